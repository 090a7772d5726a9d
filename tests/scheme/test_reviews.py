"""The next Quality Review: its number, how many visits remain before it, and what the next visit waits for (SA.1)."""

from datetime import date
from typing import Any

import pytest
from example import register
from rules.cases.quality_reviews.reviews import done, review, reviewed
from rules.cases.visits import school, to_come, visit
from scheme.cases.facts import AMINA

from generator.scheme.reviews import NextReview, next_review

TEN = done(10, "2025-10-09")
"""Amina's tenth visit is on 9 October 2025."""


def seen(changes: dict[str, Any], on: str) -> NextReview:
    found = register(changes)
    return next_review(found, found.assessors[AMINA], date.fromisoformat(on))


@pytest.mark.parametrize(
    ("on", "visits", "remaining"),
    [("2024-06-19", 0, 10), ("2024-06-20", 1, 9), ("2025-10-08", 9, 1), ("2025-10-09", 10, 0), ("2025-10-10", 10, 0)],
)
def test_ten_visits_are_possible_before_the_first_review(on: str, visits: int, remaining: int) -> None:
    found = seen(TEN, on)
    assert (found.number, found.visits, found.remaining) == (1, visits, remaining)
    assert (found.due_from, found.lacks) == ((date(2025, 10, 9), ("not recorded",)) if not remaining else (None, ()))


@pytest.mark.parametrize(
    ("reviewed_on", "paid_on", "days"),
    [
        ("2025-10-20", "2025-10-20", {"2025-10-19": ("held later", "its fee is not paid"), "2025-10-20": ()}),
        ("2025-10-20", "2025-10-12", {"2025-10-19": ("held later",), "2025-10-20": (), "2025-10-21": ()}),
        ("2025-10-10", "2025-10-20", {"2025-10-19": ("its fee is not paid",), "2025-10-20": (), "2025-10-21": ()}),
        ("2025-10-10", None, {"2025-10-10": ("its fee is not paid",), "2026-03-01": ("its fee is not paid",)}),
    ],
    ids=["held and paid", "paid before", "paid after", "not paid"],
)
def test_the_next_visit_waits_until_the_review_is_held_and_paid(
    reviewed_on: str, paid_on: str | None, days: dict[str, tuple[str, ...]]
) -> None:
    changes = {**TEN, **reviewed(review(1, reviewed_on, paid_on))}
    for on, lacks in days.items():
        found = seen(changes, on)
        assert found.lacks == lacks
        assert (found.number, found.remaining) == ((1, 0) if lacks else (2, 10))


def test_a_visit_voided_later_keeps_counting_on_its_day_and_no_longer_after_it() -> None:
    made = [visit(f"2025-{number}", f"2025-10-0{number}") for number in range(1, 10)]
    made[-1]["voided"] = {"on": "2025-11-01", "reason": "It does not count."}
    for on, remaining in (("2025-10-31", 0), ("2025-11-01", 1), ("2025-11-02", 1)):
        assert seen(school(*made), on).remaining == remaining


def test_a_number_of_visits_that_changes_counts_from_its_own_day() -> None:
    for amendment, on, remaining in (
        ({"from": "2025-11-01", "assessments_per_review": "12"}, "2025-10-31", 0),
        ({"from": "2025-11-01", "assessments_per_review": "12"}, "2025-11-01", 2),
        ({"from": "2025-10-05", "assessments_per_review": "5"}, "2025-10-04", 5),
        ({"from": "2025-10-05", "assessments_per_review": "5"}, "2025-10-05", 0),
    ):
        assert seen({**TEN, "scheme": {"amendments": [amendment]}}, on).remaining == remaining, on


def test_a_review_held_before_more_visits_were_asked_for_is_not_asked_for_again() -> None:
    changes = {**TEN, **reviewed(review(1, "2025-10-10", "2025-10-10"))}
    changes["scheme"] = {"amendments": [{"from": "2025-11-01", "assessments_per_review": "12"}]}
    found = seen(changes, "2025-11-01")
    assert (found.number, found.remaining) == (2, 14)


@pytest.mark.parametrize(
    ("on", "due_from"), [("2026-02-09", "2026-02-10"), ("2026-02-10", "2026-02-10"), ("2026-02-11", None)]
)
def test_the_day_planned_for_the_visit_that_calls_for_the_review_is_known(on: str, due_from: str | None) -> None:
    planned = to_come(visit_planned_on="2026-02-10")
    changes = done(9, "2025-10-09") | school(planned, number=900003)
    found = seen(changes, on)
    assert (found.remaining, found.due_from and str(found.due_from)) == (1, due_from)
    assert seen(done(8, "2025-10-09") | school(planned, number=900003), on).due_from is None, (
        "one planned visit too few"
    )
    off = {**planned, "cancelled_on": "2026-02-05"}
    assert seen(done(9, "2025-10-09") | school(off, number=900003), on).due_from is None
