"""What is on record for a school counts for the school that followed it: support, ties and awards."""

from datetime import date, timedelta
from typing import Any

import pytest
from example import TODAY, register

from generator.public import public
from generator.scheme.conflicts import Row, conflicts

ON = date.fromisoformat(TODAY)
FOSSGATE = "schools/eng-900001"
"""It holds the mark until 4 July 2027, and agreed to publish that."""
FROM_FOSSGATE = [{"school": "eng-900001", "on": "2025-09-01", "how": "conversion"}]


def academy(**fields: Any) -> dict[str, Any]:
    """A school that followed Fossgate, and the changes to it."""
    made: dict[str, Any] = {
        "name": "Fossgate Academy",
        "local_authority": "York",
        "region": "yorkshire-and-the-humber",
        "phase": "primary",
        "type": "academy-converter",
        "postcode": "YO1 9ZZ",
        "predecessors": FROM_FOSSGATE,
        **fields,
    }
    return {"schools/eng-900950": made}


def awards(changes: dict[str, Any], on: date = ON) -> list[tuple[str, date]]:
    return [(award.school, award.last_day) for award in public(register(changes), on).awards]


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("framework", Row.FRAMEWORK),
        ("self-review", Row.SELF_REVIEW),
        ("general", Row.RECENT_GENERAL),
        ("governor", Row.CONNECTED),
        ("employed", Row.CONNECTED),
    ],
)
def test_support_and_ties_count_at_the_school_that_followed_and_at_the_next(kind: str, row: Row) -> None:
    support = {"kind": kind, "assessor": "grace-mensah", "from": "2025-01-10", "to": "2025-03-10"}
    after_that = academy(predecessors=[{"school": "eng-900950", "on": "2026-02-01", "how": "move"}])
    changes = {
        FOSSGATE: {"support": [support]},
        **academy(),
        "schools/eng-900960": after_that["schools/eng-900950"],
    }
    found = register(changes)
    for id in ("eng-900001", "eng-900950", "eng-900960"):
        said = conflicts(found, found.schools[id], found.assessors["grace-mensah"], ON, visited=False)
        assert [(conflict.row, conflict.at.file) for conflict in said] == [(row, "data/schools/eng-900001.yml")], id


def test_an_award_counts_for_the_school_that_followed_which_agrees_to_publish_it_itself() -> None:
    fossgate = ("Fossgate Primary School", date(2027, 7, 4))
    assert awards(academy()) == [fossgate], "the agreement of the earlier school is not that of the later one"
    agreed = academy(publish_award=[{"agreed_on": "2025-09-10"}])
    assert awards(agreed) == [("Fossgate Academy", date(2027, 7, 4)), fossgate]


@pytest.mark.parametrize(("days", "shown"), [(-1, True), (0, True), (1, False)])
def test_a_closed_school_is_not_shown_as_holding_the_mark_after_its_last_open_day(days: int, shown: bool) -> None:
    changes = {FOSSGATE: {"closed_on": TODAY}}
    assert bool(awards(changes, ON + timedelta(days=days))) is shown


def test_a_later_award_of_the_school_itself_needs_an_agreement_of_its_own() -> None:
    assessment = {
        "id": "2025-1",
        "requested": {"on": "2025-11-01", "by": "school"},
        "visited_on": "2026-01-12",
        "outcome": "recommended",
        "awarded_on": "2026-02-01",
    }
    first = academy(assessments=[assessment], publish_award=[{"agreed_on": "2025-09-10"}])
    both = academy(assessments=[assessment], publish_award=[{"agreed_on": "2025-09-10"}, {"agreed_on": "2026-02-01"}])
    assert awards(first)[0] == ("Fossgate Academy", date(2027, 7, 4))
    assert awards(both)[0] == ("Fossgate Academy", date(2029, 1, 31))


@pytest.mark.parametrize(
    ("agreed_on", "last_days"),
    [
        ("2025-07-31", [date(2027, 7, 4)]),
        ("2025-08-01", []),
        ("2025-08-31", []),
        ("2025-09-01", [date(2027, 7, 4)]),
        ("2025-09-02", [date(2027, 7, 4)]),
    ],
)
def test_an_agreement_to_an_award_that_is_voided_later_publishes_no_other(
    agreed_on: str, last_days: list[date]
) -> None:
    renewal = {
        "id": "2025-1",
        "requested": {"on": "2025-07-01", "by": "school"},
        "visited_on": "2025-07-10",
        "outcome": "recommended",
        "awarded_on": "2025-08-01",
        "voided": {"on": "2025-09-01", "reason": "A tie to the school came to light."},
    }
    changes = academy(assessments=[renewal], publish_award=[{"agreed_on": agreed_on}])
    assert [day for school, day in awards(changes) if school == "Fossgate Academy"] == last_days


def test_the_awards_of_a_school_are_in_the_order_of_their_days_whichever_school_they_were_made_to() -> None:
    assessment = {
        "id": "2023-1",
        "requested": {"on": "2023-11-01", "by": "school"},
        "visited_on": "2024-01-12",
        "outcome": "recommended",
        "awarded_on": "2024-02-01",
    }
    found = register(academy(assessments=[assessment]))
    ids = [award.id for award in found.awards(found.schools["eng-900950"])]
    assert ids == ["eng-900950/2023-1", "eng-900001/2024-1"]
    assert [award.id for award in found.awards(found.schools["eng-900001"])] == ["eng-900001/2024-1"]
