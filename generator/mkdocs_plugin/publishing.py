"""Publishes what MkDocs made together with our pages, and reports failures as MkDocs does."""

from collections.abc import Sequence
from pathlib import Path

from mkdocs.exceptions import PluginError

from generator.diagnostics import Diagnostic
from generator.language import Language
from generator.mkdocs_plugin.rendered import Rendered
from generator.pipeline.inputs.configuration import language_of
from generator.pipeline.keeping.cache import NotKept
from generator.pipeline.outcome import HistoryLost, NotPublishable
from generator.pipeline.settings import Run
from generator.pipeline.site import publish_site
from generator.pipeline.workers import usual_count
from generator.progress import Watcher, nobody
from generator.publishing.lock import Held
from generator.publishing.stage import ForeignFolder, NameTaken, NotApart
from generator.reporting.refusals import history_lost, not_kept, refusal
from generator.reporting.report import as_text


def publish(rendered: Rendered, out: Path, watcher: Watcher = nobody) -> tuple[Diagnostic, ...]:
    """Publish the whole site and return its warnings; raises ``PluginError``."""
    language = language_of(rendered.site.settings.workspace)
    try:
        return publish_site(rendered.site, out, Run(usual_count(), watcher)).diagnostics
    except (ForeignFolder, NameTaken, NotApart, Held) as problem:
        raise PluginError(refusal(problem, language)) from problem
    except NotKept as problem:
        raise PluginError(not_kept(language, *problem.args)) from problem
    except HistoryLost as problem:
        raise PluginError(history_lost(language, *problem.args)) from problem
    except NotPublishable as problem:
        raise refused(problem.diagnostics, language) from problem


def refused(problems: Sequence[Diagnostic], language: Language) -> PluginError:
    """Return the error that stops MkDocs, with all diagnostics."""
    return PluginError("\n" + as_text(problems, language).rstrip())
