"""Every school with something on file as the office's page shows it: its awards, and what is under way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.records import School
from generator.register import AssessmentOnFile, Register
from generator.site.messages import Wording
from generator.vocabulary import VisitOutcome


@dataclass(frozen=True)
class SchoolShown:
    """A school with an assessment, an award or support on file."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    about: str
    """Its id, authority, phase and type."""
    mark: str
    """Whether it has the mark on the day of the page, and until when."""
    has_mark: bool
    """Whether it does; chooses the label's look, which adds nothing to it."""
    lines: tuple[str, ...]
    """Each award and each assessment, newest first."""


def schools(register: Register, on: date, t: Wording) -> tuple[SchoolShown, ...]:
    """The schools with something on file, by name. Linear in all schools."""
    found = [
        school
        for school in register.schools.values()
        if school.assessments or school.support or school.predecessors or school.publish_award
    ]
    return tuple(
        _shown(register, school, on, t) for school in sorted(found, key=lambda school: (school.name, school.id))
    )


def _shown(register: Register, school: School, on: date, t: Wording) -> SchoolShown:
    phase = t.term(school.phase) if school.phase else t("desk.phase_missing")
    about = [school.id, school.local_authority, phase, school.type.label, *filter(None, [school.postcode])]
    if school.closed_on:
        about.append(t("desk.closed", day=t.day(school.closed_on)))
    awards = [award for award in register.awards(school) if award.assessment.is_awarded_on(on)]
    expires_on = awards[-1].assessment.mark_expires_on if awards else None
    has_mark = expires_on is not None and on < expires_on
    if expires_on is None:
        mark = t("desk.no_award")
    else:
        mark = t("desk.holds_mark" if has_mark else "desk.mark_expired", day=t.day(expires_on))
    if has_mark:
        agreed = any(
            consent.holds(on) and award is awards[-1].assessment for consent, award in register.consents(school)
        )
        mark = t("desk.published" if agreed else "desk.not_published", mark=mark)
    here = {award.id for award in awards}
    on_file = [AssessmentOnFile(school, index, assessment) for index, assessment in enumerate(school.assessments)]
    others = [assessed for assessed in on_file if assessed.id not in here]
    return SchoolShown(
        id=school.id,
        name=school.name,
        about=", ".join(about),
        mark=mark,
        has_mark=has_mark,
        lines=(
            *(line for assessed in reversed(others) for line in _under_way(register, assessed, t)),
            *(line for award in reversed(awards) for line in _award(register, award, t)),
        ),
    )


def _award(register: Register, award: AssessmentOnFile, t: Wording) -> Iterator[str]:
    assessment = award.assessment
    if assessment.awarded_on and assessment.mark_expires_on:
        yield t(
            "desk.award",
            day=t.day(assessment.awarded_on),
            until=t.day(assessment.mark_expires_on),
            name=_name(register, assessment.assessor, t),
            id=award.id,
        )


def _under_way(register: Register, assessed: AssessmentOnFile, t: Wording) -> Iterator[str]:
    """Where an assessment without an award is: the last thing that became of it."""
    assessment = assessed.assessment
    day, name = t.day(assessment.requested.on), _name(register, assessment.assessor, t)
    if assessment.voided:
        state = t("desk.state.voided", day=t.day(assessment.voided.on), name=name)
    elif assessment.cancelled_on:
        state = t("desk.state.cancelled", day=t.day(assessment.cancelled_on))
    elif assessment.declined:
        state = t("desk.state.declined", day=t.day(assessment.declined.on), name=name)
    elif assessment.visited_on:
        recommended = assessment.outcome is VisitOutcome.RECOMMENDED
        outcome = t(f"desk.outcome.{assessment.outcome}") if assessment.outcome else t("desk.outcome_missing")
        key = "desk.state.to_award" if recommended else "desk.state.visited"
        state = t(key, day=t.day(assessment.visited_on), name=name, outcome=outcome)
    elif assessment.visit_planned_on:
        state = t("desk.state.planned", day=t.day(assessment.visit_planned_on), name=name)
    elif assessment.appointed_on:
        state = t("desk.state.appointed", day=t.day(assessment.appointed_on), name=name)
    else:
        state = t("desk.state.waiting")
    yield t("desk.assessment", id=assessed.id, day=day, state=state)


def _name(register: Register, id: str | None, t: Wording) -> str:
    assessor = register.assessors.get(id or "")
    return assessor.name if assessor else t("desk.erased" if id else "desk.nobody")
