"""Rules that compare all forms of the site with each other, by their records."""
