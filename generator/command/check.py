"""`register check`: every problem, and with a base what the change may not do to history."""

from datetime import date
from pathlib import Path

import click

from generator.check import check
from generator.command.options import Asked, formats, named, of_a_register
from generator.command.output import REFUSED, say, say_json, say_markdown
from generator.command.reading import from_git, read_files
from generator.compare.change import since
from generator.compare.check_change import check_change
from generator.reports.as_json import as_json
from generator.reports.github import github
from generator.reports.in_public import in_public
from generator.reports.markdown import markdown
from generator.reports.sarif import sarif
from generator.reports.text import count, text


@named(
    "check",
    "register check",
    "register check --on 2027-04-01",
    "register check --format sarif > problems.sarif",
    "register check --base origin/main",
)
@of_a_register
@click.option("--base", metavar="REV", help="Also judge the change since this branch or commit.")
@formats("text", "github", "sarif", "json", "markdown")
@click.pass_obj
def command(asked: Asked, root: Path, on: date, base: str | None, form: str) -> int:
    """Every problem, with its place, its clause and what to do.

    Text and JSON say what is wrong at each place, so they are for people who may read the data. The other formats are
    for logs and annotations: they give the place, the rule and its clause, and nothing that is not public.

    Exit 0: nothing is refused; warnings and notices are shown. Exit 1: something is refused.
    """
    loaded = read_files(root)
    if base:
        checked = check_change(from_git(lambda: since(loaded, root, base)), on, asked.today)
    else:
        checked = check(loaded, on, asked.today)
    match form:
        case "github":
            say(*github(in_public(checked)), commands=True)
            say(count(checked))
        case "sarif":
            say_json(sarif(in_public(checked)))
        case "json":
            say_json({"on": on.isoformat(), **as_json(checked)})
        case "markdown":
            say_markdown([*markdown(in_public(checked)), count(checked)])
        case _:
            say(*text(checked))
    return REFUSED if checked.refused else 0
