"""Properties of all texts, not only of examples."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import collect
from generator.source.comments import comments
from generator.source.decoding import FORBIDDEN
from generator.source.document import read_document
from generator.source.nodes import Scalar, plain, scalars

INDICATORS = st.text(alphabet="甲乙a1 \n\t\r:-#?,[]{}'\"|>&*!%@`~=\\<.", max_size=60)
PIECES = st.lists(
    st.sampled_from(
        (
            "甲: ", "乙", "\n", "\n  ", "- ", "? ", ": ", "[", "]", "{", "}", ", ", '"', "'", "|\n", ">", " #", "#1",
            "&a ", "*a", "!!str ", "---\n", "...\n", "%", "@", "\\u200b", "\r\n", "\u200b", "\t", "=", "😀", "<<: ",
            "|2", "\ufeff", "\0",
        )
    ),
    max_size=40,
).map("".join)  # fmt: skip
ANY_TEXT = st.one_of(st.text(), INDICATORS, PIECES)
PERMITTED = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not FORBIDDEN.search(text))


@settings(max_examples=400)
@given(st.one_of(ANY_TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary()))
def test_no_bytes_stop_a_reading(data: bytes) -> None:
    document, found = collect(read_document("f.yml", data))
    if document is None:
        assert found


@settings(max_examples=400)
@given(ANY_TEXT.filter(lambda text: text.isascii() or text.isprintable()))
def test_every_finding_stands_in_the_text(text: str) -> None:
    lines = [*text.removeprefix("\ufeff").split("\n"), ""]
    for each in collect(read_document("f.yml", f"{text}\n".encode("utf-8", "surrogatepass")))[1]:
        assert 1 <= each.place.line <= len(lines)
        assert 1 <= each.place.column <= len(lines[each.place.line - 1]) + 1


@given(PERMITTED)
def test_quoted_text_comes_back_as_it_was(text: str) -> None:
    document, found = collect(read_document("f.yml", f"甲: {json.dumps(text, ensure_ascii=False)}\n".encode()))
    assert document is not None
    assert (plain(document.root), found) == ({"甲": text}, ())


@given(st.lists(PERMITTED.filter(lambda text: "\n" not in text and "\r" not in text), min_size=1))
def test_block_text_comes_back_as_it_was(lines: list[str]) -> None:
    lines = [f"一{line}" for line in lines]
    block = "".join(f"  {line}\n" for line in lines)
    document, found = collect(read_document("f.yml", f"甲: |\n{block}乙: 二\n".encode()))
    assert document is not None
    assert (plain(document.root), found) == ({"甲": "\n".join(lines), "乙": "二"}, ())


@given(
    st.dictionaries(st.text("甲乙丙😀", min_size=1), st.text("一二三𠮷é", min_size=1), min_size=1),
    st.sampled_from(["\n", "\r\n"]),
)
def test_place_of_a_scalar_is_where_it_is_written(entries: dict[str, str], line_end: str) -> None:
    text = "".join(f"{key}:   {value}{line_end}" for key, value in entries.items())
    document, _ = collect(read_document("f.yml", text.encode()))
    assert document is not None
    lines = text.splitlines()
    for scalar in scalars(document.root):
        assert lines[scalar.line - 1][scalar.column - 1 :].startswith(scalar.text)


@given(PIECES)
def test_byte_order_mark_changes_nothing(text: str) -> None:
    text = text.removeprefix("\ufeff")
    marked, found = collect(read_document("f.yml", b"\xef\xbb\xbf" + text.encode()))
    unmarked, found_unmarked = collect(read_document("f.yml", text.encode()))
    assert found == found_unmarked
    assert marked == (unmarked and unmarked._replace(digest=marked.digest if marked else ""))


@st.composite
def text_and_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(st.text("a# \n", max_size=40))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    return text, list(zip(edges[::2], edges[1::2], strict=False))


@settings(max_examples=1000)
@given(text_and_spans())
def test_comments_are_those_of_a_slow_search(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = case
    assert [each[:4] for each in comments(text, spans)] == list(comments_slowly(text, spans))


def comments_slowly(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int, int, bool]]:
    """Examine every character of every line; a comment extends to the end of its line."""
    index = 0
    for number, line in enumerate(text.split("\n"), 1):
        in_comment = False
        for column, character in enumerate(line, 1):
            inside = any(start <= index < end for start, end in spans)
            if character == "#" and not inside and not in_comment:
                in_comment = True
                swallows = bool(line[: column - 1].strip() and line[column : column + 1].strip())
                yield line[column:], number, column, swallows
            index += 1
        index += 1


def test_scalars_are_all_keys_and_values_in_order() -> None:
    document, _ = collect(read_document("f.yml", "甲: [一, {乙: 二}]\n丙:\n".encode()))
    assert document is not None
    assert [scalar.text for scalar in scalars(document.root)] == ["甲", "一", "乙", "二", "丙", ""]
    assert isinstance(next(scalars(document.root)), Scalar)
