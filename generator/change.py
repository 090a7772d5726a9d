"""What stands between two states of a register: the files that differ, each as it was and as it is.

Only those are read from git: the base is the head's files with the differing ones replaced.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from generator.git import Repository, Revision, blob_id
from generator.loading import Loaded, load_held
from generator.records import Entry

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Change:
    """Two states of a register, and the files that are in one alone or differ, in order."""

    base: Loaded
    head: Loaded
    files: tuple[str, ...]

    @cached_property
    def removed(self) -> tuple[str, ...]:
        return tuple(file for file in self.files if file not in self.head.reads)

    @cached_property
    def added(self) -> tuple[str, ...]:
        return tuple(file for file in self.files if file not in self.base.reads)

    def before_and_after(self, kind: type[E]) -> Iterator[tuple[E, E]]:
        """The entries of a kind in the files that differ and can be read in both states."""
        for file in self.files:
            before, after = (loaded.reads.get(file) for loaded in (self.base, self.head))
            if before and after and isinstance(before.entry, kind) and isinstance(after.entry, kind):
                yield before.entry, after.entry


def since(head: Loaded, root: Path, name: str, of: str = "HEAD") -> Change:
    """The change from where `of` and the revision `name` parted, to the head.

    A branch that is behind its base is compared with the commit that it began from: what others did since is not its.
    Raises GitError.
    """
    repository = Repository(root)
    base = repository.commit(name)
    return compared(head, repository.revision(repository.merge_base(base, repository.commit(of))))


def compared(head: Loaded, base: Revision) -> Change:
    """The change from a revision to the head. Time: hashing the head's bytes, and reading the files that differ."""
    known = {}
    for file, read in head.reads.items():
        id = base.blobs.get(file)
        if id and read.document and blob_id(read.document.text.encode(), like=id) == id:
            known[file] = read
    loaded = load_held(base, known)
    files = sorted((loaded.reads.keys() | head.reads.keys()) - known.keys())
    return Change(loaded, head, tuple(files))


def carried(base: Loaded, blobs: Mapping[str, str], revision: Revision) -> Change:
    """The change from a revision that is loaded, with its contents' ids, to another: only what differs is read."""
    same = {file: read for file, read in base.reads.items() if blobs.get(file) == revision.blobs.get(file)}
    head = load_held(revision, same)
    return Change(base, head, tuple(sorted((base.reads.keys() | head.reads.keys()) - same.keys())))


def load_revision(repository: Repository, name: str) -> Loaded:
    """The whole register as it is in a revision. Raises GitError."""
    return load_held(repository.revision(repository.commit(name)), {})
