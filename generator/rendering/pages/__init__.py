"""One module for each kind of page: it collects the content in one view, and fills the template with it."""
