"""What is noted on an exception about the published site is true, wherever the exception comes from."""

from __future__ import annotations

import itertools
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from generator.publishing import kernel, standing
from generator.publishing.standing import noting_what_stands
from tests.publishing.faults import ALLOWED, FAILED, FINISHED, NOT_REACHED, Act, at_call, forbidden, full, in_child
from tests.publishing.sites import NEW, OLD, contents_of, publish


def publish_and_hold_the_note_against_the_site(site: Path) -> None:
    had_one = site.exists()
    try:
        with noting_what_stands(site):
            publish(site, NEW)
    except ALLOWED as problem:
        stands = (standing.NEW if contents_of(site) == NEW else standing.OLD) if had_one else None
        if getattr(problem, "__notes__", [None]) != [stands]:
            raise AssertionError(stands) from problem
        raise


@pytest.mark.parametrize("act", [full, forbidden], ids=["disc-full", "forbidden"])
@pytest.mark.parametrize("had_one", [True, False])
def test_whatever_fails_the_note_says_which_site_is_there_and_nothing_where_there_was_none(
    tmp_path: Path, act: Act, had_one: bool
) -> None:
    endings = Counter[int]()
    for number in itertools.count():
        site = tmp_path / str(number) / "site"
        site.parent.mkdir()
        if had_one:
            publish(site, OLD)
        ending = in_child(at_call(number, act, partial(publish_and_hold_the_note_against_the_site, site)))
        if ending == NOT_REACHED:
            break
        endings[ending] += 1
    assert endings[FAILED] > 30
    assert set(endings) <= {FAILED, FINISHED}


def test_a_failure_after_the_exchange_is_noted_as_that(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(site, OLD)
    exchange = kernel.exchange

    def interrupted(one: Path, other: Path) -> bool:
        exchange(one, other)
        monkeypatch.setattr(kernel, "flush", lambda _: next(iter(())))
        return True

    monkeypatch.setattr(kernel, "exchange", interrupted)
    with pytest.raises(StopIteration) as problem, noting_what_stands(site):
        publish(site, NEW)
    assert problem.value.__notes__ == [standing.NEW]


def test_a_folder_of_somebody_else_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt) as problem, noting_what_stands(tmp_path):
        raise KeyboardInterrupt
    assert not hasattr(problem.value, "__notes__")
