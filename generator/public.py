"""What the public may see on a day: the only code that publishes anything from the register.

Public types neither contain nor inherit from private types. This module makes each of them, field by field, and the
site imports only these.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from generator.days import day_before
from generator.records import Assessor, Event, Fee, Organisation
from generator.records.fee import ASSESSMENT_CHARGE, Amount
from generator.register import Register
from generator.scheme.standing import changes_of, standing
from generator.vocabulary import Audience, EventKind, Language, Nation, Phase, Region, SchoolType, Vat


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
class PublicAssessor:
    """A listed assessor. The portrait (Markdown) and contact details are None unless the assessor agreed to show them.

    `portrait_language` is also the language of the experience. It is always public, so it does not reveal a portrait.
    """

    id: str
    name: str
    standing: PublicStanding
    since: date
    organisations: tuple[PublicOrganisation, ...]
    base: str
    regions: tuple[Region, ...]
    nations: tuple[Nation, ...]
    languages: tuple[Language, ...]
    phases: tuple[PublicPhase, ...]
    school_types: tuple[SchoolType, ...]
    portrait: str | None
    portrait_language: Language
    email: str | None
    phone: str | None
    website: str | None
    details_confirmed_on: date


class AmountState(StrEnum):
    PAST = "past"
    CURRENT = "current"
    ANNOUNCED = "announced"


@dataclass(frozen=True)
class PublicAmount:
    """An amount in exact pounds, from `from_` to `to`, both inclusive; `to` is None while no end is set."""

    from_: date
    to: date | None
    amount: Decimal
    vat: Vat
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
class PublicEvent:
    """An event from its first to its last day, both inclusive; `cost` is None while it is not published."""

    id: str
    title: str
    kind: EventKind
    from_: date
    to: date
    place: str
    required: bool
    cost: Decimal | None
    vat: Vat | None
    description: str | None
    website: str | None
    is_over: bool


@dataclass(frozen=True)
class PublicAward:
    """A school that holds the mark and agreed to be listed; `last_day` is inclusive."""

    school: str
    last_day: date


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
    assessors: tuple[PublicAssessor, ...]
    no_longer_listed: tuple[str, ...]
    fees: tuple[PublicFee, ...]
    events: tuple[PublicEvent, ...]
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


def public(register: Register, on: date) -> PublicSite:
    """The public side of the register on a day; assessors by name, fees by title, events and awards by day."""
    listed = {
        id: published for id, assessor in register.assessors.items() if (published := _assessor(register, assessor, on))
    }
    return PublicSite(
        on=on,
        name=register.scheme.name,
        name_cy=register.scheme.name_cy,
        contact_email=register.scheme.contact_email,
        site_url=register.scheme.site_url.rstrip("/") + "/" if register.scheme.site_url else None,
        demonstration=register.scheme.demonstration,
        valid_days=register.scheme.site_valid_days,
        assessors=tuple(sorted(listed.values(), key=lambda assessor: (assessor.name.casefold(), assessor.id))),
        no_longer_listed=tuple(
            sorted(
                {
                    id
                    for id, assessor in register.assessors.items()
                    if id not in listed and _was_listed(register, assessor, on)
                }
                | {id for id, erasure in register.erasures.items() if erasure.listed}
            )
        ),
        fees=tuple(sorted((_fee(fee, on) for fee in register.fees.values()), key=lambda fee: (fee.title, fee.id))),
        events=tuple(
            sorted((_event(event, on) for event in register.events.values()), key=lambda event: (event.from_, event.id))
        ),
        awards=_awards(register, on),
    )


def _assessor(register: Register, assessor: Assessor, on: date) -> PublicAssessor | None:
    now = standing(register, assessor, on)
    if not now.kind.is_listed or now.decided_on is None:
        return None
    agreed = assessor.publish

    def when_agreed(value: str | None, agreed_on: date | None) -> str | None:
        return value if agreed_on and agreed_on <= on else None

    return PublicAssessor(
        id=assessor.id,
        name=assessor.name,
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
        school_types=tuple(group for group in SchoolType if group in assessor.school_types),
        portrait=when_agreed(assessor.portrait, agreed.portrait),
        portrait_language=assessor.portrait_language,
        email=when_agreed(assessor.contact.email, agreed.email),
        phone=when_agreed(assessor.contact.phone, agreed.phone),
        website=when_agreed(assessor.contact.website, agreed.website),
        details_confirmed_on=assessor.details_confirmed_on,
    )


def _organisation(organisation: Organisation) -> PublicOrganisation:
    return PublicOrganisation(organisation.name, organisation.website)


def _was_listed(register: Register, assessor: Assessor, on: date) -> bool:
    return any(change.kind.is_listed for change in changes_of(register, assessor) if change.on < on)


def _fee(fee: Fee, on: date) -> PublicFee:
    current = fee.in_force(on)

    def public_amount(amount: Amount, last_day: date | None) -> PublicAmount:
        if on < amount.from_:
            state = AmountState.ANNOUNCED
        else:
            state = AmountState.CURRENT if amount is current else AmountState.PAST
        return PublicAmount(amount.from_, last_day, amount.amount, amount.vat, amount.announced_on, state)

    published = [
        amount for amount in fee.schedule if amount.from_ <= on or (amount.announced_on and amount.announced_on <= on)
    ]
    schedule = tuple(
        public_amount(amount, last_day) for amount, last_day in zip(published, fee.last_days(published), strict=True)
    )
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
        from_=event.from_,
        to=event.last_day,
        place=event.place,
        required=event.required,
        cost=cost.amount if cost else None,
        vat=cost.vat if cost else None,
        description=event.description,
        website=event.website,
        is_over=event.last_day < on,
    )


def _awards(register: Register, on: date) -> tuple[PublicAward, ...]:
    awards = []
    for school in register.schools.values():
        if not school.publish_award or not school.publish_award.holds(on):
            continue
        ends = [
            assessment.mark_expires_on
            for assessment in school.assessments
            if assessment.awarded_on
            and assessment.awarded_on <= on
            and not assessment.voided
            and assessment.mark_expires_on
        ]
        if ends and on < max(ends):
            awards.append(PublicAward(school.name, day_before(max(ends))))
    return tuple(sorted(awards, key=lambda award: (award.school, award.last_day)))
