"""Rules P3 to P8, P10, P14 and ELIG.2: who assesses, stage by stage, and the award that follows."""

from collections import defaultdict
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

    To fix: if somebody else carried it out, write their id under assessor; if not, add to the assessment
    `voided: {on: YYYY-MM-DD, reason: The assessor was not accredited}`.
    """
    for id, visits in register.visits.items():
        assessor = register.assessors[id]
        for visit in visits:
            kind = standing(register, assessor, visit.assessment.visited_on or on).kind
            is_first = visit is visits[0]  # Where nobody observed that, the rule on first visits says what is missing.
            if kind is StandingKind.ACCREDITED or (kind.is_listed and (visit.assessment.lead or is_first)):
                continue
            asked = "registered" if visit.assessment.lead else "accredited"
            related = ((assessor.at("decisions"), "what their standing rests on"),)
            yield Finding(visit.at("visited_on"), f"The assessor is not {asked} on the day of the visit", related)


@rule("P3", "P14", severity=Severity.WARNED)
def appointment_of_an_accredited_assessor(register: Register, on: date) -> Iterator[Finding]:
    """Whoever is to visit a school is accredited, or registered where a Lead Assessor is to observe it, by what is on
    file for the day planned or, while none is, for today.

    To fix: write the id of another assessor; or, for a moderated visit, add `lead: their-id`, the Lead Assessor's; or
    see to what the standing lacks before the visit.
    """
    for on_file in register.assessments:
        assessment = on_file.assessment
        if not assessment.assessor or assessment.visited_on or not assessment.is_effective:
            continue
        assessor = register.assessors[assessment.assessor]
        kind = standing(register, assessor, assessment.visit_day(on)).kind
        if kind is not StandingKind.ACCREDITED and not (assessment.lead and kind.is_listed):
            asked = "registered" if assessment.lead else "accredited"
            related = ((assessor.at("decisions"), "what their standing rests on"),)
            yield Finding(on_file.at("assessor"), f"The assessor would not be {asked} on the day of the visit", related)


@rule("P5")
def stages_in_order(register: Register, on: date) -> Iterator[Finding]:
    """An assessment goes from request to appointment, acceptance, visit and award, none of them before the one it
    follows and none without it.

    To fix: add the day that is missing, as YYYY-MM-DD; where two days are in the wrong order, correct the newer entry.
    """
    for on_file in register.every_assessment:
        before, at, word = on_file.assessment.requested.on, on_file.at("requested", "on"), "the request"
        reached, previous = True, ""
        for key, name in STAGES:
            day: date | None = getattr(on_file.assessment, key)
            if day and not reached:
                mend = f"Add `{previous}: YYYY-MM-DD` to this assessment, or take {key} out."
                yield Finding(on_file.at(key), f"{key} is on file, and {previous} is not", mend=mend)
            if day and day < before:
                yield Finding(on_file.at(key), f"The day of {name} is before {word}", ((at, word),))
            reached, previous = day is not None, key
            if day:
                before, at, word = day, on_file.at(key), name


@rule("P5")
def appointment_names_an_assessor(register: Register, on: date) -> Iterator[Finding]:
    """The assessor and the day of the appointment are on file together, and a planned visit has both.

    To fix: write both, `assessor: their-id` and `appointed_on: YYYY-MM-DD`, or neither while nobody is appointed.
    """
    for on_file in register.every_assessment:
        assessment = on_file.assessment
        if (assessment.assessor is None) is not (assessment.appointed_on is None):
            there, missing = ("assessor", "appointed_on") if assessment.assessor else ("appointed_on", "assessor")
            yield Finding(on_file.at(there), f"{there} is on file, and {missing} is not")
        elif assessment.visit_planned_on and not assessment.appointed_on:
            yield Finding(on_file.at("visit_planned_on"), "A visit is planned, and nobody is appointed")


@rule("P5")
def called_off_before_the_visit(register: Register, on: date) -> Iterator[Finding]:
    """An assessment that was declined or cancelled goes no further: none is both accepted and declined, nobody declines
    before being appointed, and neither visit, outcome nor award is on file.

    To fix: take out what did not happen; a visit that took place and does not count is not cancelled but
    `voided: {on: YYYY-MM-DD, reason: Why in a sentence}`.
    """
    for on_file in register.every_assessment:
        assessment = on_file.assessment
        if not assessment.is_called_off:
            continue
        at = on_file.at("declined" if assessment.declined else "cancelled_on")
        for key in ("visited_on", "outcome", "awarded_on"):
            if getattr(assessment, key):
                related = ((on_file.at(key), key),)
                yield Finding(at, f"This was called off, and {key} is on file", related)
        if assessment.declined and assessment.accepted_on:
            yield Finding(at, "This is both accepted and declined", ((on_file.at("accepted_on"), "the acceptance"),))
        if assessment.declined and (
            assessment.appointed_on is None or assessment.declined.on < assessment.appointed_on
        ):
            related = ((on_file.at("appointed_on"), "the appointment"),)
            yield Finding(on_file.at("declined", "on"), "This is declined before anyone was appointed", related)
        if assessment.cancelled_on and assessment.cancelled_on < assessment.requested.on:
            related = ((on_file.at("requested", "on"), "the request"),)
            yield Finding(on_file.at("cancelled_on"), "This is cancelled before it was requested", related)


@rule("P5")
def outcome_needs_a_visit(register: Register, on: date) -> Iterator[Finding]:
    """An outcome, or the voiding of a visit, is on file only with the visit, and a visit is not voided before its day.

    To fix: add `visited_on: YYYY-MM-DD`, the day of the visit, or take out what is on file without it.
    """
    for on_file in register.every_assessment:
        assessment = on_file.assessment
        for key in ("outcome", "voided"):
            if getattr(assessment, key) and not assessment.visited_on:
                yield Finding(on_file.at(key), f"{key} is on file without a visit")
        if assessment.voided and assessment.visited_on and assessment.voided.on < assessment.visited_on:
            related = ((on_file.at("visited_on"), "the visit"),)
            yield Finding(on_file.at("voided", "on"), "The visit was voided before its day", related)


@rule("P5")
def assessment_id_used_once(register: Register, on: date) -> Iterator[Finding]:
    """The id of an assessment begins with the year of its request, and is used once in a school's file.

    To fix: give the newer one the next free number of the year of its request, such as `id: 2026-2`.
    """
    seen: dict[str, AssessmentOnFile] = {}
    for on_file in register.every_assessment:
        assessment = on_file.assessment
        first = seen.setdefault(on_file.id, on_file)
        if first is not on_file:
            related = ((first.at("id"), "the first one"),)
            yield Finding(on_file.at("id"), "Another assessment of this school has the same id", related)
        if assessment.id.partition("-")[0] != f"{assessment.requested.on.year}":
            related = ((on_file.at("requested", "on"), "the request"),)
            yield Finding(on_file.at("id"), "The id does not begin with the year of the request", related)


@rule("P5", severity=Severity.TOLD)
def visit_to_record(register: Register, on: date) -> Iterator[Finding]:
    """When the day planned for a visit is past, the visit is put on file, and with it its outcome.

    To fix: add `visited_on: YYYY-MM-DD` and `outcome: recommended` or not-recommended; or write a new day under
    visit_planned_on; or add `cancelled_on: YYYY-MM-DD`.
    """
    for on_file in register.assessments:
        assessment = on_file.assessment
        if assessment.outcome or not assessment.is_effective:
            continue
        if assessment.visited_on and assessment.visited_on < on:
            yield Finding(on_file.at("visited_on"), "The outcome of this visit is not on file")
        elif not assessment.visited_on and assessment.visit_planned_on and assessment.visit_planned_on < on:
            yield Finding(on_file.at("visit_planned_on"), "The day planned is past, and no visit is on file")


@rule("P5", "P8", severity=Severity.WARNED)
def one_assessment_at_a_time(register: Register, on: date) -> Iterator[Finding]:
    """A school has one assessment under way at a time: requested, and neither called off nor with an outcome.

    To fix: add the outcome to the earlier one, or `cancelled_on: YYYY-MM-DD` to one of the two.
    """
    under_way: dict[str, list[AssessmentOnFile]] = defaultdict(list)
    for on_file in register.every_assessment:
        if on_file.assessment.is_effective and not on_file.assessment.outcome:
            under_way[on_file.school.id].append(on_file)
    for of_one_school in list(under_way.values()):
        _, *earlier = register.with_predecessors(of_one_school[0].school)
        before = [on_file for school in earlier for on_file in under_way.get(school.id, ())]
        for on_file in of_one_school:
            if before:
                related = ((before[0].at(), "the other one"),)
                yield Finding(on_file.at(), "Another assessment of this school is under way", related)
            before.append(on_file)


@rule("P4", "P6", "P7")
def award_on_a_recommendation(register: Register, on: date) -> Iterator[Finding]:
    """Naace awards the mark only where the assessor recommended it after a visit that counts; an award that was made
    all the same is voided.

    To fix: take awarded_on out. A school that was not recommended may request another assessment, an entry of its own.
    """
    for on_file in register.every_assessment:
        assessment = on_file.assessment
        if not assessment.awarded_on or (assessment.voided and assessment.voided.on >= assessment.awarded_on):
            continue
        if assessment.outcome is not VisitOutcome.RECOMMENDED:
            related = ((on_file.at("outcome"), "the outcome"),)
            unrecorded = "Add `outcome: recommended` if the assessor so recommended, else take awarded_on out."
            mend = None if assessment.outcome else unrecorded
            yield Finding(on_file.at("awarded_on"), "The mark is awarded without a recommendation", related, mend)
        if assessment.voided:
            related = ((on_file.at("voided"), "that the visit does not count"),)
            yield Finding(on_file.at("awarded_on"), "The mark is awarded on a visit that is voided", related)


@rule("P8", severity=Severity.TOLD)
def renewal_to_request(register: Register, on: date) -> Iterator[Finding]:
    """A school whose mark expires within 60 days, or expired within the last year, has requested another assessment.

    To fix: ask the school whether it wishes to renew; its request is a new entry under assessments, such as
    `- {id: 2026-1, requested: {on: YYYY-MM-DD, by: school}}`.
    """
    followed = {predecessor.school for school in register.schools.values() for predecessor in school.predecessors}
    for school in register.schools.values():
        awards = [award for award in register.awards(school) if _awarded(award.assessment) <= on]
        if not awards or school.id in followed or (school.closed_on and school.closed_on <= on):
            continue
        latest = awards[-1]
        awarded, expires_on = _awarded(latest.assessment), latest.assessment.mark_expires_on
        renewed = any(
            assessment.is_effective and awarded < assessment.requested.on <= on
            for assessed in register.with_predecessors(school)
            for assessment in assessed.assessments
        )
        if expires_on is None or renewed:
            continue
        if expires_on - timedelta(days=RENEWAL_DAYS) <= on < years_after(expires_on, RENEWAL_YEARS):
            state = "has expired" if expires_on <= on else f"expires within {RENEWAL_DAYS} days"
            is_own = latest.school is school
            related = () if is_own else ((school.at("predecessors"), "the school that followed"),)
            yield Finding(latest.at("awarded_on"), f"The mark {state}, and no new assessment is requested", related)


@rule("P8", "CONF.1")
def publication_of_an_award(register: Register, on: date) -> Iterator[Finding]:
    """A school agrees to publish an award that it has, and may withdraw that agreement later.

    To fix: take the entry out until there is an award; where the two days are in the wrong order, correct the newer.
    """
    for school in register.schools.values():
        for index, (consent, award) in enumerate(register.consents(school)):
            at = school.at("publish_award", index)
            if award is None:
                yield Finding(at, "There is no award that could be published")
            if consent.withdrawn_on and consent.withdrawn_on < consent.agreed_on:
                related = ((school.at("publish_award", index, "agreed_on"), "the agreement"),)
                yield Finding(
                    school.at("publish_award", index, "withdrawn_on"), "Withdrawn before it was agreed", related
                )
            if index and consent.agreed_on < school.publish_award[index - 1].agreed_on:
                related = ((school.at("publish_award", index - 1), "the agreement above"),)
                yield Finding(at, "This agreement is older than the one above it", related)


@rule("P10")
def assessor_offers_the_type_of_school(register: Register, on: date) -> Iterator[Finding]:
    """The assessor offers the school's type when appointed and on the day of the visit, planned or carried out.

    To fix: write the id of another assessor; or, if this one has the experience, add under school_types in their file
    `- {types: [special], experience: What qualifies them}`, with the school's type.
    """
    for on_file in register.assessments:
        assessment = on_file.assessment
        if not assessment.assessor or not assessment.is_effective:
            continue
        assessor = register.assessors[assessment.assessor]
        for key in ("appointed_on", "visited_on" if assessment.visited_on else "visit_planned_on"):
            day: date | None = getattr(assessment, key)
            if day and on_file.school.type.school_types.isdisjoint(assessor.types_offered(day)):
                related = (
                    (on_file.school.at("type"), "the school's type"),
                    (assessor.at("school_types"), "the types offered"),
                )
                yield Finding(on_file.at(key), "The assessor does not offer this type of school on this day", related)


@rule("P10", severity=Severity.WARNED)
def a_type_of_school_comes_with_experience(register: Register, on: date) -> Iterator[Finding]:
    """An assessor states the experience of working with school leaders for each type of school they offer.

    To fix: ask the person, and add `experience: What qualifies them` to the entry.
    """
    for assessor in register.assessors.values():
        for index, offered in enumerate(assessor.school_types):
            if assessor.decisions and not offered.experience:
                yield Finding(assessor.at("school_types", index), "The experience for these types is missing")


@rule("P10", "ELIG.2")
def assessor_offers_the_phase(register: Register, on: date) -> Iterator[Finding]:
    """The assessor offers the phase assessed when appointed and on the day of the visit, planned or carried out.

    To fix: write the id of another assessor; or, if this one has the experience, add under phases in their file
    `- {phase: primary, experience: What qualifies them, from: YYYY-MM-DD}`, with the phase assessed.
    """
    for on_file in register.assessments:
        assessment, phase = on_file.assessment, on_file.assessment.phase or on_file.school.phase
        if not assessment.assessor or not assessment.is_effective or not phase:
            continue
        assessor = register.assessors[assessment.assessor]
        for key in ("appointed_on", "visited_on" if assessment.visited_on else "visit_planned_on"):
            day: date | None = getattr(assessment, key)
            if day and not assessor.offers(phase, day):
                related = (_phase(on_file.school, on_file), (assessor.at("phases"), "the phases offered"))
                yield Finding(on_file.at(key), "The assessor does not offer the phase assessed on this day", related)


@rule("ELIG.2")
def phase_assessed_known(register: Register, on: date) -> Iterator[Finding]:
    """A school for which an assessor is appointed has its phase on file, or the assessment says which one it is of.

    To fix: ask the school, and add to its file `phase: primary`, or whichever it is; the official list gives some
    schools none.
    """
    for on_file in register.assessments:
        assessment = on_file.assessment
        if assessment.assessor and assessment.is_effective and not (assessment.phase or on_file.school.phase):
            related = ((on_file.school.at("phase"), "where the school's phase would be"),)
            yield Finding(on_file.at("assessor"), "An assessor is appointed, and no phase is on file", related)


def _awarded(assessment: Assessment) -> date:
    return assessment.awarded_on or date.min


def _phase(school: School, on_file: AssessmentOnFile) -> tuple[Location, str]:
    at = on_file.at("phase") if on_file.assessment.phase else school.at("phase")
    return at, "the phase assessed"
