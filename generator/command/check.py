"""`register check`: every problem, and with a base what the change may not do to history."""

from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click

from generator.check import Checked, check
from generator.command.options import EXACTLY, Asked, a_revision, formats, named, of_a_register
from generator.command.output import REFUSED, USED_WRONGLY, say
from generator.command.progress import progress
from generator.command.rechecking import Rechecking
from generator.read.garbage import no_garbage_collection
from generator.read.loading import Progress
from generator.recheck.last_check import LastCheck
from generator.reports.text import text


@named(
    "check",
    "register check",
    "register check --on 2027-04-01",
    "register check --format sarif > problems.sarif",
    "register check --base origin/main",
    "register check --commit",
)
@of_a_register
@click.option("--base", metavar="REV", callback=a_revision, help="Also judge the change since this branch or commit.")
@EXACTLY
@click.option("--commit", "is_hook", is_flag=True, help="Also judge the commit that is being made, as a hook does.")
@formats("text", "github", "sarif", "json", "markdown")
@click.pass_obj
@no_garbage_collection()
def command(  # noqa: PLR0913, PLR0917  # click gives each option by itself
    asked: Asked, root: Path, on: date, base: str | None, exactly: bool, is_hook: bool, form: str
) -> int:
    """Every problem, with its place, its clause and what to do.

    Text and JSON say what is wrong at each place, so they are for people who may read the data. The other formats are
    for logs and annotations: they give the place, the rule and its clause, and nothing of what was found there.

    --commit judges what git will commit: what was added with `git add`, whatever else is on disk. It compares with the
    remote repository's main branch, so that an unpushed commit may be amended; without a remote, with the last commit.

    Exit 0: nothing is refused; warnings and notices are shown. Exit 1: something is refused. Exit 2: some files cannot
    be read.
    """
    if is_hook and base:
        raise click.UsageError("--commit finds its own base: leave out --base, or --commit.")
    if exactly and not base:
        raise click.UsageError("--exactly belongs to --base.")
    shown = progress("Asking the rules")
    kept = None if is_hook else Rechecking.of(asked.question, root)
    if is_hook:
        checked: Checked = _imported("comparing").of_a_commit(root, on, asked.today, shown)
    elif base:
        checked = _imported("comparing").checked_since(kept, root, (base, exactly), on, asked.today, shown)
    else:
        checked = (kept and kept.again(on, asked.today)) or _of_files(kept, root, on, asked.today, shown)
    if form == "text":
        say(*text(checked))
    else:
        _imported("check_formats").print_as(form, checked, root, on)
    if checked.is_unreadable:
        return USED_WRONGLY
    return REFUSED if checked.refused else 0


def _of_files(kept: Rechecking | None, root: Path, on: date, today: date, shown: Progress) -> Checked:
    """A check of everything on disk, which is kept for the next time. What it imports takes as long as a recheck."""
    checked: Checked = check(_imported("reading").read_files(root), on, today, shown)
    if kept:
        kept.keep(checked, LastCheck.of(checked), on, today)
    return checked


def _imported(name: str) -> ModuleType:
    return import_module(f"generator.command.{name}")
