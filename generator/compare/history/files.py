"""Files: their names are ids, which never change, and what they held before can be read."""

from collections.abc import Iterator
from datetime import date

from generator.compare.change import Change
from generator.problem import Location, Severity
from generator.rules.rule import Finding, rule


@rule("INFO.1")
def a_file_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody deletes or renames a file, because its name is an id for ever.

    To fix: put the file back under its name. To erase an assessor's data, use an approved erasure.
    """
    new_names = {old: new for new, old in change.old_names.items()}
    for file in change.removed:
        if file in change.ever_erased_files:
            continue
        if renamed := new_names.get(file):
            mend = f"Rename {renamed} back to {file}. If the id itself is a mistake, it stays all the same."
            yield Finding(Location(renamed), f"This file was {file}: its id has changed", (), mend)
        else:
            yield Finding(Location(file), "This file is deleted")


@rule("INFO.1")
def a_shallow_clone_is_completed(change: Change, on: date) -> Iterator[Finding]:
    """The check compares a file with its last readable version, which must be in this copy of the register.

    To fix: run `git fetch --unshallow`, and check again.
    """
    if change.is_shallow:
        for file in change.not_compared:
            yield Finding(
                Location(file), "This file could not be read as it was, and no earlier version is in the clone"
            )


@rule("INFO.1", severity=Severity.WARNED)
def what_was_on_file_can_be_read(change: Change, on: date) -> Iterator[Finding]:
    """The check compares a file with its last readable version.

    To fix: compare the change yourself, because today's program cannot read any earlier version of this file.
    """
    if not change.is_shallow:
        for file in change.not_compared:
            yield Finding(Location(file), "This file could not be read as it was, so nothing is compared")
