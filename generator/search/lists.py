"""Operations on many lists of numbers at once: grouping by a key, and encoding as bytes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[np.unsignedinteger[Any]]

_MOST_BYTES = 5
"""The most bytes that a number of 32 bits takes."""


def by_key(keys: Numbers, numbers: Numbers) -> dict[int, Numbers]:
    """Return the numbers of each key, in their order."""
    order = np.argsort(keys, kind="stable")
    keys, numbers = keys[order], numbers[order]
    begins = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    bounds = pairwise([*begins.tolist(), len(keys)])
    return {key: numbers[start:end] for key, (start, end) in zip(keys[begins].tolist(), bounds, strict=True)}


def packed_lists(lists: Sequence[Numbers]) -> list[bytes]:
    """Return the bytes of lists of rising numbers, each encoded by ``generator.search.numbers.packed_rising``."""
    numbers = np.concatenate([*lists, np.zeros(0, np.uint32)])
    bounds = np.cumsum([0, *map(len, lists)])
    distances = np.diff(numbers, prepend=0)
    firsts = bounds[:-1][bounds[:-1] < bounds[1:]]
    distances[firsts] = numbers[firsts]
    data = np.empty((len(numbers), _MOST_BYTES), np.uint8)
    for place in range(_MOST_BYTES):
        left = distances >> 7 * place
        data[:, place] = left & 127 | (left > 127) * np.uint8(128)
    # The eighth bit is clear in the last byte of a number.
    used = np.ones(data.shape, np.bool_)
    used[:, 1:] = data[:, :-1] > 127
    packed = data[used].tobytes()
    ends = np.append(0, np.cumsum(used.sum(axis=1)))[bounds]
    return [packed[start:end] for start, end in pairwise(ends.tolist())]
