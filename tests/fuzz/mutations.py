"""Ways to damage a form: by accident, by a converter, or on purpose."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[Random, bytes, Sequence[bytes]], bytes]

INDICATORS = (
    *(
        "- ",
        "? ",
        ": ",
        ", ",
        "[",
        "]",
        "{",
        "}",
        " #",
        "#",
        "& ",
        "&a ",
        "*a",
        "* ",
        "! ",
        "!!str ",
        "!<a> ",
        "|",
        ">",
        "|2",
        ">-",
    ),
    *(
        "'",
        '"',
        "%",
        "@",
        "`",
        "---\n",
        "...\n",
        "<<: ",
        "\\",
        "\\x",
        "\n",
        "\n  ",
        "\r",
        "\r\n",
        "\t",
        "=",
        "~",
        "null",
        "%YAML 9.9\n",
    ),
)
NASTIES = (
    *(
        "\0",
        "\x07",
        "\x1b[2J",
        "\x7f",
        "\x85",
        "\xa0",
        "\xad",
        "\u0301",
        "\u061c",
        "\u200b",
        "\u200d",
        "\u2028",
        "\u2029",
    ),
    *(
        "\u202e",
        "\u2066",
        "\u3000",
        "\ufe0f",
        "\ufeff",
        "\ufffd",
        "\uffff",
        "\ud800",
        "\udfff",
        "\U0001f468\u200d\U0001f469",
    ),
    *("\U000e0041", "\U0010ffff", "１", "Ⅷ", "ﬁ", "İ", "ß", "٣", "e\u0301" * 50, "\u0e49" * 80),
)
BOMBS = ("[", "{", "{a: ", "- ", "? ", "[{a: ", "(", "'", '"', "!", "&a ", "a: {", "\n ", "[[],", "甲:\n ")
HUGE = ("一", "1", "a ", "9,", "\\u4e00", "#", " #1", "　", "\n", "%", "1,000", ":", "\u200b", "e\u0301")
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def text_of(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def bytes_of(text: str) -> bytes:
    """Return the bytes of a text; surrogates become the malformed bytes that they represent."""
    return b"".join(
        character.encode("utf-8", "surrogateescape" if "\udc80" <= character <= "\udcff" else "surrogatepass")
        for character in text
    )


def _somewhere(random: Random, length: int) -> int:
    return random.randint(0, length)


def flip_bits(random: Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 6) if data else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def replace_bytes(random: Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    start = _somewhere(random, len(data))
    return data[:start] + random.randbytes(random.randint(0, 4)) + data[start + random.randint(0, 4) :]


def swap_tokens(random: Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    tokens = _TOKEN.findall(text_of(data))
    if len(tokens) > 1:
        one, other = random.randrange(len(tokens)), random.randrange(len(tokens))
        tokens[one], tokens[other] = tokens[other], tokens[one]
    return bytes_of("".join(tokens))


def change_lines(random: Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(5):
        case 0:
            lines.insert(other, lines[at])
        case 1:
            del lines[at]
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = b" " * random.randint(1, 5) + lines[at]
        case _:
            lines[at] = lines[at].lstrip()
    return b"".join(lines)


def indent_otherwise(random: Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    """Indent some lines by tabs, by wide spaces, or by more or fewer spaces."""
    indent = random.choice(("\t", "　", "\xa0", "", " ", "    ")).encode()
    share = random.choice((0.05, 0.5, 1.0))
    lines = data.splitlines(keepends=True)
    return b"".join(line.replace(b"  ", indent, 3) if random.random() < share else line for line in lines)


def comment_out(random: Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    """Add comments to the end of some lines."""
    comment = random.choice((" # 含团队", " #1", " # 13800000000", "# x", " #")).encode()
    lines = data.splitlines()
    return b"".join(line + (comment if random.random() < 0.1 else b"") + b"\n" for line in lines)


def insert_indicator(random: Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    return _inserted(random, data, random.choice(INDICATORS))


def insert_nasty(random: Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    return _inserted(random, data, random.choice(NASTIES))


def _inserted(random: Random, data: bytes, text: str) -> bytes:
    """Insert a text, half of the time before a value, where it has most effect, else anywhere."""
    whole = text_of(data)
    values = [match.end() for match in re.finditer(r": |- ", whole)]
    at = random.choice(values) if values and random.random() < 0.5 else _somewhere(random, len(whole))
    return bytes_of(whole[:at] + text + whole[at:])


def truncate(random: Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    return data[: _somewhere(random, len(data))]


def splice(random: Random, data: bytes, originals: Sequence[bytes]) -> bytes:
    other = random.choice(originals)
    return data[: _somewhere(random, len(data))] + other[_somewhere(random, len(other)) :]


def change_encoding(random: Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    encoding = random.choice(("gbk", "utf-16", "utf-16-le", "utf-32", "latin-1", "utf-8-sig", "utf-7"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


def change_line_ends(random: Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    return data.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b"\n\r", b"\xc2\x85", b"\xe2\x80\xa8")))


def nest(random: Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    return _inserted(random, data, random.choice(BOMBS) * random.randint(2, 3000))


def swell(random: Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    return _inserted(random, data, random.choice(HUGE) * random.randint(100, 60_000))


def multiply_keys(random: Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    beginning = random.choice(("\n项目总预算", "\n  甲", "\n- 乙", "\n", "\n&a "))
    ending = random.choice((":", ": 1", ": @", ": #1", ": *a", ": ["))
    return _inserted(random, data, "".join(f"{beginning}{number}{ending}" for number in range(random.randint(2, 1500))))


USUAL: tuple[Mutation, ...] = (
    *(flip_bits, replace_bytes, swap_tokens, change_lines, change_lines, insert_indicator, insert_indicator),
    *(insert_nasty, truncate, splice, indent_otherwise, comment_out),
)
RARE: tuple[Mutation, ...] = (change_encoding, change_line_ends, nest, swell, multiply_keys)


def mutated(random: Random, originals: Sequence[bytes]) -> bytes:
    """Return one of the originals with one to six kinds of damage."""
    data = random.choice(originals)
    for _ in range(random.randint(1, 6)):
        chosen = random.choice(RARE if random.random() < 0.04 else USUAL)
        data = chosen(random, data, originals)
    return data
