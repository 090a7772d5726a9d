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
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

TICK = 2_000_000_000
"""Nanoseconds; the disks with the coarsest clock count in two seconds."""

FEW = 50
"""Files that may differ from what is kept of all of them, before that is written again."""

Seen = tuple[list[str], list[int]]
"""The names of files and folders as the disk lists them, and four numbers of each one after another: a file's size,
when its content and when anything of it was last changed, and its number on the disk. A list for each file takes longer
to make than to look at it.
"""
Known = tuple[list[str], list[int], bytes]
"""The same of what was settled, zeros of anything else, and the hash of each file one after another. Another program
may have kept it: what has another shape is kept under another name.
"""
_NUMBERS = 4
_HASH = hashlib.sha256().digest_size
_CHUNK = 1024


class Shelf(Protocol):
    """Where things are kept between two runs."""

    def get(self, name: str) -> Any:
        """What is kept under a name; None if nothing is, or if it cannot be read."""

    def put(self, name: str, value: Any) -> None:
        """Keep a value, if that is possible."""

    def now(self) -> int | None:
        """The time by the disk's own clock, in nanoseconds; None if nothing can be kept."""


class Held(NamedTuple):
    """What a folder holds at a moment: one hash of all of it, and how to know those of the files."""

    hash: bytes
    files: Callable[[], dict[str, bytes] | None]
    """The hash of each file by its name, and zeros for each folder by its name with a slash at the end; None if
    something was written since. Raises OSError.
    """


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
        seen = look(folder, skipped)
        if seen is None:
            return None
        as_seen = shelf.get(f"{name}-as-seen")
        if as_seen and as_seen[0] == digest(seen):
            return Held(as_seen[1], lambda: _files(folder, seen, shelf.get(f"{name}-hashes"), as_seen[1]))
        return None if now is None else _read(folder, seen, now, shelf, name)
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


def _read(folder: str, seen: Seen, now: int, shelf: Shelf, name: str) -> Held:
    """What the folder holds, by the contents, of which only those that are not known are read. Raises OSError.

    `now` is before the look at the files: what is written again after that cannot have the same times.
    """
    names, numbers = seen
    known: Known | None = shelf.get(f"{name}-hashes")
    hashes, new = _hashes(folder, seen, known)
    found = _hash_of(names, hashes)
    unsettled = [
        place
        for place, times in enumerate(zip(numbers[1::_NUMBERS], numbers[2::_NUMBERS], strict=True))
        if max(times) + TICK >= now
    ]
    if known is None or known[0] != names or new > FEW:  # To read a few again costs less than to write about all.
        kept = numbers.copy()
        for place in unsettled:
            kept[place * _NUMBERS : (place + 1) * _NUMBERS] = [0] * _NUMBERS
        shelf.put(f"{name}-hashes", (names, kept, hashes))
    if not unsettled:
        shelf.put(f"{name}-as-seen", (digest(seen), found))
    return Held(found, lambda: _by_name(names, hashes))


def _hashes(folder: str, seen: Seen, known: Known | None) -> tuple[bytes, int]:
    """The hash of each file one after another, and how many of them were not known. Raises OSError."""
    names, numbers = seen
    if known and known[0] == names:
        hashes, different = bytearray(known[2]), _different(numbers, known[1])
    else:
        hashes, different = _of_others(seen, known)
    for place in different:
        if names[place].endswith("/"):
            continue
        with open(f"{folder}/{names[place]}", "rb", buffering=0) as content:  # noqa: PTH123  # a Path takes longer
            hashes[place * _HASH : (place + 1) * _HASH] = hashlib.file_digest(content, "sha256").digest()
    return bytes(hashes), len(different)


def _different(numbers: list[int], known: list[int]) -> list[int]:
    """The places of the files whose numbers are not those that are known; whole chunks are compared at once."""
    chunks = range(0, len(numbers), _CHUNK * _NUMBERS)
    ends = [(start, start + _CHUNK * _NUMBERS) for start in chunks]
    return [
        place
        for start, end in ends
        if numbers[start:end] != known[start:end]
        for place in range(start // _NUMBERS, min(end, len(numbers)) // _NUMBERS)
        if numbers[place * _NUMBERS : (place + 1) * _NUMBERS] != known[place * _NUMBERS : (place + 1) * _NUMBERS]
    ]


def _of_others(seen: Seen, known: Known | None) -> tuple[bytearray, list[int]]:
    """The hashes where other files were there, zeros where none is known, and the places of those."""
    names, numbers = seen
    known_names, known_numbers, known_hashes = known or ([], [], b"")
    places = {name: place for place, name in enumerate(known_names)}
    hashes, different = bytearray(len(names) * _HASH), []
    for place, name in enumerate(names):
        before = places.get(name)
        stat = numbers[place * _NUMBERS : (place + 1) * _NUMBERS]
        if before is not None and known_numbers[before * _NUMBERS : (before + 1) * _NUMBERS] == stat:
            hashes[place * _HASH : (place + 1) * _HASH] = known_hashes[before * _HASH : (before + 1) * _HASH]
        else:
            different.append(place)
    return hashes, different


def _hash_of(names: list[str], hashes: bytes) -> bytes:
    """One hash of all names and contents, in whatever order the disk lists them."""
    return digest(sorted(_by_name(names, hashes).items()))


def _by_name(names: list[str], hashes: bytes) -> dict[str, bytes]:
    return {name: hashes[place * _HASH : (place + 1) * _HASH] for place, name in enumerate(names)}


def _files(folder: str, seen: Seen, known: Known | None, hash_of_all: bytes) -> dict[str, bytes] | None:
    """The hashes of the files of a folder that had this hash when it was seen."""
    hashes, _ = _hashes(folder, seen, known)
    return _by_name(seen[0], hashes) if _hash_of(seen[0], hashes) == hash_of_all else None


def digest(value: Any) -> bytes:
    """A hash of plain values: the same for equal ones, in every process."""
    return hashlib.sha256(marshal.dumps(value, 2)).digest()  # Later versions write equal values in several ways.
