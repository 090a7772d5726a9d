"""The notice of a continuing criterion that fails: since when, what is due, and never a removal by itself."""

from datetime import date
from typing import Any

import pytest
from example import register

from generator.problem import Severity
from generator.rules import RULES, continuing
from generator.scheme.standing import StandingKind, standing

ENDED: dict[str, Any] = {"assessors/amina-rahman": {"membership.0.to": "2026-02-14"}}


def told(on: str, **settings: Any) -> list[str]:
    found = register({**ENDED, "scheme": settings})
    return [finding.message for finding in continuing.full_membership_is_kept.check(found, date.fromisoformat(on))]


def test_a_lapse_says_since_when_and_that_a_removal_is_to_be_decided() -> None:
    (message,) = told("2026-03-01")
    assert message == (
        "Full Naace membership has been missing since 15 February 2026. Naace must decide whether to remove this person"
    )


def test_a_breach_in_grace_says_when_the_registration_lapses() -> None:
    (message,) = told("2026-02-28", grace_days="14")
    assert message.endswith(". The registration lapses on 1 March 2026")
    (message,) = told("2026-03-01", grace_days="14")
    assert message.endswith(". Naace must decide whether to remove this person")


@pytest.mark.parametrize(
    ("grace", "from_", "amended", "lapses"),
    [
        ("14", "2026-02-20", "0", "20 February 2026"),
        ("14", "2026-02-20", "7", "22 February 2026"),
        ("14", "2026-02-28", "28", "15 March 2026"),
        ("14", "2026-03-01", "28", "15 March 2026"),
        ("14", "2026-03-02", "28", "1 March 2026"),
    ],
)
def test_a_change_of_the_settings_moves_the_day_of_the_lapse(grace: str, from_: str, amended: str, lapses: str) -> None:
    settings: dict[str, Any] = {"grace_days": grace, "amendments": [{"from": from_, "grace_days": amended}]}
    (message,) = told("2026-02-16", **settings)
    assert message.endswith(f". The registration lapses on {lapses}")


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        ({"decision": "removed", "clause": "P11", "reason": "A reason."}, "removed"),
        ({"decision": "left", "leaving": "retired"}, "left"),
    ],
    ids=["removed", "left"],
)
def test_a_breach_says_that_a_decision_is_taken_for_a_day_to_come(decision: dict[str, str], words: str) -> None:
    decisions = [
        {"on": "2024-03-01", "decision": "registered"},
        {"on": "2024-07-01", "decision": "accredited"},
        {"on": "2026-04-01", **decision},
    ]
    found = register({"assessors/amina-rahman": {"membership.0.to": "2026-02-14", "decisions": decisions}})
    for on, count in (("2026-03-01", 1), ("2026-03-31", 1), ("2026-04-01", 0)):
        problems = [problem for rule in RULES for problem in rule.problems(found, date.fromisoformat(on))]
        said = [problem.message.lower() for problem in problems if "membership" in problem.message]
        assert [message.endswith(f"decided, in force from 1 april 2026: {words}") for message in said] == [True] * count


def test_a_breach_refuses_and_removes_nothing() -> None:
    found = register(ENDED)
    on = date(2026, 3, 1)
    problems = [problem for rule in RULES for problem in rule.problems(found, on)]
    assert [str(problem.at.keys) for problem in problems if problem.code == "full-membership-is-kept"]
    assert {problem.severity for problem in problems if problem.at.file.endswith("amina-rahman.yml")} == {Severity.TOLD}
    years_later = standing(found, found.assessors["amina-rahman"], date(2040, 1, 1))
    assert years_later.kind is StandingKind.LAPSED
