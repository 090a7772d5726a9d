"""`register sample`: the reproducible draw for moderated visits."""

from datetime import date
from pathlib import Path

import click

from generator.command.options import named, of_a_register
from generator.command.output import REFUSED, say
from generator.command.reading import read_files, register_of
from generator.records import Sample
from generator.scheme.draw import drawn_fields
from generator.write.schema import schema_line
from generator.write.yaml_text import written


@named(
    "sample",
    'register sample --year 2026 --share 20 --seed "lottery of 3 October 2026"',
    short="The draw for moderated visits.",
)
@of_a_register
@click.option("--year", type=click.IntRange(2000, 2150), required=True, help="The year the draw is for.")
@click.option("--share", type=click.IntRange(1, 100), required=True, help="The share drawn, in percent, rounded up.")
@click.option("--seed", help="The published seed; the year if left out.")
def command(root: Path, on: date, year: int, share: int, seed: str | None) -> int:
    """The reproducible draw of assessors for a moderated visit (SA.1), as the file to put on record."""
    loaded = read_files(root)
    register = register_of(loaded)
    if loaded.problems:
        say("Not drawn: people whose files cannot be read could not be drawn. Fix that first.", err=True)
        return REFUSED
    fields = drawn_fields(register, on, seed or str(year), share)
    file = Sample.file_of(str(year))
    say(schema_line(file), f"# {file}: {len(fields['drawn'])} of {len(fields['candidates'])} drawn")
    say(written(fields), end=False)
    return 0
