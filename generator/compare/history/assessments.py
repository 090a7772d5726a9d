"""What a school's file keeps of its assessments: their ids, visits, awards and payments."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.compare.change import Change
from generator.compare.history.kept import kept, lost
from generator.problem import Location
from generator.records import Assessment, Assessor, Event, Sample, School
from generator.rules.rule import Finding, rule


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


def _kept(change: Change, on: date, *names: str) -> Iterator[Finding]:
    """What assessments lose in these fields."""
    for assessment in in_both(change):
        for keys, message, _, fix in lost(assessment.before, assessment.now, on, names):
            if keys not in {("phase",), ("type",)} or not _is_written_out(assessment, keys[0]):
                yield Finding(assessment.school.at("assessments", assessment.index, *keys), message, fix=fix)


@rule("P4", "P7", "P8")
def an_award_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes a recorded award, or the phase or type of school assessed.

    To fix: restore the line. Correct a wrong day below it: `corrections: [{on: YYYY-MM-DD, reason: Why in a sentence,
    approved_by: An owner's name, approved_on: YYYY-MM-DD, awarded_on: YYYY-MM-DD}]`. An award that should not have been
    made is voided: `voided: {on: YYYY-MM-DD, reason: Why in a sentence}`.
    """
    return _kept(change, on, "awarded_on", "phase", "type")


def _is_written_out(assessment: InBoth, name: str) -> bool:
    """Whether an assessment's phase or type is what it was while the school's said it: the school's may change."""
    values = getattr(assessment.school_before, name), getattr(assessment.school, name)
    return getattr(assessment.before, name) is None and getattr(assessment.now, name) in values


@rule("P5", "P6")
def a_visit_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes the day or the outcome of a recorded visit.

    To fix: restore the line. Correct a wrong day or outcome below it: `corrections: [{on: YYYY-MM-DD, reason: Why in a
    sentence, outcome: recommended}]`. A visit that should not count is voided: `voided: {on: YYYY-MM-DD, reason: Why in
    a sentence}`.
    """
    return _kept(change, on, "visited_on", "outcome")


@rule("P5", "P6", "P7")
def a_correction_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes a correction, the reason for a late record, or the entry that voids a visit.

    To fix: restore the line. If it is wrong, add the right correction below the last one under `corrections`. If the
    visit should not have been voided, write there `withdrawn: [voided]`. Add to `recorded_late` at its end only.
    """
    yield from _kept(change, on, "corrections", "voided", "recorded_late")
    for kind in (Event, Sample):
        yield from kept(change, kind, "corrections", "recorded_late", on=on)
    for before, after in change.before_and_after(Assessor):
        for keys, message, _, fix in lost(before.publish, after.publish, on, ("recorded_late",)):
            yield Finding(after.at("publish", *keys), message, fix=fix)


@rule("P9", "ELIG.1")
def support_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes recorded support of a school, a tie to it, or the schools it came from.

    To fix: restore the line. Then add the corrected entry below the last one, with the first day of the wrong one:
    `corrects: YYYY-MM-DD` and `correction: {on: YYYY-MM-DD, reason: Why in a sentence, approved_by: An owner's name,
    approved_on: YYYY-MM-DD}`. If nothing replaces it, add `withdrawn: yes` to that entry.
    """
    return kept(change, School, "support", "predecessors", on=on)


@rule("CON.1", "CON.2", "CON.3")
def an_appointment_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes a recorded request, approach, appointment, acceptance, refusal, cancellation or
    declaration, before the visit or after it.

    To fix: restore the line. Then correct it below: `corrections: [{on: YYYY-MM-DD, reason: Why in a sentence,
    accepted_on: YYYY-MM-DD}]`, or `withdrawn: [cancelled_on]` where it should never have been recorded.
    """
    names = ("requested", "approach", "assessor", "appointed_on", "accepted_on", "declined", "cancelled_on")
    return _kept(change, on, *names, "conflict_declaration", "former_leads")


@rule("P12", "QA.1", "CON.2")
def an_arrangement_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes the Lead Assessor, their declaration or the day Naace was notified, except to record a
    replacement before the visit.

    To fix: restore the line. If the Lead Assessor was replaced, move the earlier one, with their declaration, to
    `former_leads: [{lead: their-id, declaration: {signed_on: YYYY-MM-DD, conflict: none}, replaced_on: YYYY-MM-DD}]`.
    If the visit was moved, change `visit_planned_on`, and write under `visit_told_on` the later day on which Naace was
    notified. For a mistake, add it to `corrections` with `on` and `reason`.
    """
    yield from _kept(change, on, "lead", "lead_declaration", "visit_planned_on", "visit_told_on")
    for assessment in in_both(change):
        before, now = assessment.before, assessment.now
        if before.visited_on:
            continue
        replaced = [(former.lead, former.declaration) for former in now.former_leads[len(before.former_leads) :]]
        is_replaced = (before.lead, before.lead_declaration) in replaced
        for name in ("lead", "lead_declaration"):
            if getattr(before, name) and assessment.differs(name) and not is_replaced:
                message = f"You cannot change {name} unless former_leads says who was replaced"
                yield Finding(assessment.at(name), message)
        if before.visit_told_on and assessment.differs("visit_told_on"):
            is_later = now.visit_told_on is not None and now.visit_told_on > before.visit_told_on
            if not (is_later and assessment.differs("visit_planned_on")):
                message = "You cannot change visit_told_on, except to a later day together with visit_planned_on"
                yield Finding(assessment.at("visit_told_on"), message)


@rule("COST.1", "COST.2")
def a_payment_for_an_assessment_stays(change: Change, on: date) -> Iterator[Finding]:
    """A recorded charge or payment keeps its number, date, amount and payer, paid or not.

    To fix: restore the line. Then correct it below, with the whole payment as it should be: `corrections: [{on:
    YYYY-MM-DD, reason: Why in a sentence, assessor_fee: {paid_to: assessor, amount: "150.00", paid_on: YYYY-MM-DD}}]`.
    """
    return _kept(change, on, "charge", "assessor_fee", "lead_fee", "intermediary")


@rule("P8", "CONF.1")
def an_agreement_to_publish_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes a school's agreement to publish its award, or its withdrawal.

    To fix: restore the line. To withdraw an agreement, write `withdrawn_on: YYYY-MM-DD`. If the school agrees again,
    add an entry with the new day. For a mistake, add the corrected entry with the day of the wrong one: `corrects:
    YYYY-MM-DD` and `correction: {on: YYYY-MM-DD, reason: Why in a sentence}`.
    """
    return kept(change, School, "publish_award", on=on)


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
