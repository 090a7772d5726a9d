"""A small change to a large register: what a whole comparison gives, from the last check and what is near the change.

In: the last check, what differs from it on disk, and a revision. Out: the change from there to the files on disk, whose
two states know every file but hold only what was read, and a check of each. Git compares; nothing else is listed.
"""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.check import Checked
from generator.compare.bases import Since, only_base
from generator.compare.change import Change, change_in
from generator.compare.git import Repository, Revision
from generator.compare.work_tree import differing
from generator.read.files import is_record
from generator.read.loading import FOLDERS
from generator.recheck.kept import Kept
from generator.recheck.last_check import LastCheck
from generator.recheck.recheck import Changed, is_small, recheck_states
from generator.records import Organisation
from generator.records.base import DATA


class SmallChange(NamedTuple):
    """A change, with a check of its base and one of its head. Both read on, from what is kept, as they are asked."""

    change: Change
    base: Checked
    head: Checked

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out of either state, and pages differ only for people whose own files differ."""
        concerns_all = any(file.startswith(Organisation.path()) for file in self.change.files)
        return not (concerns_all or self.base.loaded.unchecked or self.head.loaded.unchecked)


def small_change(  # noqa: PLR0913, PLR0917  # what is kept, and what is asked
    kept: Kept, changed: Changed, root: Path, since: Since, on: date, today: date | None
) -> SmallChange | None:
    """The change since a revision to the files on disk, and what is found in both states; None where that can only be
    known by reading everything. `changed` are the files on disk that differ from the last check. Raises GitError.
    """
    repository = Repository(root)
    commit = only_base(repository, since)
    differs = differing(repository, commit) if commit else None
    if not commit or differs is None or not is_small(differs) or not all(is_record(file, FOLDERS) for file in differs):
        return None
    blobs = [blob for blob in differs.values() if blob]
    was = dict(zip([blob.file for blob in blobs], repository.contents(blobs, commit), strict=True))
    before = {**changed, **{file: was.get(file) for file in differs}}
    checked = recheck_states(kept, [_from(kept.last, before), changed], on, today)
    if checked is None:
        return None
    base, head = checked
    return SmallChange(change_in(differs, base.loaded, head.loaded, Revision(repository, commit, {})), base, head)


def _from(last: LastCheck, state: Changed) -> Changed:
    """The files of a state that differ from the last check."""
    return {
        file: data
        for file, data in state.items()
        if last.hashes.get(file.removeprefix(DATA)) != (None if data is None else sha256(data).digest())
    }
