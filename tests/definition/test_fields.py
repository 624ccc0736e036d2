"""The table of fields: it has exactly those of the schema, and the reading follows it."""

from __future__ import annotations

import re

from generator.definition.fields import FIELDS
from generator.definition.validation import schema_text


def test_fields_of_the_table_are_those_of_the_schema() -> None:
    names, *patterns = schema_text("definition")["$defs"]["field"]["anyOf"]
    groups = {name.partition(".")[0] for name in names["enum"]}
    groups |= {match.group(1) for one in patterns if (match := re.match(r"\^([a-z_]+)", one["pattern"]))}
    assert groups == set(FIELDS)
