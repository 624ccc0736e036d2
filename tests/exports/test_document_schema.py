"""The JSON Schema of a form holds for every form, and names all that a form has."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema_rs
import pytest

from generator.catalogue.publication import Publication
from generator.exports.document_schema import document_schema
from tests.exports.collection import PUBLICATION, Collection

WITHDRAWN, OTHER = (f"science-museum/2019/{name}" for name in ("withdrawn", "operation"))


def validator(publication: Publication = PUBLICATION) -> jsonschema_rs.Validator:
    """Return a validator that allows nothing that is not described."""
    return jsonschema_rs.validator_for(closed(json.loads(document_schema(publication))), validate_formats=True)


def closed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    told = {name: closed(value) for name, value in schema.items()}
    return {"additionalProperties": False, **told} if schema.get("type") == "object" else told


def test_every_form_of_every_paper_is_as_described(collection: Collection) -> None:
    described = validator()
    assert {form.definition for form in collection.forms.values()} == set(collection.configuration.definitions)
    for name, data in collection.data.items():
        assert [str(problem) for problem in described.iter_errors(json.loads(data.document))] == [], name


@pytest.mark.parametrize(
    ("form", "spoil"),
    [
        (OTHER, lambda told: told.pop("form_id")),
        (OTHER, lambda told: told.pop("funds")),
        (OTHER, lambda told: told.pop("paper")),
        (WITHDRAWN, lambda told: told.update(paper={})),
        (OTHER, lambda told: told.update(kind="plan")),
        (OTHER, lambda told: told.update(budget_yuan=230)),
        (OTHER, lambda told: told.update(budget_yuan="2.3E+6")),
        (OTHER, lambda told: told.update(start="2019-02-30")),
        (OTHER, lambda told: told["funds"][0].update(amount="1")),
        (OTHER, lambda told: told["paper"].update(甲=1)),
    ],
)
def test_another_form_is_not(collection: Collection, form: str, spoil: Callable[[dict[str, Any]], Any]) -> None:
    told = json.loads(collection.data[form].document)
    assert validator().is_valid(told)
    spoil(told)
    assert not validator().is_valid(told)


def test_of_findings_that_are_not_published_nothing_is_told() -> None:
    told = document_schema(replace(PUBLICATION, publishes_findings=False))
    assert "findings" not in told
    assert "recomputed_score" not in told


def test_more_may_be_added_and_where_it_is_published_is_told(collection: Collection) -> None:
    published = json.loads(document_schema(PUBLICATION))
    assert published["$id"] == "https://example.org/data/form.schema.json"
    assert "$id" not in json.loads(document_schema(replace(PUBLICATION, site_url="")))
    more = json.loads(collection.data[OTHER].document) | {"new": 1}
    assert jsonschema_rs.validator_for(published).is_valid(more)
