"""`register check`: every problem, and with a base what the change may not do to history."""

from datetime import date
from pathlib import Path

import click

from generator.check import Checked, check
from generator.command.options import EXACTLY, Asked, a_revision, formats, named, of_a_register
from generator.command.output import REFUSED, USED_WRONGLY, say, say_json, say_markdown
from generator.command.progress import progress
from generator.command.reading import from_git, read_as_committed, read_files, read_staged, way_from_the_top
from generator.command.rechecking import Rechecking
from generator.compare.bases import before_a_commit
from generator.compare.change import since
from generator.compare.check_change import check_change
from generator.compare.git import Repository
from generator.read.loading import Progress, no_garbage_collection
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
    if is_hook:
        before = from_git(lambda: before_a_commit(Repository(root)))
        staged = read_staged(root)
        change = from_git(lambda: since(staged.loaded, root, before.name, exactly=before.exactly, ids=staged.ids))
        checked = check_change(change, on, asked.today, shown)
    elif base:
        loaded = read_as_committed(root)
        checked = check_change(from_git(lambda: since(loaded, root, base, exactly=exactly)), on, asked.today, shown)
    else:
        checked = _checked(asked, root, on, shown)
    match form:
        case "github":
            say(*github(in_public(checked), way_from_the_top(root)), commands=True)
            say(count(checked))
        case "sarif":
            say_json(sarif(in_public(checked), way_from_the_top(root)))
        case "json":
            say_json({"on": on.isoformat(), **as_json(checked)})
        case "markdown":
            say_markdown([*markdown(in_public(checked)), count(checked)])
        case _:
            say(*text(checked))
    if checked.is_unreadable:
        return USED_WRONGLY
    return REFUSED if checked.refused else 0


def _checked(asked: Asked, root: Path, on: date, shown: Progress) -> Checked:
    """A check of what is on disk: from the last one and what changed since, where that is kept, else whole."""
    question = asked.question
    program = question.program() if question and question.root == root else None
    if program is None:
        return check(read_files(root), on, asked.today, shown)
    kept = Rechecking(root, question.data, question.shelf, program)
    if known := kept.again(on, asked.today):
        question.is_known = True
        return known
    checked = check(read_files(root), on, asked.today, shown)
    if question.program() == program:
        kept.keep(checked, on, asked.today)
    return checked
