"""`register changes`: what a change does, in words."""

from datetime import date
from pathlib import Path

import click

from generator.command.comparing import effects_since
from generator.command.options import EXACTLY, Asked, a_revision, formats, named, of_a_register
from generator.command.output import say, say_json, say_markdown
from generator.command.progress import progress
from generator.command.reading import from_git
from generator.command.rechecking import Rechecking
from generator.compare.change import load_revision, since
from generator.compare.effects import effects
from generator.compare.git import Repository
from generator.read.garbage import no_garbage_collection
from generator.reports import changes as report


@named(
    "changes",
    "register changes origin/main",
    "register changes origin/main add-amina-rahman --format markdown",
    "register changes origin/main --public",
    short="What a change does, in words.",
)
@of_a_register
@click.argument("base", callback=a_revision)
@click.argument("head", required=False, callback=a_revision)
@EXACTLY
@click.option("--public", "for_public", is_flag=True, help="Only what the public site will show.")
@formats("text", "markdown", "json")
@click.pass_obj
@no_garbage_collection()
def command(  # noqa: PLR0913, PLR0917  # click gives each option by itself
    asked: Asked, root: Path, on: date, base: str, head: str | None, exactly: bool, for_public: bool, form: str
) -> int:
    """What a change does, in words: to records, standings, public pages and problems.

    BASE and HEAD are branches or commits; without HEAD, the files as they are now. The change is counted from where the
    two parted, or with --exactly from BASE itself.
    """
    shown = progress("Asking the rules")
    if head:
        loaded = from_git(lambda: load_revision(Repository(root), head))
        done = effects(from_git(lambda: since(loaded, root, base, head, exactly=exactly)), on, shown)
    else:
        kept = Rechecking.of(asked.question, root)
        done = effects_since(kept, root, (base, exactly), on, asked.today, shown)
    match form:
        case "json":
            say_json(report.as_json(done, for_public=for_public))
        case "markdown":
            say_markdown(report.markdown(done, for_public=for_public))
        case _:
            say(*report.text(done, for_public=for_public))
    return 0
