"""More schools and visits for the cases of rules about assessments, so that a case says only what it is about."""

from datetime import date, timedelta
from typing import Any

AMINA = "assessors/amina-rahman"
FOSSGATE = "schools/eng-900001"
"""Where Amina's first visit is: moderated by Tom Hale on 20 June 2024, passed, notified four days later."""


def days_from(day: str, number: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=number)).isoformat()


def visit(id: str, day: str, /, **fields: Any) -> dict[str, Any]:
    """An assessment that Amina visited on a day; a field set to None is left out."""
    made: dict[str, Any] = {
        "id": id,
        "requested": {"on": days_from(day, -20), "by": "school"},
        "assessor": "amina-rahman",
        "appointed_on": days_from(day, -10),
        "accepted_on": days_from(day, -9),
        "visited_on": day,
        "outcome": "recommended",
        **fields,
    }
    return {name: value for name, value in made.items() if value is not None}


def to_come(**fields: Any) -> dict[str, Any]:
    """An assessment for which Amina is appointed on 1 February 2026 and that she has not carried out."""
    return visit("2026-1", "2026-02-11", **{"visited_on": None, "outcome": None, **fields})


def school(*assessments: dict[str, Any], number: int = 900002, **fields: Any) -> dict[str, Any]:
    """A further school with these assessments."""
    made: dict[str, Any] = {
        "name": "Walmgate School",
        "local_authority": "York",
        "region": "yorkshire-and-the-humber",
        "phase": "primary",
        "type": "community-school",
        "assessments": list(assessments),
        **fields,
    }
    return {f"schools/eng-{number}": {name: value for name, value in made.items() if value is not None}}


def visits(*days: str, number: int = 900002) -> dict[str, Any]:
    """A further school that Amina visited on each of these days."""
    return school(*(visit(f"2024-{index}", day) for index, day in enumerate(days, 1)), number=number)
