"""The page about the data: its content, and what it tells programs."""
