"""A fee is published for the first time (REG.2, SA.1, COST)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, today_if_left_out, worked_out
from generator.office.edits import Added, Edits, given, id_from
from generator.records import Fee
from generator.records.forms import Date, Line, Money, Percent, Slug, Text
from generator.register import Register
from generator.vocabulary import Audience, Vat


class NewFee(Act):
    """Naace publishes a fee for the first time."""

    name: ClassVar[str] = "new-fee"
    family: ClassVar[Family] = Family.MONEY
    example: ClassVar[str] = 'title="Late change of a visit" audience=school from=2027-01-01 amount=60.00 vat=excluded'

    title: Line = asked("The fee's name.")
    audience: Audience = asked("Who pays it, or is paid it.")
    from_: Date = asked("The first day its amount is in force.", alias="from")
    amount: Money = asked("The amount.")
    vat: Vat = asked("Whether VAT is in the amount.")
    vat_rate: Percent | None = worked_out("The rate of VAT in per cent, where there is any and it is known.")
    announced_on: Date = today_if_left_out("The day it is announced; left out, today.")
    explanation: Text | None = worked_out("What it is for and when it is due, in plain words.")
    id: Slug | None = worked_out("The id, which never changes; left out, it is made from the name.")

    def edits(self, register: Register) -> Edits:
        amount = given(
            from_=self.from_, amount=self.amount, vat=self.vat, vat_rate=self.vat_rate, announced_on=self.announced_on
        )
        fields = given(title=self.title, audience=self.audience, explanation=self.explanation, schedule=[amount])
        yield Added(Fee.file_of(self.id or id_from(self.title, register.fees)), fields)

    def said(self, register: Register) -> str:
        return f"{self.title}: £{self.amount} from {in_words(self.from_)}"
