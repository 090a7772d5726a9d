"""An assessor's standing on the days that matter: before, on and after each, by the tables beside this file."""

from datetime import date
from typing import Any

import pytest
from example import register
from scheme.cases import criteria, decisions, development
from scheme.cases.facts import AMINA, ONLY_2018, TO_JANUARY, amina, member, missed

from generator.scheme.criteria import CONTINUING
from generator.scheme.standing import Standing, changes_of, next_change, since, standing

TABLE = (*decisions.TABLE, *criteria.TABLE, *development.TABLE)
ROWS = [(sentence, changes, on, expected) for sentence, changes, days in TABLE for on, expected in days.items()]


def on_day(changes: dict[str, Any], on: str) -> Standing:
    found = register(changes)
    return standing(found, found.assessors[AMINA], date.fromisoformat(on))


def described(found: Standing) -> str:
    """The kind, with the criteria that lapse it or are in grace."""
    lapsing = ", ".join(breach.continuing.name for breach in found.breaches)
    in_grace = ", ".join(criterion.continuing.name for criterion in found.criteria if criterion.in_grace)
    return f"{found.kind}{lapsing and f': {lapsing}'}{in_grace and f', in grace: {in_grace}'}"


@pytest.mark.parametrize(("sentence", "changes", "on", "expected"), ROWS, ids=[f"{row[0]}: {row[2]}" for row in ROWS])
def test_the_standing_on_a_day(sentence: str, changes: dict[str, Any], on: str, expected: str) -> None:
    assert described(on_day(changes, on)) == expected


@pytest.mark.parametrize(("sentence", "changes", "on", "expected"), ROWS, ids=[f"{row[0]}: {row[2]}" for row in ROWS])
def test_the_run_of_changes_has_the_standing_of_the_day(
    sentence: str, changes: dict[str, Any], on: str, expected: str
) -> None:
    found = register(changes)
    run = changes_of(found, found.assessors[AMINA])
    begun = [change for change in run if change.on <= date.fromisoformat(on)]
    assert (described(begun[-1]) if begun else "applicant") == expected


def test_the_table_lapses_by_every_criterion_and_has_each_in_grace() -> None:
    for state in ("lapsed", "in grace"):
        assert {name.name for name in CONTINUING if any(f"{state}: {name.name}" in row[3] for row in ROWS)} == {
            criterion.name for criterion in CONTINUING
        }


@pytest.mark.parametrize(
    ("changes", "on", "fails_from"),
    [
        (amina(membership=TO_JANUARY), "2026-03-01", "2025-02-01"),
        (amina(membership=[]), "2026-03-01", "2024-03-01"),
        (missed(), "2026-03-01", "2025-06-14"),
        (missed({"attendance.recorded_on": "2025-06-30"}), "2026-03-01", "2025-06-30"),
        (amina(**{"invoices.0.paid_on": None}), "2026-03-01", "2024-06-01"),
        (amina(agreements=ONLY_2018), "2026-03-01", "2024-04-01"),
        (amina(**{"invoices.1.covers.to": "2026-01-31"}), "2026-03-01", "2026-02-01"),
    ],
)
def test_a_breach_says_since_when(changes: dict[str, Any], on: str, fails_from: str) -> None:
    (breach,) = on_day(changes, on).breaches
    assert breach.fact.fails_from == date.fromisoformat(fails_from)


def test_since_when_and_what_changes_next() -> None:
    found = register(amina(membership=[*TO_JANUARY, member("2025-02-10", "2026-05-31")]))
    assessor = found.assessors[AMINA]
    changes = changes_of(found, assessor)
    kinds = [(str(change.on), str(change.kind)) for change in changes]
    assert kinds == [
        ("2024-03-01", "registered"),
        ("2024-07-01", "accredited"),
        ("2025-02-01", "lapsed"),
        ("2025-02-10", "accredited"),
        ("2026-06-01", "lapsed"),
        ("2027-03-01", "lapsed"),  # the ongoing fee fails then as well
    ]
    now = standing(found, assessor, date(2026, 3, 1))
    assert since(changes, now) == date(2025, 2, 10)
    following = next_change(changes, date(2026, 3, 1))
    assert following
    assert described(following) == "lapsed: membership"
    assert following.on == date(2026, 6, 1)
    assert since(changes, standing(found, assessor, date(2024, 2, 29))) is None
    assert next_change(changes, date(2027, 3, 1)) is None
