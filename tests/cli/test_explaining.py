"""The command that explains rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.cli.endings import Exit
from generator.cli.main import run
from generator.language import load
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


def test_a_consistency_rule_is_explained_with_the_limits_of_the_project(
    root: Path, tmp_path_factory: pytest.TempPathFactory, capsys: Captured
) -> None:
    asked = ["explain", "pasted-text"]
    assert run(asked) == Exit.FINE
    assert "\n\n本站用的标准（各地区，各年度）\n    整格相同的，至少多少字才核对：5\n" in capsys.readouterr().out
    (root / "site_config/rules/common.yml").write_text("rules: {pasted-text: {whole: 7}}\n", "utf-8")
    assert run(asked) == Exit.FINE
    assert "至少多少字才核对：7\n" in capsys.readouterr().out
    elsewhere = str(tmp_path_factory.mktemp("elsewhere"))
    assert run(["--root", elsewhere, *asked]) == Exit.FINE
    assert "本站用的标准（" not in capsys.readouterr().out


def test_all_rules_are_listed_in_two_parts(capsys: Captured) -> None:
    assert run(["explain"]) == Exit.FINE
    reading, consistency = capsys.readouterr().out.split("核对的规则")
    assert "duplicate-key" in reading
    assert "period-reversed" in consistency


@pytest.mark.parametrize("rule", load().rules)
def test_an_explanation_shows_no_marks_of_ours(rule: str, capsys: Captured) -> None:
    assert run(["explain", rule]) == Exit.FINE
    help_text = capsys.readouterr().out.partition("怎么改：")[2].partition("不对的写法")[0]
    assert not re.search(r"{\w+}|{{|}}", help_text)


def test_what_is_like_nothing_has_no_neighbour(capsys: Captured) -> None:
    run(["explain", "wrong-mony"])
    assert "最接近的是 wrong-money" in capsys.readouterr().err
    run(["explain", "天"])
    assert "最接近" not in capsys.readouterr().err
