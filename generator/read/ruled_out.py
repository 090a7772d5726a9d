"""Fields that staff may expect but no file has, by the code of practice: worked out by the program, or never paid.

In: a record's kind and the name of an unknown field. Out: the clause behind the refusal, and what to write instead.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pydantic import BaseModel

from generator.records import Assessment, Assessor, School
from generator.records.school import AssessorFee, LeadFee


class RuledOut(NamedTuple):
    """Why there is no such field: the clause, a sentence without its full stop, and how to fix it."""

    clauses: tuple[str, ...]
    message: str
    fix: str


STANDING = RuledOut(
    ("P14",),
    "The program works out an assessor's standing, and how long it lasts, from decisions and facts",
    "Delete this line. Record what Naace decided under decisions: `- {on: YYYY-MM-DD, decision: registered}`.",
)
EXPIRY = RuledOut(
    ("P8",),
    "The program works out when the mark expires, three years after its award",
    "Delete this line. Record the award in its assessment: `awarded_on: YYYY-MM-DD`.",
)
STAGE = RuledOut(
    ("P5",),
    "The program works out the stage of an assessment from its dates",
    "Delete this line. Record the dates instead: appointed_on, accepted_on, visited_on and awarded_on.",
)
REVIEW = RuledOut(
    ("SA.1",),
    "The program works out when a Quality Review is due, after every tenth visit",
    "Delete this line. Once a review is held, record it under quality_reviews.",
)
EXPENSES = RuledOut(
    ("COST.2",),
    "The fee for a visit includes travel, so there is no field for expenses",
    "Delete this line. Record the one fee under assessor_fee, or under lead_fee for a Lead Assessor.",
)

_STANDING_NAMES = (
    r"standing|status|state|(registered|accredited|lapsed|removed)(_on|_until)?"
    r"|((registration|accreditation)_)?(expires|ends)(_on)?|expiry(_date)?|valid_until"
)
_EXPIRY_NAMES = r"((mark|award)_)?(expires|ends)(_on)?|(mark_)?valid_until|expiry(_date)?|renewal_due(_on)?"
_EXPENSES_NAMES = r"expenses|travel(_costs|_expenses)?|mileage|subsistence|accommodation"
_BY_KIND: Mapping[type[BaseModel], Mapping[str, RuledOut]] = {
    Assessor: {_STANDING_NAMES: STANDING, r"(next_review|(quality_)?review_due)(_on)?": REVIEW},
    School: {_EXPIRY_NAMES: EXPIRY},
    Assessment: {_EXPIRY_NAMES: EXPIRY, "status|stage|state": STAGE, _EXPENSES_NAMES: EXPENSES},
    AssessorFee: {_EXPENSES_NAMES: EXPENSES},
    LeadFee: {_EXPENSES_NAMES: EXPENSES},
}
"""For each kind of record the names that staff try, as patterns, and why there is no such field."""


def ruled_out(kind: type[BaseModel], name: str) -> RuledOut | None:
    """Why a record of this kind has no field of this name, whatever its capitals; None where no clause is behind it."""
    plain = re.sub("[- ]", "_", name.casefold())
    return next((reason for names, reason in _BY_KIND.get(kind, {}).items() if re.fullmatch(names, plain)), None)
