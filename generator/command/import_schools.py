"""`register import-schools`: school files from the nations' official lists."""

from datetime import date
from pathlib import Path

import click

from generator.command.options import named, of_a_register
from generator.command.output import say
from generator.command.progress import progress
from generator.command.writing import ready_to_write
from generator.imports.chosen_schools import ChosenSchools
from generator.imports.school_lists import LISTS
from generator.imports.schools import import_schools, write
from generator.imports.schools_shown import shown
from generator.imports.tables import ImportRefusedError

TITLES = ", ".join(school_list.title for school_list in LISTS)


@named(
    "import-schools",
    "register import-schools edubasealldata.csv",
    "register import-schools edubasealldata.csv --only 123456,123457 --write",
    "register import-schools edubasealldata.csv --only eng-123456 --only 'YO1 9ZZ'",
    "register import-schools edubasealldata.csv --write",
    short="School files from official lists.",
    explained=f"""School files from official lists: {TITLES}. As the nations publish them: CSV or other
    text, a spreadsheet (.xlsx, .ods), zipped, gzipped or plain.

    New schools are added, and official fields of schools on file are updated. A school that closed gets the day, and
    the school that followed it names it as predecessor. Everything else stays. What would be written is shown;
    --write writes it.
    """,
)
@of_a_register
@click.argument("lists", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--only",
    multiple=True,
    metavar="SCHOOL,…",
    help="Add no new schools but these: their ids, official numbers, postcodes or postcode districts.",
)
@click.option("--write", "is_written", is_flag=True, help="Write the files; without it they are only shown.")
def command(root: Path, on: date, lists: tuple[Path, ...], only: tuple[str, ...], is_written: bool) -> int:
    if is_written:
        ready_to_write(root)
    try:
        chosen = ChosenSchools(only) if only else None
        done = import_schools(root, lists, progress("Reading the lists"), chosen)
        say(*shown(done))
        if chosen and chosen.unused:
            say(f"\nNo school in the lists can be imported for: {', '.join(chosen.unused)}.")
        if is_written:
            write(root, done.changes, progress("Writing"))
    except ImportRefusedError as refused:
        raise click.UsageError(str(refused)) from refused
    if is_written:
        say(f"\nWritten: {len(done.changes)} files. Look at them with `git diff`, then run `register check`.")
    elif done.changes:
        say("\nNothing is written yet. To write it, run the same command with --write.")
    return 0
