"""Conflicts between people and schools: the scheme's table of conflicts of interest, row by row (P9, ELIG.1, CON.2).

Pure: register, school, person and day in, conflicts out. Rules make findings of them, for assessor and Lead Assessor.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.days import years_after
from generator.problem import Location
from generator.records import Assessor, School, Support
from generator.register import Register
from generator.vocabulary import SupportKind


class Verdict(Enum):
    """The table's answer for a person at a school; ALLOWED comes with a note."""

    REFUSED = "refused"
    WARNED = "warned"
    ALLOWED = "allowed"


class Row(Enum):
    """A cell of the table that says something. `sentence` has gaps: the `{person}`, and the years that are recent."""

    FRAMEWORK = Verdict.REFUSED, "The {person} helped the school with the Framework"
    SELF_REVIEW = Verdict.REFUSED, "The {person} contributed to the school's self-review, its evidence or commentaries"
    CONNECTED = Verdict.REFUSED, "The {person} works for the school or governs it, or did {within}"
    NOT_RECORDED = (
        Verdict.WARNED,
        "The {person}'s organisation gave the school Framework support, but the record does not name who gave it",
    )
    RECENT_GENERAL = Verdict.WARNED, "The {person} gave the school general support {within}"
    FORMERLY_CONNECTED = Verdict.WARNED, "The {person} worked for the school or governed it {before}"
    COLLEAGUE = Verdict.ALLOWED, "A colleague of the {person} helped the school with the Framework"

    def __init__(self, verdict: Verdict, sentence: str) -> None:
        self.verdict = verdict
        self.sentence = sentence


@dataclass(frozen=True)
class Conflict:
    """A row that applies, and where the support it comes from is written."""

    row: Row
    at: Location

    @property
    def verdict(self) -> Verdict:
        return self.row.verdict


def may_be_any(school: School) -> bool:
    """Whether there can be conflicts: most schools have no support on file, and came from no other school."""
    return bool(school.support or school.predecessors)


def conflicts(register: Register, school: School, assessor: Assessor, day: date, visited: bool) -> tuple[Conflict, ...]:
    """What the table says of this person as assessor, or Lead Assessor, of this school, in the order of its support and
    then of its predecessors'.

    `day` is the day of the visit, or while it is to come (`visited` is False) the best known day for it. Framework
    support still planned bars the person who is to visit; anything else that begins after `day` says nothing. Reckoned
    once a register; `assessor` is one of the register's.
    """
    if not may_be_any(school):
        return ()
    return register.once(_conflicts, school, assessor.id, day, visited)


def _conflicts(register: Register, school: School, id: str, day: date, visited: bool) -> tuple[Conflict, ...]:
    assessor = register.assessors[id]
    return tuple(
        Conflict(row, recorded_at.at("support", index))
        for recorded_at in register.with_predecessors(school)
        for index, support in enumerate(recorded_at.support)
        if (row := _row(register, support, assessor, day, visited))
    )


def is_recent(register: Register, support: Support, day: date) -> bool:
    """Whether the period's last day is on or after the day that lies the scheme's recent_years before `day`.

    From 29 February that is 28 February in a year without one.
    """
    return support.to is None or support.to >= years_after(day, -register.scheme.on(day).recent_years)


def _row(register: Register, support: Support, assessor: Assessor, day: date, visited: bool) -> Row | None:
    own = support.assessor == assessor.id
    begun = support.from_ <= day
    match support.kind:
        case SupportKind.FRAMEWORK | SupportKind.SELF_REVIEW if begun or not visited:
            if own:
                return Row.FRAMEWORK if support.kind is SupportKind.FRAMEWORK else Row.SELF_REVIEW
            if not _same_organisation(register, support, assessor, day, visited):
                return None
            return Row.COLLEAGUE if support.assessor or support.given_by else Row.NOT_RECORDED
        case SupportKind.GENERAL if own and begun and is_recent(register, support, day):
            return Row.RECENT_GENERAL
        case SupportKind.EMPLOYED | SupportKind.GOVERNOR if own and begun:
            return Row.CONNECTED if is_recent(register, support, day) else Row.FORMERLY_CONNECTED
    return None


def _same_organisation(register: Register, support: Support, assessor: Assessor, day: date, visited: bool) -> bool:
    """Whether the person belongs to the organisation of the support, in its days (up to a visit made) or on `day`.

    The support's organisation is the one named; if none is, the organisations of the person who gave it, in those days.
    """
    last = support.to or date.max
    if visited:
        last = min(last, day)
    if support.organisation:
        supporting = {support.organisation}
    elif support.assessor and support.assessor not in register.erasures:
        supporter = register.assessors[support.assessor]
        supporting = {
            affiliation.organisation
            for affiliation in supporter.organisations
            if affiliation.touches(support.from_, last)
        }
    else:
        supporting = set()
    return any(
        affiliation.organisation in supporting and (affiliation.touches(support.from_, last) or affiliation.holds(day))
        for affiliation in assessor.organisations
    )
