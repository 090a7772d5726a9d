"""What an assessor must still pay, sign, confirm and attend, and by when: the day before, the day and the day after."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from example import register
from scheme.cases.facts import (
    ACCREDITED,
    AMINA,
    EVENT,
    LEFT,
    ONLY_2018,
    REGISTERED,
    REMOVED,
    V2018,
    V2024,
    V2026,
    amina,
    excuse,
    missed,
    ongoing,
    signed,
)

from generator.rules.information import details_are_confirmed
from generator.scheme.details import are_stale, confirm_by
from generator.scheme.duties import Before, Duties, duties
from generator.scheme.standing import standing

NOT_PAID = amina(**{"invoices.0.paid_on": None})
"""The initial fee, invoiced on 1 May 2024, due on 31 May, is not paid."""
WITH_2026 = {"scheme": {"agreements": [V2018, V2024, V2026]}}
"""A version to sign from 1 to 31 January 2026."""


def of_amina(changes: dict[str, Any], on: str) -> Duties:
    found = register(changes)
    return duties(found, found.assessors[AMINA], date.fromisoformat(on))


def kind(changes: dict[str, Any], on: str) -> str:
    found = register(changes)
    return str(standing(found, found.assessors[AMINA], date.fromisoformat(on)).kind)


def paid(changes: dict[str, Any], on: str) -> list[tuple[str, str, str | None]]:
    """What is to be paid before the next ongoing fee: the invoice's number or the fee's title, amount, and by when."""
    return [
        (duty.invoice.invoice.number if duty.invoice else duty.title, str(duty.amount), duty.by and str(duty.by))
        for duty in of_amina(changes, on).to_pay
        if duty.from_ is None
    ]


def day_after(day: str) -> str:
    return str(date.fromisoformat(day) + timedelta(days=1))


# Pay


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2024-04-30", [("Initial registration fee", "150.00", None)]),
        ("2024-05-01", [("INV-0107", "150.00", "2024-05-31")]),
        ("2024-05-30", [("INV-0107", "150.00", "2024-05-31")]),
        ("2024-05-31", [("INV-0107", "150.00", "2024-05-31")]),
        ("2024-06-01", [("INV-0107", "150.00", "2024-05-31")]),
    ],
)
def test_an_open_invoice_is_to_be_paid_by_its_due_date(on: str, expected: list[Any]) -> None:
    assert paid(NOT_PAID, on) == expected
    assert kind(NOT_PAID, on) == ("lapsed" if on == "2024-06-01" else "registered")


@pytest.mark.parametrize(("on", "is_open"), [("2024-05-11", True), ("2024-05-12", False), ("2024-05-13", False)])
def test_an_invoice_is_open_until_the_day_it_is_paid_or_withdrawn(on: str, is_open: bool) -> None:
    for changes in ({}, amina(**{"invoices.0.paid_on": None, "invoices.0.cancelled_on": "2024-05-12"})):
        assert ("INV-0107" in [number for number, _, _ in paid(changes, on)]) is is_open


@pytest.mark.parametrize(("on", "unpaid"), [("2024-05-09", "150.00"), ("2024-05-10", "90.00"), ("2024-05-11", "90.00")])
def test_what_is_paid_in_part_is_owed_no_longer(on: str, unpaid: str) -> None:
    part = {"invoices.0.part_payments": [{"on": "2024-05-10", "amount": "60.00"}]}
    assert paid(amina(**part, **{"invoices.0.paid_on": None}), on) == [("INV-0107", unpaid, "2024-05-31")]


def test_the_initial_fee_is_due_from_registration_to_accreditation_whether_invoiced_or_not() -> None:
    without = amina(invoices=[])
    for on, before in (("2024-02-29", []), ("2024-03-01", [Before.ACCREDITATION]), ("2024-07-01", [])):
        assert [duty.before for duty in of_amina(without, on).to_pay if duty.from_ is None] == before
    (invoiced,) = [duty for duty in of_amina({}, "2024-05-11").to_pay if duty.invoice]
    assert (invoiced.before, invoiced.by) == (Before.ACCREDITATION, date(2024, 5, 31))


@pytest.mark.parametrize(
    ("on", "standing"), [("2027-02-27", "accredited"), ("2027-02-28", "accredited"), ("2027-03-01", "lapsed")]
)
def test_the_next_ongoing_fee_is_to_be_paid_by_the_last_day_paid_for(on: str, standing: str) -> None:
    (fee,) = of_amina({}, on).to_pay
    assert (fee.title, fee.by, fee.from_) == ("Ongoing registration fee", date(2027, 2, 28), date(2027, 3, 1))
    assert fee.amount == Decimal("66.00"), "the amount in force on the day asked about"
    assert kind({}, on) == standing


@pytest.mark.parametrize(
    ("on", "standing"), [("2025-02-27", "accredited"), ("2025-02-28", "accredited"), ("2025-03-01", "lapsed")]
)
def test_an_invoice_for_an_ongoing_fee_is_to_be_paid_before_its_days_begin_if_it_is_due_later(
    on: str, standing: str
) -> None:
    changes = amina(invoices=[ongoing("2025-03-01", "2026-02-28", None)])
    (fee,) = of_amina(changes, on).to_pay
    assert fee.invoice
    assert (fee.invoice.due_on, fee.by) == (date(2029, 1, 1), date(2025, 2, 28))
    assert kind(changes, on) == standing


def test_two_invoices_for_the_ongoing_fee_each_have_their_own_last_day() -> None:
    first, second = ongoing("2025-03-01", "2026-02-28", None), ongoing("2026-03-01", "2027-02-28", None)
    changes = amina(invoices=[first, {**second, "number": "INV-2"}])
    for on in ("2025-02-28", "2025-06-01"):
        assert [str(duty.by) for duty in of_amina(changes, on).to_pay] == ["2025-02-28", "2026-02-28"]
    paid_first = amina(
        invoices=[{**first, "paid_on": "2025-02-28"}, {**second, "number": "INV-2", "due_on": "2025-05-05"}]
    )
    assert [str(duty.by) for duty in of_amina(paid_first, "2025-03-01").to_pay] == ["2025-05-05"]


@pytest.mark.parametrize(("on", "owed"), [("2025-06-13", 0), ("2025-06-14", 1), ("2025-06-19", 1), ("2025-06-20", 0)])
def test_an_event_attended_is_owed_from_the_day_the_list_is_recorded_to_that_of_its_invoice(on: str, owed: int) -> None:
    found = [duty for duty in of_amina({}, on).to_pay if duty.clauses == ("CPD.2",)]
    assert [(duty.title, duty.amount, duty.by) for duty in found] == [
        ("ICT Mark Assessors' conference 2025", Decimal("95.00"), None)
    ] * owed


# Sign


@pytest.mark.parametrize(
    ("on", "standing"), [("2026-01-30", "accredited"), ("2026-01-31", "accredited"), ("2026-02-01", "lapsed")]
)
def test_a_version_is_to_be_signed_by_its_last_day(on: str, standing: str) -> None:
    (duty,) = of_amina(WITH_2026, on).to_sign
    assert (duty.version.version, duty.by, duty.clauses) == ("2026", date(2026, 1, 31), ("CONT.1",))
    assert kind(WITH_2026, on) == standing


@pytest.mark.parametrize(("on", "to_sign"), [("2026-01-19", ["2026"]), ("2026-01-20", []), ("2026-01-21", [])])
def test_a_version_is_to_be_signed_until_the_day_it_is(on: str, to_sign: list[str]) -> None:
    changes = {**WITH_2026, **amina(agreements=[signed("2024", "2024-02-10"), signed("2026", "2026-01-20")])}
    assert [duty.version.version for duty in of_amina(changes, on).to_sign] == to_sign


def test_a_version_to_come_is_known_before_it_is_in_force() -> None:
    (duty,) = of_amina(WITH_2026, "2025-12-31").to_sign
    assert (duty.version.in_force_from, duty.by) == (date(2026, 1, 1), date(2026, 1, 31))


def test_after_a_missed_version_the_one_in_force_is_to_be_signed_by_the_day_of_the_missed_one() -> None:
    changes = {**WITH_2026, **amina(agreements=ONLY_2018)}
    (duty,) = of_amina(changes, "2026-01-10").to_sign
    assert (duty.version.version, duty.by) == ("2026", date(2024, 3, 31))


# Confirm


@pytest.mark.parametrize(("on", "is_late"), [("2027-01-14", False), ("2027-01-15", False), ("2027-01-16", True)])
def test_details_are_to_be_confirmed_by_the_day_after_which_the_rule_gives_notice(on: str, is_late: bool) -> None:
    (duty,) = of_amina({}, on).to_confirm
    assert duty.by == date(2027, 1, 15)
    found = register()
    at = [finding.at for finding in details_are_confirmed.check(found, date.fromisoformat(on))]
    assert (found.assessors[AMINA].at("details_confirmed_on") in at) is is_late


@pytest.mark.parametrize(
    ("amendments", "by"),
    [
        ([("2026-12-01", "6")], "2026-11-30"),
        ([("2027-01-15", "6")], "2027-01-14"),
        ([("2027-01-16", "6")], "2027-01-15"),
        ([("2026-12-01", "24")], "2028-01-15"),
        ([("2026-12-01", "24"), ("2027-06-01", "18")], "2027-07-15"),
        ([("2026-12-01", "24"), ("2027-09-01", "18")], "2027-08-31"),
    ],
)
def test_months_that_change_later_count_from_their_own_day(amendments: list[tuple[str, str]], by: str) -> None:
    changed = [{"from": day, "stale_after_months": months} for day, months in amendments]
    found = register({"scheme": {"amendments": changed}})
    assessor = found.assessors[AMINA]
    assert str(confirm_by(found, assessor, date(2026, 3, 1))) == by
    days = [date(2026, 3, 1) + timedelta(days=number) for number in range(900)]
    first_stale = next(day for day in days if are_stale(found, assessor, day))
    assert first_stale == date.fromisoformat(by) + timedelta(days=1)


# Attend


@pytest.mark.parametrize(
    ("on", "state", "standing"),
    [
        ("2025-06-12", "to come", "accredited"),
        ("2025-06-13", "to come", "accredited"),
        ("2025-06-14", "not recorded", "accredited"),
        ("2025-06-19", "not recorded", "accredited"),
        ("2025-06-20", "missed", "lapsed"),
        ("2025-06-21", "missed", "lapsed"),
    ],
)
def test_a_required_event_is_to_be_attended_by_its_last_day(on: str, state: str, standing: str) -> None:
    changes = missed({"attendance.recorded_on": "2025-06-20"})
    (duty,) = of_amina(changes, on).to_attend
    assert (duty.required.event.id, duty.by, duty.required.state) == ("conference-2025", date(2025, 6, 13), state)
    assert kind(changes, on) == standing


def test_an_event_attended_is_to_be_attended_no_longer_once_the_list_is_there() -> None:
    for on, count in (("2025-06-13", 1), ("2025-06-14", 0), ("2025-06-15", 0)):
        assert len(of_amina({}, on).to_attend) == count


@pytest.mark.parametrize(
    ("decided", "days"),
    [
        ({}, {"2025-05-31": None, "2025-06-01": "undecided", "2025-07-10": "undecided"}),
        ({"accepted_on": "2025-07-10"}, {"2025-07-09": "undecided", "2025-07-10": "excused", "2025-07-11": "excused"}),
        ({"refused_on": "2025-07-10"}, {"2025-07-09": "undecided", "2025-07-10": "refused", "2025-07-11": "refused"}),
    ],
    ids=["undecided", "accepted", "refused"],
)
def test_an_excuse_is_undecided_until_the_day_naace_decides(
    decided: dict[str, str], days: dict[str, str | None]
) -> None:
    changes = missed(excuses=[excuse(**decided)])
    for on, expected in days.items():
        asked_of = of_amina(changes, on).to_attend
        if expected == "excused":
            assert asked_of == ()
            continue
        notified = asked_of[0].required.excuse
        state = None if notified is None else "refused" if notified.is_decided(date.fromisoformat(on)) else "undecided"
        assert state == expected


@pytest.mark.parametrize(
    "event",
    [
        {"required_of": None},
        {"required_of": "lead-assessors"},
        {"required_of": "registered-since", "registered_since": "2024-03-02"},
        {"cancelled_on": "2025-06-01"},
    ],
    ids=["of nobody", "of Lead Assessors", "of people registered later", "cancelled"],
)
def test_an_event_that_is_not_required_of_her_is_not_asked_for(event: dict[str, Any]) -> None:
    assert of_amina({EVENT: {"attendance": None, **event}}, "2025-06-12").to_attend == ()


def test_sittings_after_she_leaves_or_is_removed_are_not_asked_for() -> None:
    for decision in (LEFT, REMOVED):
        for day, count in (("2025-06-30", 1), ("2025-07-01", 0), ("2025-07-02", 0)):
            changes = {
                **amina(decisions=[REGISTERED, ACCREDITED, decision]),
                EVENT: {"attendance": None, "sittings": [{"from": day, "place": "online"}]},
            }
            assert len(of_amina(changes, "2025-06-01").to_attend) == count


@pytest.mark.parametrize(
    ("last_day", "asked"),
    [
        ("2026-01-30", (False, False)),
        ("2026-01-31", (True, False)),
        ("2027-01-14", (True, False)),
        ("2027-01-15", (True, True)),
    ],
)
def test_what_is_due_after_a_leaving_that_is_decided_is_not_asked_for(last_day: str, asked: tuple[bool, bool]) -> None:
    """The new version is to be signed by 31 January 2026, and the details confirmed by 15 January 2027."""
    leaving = {**LEFT, "on": day_after(last_day)}
    found = of_amina({**WITH_2026, **amina(decisions=[REGISTERED, ACCREDITED, leaving])}, "2026-01-15")
    assert (bool(found.to_sign), bool(found.to_confirm)) == asked
    assert found.to_pay == (), "the next ongoing fee, by 28 February 2027, is for days after it"


# People without a registration


def test_an_applicant_is_to_sign_the_version_in_force_before_registration() -> None:
    changes = {**WITH_2026, **missed(decisions=[], invoices=[])}
    for on, to_sign in (("2025-12-31", []), ("2026-01-01", ["2026"]), ("2026-01-02", ["2026"])):
        found = of_amina(changes, on)
        assert [duty.version.version for duty in found.to_sign] == to_sign
        assert {(duty.by, duty.before) for duty in found.to_sign} <= {(None, Before.REGISTRATION)}
        assert found.to_pay == found.to_confirm == found.to_attend == ()


@pytest.mark.parametrize("decision", [REMOVED, LEFT], ids=["removed", "left"])
def test_somebody_removed_or_gone_owes_what_was_invoiced_and_nothing_else(decision: dict[str, Any]) -> None:
    changes = {
        **WITH_2026,
        **amina(**{"decisions": [REGISTERED, ACCREDITED, decision], "invoices.0.paid_on": None}),
    }
    found = of_amina(changes, "2026-03-01")
    assert [duty.invoice.invoice.number for duty in found.to_pay if duty.invoice] == ["INV-0107"]
    assert len(found.to_pay) == 1
    assert found.to_sign == found.to_confirm == found.to_attend == ()


def test_what_is_overdue_comes_first() -> None:
    found = of_amina(NOT_PAID, "2026-03-01")
    assert [duty.by for duty in found.to_pay] == [date(2024, 5, 31), date(2027, 2, 28)]


def test_a_fee_paid_back_as_a_whole_is_to_be_paid_again() -> None:
    changes = amina(**{"invoices.1.refunds": [{"on": "2025-06-01", "amount": "60.00"}]})
    for on, first in (("2025-05-31", "2027-03-01"), ("2025-06-01", "2025-06-01"), ("2025-06-02", "2025-06-01")):
        (duty,) = (duty for duty in of_amina(changes, on).to_pay if duty.from_)
        assert str(duty.from_) == first, on
