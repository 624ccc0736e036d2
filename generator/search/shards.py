"""The index of a year as files of a few kilobytes; the file of a gram follows from the gram alone.

A file is a sequence of grams, in order. Each is the number of its bytes in UTF-8, these bytes, the number of bytes of
its list, and the list; numbers are encoded as in ``generator.search.numbers``.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.search.grams import Gram
from generator.search.numbers import packed

SHARD_SIZE = 6144
"""The intended maximum size of a file; one with a long list can be larger."""


def shards(grams: Iterable[Gram]) -> list[bytes]:
    """Return the files of the grams; their number is a power of two, so that it rarely changes."""
    records = sorted((gram.text, _record(gram)) for gram in grams)
    size = sum(len(record) for _, record in records)
    count = 1 << max(0, (size - 1) // SHARD_SIZE).bit_length()
    files: list[list[bytes]] = [[] for _ in range(count)]
    for text, record in records:
        files[shard_of(text, count)].append(record)
    return [b"".join(file) for file in files]


def shard_of(gram: str, count: int) -> int:
    """Return the number of the file that a gram is in: its FNV-1a hash over code points."""
    number = 0x811C9DC5
    for character in gram:
        number = (number ^ ord(character)) * 0x01000193 & 0xFFFFFFFF
    return number % count


def _record(gram: Gram) -> bytes:
    text = gram.text.encode("utf-8", "surrogatepass")
    return packed([len(text)]) + text + packed([len(gram.data)]) + gram.data
