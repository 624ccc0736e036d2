"""Consistency rules: what does not add up in a form, a project or the collection. A finding is not an error."""
