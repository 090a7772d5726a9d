"""The fields of an act that a place in the register already says: whose file it is, which assessment, which invoice."""

from collections.abc import Iterator
from typing import Any

from generator.office.act import Act
from generator.office.on_file import (
    AssessmentOf,
    AssessorId,
    BilledNumber,
    Choices,
    EventId,
    FeeId,
    InvoiceNumber,
    SchoolOnFile,
)
from generator.office.typed import by_typed_name, choices_of, must_be_given
from generator.problem import Location
from generator.records import Assessor, Event, Fee, School
from generator.register import Register


def words_for(act: type[Act], register: Register, at: Location) -> dict[str, str]:
    """The words that a place gives to the fields of an act that must be given; the others are asked for."""
    known = dict(_known(register, at))
    return {
        name: known[choices]
        for name, info in by_typed_name(act).items()
        if (choices := choices_of(info)) in known and (must_be_given(info) or choices in (_EVENT, _FEE))
    }


def _marked(annotated: Any) -> Choices:
    choices: Choices = next(part for part in annotated.__metadata__ if isinstance(part, Choices))
    return choices


_ASSESSOR, _SCHOOL, _EVENT, _FEE = map(_marked, (AssessorId, SchoolOnFile, EventId, FeeId))
_ASSESSMENT, _INVOICE, _BILLED = map(_marked, (AssessmentOf, InvoiceNumber, BilledNumber))


def _known(register: Register, at: Location) -> Iterator[tuple[Choices, str]]:
    """What a place names: by the choices of fields, the id."""
    folder, _, id = at.file.removeprefix("data/").removesuffix(".yml").rpartition("/")
    kinds = {Assessor.folder: _ASSESSOR, School.folder: _SCHOOL, Event.folder: _EVENT, Fee.folder: _FEE}
    if folder in kinds:
        yield kinds[folder], id
    within = _within(at.keys)
    if folder == School.folder and within:
        name, index = within
        assessments = register.schools[id].as_written.assessments
        if name == "assessments" and index < len(assessments):
            assessment = assessments[index]
            yield _ASSESSMENT, f"{id}/{assessment.id}"
            if assessment.assessor:
                yield _ASSESSOR, assessment.assessor
            if assessment.charge:
                yield _BILLED, assessment.charge.number
    if folder == Assessor.folder and within:
        name, index = within
        assessor = register.assessors[id].as_written
        if name == "invoices" and index < len(assessor.invoices):
            yield _INVOICE, assessor.invoices[index].number
            yield _BILLED, assessor.invoices[index].number
        if name == "excuses" and index < len(assessor.excuses):
            yield _EVENT, assessor.excuses[index].event


def _within(keys: tuple[str | int, ...]) -> tuple[str, int] | None:
    """The list and the position in it to which keys lead."""
    if len(keys) > 1 and isinstance(keys[0], str) and isinstance(keys[1], int):
        return keys[0], keys[1]
    return None
