"""`register build`: the site into `site/`."""

from datetime import date
from pathlib import Path

import click

from generator import addresses
from generator.check import check
from generator.command.options import Asked, named, of_a_register
from generator.command.output import OUR_BUG, REFUSED, say
from generator.command.published import what_is_public
from generator.command.reading import read_settled
from generator.command.writing import ready_to_write
from generator.compare.git import Repository
from generator.disk import NotWritten, Stopped
from generator.postcodes import CentresUnreadable
from generator.site import Engine, EngineFailed, Manifest, ManifestDamaged, build
from generator.write.files import write_files
from generator.write.folders import clear_interrupted

OFFICE_MANIFEST = f"build/{addresses.MANIFEST}"
"""The manifest with the commit: beside the site, and never published."""


@named("build", "register build", "register build --engine zensical", "register build --on 2027-04-01")
@of_a_register
@click.option(
    "--engine",
    type=click.Choice([engine.value for engine in Engine]),
    default=Engine.MATERIAL.value,
    help="The program that makes the site.",
)
@click.pass_obj
def command(asked: Asked, root: Path, on: date, engine: str) -> int:
    """Check, then write the site into site/. If anything is refused, site/ stays as it was.

    site/manifest.json holds the SHA-256 of every file, for `register verify`. build/manifest.json also names the commit
    that the site was built from, and is not published.
    """
    _clear_up(root)
    former = _day_of(root)
    repository = Repository(root)
    commit = repository.commit_as_on_disk()
    site = what_is_public(check(read_settled(root), on, asked.today), on, logged=True)
    if site is None:
        say("Not built: fix the errors above first. `register check` says what is wrong at each.", err=True)
        say("site/ stays as it was.", err=True)
        return REFUSED
    try:
        manifest = build(root, site, Engine(engine))
    except KeyboardInterrupt:
        raise Stopped(_state(root)) from None
    except CentresUnreadable as unreadable:
        raise click.UsageError(str(unreadable)) from unreadable
    except NotWritten as failed:
        raise click.UsageError(f"Not built. {failed}") from failed
    except EngineFailed as failed:
        say(f"Not built; site/ stays as it was. The site's engine says:\n{failed}", err=True)
        return OUR_BUG
    if repository.commit_as_on_disk() != commit:
        commit = None
    try:
        write_files(root, {OFFICE_MANIFEST: manifest.for_the_office(commit)})
    except NotWritten as failed:
        raise click.UsageError(f"site/ is built, but {OFFICE_MANIFEST} is not: {failed}") from failed
    except KeyboardInterrupt:
        raise Stopped(_state(root)) from None
    say(f"Built {root / 'site'} for {site.on}: {len(site.assessors)} assessors.")
    if former and former > site.on == asked.today:
        say(f"The site before it was built for {former}, a later day. Is the clock of this machine right?", err=True)
    return 0


def _clear_up(root: Path) -> None:
    """Undo what interrupted commands left, and say which state is there. Raises NotWritten."""
    ready_to_write(root)
    if clear_interrupted(root / "build", (root / "site",)):
        say(f"A build was interrupted. What it left is removed. {_state(root)}", err=True)


def _state(root: Path) -> str:
    """Which site is there, in a sentence."""
    if not (root / "site").exists():
        return "There is no site/ yet."
    day = _day_of(root)
    return f"site/ is whole, and built for {day}." if day else "site/ is as it was."


def _day_of(root: Path) -> date | None:
    """The day that the site which is there was built for; None if there is none, or if it does not say."""
    try:
        return Manifest.read(root / "site" / addresses.MANIFEST).built_on
    except (OSError, ManifestDamaged):
        return None
