"""`register allocate`: who may be sent to a school, ranked with reasons, and why the others may not."""

from datetime import date, datetime
from pathlib import Path

import click

from generator.command.options import DAY, formats, named, of_a_register
from generator.command.output import REFUSED, say, say_json, say_markdown
from generator.command.reading import read_files, register_of
from generator.command.showing import show_and_write
from generator.command.writing import ready_to_write
from generator.office.allocation.allocating import allocate
from generator.office.allocation.distances import Distances
from generator.office.allocation.ranking import Asked
from generator.office.allocation.wanted import Wanted, wanted
from generator.office.proposing import propose
from generator.office.refused import ActRefusedError
from generator.postcodes import CentresUnreadable, centres
from generator.register import Register
from generator.reports import allocation as report
from generator.vocabulary import Language

MOST_SCHOOLS = 1000
SHOWN_OF_SEVERAL = 3


@named(
    "allocate",
    "register allocate eng-900001",
    "register allocate eng-900001 --visit 2027-01-14",
    "register allocate eng-900001 --visit 2027-01-14 --write",
    "register allocate eng-900001 eng-900002 wal-9000001",
    "register allocate eng-900001 --language cy --format markdown",
    short="Who may be sent to a school, and why the others may not.",
)
@of_a_register
@click.argument("schools", nargs=-1, required=True, metavar="SCHOOL…")
@click.option(
    "--visit", type=DAY, metavar="DATE", help="The day agreed with the school for the visit; --write records it too."
)
@click.option("--language", type=click.Choice([str(language) for language in Language]), help="The school's language.")
@click.option(
    "--show",
    type=click.IntRange(1),
    metavar="N",
    help="Only the first N who may go; the others are counted. Without it everybody, and of several schools the first "
    f"{SHOWN_OF_SEVERAL}.",
)
@click.option("--write", "is_written", is_flag=True, help="Record the appointments; without it they are only shown.")
@formats("text", "markdown", "json")
def command(  # noqa: PLR0913, PLR0917  # click gives each option by itself
    root: Path,
    on: date,
    schools: tuple[str, ...],
    visit: object,
    language: str | None,
    show: int | None,
    is_written: bool,
    form: str,
) -> int:
    """Everybody ranked for a school: those who may go, with what speaks for and against each, and those who may not,
    with the clause and the fact. A moderated visit gets a Lead Assessor too.

    A school is its id, the beginning of its id, its name, or one of its assessments. Several schools are shared out so
    that travel is least and the load is even. What the text shows as an edit, --write records.

    It names people and what is held about them: it is for the office alone.
    """
    if is_written and form != "text":
        raise click.UsageError("--write shows what it writes as text. Leave --format out.")
    if is_written:
        ready_to_write(root)
    loaded = read_files(root)
    register = register_of(loaded)
    day = _visit(visit, on)
    every = _wanted(register, schools, on, day)
    try:
        distances = Distances(centres(root))
    except CentresUnreadable as unreadable:
        raise click.UsageError(str(unreadable)) from unreadable
    asked = Asked(register, on, day, distances, Language.read(language) if language else None, not loaded.unchecked)
    shown = show or (None if len(every) == 1 else SHOWN_OF_SEVERAL)
    allocated = allocate(asked, every, shown)
    made = report.as_json(allocated, asked, loaded.source)
    match form:
        case "json":
            say_json(made)
            return 0
        case "markdown":
            say_markdown(report.markdown(made))
            return 0
    say(*report.text(made), "")
    acts = [act for school in allocated for act in school.acts()]
    without = [school.wanted.school.id for school in allocated if not school.wanted.is_requested]
    if without:
        say("No request waits for an appointment, so nobody can be recorded there. First record the request:")
        say(*(f"  register record request school={id} on={on} by=naace --write" for id in without), "")
    if not acts:
        return REFUSED if is_written else 0
    return show_and_write(root, propose(root, loaded, acts, on), is_written=is_written)


def _visit(visit: object, on: date) -> date | None:
    """The day of the visit. Raises a usage error if it is past."""
    day: date | None = visit.date() if isinstance(visit, datetime) else None
    if day and day < on:
        raise click.UsageError(f"The visit, on {day}, cannot be before {on}, the day of the appointment.")
    return day


def _wanted(register: Register, schools: tuple[str, ...], on: date, visit: date | None) -> list[Wanted]:
    """What each school waits for. Raises a usage error."""
    if len(schools) > MOST_SCHOOLS:
        raise click.UsageError(f"At most {MOST_SCHOOLS:,} schools at once.")
    try:
        every = [wanted(register, word, on, visit) for word in schools]
    except ActRefusedError as refused:
        raise click.UsageError(str(refused)) from refused
    ids = [needed.school.id for needed in every]
    if len(set(ids)) < len(ids):
        twice = next(id for id in ids if ids.count(id) > 1)
        raise click.UsageError(f"{twice} is named twice.")
    return every
