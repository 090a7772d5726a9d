"""What the cases of school assessments change in the example."""

from typing import Any

from rules.cases.visits import AMINA, school, to_come, visit

FILE = "data/schools/eng-900002.yml"
MEMBERSHIP = {"number": "NYO1", "grade": "full", "from": "2018-01-01"}
VOIDED = {"on": "2024-07-30", "reason": "It was not carried out by the rules."}
REMOVED = {"on": "2025-07-01", "decision": "removed", "clause": "PC.1", "reason": "A reason."}


def one(**fields: Any) -> dict[str, Any]:
    """A further school with one visit of Amina's, on 20 July 2024."""
    return school(visit("2024-1", "2024-07-20", **{"requested": {"on": "2024-06-30", "by": "school"}, **fields}))


def coming(**fields: Any) -> dict[str, Any]:
    return school(to_come(**fields))


def until(day: str, changes: dict[str, Any]) -> dict[str, Any]:
    """With Amina's membership, and so her standing, lasting to a day."""
    return {AMINA: {"membership": [{**MEMBERSHIP, "to": day}]}, **changes}
