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
from typing import Any, Protocol

TICK = 2_000_000_000
"""Nanoseconds; the disks with the coarsest clock count in two seconds."""

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


def contents(folder: str, shelf: Shelf, name: str, *, skipped: str = "") -> bytes | None:
    """A hash of all that a folder holds, without the folders named `skipped`.

    None if something there can neither be read nor is a folder. Keeps under `name` what it found. Cost: a look at each
    file; where something changed two, and reading what changed.
    """
    try:
        seen = look(folder, skipped)
        known = shelf.get(f"{name}-as-seen")
        if seen and known and known[0] == digest(seen):
            found: bytes = known[1]
            return found
        now = shelf.now()
        seen = look(folder, skipped)
        return None if now is None or seen is None else _read(folder, seen, now, shelf, name)
    except OSError:
        return None


def look(folder: str, skipped: str) -> Seen | None:
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


def _read(folder: str, seen: Seen, now: int, shelf: Shelf, name: str) -> bytes:
    """The hash from the contents, of which only those that are not known are read. Raises OSError.

    `now` is before the look at the files: what is written again after that cannot have the same times.
    """
    known: dict[str, tuple[Stat, bytes]] = shelf.get(f"{name}-files") or {}
    hashes: list[tuple[str, bytes]] = []
    settled: dict[str, tuple[Stat, bytes]] = {}
    names, numbers = seen
    stats = zip(numbers[::4], numbers[1::4], numbers[2::4], numbers[3::4], strict=True)
    for file, stat in sorted(zip(names, stats, strict=True)):
        before = known.get(file)
        if file.endswith("/"):
            hash_of_content = b""
        elif before and before[0] == stat:
            hash_of_content = before[1]
        else:
            with open(f"{folder}/{file}", "rb", buffering=0) as content:  # noqa: PTH123  # a Path for each takes longer
                hash_of_content = hashlib.file_digest(content, "sha256").digest()
        hashes.append((file, hash_of_content))
        if max(stat[1], stat[2]) + TICK < now:
            settled[file] = stat, hash_of_content
    found = digest(hashes)
    if settled != known:
        shelf.put(f"{name}-files", settled)
    if len(settled) == len(names):
        shelf.put(f"{name}-as-seen", (digest(seen), found))
    return found


def digest(value: Any) -> bytes:
    """A hash of plain values: the same for equal ones, in every process."""
    return hashlib.sha256(marshal.dumps(value, 2)).digest()  # Later versions write equal values in several ways.
