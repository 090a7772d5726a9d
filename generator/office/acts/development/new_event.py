"""A professional development, training or moderation event is published (CPD)."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, today_if_left_out, worked_out
from generator.office.edits import Added, Edits, given, id_from
from generator.office.refused import ActRefusedError
from generator.records import Event
from generator.records.contact_forms import Website
from generator.records.forms import Date, Line, Money, Percent, Slug, Text
from generator.register import Register
from generator.vocabulary import EventKind, RequiredOf, Vat
from generator.write.yaml_text import Writable


class NewEvent(Act):
    """Naace plans an event."""

    name: ClassVar[str] = "new-event"
    family: ClassVar[Family] = Family.DEVELOPMENT
    example: ClassVar[str] = (
        'title="Annual conference 2027" kind=conference from=2027-06-10 place=Leeds required_of=everyone'
        " cost=95.00 vat=excluded"
    )

    title: Line = asked("Its name.")
    kind: EventKind = asked("What it is.")
    from_: Date = asked("The first day.", alias="from")
    to: Date | None = worked_out("The last day, inclusive; left out for one day.")
    place: Line = asked("Where it is held; or online.")
    required_of: RequiredOf | None = worked_out("Which registered assessors must take part; left out if nobody must.")
    registered_since: Date | None = worked_out("With registered-since: since when they are registered.")
    cost: Money | None = worked_out("What it costs; 0.00 if free. Left out while it is not published.")
    vat: Vat | None = worked_out("Whether VAT is in the cost.")
    vat_rate: Percent | None = worked_out("The rate of VAT in per cent, where there is any and it is known.")
    published_on: Date = today_if_left_out("The day the cost was published; left out, today.")
    description: Text | None = worked_out("What it is about, in plain words.")
    website: Website | None = worked_out("Where to book.")
    id: Slug | None = worked_out("The id, which never changes; left out, it is made from the name.")

    def edits(self, register: Register) -> Edits:
        fields = given(
            title=self.title,
            kind=self.kind,
            sittings=[given(from_=self.from_, to=self.to, place=self.place)],
            required_of=self.required_of or None,
            registered_since=self.registered_since,
            cost=cost_of(self.cost, self.vat, self.vat_rate, self.published_on),
            description=self.description,
            website=self.website,
        )
        yield Added(Event.file_of(self.id or id_from(self.title, register.events)), fields)

    def said(self, register: Register) -> str:
        return f"{self.title} is planned for {in_words(self.from_)}"


def cost_of(amount: Decimal | None, vat: Vat | None, vat_rate: Decimal | None, published_on: date) -> Writable | None:
    """The fields of an event's cost, if there is one. Raises ActRefusedError."""
    if amount is None:
        return None
    if vat is None:
        choices = ", ".join(Vat)
        raise ActRefusedError("vat", "It is not said whether VAT is in the cost", f"Write one of: {choices}.")
    return given(amount=amount, vat=vat, vat_rate=vat_rate, published_on=published_on)
