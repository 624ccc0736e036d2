from __future__ import annotations

import pytest

from generator.catalogue.publication import Publication
from generator.language import Language
from generator.rendering.pages.explore import ExploreView, explore_page
from generator.rules.registry import rules


@pytest.mark.parametrize("with_findings", [True, False])
def test_rules_are_named_only_where_findings_are_published(with_findings: bool, language: Language) -> None:
    view = explore_page({}, Publication("题", "公开站", language, publishes_findings=with_findings)).view
    assert isinstance(view, ExploreView)
    assert {*view.rules} == ({rule.id for rule in rules()} if with_findings else set())
    assert ("findings" in view.tables) is with_findings
