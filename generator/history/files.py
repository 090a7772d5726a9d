"""Files: their names are ids, which never change, and what they held before can be read."""

from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from generator.change import Change
from generator.problem import Location, Severity
from generator.records import Assessor, Erasure
from generator.rules.rule import Finding, rule

ALIKE = 0.5
"""The share of lines in common from which an added file is taken for a removed one under another name."""


@rule("INFO.1")
def a_file_stays(change: Change, on: date) -> Iterator[Finding]:
    """A file is never deleted or renamed: its name is an id, which never changes and is never used for another.

    To mend: put the file back under its name. Only an assessor's data is ever erased, by an approved erasure.
    """
    for file in change.removed:
        folder, _, name = file.removeprefix("data/").rpartition("/")
        if folder == Assessor.folder and f"data/{Erasure.folder}/{name}" in change.head.reads:
            continue
        renamed = _renamed(change, file)
        if renamed:
            mend = f"Rename {renamed} back to {file}. If the id itself is a mistake, it stays all the same."
            yield Finding(Location(renamed), f"This file was {file}: its id has changed", (), mend)
        else:
            yield Finding(Location(file), "This file is deleted")


def _renamed(change: Change, file: str) -> str | None:
    """The added file of the same folder that is most like the removed one; None where none is alike."""
    before = change.base.reads[file].document
    best, found = ALIKE, None
    for added in change.added:
        after = change.head.reads[added].document
        if before and after and added.rpartition("/")[0] == file.rpartition("/")[0]:
            alike = SequenceMatcher(None, before.lines, after.lines, autojunk=False).ratio()
            if alike > best:
                best, found = alike, added
    return found


@rule("INFO.1")
def a_shallow_clone_is_completed(change: Change, on: date) -> Iterator[Finding]:
    """A file that cannot be read as it was is compared with its last version that can, and the clone holds that one.

    To mend: run `git fetch --unshallow`, and check again.
    """
    if change.is_shallow:
        for file in change.not_compared:
            yield Finding(
                Location(file), "This file could not be read as it was, and no earlier version is in the clone"
            )


@rule("INFO.1", severity=Severity.WARNED)
def what_was_on_file_can_be_read(change: Change, on: date) -> Iterator[Finding]:
    """What a file held before, in its last version that can be read, is compared with what it holds now.

    To mend: look at the change by eye, since no earlier version of the file can be read by the rules of today.
    """
    if not change.is_shallow:
        for file in change.not_compared:
            yield Finding(Location(file), "This file could not be read as it was, so nothing is compared")
