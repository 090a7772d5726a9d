"""Whose data is kept by a period of the settings, and from which day it is to be erased (UK GDPR, Article 5(1)(e)).

Pure: register and day in. What is kept for how long is in generator/records/purposes.py; here are the days. A setting
counts as it is on the day that is asked about, so a shorter period applies to what is already on file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.days import years_after
from generator.problem import Location
from generator.records import Assessor, School
from generator.register import Register
from generator.scheme.standing import StandingKind, decisions_until, ending_to_come, standing
from generator.vocabulary import DecisionKind


class Whose(Enum):
    """Whose data it is."""

    FORMER = "somebody who was on the register"
    APPLICANT = "somebody who never was registered"
    HELPER = "somebody who supported a school and is no assessor"


@dataclass(frozen=True)
class ToErase:
    """Data of a person to erase from a day on: `last` is the last day it was needed, `at` where it is."""

    whose: Whose
    name: str
    last: date
    by: date
    at: Location


def to_erase(register: Register, on: date) -> Iterator[ToErase]:
    """Everybody whose data is kept by a period that has begun by a day, with the day on which it ends: past or to come.

    Nobody on the register, and nobody whose support of a school lasts, is among them. Linear in the register.
    """
    settings = register.scheme.on(on)
    for assessor in register.assessors.values():
        if (last := _last_needed(register, assessor, on)) is not None:
            whose, day = last
            years = settings.former_kept_years if whose is Whose.FORMER else settings.applicant_kept_years
            yield ToErase(whose, assessor.name, day, years_after(day, years), assessor.at("name"))
    for school in register.schools.values():
        for name, (day, position) in _helpers(school, on).items():
            by = years_after(day, settings.helper_kept_years)
            yield ToErase(Whose.HELPER, name, day, by, school.at("support", position, "given_by"))


def _last_needed(register: Register, assessor: Assessor, on: date) -> tuple[Whose, date] | None:
    """Whose data it is and the last day it was needed; None of somebody on the register, lapsed or not."""
    now = standing(register, assessor, on)
    if now.registered_on is not None or ending_to_come(assessor, on):
        return None
    was_registered = any(decision.decision is DecisionKind.REGISTERED for decision in decisions_until(assessor, on))
    if was_registered and now.decided_on:
        return Whose.FORMER, now.decided_on
    ended = now.decided_on if now.kind is StandingKind.LEFT else None
    return Whose.APPLICANT, ended or max(day for day in _days_of_an_applicant(assessor) if day <= on)


def _days_of_an_applicant(assessor: Assessor) -> Iterator[date]:
    """The days on which something happened with an application."""
    yield date.min
    yield assessor.details_confirmed_on
    yield from (attempt.assessed_on for attempt in assessor.selection)
    yield from (signature.signed_on for signature in assessor.agreements)
    yield from (invoice.paid_on or invoice.issued_on for invoice in assessor.invoices)


def _helpers(school: School, on: date) -> dict[str, tuple[date, int]]:
    """By the name of each person, the last day of their last support, and where it is; none whose support lasts."""
    last: dict[str, tuple[date, int]] = {}
    for position, support in enumerate(school.support):
        if support.given_by:
            day = support.to or date.max
            last[support.given_by] = max((day, position), last.get(support.given_by, (date.min, 0)))
    return {name: (day, position) for name, (day, position) in last.items() if day <= on}
