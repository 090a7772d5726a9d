"""Files: their names are ids, which never change, and what they held before can be read."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generator.compare.change import Change
from generator.problem import Location, Severity
from generator.read.files import placed
from generator.records.photo import is_photo
from generator.rules.rule import Finding, rule


@rule("INFO.1")
def a_file_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody deletes or renames a file, except a photo, because its name is an id for ever.

    To fix: put the file back under its name. To erase an assessor's data, use an approved erasure.
    """
    new_names = {old: new for new, old in change.old_names.items()}
    for file in change.removed:
        if file in change.ever_erased_files or is_photo(file):
            continue
        if renamed := new_names.get(file):
            fix = f"Rename {renamed} back to {file}. If the id itself is a mistake, it stays all the same."
            yield Finding(Location(renamed), f"This file was {file}: its id has changed", (), fix)
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
            if placed(file).folder not in _unread_folders(change):
                yield Finding(Location(file), "This file could not be read as it was, so nothing is compared")


@rule("INFO.1")
def something_on_file_can_be_read(change: Change, on: date) -> Iterator[Finding]:
    """The check can read at least one of the files that a folder held before.

    To fix: if git keeps the files encrypted, unlock them here, and keep their line in .gitattributes. If not, compare
    with a commit whose files can be read.
    """
    if not change.is_shallow:
        for folder, files in _unread_folders(change).items():
            held = f"None of the {len(files)} files that data/{folder}/ held can be read as it was"
            yield Finding(Location(next(file for file in files if file in change.not_compared)), held)


def _unread_folders(change: Change) -> Mapping[str, Sequence[str]]:
    """The folders with several files of which none can be read in the base, and with one of them in the change.

    A single file that never could be read is a mistake, and may be fixed; so many are encrypted, or of another program.
    """
    if not change.not_compared:
        return {}
    folders: dict[str, list[str]] = {}
    for file in sorted(change.base.reads):
        folders.setdefault(placed(file).folder, []).append(file)
    unread = {placed(file).folder for file in change.not_compared}
    return {
        folder: files
        for folder, files in folders.items()
        if folder in unread and len(files) > 1 and not any(map(change.before, files))
    }
