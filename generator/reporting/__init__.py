"""Turns diagnostics into reports, for people and for machines."""
