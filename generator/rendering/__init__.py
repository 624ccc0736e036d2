"""From records and findings to the HTML of pages."""
