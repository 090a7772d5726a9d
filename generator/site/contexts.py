"""What each template is given: one frozen object of public values, every word and day in it ready to be read.

Links begin with `root`, the way from the page to the site's top, so that the site works in any folder of any host.
"""

from dataclasses import dataclass

from markupsafe import Markup

from generator.site.letter import Letter
from generator.site.region_map import RegionMap


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
class Row:
    """An assessor in a table."""

    name: Link
    badge: Badge
    organisations: str
    regions: str
    phases: str
    languages: str


@dataclass(frozen=True)
class Summary:
    """A fee's line on the page of fees; `announced` is None where no change is announced."""

    title: Link
    today: str
    announced: str | None


@dataclass(frozen=True)
class HomePage:
    template = "home.html"
    root: str
    title: str
    count: str
    regions: tuple[Counted, ...]
    phases: tuple[Counted, ...]
    charges: tuple[Summary, ...]
    contact: str


@dataclass(frozen=True)
class AssessorsPage:
    """All assessors, or those of one region or phase; `everyone` leads back from such a part."""

    template = "assessors.html"
    root: str
    title: str
    intro: str
    rows: tuple[Row, ...]
    regions: tuple[Counted, ...]
    phases: tuple[Counted, ...]
    everyone: Link | None
    contact: str


@dataclass(frozen=True)
class Choice:
    """An assessor to be chosen in a form."""

    id: str
    name: str


@dataclass(frozen=True)
class Organisation:
    name: str
    website: str | None


@dataclass(frozen=True)
class PhaseOffered:
    link: Link
    experience: tuple[str, ...]


@dataclass(frozen=True)
class AssessorPage:
    """`portrait` and the contact details are None where the person has agreed to none; `lead` follows the badge.

    `structured` is JSON-LD; `badge_snippet` is None while the site has no public address.
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
    email: str | None
    phone: str | None
    website: str | None
    confirmed: str
    letter: Letter
    structured: Markup
    badge_snippet: str | None


@dataclass(frozen=True)
class ComparePage:
    """`everyone` is the list it leads back to; `choices` are what can be compared."""

    template = "compare.html"
    root: str
    title: str
    everyone: Link
    choices: tuple[Choice, ...]


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
class FeeGroup:
    heading: str
    fees: tuple[Summary, ...]


@dataclass(frozen=True)
class FeesPage:
    template = "fees.html"
    root: str
    title: str
    groups: tuple[FeeGroup, ...]


@dataclass(frozen=True)
class Amount:
    period: str
    amount: str
    vat: str
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


Context = (
    HomePage
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
)
