"""What a school's file keeps of its assessments: their ids, visits, awards and payments."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.compare.change import Change
from generator.problem import Location
from generator.records import Assessment, School
from generator.rules.rule import Finding, rule

VISITED = ("visited_on", "outcome", "assessor", "lead")
"""What a visit on file is: when, with what outcome, by whom, and observed by whom."""
AWARDED = (
    "requested",
    "assessor",
    "appointed_on",
    "approach",
    "visit_told_on",
    "conflict_declaration",
    "lead",
    "lead_declaration",
    "visited_on",
    "outcome",
    "awarded_on",
)
"""What an award rests on, and its day; the phase beside."""


@dataclass(frozen=True)
class InBoth:
    """An assessment in both states, its school in both states, and its position in the school's file now."""

    school_before: School
    school: School
    index: int
    before: Assessment
    now: Assessment

    def at(self, name: str) -> Location:
        """Where a field of it is written; else the assessment."""
        above: tuple[str | int, ...] = ("assessments", self.index)
        return self.school.at(*above, name) if getattr(self.now, name) is not None else self.school.at(*above)

    def differs(self, name: str) -> bool:
        return bool(getattr(self.before, name) != getattr(self.now, name))


def in_both(change: Change) -> Iterator[InBoth]:
    """Each assessment that is in both states, and may differ."""
    for before, after in change.before_and_after(School):
        on_file = {assessment.id: assessment for assessment in before.assessments}
        for index, assessment in enumerate(after.assessments):
            if assessment.id in on_file:
                yield InBoth(before, after, index, on_file[assessment.id], assessment)


@rule("P4", "P7", "P8")
def an_award_stays(change: Change, on: date) -> Iterator[Finding]:
    """Once the mark is awarded, nobody edits or deletes the award, or the records it is based on.

    To fix: put it back as it was. If a date is wrong, add `corrections: [{on: YYYY-MM-DD, awarded_on: YYYY-MM-DD}]`. If
    the award was wrong, add `voided: {on: YYYY-MM-DD, reason: Why in a sentence}`.
    """
    for assessment in in_both(change):
        if assessment.before.awarded_on:
            for name in AWARDED:
                if assessment.differs(name):
                    yield Finding(assessment.at(name), f"The mark was awarded, and {name} is edited")
            if assessment.differs("phase") and not _phase_written_out(assessment):
                yield Finding(assessment.at("phase"), "The mark was awarded, and phase is edited")


def _phase_written_out(assessment: InBoth) -> bool:
    """Whether the phase of the assessment is what it was while the school's said it: the school's may change."""
    phases = assessment.school_before.phase, assessment.school.phase
    return assessment.before.phase is None and assessment.now.phase in phases


@rule("P5", "P6")
def a_visit_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes a recorded visit: its date, outcome, assessor or Lead Assessor.

    To fix: put it back as it was. If the date or outcome is wrong, add `corrections: [{on: YYYY-MM-DD, outcome:
    recommended}]`. If the visit does not count, add `voided: {on: YYYY-MM-DD, reason: Why in a sentence}`.
    """
    for assessment in in_both(change):
        if assessment.before.visited_on and not assessment.before.awarded_on:
            for name in VISITED:
                awaited = name == "outcome" and assessment.before.outcome is None
                if assessment.differs(name) and not awaited:
                    yield Finding(assessment.at(name), f"The visit is on file, and {name} is edited")


@rule("P5", "P6", "P7")
def a_correction_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes a correction, or the entry that voids a visit.

    To fix: put it back as it was. If it is wrong, add a new correction below the last one.
    """
    for assessment in in_both(change):
        if assessment.before.voided and assessment.differs("voided"):
            yield Finding(assessment.at("voided"), "This was voided, and that is edited")
        if assessment.before.corrections != assessment.now.corrections[: len(assessment.before.corrections)]:
            yield Finding(assessment.at("corrections"), "A correction on file is edited")


@rule("COST.1", "COST.2")
def a_payment_for_an_assessment_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes a paid charge, or a fee paid to an assessor.

    To fix: put it back as it was. If it is wrong, add the whole payment under `corrections`: `- {on: YYYY-MM-DD,
    assessor_fee: {paid_to: assessor, amount: "150.00", paid_on: YYYY-MM-DD}}`.
    """
    for assessment in in_both(change):
        before = assessment.before
        paid = {"charge": before.charge and before.charge.paid_on, "assessor_fee": before.assessor_fee}
        for name, is_paid in paid.items():
            if is_paid and assessment.differs(name):
                yield Finding(assessment.at(name), f"{name} was paid, and is edited")


@rule("P7", "CON.1")
def an_assessment_keeps_its_id(change: Change, on: date) -> Iterator[Finding]:
    """An assessment keeps its id and its place in the list, and nobody deletes it.

    To fix: put it back under its id. If it was called off, add `declined` or `cancelled_on`.
    """
    for before, after in change.before_and_after(School):
        ids = dict.fromkeys(assessment.id for assessment in after.assessments)
        on_file = [assessment.id for assessment in before.assessments]
        if [id for id in ids if id in on_file] != on_file:
            yield Finding(after.at("assessments"), "An assessment that was on file is missing here, or has moved")
