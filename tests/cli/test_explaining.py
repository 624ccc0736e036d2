"""The command that explains rules."""

from __future__ import annotations

from generator.cli.main import Exit, run
from tests.cli.conftest import Captured


def test_a_rule_is_explained_with_examples(capsys: Captured) -> None:
    assert run(["explain", "block-indicator"]) == Exit.FINE
    out = capsys.readouterr().out
    assert "不对的写法：\n    项目总目标: >=98%" in out
    assert '对的写法：\n    项目总目标: ">=98%"' in out


def test_a_consistency_rule_is_explained_from_its_docstring(capsys: Captured) -> None:
    assert run(["explain", "sub-projects-differ"]) == Exit.FINE
    out = capsys.readouterr().out
    assert out.startswith("子项目之和与当年预算对不上 (sub-projects-differ)\n\n查什么\n")


def test_all_rules_are_listed_in_two_parts(capsys: Captured) -> None:
    assert run(["explain"]) == Exit.FINE
    reading, consistency = capsys.readouterr().out.split("核对的规则")
    assert "duplicate-key" in reading
    assert "period-reversed" in consistency
