"""The references of each entry, and whether their targets exist: the step between records and register.

An assessment names its assessor, Lead Assessor and intermediary; a moderation the assessment and the Lead Assessor; an
invoice its fee or event; an event those who were present; a school its predecessors; a photo the person it shows. A
reference to nothing is refused, and names both places.
"""

from collections.abc import Container, Iterator, Mapping
from typing import Any, NamedTuple

from generator.problem import Location, Place, Problem, Severity
from generator.records import Assessment, Assessor, Entry, Erasure, Event, Fee, Organisation, Photo, Sample, School
from generator.records.school import Correction
from generator.vocabulary import did_you_mean


class Reference(NamedTuple):
    """A value that names another entry, or an assessment in a school's file."""

    at: Location
    kind: type[Entry]
    id: str
    part: str = ""
    """For an assessment, its id in the school's file."""


def references(entry: Entry) -> Iterator[Reference]:
    """Every reference that an entry makes."""
    if isinstance(entry, Assessor):
        yield from _of_assessor(entry)
    elif isinstance(entry, School):
        yield from _of_school(entry)
    elif isinstance(entry, Photo):
        yield Reference(Location(entry.file, place=Place(1, 1)), Assessor, entry.id)
    elif isinstance(entry, Event):
        for keys, event in _with_corrections(entry):
            for index, id in enumerate(event.attendance.present if event.attendance else ()):
                yield Reference(entry.at(*keys, "attendance", "present", index), Assessor, id)
    elif isinstance(entry, Sample):
        for keys, sample in _with_corrections(entry):
            for index, candidate in enumerate(sample.candidates):
                yield Reference(entry.at(*keys, "candidates", index, "assessor"), Assessor, candidate.assessor)
            for index, drawn in enumerate(sample.drawn):
                yield Reference(entry.at(*keys, "drawn", index, "assessor"), Assessor, drawn.assessor)
                if drawn.assessment:
                    yield _assessment(entry.at(*keys, "drawn", index, "assessment"), drawn.assessment)


def _with_corrections(record: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """A record and its corrections, which have fields of the same names, each with the keys that lead to it."""
    yield (), record
    for position, correction in enumerate(record.corrections):
        yield ("corrections", position), correction


def _assessment(at: Location, id: str) -> Reference:
    school, _, part = id.partition("/")
    return Reference(at, School, school, part)


def _of_assessor(entry: Assessor) -> Iterator[Reference]:
    for index, affiliation in enumerate(entry.organisations):
        yield Reference(entry.at("organisations", index, "organisation"), Organisation, affiliation.organisation)
    for index, moderation in enumerate(entry.moderations):
        yield _assessment(entry.at("moderations", index, "assessment"), moderation.assessment)
        yield Reference(entry.at("moderations", index, "lead"), Assessor, moderation.lead)
    for index, invoice in enumerate(entry.invoices):
        if invoice.fee:
            yield Reference(entry.at("invoices", index, "fee"), Fee, invoice.fee)
        if invoice.event:
            yield Reference(entry.at("invoices", index, "event"), Event, invoice.event)
    for index, excuse in enumerate(entry.excuses):
        yield Reference(entry.at("excuses", index, "event"), Event, excuse.event)


def _of_school(entry: School) -> Iterator[Reference]:
    for index, predecessor in enumerate(entry.predecessors):
        yield Reference(entry.at("predecessors", index, "school"), School, predecessor.school)
    for index, support in enumerate(entry.support):
        if support.assessor:
            yield Reference(entry.at("support", index, "assessor"), Assessor, support.assessor)
        if support.organisation:
            yield Reference(entry.at("support", index, "organisation"), Organisation, support.organisation)
    for index, assessment in enumerate(entry.assessments):
        for above, written in _with_corrections(assessment):
            for keys, kind, id in _of_assessment(written):
                yield Reference(entry.at("assessments", index, *above, *keys), kind, id)


def _of_assessment(assessment: Assessment | Correction) -> Iterator[tuple[tuple[str | int, ...], type[Entry], str]]:
    """The keys, kind and id of each reference that an assessment makes."""
    for name in ("assessor", "lead"):
        if id := getattr(assessment, name):
            yield (name,), Assessor, id
    if assessment.intermediary:
        yield ("intermediary",), Organisation, assessment.intermediary
    if approach := assessment.approach:
        yield ("approach", "assessor"), Assessor, approach.assessor
        if approach.told_by and approach.told_by != "school":
            yield ("approach", "told_by"), Assessor, approach.told_by
    for position, former in enumerate(assessment.former_leads):
        yield ("former_leads", position, "lead"), Assessor, former.lead
    if assessment.assessor_fee and assessment.assessor_fee.paid_to != "assessor":
        yield ("assessor_fee", "paid_to"), Organisation, assessment.assessor_fee.paid_to
    if assessment.lead_fee and assessment.lead_fee.paid_to != "lead":
        yield ("lead_fee", "paid_to"), Organisation, assessment.lead_fee.paid_to


def resolve(entries: Mapping[str, Entry], unread: Container[str]) -> tuple[list[Entry], list[Problem]]:
    """The entries whose references all lead to such entries, and a problem for each reference to nothing.

    `entries` are by file; `unread` names files that exist but could not be read: what refers to them is left out
    without a problem of its own, because theirs says what to fix. An event stays without those of its list who are left
    out: nothing about anybody else depends on them. Cost: one look-up for each reference.
    """
    problems: list[Problem] = []
    referrers: dict[str, list[str]] = {}
    left_out: list[str] = []
    by_folder: dict[str, list[str]] = {}
    for entry in (entry for entry in entries.values() if not isinstance(entry, Photo)):
        by_folder.setdefault(entry.folder, []).append(entry.id)
    for file, entry in entries.items():
        for reference in references(entry):
            target = reference.kind.file_of(reference.id)
            if reference.kind is Assessor and Erasure.file_of(reference.id) in entries:
                continue
            if not isinstance(entry, Event):
                referrers.setdefault(target, []).append(file)
                if target in unread:
                    left_out.append(file)
            if target in unread:
                continue
            if problem := dangling(reference, entries.get(target), target, by_folder):
                problems.append(problem)
                left_out.append(file)
    gone: set[str] = set()
    while left_out:
        file = left_out.pop()
        if file not in gone:
            gone.add(file)
            left_out += referrers.get(file, ())
    return [entry for file, entry in entries.items() if file not in gone], problems


def dangling(
    reference: Reference, target: Entry | None, file: str, by_folder: Mapping[str, list[str]]
) -> Problem | None:
    """The problem with a reference whose target, the entry of a file, is not there or has no such part."""
    kind = reference.kind.__name__.lower()
    if target is None:
        hint = did_you_mean(reference.id, by_folder.get(reference.kind.folder, ()))
        if not reference.at.keys:
            return Problem(
                "dangling-reference",
                (),
                Severity.REFUSED,
                reference.at,
                f"There is no {kind} of this name{hint}, so nobody says whom the photo shows",
                f"Rename it to the {kind}'s id: the name of their file in {reference.kind.path()}. Or delete it.",
            )
        return Problem(
            "dangling-reference",
            (),
            Severity.REFUSED,
            reference.at,
            f"There is no {kind} with this id{hint}",
            f"Write the {kind}'s id: the name of its file in {reference.kind.path()}, without .yml.",
            ((Location(file), f"where the {kind} would be"),),
        )
    if (
        reference.part
        and isinstance(target, School)
        and reference.part not in {assessment.id for assessment in target.assessments}
    ):
        return Problem(
            "dangling-reference",
            (),
            Severity.REFUSED,
            reference.at,
            "The school named has no assessment with this id",
            "Write the id of an assessment in that school's file, or add it there.",
            ((target.at("assessments"), "the school's assessments"),),
        )
    return None
