"""An assessor's timeline: decisions, memberships, fees, visits and reviews, drawn to scale and in words.

In: the register, the assessor and the day. Out: marks placed in percent of the drawing's width, so that its text keeps
its size on any screen, and the same facts as dated lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.days import years_after
from generator.office.on_file import entry_name
from generator.records import Assessor
from generator.records.assessor import Invoice
from generator.register import AssessmentOnFile, Register
from generator.site.formats import pounds
from generator.site.messages import Wording

LANE_HEIGHT, FOOT, YEARS = 34, 18, 14
"""Pixels: a lane with its name, what is below the lanes, and in that the names of years."""
MOST_YEARS_NAMED = 5
"""Names of years that fit beside each other on a narrow telephone."""


class Lane(StrEnum):
    """What a line of the drawing holds, from the top down."""

    DECISIONS = "decisions"
    MEMBERSHIP = "membership"
    FEES = "fees"
    VISITS = "visits"
    REVIEWS = "reviews"


class Shape(StrEnum):
    """How a fact is drawn; each differs from the others by more than its colour."""

    DECISION = "decision"
    PAID = "paid"
    UNPAID = "unpaid"
    MADE = "made"
    OBSERVED = "observed"
    PLANNED = "planned"
    VOID = "void"
    REVIEW = "review"
    MODERATION = "moderation"


@dataclass(frozen=True)
class Dated:
    """A fact of a timeline; `days` are those that it lasts or pays for, both inclusive, or without an end."""

    lane: Lane
    on: date
    text: str
    shape: Shape | None = None
    days: tuple[date, date | None] | None = None


@dataclass(frozen=True)
class Mark:
    """A fact as it is drawn at one place."""

    shape: Shape
    """Which mark it is."""
    x: str
    """Its place, in percent."""


@dataclass(frozen=True)
class Bar:
    """Days as they are drawn."""

    x: str
    """Where they begin, in percent."""
    width: str
    """How long they are, in percent."""


@dataclass(frozen=True)
class DrawnLane:
    """A line of the drawing."""

    name: str
    """What it holds."""
    top: int
    """Where it begins, from the top."""
    bars: tuple[Bar, ...]
    """The days that something lasts or is paid for."""
    marks: tuple[Mark, ...]
    """What happened on one day."""


@dataclass(frozen=True)
class Year:
    """The first day of a year."""

    x: str
    """Its place, in percent."""
    name: str
    """The year; empty where there is no room for it."""


@dataclass(frozen=True)
class Timeline:
    """A drawing, and the same in words."""

    label: str
    """What the drawing shows, for people who do not see it."""
    height: int
    """In pixels."""
    foot: int
    """Where the lines of the scale end, above the names of years."""
    today: str
    """The place of the day of the page, in percent."""
    years: tuple[Year, ...]
    """The scale."""
    lanes: tuple[DrawnLane, ...]
    """The lines that hold something."""
    lines: tuple[str, ...]
    """Every fact with its day, newest first."""


def timeline(register: Register, assessor: Assessor, on: date, t: Wording) -> Timeline | None:
    """The timeline of an assessor; None while nothing on it is on file."""
    facts = [*_decisions(assessor, t), *_memberships(assessor, t), *_invoices(register, assessor, t)]
    facts += [*_visits(register, assessor, t), *_reviews(assessor, t)]
    if not facts:
        return None
    first = date(min(on, *(fact.days[0] if fact.days else fact.on for fact in facts)).year, 1, 1)
    ends = (fact.days[1] or on if fact.days else fact.on for fact in facts)
    last = date(min(max(on, *ends), years_after(on, 5)).year, 12, 31)
    scale = _Scale(first, last)
    lanes = [(lane, [fact for fact in facts if fact.lane is lane]) for lane in Lane]
    filled = [(lane, inside) for lane, inside in lanes if inside]
    return Timeline(
        label=t("desk.timeline", name=assessor.name, first=first.year, last=last.year),
        height=LANE_HEIGHT * len(filled) + FOOT,
        foot=LANE_HEIGHT * len(filled) + FOOT - YEARS,
        today=scale.at(on),
        years=tuple(_years(scale)),
        lanes=tuple(
            DrawnLane(t(f"desk.lane.{lane}"), at * LANE_HEIGHT, *_drawn(inside, scale, on))
            for at, (lane, inside) in enumerate(filled)
        ),
        lines=tuple(
            t("desk.dated", day=t.day(fact.on), text=fact.text)
            for fact in sorted(facts, key=lambda fact: fact.on, reverse=True)
        ),
    )


@dataclass(frozen=True)
class _Scale:
    """From the first day to the last, both inclusive."""

    first: date
    last: date

    def share(self, day: date) -> float:
        """How far along a day begins, in percent, from 0 to 100."""
        days = (min(max(day, self.first), self.last + timedelta(days=1)) - self.first).days
        return 100 * days / ((self.last - self.first).days + 1)

    def at(self, day: date) -> str:
        return _percent(self.share(day))


def _percent(share: float) -> str:
    return f"{share:.1f}".removesuffix(".0") + "%"


def _years(scale: _Scale) -> Iterator[Year]:
    years = range(scale.first.year, scale.last.year + 1)
    step = -(-len(years) // MOST_YEARS_NAMED)
    for position, year in enumerate(years):
        yield Year(scale.at(date(year, 1, 1)), str(year) if position % step == 0 else "")


def _drawn(facts: Sequence[Dated], scale: _Scale, on: date) -> tuple[tuple[Bar, ...], tuple[Mark, ...]]:
    """The bars and marks of a lane. Days without an end are drawn until the day of the page."""
    bars = []
    for fact in facts:
        if fact.days:
            begin, end = fact.days[0], fact.days[1] or max(on, fact.days[0])
            from_, to = scale.share(begin), scale.share(end + timedelta(days=1))
            bars.append(Bar(_percent(from_), _percent(max(to - from_, 0.3))))
    marks = tuple(Mark(fact.shape, scale.at(fact.on)) for fact in facts if fact.shape)
    return tuple(bars), marks


def _decisions(assessor: Assessor, t: Wording) -> Iterator[Dated]:
    for decision in assessor.decisions:
        text = t(f"desk.decision.{decision.decision}")
        if decision.clause:
            text = t("desk.by_clause", text=text, clause=decision.clause)
        yield Dated(Lane.DECISIONS, decision.on, text, Shape.DECISION)


def _memberships(assessor: Assessor, t: Wording) -> Iterator[Dated]:
    for period in assessor.membership:
        grade = t(f"desk.grade.{period.grade}")
        key = "desk.member_until" if period.to else "desk.member"
        text = t(key, grade=grade, number=period.number, **({"to": t.day(period.to)} if period.to else {}))
        yield Dated(Lane.MEMBERSHIP, period.from_, text, days=(period.from_, period.to))


def _invoices(register: Register, assessor: Assessor, t: Wording) -> Iterator[Dated]:
    for invoice in assessor.invoices:
        if invoice.cancelled_on:
            shape, state = Shape.VOID, t("desk.withdrawn", day=t.day(invoice.cancelled_on))
        elif invoice.paid_on:
            shape, state = Shape.PAID, t("desk.paid", day=t.day(invoice.paid_on))
        else:
            last = invoice.last_day_to_pay(register.scheme.on(invoice.issued_on).payment_days)
            shape, state = Shape.UNPAID, t("desk.unpaid", day=t.day(last))
        title, amount = _title(register, invoice), pounds(invoice.amount)
        text = t("desk.invoice", number=invoice.number, title=title, amount=amount, state=state)
        is_paid_for = invoice.covers and shape is Shape.PAID
        days = (invoice.covers.from_, invoice.covers.to) if invoice.covers and is_paid_for else None
        yield Dated(Lane.FEES, invoice.issued_on, text, shape, days)


def _title(register: Register, invoice: Invoice) -> str:
    id = invoice.fee or invoice.event or ""
    entry = register.fees.get(id) or register.events.get(id)
    return entry_name(entry) if entry else id


def _visits(register: Register, assessor: Assessor, t: Wording) -> Iterator[Dated]:
    for visit in register.visits_ever.get(assessor.id, ()):
        assessment = visit.assessment
        shape, key = (Shape.VOID, "desk.visit_void") if assessment.voided else (Shape.MADE, "desk.visited")
        outcome = t(f"desk.outcome.{assessment.outcome}") if assessment.outcome else t("desk.outcome_missing")
        yield _visit(
            visit, assessment.visited_on, shape, t(key, school=visit.school.name, id=visit.id, outcome=outcome)
        )
    for visit in register.visits_planned.get(assessor.id, ()):
        text = t("desk.planned", school=visit.school.name, id=visit.id)
        yield _visit(visit, visit.assessment.visit_planned_on, Shape.PLANNED, text)
    for visit in register.appointments.get(assessor.id, ()):
        if visit.assessment.lead == assessor.id and visit.assessment.visited_on and visit.assessment.is_effective:
            text = t("desk.observed", school=visit.school.name, id=visit.id)
            yield _visit(visit, visit.assessment.visited_on, Shape.OBSERVED, text)


def _visit(visit: AssessmentOnFile, day: date | None, shape: Shape, text: str) -> Dated:
    return Dated(Lane.VISITS, day or visit.assessment.requested.on, text, shape)


def _reviews(assessor: Assessor, t: Wording) -> Iterator[Dated]:
    for review in assessor.quality_reviews:
        outcome = t(f"desk.review.{review.outcome}") if review.outcome else t("desk.outcome_missing")
        text = t("desk.reviewed", number=review.number, outcome=outcome)
        yield Dated(Lane.REVIEWS, review.reviewed_on, text, Shape.REVIEW)
    for moderation in assessor.moderations:
        outcome = t(f"desk.result.{moderation.outcome}")
        text = t("desk.moderated", attempt=moderation.attempt, id=moderation.assessment, outcome=outcome)
        yield Dated(Lane.REVIEWS, moderation.notified_on, text, Shape.MODERATION)
