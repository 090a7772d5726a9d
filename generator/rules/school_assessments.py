"""Rules P3 to P8, P10, P14 and ELIG.2: who assesses, stage by stage, and the award that follows."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from generator.days import years_after
from generator.problem import Location, Severity
from generator.records import School
from generator.records.school import Assessment
from generator.register import AssessmentOnFile, Register
from generator.rules.failures import lapse, lapse_to_come, places
from generator.rules.rule import Finding, rule, rule_of_assessments
from generator.scheme.standing import Standing, StandingKind, standing
from generator.vocabulary import VisitOutcome

STAGES = (
    ("appointed_on", "the appointment"),
    ("accepted_on", "the acceptance"),
    ("visited_on", "the visit"),
    ("awarded_on", "the award"),
)
"""The days of the stages that follow a request, in order (P5); the outcome, between visit and award, has none."""

RENEWAL_DAYS = 60
"""Days before its expiry from which staff get a notice of a mark with no renewal requested (P8)."""
RENEWAL_YEARS = 1
"""Years after its expiry for which they still get one."""


@rule("P3", "P14")
def visit_by_an_accredited_assessor(register: Register, on: date) -> Iterator[Finding]:
    """The assessor is accredited on the day of the visit, or is registered and a Lead Assessor observes.

    To fix: if someone else made the visit, write their id under `assessor`. If not, add to the assessment `voided: {on:
    YYYY-MM-DD, reason: The assessor was not accredited}`.
    """
    for id, visits in register.visits.items():
        assessor = register.assessors[id]
        for visit in visits:
            now = standing(register, assessor, visit.assessment.visited_on or on)
            kind = now.kind
            # Where nobody observed the first visit, the rule on first visits says what is missing.
            is_first = visit.id == register.first_visits[id].id
            if kind is StandingKind.ACCREDITED or (kind.is_listed and (visit.assessment.lead or is_first)):
                continue
            if kind is StandingKind.LAPSED:
                message = f"The assessor had lapsed by the day of the visit, because {lapse(now, 'had been')}"
                yield Finding(visit.at("visited_on"), message, places(now), _lapsed(now))
                continue
            asked = "registered" if visit.assessment.lead else "accredited"
            related = ((assessor.at("decisions"), "the decisions on the assessor"),)
            yield Finding(visit.at("visited_on"), f"The assessor was not {asked} on the day of the visit", related)


def _lapsed(now: Standing) -> str:
    return (
        f"{now.breaches[0].continuing.fix} If there is nothing to record, add to the assessment `voided: {{on:"
        " YYYY-MM-DD, reason: The registration had lapsed}`."
    )


@rule_of_assessments("P3", "P14", severity=Severity.WARNED)
def appointment_of_an_accredited_assessor(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """The assessor of a planned visit is accredited on that day, or is registered and a Lead Assessor observes.

    To fix: write the id of another assessor. For a moderated visit, name the Lead Assessor: `lead: their-id`. Or record
    what is missing before the visit.
    """
    assessment = on_file.assessment
    if not assessment.assessor or assessment.visited_on or not assessment.is_effective:
        return
    assessor = register.assessors[assessment.assessor]
    now = standing(register, assessor, assessment.visit_day(on))
    kind = now.kind
    if kind is StandingKind.LAPSED:
        message = f"The assessor will have lapsed by the day of the visit, because {lapse_to_come(now, on)}"
        yield Finding(on_file.at("assessor"), message, places(now))
    elif kind is not StandingKind.ACCREDITED and not (assessment.lead and kind.is_listed):
        asked = "registered" if assessment.lead else "accredited"
        related = ((assessor.at("decisions"), "the decisions on the assessor"),)
        yield Finding(on_file.at("assessor"), f"The assessor will not be {asked} on the day of the visit", related)


@rule_of_assessments("P5", of_erased=True)
def stages_in_order(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """An assessment goes from request to appointment, acceptance, visit and award, in that order, and leaves no stage
    out.

    To fix: add the missing date, as YYYY-MM-DD. If two dates are in the wrong order, correct the newer entry.
    """
    before, word = on_file.assessment.requested.on, "the request"
    place: tuple[str, ...] = ("requested", "on")
    reached, previous = True, ""
    for key, name in STAGES:
        day: date | None = getattr(on_file.assessment, key)
        if day and not reached:
            fix = f"Add `{previous}: YYYY-MM-DD` to this assessment, or delete `{key}`."
            yield Finding(on_file.at(key), f"{key} is on file, but {previous} is not", fix=fix)
        if day and day < before:
            yield Finding(on_file.at(key), f"The day of {name} is before {word}", ((on_file.at(*place), word),))
        reached, previous = day is not None, key
        if day:
            before, place, word = day, (key,), name


@rule("P5")
def appointment_names_an_assessor(register: Register, on: date) -> Iterator[Finding]:
    """An appointment has an assessor and a date, and comes before any planned visit.

    To fix: write both `assessor: their-id` and `appointed_on: YYYY-MM-DD`. While nobody is appointed, write neither.
    """
    for on_file in register.every_assessment:
        assessment = on_file.assessment
        if (assessment.assessor is None) is not (assessment.appointed_on is None):
            there, missing = ("assessor", "appointed_on") if assessment.assessor else ("appointed_on", "assessor")
            yield Finding(on_file.at(there), f"{there} is on file, but {missing} is not")
        elif assessment.visit_planned_on and not assessment.appointed_on:
            yield Finding(on_file.at("visit_planned_on"), "A visit is planned, but nobody is appointed")


@rule("P5")
def called_off_before_the_visit(register: Register, on: date) -> Iterator[Finding]:
    """Nothing follows once an assessment is declined or cancelled: no visit, no outcome and no award.

    To fix: delete what did not happen. If a visit took place but does not count, write `voided: {on: YYYY-MM-DD,
    reason: Why in a sentence}` in place of `cancelled_on`. If two dates are in the wrong order, correct the wrong one.
    """
    for on_file in register.every_assessment:
        assessment = on_file.assessment
        if not assessment.is_called_off:
            continue
        at = on_file.at("declined" if assessment.declined else "cancelled_on")
        for key in ("visited_on", "outcome", "awarded_on"):
            if getattr(assessment, key):
                related = ((on_file.at(key), key),)
                yield Finding(at, f"This was called off, but {key} is on file", related)
        if assessment.declined and assessment.accepted_on:
            yield Finding(at, "This is both accepted and declined", ((on_file.at("accepted_on"), "the acceptance"),))
        if assessment.declined and (
            assessment.appointed_on is None or assessment.declined.on < assessment.appointed_on
        ):
            related = ((on_file.at("appointed_on"), "the appointment"),)
            yield Finding(on_file.at("declined", "on"), "This was declined before anyone was appointed", related)
        if assessment.cancelled_on and assessment.cancelled_on < assessment.requested.on:
            related = ((on_file.at("requested", "on"), "the request"),)
            yield Finding(on_file.at("cancelled_on"), "This was cancelled before it was requested", related)


@rule("P5")
def outcome_needs_a_visit(register: Register, on: date) -> Iterator[Finding]:
    """Only a visit that took place has an outcome or is voided.

    To fix: add `visited_on: YYYY-MM-DD`, the day of the visit, or correct a wrong date. If there was no visit, delete
    `outcome` or `voided`.
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
    """Each assessment of a school has its own id, which begins with the year of the request.

    To fix: give the newer one the next free number of that year, such as `id: 2026-2`.
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
    """Naace records a visit and its outcome once the planned day is past.

    To fix: add `visited_on: YYYY-MM-DD` and `outcome: recommended` or `not-recommended`. If the visit moved, write the
    new day under `visit_planned_on`. If it was called off, add `cancelled_on: YYYY-MM-DD`.
    """
    for on_file in register.assessments:
        assessment = on_file.assessment
        if assessment.outcome or not assessment.is_effective:
            continue
        if assessment.visited_on and assessment.visited_on < on:
            yield Finding(on_file.at("visited_on"), "The outcome of this visit is not on file")
        elif not assessment.visited_on and assessment.visit_planned_on and assessment.visit_planned_on < on:
            yield Finding(on_file.at("visit_planned_on"), "The planned day is past, but no visit is on file")


@rule("P5", "P8", severity=Severity.WARNED)
def one_assessment_at_a_time(register: Register, on: date) -> Iterator[Finding]:
    """A school has one assessment under way at a time.

    To fix: add the outcome to the earlier one. Or add `cancelled_on: YYYY-MM-DD` to one of the two.
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
    """Naace awards the mark only if the assessor recommended it after a visit that counts.

    To fix: delete `awarded_on`. If the school asks again, add a new entry under `assessments`.
    """
    for on_file in register.every_assessment:
        assessment = on_file.assessment
        if not assessment.awarded_on or (assessment.voided and assessment.voided.on >= assessment.awarded_on):
            continue
        if assessment.outcome is not VisitOutcome.RECOMMENDED:
            related = ((on_file.at("outcome"), "the outcome"),)
            unrecorded = (
                "If the assessor recommended the school, add `outcome: recommended`. If not, delete `awarded_on`."
            )
            fix = None if assessment.outcome else unrecorded
            yield Finding(on_file.at("awarded_on"), "The mark was awarded without a recommendation", related, fix)
        if assessment.voided:
            related = ((on_file.at("voided"), "that the visit does not count"),)
            yield Finding(on_file.at("awarded_on"), "The mark was awarded after a visit that is voided", related)


@rule("P8", severity=Severity.TOLD)
def renewal_to_request(register: Register, on: date) -> Iterator[Finding]:
    """A school whose mark expires within 60 days, or expired in the last year, asks for a new assessment.

    To fix: ask the school whether it wants to renew. If so, add a new entry under `assessments`: `- {id: 2026-1,
    requested: {on: YYYY-MM-DD, by: school}}`.
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
            yield Finding(latest.at("awarded_on"), f"The mark {state}, but no new assessment is requested", related)


@rule("P8", "CONF.1")
def publication_of_an_award(register: Register, on: date) -> Iterator[Finding]:
    """A school agrees to publish an award that it has, and may withdraw later.

    To fix: delete the entry until there is an award. If two dates are in the wrong order, correct the newer one.
    """
    for school in register.schools.values():
        for index, (consent, award) in enumerate(register.consents(school)):
            at = school.at("publish_award", index)
            if award is None:
                yield Finding(at, "There is no award to publish")
            if consent.withdrawn_on and consent.withdrawn_on < consent.agreed_on:
                related = ((school.at("publish_award", index, "agreed_on"), "the agreement"),)
                yield Finding(
                    school.at("publish_award", index, "withdrawn_on"),
                    "The agreement was withdrawn before it was given",
                    related,
                )
            if index and consent.agreed_on < school.publish_award[index - 1].agreed_on:
                related = ((school.at("publish_award", index - 1), "the agreement above"),)
                yield Finding(at, "This agreement is earlier than the one above it", related)


@rule_of_assessments("P10")
def assessor_offers_the_type_of_school(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """The assessor offers this type of school on the day of the appointment and on the day of the visit.

    To fix: write the id of another assessor. If this one has the experience, add under `school_types` in their file `-
    {types: [special], experience: What qualifies them}`, with the right type. If the school had another type then, add
    it to the assessment: `type: community-school`.
    """
    assessment = on_file.assessment
    if not assessment.assessor or not assessment.is_effective:
        return
    assessor, kind = register.assessors[assessment.assessor], assessment.type or on_file.school.type
    for key in ("appointed_on", "visited_on" if assessment.visited_on else "visit_planned_on"):
        day: date | None = getattr(assessment, key)
        if day and kind.school_types.isdisjoint(assessor.types_offered(day)):
            related = (
                (on_file.at("type") if assessment.type else on_file.school.at("type"), "the school's type"),
                (assessor.at("school_types"), "the types offered"),
            )
            yield Finding(on_file.at(key), "The assessor did not offer this type of school on this day", related)


@rule("P10", severity=Severity.WARNED)
def a_type_of_school_comes_with_experience(register: Register, on: date) -> Iterator[Finding]:
    """An assessor describes their experience with school leaders for each type of school they offer.

    To fix: ask the person. Then add `experience: What qualifies them` to the entry.
    """
    for assessor in register.assessors.values():
        for index, offered in enumerate(assessor.school_types):
            if assessor.decisions and not offered.experience:
                yield Finding(assessor.at("school_types", index), "The experience for these types is missing")


@rule_of_assessments("P10", "ELIG.2")
def assessor_offers_the_phase(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """The assessor offers the phase assessed on the day of the appointment and on the day of the visit.

    To fix: write the id of another assessor. If this one has the experience, add under `phases` in their file `-
    {phase: primary, experience: What qualifies them, from: YYYY-MM-DD}`, with the right phase.
    """
    assessment, phase = on_file.assessment, on_file.assessment.phase or on_file.school.phase
    if not assessment.assessor or not assessment.is_effective or not phase:
        return
    assessor = register.assessors[assessment.assessor]
    for key in ("appointed_on", "visited_on" if assessment.visited_on else "visit_planned_on"):
        day: date | None = getattr(assessment, key)
        if day and not assessor.offers(phase, day):
            related = (_phase(on_file.school, on_file), (assessor.at("phases"), "the phases offered"))
            yield Finding(on_file.at(key), "The assessor did not offer this phase on this day", related)


@rule_of_assessments("ELIG.2")
def phase_assessed_known(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """The phase of a school is on file before Naace appoints an assessor.

    To fix: ask the school. Then add `phase: primary` to its file, with the right phase.
    """
    assessment = on_file.assessment
    if assessment.assessor and assessment.is_effective and not (assessment.phase or on_file.school.phase):
        related = ((on_file.school.at("phase"), "where the school's phase would be"),)
        yield Finding(on_file.at("assessor"), "An assessor is appointed, but no phase is on file", related)


def _awarded(assessment: Assessment) -> date:
    return assessment.awarded_on or date.min


def _phase(school: School, on_file: AssessmentOnFile) -> tuple[Location, str]:
    at = on_file.at("phase") if on_file.assessment.phase else school.at("phase")
    return at, "the phase assessed"
