"""What the search in the browser reads: the text of every form, one file a year."""
