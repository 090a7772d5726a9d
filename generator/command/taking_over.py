"""`register record assessors`: the office's own list of people, by a column map that is shown, kept, then used."""

from datetime import date
from pathlib import Path

import click

from generator.command.options import named, of_a_register
from generator.command.output import REFUSED, say
from generator.command.reading import read_files, register_of
from generator.command.showing import as_usage_errors, show_and_write
from generator.command.writing import ready_to_write
from generator.imports.office_lists import Unread
from generator.imports.people import TakenPeople, guessed, headings_of, kept, read_people, shown, text_of
from generator.office.proposing import Proposal, propose
from generator.register import Register
from generator.write.files import write_files

COLUMNS = "assessors-columns.yml"


@named(
    "assessors",
    "register record assessors people.csv",
    "register record assessors people.csv --keep",
    "register record assessors people.csv --write",
    short="People from the office's own list: details, registrations, signatures, memberships, fees.",
)
@of_a_register
@click.argument("people", metavar="LIST", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--columns",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"The column map; left out, {COLUMNS} in the register's folder.",
)
@click.option("--keep", "is_kept", is_flag=True, help="Keep the guessed column map, so that it can be used.")
@click.option("--leave-out", is_flag=True, help="Write the others although some people cannot be taken over.")
@click.option("--write", "is_written", is_flag=True, help="Write the files; without it they are only shown.")
def command(  # noqa: PLR0913, PLR0917  # click gives each option by itself
    root: Path, on: date, people: Path, columns: Path | None, is_kept: bool, leave_out: bool, is_written: bool
) -> int:
    """People from the office's own list, CSV, XLSX or ODS: details, registrations, accreditations, signatures,
    memberships and fees.

    A column map says which column holds what. The first run guesses it from the headings and shows it; --keep keeps it
    as a file that you can change. Only a map that is kept is used. Each row that cannot be taken over is named, with
    the column and the reason. A list may be read twice; what is on file is completed, never changed. docs/starting.md
    leads through it.
    """
    if is_written or is_kept:
        ready_to_write(root)
    loaded = read_files(root)
    register = register_of(loaded)
    place = columns or root / COLUMNS
    if is_kept and columns:
        ready_to_write(columns.parent)
    with as_usage_errors():
        headings = headings_of(people)
        if is_kept or not place.exists():
            return _guess(place, headings, register, is_kept=is_kept)
        column_map = kept(place, headings)
        say(f"Columns, by {place.name}:", *shown(column_map, headings), "")
        left_out: dict[int, str] = {}
        while True:
            taken = read_people(people, column_map, register, on, frozenset(left_out))
            proposal = propose(root, loaded, taken.acts, on) if taken.acts else None
            refused = _refused(proposal, taken)
            if not leave_out or not refused.keys() - left_out.keys():
                break
            left_out |= refused
    taken.unread += [Unread(line, why) for line, why in {**left_out, **refused}.items()]
    return _end(root, taken, proposal, leave_out=leave_out, is_written=is_written)


def _guess(place: Path, headings: tuple[str, ...], register: Register, *, is_kept: bool) -> int:
    """Show what the headings suggest, and keep it if asked."""
    if place.exists():
        raise click.UsageError(f"{place.name} is there already. Change it by hand, or delete it and try again.")
    column_map = guessed(headings, is_late=bool(register.assessors))
    say("Guessed from the headings; nothing is read by it yet:", *shown(column_map, headings), "")
    if not is_kept:
        say(f"If this is right, or nearly, keep it with --keep: as {place.name}, which you can change by hand.")
        return REFUSED
    write_files(place.parent, {place.name: text_of(column_map).encode()}, {place.name: None})
    say(f"Kept as {place.name}. Look through it, and change what is wrong. Then run the command without --keep.")
    return 0


def _refused(proposal: Proposal | None, taken: TakenPeople) -> dict[int, str]:
    """What check would refuse, by the first row of the person in whose file it is; by 0 where that is nobody's."""
    refused: dict[int, str] = {}
    for problem in proposal.refusals if proposal else ():
        files = (problem.at.file, *(location.file for location, _ in problem.related))
        lines = next((taken.lines[file] for file in files if file in taken.lines), [0])
        refused.setdefault(lines[0], f"check would refuse this: {problem.message}. {problem.fix}")
    return refused


def _end(root: Path, taken: TakenPeople, proposal: Proposal | None, *, leave_out: bool, is_written: bool) -> int:
    """Say what cannot be taken over, show what can, and write it if asked."""
    for row in sorted(taken.unread, key=lambda row: row.line):
        say(f"row {row.line}: {row.why}" if row.line else row.why)
    for row in taken.notes:
        say(f"row {row.line}, not changed: {row.why}")
    rows = len({row.line for row in taken.unread})
    say(f"{taken.rows} rows: {taken.on_file} on file already, {rows} that cannot be taken over.", "")
    if proposal is None:
        return REFUSED if taken.unread else 0
    is_whole = leave_out or not taken.unread
    code = show_and_write(root, proposal, is_written=is_written and is_whole)
    if not is_whole:
        say("Some people cannot be taken over, so nothing is written. --leave-out writes the others.", err=True)
    return code if is_whole else REFUSED
