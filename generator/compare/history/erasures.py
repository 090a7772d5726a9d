"""Erasures: each is whole and dated, and nothing new names a person whose data was erased."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from generator.compare.change import Change
from generator.compare.history.assessments import in_both
from generator.compare.history.traces import Traces, plain
from generator.days import day_after
from generator.problem import Location, Place, Severity
from generator.read.references import references
from generator.records import Assessment, Assessor, Entry, Erasure, School
from generator.rules.rule import Finding, rule
from generator.scheme.once_listed import was_listed

NOT_OF_THE_PERSON = frozenset(
    {"awarded_on", "intermediary", "charge", "assessor_fee", "voided", "corrections", "recorded_late"}
)
"""What Naace may still put on file of an assessment whose assessor's data is erased."""
CALLED_OFF = frozenset({"declined", "cancelled_on"})
"""What may come with the erasure itself."""


@rule("INFO.1")
def an_erasure_is_whole(change: Change, on: date) -> Iterator[Finding]:
    """An erasure names an assessor on file, deletes their file, keeps their registration number, says whether they were
    ever listed, and is permanent.

    To fix: give the erasure the assessor's id, and delete the assessor's file. Write `listed` as the
    message says, and under `registration_numbers` every number in that file, such as `[ICTM 0042]`.
    """
    for before, after in change.before_and_after(Erasure):
        if before != after:
            yield Finding(after.at(), "You cannot change an erasure on file")
    for entry in change.newly_erased:
        erased = Assessor.file_of(entry.id)
        if erased not in change.base.reads:
            yield Finding(entry.at(), "There was no assessor with this id on file")
        elif erased in change.head.reads:
            yield Finding(Location(erased), "The data of this assessor is erased, but their file still exists")
        elif (register := change.register_before) and (assessor := register.assessors.get(entry.id)):
            listed = was_listed(register, assessor, day_after(on))
            if listed != entry.listed:
                yield Finding(entry.at("listed"), f"The records before this change say {'yes' if listed else 'no'}")
            numbers = tuple(number for number, _ in assessor.registration_numbers)
            if numbers != entry.registration_numbers:
                message = "These are not the registration numbers of the file that is deleted"
                yield Finding(entry.at("registration_numbers"), message)
        elif change.before(erased):
            fix = "First fix, on the main branch, what `register check` refuses there."
            message = "Whether the public list named them cannot be worked out from what was on file"
            yield Finding(entry.at("listed"), message, (), fix)


@rule("INFO.1")
def an_erasure_bears_its_day(change: Change, on: date) -> Iterator[Finding]:
    """Naace records an erasure on its day, or later within the days that the settings allow.

    To fix: under `erased_on`, write the day the data is erased.
    """
    for entry in change.newly_erased:
        if not on - timedelta(days=change.record_days(on)) <= entry.erased_on <= on:
            yield Finding(entry.at("erased_on"), f"This day is none of the last {change.record_days(on)}")


@rule("INFO.1")
def an_erasure_leaves_nothing_open(change: Change, on: date) -> Iterator[Finding]:
    """Nobody erases an assessor's data while they have a visit to come.

    To fix: first record the visit, or record that the appointment was declined or cancelled.
    """
    erased = {entry.id for entry in change.newly_erased}
    for read in change.head.reads.values() if erased else ():
        if isinstance(school := read.entry, School):
            for index, assessment in enumerate(school.assessments):
                for name in ("assessor", "lead"):
                    if assessment.is_effective and not assessment.visited_on and getattr(assessment, name) in erased:
                        yield Finding(school.at("assessments", index, name), "The data of this assessor is erased")


@rule("INFO.1", "P12")
def nobody_erased_is_named_anew(change: Change, on: date) -> Iterator[Finding]:
    """Once an assessor's data is erased, nobody records anything new about them or edits their visits.

    To fix: name the person who did it. If that is the erased person, leave the line out.
    """
    if not change.ever_erased:
        return
    for before, after in change.before_if_any(Entry):
        on_file = Counter(key for key, _ in _naming(before, change.ever_erased)) if before else Counter()
        for key, at in _naming(after, change.ever_erased):
            on_file[key] -= 1
            if on_file[key] < 0:
                yield Finding(at, "The data of this assessor is erased, but this is new or has changed")
    for assessment in in_both(change):
        if not change.ever_erased.isdisjoint((assessment.before.assessor, assessment.before.lead)):
            for name in Assessment.model_fields:
                comes = name in CALLED_OFF and getattr(assessment.before, name) is None
                if assessment.differs(name) and name not in NOT_OF_THE_PERSON and not comes:
                    message = f"The data of this visit's assessor is erased, but {name} was edited"
                    yield Finding(assessment.at(name), message)


def _naming(entry: Entry, erased: frozenset[str]) -> Iterator[tuple[object, Location]]:
    """The places where an entry names an erased person, with a key that does not depend on positions in lists."""
    for reference in references(entry):
        if reference.kind is Assessor and reference.id in erased:
            name, *keys = reference.at.keys
            thing: object = None
            if isinstance(entry, School) and isinstance(index := keys[0], int):
                thing = entry.assessments[index].id if name == "assessments" else entry.support[index]
            yield (name, thing, *(key for key in keys if isinstance(key, str)), reference.id), reference.at


@rule("INFO.1", severity=Severity.WARNED)
def an_erasure_leaves_no_trace(change: Change, on: date) -> Iterator[Finding]:
    """After an erasure, no other file holds the person's name in any form, former name, email address, phone number or
    membership number.

    To fix: look at the line. If it is about this person, remove their details. If it is about someone else, leave it.
    A family name that is also a word, such as Price, is not looked for alone. Search for it yourself.
    """
    for entry in change.newly_erased:
        if isinstance(person := change.before(Assessor.file_of(entry.id)), Assessor):
            documents = change.head.source.documents
            others = {file: other.name for file in documents if isinstance(other := change.after(file), Assessor)}
            traces = Traces(person, (document.text for document in documents.values()), others.values())
            for file, document in documents.items():
                is_namesake = not traces.family_names.isdisjoint(plain(others.get(file, "")).casefold().split())
                for line, what in sorted({*traces.found(document.text, of_a_namesake=is_namesake)}):
                    yield Finding(Location(file, place=Place(line, 1)), f"The erased assessor's {what} is in this line")
