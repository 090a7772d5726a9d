"""Cases of payments. Amina's first invoice: 150.00, issued on 1 May, paid on 12 May 2024. Fossgate's charge: 650.00."""

from typing import Any

from rules.cases.case import Case
from rules.cases.visits import AMINA, FOSSGATE, school, visit

from generator.rules import continuing, costs
from generator.rules import payments as rules

FILE = "data/assessors/amina-rahman.yml"
CONFERENCE = "events/conference-2025"
AT = "data/schools/eng-900001.yml:assessments[1]"

PAID = {"paid_to": "assessor", "amount": "300.00", "paid_on": "2025-11-01"}
ONGOING = {
    "number": "INV-0109",
    "fee": "registration-ongoing",
    "issued_on": "2025-02-10",
    "amount": "60.00",
    "paid_on": "2025-02-20",
    "covers": {"from": "2025-03-01", "to": "2026-02-28"},
}


def invoice(**fields: Any) -> dict[str, Any]:
    return {AMINA: {f"invoices.0.{name}": value for name, value in fields.items()}}


def assessment(**fields: Any) -> dict[str, Any]:
    return {FOSSGATE: {f"assessments.0.{name}": value for name, value in fields.items()}}


def paid(on: str, amount: str) -> dict[str, str]:
    return {"on": on, "amount": amount}


CASES = (
    Case(rules.payments_in_part_add_up, "paid at once"),
    *(
        Case(
            rules.payments_in_part_add_up,
            f"a part paid on {day}",
            invoice(part_payments=[paid(day, "50.00")]),
            finds=finds,
            at=f"{FILE}:invoices[1].part_payments[1]" if finds else None,
        )
        for day, finds in (("2024-04-30", 1), ("2024-05-01", 0), ("2024-05-12", 0), ("2024-05-13", 1))
    ),
    *(
        Case(
            rules.payments_in_part_add_up,
            f"parts of 50.00 and {amount}",
            invoice(part_payments=[paid("2024-05-02", "50.00"), paid("2024-05-03", amount)]),
            finds=finds,
        )
        for amount, finds in (("99.99", 0), ("100.00", 1))
    ),
    Case(
        rules.payments_in_part_add_up,
        "a charge, a part paid before its date",
        assessment(**{"charge.part_payments": [paid("2024-06-24", "50.00")]}),
        finds=1,
        at=f"{AT}.charge.part_payments[1]",
    ),
    Case(rules.a_refund_follows_a_payment, "nothing paid back"),
    *(
        Case(
            rules.a_refund_follows_a_payment,
            f"{amount} paid back on {day}",
            invoice(refunds=[paid(day, amount)]),
            finds=finds,
            at=f"{FILE}:invoices[1].refunds[1]" if finds else None,
        )
        for day, amount, finds in (
            ("2024-05-11", "10.00", 1),
            ("2024-05-12", "10.00", 0),
            ("2024-05-13", "150.00", 0),
            ("2024-05-13", "150.01", 1),
        )
    ),
    Case(rules.only_an_intermediary_is_charged_as_one, "the school"),
    Case(
        rules.only_an_intermediary_is_charged_as_one,
        "an intermediary that the assessment names",
        assessment(**{"charge.charged_to": "intermediary", "intermediary": "westmoor-services"}),
    ),
    Case(
        rules.only_an_intermediary_is_charged_as_one,
        "an intermediary that nobody names",
        assessment(**{"charge.charged_to": "intermediary"}),
        finds=1,
        at=f"{AT}.charge.charged_to",
    ),
    *(
        Case(
            continuing.no_day_is_paid_for_twice,
            f"an ongoing fee of 60.00, {amount} of it paid back, and another for the same days",
            {
                AMINA: {
                    "invoices": [
                        {**ONGOING, "refunds": [{"on": "2025-03-20", "amount": amount}]},
                        {**ONGOING, "number": "INV-0110"},
                    ]
                }
            },
            finds=finds,
        )
        for amount, finds in (("60.00", 0), ("59.99", 1))
    ),
    Case(rules.a_lead_assessor_is_paid_for_an_observed_visit, "not paid"),
    *(
        Case(
            rules.a_lead_assessor_is_paid_for_an_observed_visit,
            f"paid on {day}; the visit was on 20 June",
            assessment(lead_fee={"paid_to": "lead", "amount": "180.00", "paid_on": day}),
            finds=finds,
            at=f"{AT}.lead_fee.paid_on" if finds else None,
        )
        for day, finds in (("2024-06-19", 1), ("2024-06-20", 0), ("2024-06-21", 0))
    ),
    *(
        Case(
            costs.an_assessor_fee_goes_to_assessor_or_organisation,
            f"the Lead Assessor's fee to {paid_to}, visited on 20 June 2024; Tom belonged to Hale ICT to {last}",
            {
                **assessment(lead_fee={"paid_to": paid_to, "amount": "180.00", "paid_on": "2024-07-01"}),
                "assessors/tom-hale": {"organisations.0.to": last},
            },
            finds=finds,
            at=f"{AT}.lead_fee.paid_to" if finds else None,
        )
        for paid_to, last, finds in (
            ("lead", "2024-06-19", 0),
            ("westmoor-services", "2025-06-20", 1),
            ("hale-ict", "2024-06-19", 1),
            ("hale-ict", "2024-06-20", 0),
            ("hale-ict", "2024-06-21", 0),
        )
    ),
    Case(
        rules.a_lead_assessor_is_paid_for_an_observed_visit,
        "nobody observed",
        assessment(lead=None, lead_fee={"paid_to": "lead", "amount": "180.00", "paid_on": "2024-06-21"}),
        finds=1,
    ),
    Case(rules.a_visit_to_charge, "charged"),
    *(
        Case(
            rules.a_visit_to_charge,
            f"not charged, 30 days after 20 June 2024, on {day}",
            assessment(charge=None),
            on=day,
            finds=finds,
            at=f"{AT}.visited_on" if finds else None,
        )
        for day, finds in (("2024-07-19", 0), ("2024-07-20", 0), ("2024-07-21", 1))
    ),
    *(
        Case(
            rules.a_visit_to_charge,
            f"charged on 1 August 2024, looked at on {day}",
            assessment(**{"charge.issued_on": "2024-08-01", "charge.paid_on": None}),
            on=day,
            finds=finds,
        )
        for day, finds in (("2024-07-31", 1), ("2024-08-01", 0), ("2024-08-02", 0))
    ),
    Case(rules.a_charge_to_collect, "paid"),
    *(
        Case(
            rules.a_charge_to_collect,
            f"paid late, on 1 August 2024, looked at on {day}",
            assessment(**{"charge.paid_on": "2024-08-01"}),
            on=day,
            finds=finds,
        )
        for day, finds in (("2024-07-25", 0), ("2024-07-26", 1), ("2024-07-31", 1), ("2024-08-01", 0))
    ),
    *(
        Case(
            rules.a_charge_to_collect,
            f"not paid, 30 days after 25 June 2024, on {day}",
            assessment(**{"charge.paid_on": None}),
            on=day,
            finds=finds,
            at=f"{AT}.charge" if finds else None,
        )
        for day, finds in (("2024-07-24", 0), ("2024-07-25", 0), ("2024-07-26", 1))
    ),
    Case(rules.an_assessor_to_pay, "the first moderated visit, which is not paid for"),
    *(
        Case(
            rules.an_assessor_to_pay,
            f"a visit of 10 October 2025, 60 days, on {day}",
            school(visit("2025-1", "2025-10-10")),
            on=day,
            finds=finds,
        )
        for day, finds in (("2025-12-08", 0), ("2025-12-09", 0), ("2025-12-10", 1))
    ),
    Case(
        rules.an_assessor_to_pay,
        "paid",
        school(visit("2025-1", "2025-10-10", assessor_fee=PAID)),
    ),
    *(
        Case(
            rules.an_assessor_to_pay,
            f"paid late, on 20 December 2025, looked at on {day}",
            school(visit("2025-1", "2025-10-10", assessor_fee={**PAID, "paid_on": "2025-12-20"})),
            on=day,
            finds=finds,
        )
        for day, finds in (("2025-12-19", 1), ("2025-12-20", 0), ("2025-12-21", 0))
    ),
    Case(rules.an_event_to_invoice, "everybody is invoiced"),
    *(
        Case(
            rules.an_event_to_invoice,
            f"one is invoiced late, on 20 August 2025, looked at on {day}",
            {AMINA: {"invoices.2.issued_on": "2025-08-20", "invoices.2.paid_on": "2025-08-30"}},
            on=day,
            finds=finds,
        )
        for day, finds in (("2025-08-19", 1), ("2025-08-20", 0), ("2025-08-21", 0))
    ),
    *(
        Case(
            rules.an_event_to_invoice,
            f"the list is recorded late, on 1 September 2025, looked at on {day}",
            {AMINA: {"invoices": []}, CONFERENCE: {"attendance.recorded_on": "2025-09-01"}},
            on=day,
            finds=finds,
        )
        for day, finds in (("2025-08-31", 0), ("2025-09-01", 1), ("2025-09-02", 1))
    ),
    *(
        Case(
            rules.an_event_to_invoice,
            f"one is not, 60 days after 13 June 2025, on {day}",
            {AMINA: {"invoices": []}},
            on=day,
            finds=finds,
            at="data/events/conference-2025.yml:attendance.present[1]" if finds else None,
        )
        for day, finds in (("2025-08-11", 0), ("2025-08-12", 0), ("2025-08-13", 1))
    ),
    Case(
        rules.an_event_to_invoice,
        "an event that is free",
        {AMINA: {"invoices": []}, CONFERENCE: {"cost.amount": "0.00"}},
    ),
)
