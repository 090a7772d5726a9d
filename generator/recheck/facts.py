"""What other files must know of an entry: whom it names, and the values by which rules find it.

In: an entry. Out: its facts. `around.py` says what they lead to. Whatever a rule looks up across files must be here.
"""

from collections.abc import Hashable, Iterator
from typing import NamedTuple
from zlib import crc32

from generator.problem import Location
from generator.read.references import references
from generator.records import Assessor, Entry, Event, Fee, School
from generator.rules.one_file import MARKS, plain


class Facts(NamedTuple):
    """Files that an entry names, by what it names them as; and marks, which are hashes of values.

    `marks` are those that it is found by, `sought` those whose other holders a rule may compare with it. Two values of
    one hash do no harm: a file more is read.
    """

    assessors: frozenset[str] = frozenset()
    """Of a school: those who assess there."""
    moderated: frozenset[str] = frozenset()
    """Of an assessor: the schools of the visits that were moderated."""
    predecessors: frozenset[str] = frozenset()
    """Of a school: the schools that it came from."""
    others: frozenset[str] = frozenset()
    """Everything else, but fees and events: those are always read."""
    marks: frozenset[int] = frozenset()
    sought: frozenset[int] = frozenset()

    @property
    def named(self) -> frozenset[str]:
        """Every file that the entry names."""
        return self.assessors | self.moderated | self.predecessors | self.others


def facts_of(entry: Entry) -> Facts:
    """The facts of an entry as it is written and as it is corrected."""
    assessors, schools, others = set(), set(), set()
    for reference in references(entry.as_written):
        if reference.kind in (Fee, Event):
            continue
        file = reference.kind.file_of(reference.id)
        if reference.kind is School:
            schools.add(file)
        elif _assesses(reference.at):
            assessors.add(file)
        else:
            others.add(file)
    is_school = isinstance(entry, School)
    marks, sought = (
        frozenset(crc32(repr(mark).encode("utf-8", "surrogatepass")) for mark in found)
        for found in ({*_marks(entry)}, {*_sought(entry)})
    )
    return Facts(
        frozenset(assessors),
        frozenset() if is_school else frozenset(schools),
        frozenset(schools) if is_school else frozenset(),
        frozenset(others),
        marks,
        sought,
    )


def _assesses(at: Location) -> bool:
    """Whether the value there names who assesses a school, and not whom it approached, or who supported it."""
    return at.keys[0] == "assessments" and at.keys[-1] == "assessor" and at.keys[-2] != "approach"


def _marks(entry: Entry) -> Iterator[Hashable]:
    """The values that an entry is found by."""
    yield from _compared(entry)
    if isinstance(entry, Assessor):
        yield from _names(entry)
    if isinstance(entry, School):
        for support in entry.support:
            if not support.assessor:
                yield "given by", plain(support.given_by or "")


def _sought(entry: Entry) -> Iterator[Hashable]:
    """The values whose other holders a rule may compare with an entry."""
    yield from _compared(entry)
    if isinstance(entry, Assessor):
        for _, name in _names(entry):
            yield "named", name
            yield "given by", name
    if isinstance(entry, School):
        for support in entry.support:
            if not support.assessor:
                yield "named", plain(support.given_by or "")


def _compared(entry: Entry) -> Iterator[Hashable]:
    """The values that no two entries should share, or that are compared where they do."""
    for position, marks in enumerate(MARKS.get(type(entry), ())):
        for mark, _ in marks(entry):
            yield type(entry).__name__, position, mark
    if isinstance(entry, Assessor):
        for invoice in entry.invoices:
            yield "invoice", invoice.number
        for number, _ in entry.registration_numbers:
            yield "registration", number
    if isinstance(entry, School):
        yield from _compared_of(entry)


def _compared_of(school: School) -> Iterator[Hashable]:
    if school.postcode:
        yield "school", school.postcode, plain(school.name)
    if school.publish_award:  # The public page knows a school by its name alone.
        yield "published", school.name
    for assessment in school.assessments:
        if assessment.charge:
            yield "invoice", assessment.charge.number
        if assessment.visit_planned_on and not assessment.visited_on:
            for person in {assessment.assessor, assessment.lead} - {None}:
                yield "planned", person, str(assessment.visit_planned_on)


def _names(assessor: Assessor) -> Iterator[tuple[str, str]]:
    for name in (assessor.name, *assessor.former_names):
        yield "named", plain(name)
