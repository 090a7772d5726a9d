"""The yearly draw of assessors for a moderated visit (SA.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Added, Edits
from generator.records import Sample
from generator.records.forms import Date, Line, WholeNumber, Year
from generator.register import Register
from generator.scheme.draw import drawn_fields


class Draw(Act):
    """The year's draw for moderated visits is held, and can be repeated by anyone."""

    name: ClassVar[str] = "draw"
    family: ClassVar[Family] = Family.QUALITY
    example: ClassVar[str] = "year=2026 share=20 drawn_on=2026-11-20"

    year: Year = asked("The year the draw is for.")
    share: WholeNumber = asked("The share drawn, in percent of the candidates, rounded up.", ge=1, le=100)
    drawn_on: Date = asked("The day of the draw.")
    seed: Line | None = worked_out("The published seed; left out, the year.")

    def edits(self, register: Register) -> Edits:
        fields = drawn_fields(register, self.drawn_on, self.seed or self.year, self.share)
        yield Added(Sample.file_of(self.year), fields)

    def said(self, register: Register) -> str:
        return f"The draw for {self.year} was held on {in_words(self.drawn_on)}"
