"""`register due`: everything that is due or calls for a decision, with the act that settles it."""

from datetime import date
from pathlib import Path

import click

from generator.command.forms import address_of_forms
from generator.command.options import formats, named, of_a_register
from generator.command.output import say, say_json, say_markdown
from generator.command.progress import progress
from generator.command.reading import read_files, register_of
from generator.office.due import due
from generator.office.letters.kinds import with_letters
from generator.read.garbage import no_garbage_collection
from generator.reports import due as report


@named(
    "due",
    "register due",
    "register due --within 90",
    "register due --within 365 --format ics",
    short="What is due or calls for a decision.",
)
@of_a_register
@click.option("--within", type=click.IntRange(0, 731), default=30, show_default=True, help="So many days ahead.")
@formats("text", "markdown", "json", "ics")
@no_garbage_collection()
def command(root: Path, on: date, within: int, form: str) -> int:
    """Everything that is due or calls for a decision, most urgent first: with the clause, whom it is about, and the act
    that settles it.

    It names people and what they owe: it is for the office alone.
    """
    loaded = read_files(root)
    register = register_of(loaded)
    dues = with_letters(register, due(register, on, within, progress("Asking the rules")), on)
    match form:
        case "json":
            say_json(report.as_json(dues, loaded.source))
        case "markdown":
            say_markdown(report.markdown(dues, on, address_of_forms()))
        case "ics":
            say(report.calendar(dues, on), end=False)
        case _:
            say(*report.text(dues, loaded.source, on))
    return 0
