from generator.rendering.pages.review import placed
from generator.rules.outcome import Found
from generator.rules.running import Finding


def anchors(*rules: str) -> list[str]:
    return [place.anchor for place, _ in placed(Finding(rule, "", Found("", ()), "") for rule in rules)]


def test_a_finding_is_linked_by_its_rule_and_counted_within_it() -> None:
    assert anchors("one-rule", "another", "one-rule", "one-rule") == ["one-rule", "another", "one-rule-2", "one-rule-3"]


def test_a_link_still_leads_to_its_finding_when_one_of_another_rule_is_mended() -> None:
    assert anchors("mended", "kept", "kept")[1:] == anchors("kept", "kept")
