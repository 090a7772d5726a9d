"""The check after a small change: equal, problem for problem, to a check of the whole register.

In: the last check, and what changed since. Out: what a check would give; None where only a whole check can say. The
rules are asked of what is around the change (`around.py`), as it was and as it is. What they no longer find is taken
from what the last check found, and what they find now is added: nothing else can have changed.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from generator.check import MOST_FOUND, Checked, Left, bounded, counted, day_of
from generator.problem import Location, Place, Problem
from generator.read.files import placed
from generator.read.loading import Loaded, Read, read_file
from generator.read.references import references
from generator.read.source import Document, Source, decode
from generator.recheck.around import Around, TooManyError
from generator.recheck.last_check import NEAR, LastCheck, key_of
from generator.recheck.left_out import LeftOut
from generator.records import Entry, Sample
from generator.records.base import SUFFIX
from generator.register import Register
from generator.rules import RULES
from generator.rules.rule import Rule

MOST_CHANGED = 100
"""Files that may have changed before a whole check is better: what is kept is then renewed."""

Content = Callable[[int, int], bytes]
"""So many bytes of the pack, from a place on."""


class _WholeCheckError(Exception):
    """Only a check of the whole register can say what is wrong in it now."""


def recheck(
    last: LastCheck, content: Content, changed: Mapping[str, bytes | None], on: date, today: date | None
) -> Checked | None:
    """What `check` would give now; None where that can only be known by reading everything.

    The last check was for the same day, with the same program; `content` reads its pack. `changed` holds the bytes of
    the files that differ now; None for one that is gone. The register of what is returned holds only what was read.
    """
    if len(changed) > MOST_CHANGED or not all(file.startswith(NEAR) for file in changed):
        return None
    if any(f"{photo.rpartition('.')[0]}{SUFFIX}" in changed for photo in last.photos):
        return None
    try:
        return _Change(last, content, changed).checked(on, today)
    except (_WholeCheckError, TooManyError):
        return None


@dataclass
class _Change:
    last: LastCheck
    content: Content
    changed: Mapping[str, bytes | None]
    reads: dict[str, Entry] = field(default_factory=dict)
    differing: set[str] = field(default_factory=set)
    """The files whose entries are not in the register as they were."""

    def __post_init__(self) -> None:
        self.differing |= self.changed.keys()

    def checked(self, on: date, today: date | None) -> Checked:
        now = {file: read_file(placed(file), data) for file, data in self.changed.items() if data is not None}
        common = [self.read(file) for file in self.last.contents if not file.startswith(NEAR)]
        problems, out = LeftOut(self.last, now, frozenset(self.changed) - now.keys(), common, self.read).find()
        if out & _named_by_samples(common) or not all(file.startswith(NEAR) for file in out):
            raise _WholeCheckError
        self.differing |= out
        before = {file: self.read(file) for file in self.differing if file in self.last.contents}
        after = {file: reading.entry for file, reading in now.items() if reading.entry and file not in out}
        around = Around(self.last, before, after, self.read, [entry for entry in common if isinstance(entry, Sample)])
        around.find()
        unchanged = [*common, *self._unchanged(around)]
        registers = self._register(unchanged, before), self._register(unchanged, after)
        asked = [rule for rule in RULES if not (rule.needs_every_file and out)]
        gone, new = _differences(asked, registers, on, today)
        found = [*self._left(asked, gone, registers), *new]
        shown = {*now} | {problem.at.file for problem in (*problems, *found)}
        shown |= {at.file for problem in (*new, *problems) for at, _ in problem.related}
        loaded = Loaded(self._source(now, shown), tuple(problems), registers[1], len(out))
        if any(
            number > MOST_FOUND for number in Counter((problem.code, problem.at.file) for problem in found).values()
        ):
            raise _WholeCheckError
        return Checked.of(loaded, (*problems, *counted(found)), found)

    def read(self, file: str) -> Entry:
        """The entry of a file as it was at the last check."""
        if file not in self.reads:
            reading = read_file(placed(file), self._data(file))
            if reading.entry is None:
                raise _WholeCheckError
            self.reads[file] = reading.entry
        return self.reads[file]

    def _data(self, file: str) -> bytes:
        """The bytes of a file as they were at the last check. Raises _WholeCheckError if they are damaged."""
        start, length = self.last.contents[file]
        try:
            data = self.content(start, length)
        except OSError:
            raise _WholeCheckError from None
        if sha256(data).digest() != self.last.hash_of(file):
            raise _WholeCheckError
        return data

    def _unchanged(self, around: Around) -> Iterator[Entry]:
        """What is around the changed files. Who is only named comes without what would lead on from there."""
        for file in around.whole:
            if file in self.last.contents and file not in self.differing:
                yield self.read(file)
        for file in around.named:
            if file in self.last.contents and file not in self.differing:
                yield self.read(file).model_copy(update={"moderations": ()})

    def _register(self, unchanged: Iterable[Entry], changed: Mapping[str, Entry]) -> Register:
        """A register of these, with somebody who has the highest registration number, as in the whole one."""
        entries = {entry.file: entry for entry in (*unchanged, *changed.values())}
        highest = next((file for _, file in self.last.numbers if file not in self.differing), None)
        if highest is None and self.last.numbers:
            raise _WholeCheckError
        if highest and highest not in entries:
            entries[highest] = self.read(highest).model_copy(update={"moderations": ()})
        return Register.of(entries.values())

    def _left(
        self, asked: Collection[Rule], gone: Counter[Problem], registers: tuple[Register, Register]
    ) -> Iterator[Problem]:
        """What the last check found with these rules, without what is gone. Raises _WholeCheckError if a message is no
        longer right.
        """
        codes_asked = {rule.code for rule in asked}
        found = [problem for problem in self.last.found() if problem.code in codes_asked]
        free, is_free = (register.next_registration_number for register in registers)
        if free != is_free and any(free in problem.message for problem in found):
            raise _WholeCheckError
        codes = {problem.code for problem in gone}
        for problem in found:
            if problem.code in codes and gone[problem]:
                gone[problem] -= 1
            else:
                yield problem
        if +gone:
            raise _WholeCheckError

    def _source(self, now: Mapping[str, Read], shown: Iterable[str]) -> "_KnownSource":
        """The documents of some files, and the places that are known in others."""
        there = {file: reading.document for file, reading in now.items() if reading.document}
        documents = _Documents(there, len(self.last.contents.keys() - self.changed.keys()) + len(there))
        for file in shown:
            if file in self.last.contents and file not in self.changed:
                documents[file] = Document(file, decode(self._data(file)))
        return _KnownSource(documents, self.last, frozenset(self.changed))


def _named_by_samples(common: Iterable[Entry]) -> frozenset[str]:
    """Whatever a draw names: it is left out with any of that."""
    samples = (entry for entry in common if isinstance(entry, Sample))
    return frozenset(reference.kind.file_of(reference.id) for sample in samples for reference in references(sample))


def _differences(
    asked: Iterable[Rule], registers: tuple[Register, Register], on: date, today: date | None
) -> tuple[Counter[Problem], list[Problem]]:
    """What the rules find in the first register alone, and in the second. Raises _WholeCheckError where a rule that
    counts everything finds something else, or one finds too much to compare.
    """
    gone: Counter[Problem] = Counter()
    new: list[Problem] = []
    left = Left()
    for rule in asked:
        before, after = (
            Counter(bounded(rule.problems(register, day_of(rule, on, today)), left)) for register in registers
        )
        if before != after:
            if rule.everywhere:
                raise _WholeCheckError
            gone += before - after
            new += (after - before).elements()
        if left:
            raise _WholeCheckError
    return gone, new


class _Documents(dict[str, Document]):
    """The documents that are read, of so many."""

    def __init__(self, read: Mapping[str, Document], number: int) -> None:
        super().__init__(read)
        self.number = number

    def __len__(self) -> int:
        return self.number


@dataclass(frozen=True)
class _KnownSource(Source):
    """A source with the places of what the last check found in the files that did not change."""

    last: LastCheck
    changed: frozenset[str]

    def place(self, location: Location) -> Place:
        known = None if location.file in self.changed or location.place else self.last.places.get(key_of(location))
        return Place(*known) if known else super().place(location)
