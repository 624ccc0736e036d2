"""Puts diagnostics into words, for people and for machines."""
