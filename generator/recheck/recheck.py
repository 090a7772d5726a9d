"""The check after a small change: equal, problem for problem, to a check of the whole register.

In: the last check, and what changed since. Out: what a check would give; None where only a whole check can say. The
rules are asked of what is around the change (`around.py`), as it was and as it is. What they no longer find is taken
from what the last check found, and what they find now is added: nothing else can have changed.
"""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.check import MOST_FOUND, Checked, Left, bounded, counted, day_of
from generator.problem import Location, Place, Problem
from generator.read.files import placed
from generator.read.loading import Loaded, Read, read_file
from generator.read.references import references
from generator.read.source import Document, Source
from generator.recheck.around import Around, TooManyError
from generator.recheck.kept import Kept, WholeCheckError
from generator.recheck.last_check import NEAR, LastCheck, key_of
from generator.recheck.left_out import LeftOut
from generator.records import Entry, Sample
from generator.records.base import SUFFIX
from generator.register import Register
from generator.rules import RULES
from generator.rules.rule import Rule

MOST_CHANGED = 100
"""Files that may have changed before a whole check is better: what is kept is then renewed."""


Changed = Mapping[str, bytes | None]
"""The bytes of the files that differ from the last check; None for one that is gone."""


def recheck(kept: Kept, changed: Changed, on: date, today: date | None = None) -> Checked | None:
    """What `check` would give now; None where that can only be known by reading everything.

    The last check was for the same day, with the same program. The register of what is returned holds only what was
    read.
    """
    found = recheck_states(kept, (changed,), on, today)
    return found[0] if found else None


def is_small(changed: Collection[str]) -> bool:
    """Whether so few files changed, of such kinds, that what is near them may say everything."""
    return len(changed) <= MOST_CHANGED and all(file.startswith(NEAR) and file.endswith(SUFFIX) for file in changed)


def recheck_states(
    kept: Kept, states: Sequence[Changed], on: date, today: date | None = None
) -> tuple[Checked, ...] | None:
    """The same of several states of the register, such as a branch's base and head. The same files are read in each, so
    that they can be compared. Their `reads` know every file, and read it when it is asked for.
    """
    changed = {file for state in states for file in state}
    if not is_small(changed):
        return None
    try:
        return _Near(kept).checked(states, on, today)
    except (WholeCheckError, TooManyError):
        return None


@dataclass
class _State:
    """A state of the register: the files that differ from the last check, as they are read, what is wrong with their
    format, and which files are left out because of that.
    """

    changed: Changed
    now: Mapping[str, Read]
    problems: Sequence[Problem]
    out: frozenset[str]


@dataclass
class _Near:
    kept: Kept
    reads: dict[str, Read] = field(default_factory=dict)

    @property
    def last(self) -> LastCheck:
        return self.kept.last

    def checked(self, states: Sequence[Changed], on: date, today: date | None) -> tuple[Checked, ...]:
        common = [self.entry(file) for file in self.last.contents if not file.startswith(NEAR)]
        samples = [entry for entry in common if isinstance(entry, Sample)]
        read = [self._state(changed, common) for changed in states]
        named = _named_by(samples)
        if any(state.out & named or not all(file.startswith(NEAR) for file in state.out) for state in read):
            raise WholeCheckError
        differing = frozenset(file for state in read for file in (*state.changed, *state.out))
        before = {file: self.entry(file) for file in differing if file in self.last.contents}
        afters = [self._after(state, before) for state in read]
        around = Around(self.last, (before, *afters), self.entry, samples, self.kept.most_read)
        around.find()
        photos = self._photos(differing, (before, *afters))
        unchanged = [*common, *photos, *self._unchanged(around, differing)]
        was = self._register(unchanged, before, differing)
        return tuple(
            self._checked(state, was, self._register(unchanged, after, differing), on, today)
            for state, after in zip(read, afters, strict=True)
        )

    def _state(self, changed: Changed, common: Iterable[Entry]) -> _State:
        now = {file: read_file(placed(file), data) for file, data in changed.items() if data is not None}
        problems, out = LeftOut(
            self.last, now, frozenset(changed) - now.keys(), common, self.entry, self.kept.most_read
        ).find()
        return _State(changed, now, problems, out)

    def _after(self, state: _State, before: Mapping[str, Entry]) -> dict[str, Entry]:
        """The entries of the files that differ in any state, as they are in this one."""
        same = {file: entry for file, entry in before.items() if file not in state.changed}
        new = {file: reading.entry for file, reading in state.now.items() if reading.entry}
        return {file: entry for file, entry in (same | new).items() if file not in state.out}

    def _checked(self, state: _State, was: Register, register: Register, on: date, today: date | None) -> Checked:
        asked = [rule for rule in RULES if not (rule.needs_every_file and state.out)]
        gone, new = _differences(asked, (was, register), on, today)
        found = [*self._left(asked, gone, (was, register)), *new]
        reads = _Reads(self, state)
        loaded = Loaded(
            _KnownSource(_Documents(self, state), self.last, state.changed.keys()),
            tuple(state.problems),
            register,
            len(state.out),
            reads,
        )
        if any(
            number > MOST_FOUND for number in Counter((problem.code, problem.at.file) for problem in found).values()
        ):
            raise WholeCheckError
        return ready(Checked.of(loaded, (*state.problems, *counted(found)), found))

    def entry(self, file: str) -> Entry:
        """The entry of a file as it was at the last check."""
        entry = self.read(file).entry
        if entry is None:
            raise WholeCheckError
        return entry

    def read(self, file: str) -> Read:
        """A file as it was at the last check."""
        if file not in self.reads:
            self.reads[file] = self.kept.read(file)
        return self.reads[file]

    def _photos(self, differing: Collection[str], states: Iterable[Mapping[str, Entry]]) -> list[Entry]:
        """The photos of the people who differ. Raises WholeCheckError where somebody with a photo is left out."""
        photos = {f"{photo.rpartition('.')[0]}{SUFFIX}": photo for photo in self.last.photos}
        with_photo = photos.keys() & differing
        if any(file not in state for file in with_photo for state in states):
            raise WholeCheckError
        return [self.entry(photos[file]) for file in sorted(with_photo)]

    def _unchanged(self, around: Around, differing: Collection[str]) -> Iterator[Entry]:
        """What is around the changed files. Who is only named comes without what would lead on from there."""
        for file in around.whole:
            if file in self.last.contents and file not in differing:
                yield self.entry(file)
        for file in around.named:
            if file in self.last.contents and file not in differing:
                yield self.entry(file).model_copy(update={"moderations": ()})

    def _register(
        self, unchanged: Iterable[Entry], changed: Mapping[str, Entry], differing: Collection[str]
    ) -> Register:
        """A register of these, with somebody who has the highest registration number, as in the whole one."""
        entries = {entry.file: entry for entry in (*unchanged, *changed.values())}
        highest = next((file for _, file in self.last.numbers if file not in differing), None)
        if highest is None and self.last.numbers:
            raise WholeCheckError
        if highest and highest not in entries:
            entries[highest] = self.entry(highest).model_copy(update={"moderations": ()})
        return Register.of(entries.values())

    def _left(
        self, asked: Collection[Rule], gone: Counter[Problem], registers: tuple[Register, Register]
    ) -> Iterator[Problem]:
        """What the last check found with these rules, without what is gone. Raises WholeCheckError if a message is no
        longer right.
        """
        codes_asked = {rule.code for rule in asked}
        found = [problem for problem in self.last.found() if problem.code in codes_asked]
        free, is_free = (register.next_registration_number for register in registers)
        if free != is_free and any(free in problem.message for problem in found):
            raise WholeCheckError
        codes = {problem.code for problem in gone}
        for problem in found:
            if problem.code in codes and gone[problem]:
                gone[problem] -= 1
            else:
                yield problem
        if +gone:
            raise WholeCheckError


@dataclass(frozen=True)
class _Reads(Mapping[str, Read]):
    """Every file of a state, each read when it is asked for. Raises WholeCheckError where what is kept is damaged."""

    near: _Near
    state: _State

    def __getitem__(self, file: str) -> Read:
        return self.state.now[file] if file in self.state.changed else self.near.read(file)

    def __contains__(self, file: object) -> bool:
        return file in self.state.now or (file in self.near.last.contents and file not in self.state.changed)

    def __iter__(self) -> Iterator[str]:
        yield from (file for file in self.near.last.contents if file not in self.state.changed)
        yield from self.state.now

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _named_by(samples: Iterable[Sample]) -> frozenset[str]:
    """Whatever a draw names: it is left out with any of that."""
    return frozenset(reference.kind.file_of(reference.id) for sample in samples for reference in references(sample))


def _differences(
    asked: Iterable[Rule], registers: tuple[Register, Register], on: date, today: date | None
) -> tuple[Counter[Problem], list[Problem]]:
    """What the rules find in the first register alone, and in the second. Raises WholeCheckError where a rule that
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
                raise WholeCheckError
            gone += before - after
            new += (after - before).elements()
        if left:
            raise WholeCheckError
    return gone, new


class _Documents(dict[str, Document]):
    """The documents of a state, each decoded when it is asked for. Raises WholeCheckError as the reads do."""

    def __init__(self, near: _Near, state: _State) -> None:
        super().__init__({file: reading.document for file, reading in state.now.items() if reading.document})
        self.near, self.state = near, state

    def get(self, file: str, default: Any = None) -> Any:
        """The document of a file; the default if there is no such text."""
        if file not in self and file in self.near.last.contents and file not in self.state.changed:
            self[file] = self.near.kept.document(file)
        return super().get(file, default)

    def __len__(self) -> int:
        there = {file for file, reading in self.state.now.items() if reading.document}
        return len(self.near.last.contents.keys() - self.state.changed.keys()) + len(there)


@dataclass(frozen=True)
class _KnownSource(Source):
    """A source with the places of what the last check found in the files that did not change."""

    last: LastCheck
    changed: Container[str]

    def place(self, location: Location) -> Place:
        known = None if location.file in self.changed or location.place else self.last.places.get(key_of(location))
        return Place(*known) if known else super().place(location)


def ready(checked: Checked) -> Checked:
    """A check with what a report shows of its files at hand: later, what is kept may be gone."""
    source = checked.loaded.source
    for problem in checked.problems:
        source.line(problem.at)
        for at, _ in problem.related:
            source.place(at)
    return checked
