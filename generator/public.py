"""What the public may see on a day: the only code that publishes anything from the register.

Public types neither contain nor inherit from private types. This module makes each of them, field by field, and the
site imports only these. It has more than 400 lines, because what is published is to be read in one place.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.days import day_before
from generator.price import Price
from generator.records import Assessment, Assessor, Event, Fee, Organisation
from generator.records.contact_forms import uri
from generator.records.fee import ASSESSMENT_CHARGE, Amount
from generator.records.offers import Availability
from generator.records.photo import Picture
from generator.register import Register
from generator.scheme.once_listed import was_listed
from generator.scheme.standing import standing
from generator.vocabulary import (
    Audience,
    EventKind,
    Language,
    Nation,
    Phase,
    Region,
    RequiredOf,
    SchoolType,
)


class PublicStanding(StrEnum):
    """The two standings that are on the public list."""

    REGISTERED = "registered"
    ACCREDITED = "accredited"


@dataclass(frozen=True)
class PublicOrganisation:
    name: str
    website: str | None


@dataclass(frozen=True)
class PublicPhase:
    phase: Phase
    experience: str


@dataclass(frozen=True)
class PublicTypes:
    """Types of school with the experience for them; None where it is not stated."""

    types: tuple[SchoolType, ...]
    experience: str | None


@dataclass(frozen=True)
class PublicTime:
    """Days from the first to the last, both inclusive; without a last day, no end is set."""

    from_: date
    to: date | None


@dataclass(frozen=True)
class PublicPicture:
    """A JPEG and its pixels; it holds nothing else of the file that it was made from."""

    width: int
    height: int
    content: bytes


@dataclass(frozen=True)
class PublicPhoto:
    """A photo in two sizes, and what it shows, in the language of the portrait."""

    alternative_text: str
    large: PublicPicture
    small: PublicPicture


@dataclass(frozen=True)
class PublicAssessor:
    """A listed assessor. The portrait (Markdown), the photo and contact details are None unless the assessor agreed to
    show them.

    `since` is the day of the decision that the standing rests on: registered, accredited or reinstated. It stays the
    same when a lapse is over, so it does not show that there was one.

    `portrait_language` is also the language of the experience. It is always public, so it does not reveal a portrait.
    `registration_number` is empty only where a rule refuses the file, so never on the site.
    """

    id: str
    name: str
    registration_number: str
    standing: PublicStanding
    since: date
    organisations: tuple[PublicOrganisation, ...]
    base: str
    regions: tuple[Region, ...]
    nations: tuple[Nation, ...]
    languages: tuple[Language, ...]
    phases: tuple[PublicPhase, ...]
    school_types: tuple[SchoolType, ...]
    experience_by_type: tuple[PublicTypes, ...]
    unavailable: tuple[PublicTime, ...]
    most_visits_a_year: int | None
    portrait: str | None
    portrait_language: Language
    photo: PublicPhoto | None
    email: str | None
    phone: str | None
    website: str | None
    details_confirmed_on: date

    def __hash__(self) -> int:
        """Of the id alone: quick, and equal assessors have equal ids."""
        return hash(self.id)


class AmountState(StrEnum):
    """When an amount holds, seen from the day of the build."""

    PAST = "past"
    CURRENT = "current"
    ANNOUNCED = "announced"


@dataclass(frozen=True)
class PublicAmount:
    """An amount, from `from_` to `to`, both inclusive; `to` is None while no end is set."""

    from_: date
    to: date | None
    price: Price
    announced_on: date | None
    state: AmountState


@dataclass(frozen=True)
class PublicFee:
    id: str
    title: str
    audience: Audience
    explanation: str | None
    schedule: tuple[PublicAmount, ...]
    current: PublicAmount | None
    announced: tuple[PublicAmount, ...]


@dataclass(frozen=True)
class PublicVersion:
    """A version of the code of practice, or of the procedures; `website` is None where its text has no address."""

    version: str
    in_force_from: date
    website: str | None


@dataclass(frozen=True)
class PublicSitting:
    """A sitting of an event, from its first to its last day, both inclusive."""

    from_: date
    to: date
    place: str


@dataclass(frozen=True)
class PublicEvent:
    """An event from its first to its last day, both inclusive; one of its sittings is enough.

    `cost` is None while it is not published, `required_of` where nobody has to take part. `changed_on` holds the days
    on which its cost was published, and on which it was moved, reworded or cancelled, oldest first.
    """

    id: str
    title: str
    kind: EventKind
    from_: date
    to: date
    sittings: tuple[PublicSitting, ...]
    required_of: RequiredOf | None
    registered_since: date | None
    cancelled_on: date | None
    cost: Price | None
    cost_published_on: date | None
    changed_on: tuple[date, ...]
    description: str | None
    website: str | None
    is_over: bool

    @property
    def may_be_booked(self) -> bool:
        """Whether it is still to come, and not cancelled."""
        return not self.is_over and self.cancelled_on is None


@dataclass(frozen=True)
class PublicAward:
    """A school that holds the mark and agreed to be listed; `last_day` is inclusive."""

    school: str
    last_day: date


@dataclass(frozen=True)
class KeptYears:
    """The years for which personal data is kept after it was needed: of whom, see the settings of the same names."""

    former: int
    applicant: int
    helper: int


@dataclass(frozen=True)
class PublicSite:
    """Everything the site is built from. `no_longer_listed` holds only ids, so it never shows why someone left.

    `site_url` ends with a slash; it is None while the site has no address.
    """

    on: date
    name: str
    name_cy: str | None
    contact_email: str
    site_url: str | None
    demonstration: bool
    valid_days: int
    kept_years: KeptYears
    assessors: tuple[PublicAssessor, ...]
    no_longer_listed: tuple[str, ...]
    fees: tuple[PublicFee, ...]
    events: tuple[PublicEvent, ...]
    agreements: tuple[PublicVersion, ...]
    procedures: tuple[PublicVersion, ...]
    awards: tuple[PublicAward, ...]

    def name_in(self, language: Language) -> str:
        """The register's title in one of the site's languages; in English if it has no title in that language."""
        return (language is Language.WELSH and self.name_cy) or self.name

    @property
    def valid_until(self) -> date:
        """The last day, inclusive, on which every page and data file is valid."""
        return self.on + timedelta(days=self.valid_days)

    @property
    def assessment_charge(self) -> PublicFee | None:
        """What a school is charged for an assessment, unless another amount is agreed (COST.1)."""
        return next((fee for fee in self.fees if fee.id == ASSESSMENT_CHARGE), None)


def public(register: Register, on: date, ids: Collection[str] | None = None) -> PublicSite:
    """The public side of the register on a day; assessors by name, fees by title, events and awards by day.

    With `ids`, only these assessors are on it. Cost: one standing for each assessor, one look at each school.
    """
    chosen = {id: assessor for id, assessor in register.assessors.items() if ids is None or id in ids}
    settings = register.scheme.on(on)
    listed = {id: published for id, assessor in chosen.items() if (published := _assessor(register, assessor, on))}
    return PublicSite(
        on=on,
        name=register.scheme.name,
        name_cy=register.scheme.name_cy,
        contact_email=register.scheme.contact_email,
        site_url=register.scheme.site_url.rstrip("/") + "/" if register.scheme.site_url else None,
        demonstration=register.scheme.demonstration,
        valid_days=settings.site_valid_days,
        kept_years=KeptYears(settings.former_kept_years, settings.applicant_kept_years, settings.helper_kept_years),
        assessors=tuple(sorted(listed.values(), key=lambda assessor: (assessor.name.casefold(), assessor.id))),
        no_longer_listed=tuple(
            sorted(
                {id for id, assessor in chosen.items() if id not in listed and was_listed(register, assessor, on)}
                | {id for id, erasure in register.erasures.items() if erasure.listed}
            )
        ),
        fees=tuple(sorted((_fee(fee, on) for fee in register.fees.values()), key=lambda fee: (fee.title, fee.id))),
        events=tuple(
            sorted((_event(event, on) for event in register.events.values()), key=lambda event: (event.from_, event.id))
        ),
        agreements=tuple(
            PublicVersion(version.version, version.in_force_from, _uri(version.website))
            for version in register.scheme.agreements
        ),
        procedures=tuple(
            PublicVersion(version.version, version.in_force_from, _uri(version.website))
            for version in register.scheme.procedures
        ),
        awards=_awards(register, on),
    )


def _assessor(register: Register, assessor: Assessor, on: date) -> PublicAssessor | None:
    now = standing(register, assessor, on)
    if not now.kind.is_listed or now.decided_on is None:
        return None
    agreed = assessor.publish
    is_agreed = agreed.availability is not None and agreed.availability <= on
    availability = (assessor.availability if is_agreed else None) or Availability()

    def when_agreed(value: str | None, agreed_on: date | None) -> str | None:
        return value if agreed_on and agreed_on <= on else None

    return PublicAssessor(
        id=assessor.id,
        name=assessor.name,
        registration_number=assessor.registration_number or "",
        standing=PublicStanding(now.kind.value),
        since=now.decided_on,
        organisations=tuple(
            _organisation(register.organisations[link.organisation])
            for link in assessor.organisations
            if link.holds(on)
        ),
        base=assessor.base,
        regions=tuple(region for region in Region if region in assessor.regions),
        nations=tuple(nation for nation in Nation if nation in {region.nation for region in assessor.regions}),
        languages=tuple(language for language in Language if language in assessor.languages),
        phases=tuple(
            PublicPhase(entry.phase, entry.experience)
            for phase in Phase
            for entry in assessor.phases
            if entry.phase is phase and entry.holds(on)
        ),
        school_types=tuple(kind for kind in SchoolType if kind in assessor.types_offered(on)),
        experience_by_type=tuple(
            PublicTypes(tuple(kind for kind in SchoolType if kind in offered.types), offered.experience)
            for offered in assessor.school_types
            if offered.holds(on)
        ),
        unavailable=tuple(
            PublicTime(time.from_, time.to) for time in availability.unavailable if time.to is None or on <= time.to
        ),
        most_visits_a_year=availability.most_visits_a_year,
        portrait=when_agreed(assessor.portrait, agreed.portrait),
        portrait_language=assessor.portrait_language,
        photo=_photo(register, assessor, on),
        email=when_agreed(assessor.contact.email, agreed.email),
        phone=when_agreed(assessor.contact.phone, agreed.phone),
        website=_uri(when_agreed(assessor.contact.website, agreed.website)),
        details_confirmed_on=assessor.details_confirmed_on,
    )


def _photo(register: Register, assessor: Assessor, on: date) -> PublicPhoto | None:
    """The photo of a listed assessor, while they agree to publish it."""
    photo, agreement = register.photos.get(assessor.id), assessor.photo_agreement(on)
    if not photo or not agreement:
        return None

    def public_picture(picture: Picture) -> PublicPicture:
        return PublicPicture(picture.width, picture.height, picture.content)

    return PublicPhoto(agreement.alternative_text, public_picture(photo.large), public_picture(photo.small))


def _uri(website: str | None) -> str | None:
    return uri(website) if website else None


def _organisation(organisation: Organisation) -> PublicOrganisation:
    return PublicOrganisation(organisation.name, _uri(organisation.website))


def _fee(fee: Fee, on: date) -> PublicFee:
    current = fee.in_force(on)

    def public_amount(amount: Amount, last_day: date | None) -> PublicAmount:
        if on < amount.from_:
            state = AmountState.ANNOUNCED
        else:
            state = AmountState.CURRENT if amount is current else AmountState.PAST
        return PublicAmount(amount.from_, last_day, amount.price, amount.announced_on, state)

    published = [
        amount for amount in fee.schedule if amount.from_ <= on or (amount.announced_on and amount.announced_on <= on)
    ]
    last_days = list(fee.last_days(published))
    if len(published) < len(fee.schedule) and last_days and last_days[-1] and on <= last_days[-1]:
        last_days[-1] = None  # the end would show what is not announced yet
    schedule = tuple(public_amount(amount, last_day) for amount, last_day in zip(published, last_days, strict=True))
    return PublicFee(
        id=fee.id,
        title=fee.title,
        audience=fee.audience,
        explanation=fee.explanation,
        schedule=schedule,
        current=next((amount for amount in schedule if amount.state is AmountState.CURRENT), None),
        announced=tuple(amount for amount in schedule if amount.state is AmountState.ANNOUNCED),
    )


def _event(event: Event, on: date) -> PublicEvent:
    cost = event.cost if event.cost and event.cost.published_on <= on else None
    return PublicEvent(
        id=event.id,
        title=event.title,
        kind=event.kind,
        from_=event.first_day,
        to=event.last_day,
        sittings=tuple(PublicSitting(sitting.from_, sitting.last_day, sitting.place) for sitting in event.sittings),
        required_of=event.required_of,
        registered_since=event.registered_since,
        cancelled_on=event.cancelled_on if event.is_cancelled(on) else None,
        cost=cost.price if cost else None,
        cost_published_on=cost.published_on if cost else None,
        changed_on=event.changed_on(on),
        description=event.description,
        website=_uri(event.website),
        is_over=event.last_day < on,
    )


def _is_held(award: Assessment, on: date) -> bool:
    """Whether the mark is held on a day by this award; never by one that was voided, whatever the day."""
    is_in_force = award.awarded_on and award.mark_expires_on and award.awarded_on <= on < award.mark_expires_on
    return bool(is_in_force) and not award.voided


def _awards(register: Register, on: date) -> tuple[PublicAward, ...]:
    """Awards in force whose school agreed to publish that very award, and has not closed."""
    awards = []
    for school in register.schools.values():
        if school.has_closed(on):
            continue
        ends = [
            award.mark_expires_on
            for consent, award in register.consents(school)
            if consent.holds(on) and award and _is_held(award, on) and award.mark_expires_on
        ]
        if ends:
            awards.append(PublicAward(school.name, day_before(max(ends))))
    return tuple(sorted(awards, key=lambda award: (award.school, award.last_day)))
