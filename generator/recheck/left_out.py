"""What a change leaves out of the register: the files that cannot be read, and what refers to them or to nothing.

In: the last check, and the files that changed as they are. Out: the problems of format, and the files left out, just as
`generator.read.references` gives them for a whole register, in which all that did not change refers to something.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.problem import Problem
from generator.read.files import placed
from generator.read.loading import Read
from generator.read.references import Reference, dangling, references
from generator.read.source import most
from generator.recheck.around import TooManyError
from generator.recheck.last_check import LastCheck
from generator.records import Assessor, Entry, Erasure, Event, School


@dataclass(frozen=True)
class LeftOut:
    """What is left out after a change. `now` holds the changed files that are still there, `gone` names the others.

    `common` are the entries that are always read; `read` gives the entry of a file that did not change.
    """

    last: LastCheck
    now: Mapping[str, Read]
    gone: frozenset[str]
    common: Iterable[Entry]
    read: Callable[[str], Entry]
    most_read: int

    def find(self) -> tuple[list[Problem], frozenset[str]]:
        """The problems of format, and the files left out. Raises TooManyError."""
        problems: list[Problem] = []
        left = [*self._unread]
        referring = [reading.entry for reading in self.now.values() if reading.entry]
        for entry in (*referring, *self.common, *map(self.read, self._that_name_changed_files())):
            found, refers_to_unread = self._of(entry)
            problems += found
            if found or refers_to_unread:
                left.append(entry.file)
        return [*self._of_reading(), *problems], self._with_what_refers_to(left)

    @property
    def _unread(self) -> Iterator[str]:
        return (file for file, reading in self.now.items() if not reading.entry)

    def _of_reading(self) -> Iterator[Problem]:
        for reading in self.now.values():
            yield from reading.problems

    def _that_name_changed_files(self) -> frozenset[str]:
        """The unchanged files that name a file, or a part of it, that may not be there now."""
        naming: set[str] = set()
        for file in {*self.now, *self.gone} & self.last.contents.keys():
            reading = self.now.get(file)
            if not (reading and reading.entry and _parts(self.read(file)) <= _parts(reading.entry)):
                naming |= self._naming(file)
        if len(naming) > self.most_read:
            raise TooManyError
        return frozenset(naming)

    def _naming(self, file: str) -> set[str]:
        """The unchanged files that name a file."""
        last = self.last
        maps = (last.assessed_by, last.moderated_by, last.followed_by, last.named_by)
        return {other for known in maps for other in known.get(file, ())} - self.now.keys() - self.gone

    def _of(self, entry: Entry) -> tuple[list[Problem], bool]:
        """An entry's references to nothing, and whether it needs something that cannot be read."""
        problems, needs_unread = [], False
        for reference in references(entry):
            file = reference.kind.file_of(reference.id)
            if reference.kind is Assessor and Erasure.file_of(reference.id) in self.last.contents:
                continue
            if file in self.now and not self.now[file].entry:
                needs_unread |= not isinstance(entry, Event)
            elif problem := self._dangling(reference, file):
                problems.append(problem)
        return most(problems), needs_unread

    def _dangling(self, reference: Reference, file: str) -> Problem | None:
        is_there = file in self.now or (file in self.last.contents and file not in self.gone)
        if is_there and not reference.part:
            return None
        target = (self.now[file].entry if file in self.now else self.read(file)) if is_there else None
        return dangling(reference, target, file, {} if target else self._ids())

    def _ids(self) -> Mapping[str, list[str]]:
        """The ids of what can be read, by folder, in order."""
        ids: dict[str, list[str]] = {}
        for file in sorted({*self.last.contents} - self.gone - {*self._unread} | {*self.now} - {*self._unread}):
            ids.setdefault(placed(file).folder, []).append(placed(file).id)
        return ids

    def _with_what_refers_to(self, left: list[str]) -> frozenset[str]:
        named_now: dict[str, list[str]] = {}
        for file, reading in self.now.items():
            for reference in references(reading.entry) if reading.entry else ():
                named_now.setdefault(reference.kind.file_of(reference.id), []).append(file)
        out: set[str] = set()
        while left:
            file = left.pop()
            if file not in out:
                out.add(file)
                left += (*self._naming(file), *named_now.get(file, ()))
            if len(out) > self.most_read:
                raise TooManyError
        return frozenset(out)


def _parts(entry: Entry) -> frozenset[str]:
    """The ids by which others name parts of an entry."""
    return frozenset(assessment.id for assessment in entry.assessments) if isinstance(entry, School) else frozenset()
