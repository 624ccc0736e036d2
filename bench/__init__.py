"""Measurements, and the made-up collections they are made on."""
