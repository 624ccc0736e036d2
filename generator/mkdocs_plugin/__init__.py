"""MkDocs as the host: it renders the shells of our pages and the Markdown pages, and calls the pipeline."""
