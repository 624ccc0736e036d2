"""Lists of numbers as bytes: seven bits a byte, the lowest first; the eighth bit is clear only in the last byte."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import sub


def packed(numbers: Iterable[int]) -> bytes:
    """Return the bytes of non-negative numbers."""
    data = bytearray()
    for number in numbers:
        while number > 127:
            data.append(number & 127 | 128)
            number >>= 7
        data.append(number)
    return bytes(data)


def packed_rising(numbers: Sequence[int]) -> bytes:
    """Return the bytes of rising numbers, each encoded as the difference to the previous one."""
    return packed(map(sub, numbers, chain((0,), numbers)))
