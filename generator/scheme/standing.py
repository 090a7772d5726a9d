"""An assessor's standing on a day: what it is, by which criteria, since when, and what changes next.

It is always computed from decisions and facts, never typed. Pure: register, assessor and day in, standing out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.days import in_words
from generator.records import Assessor
from generator.records.assessor import Decision
from generator.register import Register
from generator.scheme.criteria import CONTINUING, Continuing, Fact, turning_days
from generator.vocabulary import DecisionKind


class StandingKind(StrEnum):
    APPLICANT = "applicant"
    REGISTERED = "registered"
    ACCREDITED = "accredited"
    LAPSED = "lapsed"
    REMOVED = "removed"
    LEFT = "left"

    @property
    def is_listed(self) -> bool:
        """Whether someone of this standing is on the public list."""
        return self in (StandingKind.REGISTERED, StandingKind.ACCREDITED)


@dataclass(frozen=True)
class Criterion:
    """A continuing criterion on a day, with its fact. `in_grace` if it fails but has not caused a lapse yet."""

    continuing: Continuing
    fact: Fact
    in_grace: bool = False

    @property
    def met(self) -> bool:
        return self.fact.fails_from is None


@dataclass(frozen=True)
class Standing:
    """What an assessor is on a day.

    `decided` is what the decisions alone say, and `decided_on` the day from which the last of them has been in force:
    the day since when, as the site shows it. A lapse does not move it; `since` gives the day without a break.
    `registered_on` is the day the registration in force began, None where none is. `criteria` is empty without a
    registration.
    """

    assessor: Assessor
    on: date
    kind: StandingKind
    decided: StandingKind
    decided_on: date | None
    registered_on: date | None
    criteria: tuple[Criterion, ...] = ()

    @property
    def breaches(self) -> tuple[Criterion, ...]:
        """The criteria that fail and have no days of grace left."""
        return tuple(criterion for criterion in self.criteria if not criterion.met and not criterion.in_grace)

    def fails_from(self, name: str) -> date | None:
        """The first day on which the criterion of this name failed; None if it is met, or is not asked for."""
        return next(
            (criterion.fact.fails_from for criterion in self.criteria if criterion.continuing.name == name), None
        )

    @property
    def state(self) -> tuple[object, ...]:
        """What makes a standing differ for a reader: the kind, its decision's day, and which criteria are met."""
        return self.kind, self.decided_on, tuple((criterion.met, criterion.in_grace) for criterion in self.criteria)


def standing(register: Register, assessor: Assessor, on: date) -> Standing:
    """The assessor's standing on a day, worked out once for each register. Time linear in the facts on their file."""
    return register.once(_standing, assessor, on)


def _standing(register: Register, assessor: Assessor, on: date) -> Standing:
    decided, decided_on, registered_on = _decided(decisions_until(assessor, on))
    if registered_on is None:
        return Standing(assessor, on, decided, decided, decided_on, None)
    grace = timedelta(days=register.scheme.on(on).grace_days)
    criteria = []
    for continuing in CONTINUING:
        fact = continuing.fact(register, assessor, registered_on, on)
        in_grace = fact.fails_from is not None and on < fact.fails_from + grace
        criteria.append(Criterion(continuing, fact, in_grace))
    lapsed = any(not criterion.met and not criterion.in_grace for criterion in criteria)
    kind = StandingKind.LAPSED if lapsed else decided
    return Standing(assessor, on, kind, decided, decided_on, registered_on, tuple(criteria))


def decisions_until(assessor: Assessor, on: date) -> tuple[Decision, ...]:
    """The decisions in force by the end of a day, oldest first; those on the same day in the order of the file."""
    return tuple(
        sorted((decision for decision in assessor.decisions if decision.on <= on), key=lambda decision: decision.on)
    )


def decisions_to_come(assessor: Assessor, on: date) -> tuple[Decision, ...]:
    """The decisions that are taken, but come into force only after a day, oldest first."""
    return tuple(
        sorted((decision for decision in assessor.decisions if decision.on > on), key=lambda decision: decision.on)
    )


def ending_to_come(assessor: Assessor, on: date) -> Decision | None:
    """The next removal or leaving that is decided, and in force only after a day."""
    kinds = (DecisionKind.REMOVED, DecisionKind.LEFT)
    return next((decision for decision in decisions_to_come(assessor, on) if decision.decision in kinds), None)


def decided_in_words(decided: str, decided_on: date, on: date) -> str:
    """A decision with its day: accredited on 1 July 2024, or decided, in force from 1 April 2026: accredited."""
    if decided_on > on:
        return f"decided, in force from {in_words(decided_on)}: {decided}"
    return f"{decided} on {in_words(decided_on)}"


def _decided(decisions: tuple[Decision, ...]) -> tuple[StandingKind, date | None, date | None]:
    """What the decisions alone say, the day of the last of them, and since when the registration runs.

    A reinstatement resumes the registration that the removal ended, accreditation with it (CONT.1). After `left`
    somebody is registered anew.
    """
    kind, decided_on, since = StandingKind.APPLICANT, None, None
    before, begun = StandingKind.REGISTERED, None
    for decision in decisions:
        decided_on = decision.on
        match decision.decision:
            case DecisionKind.REGISTERED:
                kind, since = StandingKind.REGISTERED, decision.on
            case DecisionKind.ACCREDITED if since:
                kind = StandingKind.ACCREDITED
            case DecisionKind.REMOVED:
                if since:
                    before, begun = kind, since
                kind, since = StandingKind.REMOVED, None
            case DecisionKind.REINSTATED:
                kind, since = before, begun or decision.on
            case DecisionKind.LEFT:
                kind, since, before, begun = StandingKind.LEFT, None, StandingKind.REGISTERED, None
    return kind, decided_on, since


def changes_of(register: Register, assessor: Assessor) -> tuple[Standing, ...]:
    """The standing on every day on which it differs from the day before, oldest first; worked out once per register.

    One run over the days that the facts name; between two of them nothing can change.
    """
    return register.once(_changes_of, assessor)


def _changes_of(register: Register, assessor: Assessor) -> tuple[Standing, ...]:
    days = {decision.on for decision in assessor.decisions}
    for begun in tuple(days):
        days |= {day for day in turning_days(register, assessor, begun) if day >= begun}
    changes: list[Standing] = []
    for day in sorted(days):
        on_day = standing(register, assessor, day)
        if not changes or on_day.state != changes[-1].state:
            changes.append(on_day)
    return tuple(changes)


def since(changes: Sequence[Standing], now: Standing) -> date | None:
    """The day since when `now`'s kind holds without a break; None for an applicant without any decision.

    After a lapse it is later than the day of the decision, `decided_on`. Confidential: it shows that there was a lapse.
    """
    first = None
    for change in changes:
        if change.on > now.on:
            break
        if change.kind is not now.kind:
            first = None
        elif first is None:
            first = change.on
    return first


def next_change(changes: Sequence[Standing], on: date) -> Standing | None:
    """The next different standing after `on`, if nothing else is recorded."""
    return next((change for change in changes if change.on > on), None)
