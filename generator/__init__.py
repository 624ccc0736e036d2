"""Publishes performance forms of public money as a site people can search, compare and check."""

__version__ = "0.1.0"
