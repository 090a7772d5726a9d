"""A published fee changes from a day to come (REG.2, SA.1, COST)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, today_if_left_out, worked_out
from generator.office.edits import Edits, add, given
from generator.office.on_file import FeeId
from generator.records.forms import Date, Money, Percent
from generator.register import Register
from generator.vocabulary import Vat


class FeeChange(Act):
    """Naace announces another amount of a published fee."""

    name: ClassVar[str] = "fee-change"
    family: ClassVar[Family] = Family.MONEY
    example: ClassVar[str] = "fee=quality-review from=2027-09-01 amount=165.00"

    fee: FeeId = asked("The fee that changes.")
    from_: Date = asked("The first day of the new amount.", alias="from")
    amount: Money = asked("The new amount.")
    announced_on: Date = today_if_left_out("The day it is announced; left out, today.")
    vat: Vat | None = worked_out("Whether VAT is in the amount; left out, as for the amount before.")
    vat_rate: Percent | None = worked_out("The rate of VAT in per cent; left out, as for the amount before.")

    def edits(self, register: Register) -> Edits:
        fee = register.fees[self.fee]
        before = fee.schedule[-1]
        vat = self.vat or before.vat
        rate = self.vat_rate or (before.vat_rate if vat is before.vat else None)
        item = given(from_=self.from_, amount=self.amount, vat=vat, vat_rate=rate, announced_on=self.announced_on)
        yield add(fee, "schedule", item=item)

    def said(self, register: Register) -> str:
        return f"{register.fees[self.fee].title}: £{self.amount} from {in_words(self.from_)}"
