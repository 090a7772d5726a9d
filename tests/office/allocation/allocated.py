"""Registers for tests of `register allocate`: the example's people, and a school that waits for an appointment."""

from datetime import date
from typing import Any

from example import register

from generator.office.allocation.distances import Distances
from generator.office.allocation.ranking import Asked, Ranking, rank
from generator.office.allocation.wanted import wanted
from generator.postcodes import centres
from generator.register import Register
from generator.vocabulary import Language

ON = date(2026, 3, 1)
VISIT = date(2026, 5, 20)
SCHOOL = "eng-900009"
FILE = f"schools/{SCHOOL}"
REQUEST: dict[str, Any] = {"id": "2026-1", "requested": {"on": "2026-02-20", "by": "naace"}}
WAITING: dict[str, Any] = {
    "name": "Skelder Primary School",
    "local_authority": "York",
    "region": "yorkshire-and-the-humber",
    "phase": "primary",
    "type": "community-school",
    "postcode": "YO1 9ZY",
    "assessments": [REQUEST],
}
NEW = "nia-price"
NEWCOMER: dict[str, Any] = {
    "name": "Nia Price",
    "registration_number": "ICTM 0004",
    "contact": {"email": "nia-price@example.org"},
    "base": "LS1",
    "regions": ["yorkshire-and-the-humber"],
    "languages": ["en"],
    "phases": [{"phase": "primary", "experience": "Head of a primary school for ten years."}],
    "school_types": [{"types": ["maintained"], "experience": "The same."}],
    "portrait": "A pen portrait in plain words.",
    "publish": {"portrait": "2025-12-01"},
    "details_confirmed_on": "2026-01-15",
    "selection": [{"assessed_on": "2025-11-20", "outcome": "passed"}],
    "agreements": [{"version": "2024", "signed_on": "2025-11-25", "signed_as": "Nia Price"}],
    "membership": [{"number": "NLS1", "grade": "full", "from": "2025-01-01"}],
    "decisions": [{"on": "2025-12-01", "decision": "registered"}],
}
"""Somebody registered, whose first visit is to be a moderated one."""


def with_school(changes: dict[str, Any] | None = None, **school: Any) -> dict[str, Any]:
    """The example with the school that waits, whose fields may be others, and changes of other files."""
    fields = {name: value for name, value in {**WAITING, **school}.items() if value is not None}
    return {FILE: fields, f"assessors/{NEW}": NEWCOMER, **(changes or {})}


def asked(found: Register, visit: date | None = None, language: Language | None = None) -> Asked:
    return Asked(found, ON, visit, Distances(centres()), language)


def ranked(changes: dict[str, Any], visit: date | None = None, language: Language | None = None) -> Ranking:
    """Everybody for the school that waits."""
    found = register(changes)
    return rank(asked(found, visit, language), wanted(found, SCHOOL, ON, visit))
