"""Puts a built site where readers find it."""
