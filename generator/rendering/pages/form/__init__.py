"""The page of a form, part by part."""
