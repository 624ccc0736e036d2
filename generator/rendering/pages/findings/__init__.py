"""The pages of findings: their overview, and their lists."""
