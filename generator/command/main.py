"""`register`: finds the command, reads the clock once, and turns errors into a sentence and an exit code."""

import sys
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn

import click

from generator import days
from generator.command.options import DAY, Asked, Exemplified, debug_option, root_option
from generator.command.output import INTERRUPTED, OUR_BUG, USED_WRONGLY, flush, listening, say, unsaid
from generator.disk import NotWritten, reason_of, sentence_of
from generator.read.garbage import no_garbage_collection

COMMANDS = {
    "init": "An empty register, with everything that its repository needs.",
    "check": "Every problem, with its place, its clause and what to do.",
    "changes": "What a change does, in words.",
    "clashes": "Which open branches clash.",
    "standing": "What an assessor is on a day, and why.",
    "due": "What is due or calls for a decision.",
    "due-issue": "The texts of the daily issue on what is due.",
    "desk": "The office's own page, as one file.",
    "allocate": "Who may be sent to a school, and why the others may not.",
    "record": "An act of the office, shown as an edit, then written.",
    "letter": "Letters: appointment, reminder, award and others.",
    "held": "Everything held about one person.",
    "build": "Check, then write the site into site/.",
    "serve": "The site on this machine, live.",
    "verify": "Whether a copy of the site is as it was built.",
    "rules": "Every rule with its clause.",
    "sample": "The draw for moderated visits.",
    "import-schools": "School files from official lists.",
    "import-postcodes": "Centres of postcode districts, for distances.",
    "fmt": "Files in one form: order, quotes, indentation.",
    "upgrade": "Yesterday's data format to today's.",
    "schema": "JSON Schemas of the data, for editors.",
    "docs": "The documentation that the code writes.",
    "editor": "The page with the form for texts and details.",
}
"""Every command, in the order of the help, with its line there; each is the `command` of the file in this folder that
has its name."""


KEPT = frozenset(("check", "changes", "standing", "due", "allocate"))
"""The commands whose answers are kept: they only say something, and say it from a register's files, the day and git."""


def main() -> NoReturn:
    """Run the command; only here do errors become a sentence and an exit code."""
    try:
        code = _answered(sys.argv[1:])
        if reason := unsaid():
            say(f"What this command says could not be written: {reason_of(reason)}. All else is done.", err=True)
            code = code or USED_WRONGLY
        sys.exit(code)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        shown = StringIO()
        error.show(shown)
        say(shown.getvalue(), err=True, end=False)
        sys.exit(USED_WRONGLY)
    except (click.Abort, KeyboardInterrupt) as stopped:
        say(f"Stopped. {stopped}".rstrip(), err=True)
        sys.exit(INTERRUPTED)
    except NotWritten as failed:
        say(str(failed), err=True)
        sys.exit(USED_WRONGLY)
    except OSError as failed:
        say(sentence_of(failed), err=True)
        sys.exit(USED_WRONGLY)
    except Exception as error:  # noqa: BLE001  # anything else is our bug, whatever it is
        if "--debug" in sys.argv:
            say(import_module("traceback").format_exc(), err=True)
        # Imported only now, like the commands.
        named = import_module("generator.command.failing").working_on(error)
        where = f" at {named}" if named else ""
        say(
            f"The program itself failed{where} ({type(error).__name__}).",
            "Please report this. The same command with --debug says where.",
            err=True,
        )
        sys.exit(OUR_BUG)


def _answered(words: Sequence[str]) -> int:
    """Run the command that some words name, or say again what it said before, if it would say the same. Returns the
    exit code.
    """
    if not KEPT & {*words}:
        return _run(words)
    with no_garbage_collection():
        return _known_or_run(words)


def _known_or_run(words: Sequence[str]) -> int:
    kept = import_module("generator.command.kept")
    question = kept.Question.of(words, days.today(), KEPT)
    state = question.state() if question else None
    if state and (answer := question.answer(state)):
        for said in answer.said:
            say(*said.lines, err=said.err, end=said.end, commands=said.commands)
        return int(answer.code)
    with listening() as heard:
        code = _run(words, question if state else None)
    flush()
    if state and days.today() == question.today:
        question.keep(state, kept.Answer(heard, code))
    return code


def _run(words: Sequence[str], question: Any = None) -> int:
    with register.make_context("register", list(words), obj=question) as context:
        return register.invoke(context) or 0


class Commands(Exemplified, click.Group):
    """The commands by their names. A command's file is imported only when it is used, because each imports much."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"generator.command.{cmd_name.replace('-', '_')}").command
        return found

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])


@click.group(
    cls=Commands,
    examples=("register check", "register standing amina-rahman --on 2026-03-01", "register serve"),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@root_option()
@click.option("--on", type=DAY, metavar="DATE", help="Another day than today: YYYY-MM-DD.")
@debug_option()
@click.version_option(package_name="ictmark-register")
@click.pass_context
def register(context: click.Context, root: Path | None, on: datetime | None) -> None:
    """The register of ICT Mark assessors, kept as code."""
    # The clock comes from its module, so that a test can replace it.
    context.obj = Asked(root, on.date() if on else None, days.today, context.obj)
