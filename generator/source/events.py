"""Reads libyaml's events one by one: reports features of YAML that forms do not use, and assembles the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from generator.diagnostics import Place, error, warning
from generator.personal import looks_personal
from generator.source.assembling import Assembly
from generator.source.brackets import mistake_in_brackets
from generator.source.comments import Comment, comments
from generator.source.indentation import has_key, key_indented_widely
from generator.source.nodes import Scalar
from generator.source.stumbles import Passage, Stumble, line_and_column, stumble_over
from generator.source.syntax import understand
from generator.source.values import BLOCK_STYLES, LONGEST_TEXT, features, wrong_text

MAX_DEPTH = 32
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class EventReader:
    """Reads the events of one text into an ``assembly``, until the end, until ``stopped``, or until a syntax error."""

    def __init__(self, file: str, text: str) -> None:
        self.assembly = Assembly(file)
        self._add, self._spans = self.assembly.add, self.assembly.spans
        self.comments: tuple[Comment, ...] = ()
        self.stopped = False
        self._file = file
        self._text = text
        self._has_escapes = "\\" in text
        self._begun_with_space: set[int] = set()
        self._documents = 0
        self._steps: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: lambda event: self._begin(event, self.assembly.begin_map),
            yaml.SequenceStartEvent: lambda event: self._begin(event, self.assembly.begin_list),
            yaml.MappingEndEvent: lambda _event: self.assembly.end(),
            yaml.SequenceEndEvent: lambda _event: self.assembly.end(),
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def run(self) -> Stumble | None:
        """Read all events; return the syntax error that stopped the parser, if any."""
        stumble = None
        try:
            self._take_all()
        except yaml.MarkedYAMLError as problem:
            stumble = self._at_quote(self._at_bracket(understand(problem, self._text), problem.problem_mark))
            stumble = self._at_beginning() or stumble
        stumble = key_indented_widely(self._text, self._begun_with_space) or stumble
        self.assembly.end_all()
        if stumble is None and "#" in self._text:
            self._check_comments()
        return stumble

    def _take_all(self) -> None:
        for event in iter(_LOADER(self._text).get_event, None):
            step = self._steps.get(type(event))
            if step is not None:
                step(event)
                if self.stopped:
                    return

    def _at_bracket(self, stumble: Stumble, seen: yaml.Mark | None) -> Stumble:
        """Return a stumble over a bracket as one over the mistake that caused it, in it or its missing end.

        libyaml may notice only at the end of the file that a bracket is open; ``seen`` is where it did.
        """
        if stumble.rule != "unclosed-bracket" or seen is None:
            return stumble
        return mistake_in_brackets(self._text, self.assembly.opened, self._spans, seen.index) or stumble

    def _at_quote(self, stumble: Stumble) -> Stumble:
        """Return a stumble over text after a quote as one over the opening quote, if that swallowed other keys.

        Such a quote was not closed on its line, or closed with another sign, and so ended at the next quote.
        """
        start, end = self._spans[-1] if self._spans else (0, 0)
        if stumble.rule != "text-behind-value" or self._text[end : stumble.offset_in(self._text)].strip():
            return stumble
        opened, column = line_and_column(self._text, start)
        if not any(map(has_key, self._text.split("\n")[opened + 1 : stumble.line + 1])):
            return stumble
        return stumble_over("unclosed-quote", opened, column)

    def _at_beginning(self) -> Stumble | None:
        """Return the stumble over a file without any key, as one with wide colons throughout."""
        root = self.assembly.root
        if not isinstance(root, Scalar) or any(map(has_key, self._text.split("\n"))):
            return None
        return Stumble("not-a-mapping", root.line - 1, root.column - 1, Passage.NONE, range(0))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        start, end, text, header = event.start_mark, event.end_mark, event.value, ""
        assert start is not None  # only events made without a text lack marks
        assert end is not None
        at, after, line, column = start.index, end.index, start.line + 1, start.column + 1
        if event.style in BLOCK_STYLES:
            text, header = text.rstrip("\n"), self._line_at(at)
        if event.tag is not None or event.anchor is not None:
            self.assembly.found += features(event, Place(self._file, line, column))
        has_escapes = self._has_escapes and event.style == '"' and "\\" in self._text[at:after]
        if header or has_escapes or end.line >= line or len(text) > LONGEST_TEXT // 2:
            place, breaks = Place(self._file, line, column), end.line - start.line
            self.assembly.found += wrong_text(text, event.style, place, header, breaks)
        if text[:1].isspace():
            self._begun_with_space.add(at)
        # Whatever follows the header of a block on its line is a comment.
        self._spans.append((at + len(header), after))
        self._add(Scalar(text, line, column))

    def _line_at(self, offset: int) -> str:
        """Return the rest of the line after an offset."""
        end = self._text.find("\n", offset)
        return self._text[offset:] if end < 0 else self._text[offset:end]

    def _begin(self, event: yaml.CollectionStartEvent, begin: Callable[[int, int], None]) -> None:
        place = self._place(event)
        if event.tag is not None or event.anchor is not None:
            self.assembly.found += features(event, place)
        if self.assembly.depth >= MAX_DEPTH:
            self.assembly.found.append(error("nested-too-deep", place, limit=MAX_DEPTH))
            self.stopped = True
        else:
            begin(place.line, place.column)

    def _alias(self, event: yaml.AliasEvent) -> None:
        place = self._place(event)
        self.assembly.found.append(error("yaml-feature", place, feature=f"*{event.anchor}"))
        self.assembly.add(Scalar("", place.line, place.column))

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self.assembly.found.append(error("several-documents", self._place(event)))
            self.stopped = True

    def _check_comments(self) -> None:
        self.comments = tuple(comments(self._text, self.assembly.spans))
        for comment in self.comments:
            place = Place(self._file, comment.line, comment.column)
            if comment.swallows:
                self.assembly.found.append(error("swallowed-by-comment", place))
            elif comment.hides_key:
                self.assembly.found.append(warning("swallowed-by-comment", place))
            elif comment.follows_value:
                self.assembly.found.append(warning("comment-behind-value", place))
            if looks_personal(comment.text):
                self.assembly.found.append(warning("personal-comment", place))

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._file, mark.line + 1, mark.column + 1) if mark else Place(self._file)
