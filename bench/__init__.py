"""Measurements, and the made-up collections that they use."""
