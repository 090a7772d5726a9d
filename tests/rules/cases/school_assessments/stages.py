"""The stages of an assessment, in order, and what ends it early."""

from typing import Any

from rules.cases.case import Case
from rules.cases.school_assessments.assessments import FILE, VOIDED, coming, one
from rules.cases.visits import school, visit, visits

from generator.rules import school_assessments as rules

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
