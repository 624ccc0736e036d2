"""Writes the files of a new rule: a small one that works, to be replaced part by part."""

from __future__ import annotations

import re
from collections.abc import Mapping

TEXTS = "generator/language/zh/findings.yml"
"""The file with the texts of all rules, to which those of a new one are appended."""

UNWRITTEN = "（待写）"
"""Stands before each text of a skeleton; the tests refuse a rule that has it still, for these texts are published."""

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TITLE = re.compile(r'[^"\\\s]([^"\\\r\n]*[^"\\\s])?')

_MODULE = '''"""{title}

查什么：（待写）比较表上的哪几格，怎样计算。这里的例子核对项目当年预算是否为零。
为什么：（待写）为什么要核对，依据的文件名称和文号。
不对：（待写）项目当年预算 0
对：（待写）项目当年预算 1000000
"""

from __future__ import annotations

from generator.model import Form
from generator.rules.comparing.citing import missing, side
from generator.rules.outcome import Found, Outcomes
from generator.rules.parameters import Parameters

BUDGET = "funds.annual_budget.total"


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Yield where the annual budget is zero."""
    if reason := missing(form, BUDGET):
        yield reason
    elif (budget := form.amount("annual_budget")) and not budget.value:
        yield Found(f"{{budget.written}} = 0", (side(form, BUDGET),))
'''

_CASES = """\
- case: a budget of nothing
  form: sh-target-2019
  change: |
    项目当年预算（元）: 0.00
  expect: "found: 0.00 = 0"
- case: a budget
  expect: silent
- case: no budget
  change: |
    项目当年预算（元）:
  expect: "not-applicable: blank"
"""

_WORDS = """
{rule}:
  message: （待写）用表上的名称说比较了什么：{{sum}}
  advice: （待写）请核对哪几格。
  holds: （待写）没有发现问题时，表上是怎样的
"""


def skeleton(rule_id: str, title: str) -> Mapping[str, str]:
    """Return the texts of a new rule for one form, by path; that for ``TEXTS`` is to be appended, the others are
    complete.

    Raises ``ValueError`` if the name does not consist of lowercase letters, digits and hyphens, or the title cannot be
    the first line of a docstring.
    """
    if not _ID.fullmatch(rule_id):
        raise ValueError(f"not a rule's name: {rule_id!r}")
    if not _TITLE.fullmatch(title):
        raise ValueError(f"not a rule's title: {title!r}")
    return {
        f"generator/rules/forms/{rule_id.replace('-', '_')}.py": _MODULE.format(title=title),
        f"tests/rules/cases/{rule_id}.yml": _CASES,
        TEXTS: _WORDS.format(rule=rule_id),
    }
