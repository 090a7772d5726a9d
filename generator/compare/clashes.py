"""Which open branches clash: merged in memory, as a merge queue would merge them, and checked.

Two changes may touch the same lines, and git says so. Or each may be right, but the two together wrong: one declares
support of a school, the other appoints the supporter there. Only a check of them together shows that.

Branches are many and their pairs more, so the rules are first asked of what is near a change, or two, alone; only where
they find something there is the whole register checked. All branches together are checked once: that shows what takes
three or more, and what lies further apart.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from generator.check import Checked, check
from generator.compare.change import Change, change_by_merging
from generator.compare.check_change import check_change
from generator.compare.git import Blob, Merge, Repository, Revision
from generator.compare.groups import smallest_failing
from generator.compare.neighbours import COMMON, Changed, Neighbours
from generator.compare.problems import problems_added
from generator.problem import Problem, Severity
from generator.read.files import placed
from generator.read.garbage import no_garbage_collection
from generator.read.loading import Loaded, Progress, Read, load_tree, silent
from generator.records.base import DATA
from generator.rules import one_file
from generator.write.upgrade import in_todays_format

TWO_FILES = frozenset(
    rule.code
    for rule in (one_file.two_files_with_one_name, one_file.two_files_with_one_title, one_file.two_files_of_one_school)
)
"""The notices that two files may be of one person or thing."""


@dataclass(frozen=True)
class Clash:
    """Branches that clash: one with the base, or several with one another.

    `files` are those whose texts conflict; if none do, `wrong` holds the problems that only the merge has. One branch
    with `wrong` is refused on its own.
    """

    branches: tuple[str, ...]
    files: tuple[str, ...]
    wrong: Checked | None


@dataclass(frozen=True)
class _Side:
    """A branch merged into the base: its files anywhere in the repository, those of the register as they become, and
    the files near those.
    """

    name: str
    commit: str
    files: frozenset[str]
    changed: Changed
    near: frozenset[str]


def clashes(
    repository: Repository, base: str, branches: Sequence[str], on: date, progress: Progress = silent
) -> Iterator[Clash]:
    """Every branch that clashes with the base or is refused on its own, then every pair that clashes, then every
    smallest group of more. Nothing is checked out or written.

    Time: milliseconds for each branch and each pair; a check of the register for each that seems wrong, and one for all
    of them together. Raises GitError.
    """
    commits = {name: repository.commit(name) for name in dict.fromkeys(branches)}
    onto = repository.commit(base)
    total = len(commits) * (len(commits) + 1) // 2
    with no_garbage_collection(), repository.in_memory() as memory:
        together = _Together.of(memory, onto, on)
        sides: list[_Side] = []
        for name, commit in commits.items():
            progress(len(sides), total)
            merge = memory.merge(onto, commit)
            if merge.commit is None:
                yield Clash((name,), merge.conflicts, None)
                continue
            side, seems_wrong = together.side(name, merge.commit)
            sides.append(side)
            if seems_wrong and (clash := together.alone(side)):
                yield clash
        clashing: set[frozenset[str]] = set()
        for done, (first, second) in enumerate(combinations(sides, 2), len(sides)):
            progress(done, total)
            if clash := together.pair(first, second):
                clashing.add(frozenset(clash.branches))
                yield clash
        yield from together.groups(sides, clashing)
        progress(total, total)


@dataclass(frozen=True)
class _Together:
    """What each merge is judged by: the base, what is wrong there, and the day."""

    repository: Repository
    revision: Revision
    base: Loaded
    wrong: tuple[Problem, ...]
    on: date
    neighbours: Neighbours
    merged: dict[tuple[str, ...], Merge] = field(default_factory=dict)
    checked: dict[str, Checked] = field(default_factory=dict)
    reads: dict[Blob, Read] = field(default_factory=dict)

    @classmethod
    def of(cls, repository: Repository, commit: str, on: date) -> "_Together":
        revision = repository.revision(commit)
        base = load_tree(in_todays_format(revision), {})
        return cls(repository, revision, base, _serious(check(base, on).problems), on, Neighbours(base))

    def side(self, name: str, commit: str) -> tuple[_Side, bool]:
        """A branch, and whether it seems wrong on its own."""
        files = self.repository.differing(self.revision.id, commit)
        names = sorted(file.removeprefix(self.repository.prefix) for file in files)
        revision = self.repository.changed(self.revision, commit)
        changed = self._reads_in(revision, [name for name in names if name.startswith(DATA)])
        side = _Side(name, commit, files, changed, self.neighbours.near(changed))
        if any(read is None and file in revision.items for file, read in changed.items()):
            return side, True  # It is not a file in its place.
        around = self.neighbours.around(side.near, changed)
        return side, bool(problems_added(self._near(around, changed), self._near(around, {})))

    def alone(self, side: _Side) -> Clash | None:
        """A branch that is refused on its own, with what is refused there."""
        checked = self.check(side.commit)
        alone = Checked(checked.loaded, problems_added(checked.problems, self.wrong))
        return Clash((side.name,), (), alone) if alone.refused else None

    def pair(self, first: _Side, second: _Side) -> Clash | None:
        """Whether two branches clash."""
        names = first.name, second.name
        changed = {**first.changed, **second.changed}
        if first.files & second.files:
            merge = self.repository.merge(first.commit, second.commit)
            if merge.commit is None:
                return Clash(names, merge.conflicts, None)
            revision = self.repository.changed(self.revision, merge.commit)
            changed |= self._reads_in(revision, sorted(first.changed.keys() & second.changed.keys()))
        if not self._seem_wrong(first, second, changed):
            return None
        apart = self._apart(self.check(side.commit) for side in (first, second))
        return self._wrong((first, second), apart)

    def groups(self, sides: Sequence[_Side], clashing: set[frozenset[str]]) -> Iterator[Clash]:
        """The smallest groups that clash although no two of them were found to; or a branch that is refused on its own,
        for a reason that is not near its files. Every branch is tried with as many others as can be.
        """
        tried: set[str] = set()
        for side in sides:
            if side.name in tried:
                continue
            group = [side]
            for other in sides:
                names = {other.name, *(member.name for member in group)}
                if other is not side and not any(clash <= names for clash in clashing):
                    group.append(other)
            tried |= {member.name for member in group}
            while clash := self._smallest(group):
                if len(clash.branches) > 1:
                    group = [member for member in group if member.name != clash.branches[-1]]
                    tried.discard(clash.branches[-1])
                    clashing.add(frozenset(clash.branches))
                if len(clash.branches) > 1 or clash.files or (clash.wrong and clash.wrong.refused):
                    yield clash

    def _smallest(self, group: Sequence[_Side]) -> Clash | None:
        """The smallest part of a group that clashes, beyond what is known to be wrong with its members alone."""
        known = frozenset(self.checked)

        def wrong(part: Sequence[_Side]) -> Clash | None:
            if len(part) == 1 and part[0].commit in known:
                return None
            return self._wrong(part, self._apart(self.check(side.commit) for side in part if side.commit in known))

        return wrong(smallest_failing(group, lambda part: wrong(part) is not None)) if wrong(group) else None

    def check(self, commit: str) -> Checked:
        """What is refused or warned of: warnings count, as a standing that ends before a planned visit is only one."""
        if commit not in self.checked:
            change = change_by_merging(self.base, self.revision, self.repository.changed(self.revision, commit))
            checked = check_change(change, self.on)
            self.checked[commit] = Checked(change.head, _serious(checked.problems))
        return self.checked[commit]

    def _wrong(self, members: Sequence[_Side], apart: Iterable[Problem]) -> Clash | None:
        """What is wrong with branches merged, beyond what is wrong apart."""
        names = tuple(member.name for member in members)
        merge = self._merge(tuple(member.commit for member in members))
        if merge.commit is None:
            return Clash(names, merge.conflicts, None)
        checked = self.check(merge.commit)
        added = problems_added(checked.problems, apart)
        return Clash(names, (), Checked(checked.loaded, added)) if added else None

    def _apart(self, sides: Iterable[Checked]) -> list[Problem]:
        return _apart(self.wrong, (side.problems for side in sides))

    def _merge(self, commits: tuple[str, ...]) -> Merge:
        """The commits merged one after the other; each beginning of them only once."""
        if len(commits) == 1:
            return Merge(commits[0], ())
        if commits not in self.merged:
            before = self._merge(commits[:-1])
            self.merged[commits] = self.repository.merge(before.commit, commits[-1]) if before.commit else before
        return self.merged[commits]

    def _reads_in(self, revision: Revision, files: Sequence[str]) -> dict[str, Read | None]:
        """How files are in a revision, each content read once; None for one that is not there, or not in its place."""
        items = {file: revision.items[file] for file in files if file in revision.items}
        known = {file: self.reads[blob] for file, (_, id) in items.items() if (blob := Blob(id, file)) in self.reads}
        reads = load_tree(Revision(self.repository, revision.id, items), known).reads
        self.reads.update({Blob(items[file].id, file): read for file, read in reads.items()})
        return {file: reads.get(file) for file in files}

    def _seem_wrong(self, first: _Side, second: _Side, changed: Changed) -> bool:
        """Whether the rules find more in what is near both changes than near each."""
        if not (
            first.near & second.near
            or self._is_common(first)
            or self._is_common(second)
            or self._added_in(first) & self._added_in(second)
        ):
            return False
        around = self.neighbours.around(first.near | second.near, changed)
        both, base = self._near(around, changed), self._near(around, {})
        if not problems_added(both, base):
            return False
        apart = (self._near(around, side.changed) for side in (first, second))
        return bool(problems_added(both, _apart(base, apart)))

    def _added_in(self, side: _Side) -> set[str]:
        """The folders in which a branch adds files: two may be of one thing."""
        return {placed(file).folder for file in side.changed if file not in self.base.reads}

    def _is_common(self, side: _Side) -> bool:
        kinds = tuple(kind.path() for kind in COMMON if kind.folder)
        return any(file.startswith(kinds) or file.count("/") == 1 for file in side.changed)

    def _near(self, around: Mapping[str, Read], changed: Changed) -> tuple[Problem, ...]:
        before = self.neighbours.register(around, {})
        after = self.neighbours.register(around, changed)
        files = tuple(sorted(changed))
        change = Change(before, after, files, of_several_proposals=True)
        return _serious(check_change(change, self.on).problems)


def _apart(base: Iterable[Problem], sides: Iterable[Iterable[Problem]]) -> list[Problem]:
    """The problems that several branches have, each alone; a problem of the base is on every side, and counts once."""
    apart = list(base)
    for side in sides:
        apart += problems_added(side, apart)
    return apart


def _serious(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Of the notices only those on two files of one thing count: each branch may add one of the two."""
    return tuple(problem for problem in problems if problem.severity is not Severity.TOLD or problem.code in TWO_FILES)
