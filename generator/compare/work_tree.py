"""The register's folder as git would commit it: in, the folder and git's index; out, a tree of files and their ids, or
only those that differ from a commit.

A file on disk is often another text than the one that git keeps: with other line ends, or decrypted. And a file that is
not on disk may still belong to the next commit: a sparse checkout leaves out what nobody there works on. While a commit
is being made, only what was staged belongs to it.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.compare.git import MODES, Blob, Repository, Revision
from generator.read.files import DiskTree, FileKind
from generator.records.base import DATA

_NONE = "000000"
"""The mode of a file that is not there."""


@dataclass(frozen=True)
class WorkTree:
    """The files under a register's root: those on disk, and those that git keeps although they are not; or with
    `staged`, a tree of git's index, those of the commit that is being made.
    """

    repository: Repository
    staged: Revision | None = None

    @property
    def disk(self) -> DiskTree:
        return DiskTree(self.repository.root)

    def names(self, folder: str) -> Iterable[tuple[str, FileKind]]:
        if self.staged:
            return self.staged.names(folder)
        is_there = (self.repository.root / DATA / folder).is_dir()
        on_disk = dict(self.disk.names(folder)) if is_there else {}
        for file in self._kept_by_git:
            above, _, name = file.removeprefix(DATA).rpartition("/")
            if above == folder:
                on_disk[name] = FileKind.FILE
            elif above.partition("/")[0] and not folder:
                on_disk.setdefault(above.partition("/")[0], FileKind.FOLDER)
        return sorted(on_disk.items())

    def contents(self, files: Sequence[str]) -> Iterator[bytes]:
        kept = self._kept_by_git
        if not any(file in kept for file in files):
            return self.disk.contents(files)
        blobs = [Blob(kept[file], file) for file in files if file in kept]
        from_git = self.repository.contents(blobs, self.staged.id if self.staged else "")
        from_disk = self.disk.contents([file for file in files if file not in kept])

        def content(file: str) -> bytes:
            return next(from_git if file in kept else from_disk)

        return map(content, files)  # Unlike a generator it goes on after an OSError.

    def ids(self, files: Collection[str]) -> Mapping[str, str]:
        """The id of the content that git would commit for each of the files.

        Git's index knows those that did not change. Git hashes the others, through the filters of their attributes.
        """
        if self.staged:
            return self.staged.blobs
        changed = self._changed
        ids = {file: id for file, (_, id) in self._index.items() if file not in changed} | dict(self._kept_by_git)
        return ids | _hashed(self.repository, [file for file in files if file not in ids])

    @cached_property
    def _index(self) -> Mapping[str, tuple[str, str]]:
        """The tag and the id of each file in git's index; a file in conflict is not among them."""
        listed = self.repository.run("ls-files", "--stage", "-v", "-z", "--", DATA)[1]
        index = {}
        for line in listed.split(b"\0")[:-1]:
            described, _, raw = line.partition(b"\t")
            tag, mode, id, stage = described.decode().split(" ")
            if stage == "0" and mode in MODES:
                index[os.fsdecode(raw)] = tag, id
        return index

    @cached_property
    def _kept_by_git(self) -> Mapping[str, str]:
        """The ids of the files that git commits as its index has them, whatever is on disk: those left out of a sparse
        checkout (tag S), and those that git was asked to take as unchanged (a small letter). Of what is staged, also
        those that are something else on disk.
        """
        kept = {file: id for file, (tag, id) in self._index.items() if tag == "S" or tag.islower()}
        if self.staged:
            kept |= {file: id for file, id in self.staged.blobs.items() if file in self._changed}
        return kept

    @cached_property
    def _changed(self) -> frozenset[str]:
        """The files whose content on disk is another than the index has."""
        shown = ("--porcelain=v2", "-z", "--no-renames", "--untracked-files=no", "--ignore-submodules=all")
        listed = self.repository.run("status", *shown, "--", DATA)[1]
        changed = set()
        for line in listed.split(b"\0")[:-1]:
            *_, raw = line.split(b" ", 8 if line.startswith(b"1") else 10)
            if line[3:4] != b".":
                changed.add(os.fsdecode(raw).removeprefix(self.repository.prefix))
        return frozenset(changed)


def differing(repository: Repository, commit: str) -> Mapping[str, Blob | None] | None:
    """The files of which git would commit something else than a commit holds, with what that holds; None for a new one.

    None where something there is no ordinary file, or git was asked not to look at all of them: `WorkTree` knows those.
    Cost: git's two looks at all files, in its own time.
    """
    listed = repository.run("ls-files", "-v", "-z", "--cached", "--others", "--", DATA)[1].split(b"\0")[:-1]
    if not all(line.startswith((b"H ", b"? ")) for line in listed):
        return None
    others = {os.fsdecode(line[2:]) for line in listed if line.startswith(b"?")}
    asked = ("diff-index", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative", "--ignore-submodules=none")
    parts = repository.run(*asked, commit, "--", DATA)[1].split(b"\0")[:-1]
    was: dict[str, str] = dict.fromkeys(others, "")
    now: dict[str, str] = {}
    for described, raw in zip(parts[::2], parts[1::2], strict=True):
        mode, mode_now, id, id_now, _ = described[1:].decode().split(" ")
        file = os.fsdecode(raw)
        if not {mode, mode_now} - {_NONE} <= MODES.keys():
            return None
        was[file] = id if mode != _NONE else ""
        if mode_now == _NONE and file not in others:
            now[file] = ""
        elif id_now.strip("0"):
            now[file] = id_now
    now |= _hashed(repository, [file for file in was if file not in now])
    return {file: Blob(id, file) if id else None for file, id in was.items() if now[file] != id}


def _hashed(repository: Repository, files: Sequence[str]) -> dict[str, str]:
    """The id of each file's content as git would commit it: through the filters of its attributes."""
    if not files:
        return {}
    top = repository.top  # from here, because git takes the names as seen from the top
    asked = "".join(f"{_quoted(repository.prefix + file)}\n" for file in files)
    hashed = top.run("hash-object", "--stdin-paths", given=asked.encode())[1].decode().split()
    return dict(zip(files, hashed, strict=True))


def _quoted(file: str) -> str:
    """A name as git reads it from a list with a name a line: each byte as a number, so that none ends the line."""
    return '"' + "".join(f"\\{byte:03o}" for byte in os.fsencode(file)) + '"'
