"""The lists that an office has, as its forms and documentation name them; `imports/office_lists` reads them.

A form in the browser takes a list as it is pasted from a spreadsheet: so it is in no file of the repository, in no log
and in no mail.
"""

from typing import NamedTuple

from generator.office.act import Act
from generator.office.acts.development.attendance import Attendance

LIST, LEAVE_OUT = "list", "leave_out"
"""The names of a form's fields for the pasted list, and for writing the others although some rows cannot be read."""
PASTED = (
    "The list: in the spreadsheet, mark the cells with their headings and one empty column at the right, copy them,"
    " and paste them here."
)
LEFT_OUT = "Record the other rows although some mean nobody, or two people."


class ListKind(NamedTuple):
    """A kind of list: its name, what it is in a sentence, the columns it needs, and the act that it does at once.

    `fills` is the field of that act that the list fills in; None where each row is an act of its own.
    """

    name: str
    short: str
    needs: str
    act: type[Act] | None = None
    fills: str | None = None


PAYMENTS = ListKind(
    "payments",
    "Payments that arrived, from a bank's or an accounting program's export.",
    "the day, the amount, and the invoice's number, a reference that holds it, or the payer",
)
ATTENDANCE = ListKind(
    "attendance", "Everyone who took part in an event, from its sign-in sheet.", "the person", Attendance, "present"
)
SIGNATURES = ListKind("signatures", "Who signed the code of practice, and when.", "the day, and the person")
CONFIRMATIONS = ListKind(
    "confirmations", "Who confirmed that their details are right, and when.", "the day, and the person"
)
LIST_KINDS = (PAYMENTS, ATTENDANCE, SIGNATURES, CONFIRMATIONS)
