"""Reads the lists of numbers in the index."""

from __future__ import annotations


def unpacked(data: bytes) -> list[int]:
    """Return the numbers that the bytes encode."""
    numbers, number, shift = [], 0, 0
    for byte in data:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(number)
            number, shift = 0, 0
    return numbers
