"""`register clashes`: which open branches clash."""

from datetime import date
from pathlib import Path

import click

from generator.command.options import formats, named, of_a_register
from generator.command.output import REFUSED, say, say_json, say_markdown
from generator.command.progress import progress
from generator.command.reading import from_git
from generator.compare.clashes import clashes
from generator.compare.git import Repository
from generator.reports import clashes as report


@named(
    "clashes",
    "register clashes origin/main origin/add-support origin/appoint-amina",
    "register clashes origin/main origin/add-support origin/appoint-amina --format markdown",
    short="Which open branches clash.",
)
@of_a_register
@click.argument("base")
@click.argument("branches", nargs=-1, required=True)
@formats("text", "markdown", "json")
def command(root: Path, on: date, base: str, branches: tuple[str, ...], form: str) -> int:
    """Which open branches clash: in their text, or because each is right alone but they are wrong together.

    Every branch, every pair, and all of them together are merged in memory onto BASE and checked; nothing is checked
    out. A branch that is refused on its own is named, too. Exit 1: some clash.
    """
    shown = progress("Comparing branches")
    clashing = from_git(lambda: list(clashes(Repository(root), base, branches, on, shown)))
    match form:
        case "json":
            say_json(report.as_json(clashing))
        case "markdown":
            say_markdown(report.markdown(clashing))
        case _:
            say(*report.text(clashing))
    return REFUSED if clashing else 0
