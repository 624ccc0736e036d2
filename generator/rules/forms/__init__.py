"""Rules that look at one form by itself."""
