"""The data behind the pages, for machines."""
