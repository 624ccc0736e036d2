"""The page of a project over the years, part by part."""
