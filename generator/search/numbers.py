"""Lists of numbers as bytes: seven bits a byte, the lowest first, the eighth bit set on all but a number's last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import sub

_BASE = 1 << 14
_ENDING = tuple(bytes([low]) if low < 128 else bytes([low & 127 | 128, low >> 7]) for low in range(_BASE))
_GOING_ON = tuple(bytes([low & 127 | 128, low >> 7 | 128]) for low in range(_BASE))


def packed(numbers: Iterable[int]) -> bytes:
    """Return the bytes of numbers that are not negative."""
    return b"".join(
        [_ENDING[number] if number < _BASE else _GOING_ON[number & _BASE - 1] + _high(number) for number in numbers]
    )


def packed_rising(numbers: Sequence[int]) -> bytes:
    """Return the bytes of rising numbers, each as its distance from the one before."""
    return packed(map(sub, numbers, chain((0,), numbers)))


def _high(number: int) -> bytes:
    return _ENDING[number >> 14] if number < _BASE * _BASE else packed([number >> 14])


def unpacked(data: bytes) -> list[int]:
    """Return the numbers that the bytes stand for."""
    numbers, number, shift = [], 0, 0
    for byte in data:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(number)
            number, shift = 0, 0
    return numbers
