"""Rules UA.1: invoices paid late, and removals from the register."""

from collections.abc import Iterator
from datetime import date

from generator.problem import Severity
from generator.register import Register
from generator.rules.clauses import ORDER
from generator.rules.rule import Finding, rule
from generator.vocabulary import DecisionKind


@rule("UA.1", severity=Severity.TOLD)
def an_invoice_is_paid_in_time(register: Register, on: date) -> Iterator[Finding]:
    """An assessor pays an invoice by its due date, and staff get a notice of a late payment.

    To fix: if a date is wrong, correct it. If not, no action needed.
    """
    for assessor, index, invoice in register.invoices():
        last_day = invoice.last_day_to_pay(register.scheme.on(invoice.issued_on).payment_days)
        if invoice.paid_on and last_day < invoice.paid_on <= on:
            at = assessor.at("invoices", index, "due_on" if invoice.due_on else "issued_on")
            message = "This invoice was paid after its due date"
            yield Finding(
                assessor.at("invoices", index, "paid_on"), message, ((at, "the date that sets the due date"),)
            )


@rule("UA.1", "REG.2")
def invoice_dates_are_in_order(register: Register, on: date) -> Iterator[Finding]:
    """An invoice is due, paid or withdrawn on its issue date or later.

    To fix: correct the wrong date.
    """
    for assessor, index, invoice in register.invoices():
        for name in ("due_on", "paid_on", "cancelled_on"):
            day = getattr(invoice, name)
            if day and day < invoice.issued_on:
                related = ((assessor.at("invoices", index, "issued_on"), "the day of its issue"),)
                yield Finding(assessor.at("invoices", index, name), f"{name} is earlier than issued_on", related)


@rule("UA.1", "REG.2")
def an_invoice_is_paid_or_withdrawn(register: Register, on: date) -> Iterator[Finding]:
    """An invoice is paid or withdrawn, but never both.

    To fix: if it was paid, delete `cancelled_on`. If Naace gave the money back, add `refunds: [{on: YYYY-MM-DD, amount:
    "150.00"}]` in its place.
    """
    for assessor, index, invoice in register.invoices():
        if invoice.paid_on and invoice.cancelled_on:
            related = ((assessor.at("invoices", index, "paid_on"), "the payment"),)
            message = "This invoice is both paid and withdrawn"
            yield Finding(assessor.at("invoices", index, "cancelled_on"), message, related)


@rule("UA.1", "CONT.1")
def a_removal_names_clause_and_reason(register: Register, on: date) -> Iterator[Finding]:
    """A removal names the clause of the code of practice that the person broke, and the reason.

    To fix: add `clause: UA.1`, with the right clause, and `reason: Why in a sentence` to the decision.
    """
    for assessor in register.assessors.values():
        for index, decision in enumerate(assessor.decisions):
            if decision.decision is not DecisionKind.REMOVED:
                continue
            if decision.clause is None:
                yield Finding(assessor.at("decisions", index), "This removal names no clause")
            elif decision.clause not in ORDER:
                yield Finding(assessor.at("decisions", index, "clause"), "The code of practice has no such clause")
            if decision.reason is None:
                yield Finding(assessor.at("decisions", index), "This removal gives no reason")


@rule("UA.1", "CONT.1")
def only_a_removal_names_clause_and_reason(register: Register, on: date) -> Iterator[Finding]:
    """Only a removal has a clause and a reason.

    To fix: delete the line. Write any comment under `note`.
    """
    for assessor in register.assessors.values():
        for index, decision in enumerate(assessor.decisions):
            for name in ("clause", "reason"):
                if decision.decision is not DecisionKind.REMOVED and getattr(decision, name) is not None:
                    related = ((assessor.at("decisions", index, "decision"), "this decision is not a removal"),)
                    message = f"Only a removal has a {name}"
                    yield Finding(assessor.at("decisions", index, name), message, related)


@rule("UA.1", severity=Severity.TOLD)
def a_voided_visit_raises_a_concern(register: Register, on: date) -> Iterator[Finding]:
    """If a visit is voided because a procedure was not followed, the assessor's file records a concern.

    To fix: add under `concerns` in the assessor's file `- {on: YYYY-MM-DD, kind: concern, clause: UA.1, text: Why}`,
    unless none is needed.
    """
    for on_file in register.assessments:
        assessment = on_file.assessment
        if not assessment.voided or not assessment.assessor or not assessment.visited_on or assessment.voided.on > on:
            continue
        assessor = register.assessors[assessment.assessor]
        if not any(assessment.visited_on <= concern.on <= on for concern in assessor.concerns):
            related = ((assessor.at("concerns"), "the concerns on file"),)
            yield Finding(on_file.at("voided"), "This visit was voided, but no concern is recorded", related)


@rule("UA.1", "PC.1")
def a_concern_is_settled_in_full(register: Register, on: date) -> Iterator[Finding]:
    """A concern names a clause of the code, and has an outcome and a date once it is settled.

    To fix: write the clause as in `clause: UA.1`. If `settled_on` or `outcome` is missing, add it. If the two
    dates are in the wrong order, correct the wrong one.
    """
    for assessor in register.assessors.values():
        for index, concern in enumerate(assessor.concerns):
            if concern.clause not in ORDER:
                yield Finding(assessor.at("concerns", index, "clause"), "The code of practice has no such clause")
            if (concern.settled_on is None) is not (concern.outcome is None):
                there, missing = ("outcome", "settled_on") if concern.outcome else ("settled_on", "outcome")
                yield Finding(assessor.at("concerns", index), f"{there} is on file, but {missing} is not")
            if concern.settled_on and concern.settled_on < concern.on:
                related = ((assessor.at("concerns", index, "on"), "the day of the concern"),)
                yield Finding(
                    assessor.at("concerns", index, "settled_on"), "This concern was settled before its date", related
                )
