"""Rules that look at a form beside the others of its project."""
