"""The shapes of the JSON files: each field with its name and meaning. The schemas and OpenAPI are made from them.

A shape may have the name of a record, such as Assessor: shapes' names are the schemas' public names, and code writes
`shapes.Assessor`.
Within version 1, fields are added but never taken away, renamed or given another meaning.
"""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.addresses import in_language
from generator.public import AmountState, PublicStanding
from generator.vocabulary import Audience, EventKind, Language, Nation, Phase, Region, RequiredOf, SchoolType, Vat


class Shape(BaseModel):
    """Part of a file. A field without a value is there and null."""

    model_config = ConfigDict(frozen=True)


class Document(Shape):
    """A whole file: what it says of itself. Past `valid_until`, fetch it again; it may be out of date."""

    built_on: date = Field(description="The day for which the file is true, in London.")
    valid_until: date = Field(
        description="The last day on which the file is valid. It is the same for every file and every person."
    )
    register_name: str = Field(description="The name of the register.")
    demonstration: bool = Field(description="true where every person, school and organisation is fictional.")


def _text(description: str, form: str) -> Any:
    return Field(description=description, json_schema_extra={"format": form})


class Organisation(Shape):
    """An organisation that assessors belong to."""

    name: str = Field(description="Its name.")
    website: str | None = _text("Its website.", "uri")


class PhaseOffered(Shape):
    """A phase of education that an assessor offers."""

    phase: Phase = Field(description="The phase.")
    experience: str = Field(
        description="The experience that qualifies the assessor for it, as plain text in portrait_language."
    )


class Picture(Shape):
    """A JPEG picture."""

    address: str = _text("Its address; from the site's top where the site knows no address.", "uri-reference")
    width: int = Field(description="Its width, in pixels.")
    height: int = Field(description="Its height, in pixels.")


class Photo(Shape):
    """A photo of an assessor, in two sizes."""

    alternative_text: str = Field(description="What it shows, as plain text in portrait_language.")
    large: Picture = Field(description="At most 480 pixels on each side.")
    small: Picture = Field(description="At most 160 pixels on each side.")


class TypesOffered(Shape):
    """Types of school that an assessor offers, with the experience for them."""

    types: list[SchoolType] = Field(description="The types of school.")
    experience: str | None = Field(
        description="The experience that qualifies the assessor for them, as plain text; null where it is not stated."
    )


class Time(Shape):
    """Days from the first to the last, both inclusive."""

    from_: date = Field(description="The first day.", serialization_alias="from")
    to: date | None = Field(description="The last day, inclusive; null while no end is set.")


class Assessor(Shape):
    """An assessor who is on the register on the day the file was built."""

    id: str = Field(description="The assessor's id: part of their page's address, and never given to anyone else.")
    name: str = Field(description="Their name.")
    registration_number: str = Field(
        description="The number by which anyone can check a registration, such as ICTM 0042. It never changes, and "
        "nobody else gets it.",
    )
    standing: PublicStanding = Field(
        description="accredited: may assess; registered: a Lead Assessor observes their visits until accreditation."
    )
    since: date = Field(description="The day from which Naace's decision on this standing has been in force.")
    page: str = _text(
        "The address of their page; from the site's top where the site knows no address.", "uri-reference"
    )
    badge: str = _text(
        f"The address of their badge, an SVG picture; below {in_language('', Language.WELSH)} the same in Welsh.",
        "uri-reference",
    )
    organisations: list[Organisation] = Field(description="Organisations they belong to; none if independent.")
    base: str = Field(description="The postcode district they travel from.")
    nations: list[Nation] = Field(description="Nations they work in.")
    regions: list[Region] = Field(description="Regions they work in; a nation but England is one region.")
    languages: list[Language] = Field(description="Languages they can assess in, as BCP 47 tags.")
    phases: list[PhaseOffered] = Field(description="Phases of education they offer.")
    school_types: list[SchoolType] = Field(description="Types of school they offer.")
    experience_by_type: list[TypesOffered] = Field(description="The same, with the experience for each.")
    unavailable: list[Time] = Field(description="Days on which they cannot visit a school, if they publish them.")
    most_visits_a_year: int | None = Field(
        description="The most visits a year they want; null where none is published."
    )
    portrait: str | None = Field(description="Their pen portrait in Markdown; null where none is published.")
    portrait_language: Language = Field(
        description="The language that the portrait and the experience are written in, as a BCP 47 tag."
    )
    photo: Photo | None = Field(description="Their photo; null where none is published.")
    email: str | None = _text("Email address; null where none is published.", "email")
    phone: str | None = Field(description="Phone number; null where none is published.")
    website: str | None = _text("Website; null where none is published.", "uri")
    details_confirmed_on: date = Field(description="The day they last confirmed these details.")


class AllAssessors(Document):
    """Everyone who is on the register on the day the file was built, by name."""

    assessors: list[Assessor] = Field(description="The assessors.")


class ListedAssessor(Document):
    """One assessor who is on the register on the day the file was built."""

    listed: Literal[True] = Field(description="That this person is on the register.")
    assessor: Assessor = Field(description="The assessor.")


class NotListed(Document):
    """Someone who was on the register and is not on the day the file was built: the same for every reason."""

    listed: Literal[False] = Field(description="That this person is not on the register.")


class Amount(Shape):
    """An amount of a fee, with the days on which it holds."""

    from_: date = Field(description="The first day.", serialization_alias="from")
    to: date | None = Field(description="The last day, inclusive; null while no end is set.")
    amount: str = Field(description="Exact pounds and pence, such as 150.00.", pattern=r"^\d+\.\d{2}$")
    vat: Vat = Field(description="Whether VAT is in the amount.")
    vat_rate: str | None = Field(
        description="The rate of VAT in per cent, such as 20; null where it is not known, or no VAT is due."
    )
    amount_with_vat: str | None = Field(
        description="What is paid in all, with VAT, in pounds and pence; null where the rate is not known."
    )
    announced_on: date | None = Field(description="The day it was announced, where that is known.")
    state: AmountState = Field(description="Whether it is past, current or announced on the day of the build.")


class Fee(Shape):
    """A fee of the scheme with its whole schedule."""

    id: str = Field(description="The fee's id: part of its page's address.")
    title: str = Field(description="Its name.")
    audience: Audience = Field(description="Who pays it, or is paid it.")
    explanation: str | None = Field(description="What it is for and when it is due, as plain text.")
    page: str = _text("The address of its page; from the site's top where the site knows no address.", "uri-reference")
    current: Amount | None = Field(description="The amount in force on the day of the build; null where none is.")
    schedule: list[Amount] = Field(description="Every amount, oldest first: past, current and announced.")


class AllFees(Document):
    """Every fee of the scheme, by title."""

    fees: list[Fee] = Field(description="The fees.")


class Cost(Shape):
    """What taking part in an event costs."""

    amount: str = Field(description="Exact pounds and pence, such as 95.00.", pattern=r"^\d+\.\d{2}$")
    vat: Vat = Field(description="Whether VAT is in the amount.")
    vat_rate: str | None = Field(
        description="The rate of VAT in per cent, such as 20; null where it is not known, or no VAT is due."
    )
    amount_with_vat: str | None = Field(
        description="What is paid in all, with VAT, in pounds and pence; null where the rate is not known."
    )


class Sitting(Shape):
    """Days on which an event takes place; taking part in one sitting is enough."""

    from_: date = Field(description="The first day.", serialization_alias="from")
    to: date = Field(description="The last day, inclusive.")
    place: str = Field(description="Where it is held, or online.")


class Event(Shape):
    """A professional development event."""

    id: str = Field(description="The event's id.")
    title: str = Field(description="Its name.")
    kind: EventKind = Field(description="What it is.")
    from_: date = Field(description="The first day.", serialization_alias="from")
    to: date = Field(description="The last day, inclusive.")
    place: str = Field(description="Where it is held, or online; of several sittings each place once.")
    sittings: list[Sitting] = Field(description="When and where it takes place; any one sitting is enough.")
    required: bool = Field(description="true where every registered assessor takes part.")
    required_of: RequiredOf | None = Field(description="Who must take part; null where nobody must.")
    registered_since: date | None = Field(
        description="With registered-since: people registered on this day or later must take part."
    )
    cancelled_on: date | None = Field(description="The day it was cancelled; null where it was not.")
    cost: Cost | None = Field(description="What taking part costs; null while that is not published.")
    cost_published_on: date | None = Field(description="The day the cost was published; null while it is not.")
    description: str | None = Field(description="What it is about, as plain text.")
    website: str | None = _text("Where to book.", "uri")


class AllEvents(Document):
    """Every event, past and to come, by day."""

    events: list[Event] = Field(description="The events.")
