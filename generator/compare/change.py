"""A change: two states of a register, and the files that differ, each as it was and as it is.

Only those files are read from git: the base is the head's files with the differing ones replaced. If a file cannot be
read in the base, its last readable version is read as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from generator.compare.bases import Since, bases
from generator.compare.git import Repository, Revision
from generator.compare.renames import old_names
from generator.compare.work_tree import WorkTree
from generator.read.files import placed
from generator.read.loading import SCHEME, Loaded, Read, load_tree, read_file
from generator.read.references import resolve
from generator.records import Assessor, Entry, Erasure, Scheme
from generator.records.scheme import RECORD_DAYS
from generator.register import Register
from generator.write.upgrade import in_todays_format

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Change:
    """Two states of a register, and the files that are in one alone or differ, in order."""

    base: Loaded
    head: Loaded
    files: tuple[str, ...]
    earlier: Mapping[str, Entry] = field(default_factory=dict)
    """For each differing file that cannot be read in the base, its last readable version before that."""
    is_shallow: bool = False
    """Whether earlier versions may be missing because the clone holds only the newest commits."""
    of_several_proposals: bool = False
    """Whether several proposals are merged here: together they may change what must be changed alone."""
    also: tuple["Change", ...] = ()
    """The changes from the other parents of a merge that is being made, to the same head."""
    commit: Revision | None = None
    """The commit of the base, whose history holds earlier versions of its files."""

    @cached_property
    def removed(self) -> tuple[str, ...]:
        """The files that only the base has."""
        return tuple(file for file in self.files if file not in self.head.reads)

    @cached_property
    def added(self) -> tuple[str, ...]:
        """The files that only the head has."""
        return tuple(file for file in self.files if file not in self.base.reads)

    @cached_property
    def not_compared(self) -> tuple[str, ...]:
        """The differing files of which no earlier version can be read."""
        return tuple(file for file in self.files if file in self.base.reads and not self.before(file))

    @cached_property
    def begins(self) -> bool:
        """Whether the register begins with this change: the base holds no assessor."""
        return not any(file.startswith(Assessor.path()) for file in self.base.reads)

    @cached_property
    def ever_erased(self) -> frozenset[str]:
        """The ids of everybody whose data is erased, by this change or before it."""
        return frozenset(placed(file).id for file in self.head.reads if file.startswith(Erasure.path()))

    @cached_property
    def ever_erased_files(self) -> frozenset[str]:
        """The files of everybody whose data is erased, by this change or before it."""
        return frozenset(map(Assessor.file_of, self.ever_erased))

    @cached_property
    def newly_erased(self) -> tuple[Erasure, ...]:
        """The erasures that this change adds."""
        added = (self.after(file) for file in self.added)
        return tuple(entry for entry in added if isinstance(entry, Erasure))

    @cached_property
    def old_names(self) -> Mapping[str, str]:
        """Maps each added file to the removed file of its folder that it was, if the two are alike enough."""
        removed = [file for file in self.removed if file not in self.ever_erased_files]
        return old_names(_lines(self.base, removed), _lines(self.head, self.added))

    def record_days(self, on: date) -> int:
        """The setting in force on a day, as it was before the change, not as the change makes it."""
        scheme = self.before(SCHEME) or self.after(SCHEME)
        return scheme.on(on).record_days if isinstance(scheme, Scheme) else RECORD_DAYS

    @cached_property
    def register_before(self) -> Register | None:
        """The register of the base, with the last readable version of each file that cannot be read there."""
        if not self.earlier:
            return self.base.register
        entries = {file: entry for file in self.base.reads if (entry := self.before(file))}
        relied_on, _ = resolve(entries, frozenset(self.base.reads.keys() - entries.keys()))
        return Register.of(relied_on) if any(isinstance(entry, Scheme) for entry in relied_on) else None

    def before(self, file: str) -> Entry | None:
        """A file's entry in the base, or in its last readable version before that."""
        return _entry(self.base.reads.get(file)) or self.earlier.get(file)

    def after(self, file: str) -> Entry | None:
        """A file's entry in the head."""
        return _entry(self.head.reads.get(file))

    def versions_before(self, entry: E) -> Iterator[E]:
        """The versions of an entry's file up to the base that can be read, newest first. Cost: a walk of the history
        and a reading for each version.
        """
        for version in _versions(self.commit, entry.file) if self.commit else ():
            if isinstance(version, type(entry)):
                yield version

    def before_and_after(self, kind: type[E]) -> Iterator[tuple[E, E]]:
        """The entries of a kind in the files that differ and can be read in both states."""
        for file in self.files:
            before, after = self.before(file), self.after(file)
            if isinstance(before, kind) and isinstance(after, kind):
                yield before, after

    def before_if_any(self, kind: type[E]) -> Iterator[tuple[E | None, E]]:
        """The same, for renamed files too; an entry of an added file comes with None."""
        for file in self.files:
            before, after = self.before(self.old_names.get(file, file)), self.after(file)
            if isinstance(after, kind) and (isinstance(before, kind) or file not in self.base.reads):
                yield before if isinstance(before, kind) else None, after


def _lines(loaded: Loaded, files: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {file: tuple(document.lines) for file in files if (document := loaded.reads[file].document)}


def _entry(read: Read | None) -> Entry | None:
    return read.entry if read else None


def since(  # noqa: PLR0913  # each is asked of the command by itself
    head: Loaded,
    root: Path,
    name: str,
    of: str | None = None,
    *,
    exactly: bool = False,
    ids: Mapping[str, str] | None = None,
) -> Change:
    """The change from where `of`, or the files on disk, and the revision `name` parted, to the head.

    A branch that is behind its base is compared with the commit it began from: what others did since is not part of it.
    `exactly` compares with the revision itself, as a push does that takes commits away. `ids` are those of the head's
    contents, if it is neither. Raises GitError.
    """
    repository = Repository(root)
    found = bases(repository, Since(name, exactly), of)
    if ids is None:
        ids = repository.revision(repository.commit(of)).blobs if of else WorkTree(repository).ids(head.reads)
    first, *others = (change_from(head, base, ids, is_merge=found.is_merge) for base in found.revisions)
    return replace(first, also=tuple(others))


def change_from(head: Loaded, base: Revision, ids: Mapping[str, str], *, is_merge: bool = False) -> Change:
    """The change from a commit to the head, whose contents git knows by these ids. Time: reading the files that differ.

    A base in an older format is seen in today's, so that an upgrade is no edit of history; then all of it is read.
    """
    known = {file: read for file, read in head.reads.items() if base.blobs.get(file) == ids[file]}
    tree = base if SCHEME in known else in_todays_format(base)
    return _change(load_tree(tree, known), head, known, base, of_several_proposals=is_merge)


def change_by_merging(base: Loaded, commit: Revision, revision: Revision) -> Change:
    """The change from `base`, loaded from `commit`, to `revision`, in which proposals are merged: only what differs is
    read."""
    same = {file: read for file, read in base.reads.items() if commit.blobs.get(file) == revision.blobs.get(file)}
    head = load_tree(in_todays_format(revision), same)
    if base.register and head.register:
        head.register.reckon_like(base.register)
    return _change(base, head, same, commit, of_several_proposals=True)


def _change(
    base: Loaded, head: Loaded, same: Mapping[str, Read], commit: Revision, *, of_several_proposals: bool = False
) -> Change:
    files = (base.reads.keys() | head.reads.keys()) - same.keys()
    return replace(change_in(files, base, head, commit), of_several_proposals=of_several_proposals)


def change_in(files: Iterable[str], base: Loaded, head: Loaded, commit: Revision) -> Change:
    """The change from a base, loaded from a commit, to a head, if it is known which files differ."""
    files = tuple(sorted(files))
    unreadable = [file for file in files if file in base.reads and not base.reads[file].entry]
    earlier = _earlier(commit, unreadable) if unreadable else {}
    is_shallow = bool(unreadable) and commit.repository.is_shallow
    return Change(base, head, files, earlier, is_shallow, commit=commit)


def _earlier(commit: Revision, files: Sequence[str]) -> dict[str, Entry]:
    """For each file its last readable version up to the commit, if there is one.

    Cost: one walk of the history, and for each step back one reading of the files not found yet.
    """
    earlier: dict[str, Entry] = {}
    versions = {file: iter(blobs) for file, blobs in commit.repository.versions(commit.id, files).items()}
    while asked := [blob for file, blobs in versions.items() if file not in earlier and (blob := next(blobs, None))]:
        for (_, file), data in zip(asked, commit.repository.contents(asked, commit.id), strict=True):
            if entry := read_file(placed(file), data).entry:
                earlier[file] = entry
    return earlier


def _versions(commit: Revision, file: str) -> Iterator[Entry]:
    """The versions of a file up to a commit that can be read, newest first."""
    for data in commit.repository.contents(commit.repository.versions(commit.id, [file])[file], commit.id):
        if entry := read_file(placed(file), data).entry:
            yield entry


def load_revision(repository: Repository, name: str) -> Loaded:
    """The whole register as it is in a revision. Raises GitError."""
    return load_tree(in_todays_format(repository.revision(repository.commit(name))), {})
