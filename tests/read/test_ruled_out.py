"""A field that the code of practice rules out: the refusal names its clause, and says what to write instead."""

import pytest

from generator.problem import Problem
from generator.read.entries import read_entry
from generator.read.plain_yaml import Value
from generator.read.ruled_out import EXPENSES, EXPIRY, REVIEW, STAGE, STANDING, RuledOut
from generator.records import Assessor, Entry, School
from generator.rules.clauses import ORDER

ASSESSMENT: dict[str, Value] = {"id": "2025-1", "requested": {"on": "2025-02-01", "by": "naace"}}
FEE: dict[str, Value] = {"paid_to": "assessor", "amount": "310.00", "paid_on": "2025-03-01"}


def refused(kind: type[Entry], values: dict[str, Value]) -> list[Problem]:
    read = read_entry(kind, "data/some.yml", "some", values)
    assert isinstance(read, list)
    return [problem for problem in read if problem.code == "unknown-field"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        *(
            (name, STANDING)
            for name in ("standing", "status", "Status", "expires_on", "registered_until", "valid until")
        ),
        *((name, REVIEW) for name in ("next_review_on", "quality-review-due-on")),
    ],
)
def test_an_assessors_standing_is_not_typed(name: str, reason: RuledOut) -> None:
    (problem,) = refused(Assessor, {name: "2027-03-01"})
    assert (problem.clauses, problem.message, problem.fix) == reason
    assert problem.at.names


@pytest.mark.parametrize("name", ["mark_expires_on", "expires_on", "expiry"])
def test_the_expiry_of_a_mark_is_not_typed(name: str) -> None:
    for values in ({name: "2027-03-01"}, {"assessments": ({**ASSESSMENT, name: "2027-03-01"},)}):
        (problem,) = refused(School, values)
        assert (problem.clauses, problem.message, problem.fix) == EXPIRY


def test_the_stage_of_an_assessment_is_not_typed() -> None:
    (problem,) = refused(School, {"assessments": ({**ASSESSMENT, "stage": "appointed"},)})
    assert (problem.clauses, problem.message, problem.fix) == STAGE


@pytest.mark.parametrize("name", ["expenses", "travel", "Mileage"])
def test_there_is_no_field_for_expenses(name: str) -> None:
    beside: dict[str, Value] = {**ASSESSMENT, name: "42.50"}
    inside: dict[str, Value] = {**ASSESSMENT, "assessor_fee": {**FEE, name: "42.50"}}
    lead: dict[str, Value] = {**ASSESSMENT, "lead_fee": {**FEE, "paid_to": "lead", name: "42.50"}}
    for assessment in (beside, inside, lead):
        (problem,) = refused(School, {"assessments": (assessment,)})
        assert (problem.clauses, problem.message, problem.fix) == EXPENSES


@pytest.mark.parametrize("name", ["standnig", "expense_account", "colour"])
def test_another_unknown_field_has_no_clause(name: str) -> None:
    (problem,) = refused(Assessor, {name: "2027-03-01"})
    assert problem.clauses == ()


@pytest.mark.parametrize("reason", [STANDING, EXPIRY, STAGE, REVIEW, EXPENSES])
def test_each_reason_names_a_clause_of_the_code(reason: RuledOut) -> None:
    assert reason.clauses
    assert set(reason.clauses) <= set(ORDER)
