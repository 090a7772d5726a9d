"""An assessor's standing on the days that matter: before, on and after each; then on every day of random facts.

Amina Rahman of the example: registered 1 March 2024, accredited 1 July 2024; conference on 12 and 13 June 2025; the
initial fee invoiced on 1 May 2024 with 30 days to pay; the ongoing fee paid from 1 March 2025 to 28 February 2027.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from example import register
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.scheme.criteria import CONTINUING
from generator.scheme.standing import Standing, changes_of, next_change, since, standing

AMINA = "amina-rahman"
FILE = f"assessors/{AMINA}"
REGISTERED = {"on": "2024-03-01", "decision": "registered"}
ACCREDITED = {"on": "2024-07-01", "decision": "accredited"}
REMOVED = {"on": "2025-07-01", "decision": "removed", "clause": "PC.1", "reason": "A reason."}
REINSTATED = {"on": "2025-09-01", "decision": "reinstated"}
LEFT = {"on": "2025-07-01", "decision": "left", "leaving": "retired"}
GRACE = {"scheme": {"grace_days": "14"}}
V2018 = {"version": "2018", "in_force_from": "2018-09-01", "sign_by": "2018-12-31"}
V2024 = {"version": "2024", "in_force_from": "2024-01-01", "sign_by": "2024-03-31"}
V2026 = {"version": "2026", "in_force_from": "2026-01-01", "sign_by": "2026-01-31"}


def amina(**fields: Any) -> dict[str, Any]:
    return {FILE: fields}


def member(first: str, last: str | None = None, grade: str = "full") -> dict[str, Any]:
    return {"number": "N1", "grade": grade, "from": first} | ({"to": last} if last else {})


def signed(version: str, on: str) -> dict[str, Any]:
    return {"version": version, "signed_on": on, "signed_as": "Amina Rahman"}


def ongoing(first: str, last: str, paid_on: str | None) -> dict[str, Any]:
    covers = {"from": first, "to": last}
    fee = {"number": "INV-1", "fee": "registration-ongoing", "issued_on": "2025-02-20", "amount": "60.00"}
    return {**fee, "covers": covers, "due_on": "2029-01-01"} | ({"paid_on": paid_on} if paid_on else {})


def missed(event: dict[str, Any] | None = None, **of_amina: Any) -> dict[str, Any]:
    """The conference, changed, without Amina; its list of those present is on file the day after it."""
    return {EVENT: {"attendance.present": ["grace-mensah", "tom-hale"], **(event or {})}, FILE: of_amina}


def conference(first: str, last: str, **of_amina: Any) -> dict[str, Any]:
    sittings = [{"from": first, "to": last, "place": "York"}]
    return missed({"sittings": sittings, "attendance.recorded_on": first}, **of_amina)


def excuse(**decided: str) -> dict[str, str]:
    return {"event": "conference-2025", "notified_on": "2025-06-01", **decided}


EVENT = "events/conference-2025"
TO_JANUARY = [member("2018-01-01", "2025-01-31")]
ONLY_2018 = [signed("2018", "2018-11-10")]

TABLE: tuple[tuple[str, dict[str, Any], dict[str, str]], ...] = (
    (
        "the decision registered",
        {},
        {"2018-01-01": "applicant", "2024-02-29": "applicant", "2024-03-01": "registered", "2024-03-02": "registered"},
    ),
    (
        "the decision accredited",
        {},
        {"2024-06-30": "registered", "2024-07-01": "accredited", "2024-07-02": "accredited"},
    ),
    ("no decision", amina(decisions=[]), {"2026-03-01": "applicant"}),
    (
        "a decision announced for a day to come",
        amina(decisions=[{"on": "2026-04-01", "decision": "registered"}]),
        {"2026-03-31": "applicant", "2026-04-01": "registered", "2026-04-02": "registered"},
    ),
    (
        "the decision removed",
        amina(decisions=[REGISTERED, ACCREDITED, REMOVED]),
        {"2025-06-30": "accredited", "2025-07-01": "removed", "2025-07-02": "removed", "2030-01-01": "removed"},
    ),
    (
        "removed while lapsed: removed stays, whatever is fixed",
        amina(decisions=[REGISTERED, ACCREDITED, REMOVED], membership=[*TO_JANUARY, member("2025-08-01")]),
        {"2025-06-30": "lapsed: membership", "2025-07-01": "removed", "2025-08-01": "removed"},
    ),
    (
        "reinstated to what was before: accredited",
        amina(decisions=[REGISTERED, ACCREDITED, REMOVED, REINSTATED]),
        {"2025-08-31": "removed", "2025-09-01": "accredited", "2025-09-02": "accredited"},
    ),
    (
        "reinstated to what was before: registered",
        amina(decisions=[REGISTERED, REMOVED, REINSTATED]),
        {"2025-08-31": "removed", "2025-09-01": "registered", "2025-09-02": "registered"},
    ),
    (
        "reinstated with a criterion that fails",
        amina(decisions=[REGISTERED, REMOVED, REINSTATED], membership=TO_JANUARY),
        {"2025-08-31": "removed", "2025-09-01": "lapsed: membership", "2025-09-02": "lapsed: membership"},
    ),
    (
        "a reinstatement resumes the registration, so that the ongoing fee is due from the first one on",
        amina(decisions=[REGISTERED, ACCREDITED, REMOVED, REINSTATED], invoices=[]),
        {
            "2025-02-28": "accredited",
            "2025-03-01": "lapsed: ongoing-fee",
            "2025-08-31": "removed",
            "2025-09-01": "lapsed: ongoing-fee",
            "2025-09-02": "lapsed: ongoing-fee",
        },
    ),
    (
        "a reinstatement resumes the registration, so that the fee paid before still counts",
        amina(decisions=[REGISTERED, ACCREDITED, REMOVED, REINSTATED], **{"invoices.1.covers.to": "2025-12-31"}),
        {"2025-09-01": "accredited", "2025-12-31": "accredited", "2026-01-01": "lapsed: ongoing-fee"},
    ),
    (
        "an event missed before the removal is still missed after the reinstatement",
        missed(decisions=[REGISTERED, ACCREDITED, REMOVED, REINSTATED]),
        {"2025-06-30": "lapsed: development", "2025-08-31": "removed", "2025-09-01": "lapsed: development"},
    ),
    (
        "an event that begins while removed is not asked for",
        conference("2025-08-31", "2025-09-01", decisions=[REGISTERED, ACCREDITED, REMOVED, REINSTATED]),
        {"2025-08-31": "removed", "2025-09-01": "accredited", "2025-09-02": "accredited"},
    ),
    (
        "an event that begins on the day of the reinstatement is",
        conference("2025-09-01", "2025-09-01", decisions=[REGISTERED, ACCREDITED, REMOVED, REINSTATED]),
        {"2025-08-31": "removed", "2025-09-01": "accredited", "2025-09-02": "lapsed: development"},
    ),
    (
        "the decision left",
        amina(decisions=[REGISTERED, ACCREDITED, LEFT]),
        {"2025-06-30": "accredited", "2025-07-01": "left", "2025-07-02": "left", "2030-01-01": "left"},
    ),
    (
        "left while lapsed: left stays, whatever is fixed",
        amina(decisions=[REGISTERED, ACCREDITED, LEFT], membership=[*TO_JANUARY, member("2025-08-01")]),
        {"2025-06-30": "lapsed: membership", "2025-07-01": "left", "2025-08-01": "left"},
    ),
    (
        "registered anew after leaving: neither accreditation nor first period is resumed",
        amina(
            decisions=[REGISTERED, ACCREDITED, LEFT, {"on": "2025-09-01", "decision": "registered"}],
            invoices=[],
        ),
        {
            "2025-08-31": "left",
            "2025-09-01": "registered",
            "2026-08-31": "registered",
            "2026-09-01": "lapsed: ongoing-fee",
        },
    ),
    (
        "an event missed before leaving is not held against who registers anew",
        missed(decisions=[REGISTERED, ACCREDITED, LEFT, {"on": "2025-09-01", "decision": "registered"}]),
        {"2025-06-14": "lapsed: development", "2025-07-01": "left", "2025-09-01": "registered"},
    ),
    (
        "an accreditation without a registration is none",
        amina(decisions=[ACCREDITED]),
        {"2024-06-30": "applicant", "2024-07-01": "applicant", "2024-07-02": "applicant"},
    ),
    (
        "full membership to 31 January 2025",
        amina(membership=TO_JANUARY),
        {"2025-01-30": "accredited", "2025-01-31": "accredited", "2025-02-01": "lapsed: membership"},
    ),
    (
        "full membership to 29 February 2024",
        amina(membership=[member("2018-01-01", "2024-02-29")], decisions=[{**REGISTERED, "on": "2024-02-28"}]),
        {"2024-02-28": "registered", "2024-02-29": "registered", "2024-03-01": "lapsed: membership"},
    ),
    (
        "full membership renewed after a gap",
        amina(membership=[*TO_JANUARY, member("2025-02-10")]),
        {"2025-02-09": "lapsed: membership", "2025-02-10": "accredited", "2025-02-11": "accredited"},
    ),
    (
        "full membership renewed without a gap",
        amina(membership=[*TO_JANUARY, member("2025-02-01")]),
        {"2025-01-31": "accredited", "2025-02-01": "accredited", "2025-02-02": "accredited"},
    ),
    (
        "associate membership after the full one",
        amina(membership=[*TO_JANUARY, member("2025-02-01", None, "associate")]),
        {"2025-01-31": "accredited", "2025-02-01": "lapsed: membership", "2025-02-02": "lapsed: membership"},
    ),
    (
        "14 days of grace after the membership",
        {**amina(membership=TO_JANUARY), **GRACE},
        {
            "2025-01-31": "accredited",
            "2025-02-01": "accredited, in grace: membership",
            "2025-02-13": "accredited, in grace: membership",
            "2025-02-14": "accredited, in grace: membership",
            "2025-02-15": "lapsed: membership",
            "2025-02-16": "lapsed: membership",
        },
    ),
    (
        "14 days of grace from the registration on, where there never was a membership",
        {**amina(membership=[]), **GRACE},
        {
            "2024-02-29": "applicant",
            "2024-03-01": "registered, in grace: membership",
            "2024-03-14": "registered, in grace: membership",
            "2024-03-15": "lapsed: membership",
            "2024-03-16": "lapsed: membership",
        },
    ),
    (
        "a required event missed: the list of those present leaves Amina out",
        missed(),
        {"2025-06-12": "accredited", "2025-06-13": "accredited", "2025-06-14": "lapsed: development"},
    ),
    (
        "a required event whose attendance nobody recorded: nobody is absent",
        {EVENT: {"attendance": None}},
        {"2025-06-13": "accredited", "2025-06-14": "accredited", "2026-03-01": "accredited"},
    ),
    (
        "nobody is absent before the list is on file",
        missed({"attendance.recorded_on": "2025-06-30"}),
        {"2025-06-14": "accredited", "2025-06-29": "accredited", "2025-06-30": "lapsed: development"},
    ),
    (
        "a list on file before the event is over lapses nobody before that",
        missed({"attendance.recorded_on": "2025-06-12"}),
        {"2025-06-12": "accredited", "2025-06-13": "accredited", "2025-06-14": "lapsed: development"},
    ),
    (
        "one missed of two sittings: absent only after the last of them",
        missed(
            {
                "sittings": [
                    {"from": "2025-06-12", "to": "2025-06-13", "place": "York"},
                    {"from": "2025-06-20", "place": "online"},
                ]
            }
        ),
        {"2025-06-14": "accredited", "2025-06-20": "accredited", "2025-06-21": "lapsed: development"},
    ),
    (
        "required of Lead Assessors, and Amina is none",
        missed({"required_of": "lead-assessors"}),
        {"2025-06-13": "accredited", "2025-06-14": "accredited", "2026-03-01": "accredited"},
    ),
    (
        "required of Lead Assessors, and Amina is one on its first day",
        missed({"required_of": "lead-assessors"}, lead_assessor=[{"from": "2025-06-12", "to": "2025-06-12"}]),
        {"2025-06-13": "accredited", "2025-06-14": "lapsed: development", "2026-03-01": "lapsed: development"},
    ),
    (
        "required of Lead Assessors, and Amina becomes one on its second day",
        missed({"required_of": "lead-assessors"}, lead_assessor=[{"from": "2025-06-13"}]),
        {"2025-06-13": "accredited", "2025-06-14": "accredited", "2026-03-01": "accredited"},
    ),
    (
        "required of people registered since the day of Amina's registration",
        missed({"required_of": "registered-since", "registered_since": "2024-03-01"}),
        {"2025-06-13": "accredited", "2025-06-14": "lapsed: development", "2025-06-15": "lapsed: development"},
    ),
    (
        "required of people registered since the day after Amina's registration",
        missed({"required_of": "registered-since", "registered_since": "2024-03-02"}),
        {"2025-06-13": "accredited", "2025-06-14": "accredited", "2025-06-15": "accredited"},
    ),
    (
        "an event cancelled before it",
        missed({"cancelled_on": "2025-06-01"}),
        {"2025-06-13": "accredited", "2025-06-14": "accredited", "2025-06-15": "accredited"},
    ),
    (
        "an event recorded as cancelled after it",
        missed({"cancelled_on": "2025-06-20"}),
        {"2025-06-14": "lapsed: development", "2025-06-19": "lapsed: development", "2025-06-20": "accredited"},
    ),
    (
        "a required event attended",
        {},
        {"2025-06-12": "accredited", "2025-06-13": "accredited", "2025-06-14": "accredited"},
    ),
    (
        "an event that is not required",
        missed({"required_of": None}),
        {"2025-06-13": "accredited", "2025-06-14": "accredited", "2025-06-15": "accredited"},
    ),
    (
        "an excuse notified and not accepted",
        missed(excuses=[excuse()]),
        {"2025-06-13": "accredited", "2025-06-14": "lapsed: development", "2026-03-01": "lapsed: development"},
    ),
    (
        "an excuse refused",
        missed(excuses=[excuse(refused_on="2025-07-10")]),
        {"2025-06-14": "lapsed: development", "2025-07-10": "lapsed: development", "2026-03-01": "lapsed: development"},
    ),
    (
        "an excuse accepted before the event",
        missed(excuses=[excuse(accepted_on="2025-06-05")]),
        {"2025-06-13": "accredited", "2025-06-14": "accredited", "2025-06-15": "accredited"},
    ),
    (
        "an excuse accepted for another event",
        {
            **missed(excuses=[{**excuse(accepted_on="2025-06-05"), "event": "training-2025"}]),
            "events/training-2025": {
                "title": "Training",
                "kind": "training",
                "sittings": [{"from": "2025-06-10", "place": "online"}],
            },
        },
        {"2025-06-13": "accredited", "2025-06-14": "lapsed: development", "2025-06-15": "lapsed: development"},
    ),
    (
        "an excuse accepted on 10 July 2025",
        missed(excuses=[excuse(accepted_on="2025-07-10")]),
        {
            "2025-06-14": "lapsed: development",
            "2025-07-09": "lapsed: development",
            "2025-07-10": "accredited",
            "2025-07-11": "accredited",
        },
    ),
    (
        "an event that begins on the day of the registration is not asked for",
        conference("2024-03-01", "2024-03-02"),
        {"2024-03-02": "registered", "2024-03-03": "registered", "2024-03-04": "registered"},
    ),
    (
        "an event that begins the day after the registration is",
        conference("2024-03-02", "2024-03-02"),
        {"2024-03-01": "registered", "2024-03-02": "registered", "2024-03-03": "lapsed: development"},
    ),
    (
        "an event that ends on 29 February 2024",
        conference("2024-02-28", "2024-02-29", decisions=[{"on": "2024-02-20", "decision": "registered"}]),
        {"2024-02-28": "registered", "2024-02-29": "registered", "2024-03-01": "lapsed: development"},
    ),
    (
        "14 days of grace after a missed event",
        {**missed(), **GRACE},
        {
            "2025-06-13": "accredited",
            "2025-06-14": "accredited, in grace: development",
            "2025-06-27": "accredited, in grace: development",
            "2025-06-28": "lapsed: development",
        },
    ),
    (
        "14 days of grace from 20 June 2025 on",
        {**missed(), "scheme": {"amendments": [{"from": "2025-06-20", "grace_days": "14"}]}},
        {
            "2025-06-14": "lapsed: development",
            "2025-06-19": "lapsed: development",
            "2025-06-20": "accredited, in grace: development",
            "2025-06-28": "lapsed: development",
        },
    ),
    (
        "an invoice unpaid past 30 days",
        amina(**{"invoices.0.paid_on": None}),
        {"2024-05-30": "registered", "2024-05-31": "registered", "2024-06-01": "lapsed: invoices"},
    ),
    (
        "an invoice with a due date of its own",
        amina(**{"invoices.0.paid_on": None, "invoices.0.due_on": "2024-06-15"}),
        {"2024-06-14": "registered", "2024-06-15": "registered", "2024-06-16": "lapsed: invoices"},
    ),
    (
        "30 days to pay over the end of February 2025",
        amina(**{"invoices.0.issued_on": "2025-01-30", "invoices.0.paid_on": None}),
        {"2025-02-28": "accredited", "2025-03-01": "accredited", "2025-03-02": "lapsed: invoices"},
    ),
    (
        "30 days to pay over the end of February 2028",
        amina(
            **{"invoices.0.issued_on": "2028-01-30", "invoices.0.paid_on": None, "invoices.1.covers.to": "2029-01-01"}
        ),
        {"2028-02-28": "accredited", "2028-02-29": "accredited", "2028-03-01": "lapsed: invoices"},
    ),
    (
        "a lapse ended by a payment",
        amina(**{"invoices.0.paid_on": "2024-08-01"}),
        {
            "2024-06-01": "lapsed: invoices",
            "2024-07-31": "lapsed: invoices",
            "2024-08-01": "accredited",
            "2024-08-02": "accredited",
        },
    ),
    (
        "an invoice withdrawn",
        amina(**{"invoices.0.paid_on": None, "invoices.0.cancelled_on": "2024-08-01"}),
        {"2024-07-31": "lapsed: invoices", "2024-08-01": "accredited", "2024-08-02": "accredited"},
    ),
    (
        "14 days of grace after an invoice's due date",
        {**amina(**{"invoices.0.paid_on": None}), **GRACE},
        {
            "2024-05-31": "registered",
            "2024-06-01": "registered, in grace: invoices",
            "2024-06-14": "registered, in grace: invoices",
            "2024-06-15": "lapsed: invoices",
        },
    ),
    (
        "only the version before signed",
        amina(agreements=ONLY_2018),
        {"2024-03-30": "registered", "2024-03-31": "registered", "2024-04-01": "lapsed: agreement"},
    ),
    (
        "the version signed after its deadline",
        amina(agreements=[*ONLY_2018, signed("2024", "2024-04-10")]),
        {"2024-04-09": "lapsed: agreement", "2024-04-10": "registered", "2024-04-11": "registered"},
    ),
    (
        "14 days of grace after the deadline",
        {**amina(agreements=ONLY_2018), **GRACE},
        {
            "2024-03-31": "registered",
            "2024-04-01": "registered, in grace: agreement",
            "2024-04-14": "registered, in grace: agreement",
            "2024-04-15": "lapsed: agreement",
        },
    ),
    (
        "a new version, in force but not yet due",
        {"scheme": {"agreements": [V2018, V2024, V2026]}},
        {"2025-12-31": "accredited", "2026-01-01": "accredited", "2026-01-31": "accredited"},
    ),
    (
        "a new version, due and not signed",
        {"scheme": {"agreements": [V2018, V2024, V2026]}},
        {"2026-01-30": "accredited", "2026-01-31": "accredited", "2026-02-01": "lapsed: agreement"},
    ),
    (
        "a later version signed stands for one that was missed",
        {
            **amina(agreements=[*ONLY_2018, signed("2026", "2026-01-10")]),
            "scheme": {"agreements": [V2018, V2024, V2026]},
        },
        {"2026-01-09": "lapsed: agreement", "2026-01-10": "accredited", "2026-02-01": "accredited"},
    ),
    (
        "the ongoing fee paid to 31 January 2026",
        amina(**{"invoices.1.covers.to": "2026-01-31"}),
        {"2026-01-30": "accredited", "2026-01-31": "accredited", "2026-02-01": "lapsed: ongoing-fee"},
    ),
    (
        "no ongoing fee after the first 12 months",
        amina(invoices=[]),
        {"2025-02-27": "accredited", "2025-02-28": "accredited", "2025-03-01": "lapsed: ongoing-fee"},
    ),
    (
        "no ongoing fee, registered on 29 February 2024",
        amina(invoices=[], decisions=[{**REGISTERED, "on": "2024-02-29"}]),
        {"2025-02-26": "registered", "2025-02-27": "registered", "2025-02-28": "lapsed: ongoing-fee"},
    ),
    (
        "no ongoing fee after 6 months, registered on 31 August 2024",
        {
            **amina(invoices=[], decisions=[{**REGISTERED, "on": "2024-08-31"}]),
            "scheme": {"registration_months": "6"},
        },
        {"2025-02-26": "registered", "2025-02-27": "registered", "2025-02-28": "lapsed: ongoing-fee"},
    ),
    (
        "the ongoing fee paid after its days began",
        amina(invoices=[ongoing("2025-03-01", "2026-02-28", "2025-03-20")]),
        {
            "2025-03-01": "lapsed: ongoing-fee",
            "2025-03-19": "lapsed: ongoing-fee",
            "2025-03-20": "accredited",
            "2025-03-21": "accredited",
        },
    ),
    (
        "the ongoing fee invoiced and not paid",
        amina(invoices=[ongoing("2025-03-01", "2026-02-28", None)]),
        {"2025-02-28": "accredited", "2025-03-01": "lapsed: ongoing-fee", "2025-03-02": "lapsed: ongoing-fee"},
    ),
    (
        "the ongoing fee with a day between two paid times",
        amina(
            invoices=[
                ongoing("2025-03-01", "2025-12-30", "2025-02-25"),
                ongoing("2026-01-01", "2026-12-31", "2025-02-25"),
            ]
        ),
        {
            "2025-12-30": "accredited",
            "2025-12-31": "lapsed: ongoing-fee",
            "2026-01-01": "accredited",
        },
    ),
    (
        "14 days of grace after the ongoing fee's last day",
        {**amina(**{"invoices.1.covers.to": "2026-01-31"}), **GRACE},
        {
            "2026-01-31": "accredited",
            "2026-02-01": "accredited, in grace: ongoing-fee",
            "2026-02-14": "accredited, in grace: ongoing-fee",
            "2026-02-15": "lapsed: ongoing-fee",
        },
    ),
    (
        "two criteria that fail on one day",
        amina(membership=[member("2018-01-01", "2025-02-28")], invoices=[]),
        {"2025-02-28": "accredited", "2025-03-01": "lapsed: membership, ongoing-fee"},
    ),
)
ROWS = [(sentence, changes, on, expected) for sentence, changes, days in TABLE for on, expected in days.items()]


def on_day(changes: dict[str, Any], on: str) -> Standing:
    found = register(changes)
    return standing(found, found.assessors[AMINA], date.fromisoformat(on))


def described(found: Standing) -> str:
    """The kind, with the criteria that lapse it or are in grace."""
    lapsing = ", ".join(one.continuing.name for one in found.breaches)
    in_grace = ", ".join(one.continuing.name for one in found.criteria if one.in_grace)
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
    kinds = [(str(one.on), str(one.kind)) for one in changes]
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


FIRST, LAST = date(2024, 1, 1), date(2024, 6, 30)
DAYS = st.dates(FIRST, LAST).map(str)
MAYBE = st.none() | DAYS
KINDS = st.sampled_from(["registered", "accredited", "removed", "reinstated", "left"])


def fields(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A group of fields, those drawn as None left out; `from_` stands for `from`."""
    return st.fixed_dictionaries(values).map(
        lambda drawn: {name.rstrip("_"): value for name, value in drawn.items() if value is not None}
    )


def lists(values: st.SearchStrategy[dict[str, Any]], most: int = 3) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(values, max_size=most)


AMINAS = fields(
    decisions=lists(fields(on=DAYS, decision=KINDS), 5).map(
        lambda drawn: [{"on": "2024-01-10", "decision": "registered"}, *drawn]
    ),
    membership=lists(
        fields(number=st.just("N1"), grade=st.sampled_from(["full", "full", "associate"]), from_=DAYS, to=MAYBE)
    ),
    agreements=lists(
        fields(version=st.sampled_from(["2018", "2024"]), signed_on=DAYS, signed_as=st.just("Amina Rahman"))
    ),
    lead_assessor=lists(fields(from_=DAYS, to=MAYBE)),
    excuses=lists(
        fields(
            event=st.sampled_from(["first-event", "second-event"]),
            notified_on=DAYS,
            accepted_on=MAYBE,
            refused_on=MAYBE,
        )
    ),
    invoices=lists(
        fields(
            number=st.just("INV-1"),
            fee=st.sampled_from(["registration-initial", "registration-ongoing", "registration-ongoing"]),
            issued_on=DAYS,
            due_on=MAYBE,
            amount=st.just("60.00"),
            paid_on=MAYBE,
            cancelled_on=st.none() | MAYBE,
            covers=st.none() | fields(from_=DAYS, to=MAYBE),
        ),
        4,
    ),
)
EVENTS = fields(
    title=st.just("An event"),
    kind=st.just("training"),
    sittings=st.lists(fields(from_=DAYS, to=MAYBE, place=st.just("online")), min_size=1, max_size=2),
    required_of=st.sampled_from(["everyone", "everyone", "lead-assessors", "registered-since", None]),
    registered_since=MAYBE,
    cancelled_on=st.none() | MAYBE,
    attendance=st.none()
    | fields(recorded_on=DAYS, present=st.lists(st.sampled_from(["amina-rahman", "grace-mensah"]), max_size=1)),
)
SETTINGS = fields(
    grace_days=st.integers(0, 40).map(str),
    payment_days=st.integers(0, 40).map(str),
    registration_months=st.integers(0, 4).map(str),
    agreements=st.tuples(
        *(fields(version=st.just(version), in_force_from=DAYS, sign_by=DAYS) for version in ("2018", "2024"))
    ).map(list),
)


@settings(max_examples=80, deadline=None)
@given(AMINAS, EVENTS, EVENTS, SETTINGS)
def test_nothing_changes_between_two_turning_days(
    of_amina: dict[str, Any], first: dict[str, Any], second: dict[str, Any], scheme: dict[str, Any]
) -> None:
    """Facts in any order, sound or not: each day has the standing of the last change before it, no gap, no overlap."""
    found = register({FILE: of_amina, "scheme": scheme, "events/first-event": first, "events/second-event": second})
    assessor = found.assessors[AMINA]
    changes = changes_of(found, assessor)
    by_day = {change.on: change for change in changes}
    assert list(by_day) == [change.on for change in changes] == sorted(by_day)
    current = standing(found, assessor, FIRST - timedelta(days=1)).state
    day = FIRST
    while day <= LAST + timedelta(days=200):
        now = standing(found, assessor, day)
        if day in by_day:
            assert by_day[day].state == now.state != current
            current = now.state
        assert now.state == current, day
        day += timedelta(days=1)
