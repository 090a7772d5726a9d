"""Phases and types of school: an assessor visits schools of those that they offer."""

from typing import Any

from rules.cases.case import Case
from rules.cases.school_assessments.assessments import FILE, VOIDED
from rules.cases.visits import AMINA, school, to_come, visit

from generator.rules import school_assessments as rules


def of(phase: str | None = "primary", /, kind: str = "community-school", **fields: Any) -> dict[str, Any]:
    """A school of a phase and type, for which Amina, of primary and secondary, maintained and academy, is appointed."""
    return school(to_come(**fields), phase=phase, type=kind)


def offered(**days: str) -> dict[str, Any]:
    """Amina offers the primary phase in these days, and for the first visit."""
    experience = {"phase": "primary", "experience": "Head of a primary school."}
    return {AMINA: {"phases": [{**experience, "to": "2024-12-31"}, {**experience, **days}]}}


MAINSTREAM: dict[str, Any] = {"types": ["maintained", "academy"], "experience": "Ten years with heads of both."}


def mainstream(**days: str) -> dict[str, Any]:
    """Amina offers maintained schools and academies in these days, and for the first visit."""
    return {AMINA: {"school_types": [{**MAINSTREAM, "to": "2024-12-31"}, {**MAINSTREAM, **days}]}}


PLANNED = of(visit_planned_on="2026-04-01")
VISITED = school(visit("2026-1", "2026-02-11"))
PHASE = (
    Case(rules.assessor_offers_the_type_of_school, "a type offered", of()),
    Case(
        rules.assessor_offers_the_type_of_school,
        "a type not offered",
        of(kind="other-independent-school"),
        finds=1,
        at=f"{FILE}:assessments[1].appointed_on",
    ),
    Case(rules.assessor_offers_the_type_of_school, "special, and an academy", of(kind="academy-special-converter")),
    Case(
        rules.assessor_offers_the_type_of_school,
        "special, offered as such",
        {
            AMINA: {"school_types": [{"types": ["special"], "from": "2026-01-01"}, MAINSTREAM]},
            **of(kind="academy-special-converter"),
        },
    ),
    Case(
        rules.assessor_offers_the_type_of_school,
        "not offered, and visited long ago",
        school(visit("2024-1", "2024-07-20"), type="other-independent-school"),
        finds=2,
    ),
    *(
        Case(
            rules.assessor_offers_the_type_of_school,
            f"offered from {day}, appointed on 1 February 2026",
            mainstream(**{"from": day}) | of(),
            finds=finds,
            at=f"{FILE}:assessments[1].appointed_on" if finds else None,
        )
        for day, finds in (("2026-01-31", 0), ("2026-02-01", 0), ("2026-02-02", 1))
    ),
    *(
        Case(
            rules.assessor_offers_the_type_of_school,
            f"offered to {day}, visited on 11 February 2026",
            mainstream(to=day) | VISITED,
            finds=finds,
            at=f"{FILE}:assessments[1].visited_on" if finds else None,
        )
        for day, finds in (("2026-02-10", 1), ("2026-02-11", 0), ("2026-02-12", 0))
    ),
    *(
        Case(
            rules.assessor_offers_the_type_of_school,
            f"offered to {day}, visit planned on 1 April 2026",
            mainstream(to=day) | PLANNED,
            finds=finds,
            at=f"{FILE}:assessments[1].visit_planned_on" if finds else None,
        )
        for day, finds in (("2026-03-31", 1), ("2026-04-01", 0), ("2026-04-02", 0))
    ),
    Case(
        rules.assessor_offers_the_type_of_school,
        "not offered, and voided",
        school(visit("2024-1", "2024-07-20", voided=VOIDED), type="other-independent-school"),
    ),
    Case(
        rules.assessor_offers_the_type_of_school,
        "the type of its day offered, not the school's of today",
        school(visit("2024-1", "2024-07-20", type="community-school"), type="other-independent-school"),
    ),
    Case(
        rules.assessor_offers_the_type_of_school,
        "the school's of today offered, not the type of its day",
        school(visit("2024-1", "2024-07-20", type="other-independent-school")),
        finds=2,
    ),
    Case(rules.a_type_of_school_comes_with_experience, "stated"),
    Case(
        rules.a_type_of_school_comes_with_experience,
        "missing for one of two",
        {AMINA: {"school_types": [MAINSTREAM, {"types": ["special"]}]}},
        finds=1,
        at="data/assessors/amina-rahman.yml:school_types[2]",
    ),
    Case(
        rules.a_type_of_school_comes_with_experience,
        "missing, of an applicant",
        {AMINA: {"school_types": [{"types": ["special"]}], "decisions": []}},
    ),
    Case(
        rules.assessor_offers_the_type_of_school,
        "not offered, and declined",
        of(kind="other-independent-school", accepted_on=None, declined={"on": "2026-02-03", "reason": "school-type"}),
    ),
    Case(rules.assessor_offers_the_phase, "a phase offered", of()),
    Case(
        rules.assessor_offers_the_phase,
        "a phase not offered",
        of("nursery"),
        finds=1,
        at=f"{FILE}:assessments[1].appointed_on",
    ),
    Case(
        rules.assessor_offers_the_phase, "the phase assessed, not the school's of today", of("nursery", phase="primary")
    ),
    Case(
        rules.assessor_offers_the_phase, "the school's of today, not the phase assessed", of(phase="nursery"), finds=1
    ),
    Case(
        rules.assessor_offers_the_phase,
        "declined for its phase",
        of("nursery", accepted_on=None, declined={"on": "2026-02-03", "reason": "phase"}),
    ),
    Case(
        rules.assessor_offers_the_phase, "from the day before the appointment", offered(**{"from": "2026-01-31"}) | of()
    ),
    Case(rules.assessor_offers_the_phase, "from the day of the appointment", offered(**{"from": "2026-02-01"}) | of()),
    Case(
        rules.assessor_offers_the_phase,
        "from the day after the appointment",
        offered(**{"from": "2026-02-02"}) | of(),
        finds=1,
    ),
    Case(
        rules.assessor_offers_the_phase,
        "to the day before the visit",
        offered(to="2026-02-10") | VISITED,
        finds=1,
        at=f"{FILE}:assessments[1].visited_on",
    ),
    Case(rules.assessor_offers_the_phase, "to the day of the visit", offered(to="2026-02-11") | VISITED),
    Case(rules.assessor_offers_the_phase, "to the day after the visit", offered(to="2026-02-12") | VISITED),
    Case(
        rules.assessor_offers_the_phase,
        "to the day before the one planned",
        offered(to="2026-03-31") | PLANNED,
        finds=1,
        at=f"{FILE}:assessments[1].visit_planned_on",
    ),
    Case(rules.assessor_offers_the_phase, "to the day planned", offered(to="2026-04-01") | PLANNED),
    Case(rules.phase_assessed_known, "the school's", of()),
    Case(rules.phase_assessed_known, "the assessment's", of(None, phase="primary")),
    Case(rules.phase_assessed_known, "none", of(None), finds=1, at=f"{FILE}:assessments[1].assessor"),
    Case(
        rules.phase_assessed_known,
        "none, and nobody is appointed",
        of(None, assessor=None, appointed_on=None, accepted_on=None),
    ),
)
