"""The reminder of an invoice that is not paid in full: to an assessor, or of a charge to a school or organisation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.office.letters.letter import Kind, Letter, LetterRefusedError, LetterSource, Reader, facts, paragraph
from generator.office.letters.wording import LetterWording, Worded
from generator.office.on_file import BILLS
from generator.records import Assessor, School
from generator.records.assessor import Invoice
from generator.records.fee import ASSESSMENT_CHARGE
from generator.records.school import Assessment, Charge
from generator.register import Register
from generator.scheme.invoices import is_refunded, paid_by
from generator.scheme.standing import standing
from generator.vocabulary import Payer


@dataclass(frozen=True)
class _Open:
    """An invoice or a charge that is not paid in full: who pays, by when, and what for."""

    billed: Invoice | Charge
    reader: Reader
    due_on: date
    of: str
    assessment: Assessment | None


def write(source: LetterSource, id: str) -> Iterator[Letter]:
    """The reminder of an invoice. Raises LetterRefusedError where nothing of it is to be paid."""
    unpaid = _open(source, id)
    for t in source.wordings(unpaid.reader):
        yield _letter(source, unpaid, t)


def everyone(source: LetterSource) -> Iterator[str]:
    """The numbers of all invoices and charges that are overdue on a day, in order."""
    for number in sorted(source.billed):
        try:
            unpaid = _open(source, number)
        except LetterRefusedError:
            continue
        if unpaid.due_on < source.on:
            yield number


def _open(source: LetterSource, number: str) -> _Open:
    """An invoice that is to be paid. Raises LetterRefusedError where nothing of it is."""
    register, on, on_file = source.register, source.on, source.billed[number]
    billed = on_file.record
    if billed.issued_on > on:
        raise LetterRefusedError(f"Invoice {number} is not sent by that day", "Remind after its date.")
    if billed.paid_on and billed.paid_on <= on:
        raise LetterRefusedError(f"Invoice {number} is paid", "No reminder is due.")
    if isinstance(billed, Invoice) and isinstance(on_file.entry, Assessor):
        if billed.cancelled_on and billed.cancelled_on <= on:
            raise LetterRefusedError(f"Invoice {number} is withdrawn", "Nothing is to be paid.")
        if is_refunded(billed, on):
            raise LetterRefusedError(f"Invoice {number} was paid and paid back", "Nothing is to be paid.")
        return _invoice(register, on_file.entry, billed)
    if isinstance(billed, Charge) and isinstance(on_file.entry, School):
        return _charge(register, on_file.entry, int(on_file.keys[1]), billed)
    raise TypeError(on_file)


def _invoice(register: Register, assessor: Assessor, invoice: Invoice) -> _Open:
    due_on = invoice.last_day_to_pay(register.scheme.on(invoice.issued_on).payment_days)
    return _Open(invoice, assessor, due_on, invoice.fee or invoice.event or "", None)


def _charge(register: Register, school: School, index: int, charge: Charge) -> _Open:
    assessment = school.assessments[index]
    organisation = register.organisations.get(assessment.intermediary or "")
    reader = organisation if charge.charged_to is Payer.INTERMEDIARY and organisation else school
    due_on = charge.issued_on + timedelta(days=register.scheme.on(charge.issued_on).payment_days)
    return _Open(charge, reader, due_on, ASSESSMENT_CHARGE, assessment)


def _letter(source: LetterSource, unpaid: _Open, t: LetterWording) -> Letter:
    billed, paid = unpaid.billed, paid_by(unpaid.billed, source.on)
    covers = billed.covers if isinstance(billed, Invoice) else None
    reader = unpaid.reader
    lapses = isinstance(reader, Assessor) and standing(source.register, reader, source.on).registered_on is not None
    blocks = (
        paragraph(t("reminder.overdue" if unpaid.due_on < source.on else "reminder.due", day=t.day(unpaid.due_on))),
        facts(
            t,
            invoice=billed.number,
            invoice_for=_visit(source, unpaid, t) if unpaid.assessment else source.title(unpaid.of),
            covers=t.span(covers.from_, covers.to) if covers and covers.to else None,
            issued_on=t.day(billed.issued_on),
            amount=source.price(t, unpaid.of, billed.issued_on, billed.amount),
            paid=t.pounds(paid) if paid else None,
            unpaid=source.price(t, unpaid.of, billed.issued_on, billed.amount - paid) if paid else None,
            due_on=t.day(unpaid.due_on),
        ),
        paragraph(t("reminder.lapses", clause="UA.1") if lapses else None, t("reminder.crossed")),
    )
    name = f"invoice-reminder-{billed.number}"
    return source.letter(reader, t, name, t("reminder.subject", number=billed.number), blocks)


def _visit(source: LetterSource, unpaid: _Open, t: LetterWording) -> Worded:
    """What a charge is for: the visit to the school."""
    name = source.billed[unpaid.billed.number].payer
    visited_on = unpaid.assessment.visited_on if unpaid.assessment else None
    if visited_on is None:
        return t("reminder.assessment_undated", name=name)
    return t("reminder.assessment", name=name, day=t.day(visited_on))


KIND = Kind(
    "invoice-reminder", "Of an invoice to an assessor, or a charge to a school, not paid.", BILLS, write, everyone
)
