"""The command ``disclosure``."""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from types import FrameType

import click

from generator.cli import commands, drafting
from generator.cli.checking import Asked, check_and_tell
from generator.cli.endings import Ended, Exit
from generator.cli.helping import Group
from generator.cli.importing import import_and_tell
from generator.cli.project import find_workspace, language_at
from generator.cli.telling import say, watcher
from generator.cli.verifying import verify_and_tell
from generator.cli.words import WORDS, speak
from generator.language import load
from generator.pipeline.settings import Run, Skippable
from generator.pipeline.workers import MOST, usual_count
from generator.publishing.standing import NEW, OLD
from generator.reporting.report import FORMATS


@click.group(cls=Group, help=WORDS["about"], context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=click.Path(path_type=Path), metavar=WORDS["folder_metavar"], help=WORDS["root"])
@click.version_option(package_name="performance-disclosure", message="%(version)s", help=WORDS["version"])
@click.pass_context
def disclosure(context: click.Context, root: Path | None) -> None:
    """Store the given workspace folder, and speak its language; commands look up the workspace themselves."""
    context.obj = root
    speak(language_at(root))


@disclosure.command(help=WORDS["check"])
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar=WORDS["paths_metavar"])
@click.option("--format", "report_format", type=click.Choice(list(FORMATS)), default="text", help=WORDS["format"])
@click.option("--findings", is_flag=True, help=WORDS["findings"])
@click.option("--since", metavar=WORDS["since_metavar"], help=WORDS["since"])
@click.pass_obj
def check(root: Path | None, paths: Sequence[Path], report_format: str, findings: bool, since: str | None) -> None:
    """See ``checking.check_and_tell``."""
    check_and_tell(find_workspace(root), Asked(paths, report_format, since, findings))


@disclosure.command(help=WORDS["build"])
@click.option("--out", type=click.Path(path_type=Path), metavar=WORDS["folder_metavar"], help=WORDS["out"])
@click.option("--processes", type=click.IntRange(1, MOST), metavar=WORDS["count_metavar"], help=WORDS["processes"])
# For measuring alone: pages keep their links to what is left out.
@click.option("--without", type=click.Choice([part.value for part in Skippable]), multiple=True, hidden=True)
@click.pass_obj
def build(root: Path | None, out: Path | None, processes: int | None, without: Sequence[str]) -> None:
    """See ``commands.build``."""
    run = Run(processes or usual_count(), watcher, frozenset(map(Skippable, without)))
    commands.build(find_workspace(root), out, run)


@disclosure.command(help=WORDS["serve"])
@click.option("--address", default="127.0.0.1:8000", metavar=WORDS["address_metavar"], help=WORDS["address"])
@click.option("--open", "open_in_browser", is_flag=True, help=WORDS["open"])
@click.pass_obj
def serve(root: Path | None, address: str, open_in_browser: bool) -> None:
    """See ``commands.serve``."""
    commands.serve(find_workspace(root), address, open_in_browser=open_in_browser)


@disclosure.command(help=WORDS["verify"])
@click.argument("place", metavar=WORDS["verify_metavar"])
def verify(place: str) -> None:
    """See ``verifying.verify_and_tell``."""
    verify_and_tell(place)


@disclosure.command(help=WORDS["schema"])
@click.argument("form", required=False, metavar=WORDS["form_metavar"])
@click.option("--write", is_flag=True, help=WORDS["schema_write"])
@click.pass_obj
def schema(root: Path | None, form: str | None, write: bool) -> None:
    """See ``drafting.schema``."""
    drafting.schema(find_workspace(root), form, write=write)


@disclosure.command(help=WORDS["new"])
@click.argument("place", metavar=WORDS["place_metavar"])
@click.option("--form", required=True, metavar=WORDS["new_form_metavar"], help=WORDS["new_form"])
@click.pass_obj
def new(root: Path | None, place: str, form: str) -> None:
    """See ``drafting.new``."""
    drafting.new(find_workspace(root), place, form)


@disclosure.command("import", help=WORDS["import"])
@click.argument("file", type=click.Path(path_type=Path), metavar=WORDS["file_metavar"])
@click.argument("places", nargs=-1, metavar=WORDS["places_metavar"])
@click.option("--form", metavar=WORDS["new_form_metavar"], help=WORDS["import_form_option"])
@click.pass_obj
def import_(root: Path | None, file: Path, places: Sequence[str], form: str | None) -> None:
    """See ``importing.import_and_tell``."""
    import_and_tell(find_workspace(root), file, places, form)


@disclosure.command("new-rule", help=WORDS["new_rule"])
@click.argument("rule", metavar=WORDS["new_rule_metavar"])
@click.option("--title", required=True, metavar=WORDS["title_metavar"], help=WORDS["new_rule_title"])
@click.pass_obj
def new_rule(root: Path | None, rule: str, title: str) -> None:
    """See ``drafting.new_rule``."""
    drafting.new_rule(find_workspace(root), rule, title)


@disclosure.command(help=WORDS["explain"])
@click.argument("rule", required=False, metavar=WORDS["rule_metavar"])
@click.pass_obj
def explain(root: Path | None, rule: str | None) -> None:
    """See ``commands.explain``."""
    commands.explain(root, rule)


_STANDING = {OLD: "site_stands", NEW: "site_replaced"}


class _Ending:
    """Handles termination signals: the first interrupts the command, the second is ignored, the third exits at once.

    Interrupting the clean-up a second time would make a preview leave its server running and wait for it forever.
    """

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        self._told += 1
        if self._told == 1:
            raise KeyboardInterrupt
        if self._told > 2:
            os._exit(Exit.READING_OR_PUBLISHING_FAILED)


def main() -> None:
    """Run the command line; every outcome ends in an exit code, never in a traceback."""
    # The garbage collector would scan everything a build remembers again and again: a sixth of the time of a small
    # change.
    gc.freeze()
    gc.set_threshold(*gc.get_threshold()[:2], 1000)
    if isinstance(sys.stdout, TextIOWrapper):
        # Characters that the terminal cannot encode are escaped.
        sys.stdout.reconfigure(errors="backslashreplace")
    end = _Ending()
    # Job runners and service managers stop a process with SIGTERM; it is handled like Ctrl+C.
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, end)
    code = run(sys.argv[1:])
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream:  # none if it was closed before the start
                stream.flush()
    except OSError:
        # Python would flush again on exit and use an exit code of its own.
        os._exit(code or Exit.READING_OR_PUBLISHING_FAILED)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run with these arguments; return the exit code."""
    try:
        disclosure.main(args=list(arguments), prog_name="disclosure", standalone_mode=False)
    except Ended as problem:
        return _said(_with_standing(str(problem), problem), problem.code)
    except click.ClickException as problem:
        return _said(_misuse(problem), Exit.WRONG_USAGE_OR_CONFIGURATION)
    except (click.Abort, KeyboardInterrupt) as problem:
        return _said(_with_standing(WORDS["interrupted"], problem), Exit.READING_OR_PUBLISHING_FAILED)
    except SystemExit:  # click's own end where nobody reads on; its code is that of errors in the content
        return Exit.READING_OR_PUBLISHING_FAILED
    except Exception as problem:
        text, code = _unforeseen(problem)
        return _said(_with_standing(text, problem), code)
    return Exit.FINE


def _unforeseen(problem: Exception) -> tuple[str, Exit]:
    said = _of_template(problem)
    if said is not None:
        return said, Exit.WRONG_USAGE_OR_CONFIGURATION
    if isinstance(problem, ChildProcessError):
        return WORDS["process_killed"], Exit.READING_OR_PUBLISHING_FAILED
    if isinstance(problem, OSError):
        return WORDS["disc_failed"].format(problem=load().failure(problem)), Exit.READING_OR_PUBLISHING_FAILED
    if os.environ.get("DISCLOSURE_DEBUG"):
        traceback.print_exception(problem)
    return WORDS["our_bug"].format(problem=f"{type(problem).__name__}: {problem}"), Exit.OUR_BUG


def _with_standing(text: str, problem: BaseException) -> str:
    """Return a message with a line on which site is published, if that was noted on the exception or on its cause."""
    notes = [note for one in (problem, problem.__cause__) for note in getattr(one, "__notes__", ())]
    return "\n".join([text, *(WORDS[word] for note, word in _STANDING.items() if note in notes)])


def _of_template(problem: Exception) -> str | None:
    """Return the message for an error in a template, ``None`` for any other error."""
    if "jinja2" not in sys.modules:  # a check loads no templates
        return None
    from generator.reporting.templates import wrong_template

    return wrong_template(problem, load())


def _misuse(problem: click.ClickException) -> str:
    said = problem.format_message()
    if isinstance(problem, click.exceptions.NoArgsIsHelpError):
        return said
    command = problem.ctx.command_path if isinstance(problem, click.UsageError) and problem.ctx else "disclosure"
    return WORDS["wrong_usage"].format(problem=load().said_by("click", said) or said, command=command)


def _said(text: str, code: Exit) -> int:
    # If nothing can be printed any more, the exit code still reports the failure.
    with suppress(OSError):
        if text:
            say(text)
    return code


if __name__ == "__main__":
    main()
