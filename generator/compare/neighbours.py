"""What is near a change: the entries that the rules may read together with the files that it touches.

In: the register of the base, and the files of a change. Out: a small register around them, of which the rules can be
asked in milliseconds. A busy entry, such as a Lead Assessor of a thousand visits, does not lead on to all who name it.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.read.loading import Loaded, Read, put_together
from generator.read.references import references
from generator.records import Assessor, Entry, Erasure, Event, Fee, Scheme
from generator.records.event import Attendance

STEPS = 2
"""So far a rule looks from a file: from a school by its assessor to the other schools that they visit."""
BUSY = 30
"""An entry that more others name than this does not lead on to them."""
COMMON: tuple[type[Entry], ...] = (Scheme, Fee, Event, Erasure)
"""What rules ask of every entry, and what is always there."""
Changed = Mapping[str, Read | None]
"""The files of a change as they become; None for one that is deleted."""


@dataclass(frozen=True)
class Neighbours:
    """The entries of the base, and which name which."""

    base: Loaded

    def near(self, changed: Changed) -> frozenset[str]:
        """The files of a change, and those within STEPS of them."""
        files, last = set(changed), set(changed)
        for _ in range(STEPS):
            last = {near for file in last for near in self._beside(file, changed)} - files
            files |= last
        return frozenset(files)

    def around(self, files: Iterable[str], changed: Changed) -> Mapping[str, Read]:
        """These files of the base, and everything that they refer to, also after a change.

        At the border an assessor comes without moderations, so that they do not lead on from school to school.
        """
        reads = dict(self._common | self._anybody)
        whole, seen = set(files), set(self._common)
        waiting = sorted(whole)
        while waiting:
            file = waiting.pop()
            read = self.base.reads.get(file)
            if file in seen or not (read or changed.get(file)):
                continue
            seen.add(file)
            if read:
                reads[file] = read if file in whole else _at_the_border(read)
            entries = [found.entry for found in (reads.get(file), changed.get(file)) if found]
            waiting += sorted({target for entry in entries for target in _targets(entry)} - seen)
        people = {read.entry.id for read in reads.values() if isinstance(read.entry, Assessor)}
        return {file: read if file in whole else _for_these(read, people) for file, read in reads.items()}

    def register(self, around: Mapping[str, Read], changed: Changed) -> Loaded:
        """The register of what is around a change, after it. Every other file counts as one that is there, unread."""
        after = {file: read for file, read in (*around.items(), *changed.items()) if read}
        for file in changed:
            if changed[file] is None:
                after.pop(file, None)
        return put_together(after, [], _Elsewhere(self.base.reads, {*after, *changed}))

    @cached_property
    def _common(self) -> dict[str, Read]:
        return {file: read for file, read in self.base.reads.items() if isinstance(read.entry, COMMON)}

    @cached_property
    def _anybody(self) -> dict[str, Read]:
        """One assessor, without whom the register would not have begun."""
        anybody = next((file for file, read in self.base.reads.items() if isinstance(read.entry, Assessor)), None)
        return {anybody: _at_the_border(self.base.reads[anybody])} if anybody else {}

    @cached_property
    def _named_by(self) -> Mapping[str, list[str]]:
        named_by: dict[str, list[str]] = defaultdict(list)
        for file, read in self.base.reads.items():
            for target in _targets(read.entry):
                named_by[target].append(file)
        return named_by

    def _beside(self, file: str, changed: Changed) -> Iterator[str]:
        """What a file refers to, before and after a change, and what refers to it; without what all have in common."""
        for read in (self.base.reads.get(file), changed.get(file)):
            for target in _targets(read.entry if read else None):
                if target not in self._common:
                    yield target
        naming = self._named_by.get(file, [])
        if file in changed or len(naming) <= BUSY:
            yield from (other for other in naming if other not in self._common)


@dataclass(frozen=True)
class _Elsewhere:
    """The files of the base that are not among those here."""

    base: Container[str]
    here: Container[str]

    def __contains__(self, file: object) -> bool:
        return file in self.base and file not in self.here


def _targets(entry: Entry | None) -> frozenset[str]:
    return frozenset(reference.kind.file_of(reference.id) for reference in references(entry)) if entry else frozenset()


def _for_these(read: Read, people: Container[str]) -> Read:
    """An event with these of the people who came, because a rule asks each person alone whether they did."""
    event = read.entry
    if not isinstance(event, Event):
        return read
    update = {"attendance": _present(event.attendance, people)}
    corrections = tuple(
        correction.model_copy(update={"attendance": _present(correction.attendance, people)})
        for correction in event.corrections
    )
    return read._replace(entry=event.model_copy(update={**update, "corrections": corrections}))


def _present(attendance: Attendance | None, people: Container[str]) -> Attendance | None:
    present = tuple(id for id in attendance.present if id in people) if attendance else ()
    return attendance.model_copy(update={"present": present}) if attendance else None


def _at_the_border(read: Read) -> Read:
    if isinstance(read.entry, Assessor) and read.entry.moderations:
        return read._replace(entry=read.entry.model_copy(update={"moderations": ()}))
    return read
