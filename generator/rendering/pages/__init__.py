"""A module or a folder for each kind of page: it collects the content in one view, and names the template for it."""
