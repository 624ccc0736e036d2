"""Consistency rules: what in a form, a project or the collection does not add up. A finding is not an error."""
