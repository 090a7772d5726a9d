"""Rules P3 to P8, P10, P14 and ELIG.2: who assesses, stage by stage, and the award that follows."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.days import years_after
from generator.problem import Location, Severity
from generator.records import School
from generator.records.school import Assessment
from generator.register import AssessmentOnFile, Register
from generator.rules.rule import Finding, rule
from generator.scheme.standing import StandingKind, standing
from generator.vocabulary import VisitOutcome

STAGES = (
    ("appointed_on", "the appointment"),
    ("accepted_on", "the acceptance"),
    ("visited_on", "the visit"),
    ("awarded_on", "the award"),
)
"""The days of the stages that follow a request, in order (P5); the outcome, between visit and award, has none."""

RENEWAL_DAYS = 60
"""Days before its expiry from which staff are told of a mark with no renewal requested (P8)."""
RENEWAL_YEARS = 1
"""Years after its expiry for which they still are."""


@rule("P3", "P14")
def visit_by_an_accredited_assessor(register: Register, on: date) -> Iterator[Finding]:
    """Whoever carries out a visit is accredited on its day, or registered where a Lead Assessor observes it; who
    has lapsed is neither.

    To mend: if somebody else carried it out, write their id under assessor; if not, add to the assessment
    `voided: {on: YYYY-MM-DD, reason: The assessor was not accredited}`.
    """
    for id, visits in register.visits.items():
        assessor = register.assessors[id]
        for found in visits:
            kind = standing(register, assessor, found.assessment.visited_on or on).kind
            is_first = found is visits[0]  # Where nobody observed that, the rule on first visits says what is missing.
            if kind is StandingKind.ACCREDITED or (kind.is_listed and (found.assessment.lead or is_first)):
                continue
            asked = "registered" if found.assessment.lead else "accredited"
            related = ((assessor.at("decisions"), "what their standing rests on"),)
            yield Finding(found.at("visited_on"), f"The assessor is not {asked} on the day of the visit", related)


@rule("P3", "P14", severity=Severity.WARNED)
def appointment_of_an_accredited_assessor(register: Register, on: date) -> Iterator[Finding]:
    """Whoever is to visit a school is accredited, or registered where a Lead Assessor is to observe it, by what is on
    file for the day planned or, while none is, for today.

    To mend: write the id of another assessor; or, for a moderated visit, add `lead: their-id`, the Lead Assessor's; or
    see to what the standing lacks before the visit.
    """
    for found in register.assessments:
        one = found.assessment
        if not one.assessor or one.visited_on or not one.is_effective:
            continue
        assessor = register.assessors[one.assessor]
        kind = standing(register, assessor, one.visit_day(on)).kind
        if kind is not StandingKind.ACCREDITED and not (one.lead and kind.is_listed):
            asked = "registered" if one.lead else "accredited"
            related = ((assessor.at("decisions"), "what their standing rests on"),)
            yield Finding(found.at("assessor"), f"The assessor would not be {asked} on the day of the visit", related)


@rule("P5")
def stages_in_order(register: Register, on: date) -> Iterator[Finding]:
    """An assessment goes from request to appointment, acceptance, visit and award, none of them before the one it
    follows and none without it.

    To mend: add the day that is missing, as YYYY-MM-DD; where two days are in the wrong order, correct the newer entry.
    """
    for found in register.every_assessment:
        before, at, word = found.assessment.requested.on, found.at("requested", "on"), "the request"
        reached, previous = True, ""
        for key, name in STAGES:
            day: date | None = getattr(found.assessment, key)
            if day and not reached:
                mend = f"Add `{previous}: YYYY-MM-DD` to this assessment, or take {key} out."
                yield Finding(found.at(key), f"{key} is on file, and {previous} is not", mend=mend)
            if day and day < before:
                yield Finding(found.at(key), f"The day of {name} is before {word}", ((at, word),))
            reached, previous = day is not None, key
            if day:
                before, at, word = day, found.at(key), name


@rule("P5")
def appointment_names_an_assessor(register: Register, on: date) -> Iterator[Finding]:
    """The assessor and the day of the appointment are on file together, and a planned visit has both.

    To mend: write both, `assessor: their-id` and `appointed_on: YYYY-MM-DD`, or neither while nobody is appointed.
    """
    for found in register.every_assessment:
        one = found.assessment
        if (one.assessor is None) is not (one.appointed_on is None):
            there, missing = ("assessor", "appointed_on") if one.assessor else ("appointed_on", "assessor")
            yield Finding(found.at(there), f"{there} is on file, and {missing} is not")
        elif one.visit_planned_on and not one.appointed_on:
            yield Finding(found.at("visit_planned_on"), "A visit is planned, and nobody is appointed")


@rule("P5")
def called_off_before_the_visit(register: Register, on: date) -> Iterator[Finding]:
    """An assessment that was declined or cancelled goes no further: none is both accepted and declined, nobody declines
    before being appointed, and neither visit, outcome nor award is on file.

    To mend: take out what did not happen; a visit that took place and does not count is not cancelled but
    `voided: {on: YYYY-MM-DD, reason: Why in a sentence}`.
    """
    for found in register.every_assessment:
        one = found.assessment
        if not one.is_called_off:
            continue
        at = found.at("declined" if one.declined else "cancelled_on")
        for key in ("visited_on", "outcome", "awarded_on"):
            if getattr(one, key):
                related = ((found.at(key), key),)
                yield Finding(at, f"This was called off, and {key} is on file", related)
        if one.declined and one.accepted_on:
            yield Finding(at, "This is both accepted and declined", ((found.at("accepted_on"), "the acceptance"),))
        if one.declined and (one.appointed_on is None or one.declined.on < one.appointed_on):
            related = ((found.at("appointed_on"), "the appointment"),)
            yield Finding(found.at("declined", "on"), "This is declined before anyone was appointed", related)
        if one.cancelled_on and one.cancelled_on < one.requested.on:
            related = ((found.at("requested", "on"), "the request"),)
            yield Finding(found.at("cancelled_on"), "This is cancelled before it was requested", related)


@rule("P5")
def outcome_needs_a_visit(register: Register, on: date) -> Iterator[Finding]:
    """An outcome, or the voiding of a visit, is on file only with the visit, and a visit is not voided before its day.

    To mend: add `visited_on: YYYY-MM-DD`, the day of the visit, or take out what is on file without it.
    """
    for found in register.every_assessment:
        one = found.assessment
        for key in ("outcome", "voided"):
            if getattr(one, key) and not one.visited_on:
                yield Finding(found.at(key), f"{key} is on file without a visit")
        if one.voided and one.visited_on and one.voided.on < one.visited_on:
            related = ((found.at("visited_on"), "the visit"),)
            yield Finding(found.at("voided", "on"), "The visit was voided before its day", related)


@rule("P5")
def assessment_id_used_once(register: Register, on: date) -> Iterator[Finding]:
    """The id of an assessment begins with the year of its request, and is used once in a school's file.

    To mend: give the newer one the next free number of the year of its request, such as `id: 2026-2`.
    """
    seen: dict[str, AssessmentOnFile] = {}
    for found in register.every_assessment:
        one = found.assessment
        first = seen.setdefault(found.id, found)
        if first is not found:
            related = ((first.at("id"), "the first one"),)
            yield Finding(found.at("id"), "Another assessment of this school has the same id", related)
        if one.id.partition("-")[0] != f"{one.requested.on.year}":
            related = ((found.at("requested", "on"), "the request"),)
            yield Finding(found.at("id"), "The id does not begin with the year of the request", related)


@rule("P5", severity=Severity.TOLD)
def visit_to_record(register: Register, on: date) -> Iterator[Finding]:
    """When the day planned for a visit is past, the visit is put on file, and with it its outcome.

    To mend: add `visited_on: YYYY-MM-DD` and `outcome: recommended` or not-recommended; or write a new day under
    visit_planned_on; or add `cancelled_on: YYYY-MM-DD`.
    """
    for found in register.assessments:
        one = found.assessment
        if one.outcome or not one.is_effective:
            continue
        if one.visited_on and one.visited_on < on:
            yield Finding(found.at("visited_on"), "The outcome of this visit is not on file")
        elif not one.visited_on and one.visit_planned_on and one.visit_planned_on < on:
            yield Finding(found.at("visit_planned_on"), "The day planned is past, and no visit is on file")


@rule("P5", "P8", severity=Severity.WARNED)
def one_assessment_at_a_time(register: Register, on: date) -> Iterator[Finding]:
    """A school has one assessment under way at a time: requested, and neither called off nor with an outcome.

    To mend: add the outcome to the earlier one, or `cancelled_on: YYYY-MM-DD` to one of the two.
    """
    under_way: dict[str, AssessmentOnFile] = {}
    for found in register.every_assessment:
        if found.assessment.is_effective and not found.assessment.outcome:
            first = under_way.setdefault(found.school.id, found)
            if first is not found:
                related = ((first.at(), "the other one"),)
                yield Finding(found.at(), "Another assessment of this school is under way", related)


@rule("P4", "P6", "P7")
def award_on_a_recommendation(register: Register, on: date) -> Iterator[Finding]:
    """Naace awards the mark only where the assessor recommended it after a visit that counts; an award that was made
    all the same is voided.

    To mend: take awarded_on out. A school that was not recommended may request another assessment, an entry of its own.
    """
    for found in register.every_assessment:
        one = found.assessment
        if not one.awarded_on or (one.voided and one.voided.on >= one.awarded_on):
            continue
        if one.outcome is not VisitOutcome.RECOMMENDED:
            related = ((found.at("outcome"), "the outcome"),)
            unrecorded = "Add `outcome: recommended` if the assessor so recommended, else take awarded_on out."
            mend = None if one.outcome else unrecorded
            yield Finding(found.at("awarded_on"), "The mark is awarded without a recommendation", related, mend)
        if one.voided:
            related = ((found.at("voided"), "that the visit does not count"),)
            yield Finding(found.at("awarded_on"), "The mark is awarded on a visit that is voided", related)


@rule("P8", severity=Severity.TOLD)
def renewal_to_request(register: Register, on: date) -> Iterator[Finding]:
    """A school whose mark expires within 60 days, or expired within the last year, has requested another assessment.

    To mend: ask the school whether it wishes to renew; its request is a new entry under assessments, such as
    `- {id: 2026-1, requested: {on: YYYY-MM-DD, by: school}}`.
    """
    latest: dict[str, AssessmentOnFile] = {}
    for found in register.every_assessment:
        day = found.assessment.awarded_on
        if day and day <= on and not found.assessment.voided:
            before = latest.get(found.school.id)
            if not before or _awarded(before.assessment) <= day:
                latest[found.school.id] = found
    for found in latest.values():
        awarded, expires_on = _awarded(found.assessment), found.assessment.mark_expires_on
        renewed = any(each.is_effective and awarded < each.requested.on <= on for each in found.school.assessments)
        if expires_on is None or renewed:
            continue
        if expires_on - timedelta(days=RENEWAL_DAYS) <= on < years_after(expires_on, RENEWAL_YEARS):
            state = "has expired" if expires_on <= on else f"expires within {RENEWAL_DAYS} days"
            yield Finding(found.at("awarded_on"), f"The mark {state}, and no new assessment is requested")


@rule("P8", "CONF.1")
def publication_of_an_award(register: Register, on: date) -> Iterator[Finding]:
    """A school agrees to publish an award that it has, and withdraws its agreement, if it does, no earlier than it gave
    it.

    To mend: take publish_award out until there is an award; where the two days are in the wrong order, correct the
    newer.
    """
    for school in register.schools.values():
        agreed = school.publish_award
        if not agreed:
            continue
        if not any(one.awarded_on and not one.voided for one in school.assessments):
            yield Finding(school.at("publish_award"), "There is no award that could be published")
        if agreed.withdrawn_on and agreed.withdrawn_on < agreed.agreed_on:
            related = ((school.at("publish_award", "agreed_on"), "the agreement"),)
            yield Finding(school.at("publish_award", "withdrawn_on"), "Withdrawn before it was agreed", related)


@rule("P10", severity=Severity.WARNED)
def assessor_offers_the_type_of_school(register: Register, on: date) -> Iterator[Finding]:
    """Whoever is to visit a school offers assessments in schools of its type; types offered bear no dates, so a visit
    that has taken place is not held against them.

    To mend: write the id of another assessor; or, if this one has the experience, add the type to school_types in their
    file.
    """
    for found in register.assessments:
        one = found.assessment
        if one.assessor and one.is_effective and not one.visited_on:
            assessor = register.assessors[one.assessor]
            if found.school.type.school_types.isdisjoint(assessor.school_types):
                related = (
                    (found.school.at("type"), "the school's type"),
                    (assessor.at("school_types"), "the types offered"),
                )
                yield Finding(found.at("assessor"), "The assessor does not offer this type of school", related)


@rule("P10", "ELIG.2")
def assessor_offers_the_phase(register: Register, on: date) -> Iterator[Finding]:
    """The assessor offers the phase assessed when appointed and on the day of the visit, planned or carried out.

    To mend: write the id of another assessor; or, if this one has the experience, add under phases in their file
    `- {phase: primary, experience: What qualifies them, from: YYYY-MM-DD}`, with the phase assessed.
    """
    for found in register.assessments:
        one, phase = found.assessment, found.assessment.phase or found.school.phase
        if not one.assessor or not one.is_effective or not phase:
            continue
        assessor = register.assessors[one.assessor]
        for key in ("appointed_on", "visited_on" if one.visited_on else "visit_planned_on"):
            day: date | None = getattr(one, key)
            if day and not assessor.offers(phase, day):
                related = (_phase(found.school, found), (assessor.at("phases"), "the phases offered"))
                yield Finding(found.at(key), "The assessor does not offer the phase assessed on this day", related)


@rule("ELIG.2")
def phase_assessed_known(register: Register, on: date) -> Iterator[Finding]:
    """A school for which an assessor is appointed has its phase on file, or the assessment says which one it is of.

    To mend: ask the school, and add to its file `phase: primary`, or whichever it is; the official list gives some
    schools none.
    """
    for found in register.assessments:
        one = found.assessment
        if one.assessor and one.is_effective and not (one.phase or found.school.phase):
            related = ((found.school.at("phase"), "where the school's phase would be"),)
            yield Finding(found.at("assessor"), "An assessor is appointed, and no phase is on file", related)


def _awarded(one: Assessment) -> date:
    return one.awarded_on or date.min


def _phase(school: School, found: AssessmentOnFile) -> tuple[Location, str]:
    at = found.at("phase") if found.assessment.phase else school.at("phase")
    return at, "the phase assessed"
