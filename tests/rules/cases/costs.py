"""Cases of invoices, charges and assessor fees. Every fee changes on 1 April 2026. A further visit, by Amina Rahman,
who is accredited since 1 July 2024, is at a new school, so that a fee is paid for it.
"""

from typing import Any

from example import Changes
from rules.cases.case import Case
from rules.cases.impartiality import AMINA, GRACE, TOM, change

from generator.rules import costs as rules

FILE = f"data/assessors/{AMINA}.yml"
SCHOOL = "data/schools/eng-900002.yml:assessments[1]"
LATER = "2027-01-01"


def invoice(**fields: Any) -> Changes:
    """One invoice to Amina Rahman."""
    values = {"number": "INV-0900", "issued_on": "2026-02-01", "amount": "150.00", **fields}
    return {f"assessors/{AMINA}": {"invoices": [values]}}


def fee(**fields: Any) -> dict[str, str]:
    return {"paid_to": "assessor", "amount": "300.00", "paid_on": "2026-02-25", **fields}


def charge(**fields: Any) -> dict[str, str]:
    return {"number": "SCH-1", "issued_on": "2026-02-25", "amount": "650.00", **fields}


def assessed(**fields: Any) -> Changes:
    return change(**{"visited_on": "2026-02-20", "lead": None, **fields})


def agreement(**period: str) -> Changes:
    return {"organisations/westmoor-services": {"service_provider_agreements": [period]}}


def moderated(attempt: int) -> Changes:
    """The visit at the new school as a moderation of Amina Rahman's, with `attempt` attempts on file."""
    attempts = [
        {
            "attempt": str(attempt),
            "assessment": "eng-900002/2026-1",
            "lead": TOM,
            "outcome": "failed",
            "notified_on": "2026-02-28",
        }
    ]
    return {**assessed(lead=TOM, assessor_fee=fee()), f"assessors/{AMINA}": {"moderations": attempts}}


CASES = (
    *(
        Case(
            rules.an_invoice_is_for_one_thing,
            f"for {names}",
            invoice(**names),
            finds=finds,
            at=f"{FILE}:{at}" if finds else None,
        )
        for names, finds, at in (
            ({"fee": "registration-initial"}, 0, ""),
            ({"fee": "registration-ongoing"}, 0, ""),
            ({"fee": "quality-review"}, 0, ""),
            ({"event": "conference-2025"}, 0, ""),
            ({}, 1, "invoices[1]"),
            ({"fee": "quality-review", "event": "conference-2025"}, 1, "invoices[1]"),
            ({"fee": "assessment-charge"}, 1, "invoices[1].fee"),
            ({"fee": "assessor-fee"}, 1, "invoices[1].fee"),
        )
    ),
    *(
        Case(
            rules.an_invoice_has_the_published_amount,
            f"{id} issued on {day}: {amount}",
            invoice(fee=id, issued_on=day, amount=amount),
            on=LATER,
            finds=finds,
            at=f"{FILE}:invoices[1].amount" if finds else None,
        )
        for id, old, new in (
            ("registration-initial", "150.00", "165.00"),
            ("registration-ongoing", "60.00", "66.00"),
            ("quality-review", "120.00", "132.00"),
        )
        for day, amount, finds in (
            ("2026-03-31", old, 0),
            ("2026-04-01", old, 1),
            ("2026-04-02", old, 1),
            ("2026-03-31", new, 1),
            ("2026-04-01", new, 0),
            ("2026-04-02", new, 0),
            ("2018-03-31", old, 1),
            ("2018-04-01", old, 0),
        )
    ),
    *(
        Case(
            rules.an_invoice_has_the_published_amount,
            f"a penny off: {amount}",
            invoice(fee="quality-review", amount=amount),
            finds=finds,
        )
        for amount, finds in (("119.99", 1), ("120.00", 0), ("120.01", 1))
    ),
    *(
        Case(
            rules.an_invoice_has_the_published_amount,
            f"for an event of 95.00: {amount}",
            invoice(event="conference-2025", amount=amount),
            finds=finds,
            at=f"{FILE}:invoices[1].amount" if finds else None,
        )
        for amount, finds in (("94.99", 1), ("95.00", 0), ("95.01", 1))
    ),
    Case(
        rules.an_invoice_has_the_published_amount,
        "for a fee and an event, which another rule covers",
        invoice(fee="quality-review", event="conference-2025", amount="1.00"),
    ),
    *(
        Case(
            rules.an_invoice_has_the_published_amount,
            f"the schedule ends on 31 March 2025, issued on {day}",
            {
                **invoice(fee="quality-review", issued_on=day, amount="120.00"),
                "fees/quality-review": {
                    "schedule": [{"from": "2018-04-01", "to": "2025-03-31", "amount": "120.00", "vat": "excluded"}]
                },
            },
            finds=finds,
        )
        for day, finds in (("2025-03-30", 0), ("2025-03-31", 0), ("2025-04-01", 1))
    ),
    *(
        Case(
            rules.an_invoice_number_is_used_once,
            sentence,
            changes,
            finds=finds,
            at=at,
        )
        for sentence, changes, finds, at in (
            ("numbers of one's own", invoice(), 0, None),
            (
                "twice to one assessor",
                {f"assessors/{AMINA}": {"invoices.1.number": "INV-0107"}},
                1,
                f"{FILE}:invoices[2].number",
            ),
            (
                "to two assessors",
                {f"assessors/{GRACE}": {"invoices.0.number": "INV-0107"}},
                1,
                f"data/assessors/{GRACE}.yml:invoices[1].number",
            ),
            ("to an assessor and a school", assessed(charge=charge(number="INV-0107")), 1, f"{SCHOOL}.charge.number"),
            ("a charge of its own", assessed(charge=charge()), 0, None),
            (
                "three times",
                {
                    f"assessors/{AMINA}": {"invoices.1.number": "INV-0107"},
                    f"assessors/{TOM}": {"invoices.0.number": "INV-0107"},
                },
                2,
                None,
            ),
        )
    ),
    *(
        Case(
            rules.a_cost_is_published_before_its_invoice,
            f"published on 1 February 2025, issued on {day}",
            invoice(event="conference-2025", issued_on=day),
            finds=finds,
            at=f"{FILE}:invoices[1].issued_on" if finds else None,
        )
        for day, finds in (("2025-01-31", 1), ("2025-02-01", 0), ("2025-02-02", 0))
    ),
    Case(
        rules.a_cost_is_published_before_its_invoice,
        "no cost published",
        {**invoice(event="conference-2025"), "events/conference-2025": {"cost": None}},
        finds=3,
        at=f"{FILE}:invoices[1].event",
    ),
    # A fee is paid for each assessment but the first moderation and the second.
    Case(rules.no_assessor_fee_for_first_moderations, "a later visit", assessed(assessor_fee=fee())),
    *(
        Case(
            rules.no_assessor_fee_for_first_moderations,
            f"moderation {attempt}",
            moderated(attempt),
            finds=finds,
            at=f"{SCHOOL}.assessor_fee" if finds else None,
        )
        for attempt, finds in ((1, 1), (2, 1), (3, 0))
    ),
    Case(
        rules.no_assessor_fee_for_first_moderations,
        "a visit that Naace samples",
        assessed(lead=TOM, assessor_fee=fee()),
    ),
    *(
        Case(
            rules.no_assessor_fee_for_first_moderations,
            f"accredited on 1 July 2024, no moderation on file, visit on {day}",
            assessed(visited_on=day, assessor_fee=fee()),
            finds=finds,
            at=f"{SCHOOL}.assessor_fee" if finds else None,
        )
        for day, finds in (("2024-06-30", 1), ("2024-07-01", 0), ("2024-07-02", 0))
    ),
    Case(
        rules.no_assessor_fee_for_first_moderations,
        "no visit, which another rule covers",
        assessed(visited_on=None, assessor_fee=fee()),
    ),
    *(
        Case(
            rules.a_charge_is_the_standard_one,
            f"issued on {day}: {amount}",
            assessed(charge=charge(issued_on=day, amount=amount)),
            on=LATER,
            finds=finds,
            at=f"{SCHOOL}.charge.amount" if finds else None,
        )
        for day, amount, finds in (
            ("2026-03-31", "650.00", 0),
            ("2026-04-01", "650.00", 1),
            ("2026-04-02", "650.00", 1),
            ("2026-03-31", "700.00", 1),
            ("2026-04-01", "700.00", 0),
            ("2026-02-25", "649.99", 1),
            ("2018-03-31", "650.00", 1),
        )
    ),
    Case(
        rules.a_charge_is_the_standard_one,
        "another amount, agreed",
        assessed(charge=charge(amount="500.00", agreed="Westmoor Services")),
    ),
    *(
        Case(
            rules.a_charge_is_paid_after_its_date,
            f"issued on 25 February, paid on {day}",
            assessed(charge=charge(paid_on=day)),
            finds=finds,
            at=f"{SCHOOL}.charge.paid_on" if finds else None,
        )
        for day, finds in (("2026-02-24", 1), ("2026-02-25", 0), ("2026-02-26", 0))
    ),
    Case(rules.a_charge_is_paid_after_its_date, "not paid yet", assessed(charge=charge())),
    *(
        Case(
            rules.an_assessor_fee_has_the_published_amount,
            f"visit on {day}: {amount}",
            assessed(visited_on=day, assessor_fee=fee(amount=amount, paid_on="2026-04-20")),
            on=LATER,
            finds=finds,
            at=f"{SCHOOL}.assessor_fee.amount" if finds else None,
        )
        for day, amount, finds in (
            ("2026-03-31", "300.00", 0),
            ("2026-04-01", "300.00", 1),
            ("2026-04-02", "300.00", 1),
            ("2026-03-31", "320.00", 1),
            ("2026-04-01", "320.00", 0),
            ("2026-02-20", "312.50", 1),
        )
    ),
    *(
        Case(
            rules.an_assessor_fee_is_paid_after_the_visit,
            f"visit on 20 February, paid on {day}",
            assessed(assessor_fee=fee(paid_on=day)),
            finds=finds,
            at=f"{SCHOOL}.assessor_fee.paid_on" if finds else None,
        )
        for day, finds in (("2026-02-19", 1), ("2026-02-20", 0), ("2026-02-21", 0))
    ),
    Case(
        rules.an_assessor_fee_is_paid_after_the_visit,
        "no visit",
        assessed(visited_on=None, assessor_fee=fee()),
        finds=1,
        at=f"{SCHOOL}.assessor_fee",
    ),
    *(
        Case(
            rules.an_assessor_fee_goes_to_assessor_or_organisation,
            f"paid to {paid_to}",
            assessed(assessor_fee=fee(paid_to=paid_to)),
            finds=finds,
            at=f"{SCHOOL}.assessor_fee.paid_to" if finds else None,
        )
        for paid_to, finds in (("assessor", 0), ("northgate-learning", 0), ("hale-ict", 1))
    ),
    *(
        Case(
            rules.an_assessor_fee_goes_to_assessor_or_organisation,
            f"paid to an organisation of theirs {times}, visit on 20 February",
            {
                **assessed(assessor_fee=fee(paid_to="hale-ict")),
                f"assessors/{AMINA}": {"organisations": [{"organisation": "hale-ict", **times}]},
            },
            finds=finds,
        )
        for times, finds in (
            ({"from": "2020-01-01", "to": "2026-02-19"}, 1),
            ({"from": "2020-01-01", "to": "2026-02-20"}, 0),
            ({"from": "2020-01-01", "to": "2026-02-21"}, 0),
            ({"from": "2026-02-19"}, 0),
            ({"from": "2026-02-20"}, 0),
            ({"from": "2026-02-21"}, 1),
        )
    ),
    *(
        Case(
            rules.an_intermediary_has_an_agreement,
            f"agreement {period}, {days}",
            {**assessed(intermediary="westmoor-services", **{"visited_on": None, **days}), **agreement(**period)},
            finds=finds,
            at=f"{SCHOOL}.intermediary" if finds else None,
        )
        for days, before, day, after in (
            ({"visited_on": "2026-02-20"}, "2026-02-19", "2026-02-20", "2026-02-21"),
            ({"visit_planned_on": "2026-04-10"}, "2026-04-09", "2026-04-10", "2026-04-11"),
            ({}, "2026-02-28", "2026-03-01", "2026-03-02"),
        )
        for period, finds in (
            ({"from": "2022-01-01", "to": before}, 1),
            ({"from": "2022-01-01", "to": day}, 0),
            ({"from": "2022-01-01", "to": after}, 0),
            ({"from": before}, 0),
            ({"from": day}, 0),
            ({"from": after}, 1),
        )
    ),
    Case(
        rules.an_intermediary_has_an_agreement,
        "an organisation that never had one",
        assessed(intermediary="hale-ict"),
        finds=1,
    ),
    Case(
        rules.an_intermediary_has_an_agreement,
        "called off",
        assessed(intermediary="hale-ict", visited_on=None, cancelled_on="2026-01-12"),
    ),
    Case(rules.an_assessment_is_paid_for_once, "by an intermediary", assessed(intermediary="westmoor-services")),
    Case(rules.an_assessment_is_paid_for_once, "by Naace", assessed(assessor_fee=fee())),
    Case(
        rules.an_assessment_is_paid_for_once,
        "by an intermediary and by Naace",
        assessed(intermediary="westmoor-services", assessor_fee=fee()),
        finds=1,
        at=f"{SCHOOL}.assessor_fee",
    ),
)
