"""Rules that look at all forms of the site together, by their records."""
