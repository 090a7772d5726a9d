"""What `check` does where it reads everything: a register as it is, or what changed in it since another state.

`check.py` imports this only then, because it takes as long as to answer from what is known.
"""

from datetime import date
from pathlib import Path

from generator.check import Checked, check
from generator.command.reading import from_git, read_as_committed, read_files, read_staged
from generator.compare.bases import before_a_commit
from generator.compare.change import Change, since
from generator.compare.check_change import check_change
from generator.compare.git import Repository
from generator.read.loading import Progress


def of_files(root: Path, on: date, today: date, shown: Progress) -> Checked:
    """Every problem of what is on disk."""
    return check(read_files(root), on, today, shown)


def of_a_change(change: Change, on: date, today: date, shown: Progress) -> Checked:
    """The same of its head, with what the change may not do."""
    return check_change(change, on, today, shown)


def since_a_base(root: Path, base: str, *, exactly: bool) -> Change:
    """What changed since a branch or a commit, up to what git would commit."""
    loaded = read_as_committed(root)
    return from_git(lambda: since(loaded, root, base, exactly=exactly))


def of_a_commit(root: Path) -> Change:
    """What is staged."""
    before = from_git(lambda: before_a_commit(Repository(root)))
    staged = read_staged(root)
    return from_git(lambda: since(staged.loaded, root, before.name, exactly=before.exactly, ids=staged.ids))
