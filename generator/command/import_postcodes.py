"""`register import-postcodes`: where postcode districts are, from an official directory."""

from datetime import date
from pathlib import Path

import click

from generator.command.options import named, of_a_register
from generator.command.output import say
from generator.command.progress import progress
from generator.command.writing import ready_to_write
from generator.imports.postcodes import import_postcodes, write
from generator.imports.tables import ImportRefusedError
from generator.postcodes import DISTRICTS


@named(
    "import-postcodes",
    "register import-postcodes ONSPD_AUG_2026_UK.csv",
    "register import-postcodes ONSPD_AUG_2026_UK.csv --write",
    short="Centres of postcode districts, for distances.",
)
@of_a_register
@click.argument("directory", metavar="CSV", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--write", "is_written", is_flag=True, help="Write the file; without it only what was found is shown.")
def command(root: Path, on: date, directory: Path, is_written: bool) -> int:
    """Centres of postcode districts, so that the site's distances are right to about five miles, not twenty.

    From an official directory of postcodes (ONSPD or NSPL: columns pcds or pcd, lat, long, doterm; Scotland's:
    Postcode, Latitude, Longitude, DateOfDeletion) or a plain table outcode,lat,lon; zipped, gzipped or plain. They go
    into postcodes/districts.csv, which every build then reads.
    """
    if is_written:
        ready_to_write(root)
    try:
        found = import_postcodes(directory, progress("Reading the directory"))
    except ImportRefusedError as refused:
        raise click.UsageError(str(refused)) from refused
    say(
        f"{len(found.centres):,} districts, of {found.rows:,} rows. "
        f"Left out because they have no place: {found.unplaced:,}."
    )
    if found.faults:
        say(f"Left out because they cannot be read: {found.faults:,}.")
        say(*(f"  line {line}: {reason}" for line, reason in found.unread))
        if found.faults > len(found.unread):
            say(f"  … and {found.faults - len(found.unread):,} more")
    if found.left_out:
        say(f"Sheets not read, because they name no columns of a directory: {', '.join(found.left_out)}.")
    if is_written:
        write(root, found)
        say(f"Written: {DISTRICTS}. The next build uses it.")
    else:
        say("Nothing is written yet. To write it, run the same command with --write.")
    return 0
