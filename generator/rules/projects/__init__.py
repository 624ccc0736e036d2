"""Rules that compare a form with the others of its project."""
