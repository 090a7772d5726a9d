"""What a correcting entry does: it takes the place of the one that it names, for rules, standings and the public."""

from datetime import date
from typing import Any

import pytest
from example import TODAY, register

from generator.public import public
from generator.rules import RULES
from generator.scheme.standing import changes_of, standing

ON = date.fromisoformat(TODAY)
AMINA, FOSSGATE = "assessors/amina-rahman", "schools/eng-900001"
REGISTERED = {"on": "2024-03-01", "decision": "registered"}
ACCREDITED = {"on": "2024-07-01", "decision": "accredited"}
CORRECTED = {"on": "2024-07-03", "decision": "accredited", "corrects": "2024-07-01"}


def amina(*decisions: dict[str, Any]) -> dict[str, object]:
    return {AMINA: {"decisions": list(decisions)}}


def test_a_correction_takes_the_place_of_what_it_names_and_says_where_it_is_written() -> None:
    right = {"on": "2024-03-04", "decision": "registered", "corrects": "2024-03-01"}
    assessor = register(amina(REGISTERED, ACCREDITED, right)).assessors["amina-rahman"]
    assert [decision.on for decision in assessor.decisions] == [date(2024, 3, 4), date(2024, 7, 1)]
    assert str(assessor.at("decisions", 0, "on").keys) == "decisions[3].on"
    assert str(assessor.at("decisions", 1).keys) == "decisions[2]"
    assert str(assessor.at("decisions", 2).keys) == "decisions[4]", "where the next would be written"


def test_standing_and_public_since_follow_the_correction() -> None:
    found = register(amina(REGISTERED, ACCREDITED, CORRECTED))
    assessor = found.assessors["amina-rahman"]
    assert standing(found, assessor, ON).decided_on == date(2024, 7, 3)
    assert [change.on for change in changes_of(found, assessor)][:2] == [date(2024, 3, 1), date(2024, 7, 3)]
    (shown,) = [assessor for assessor in public(found, ON).assessors if assessor.id == "amina-rahman"]
    assert shown.since == date(2024, 7, 3)


def test_a_correction_of_a_correction_is_the_only_one_in_force() -> None:
    again = {**CORRECTED, "on": "2024-07-05", "corrects": "2024-07-03"}
    assessor = register(amina(REGISTERED, ACCREDITED, CORRECTED, again)).assessors["amina-rahman"]
    assert [decision.on for decision in assessor.decisions] == [date(2024, 3, 1), date(2024, 7, 5)]


def test_a_withdrawal_leaves_nothing_in_its_place() -> None:
    found = register(amina(REGISTERED, ACCREDITED, {**CORRECTED, "withdrawn": "yes"}))
    assessor = found.assessors["amina-rahman"]
    assert [decision.decision for decision in assessor.decisions] == ["registered"]
    assert standing(found, assessor, ON).kind == "registered"


def test_the_day_of_an_award_is_the_corrected_one_for_the_public() -> None:
    found = register({FOSSGATE: {"assessments.0.corrections": [{"on": "2026-02-20", "awarded_on": "2024-07-03"}]}})
    assert [award.last_day for award in public(found, ON).awards] == [date(2027, 7, 2)]
    school = found.schools["eng-900001"]
    at = school.at("assessments", 0, "awarded_on")
    assert str(at.keys) == "assessments[1].corrections[1].awarded_on"


def test_a_corrected_outcome_is_the_one_that_the_rules_see() -> None:
    wrong = {"on": "2026-02-20", "outcome": "not-recommended"}
    found = register({FOSSGATE: {"assessments.0.corrections": [wrong]}})
    codes = {problem.code: str(problem.related[0][0].keys) for rule in RULES for problem in rule.problems(found, ON)}
    assert codes["award-on-a-recommendation"] == "assessments[1].corrections[1].outcome"


def test_a_corrected_amount_is_the_one_published() -> None:
    schedule = [
        {"from": "2018-04-01", "amount": "150.00", "vat": "excluded"},
        {"from": "2018-04-01", "amount": "155.00", "vat": "excluded", "corrects": "2018-04-01"},
    ]
    fees = public(register({"fees/quality-review": {"schedule": schedule}}), ON).fees
    (fee,) = [fee for fee in fees if fee.id == "quality-review"]
    assert [str(amount.price.amount) for amount in fee.schedule] == ["155.00"]


def test_an_erased_person_leaves_an_id_and_the_award_of_the_school_stays() -> None:
    erased = {AMINA: None, "erasures/amina-rahman": {"erased_on": TODAY, "listed": "yes"}}
    found = register(erased)
    assert "amina-rahman" not in found.assessors
    shown = public(found, ON)
    assert shown.no_longer_listed == ("amina-rahman",)
    assert [award.last_day for award in shown.awards] == [date(2027, 7, 4)]
    assert [assessment.id for assessment in found.assessments if assessment.school.id == "eng-900001"] == []


def test_an_erased_person_who_was_never_listed_leaves_no_page() -> None:
    erased = {AMINA: None, "erasures/amina-rahman": {"erased_on": TODAY, "listed": "no"}}
    assert public(register(erased), ON).no_longer_listed == ()


def test_the_erasure_of_a_lead_assessor_leaves_what_they_observed() -> None:
    found = register({"assessors/tom-hale": None, "erasures/tom-hale": {"erased_on": TODAY, "listed": "yes"}})
    assert [problem for rule in RULES for problem in rule.problems(found, ON)] == []
    assert standing(found, found.assessors["amina-rahman"], ON).kind == "accredited"


@pytest.mark.parametrize(
    ("decided", "corrected", "left"),
    [
        ("2026-02-27", "2026-02-28", True),
        ("2026-02-28", "2026-03-01", True),
        ("2026-03-01", "2026-03-01", False),
        ("2026-02-28", "2026-02-28", False),
        ("2026-04-01", "2026-02-28", False),
    ],
)
def test_a_registration_withdrawn_as_a_mistake_leaves_the_page_of_anybody_no_longer_listed_once_it_was_published(
    decided: str, corrected: str, left: bool
) -> None:
    mistake = {"on": decided, "decision": "registered"}
    correction = {"on": corrected, "reason": "A mistake."}
    found = register(amina(mistake, {**mistake, "corrects": decided, "withdrawn": "yes", "correction": correction}))
    assert ("amina-rahman" in public(found, ON).no_longer_listed) is left
