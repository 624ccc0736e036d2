"""What a build keeps for the next one, and when that may be used."""
