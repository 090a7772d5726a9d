"""Lists that an office has, to acts: a bank's export of payments, a sign-in sheet, signatures, confirmations.

In: a list as people keep it, and the register. Out: an act for each row that means one thing, and the rows that do not,
each with the reason. Nothing is guessed, and a row that is on file already gives no act. Linear in rows and people.
"""

from generator.imports.office_lists.attendance import ATTENDANCE
from generator.imports.office_lists.confirmations import CONFIRMATIONS
from generator.imports.office_lists.office_list import OfficeList, Reading, Unread, read_list
from generator.imports.office_lists.pasted import lines_of_pasted
from generator.imports.office_lists.payments import PAYMENTS
from generator.imports.office_lists.signatures import SIGNATURES

LISTS: tuple[OfficeList, ...] = (PAYMENTS, ATTENDANCE, SIGNATURES, CONFIRMATIONS)

__all__ = ["LISTS", "OfficeList", "Reading", "Unread", "lines_of_pasted", "read_list"]
