"""`register standing`: what an assessor is on a day, and why."""

from datetime import date
from pathlib import Path

import click

from generator.command.options import formats, named, of_a_register
from generator.command.output import REFUSED, say, say_json
from generator.command.reading import read_files, register_of
from generator.read.garbage import no_garbage_collection
from generator.records import Assessor
from generator.reports.standing import as_json, explained
from generator.reports.standing_shapes import Explained
from generator.reports.standing_text import line, text
from generator.vocabulary import did_you_mean


@named(
    "standing",
    "register standing amina-rahman",
    "register standing amina-rahman --on 2026-03-01",
    "register standing amina-rahman --format json",
    "register standing",
    "register standing --on 2027-01-01 --format json",
    short="What an assessor is on a day, and why.",
)
@of_a_register
@click.argument("id", required=False)
@formats("text", "json")
@no_garbage_collection()
def command(root: Path, on: date, id: str | None, form: str) -> int:
    """What an assessor is on a day, clause by clause; what they must pay, sign, declare, complete, confirm and attend,
    and by when; how many visits remain before their next Quality Review; what ends when, and what the date alone
    changes next.

    Without an ID everybody, a line each: the day of the decision, which the site shows, and since when the standing
    holds without a break. docs/standing.md explains each field of the JSON.
    """
    loaded = read_files(root)
    register = register_of(loaded)

    def explain(assessor: Assessor) -> Explained:
        return explained(register, loaded.source, assessor, on, is_whole=not loaded.unchecked)

    if id is None:
        everyone = register.assessors.values()
        if form == "json":
            say_json([as_json(explain(assessor)) for assessor in everyone])
        else:
            say(*(line(register, assessor, on) for assessor in everyone))
    elif id not in register.assessors:
        raise click.UsageError(f"No assessor with this id can be read{did_you_mean(id, register.assessors)}")
    else:
        explanation = explain(register.assessors[id])
        say_json(as_json(explanation)) if form == "json" else say(*text(explanation))
    return REFUSED if loaded.problems else 0
