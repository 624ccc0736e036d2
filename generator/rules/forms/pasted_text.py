"""几格写的是同一段文字

查什么：项目概况、立项依据、项目设立的必要性、总目标、年度目标之间，有没有整格相同的文字，
或者一格的全文、一个整段或整句也写在另一格里；句子的起止不同，而有很长一段文字一字不差的，也算。
三种情形各有字数，列在“本站用的标准”里：整格相同的，短句也核对，只有几个字的（如“见附件”）除外；
一句、一段也写在另一格里的，要更长才核对，因为短句相同是常有的；句子起止不同的，要很长才核对。
项目自己的名称不计字数；整格相同的以外，引用的文件名称也不计。
一年的项目总目标与年度目标相同是正常的，这两格之间不作核对。
实际完成情况要照应目标，只有整格与目标相同、又不是短句的才算，几句相同的不算。
为什么：这几格问的是不同的事：做什么、凭什么做、为什么要做、要做成什么。绩效目标的填报要求见财预〔2015〕88号。
不对：立项依据写“信息化项目”，项目设立的必要性也写“信息化项目”
对：立项依据写文件名称，项目设立的必要性写不做会怎样
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from generator.diagnostics import Said, worded
from generator.model import Form
from generator.reading.values.folding import folded
from generator.rules.comparing.citing import missing, side
from generator.rules.comparing.runs import as_written, shared_run
from generator.rules.outcome import NO_PARAMETERS, NOT_ASKED, Found, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.rule import Need

GOALS = frozenset({"narrative.overall_goal", "narrative.annual_goal"})
REPORT = "narrative.achievement"
TOPICS = ("narrative.overview", "narrative.basis", "narrative.necessity", *sorted(GOALS, reverse=True), REPORT)
NUMBERS = ("whole", "length", "run")
NEEDS = tuple(Need(name, topic) for name in NUMBERS for topic in TOPICS if topic not in GOALS)
_SENTENCE_END = re.compile(r"(?<=[。！？])|\n")
_EDGES = "。！？；：、，.!?;:,"
_CITED = re.compile(r"《[^》]*》|\([^()]*号\)")
"""The title or number of a document, as it occurs in a folded text."""


class Passage(NamedTuple):
    """A whole cell or one of its sentences: as written, and bare, for comparison."""

    written: str
    bare: str


Topics = tuple[str, ...]
Texts = Mapping[str, str]
"""The bare texts of topics."""


def check(form: Form, parameters: Parameters) -> Outcomes:
    """Yield each passage that occurs in several cells, once for each set of cells."""
    asked = [topic for topic in TOPICS if topic in form.asked]
    if set(asked) <= GOALS or len(asked) < 2:
        yield NOT_ASKED
        return
    texts = {topic: _bare(form.stated[topic].text) for topic in asked if topic in form.stated}
    if set(texts) <= GOALS or len(texts) < 2:
        yield missing(form, *asked) or NOT_ASKED
        return
    if not parameters.give(*NUMBERS):
        yield NO_PARAMETERS
        return
    for topics, passage in _pasted(form, texts, parameters):
        sides = tuple(side(form, topic) for topic in topics)
        text = _shared([(one.label, texts[topic] == passage.bare) for one, topic in zip(sides, topics, strict=True)])
        shown = _shortened(passage.written)
        yield Found(worded("passage", cells=text, passage=shown, count=len(passage.bare)), sides)


def _shared(cells: Sequence[tuple[str, bool]]) -> Said:
    """Return how cells share a passage, in words; each has its label and whether the passage is its whole text."""
    whole, part = ([label for label, is_whole in cells if is_whole is wanted] for wanted in (True, False))
    if not part:
        return " = ".join(whole)
    return worded("contain", cells=part, whole=" = ".join(whole)) if whole else worded("all-contain", cells=part)


def _pasted(form: Form, texts: Texts, parameters: Parameters) -> Iterator[tuple[Topics, Passage]]:
    """Yield the longest common passage of each set of cells, as written in the first of them."""
    longest: dict[Topics, Passage] = {}
    shortest, length = parameters.number("whole"), parameters.number("length")
    name = _bare(form.project_name)
    for passage in (*_passages(form, texts), *_runs(form, texts, name, int(parameters.number("run")))):
        own = _without(passage.bare, name)
        is_long = len(_CITED.sub("", own)) > length
        holders = _holders(texts, passage.bare, is_long) if len(own) >= shortest else ()
        if len(holders) > 1 and not GOALS.issuperset(holders):
            longest[holders] = max(longest.get(holders, passage), passage, key=lambda one: len(one.bare))
    yield from ((topics, passage) for topics, passage in longest.items() if not _is_told(topics, passage, longest))


def _is_told(topics: Topics, passage: Passage, longest: Mapping[Topics, Passage]) -> bool:
    """Tell whether most of a passage also occurs in further cells and is reported there."""
    further = (other.bare for cells, other in longest.items() if set(topics) < set(cells))
    return any(bare in passage.bare and 2 * len(bare) > len(passage.bare) for bare in further)


def _passages(form: Form, texts: Texts) -> Iterator[Passage]:
    """Yield the cells and their sentences."""
    for topic, bare in texts.items():
        whole = form.stated[topic].text
        yield Passage(whole.strip(), bare)
        for sentence in _SENTENCE_END.split(whole):
            yield Passage(sentence.strip(), _bare(sentence))


def _runs(form: Form, texts: Texts, name: str, shortest: int) -> Iterator[Passage]:
    """Yield the longest run of characters shared by each pair of cells, if it is long enough."""
    for one, other in combinations([topic for topic in texts if topic != REPORT], 2):
        run = shared_run(texts[one], texts[other], shortest).strip(_EDGES)
        if len(_CITED.sub("", _without(run, name))) >= shortest:
            yield Passage(as_written(run, form.stated[one].text), run)


def _without(text: str, name: str) -> str:
    """Return a text without the project's name, which may occur in any cell."""
    return text.replace(name, "") if name else text


def _holders(texts: Texts, passage: str, is_long: bool) -> Topics:
    """Return the topics with a passage: a long one anywhere, a short one only as the whole text.

    A report may take up what was to be achieved, so it counts only if it is nothing but a long passage.
    """
    wholes = tuple(topic for topic, text in texts.items() if text == passage)
    if is_long and REPORT in wholes[1:]:
        return wholes
    others = ((topic, text) for topic, text in texts.items() if topic != REPORT)
    return tuple(topic for topic, text in others if text == passage or (is_long and passage in text))


def _bare(text: str) -> str:
    """Return a folded text without punctuation at its ends."""
    return folded(text).strip(_EDGES)


def _shortened(passage: str) -> Said:
    return worded("quoted", text=passage) if len(passage) <= 30 else worded("beginning", text=passage[:20])
