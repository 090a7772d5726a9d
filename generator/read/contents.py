"""What the files below a folder hold, by hashes: a file that did not change is not read again.

In: a folder, and what was kept of it. Out: a hash of every name and content. Imports nothing of the program, so that it
is ready at once.

Git's index is not asked. It says what git would commit: with other line ends, without the files that it ignores, and
for some files (skip-worktree, assume-unchanged) whatever is on disk. The program reads what is on disk. As git does, it
takes a file for unchanged if its size, times and number on the disk are the same; but not if it was written so shortly
before that it could have been written again within the same tick of the disk's clock.
"""

import hashlib
import marshal
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

TICK = 2_000_000_000
"""Nanoseconds; the disks with the coarsest clock count in two seconds."""

FEW = 50
"""Files that may differ from what is kept of all of them."""
Stat = tuple[int, int, int, int]
"""A file's size, when its content and when anything of it was last changed, and its number on the disk."""
Seen = tuple[list[str], list[int]]
"""The names of files and folders as the disk lists them, and the four numbers of each one after another; a list for
each file takes longer to make than to look at it.
"""


class Shelf(Protocol):
    """Where things are kept between two runs."""

    def get(self, name: str) -> Any:
        """What is kept under a name; None if nothing is, or if it cannot be read."""

    def put(self, name: str, value: Any) -> None:
        """Keep a value, if that is possible."""

    def now(self) -> int | None:
        """The time by the disk's own clock, in nanoseconds; None if nothing can be kept."""


class Held(NamedTuple):
    """What a folder holds at a moment: one hash of all of it, and what is needed to know those of the files."""

    hash: bytes
    folder: str
    seen: Seen
    known: Callable[[], Mapping[str, tuple[Stat, bytes]]]

    def files(self) -> dict[str, bytes] | None:
        """The hash of each file, and nothing for each folder, by its name with a slash at the end; None if something
        was written meanwhile. Raises OSError.
        """
        hashes = [
            (file, hash_of_content) for file, _, hash_of_content, _ in _hashes(self.folder, self.seen, self.known())
        ]
        return dict(hashes) if digest(hashes) == self.hash else None


def contents(folder: str, shelf: Shelf, name: str, *, skipped: str = "") -> bytes | None:
    """A hash of all that a folder holds, without the folders named `skipped`; see `held`."""
    found = held(folder, shelf, name, skipped=skipped)
    return found.hash if found else None


def held(folder: str, shelf: Shelf, name: str, *, skipped: str = "") -> Held | None:
    """What a folder holds, without the folders named `skipped`.

    None if something there can neither be read nor is a folder. Keeps under `name` what it found. Cost: a look at each
    file; where something changed also what was kept of each, and reading what changed.
    """
    try:
        now = shelf.now()
        seen = _look(folder, skipped)
        if seen is None:
            return None
        as_seen = shelf.get(f"{name}-as-seen")
        if as_seen and as_seen[0] == digest(seen):
            return Held(as_seen[1], folder, seen, lambda: shelf.get(f"{name}-files") or {})
        return None if now is None else _read(folder, seen, now, shelf, name)
    except OSError:
        return None


def _look(folder: str, skipped: str) -> Seen | None:
    """Everything below a folder; None if something is neither an ordinary file nor a folder."""
    names: list[str] = []
    numbers: list[int] = []
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(f"{folder}/{above}") as items:
            for item in items:
                if item.is_file(follow_symlinks=False):
                    stat = item.stat(follow_symlinks=False)
                    names.append(above + item.name)
                    numbers += (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
                elif not item.is_dir(follow_symlinks=False):
                    return None
                elif item.name != skipped:
                    names.append(f"{above}{item.name}/")
                    numbers += (0, 0, 0, 0)
                    waiting.append(names[-1])
    return names, numbers


def _hashes(
    folder: str, seen: Seen, known: Mapping[str, tuple[Stat, bytes]]
) -> Iterator[tuple[str, Stat, bytes, bool]]:
    """Each file and folder with its numbers, the hash of its content, and whether that was known. Raises OSError."""
    names, numbers = seen
    stats = zip(numbers[::4], numbers[1::4], numbers[2::4], numbers[3::4], strict=True)
    for file, stat in sorted(zip(names, stats, strict=True)):
        before = known.get(file)
        if file.endswith("/"):
            yield file, stat, b"", True
        elif before and before[0] == stat:
            yield file, stat, before[1], True
        else:
            with open(f"{folder}/{file}", "rb", buffering=0) as content:  # noqa: PTH123  # a Path for each takes longer
                yield file, stat, hashlib.file_digest(content, "sha256").digest(), False


def _read(folder: str, seen: Seen, now: int, shelf: Shelf, name: str) -> Held:
    """What the folder holds, by the contents, of which only those that are not known are read. Raises OSError.

    `now` is before the look at the files: what is written again after that cannot have the same times.
    """
    known: dict[str, tuple[Stat, bytes]] = shelf.get(f"{name}-files") or {}
    hashes: list[tuple[str, bytes]] = []
    settled: dict[str, tuple[Stat, bytes]] = {}
    new = 0
    for file, stat, hash_of_content, is_known in _hashes(folder, seen, known):
        hashes.append((file, hash_of_content))
        new += not is_known
        if max(stat[1], stat[2]) + TICK < now:
            settled[file] = stat, hash_of_content
    found = digest(hashes)
    if not known or new > FEW:  # To read a few again costs less than to write about all.
        shelf.put(f"{name}-files", settled)
    if len(settled) == len(hashes):
        shelf.put(f"{name}-as-seen", (digest(seen), found))
    return Held(found, folder, seen, lambda: known)


def digest(value: Any) -> bytes:
    """A hash of plain values: the same for equal ones, in every process."""
    return hashlib.sha256(marshal.dumps(value, 2)).digest()  # Later versions write equal values in several ways.
