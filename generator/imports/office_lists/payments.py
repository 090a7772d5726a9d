"""Payments that arrived: a bank's or an accounting program's export (REG.2, CPD.2, COST.1)."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from generator.imports.office_lists.cells import PERSON, amount, day, person
from generator.imports.office_lists.office_list import Cells, OfficeList, OnFileError, OtherError, RowRefusedError
from generator.office import lists
from generator.office.act import Act
from generator.office.acts.money.payment import Payment
from generator.office.on_file import Billed, billed_by_number
from generator.office.typed import act_of
from generator.register import Register
from generator.scheme.invoices import total


def _row(register: Register, cells: Cells) -> Mapping[str, str]:
    if not cells["amount"] or (paid := amount(cells["amount"])) <= 0:
        raise OtherError
    paid_on = day(cells["day"], "day")
    number, billed = _billed(register, cells, paid)
    record = billed.record
    parts = {(part.on, part.amount) for part in record.part_payments}
    if (paid_on, paid) in parts or record.paid_on == paid_on:
        raise OnFileError
    if record.paid_on:
        raise RowRefusedError(f"{number} was paid on another day, {record.paid_on}")
    is_open = record.amount - total(record.part_payments)
    if paid > is_open:
        raise RowRefusedError(f"only £{is_open} of {number} is open")
    return {"invoice": number, "paid_on": paid_on.isoformat(), "amount": str(paid)}


def _billed(register: Register, cells: Cells, paid: Decimal) -> tuple[str, Billed]:
    """The one invoice or charge that a row names; without a number, the only open one of that person and amount."""
    billed = billed_by_number(register)
    reference = " ".join(cells.get(name, "") for name in ("invoice", "reference"))
    words = {word.casefold() for word in re.findall(r"[\w/-]+", reference)}
    numbers = [number for number in billed if number.casefold() in words]
    if len(numbers) > 1:
        raise RowRefusedError(f"it names several invoices: {', '.join(numbers)}")
    if numbers:
        return numbers[0], billed[numbers[0]]
    if cells.get("invoice"):
        raise RowRefusedError("no invoice of this number is on file")
    payer = person(register, cells)
    owed = [
        number
        for number, each in billed.items()
        if each.entry.id == payer.id and not each.record.paid_on and each.record.amount == paid
    ]
    if len(owed) != 1:
        raise RowRefusedError(f"it names no invoice, and open ones of this person and amount: {len(owed)}")
    return owed[0], billed[owed[0]]


def _acts(register: Register, rows: Sequence[Mapping[str, str]], words: Mapping[str, str], today: date) -> list[Act]:
    return [act_of(Payment, {**words, **row}, register, today) for row in rows]


PAYMENTS = OfficeList(
    lists.PAYMENTS,
    {
        "invoice": ("invoice", "invoicenumber", "invoiceno", "invoiceref", "number"),
        "reference": (
            "reference",
            "description",
            "details",
            "narrative",
            "memo",
            "paymentreference",
            "transactiondescription",
        ),
        "day": ("date", "paidon", "paymentdate", "datepaid", "transactiondate", "valuedate", "day"),
        "amount": ("amount", "paidin", "credit", "creditamount", "moneyin", "received", "amountpaid", "paid", "value"),
        **PERSON,
    },
    (("day",), ("amount",), ("invoice", "reference", "id", "email", "membership", "name", "last")),
    _row,
    _acts,
)
