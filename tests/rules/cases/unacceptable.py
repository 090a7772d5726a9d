"""Cases of the rules UA.1. Amina Rahman's first invoice: issued on 1 May 2024, due by 31 May, paid on 12 May."""

from typing import Any

from rules.cases.case import Case

from generator.rules import unacceptable as rules

AMINA = "assessors/amina-rahman"
FILE = "data/assessors/amina-rahman.yml"


def invoice(**fields: Any) -> dict[str, Any]:
    return {AMINA: {f"invoices.0.{name}": value for name, value in fields.items()}}


def removal(**fields: Any) -> dict[str, Any]:
    removed = {"on": "2025-07-01", "decision": "removed", "clause": "PC.1", "reason": "A reason.", **fields}
    decisions = [
        {"on": "2024-03-01", "decision": "registered"},
        {name: value for name, value in removed.items() if value is not None},
    ]
    return {AMINA: {"decisions": decisions}}


CONCERN = {"on": "2024-06-21", "kind": "concern", "clause": "UA.1", "text": "A concern."}
VOIDED = {"schools/eng-900001": {"assessments.0.voided": {"on": "2024-06-30", "reason": "A reason."}}}

CASES = (
    *(
        Case(
            rules.an_invoice_is_paid_in_time,
            f"issued on 1 May 2024 with 30 days to pay, paid on {day}",
            invoice(paid_on=day),
            finds=finds,
            at=f"{FILE}:invoices[1].paid_on" if finds else None,
        )
        for day, finds in (("2024-05-30", 0), ("2024-05-31", 0), ("2024-06-01", 1))
    ),
    *(
        Case(
            rules.an_invoice_is_paid_in_time,
            f"due on 29 February 2024, paid on {day}",
            invoice(issued_on="2024-02-01", due_on="2024-02-29", paid_on=day),
            finds=finds,
        )
        for day, finds in (("2024-02-28", 0), ("2024-02-29", 0), ("2024-03-01", 1))
    ),
    *(
        Case(
            rules.an_invoice_is_paid_in_time,
            f"30 days over the end of February {day[:4]}, paid on {day}",
            invoice(issued_on=f"{day[:4]}-01-30", paid_on=day),
            finds=finds,
        )
        for day, finds in (("2024-02-29", 0), ("2024-03-01", 1), ("2025-03-01", 0), ("2025-03-02", 1))
    ),
    Case(rules.an_invoice_is_paid_in_time, "unpaid, which another rule covers", invoice(paid_on=None)),
    *(
        Case(
            rules.invoice_dates_are_in_order,
            f"{name} {day}, issued on 1 May 2024",
            invoice(**{name: day}),
            finds=finds,
            at=f"{FILE}:invoices[1].{name}" if finds else None,
        )
        for name in ("due_on", "paid_on", "cancelled_on")
        for day, finds in (("2024-04-30", 1), ("2024-05-01", 0), ("2024-05-02", 0))
    ),
    Case(rules.an_invoice_is_paid_or_withdrawn, "paid"),
    Case(
        rules.an_invoice_is_paid_or_withdrawn,
        "withdrawn unpaid",
        invoice(paid_on=None, cancelled_on="2024-05-20"),
    ),
    Case(
        rules.an_invoice_is_paid_or_withdrawn,
        "paid and withdrawn",
        invoice(cancelled_on="2024-05-20"),
        finds=1,
        at=f"{FILE}:invoices[1].cancelled_on",
    ),
    Case(rules.a_removal_names_clause_and_reason, "nobody is removed"),
    Case(rules.a_removal_names_clause_and_reason, "with clause and reason", removal()),
    Case(
        rules.a_removal_names_clause_and_reason,
        "without a clause",
        removal(clause=None),
        finds=1,
        at=f"{FILE}:decisions[2]",
    ),
    Case(rules.a_removal_names_clause_and_reason, "without a reason", removal(reason=None), finds=1),
    Case(rules.a_removal_names_clause_and_reason, "without either", removal(clause=None, reason=None), finds=2),
    Case(
        rules.a_removal_names_clause_and_reason,
        "a clause that there is not",
        removal(clause="UA.2"),
        finds=1,
        at=f"{FILE}:decisions[2].clause",
    ),
    Case(rules.only_a_removal_names_clause_and_reason, "a removal does", removal()),
    *(
        Case(
            rules.only_a_removal_names_clause_and_reason,
            f"a registration with a {name}",
            {AMINA: {f"decisions.0.{name}": "UA.1"}},
            finds=1,
            at=f"{FILE}:decisions[1].{name}",
        )
        for name in ("clause", "reason")
    ),
    Case(rules.a_voided_visit_raises_a_concern, "nothing is voided"),
    Case(rules.a_voided_visit_raises_a_concern, "voided, and no concern", VOIDED, finds=1),
    *(
        Case(rules.a_voided_visit_raises_a_concern, f"voided on 30 June 2024, looked at on {on}", VOIDED, on, finds)
        for on, finds in (("2024-06-29", 0), ("2024-06-30", 1), ("2024-07-01", 1))
    ),
    *(
        Case(
            rules.a_voided_visit_raises_a_concern,
            f"a concern of 5 July 2024, looked at on {on}",
            {**VOIDED, AMINA: {"concerns": [{**CONCERN, "on": "2024-07-05"}]}},
            on,
            finds,
        )
        for on, finds in (("2024-07-04", 1), ("2024-07-05", 0), ("2024-07-06", 0))
    ),
    *(
        Case(
            rules.a_voided_visit_raises_a_concern,
            f"voided, the visit on 20 June 2024, a concern of {day}",
            {**VOIDED, AMINA: {"concerns": [{**CONCERN, "on": day}]}},
            finds=finds,
        )
        for day, finds in (("2024-06-19", 1), ("2024-06-20", 0), ("2024-06-21", 0))
    ),
    Case(rules.a_concern_is_settled_in_full, "no concern"),
    Case(rules.a_concern_is_settled_in_full, "open", {AMINA: {"concerns": [CONCERN]}}),
    Case(
        rules.a_concern_is_settled_in_full,
        "of a clause that there is not",
        {AMINA: {"concerns": [{**CONCERN, "clause": "XX.9"}]}},
        finds=1,
        at="data/assessors/amina-rahman.yml:concerns[1].clause",
    ),
    Case(
        rules.a_concern_is_settled_in_full,
        "settled without an outcome",
        {AMINA: {"concerns": [{**CONCERN, "settled_on": "2024-07-01"}]}},
        finds=1,
    ),
    *(
        Case(
            rules.a_concern_is_settled_in_full,
            f"of 21 June 2024, settled on {day}",
            {AMINA: {"concerns": [{**CONCERN, "settled_on": day, "outcome": "No more was needed."}]}},
            finds=finds,
        )
        for day, finds in (("2024-06-20", 1), ("2024-06-21", 0), ("2024-06-22", 0))
    ),
)
