"""What is published beside a form that nobody wrote: its findings, its score recomputed, the targets that it missed."""

from __future__ import annotations

from generator.model import Form
from generator.pipeline.checking import Readable
from generator.pipeline.configuration import Configuration
from generator.pipeline.projects import InCollection, Project, review_project
from generator.rendering.pages.review import Reviewed
from generator.rules.misses import misses_of
from generator.rules.parameters import Parameters, parameters_for
from generator.rules.recomputing import GRADING, SCORING, recompute
from generator.rules.running import Review


def judge_project(project: Project, readable: Readable, in_collection: InCollection) -> dict[str, Reviewed]:
    """Return what was made of each form by its identifier, nothing where findings are kept off the public pages."""
    if not readable.configuration.site.publishes_findings:
        return {}
    reviews = review_project(project, readable, in_collection)
    return {form.address.id: _judged(form, reviews[form.address.id], readable.configuration) for form in project.forms}


def _judged(form: Form, review: Review, configuration: Configuration) -> Reviewed:
    scoring = _parameters(SCORING, form, configuration)
    bands = _parameters(GRADING, form, configuration).numbers("grades")
    return Reviewed(review, recompute(form, scoring, bands), misses_of(form, scoring))


def _parameters(rule: str, form: Form, configuration: Configuration) -> Parameters:
    authority = configuration.definitions[form.definition].authority
    return parameters_for(rule, configuration.packs, authority, form.address.year)
