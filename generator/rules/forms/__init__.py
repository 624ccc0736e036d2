"""Rules that check one form by itself."""
