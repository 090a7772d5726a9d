"""`register due-issue`: what the daily run writes into the office's issue, and its comment on what became due."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import click

from generator.command.forms import address_of_forms
from generator.command.options import named, of_a_register
from generator.command.output import say
from generator.command.reading import from_git, read_settled, register_of
from generator.command.writing import ready_to_write
from generator.compare.change import since
from generator.compare.git import Repository
from generator.compare.git_environment import GitError
from generator.office.became_due import MadeFrom, became_due, made_from
from generator.office.due import due
from generator.office.private_folder import OWNER_ALONE, check_private
from generator.read.loading import Loaded
from generator.register import Register
from generator.reports import due_issue as report
from generator.write.files import write_files

FORMER, ISSUE, COMMENT = "former.md", "issue.md", "comment.md"


@named(
    "due-issue",
    "register due-issue ../due",
    short="The texts of the daily issue on what is due.",
)
@of_a_register
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--within", type=click.IntRange(0, 731), default=30, show_default=True, help="So many days ahead.")
def command(root: Path, on: date, folder: Path, within: int) -> int:
    """Write the text of the office's issue into FOLDER/issue.md, for the daily run.

    FOLDER/former.md is the text that the issue has now. If something became due since that was made, it is written into
    FOLDER/comment.md. Both name people: they are for the private repository alone, and are not written where they would
    be published or where git would keep them.
    """
    check_private(root, folder / ISSUE)
    for written in (root, folder):
        ready_to_write(written)
    loaded = read_settled(root)
    register = register_of(loaded)
    commit = from_git(lambda: Repository(root).commit("HEAD"))
    former = folder / FORMER
    text = former.read_text("utf-8", "replace") if former.exists() else None
    forms = address_of_forms()
    listed = report.issue(due(register, on, within), MadeFrom(commit, on), within, loaded.unchecked, forms)
    texts: dict[str, bytes | None] = {ISSUE: _text(listed), COMMENT: None}
    if text is not None:
        then = made_from(text) or MadeFrom(commit, on - timedelta(days=1))
        new = became_due(due(register, on, 0), due(_as_it_was(root, loaded, then) or register, then.on, 0))
        if new:
            texts[COMMENT] = _text(report.comment(new, then.on, on, forms))
        say(f"Became due since the last list: {len(new)}.")
    write_files(folder, texts, mode=OWNER_ALONE)
    say(f"Written: {folder / ISSUE}.")
    return 0


def _as_it_was(root: Path, loaded: Loaded, then: MadeFrom) -> Register | None:
    """The register from which the last list was made; None if git does not have it any more, or nobody can read it."""
    try:
        return since(loaded, root, then.commit, exactly=True).register_before
    except GitError:
        return None


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
