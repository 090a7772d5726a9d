"""A folder on this machine in which commands keep what they need not work out again; it is safe to delete.

What is kept is as confidential as the register. So the folder is within git's own, which is never committed, published
or packed, and goes with the clone; outside of git it is beside `data/` and tells git to ignore it. Only this user may
open it, and nothing is read from a folder that others could have written.
"""

import hashlib
import marshal
import os
import stat
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

NAME = "register-kept"
_WRITING = "writing-"
_LONGEST_WRITING = 3600
"""Seconds, far more than a process takes to write a file."""
_CHECKED = hashlib.sha256
_LENGTH = _CHECKED().digest_size


class Folder:
    """What is kept of one register. Every value is written whole, then put in its place, and read whole or not at all,
    so that several processes may keep things at once.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of(cls, root: Path) -> "Folder | None":
        """The folder for a register's root, made if it is not there; None where nothing can be kept."""
        root = root.resolve()
        try:
            inside = _git_folder(root)
            above = inside / NAME if inside else root / f".{NAME}"
            path = above / hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
            for folder in (above, path):
                with suppress(FileExistsError):
                    folder.mkdir(mode=0o700)
                if not _is_ours(folder):
                    return None
            if not inside and not (above / ".gitignore").exists():
                (above / ".gitignore").write_text("*\n", encoding="ascii")
        except OSError:
            return None
        return cls(path)

    def get(self, name: str) -> Any:
        """What is kept under a name; None if nothing is, or if it is damaged."""
        try:
            data = (self.path / name).read_bytes()
        except OSError:
            return None
        if _CHECKED(data[_LENGTH:]).digest() != data[:_LENGTH]:
            return None
        with suppress(ValueError, EOFError, TypeError):  # another Python may have kept it
            return marshal.loads(data[_LENGTH:])  # noqa: S302  # nobody else may write here, and it is whole
        return None

    def put(self, name: str, value: Any) -> None:
        """Keep a value, if the disk takes it."""
        data = marshal.dumps(value)
        with suppress(OSError):
            self._write(name, _CHECKED(data).digest() + data)

    def put_bytes(self, name: str, data: bytes) -> None:
        """Keep bytes, of which some can be read without the others, if the disk takes them."""
        with suppress(OSError):
            self._write(name, data)

    def bytes_of(self, name: str) -> BinaryIO:
        """Bytes that are kept, to read some of them: nothing says that they are whole. Raises OSError."""
        return (self.path / name).open("rb")

    def now(self) -> int | None:
        """The time by the disk's own clock, in nanoseconds; None if nothing can be written."""
        try:
            return self._write("now", b"")
        except OSError:
            return None

    def names(self) -> list[str]:
        """The names under which something is kept, the newest first."""
        with os.scandir(self.path) as items:
            return [item.name for item in sorted(items, key=lambda item: -item.stat().st_mtime_ns)]

    def drop_left(self) -> None:
        """Remove what processes that were killed while they wrote have left: it is much older than the newest file."""
        with suppress(OSError), os.scandir(self.path) as items:
            times = {item.name: item.stat().st_mtime for item in items}
            oldest = max(times.values(), default=0) - _LONGEST_WRITING
            self.drop([name for name, when in times.items() if name.startswith(_WRITING) and when < oldest])

    def drop(self, names: Collection[str]) -> None:
        """Keep some things no longer."""
        for name in names:
            with suppress(OSError):
                (self.path / name).unlink()

    def _write(self, name: str, data: bytes) -> int:
        """Write a file that only this user may read. Returns when that was, by the disk's clock."""
        writing = self.path / f"{_WRITING}{os.getpid()}"
        with suppress(FileNotFoundError):
            writing.unlink()
        try:
            with os.fdopen(os.open(writing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(data)
            when = writing.stat().st_mtime_ns
            writing.replace(self.path / name)
        except OSError:
            self.drop([writing.name])
            raise
        return when


def _git_folder(root: Path) -> Path | None:
    """The folder in which git keeps what it knows of a root's clone or work tree; None outside of git."""
    for above in (root, *root.parents):
        git = above / ".git"
        if git.is_dir():
            return git
        if git.is_file():
            return above / git.read_text(encoding="utf-8").removeprefix("gitdir: ").rstrip("\n")
    return None


def _is_ours(folder: Path) -> bool:
    """Whether a folder is an ordinary one, which only this user may open. Windows keeps others out by itself."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return False
    return os.name == "nt" or (found.st_uid == os.getuid() and not found.st_mode & 0o077)
