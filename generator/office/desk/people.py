"""Every person on file as the office's page shows them: standing, next change, what they offer, and their timeline."""

from dataclasses import dataclass
from datetime import date

from generator.office.desk.timeline import Timeline, timeline
from generator.office.on_file import entry_name
from generator.records import Assessor
from generator.register import Register
from generator.rules.failures import lapse, lapse_to_come
from generator.scheme.reviews import next_review
from generator.scheme.standing import Standing, StandingKind, changes_of, next_change, since, standing
from generator.site.messages import Wording


@dataclass(frozen=True)
class Fact:
    """A line of a short list."""

    name: str
    """What it is about."""
    text: str
    """What is so."""


@dataclass(frozen=True)
class PersonShown:
    """Somebody on file."""

    anchor: str
    """The id of their part of the page."""
    name: str
    """Their name."""
    standing: str
    """What they are on the day of the page, and since when."""
    is_listed: bool
    """Whether they are on the public list; chooses the label's look, which adds nothing to it."""
    facts: tuple[Fact, ...]
    """The next change, and what they offer."""
    timeline: Timeline | None
    """What is on file, drawn and in words."""


def people(register: Register, on: date, t: Wording) -> tuple[PersonShown, ...]:
    """Everybody on file, by name."""
    by_name = sorted(register.assessors.values(), key=lambda assessor: (assessor.name, assessor.id))
    return tuple(_shown(register, assessor, on, t) for assessor in by_name)


def _shown(register: Register, assessor: Assessor, on: date, t: Wording) -> PersonShown:
    now, changes = standing(register, assessor, on), changes_of(register, assessor)
    said, begun = t(f"desk.standing.{now.kind}"), since(changes, now)
    if begun:
        said = t("desk.since", standing=said, day=t.day(begun))
    if assessor.is_lead(on):
        said = t("desk.and_lead", standing=said)
    return PersonShown(
        anchor=f"assessor-{assessor.id}",
        name=assessor.name,
        standing=said,
        is_listed=now.kind.is_listed,
        facts=tuple(_facts(register, assessor, now, next_change(changes, on), t)),
        timeline=timeline(register, assessor, on, t),
    )


def _facts(register: Register, assessor: Assessor, now: Standing, following: Standing | None, t: Wording) -> list[Fact]:
    on = now.on
    organisations = [
        entry_name(organisation)
        for affiliation in assessor.organisations
        if affiliation.holds(on) and (organisation := register.organisations.get(affiliation.organisation))
    ]
    phases = [t.term(offered.phase) for offered in assessor.phases if offered.holds(on)]
    rows = [
        ("desk.why", lapse(now, "has been") if now.kind is StandingKind.LAPSED else ""),
        ("desk.next_change", _change(now, following, t)),
        ("desk.next_review", _review(register, now, t)),
        ("desk.number", assessor.registration_number or ""),
        ("desk.organisations", ", ".join(organisations)),
        ("desk.base", assessor.base),
        ("desk.regions", t.terms(assessor.regions)),
        ("desk.languages", t.terms(assessor.languages)),
        ("desk.phases", ", ".join(phases)),
        ("desk.types", t.terms(sorted(assessor.types_offered(on)))),
        ("desk.id", assessor.id),
    ]
    return [Fact(t(key), text) for key, text in rows if text]


def _change(now: Standing, following: Standing | None, t: Wording) -> str:
    """The next different standing if nothing else is recorded, with what makes it lapse."""
    if following is None:
        return t("desk.no_change")
    kind = t(f"desk.standing.{following.kind}")
    said = t("desk.change", day=t.day(following.on), standing=kind)
    because = lapse_to_come(following, now.on)
    return f"{said}: {because}" if because else said


def _review(register: Register, now: Standing, t: Wording) -> str:
    """How many visits are possible before the next Quality Review; empty for people who are not registered."""
    if now.registered_on is None:
        return ""
    review = next_review(register, now.assessor, now.on)
    if not review.remaining:
        return t("desk.review_first", number=review.number)
    return t("desk.review_after", number=review.number, count=review.remaining)
