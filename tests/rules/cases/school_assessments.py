"""Cases of the rules P3, P5, P10, P14 and ELIG.2. Amina Rahman: registered 1 March 2024, accredited 1 July 2024."""

from typing import Any

from rules.cases.case import Case
from rules.cases.visits import AMINA, FOSSGATE, school, to_come, visit, visits

from generator.rules import school_assessments as rules

FILE = "data/schools/eng-900002.yml"
MEMBERSHIP = {"number": "NYO1", "grade": "full", "from": "2018-01-01"}
VOIDED = {"on": "2024-07-30", "reason": "It was not carried out by the rules."}
REMOVED = {"on": "2025-07-01", "decision": "removed", "clause": "PC.1", "reason": "A reason."}


def one(**fields: Any) -> dict[str, Any]:
    """A further school with one visit of Amina's, on 20 July 2024."""
    return school(visit("2024-1", "2024-07-20", **{"requested": {"on": "2024-06-30", "by": "school"}, **fields}))


def coming(**fields: Any) -> dict[str, Any]:
    return school(to_come(**fields))


def until(day: str, changes: dict[str, Any]) -> dict[str, Any]:
    """With Amina's membership, and so her standing, lasting to a day."""
    return {AMINA: {"membership": [{**MEMBERSHIP, "to": day}]}, **changes}


WHO = (
    Case(rules.visit_by_an_accredited_assessor, "accredited, and the moderated first visit"),
    Case(rules.visit_by_an_accredited_assessor, "the day before the accreditation", visits("2024-06-30"), finds=1),
    Case(rules.visit_by_an_accredited_assessor, "the day of the accreditation", visits("2024-07-01")),
    Case(rules.visit_by_an_accredited_assessor, "the day after the accreditation", visits("2024-07-02")),
    Case(
        rules.visit_by_an_accredited_assessor,
        "moderated the day before the registration",
        {FOSSGATE: {"assessments.0.visited_on": "2024-02-29"}},
        finds=1,
        at="data/schools/eng-900001.yml:assessments[1].visited_on",
    ),
    Case(
        rules.visit_by_an_accredited_assessor,
        "moderated on the day of the registration",
        {FOSSGATE: {"assessments.0.visited_on": "2024-03-01"}},
    ),
    Case(
        rules.visit_by_an_accredited_assessor,
        "moderated the day after the registration",
        {FOSSGATE: {"assessments.0.visited_on": "2024-03-02"}},
    ),
    Case(
        rules.visit_by_an_accredited_assessor,
        "the first visit, observed by nobody, is refused by its own rule",
        {FOSSGATE: {"assessments.0.lead": None, "assessments.0.lead_declaration": None}},
    ),
    Case(
        rules.visit_by_an_accredited_assessor, "the last day before a lapse", until("2024-07-20", visits("2024-07-20"))
    ),
    Case(
        rules.visit_by_an_accredited_assessor,
        "the first day of a lapse",
        until("2024-07-19", visits("2024-07-20")),
        finds=1,
        at=f"{FILE}:assessments[1].visited_on",
    ),
    Case(
        rules.visit_by_an_accredited_assessor,
        "moderated and lapsed",
        until("2024-07-19", one(lead="tom-hale")),
        finds=1,
    ),
    Case(rules.visit_by_an_accredited_assessor, "lapsed, and voided", until("2024-07-19", one(voided=VOIDED))),
    Case(
        rules.visit_by_an_accredited_assessor,
        "the day of a removal",
        {AMINA: {"decisions": [{"on": "2024-03-01", "decision": "registered"}, REMOVED]}, **visits("2025-07-01")},
        finds=1,
    ),
    Case(rules.appointment_of_an_accredited_assessor, "accredited today", coming()),
    Case(
        rules.appointment_of_an_accredited_assessor,
        "lapsed today",
        until("2026-02-28", coming()),
        finds=1,
        at=f"{FILE}:assessments[1].assessor",
    ),
    Case(rules.appointment_of_an_accredited_assessor, "lapsing tomorrow", until("2026-03-01", coming())),
    Case(
        rules.appointment_of_an_accredited_assessor,
        "lapsed by the day planned",
        until("2026-03-31", coming(visit_planned_on="2026-04-01")),
        finds=1,
    ),
    Case(
        rules.appointment_of_an_accredited_assessor,
        "lapsing the day after the one planned",
        until("2026-03-31", coming(visit_planned_on="2026-03-31")),
    ),
    Case(
        rules.appointment_of_an_accredited_assessor,
        "registered, and nobody is to observe",
        {AMINA: {"decisions": [{"on": "2024-03-01", "decision": "registered"}]}, **coming()},
        finds=1,
    ),
    Case(
        rules.appointment_of_an_accredited_assessor,
        "registered, and a Lead Assessor is to observe",
        {AMINA: {"decisions": [{"on": "2024-03-01", "decision": "registered"}]}, **coming(lead="tom-hale")},
    ),
    Case(
        rules.appointment_of_an_accredited_assessor,
        "an applicant, and a Lead Assessor is to observe",
        {AMINA: {"decisions": []}, **coming(lead="tom-hale")},
        finds=1,
    ),
    Case(
        rules.appointment_of_an_accredited_assessor,
        "lapsed, and called off",
        until("2026-02-28", coming(cancelled_on="2026-02-20")),
    ),
)

STAGE_DAYS = (
    ("appointed_on", "2024-06-30", "2024-06-29"),
    ("accepted_on", "2024-07-10", "2024-07-09"),
    ("visited_on", "2024-07-11", "2024-07-10"),
    ("awarded_on", "2024-07-20", "2024-07-19"),
)
"""Each stage with the day of the one before it, and the day before that."""

STAGES = (
    Case(rules.stages_in_order, "every stage in turn", one(awarded_on="2024-08-01")),
    *(
        Case(rules.stages_in_order, f"{key} on the day of the stage before", one(**{key: day}))
        for key, day, _ in STAGE_DAYS
    ),
    *(
        Case(
            rules.stages_in_order,
            f"{key} the day before it",
            one(**{key: day}),
            finds=1,
            at=f"{FILE}:assessments[1].{key}",
        )
        for key, _, day in STAGE_DAYS
    ),
    Case(
        rules.stages_in_order,
        "accepted without an appointment",
        one(appointed_on=None),
        finds=1,
        at=f"{FILE}:assessments[1].accepted_on",
    ),
    Case(
        rules.stages_in_order,
        "visited without an acceptance",
        one(accepted_on=None),
        finds=1,
        at=f"{FILE}:assessments[1].visited_on",
    ),
    Case(
        rules.stages_in_order,
        "awarded without a visit",
        one(visited_on=None, awarded_on="2024-08-01"),
        finds=1,
        at=f"{FILE}:assessments[1].awarded_on",
    ),
    Case(
        rules.stages_in_order,
        "visited before the request, and no stage between",
        one(appointed_on=None, accepted_on=None, visited_on="2024-06-29"),
        finds=2,
    ),
    Case(rules.appointment_names_an_assessor, "both", one()),
    Case(rules.appointment_names_an_assessor, "neither", coming(assessor=None, appointed_on=None, accepted_on=None)),
    Case(
        rules.appointment_names_an_assessor,
        "no assessor",
        one(assessor=None),
        finds=1,
        at=f"{FILE}:assessments[1].appointed_on",
    ),
    Case(rules.appointment_names_an_assessor, "no day", one(appointed_on=None), finds=1),
    Case(
        rules.appointment_names_an_assessor,
        "a visit planned for nobody",
        coming(assessor=None, appointed_on=None, accepted_on=None, visit_planned_on="2026-04-01"),
        finds=1,
        at=f"{FILE}:assessments[1].visit_planned_on",
    ),
)


def declined(on: str, **fields: Any) -> dict[str, Any]:
    return coming(**{"accepted_on": None, "declined": {"on": on, "reason": "distance"}, **fields})


OFF = (
    Case(rules.called_off_before_the_visit, "carried out", one()),
    Case(rules.called_off_before_the_visit, "declined the day before the appointment", declined("2026-01-31"), finds=1),
    Case(rules.called_off_before_the_visit, "declined on the day of the appointment", declined("2026-02-01")),
    Case(rules.called_off_before_the_visit, "declined the day after the appointment", declined("2026-02-02")),
    Case(
        rules.called_off_before_the_visit,
        "declined by nobody",
        declined("2026-02-01", assessor=None, appointed_on=None),
        finds=1,
        at=f"{FILE}:assessments[1].declined.on",
    ),
    Case(
        rules.called_off_before_the_visit,
        "accepted and declined",
        declined("2026-02-03", accepted_on="2026-02-02"),
        finds=1,
        at=f"{FILE}:assessments[1].declined",
    ),
    Case(rules.called_off_before_the_visit, "accepted, then cancelled", coming(cancelled_on="2026-02-05")),
    Case(
        rules.called_off_before_the_visit,
        "cancelled the day before the request",
        coming(cancelled_on="2026-01-21"),
        finds=1,
        at=f"{FILE}:assessments[1].cancelled_on",
    ),
    Case(rules.called_off_before_the_visit, "cancelled on the day of the request", coming(cancelled_on="2026-01-22")),
    Case(rules.called_off_before_the_visit, "cancelled the day after the request", coming(cancelled_on="2026-01-23")),
    Case(
        rules.called_off_before_the_visit,
        "cancelled, and visited, with an outcome and an award",
        one(cancelled_on="2024-07-25", awarded_on="2024-08-01"),
        finds=3,
    ),
    Case(
        rules.called_off_before_the_visit,
        "declined, and visited",
        one(accepted_on=None, outcome=None, declined={"on": "2024-07-12", "reason": "personal"}),
        finds=1,
    ),
    Case(rules.outcome_needs_a_visit, "with a visit", one(voided=VOIDED)),
    Case(
        rules.outcome_needs_a_visit,
        "an outcome without a visit",
        one(visited_on=None),
        finds=1,
        at=f"{FILE}:assessments[1].outcome",
    ),
    Case(
        rules.outcome_needs_a_visit,
        "voided without a visit",
        one(visited_on=None, outcome=None, voided=VOIDED),
        finds=1,
    ),
    Case(
        rules.outcome_needs_a_visit,
        "voided the day before the visit",
        one(visited_on="2024-07-31", voided=VOIDED),
        finds=1,
        at=f"{FILE}:assessments[1].voided.on",
    ),
    Case(rules.outcome_needs_a_visit, "voided on the day of the visit", one(visited_on="2024-07-30", voided=VOIDED)),
    Case(rules.outcome_needs_a_visit, "voided the day after the visit", one(visited_on="2024-07-29", voided=VOIDED)),
    Case(rules.assessment_id_used_once, "two ids of one year", visits("2024-07-20", "2024-07-21")),
    Case(
        rules.assessment_id_used_once,
        "one id twice",
        school(visit("2024-1", "2024-07-20"), visit("2024-1", "2024-08-20")),
        finds=1,
        at=f"{FILE}:assessments[2].id",
    ),
    Case(rules.assessment_id_used_once, "one id in two schools", {**one(), **visits("2024-08-20", number=900003)}),
    Case(
        rules.assessment_id_used_once,
        "requested on the last day of the year before",
        school(visit("2025-1", "2025-02-20", requested={"on": "2024-12-31", "by": "school"})),
        finds=1,
        at=f"{FILE}:assessments[1].id",
    ),
    Case(
        rules.assessment_id_used_once,
        "requested on the first day of the year",
        school(visit("2025-1", "2025-02-20", requested={"on": "2025-01-01", "by": "school"})),
    ),
)

NO_OUTCOME = one(outcome=None)
UNDER_WAY = to_come(id="2026-2")
RECORD = (
    Case(rules.visit_to_record, "with its outcome", one()),
    Case(rules.visit_to_record, "the day before the visit", NO_OUTCOME, on="2024-07-19"),
    Case(rules.visit_to_record, "the day of the visit", NO_OUTCOME, on="2024-07-20"),
    Case(
        rules.visit_to_record,
        "the day after the visit",
        NO_OUTCOME,
        on="2024-07-21",
        finds=1,
        at=f"{FILE}:assessments[1].visited_on",
    ),
    Case(rules.visit_to_record, "planned for tomorrow", coming(visit_planned_on="2026-03-02")),
    Case(rules.visit_to_record, "planned for today", coming(visit_planned_on="2026-03-01")),
    Case(
        rules.visit_to_record,
        "planned for yesterday",
        coming(visit_planned_on="2026-02-28"),
        finds=1,
        at=f"{FILE}:assessments[1].visit_planned_on",
    ),
    Case(
        rules.visit_to_record, "planned and cancelled", coming(visit_planned_on="2026-02-28", cancelled_on="2026-02-20")
    ),
    Case(rules.visit_to_record, "voided without an outcome", one(outcome=None, voided=VOIDED)),
    Case(rules.one_assessment_at_a_time, "one", coming()),
    Case(
        rules.one_assessment_at_a_time,
        "two",
        school(to_come(), UNDER_WAY),
        finds=1,
        at=f"{FILE}:assessments[2]",
    ),
    Case(rules.one_assessment_at_a_time, "one cancelled", school(to_come(cancelled_on="2026-02-20"), UNDER_WAY)),
    Case(rules.one_assessment_at_a_time, "one with an outcome", school(visit("2024-1", "2024-07-20"), UNDER_WAY)),
    Case(
        rules.one_assessment_at_a_time,
        "one visited, its outcome to come",
        school(visit("2024-1", "2024-07-20", outcome=None), UNDER_WAY),
        finds=1,
    ),
    *(
        Case(
            rules.one_assessment_at_a_time,
            f"one at the school, and one at the school that it came from{sentence}",
            {
                **school(UNDER_WAY),
                **school(
                    to_come(id="2026-2", **fields),
                    number=900003,
                    predecessors=[{"school": "eng-900002", "on": "2025-09-01", "how": "merger"}],
                ),
            },
            finds=finds,
            at="data/schools/eng-900003.yml:assessments[1]" if finds else None,
        )
        for sentence, fields, finds in (("", {}, 1), (", which is cancelled", {"cancelled_on": "2026-02-20"}, 0))
    ),
    Case(rules.one_assessment_at_a_time, "two schools", {**coming(), **school(UNDER_WAY, number=900003)}),
)


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

CASES = (*WHO, *STAGES, *OFF, *RECORD, *PHASE)
