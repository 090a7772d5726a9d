"""What is due: what the rules tell, on the day and later, and what assessors owe; each with the act that settles it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from command.test_command import register as run
from example import register
from icalendar import Calendar
from project import PROJECT

from generator.office.acts import by_name
from generator.office.due import SETTLED_BY, Due, due
from generator.office.typed import by_typed_name
from generator.read.loading import load
from generator.rules import RULES

ON = date(2026, 11, 2)


@pytest.fixture(scope="module")
def demonstration() -> tuple[Due, ...]:
    loaded = load(PROJECT)
    assert loaded.register
    return due(loaded.register, ON, 60)


def test_each_rule_and_act_named_there_exists_and_so_do_its_fields() -> None:
    assert SETTLED_BY.keys() <= {rule.code for rule in RULES}
    for settled_by in SETTLED_BY.values():
        act, *words = settled_by.split(" ")
        assert {word.split("=")[0] for word in words} <= by_typed_name(by_name()[act]).keys()


def test_the_most_urgent_comes_first(demonstration: tuple[Due, ...]) -> None:
    days = [item.by or date.min for item in demonstration]
    assert days == sorted(days)
    assert max(days) <= ON + timedelta(days=60)
    assert min(days) == date.min


def test_each_says_whom_it_is_about_and_how_to_settle_it(demonstration: tuple[Due, ...]) -> None:
    for item in demonstration:
        assert item.who
        assert item.act or item.fix
        assert item.clauses


@pytest.mark.parametrize("is_sent", [False, True])
def test_a_fee_that_is_unpaid_is_invoiced_once_and_then_paid(is_sent: bool) -> None:
    loaded = load(PROJECT)
    assert loaded.register
    dylan = loaded.register.assessors["dylan-vaughan"]
    sent = dylan.invoices[0].model_copy(
        update={"number": "INV-9", "fee": "registration-ongoing", "event": None, "paid_on": None}
    )
    invoices = (*dylan.invoices, sent) if is_sent else dylan.invoices
    changed = {**loaded.register.assessors, dylan.id: dylan.model_copy(update={"invoices": invoices})}
    items = due(replace(loaded.register, assessors=changed), ON, 0)
    (item,) = (item for item in items if item.who == dylan.name and "ongoing registration fee has been" in item.message)
    expected = {"invoice": "INV-9"} if is_sent else {"assessor": dylan.id, "fee": "registration-ongoing"}
    assert (item.act, item.words) == ("payment" if is_sent else "invoice", expected)


MEMBERSHIP = {"membership": [{"number": "NYO1", "grade": "full", "from": "2018-01-01", "to": "2026-03-31"}]}
APPOINTED = {
    "id": "2026-1",
    "requested": {"on": "2026-02-01", "by": "naace"},
    "assessor": "grace-mensah",
    "appointed_on": "2026-02-20",
}


def found(changes: dict[str, object], on: str, within: int, act: str) -> Iterator[Due]:
    return (item for item in due(register(changes), date.fromisoformat(on), within) if item.act == act)


@pytest.mark.parametrize(("within", "is_due"), [(29, False), (30, True), (31, True)])
def test_a_membership_that_ends_is_due_so_many_days_before(within: int, is_due: bool) -> None:
    items = list(found({"assessors/amina-rahman": MEMBERSHIP}, "2026-03-01", within, "membership"))
    assert bool(items) is is_due
    assert all((item.by, item.words) == (date(2026, 3, 31), {"assessor": "amina-rahman"}) for item in items)


@pytest.mark.parametrize(("on", "is_due"), [("2026-03-05", False), ("2026-03-06", True), ("2026-03-07", True)])
def test_an_appointment_that_nobody_answers_is_due_after_two_weeks(on: str, is_due: bool) -> None:
    changes = {"schools/sco-9000001": {"assessments": [APPOINTED]}, "assessors/tom-hale": {"moderations": []}}
    items = list(found(changes, on, 0, "acceptance"))
    assert bool(items) is is_due
    assert all(item.words["assessment"] == "sco-9000001/2026-1" for item in items)


@pytest.mark.parametrize("rest", [0, 1, 2, 5])
def test_what_a_rule_tells_later_is_due_from_its_first_day(rest: int) -> None:
    """The details were confirmed on 15 January 2026: after 12 months they are not."""
    first = date(2027, 1, 15) - timedelta(days=rest)
    days = {item.by for item in found({}, first.isoformat(), rest, "confirmation")}
    assert days <= {date(2027, 1, 15)}
    assert days


RECOMMENDED = {
    **APPOINTED,
    "accepted_on": "2026-02-21",
    "conflict_declaration": {"signed_on": "2026-02-21", "conflict": "none"},
    "visited_on": "2026-03-01",
    "outcome": "recommended",
}


@pytest.mark.parametrize(
    ("assessment", "is_due"),
    [
        (RECOMMENDED, True),
        (RECOMMENDED | {"outcome": "not-recommended"}, False),
        (RECOMMENDED | {"awarded_on": "2026-03-05"}, False),
        (RECOMMENDED | {"voided": {"on": "2026-03-04", "reason": "No declaration"}}, False),
    ],
)
def test_a_recommendation_without_an_award_is_due(assessment: dict[str, object], is_due: bool) -> None:
    changes = {"schools/sco-9000001": {"assessments": [assessment]}, "assessors/tom-hale": {"moderations": []}}
    items = list(found(changes, "2026-03-05", 0, "award"))
    assert [(item.by, item.words) for item in items] == [
        (date(2026, 3, 1), {"assessment": "sco-9000001/2026-1"})
    ] * is_due


UNPAID = {"number": "INV-7777", "fee": "registration-initial", "issued_on": "2026-02-01", "paid_on": None}


@pytest.mark.parametrize(("on", "within", "is_due"), [("2026-03-03", 30, False), ("2026-03-04", 0, True)])
def test_a_removal_to_decide_is_due_once_a_payment_is_late_and_not_before(on: str, within: int, is_due: bool) -> None:
    """The invoice itself is due once, until then and later."""
    changes = {"assessors/amina-rahman": {"invoices.0": UNPAID}}
    assert len([item for item in found(changes, on, within, "payment") if "INV-7777" in item.message]) == 1
    removals = [item.words for item in found(changes, on, within, "decision")]
    assert removals == [{"assessor": "amina-rahman", "decision": "removed", "clause": "UA.1"}] * is_due


def test_an_invoice_for_an_event_is_due_with_the_person_who_pays() -> None:
    amina = {"invoices": [], "membership": [{"number": "NYO1", "grade": "full", "from": "2018-01-01"}]}
    items = [item for item in found({"assessors/amina-rahman": amina}, "2025-07-01", 0, "invoice") if item.words]
    assert {"assessor": "amina-rahman", "event": "conference-2025"} in [item.words for item in items]


def test_every_format_has_everything_and_programs_can_read_them() -> None:
    asked = ("due", "--within", "60")
    items = json.loads(run(*asked, "--format", "json", root=PROJECT, on=ON.isoformat()).stdout)
    calendar = Calendar.from_ical(run(*asked, "--format", "ics", root=PROJECT, on=ON.isoformat()).stdout)
    text = run(*asked, root=PROJECT, on=ON.isoformat()).stdout
    markdown = run(*asked, "--format", "markdown", root=PROJECT, on=ON.isoformat()).stdout
    assert len(items) == len(calendar.events) == markdown.count("\n- ") > 10
    assert text.endswith(f"{len(items)} due.\n")
    assert len({event["uid"] for event in calendar.events}) == len(items)
    for item in items:
        assert item["message"] in text
        assert Path(PROJECT / item["file"]).exists()
