"""What acts refer to: people, schools, invoices and assessments that are on file, and what each is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated

from generator.office.refused import ActRefusedError
from generator.records import Assessor, Entry, School
from generator.records.assessor import Invoice
from generator.records.forms import AssessmentId, Line, SchoolId, Slug
from generator.records.school import Charge
from generator.register import Register


@dataclass(frozen=True)
class Choices:
    """Marks a field whose value is on file: what could be meant, and what each is called."""

    of: Callable[[Register], Mapping[str, str]]


def entry_name(entry: Entry) -> str:
    """What a file's person, school, organisation, event or fee is called; the id of any other."""
    return str(getattr(entry, "name", None) or getattr(entry, "title", None) or entry.id)


def _names(entries: Mapping[str, Entry]) -> dict[str, str]:
    return {id: entry_name(entry) for id, entry in entries.items()}


ASSESSORS = Choices(lambda register: _names(register.assessors))
AssessorId = Annotated[Slug, ASSESSORS]

SCHOOLS = Choices(lambda register: _names(register.schools))
SchoolOnFile = Annotated[SchoolId, SCHOOLS]

OrganisationId = Annotated[Slug, Choices(lambda register: _names(register.organisations))]

FeeId = Annotated[Slug, Choices(lambda register: _names(register.fees))]

EventId = Annotated[Slug, Choices(lambda register: _names(register.events))]

InvoiceNumber = Annotated[
    Line,
    Choices(lambda register: {invoice.number: assessor.name for assessor, _, invoice in register.invoices()}),
]
"""The number of an invoice to an assessor."""

BILLS = Choices(lambda register: {number: billed.payer for number, billed in billed_by_number(register).items()})
BilledNumber = Annotated[Line, BILLS]
"""The number of an invoice to an assessor, or of a charge to a school or intermediary."""

ASSESSMENTS = Choices(lambda register: {id: on_file.school.name for id, on_file in register.assessments_by_id.items()})
AssessmentOf = Annotated[AssessmentId, ASSESSMENTS]
"""An assessment. The school's id alone is enough if that school has one."""


@dataclass(frozen=True)
class Billed:
    """An invoice to an assessor or a charge to a school: its record, the file and keys of it, and who pays."""

    record: Invoice | Charge
    entry: Assessor | School
    keys: tuple[str | int, ...]
    payer: str


def billed_by_number(register: Register) -> dict[str, Billed]:
    """Every invoice and charge by its number. Linear in them."""
    billed = {
        charge.number: Billed(charge, on_file.school, ("assessments", on_file.index, "charge"), on_file.school.name)
        for on_file, charge in register.charges()
    }
    return billed | {
        invoice.number: Billed(invoice, assessor, ("invoices", index), assessor.name)
        for assessor, index, invoice in register.invoices()
    }


def last_moderation(register: Register, assessor: str) -> int:
    """The place of an assessor's last moderation. Raises ActRefusedError if there is none."""
    moderations = register.assessors[assessor].moderations
    if not moderations:
        raise ActRefusedError("assessor", "No moderation of this person is on file", "Record the moderation first.")
    return len(moderations) - 1


def name_of(register: Register, id: str) -> str:
    """The name of an assessor."""
    return register.assessors[id].name
