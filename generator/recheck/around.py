"""What must be read after a change: the entries whose rules may now find something else, with all that those look at.

In: the last check, the files that changed, in each of their states. Out: the files to read. The rules are asked of
each entry, and an entry's rules look at these others, and no farther:

- of a school: whom it names, the schools that it came from with whom they name, those that came from it, and the
  moderations of its visits;
- of an assessor: the schools that they assess and those of their moderations, with the moderations of visits there;
- the entries that share a value with it which rules compare (`facts.py`);
- the settings, fees, events, draws and erasures.

So what a change may touch is found by going these ways backwards, in every state. Then all that the touched ones
look at is read. Others that are read look at less than there is; but what they look at did not change, so their
rules find the same in every state, and that cancels out. An assessor who is only named comes without moderations.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.recheck.facts import Facts, facts_of
from generator.recheck.last_check import Known, LastCheck
from generator.records import Assessor, Entry, Sample, School
from generator.records.sample import Drawn


class TooManyError(Exception):
    """So much is near the change that the whole register is to be checked."""


@dataclass
class Around:
    """Finds what must be read around some files.

    `states` are the entries of the files that changed, as they were at the last check and as they are or were since,
    without those that are not there. `read` gives the entry of a file that did not change. `samples` are all draws.
    More files than `most_read` are too many.
    """

    last: LastCheck
    states: Sequence[Mapping[str, Entry]]
    read: Callable[[str], Entry]
    samples: Collection[Sample]
    most_read: int
    touched: set[str] = field(default_factory=set)
    """The entries whose rules may find something else."""
    whole: set[str] = field(default_factory=set)
    """The files to read."""
    named: set[str] = field(default_factory=set)
    """Assessors who are only named."""
    _facts: dict[str, Facts] = field(default_factory=dict)

    def find(self) -> None:
        """Fill `whole` and `named`. Raises TooManyError."""
        for file in {file for state in self.states for file in state}:
            self.touched |= {file, *self._touched_by(file)}
            if not all(file in state for state in self.states):  # What names it must find it, or not.
                self.whole |= {*self._those(self.last.named_by, file), *self._naming(file)}
        for file in self.touched:
            self._room()
            self.whole |= {file, *self._looked_at(file)}
        waiting = [*self.whole]
        while waiting:
            self._room()
            file = waiting.pop()
            needed = {*self._needed(file)} - self.whole
            waiting += needed
            self.whole |= needed
        self.named -= self.whole

    def _room(self) -> None:
        if len(self.whole) + len(self.named) > self.most_read:
            raise TooManyError

    def _touched_by(self, file: str) -> Iterator[str]:
        """The entries whose rules look at a changed file."""
        facts = self._facts_of(file)
        if _is_school(file):
            yield from self._followers(file)
            yield from facts.predecessors
            yield from facts.assessors
            yield from self._those(self.last.moderated_by, file)
            yield from (Assessor.file_of(drawn.assessor) for drawn in self._drawn() if _school_of(drawn) == file)
        else:
            for school in (*self._naming(file), *facts.moderated):
                yield from self._followers(school)
            for school in facts.moderated:
                yield from self._facts_of(school).assessors

    def _looked_at(self, file: str) -> Iterator[str]:
        """The files that the rules of an entry look at, but for whom it names."""
        facts = self._facts_of(file)
        for mark in facts.sought:
            yield from self._those(self.last.marked, mark)
        if _is_school(file):
            yield from self._those(self.last.followed_by, file)
            yield from self._those(self.last.moderated_by, file)
        elif _is_assessor(file):
            schools = {*self._those(self.last.assessed_by, file), *facts.moderated}
            schools |= {school for drawn in self._drawn() if _names(drawn, file) and (school := _school_of(drawn))}
            yield from schools
            for school in schools:
                yield from self._those(self.last.moderated_by, school)

    def _needed(self, file: str) -> Iterator[str]:
        """What must be there because this file names it; and whom it names without their moderations."""
        facts = self._facts_of(file)
        yield from facts.predecessors
        yield from facts.moderated
        for other in facts.assessors | facts.others:
            if not _is_assessor(other):
                yield other
            elif self._is_there(other):
                self.named.add(other)

    def _naming(self, file: str) -> Iterator[str]:
        """The schools that name a person or an organisation."""
        yield from self._those(self.last.assessed_by, file)
        yield from filter(_is_school, self._those(self.last.named_by, file))

    def _followers(self, school: str) -> Iterator[str]:
        """A school, and all that came from it."""
        seen, waiting = {school}, [school]
        while waiting:
            later = waiting.pop()
            yield later
            new = {*self._those(self.last.followed_by, later)} - seen
            seen |= new
            waiting += new

    def _those(self, known: Known, key: str | int) -> Iterable[str]:
        """Those of a map of the last check; changed files are read, and have all their ways followed, anyway."""
        return known.get(key, ())

    def _drawn(self) -> Iterator[Drawn]:
        for sample in self.samples:
            yield from sample.drawn
            for correction in sample.corrections:
                yield from correction.drawn

    def _facts_of(self, file: str) -> Facts:
        """The facts of an entry; of a changed one those of all states."""
        if file not in self._facts:
            entries = [state[file] for state in self.states if file in state]
            if not entries and self._is_there(file):
                entries = [self.read(file)]
            several = [facts_of(entry.as_corrected()) for entry in entries]
            self._facts[file] = Facts(*(frozenset().union(*same) for same in zip(*several, strict=True)))
        return self._facts[file]

    def _is_there(self, file: str) -> bool:
        """Whether there is such a file in any state: nobody whose data was erased has one."""
        return file in self.last.contents or any(file in state for state in self.states)


def _is_school(file: str) -> bool:
    return file.startswith(School.path())


def _is_assessor(file: str) -> bool:
    return file.startswith(Assessor.path())


def _names(drawn: Drawn, file: str) -> bool:
    return Assessor.file_of(drawn.assessor) == file


def _school_of(drawn: Drawn) -> str | None:
    return School.file_of(drawn.assessment.partition("/")[0]) if drawn.assessment else None
