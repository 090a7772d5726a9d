"""What an assessor must still do for visits, and may appeal against: the day before, the day and the day after."""

from datetime import date
from typing import Any

import pytest
from example import register
from rules.cases.visits import AMINA, school, visit

from generator.scheme.duties import Before
from generator.scheme.visit_duties import VisitDuties, visit_duties

REGISTERED = {"on": "2024-03-01", "decision": "registered"}
LEFT = {"on": "2026-03-20", "decision": "left", "leaving": "retired"}


def found(changes: dict[str, Any], on: str, id: str = "amina-rahman") -> VisitDuties:
    made = register(changes)
    return visit_duties(made, made.assessors[id], date.fromisoformat(on))


def to_come(**fields: Any) -> dict[str, Any]:
    """Amina is appointed on 10 March 2026 for a visit on 20 March, which Tom observes."""
    made = {"visited_on": None, "outcome": None, "visit_planned_on": "2026-03-20", "lead": "tom-hale", **fields}
    return school(visit("2026-1", "2026-03-20", **made))


def declared(on: str, field: str) -> dict[str, Any]:
    return {field: {"signed_on": on, "conflict": "none"}}


@pytest.mark.parametrize(("id", "field"), [("amina-rahman", "conflict_declaration"), ("tom-hale", "lead_declaration")])
def test_who_goes_to_a_school_declares_conflicts_by_the_day_of_the_visit(id: str, field: str) -> None:
    for on, is_asked in (("2026-03-09", False), ("2026-03-10", True), ("2026-03-11", True), ("2026-03-20", True)):
        declarations = found(to_come(), on, id).to_declare
        assert [(duty.by, duty.assessment.id) for duty in declarations] == (
            [(date(2026, 3, 20), "eng-900002/2026-1")] if is_asked else []
        )
        assert all(duty.at.keys[-1] == field for duty in declarations)
    for on, is_asked in (("2026-03-14", True), ("2026-03-15", False), ("2026-03-16", False)):
        assert bool(found(to_come(**declared("2026-03-15", field)), on, id).to_declare) is is_asked, on


@pytest.mark.parametrize(
    "fields",
    [
        {"accepted_on": None, "declined": {"on": "2026-03-15", "reason": "distance"}},
        {"cancelled_on": "2026-03-15"},
    ],
)
def test_nobody_declares_anything_for_a_visit_that_is_called_off(fields: dict[str, Any]) -> None:
    for on, is_asked in (("2026-03-14", True), ("2026-03-15", False), ("2026-03-16", False)):
        assert bool(found(to_come(**fields), on).to_declare) is is_asked, on


def test_a_declaration_comes_before_a_visit_whose_day_is_not_agreed() -> None:
    (duty,) = found(to_come(visit_planned_on=None), "2026-03-11").to_declare
    assert (duty.by, duty.before) == (None, Before.VISIT)


@pytest.mark.parametrize(("planned", "is_asked"), [("2026-03-19", True), ("2026-03-20", False), ("2026-03-21", False)])
def test_nothing_is_declared_for_a_visit_after_somebody_leaves(planned: str, is_asked: bool) -> None:
    changes = {**to_come(visit_planned_on=planned), AMINA: {"decisions": [REGISTERED, LEFT]}}
    assert bool(found(changes, "2026-03-11").to_declare) is is_asked


def failed(attempt: int, assessment: str, notified_on: str, **fields: Any) -> dict[str, Any]:
    made = {"attempt": str(attempt), "assessment": assessment, "lead": "tom-hale", "outcome": "failed"}
    return {**made, "notified_on": notified_on, **fields}


def amina(*moderations: dict[str, Any], **fields: Any) -> dict[str, Any]:
    second = school(visit("2024-1", "2024-09-10", lead="tom-hale"))
    return {**second, AMINA: {"decisions": [REGISTERED], "moderations": list(moderations), **fields}}


WORK = {"kind": "shadowing", "required_on": "2024-06-25", "completed_on": "2024-08-01"}
FIRST = failed(1, "eng-900001/2024-1", "2024-06-24", further=[WORK])
SECOND = failed(2, "eng-900002/2024-1", "2024-09-20")


def test_required_work_is_to_be_completed_before_the_next_observed_visit() -> None:
    days = {"2024-06-24": 0, "2024-06-25": 1, "2024-06-26": 1, "2024-07-31": 1, "2024-08-01": 0, "2024-08-02": 0}
    for on, number in days.items():
        duties = found(amina(FIRST), on).to_complete
        assert [(str(duty.work.kind), duty.before) for duty in duties] == number * [
            ("shadowing", Before.OBSERVED_VISIT)
        ]


def test_a_failed_second_moderation_may_be_appealed_against_for_thirty_days() -> None:
    for on, may in (("2024-09-19", 0), ("2024-09-20", 1), ("2024-10-19", 1), ("2024-10-20", 1), ("2024-10-21", 0)):
        appeals = found(amina(FIRST, SECOND), on).may_appeal
        assert [(duty.moderation.attempt, duty.by) for duty in appeals] == may * [(2, date(2024, 10, 20))], on
    assert not found(amina(FIRST), "2024-06-30").may_appeal
    submitted = {**SECOND, "appeal": {"submitted_on": "2024-10-01"}}
    for on, may in (("2024-09-30", 1), ("2024-10-01", 0), ("2024-10-02", 0)):
        assert len(found(amina(FIRST, submitted), on).may_appeal) == may, on


def test_somebody_removed_may_still_appeal_and_somebody_who_left_may_not() -> None:
    gone = {"on": "2024-10-01", "decision": "removed", "clause": "UA.1", "reason": "A reason."}
    for decision, may in ((gone, 1), ({"on": "2024-10-01", "decision": "left", "leaving": "resigned"}, 0)):
        changes = amina(FIRST, SECOND, decisions=[REGISTERED, decision])
        assert len(found(changes, "2024-10-02").may_appeal) == may
