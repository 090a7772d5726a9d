"""What each template is given: one frozen object of public values, every word and day in it ready to be read.

Links begin with `root`, the way from the page to the site's top, so that the site works in any folder of any host.
"""

from dataclasses import dataclass

from markupsafe import Markup

from generator.site.parts.fee_chart import FeeChart
from generator.site.parts.letter import Letter
from generator.site.parts.region_map import RegionMap


@dataclass(frozen=True)
class Link:
    text: str
    href: str


@dataclass(frozen=True)
class Counted:
    """A link with how many assessors it leads to, in words."""

    link: Link
    count: str


@dataclass(frozen=True)
class Badge:
    """A standing as a label; `accredited` picks its look, the label says it."""

    label: str
    accredited: bool


@dataclass(frozen=True)
class Person:
    """An assessor in a list. `values` are what the finder's script goes by: `("phase", "primary secondary")`."""

    id: str
    name: Link
    badge: Badge
    organisations: str
    base: str
    regions: str
    phases: str
    school_types: str
    languages: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Option:
    """One of the finder's choices, `?NAME=VALUE`, and its own page; `within` the nation above it."""

    name: str
    value: str
    link: Link
    count: int
    within: bool


@dataclass(frozen=True)
class Group:
    """Choices of one kind; an assessor who has any of those that are chosen is found."""

    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Summary:
    """A fee's line on the page of fees; `announced` is None where no change is announced, `past` where none was."""

    title: Link
    today: str
    announced: str | None
    past: str | None


@dataclass(frozen=True)
class HomePage:
    """`finder` and `choose` are the ways to an assessor: by a choice of the school's own, or of Naace's."""

    template = "home.html"
    root: str
    title: str
    count: str
    finder: str
    choose: Link
    regions: tuple[Counted, ...]
    phases: tuple[Counted, ...]
    charges: tuple[Summary, ...]


@dataclass(frozen=True)
class FinderPage:
    """All assessors, to be narrowed down; `accredited` of them are. `compare` shows several side by side."""

    template = "finder.html"
    root: str
    title: str
    intro: str
    on: str
    people: tuple[Person, ...]
    groups: tuple[Group, ...]
    accredited: int
    found: str
    meanings: tuple[tuple[Badge, str], ...]
    compare: str
    choose: Link


@dataclass(frozen=True)
class AssessorsPage:
    """Those of one nation, region, phase, type of school or language; `narrower` is the finder, begun with it."""

    template = "assessors.html"
    root: str
    title: str
    intro: str
    people: tuple[Person, ...]
    groups: tuple[Group, ...]
    everyone: Link
    narrower: Link
    choose: Link


@dataclass(frozen=True)
class Organisation:
    name: str
    website: str | None


@dataclass(frozen=True)
class PhaseOffered:
    link: Link
    experience: tuple[str, ...]


@dataclass(frozen=True)
class Cost:
    """What a school pays for an assessment, today and as announced, and the page of that fee."""

    today: str
    announced: tuple[str, ...]
    fee: Link


@dataclass(frozen=True)
class AssessorPage:
    """`portrait` and the contact details are None where the person has agreed to none; `lead` follows the badge.

    `portrait_language` is that of the experience too. `cost` is None while no charge is in force, `badge_snippet` while
    the site has no public address. `structured` is JSON-LD.
    """

    template = "assessor.html"
    root: str
    title: str
    badge: Badge
    lead: str
    meaning: str
    everyone: str
    compare: str
    organisations: tuple[Organisation, ...]
    base: str
    regions: tuple[Link, ...]
    map: RegionMap
    phases: tuple[PhaseOffered, ...]
    school_types: str
    languages: str
    portrait: Markup | None
    portrait_language: str
    email: Link | None
    phone: str | None
    website: Link | None
    confirmed: str
    cost: Cost | None
    letter: Letter
    structured: Markup
    badge_picture: str
    badge_snippet: str | None


@dataclass(frozen=True)
class ComparePage:
    """`everyone` is the list it leads back to; `people` are who can be compared."""

    template = "compare.html"
    root: str
    title: str
    everyone: Link
    people: tuple[Link, ...]


@dataclass(frozen=True)
class RequestPage:
    template = "request.html"
    root: str
    title: str
    everyone: Link
    letter: Letter


@dataclass(frozen=True)
class NotListedPage:
    """The same for every person and every reason."""

    template = "not-listed.html"
    root: str
    title: str
    sentence: str
    everyone: Link


@dataclass(frozen=True)
class DatedFee:
    """A fee's prices for a script that answers for a day: `schedule` is JSON, a list of [from, to or null, price]."""

    title: str
    schedule: str


@dataclass(frozen=True)
class DatedFees:
    """Those that one payer pays; `heading` names the payer, None on a fee's own page."""

    heading: str | None
    fees: tuple[DatedFee, ...]


@dataclass(frozen=True)
class FeeGroup:
    heading: str
    fees: tuple[Summary, ...]


@dataclass(frozen=True)
class FeesPage:
    template = "fees.html"
    root: str
    title: str
    groups: tuple[FeeGroup, ...]
    on: str
    dated: tuple[DatedFees, ...]


@dataclass(frozen=True)
class Amount:
    period: str
    amount: str
    state: str
    is_current: bool


@dataclass(frozen=True)
class FeePage:
    template = "fee.html"
    root: str
    title: str
    audience: str
    explanation: tuple[str, ...]
    today: str
    announced: tuple[str, ...]
    amounts: tuple[Amount, ...]
    chart: FeeChart | None
    on: str
    dated: tuple[DatedFees, ...]


@dataclass(frozen=True)
class Event:
    anchor: str
    title: str
    kind: str
    days: str
    place: str
    required: str
    cost: str
    description: tuple[str, ...]
    booking: str | None


@dataclass(frozen=True)
class EventsPage:
    template = "events.html"
    root: str
    title: str
    to_come: tuple[Event, ...]
    past: tuple[Event, ...]


@dataclass(frozen=True)
class School:
    name: str
    until: str


@dataclass(frozen=True)
class SchoolsPage:
    template = "schools.html"
    root: str
    title: str
    schools: tuple[School, ...]
    contact: str


@dataclass(frozen=True)
class Rule:
    """`effect` is None where an entry that breaks the rule is refused."""

    statement: str
    effect: str | None


@dataclass(frozen=True)
class Clause:
    name: str
    summary: str
    undecidable: str | None
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Section:
    anchor: str
    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class HowItWorksPage:
    template = "how-it-works.html"
    root: str
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class PrivacyPage:
    template = "privacy.html"
    root: str
    title: str
    contact: str


@dataclass(frozen=True)
class AccessibilityPage:
    template = "accessibility.html"
    root: str
    title: str
    contact: str


@dataclass(frozen=True)
class DataFile:
    """A file for other programs; `excerpt` is how it begins."""

    link: Link
    anchor: str
    what: str
    excerpt: str


@dataclass(frozen=True)
class Field:
    name: str
    description: str


@dataclass(frozen=True)
class ShapeShown:
    """A kind of JSON file, or of what stands in one, field by field."""

    anchor: str
    title: str
    sentence: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class DataPage:
    template = "data.html"
    root: str
    title: str
    valid_days: int
    files: tuple[DataFile, ...]
    one_person: str
    badge: str
    separator: str
    common: tuple[Field, ...]
    shapes: tuple[ShapeShown, ...]
    schemas: tuple[Link, ...]
    terms: tuple[str, ...]
    contact: str


@dataclass(frozen=True)
class ChangeShown:
    on: str
    title: Link


@dataclass(frozen=True)
class ChangesPage:
    template = "changes.html"
    root: str
    title: str
    lead: str
    changes: tuple[ChangeShown, ...]
    feed: Link


Context = (
    HomePage
    | FinderPage
    | AssessorsPage
    | AssessorPage
    | ComparePage
    | RequestPage
    | NotListedPage
    | FeesPage
    | FeePage
    | EventsPage
    | SchoolsPage
    | HowItWorksPage
    | PrivacyPage
    | AccessibilityPage
    | DataPage
    | ChangesPage
)
