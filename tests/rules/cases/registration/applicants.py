"""What the cases of registration change in the example."""

from typing import Any

AMINA = "assessors/amina-rahman"
FILE = "data/assessors/amina-rahman.yml"
REGISTERED = {"on": "2024-03-01", "decision": "registered"}
ACCREDITED = {"on": "2024-07-01", "decision": "accredited"}
REMOVED = {"on": "2025-07-01", "decision": "removed", "clause": "PC.1", "reason": "A reason."}
REINSTATED = {"on": "2025-09-01", "decision": "reinstated"}
FAILED_TWICE: list[dict[str, Any]] = [
    {"attempt": "1", "outcome": "failed", "notified_on": "2024-04-01"},
    {"attempt": "2", "outcome": "failed", "notified_on": "2024-05-01"},
]


def amina(**fields: Any) -> dict[str, Any]:
    return {AMINA: fields}


def registered_on(day: str) -> dict[str, Any]:
    return {AMINA: {"decisions.0.on": day}}


def accredited_on(day: str, **fields: Any) -> dict[str, Any]:
    return {AMINA: {"decisions.1.on": day, **fields}}


def decided(*decisions: dict[str, Any]) -> dict[str, Any]:
    return amina(decisions=list(decisions))


def moderated(*moderations: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"assessment": "eng-900001/2024-1", "lead": "tom-hale", **moderation} for moderation in moderations]


def third_time(outcome: str, decided_on: str) -> dict[str, Any]:
    """Accredited on 1 July 2024 on a third moderation, with an appeal against the second that was decided."""
    first, second = FAILED_TWICE
    appeal = {"submitted_on": "2024-05-10", "outcome": outcome, "decided_on": decided_on}
    third = {"attempt": "3", "outcome": "passed", "notified_on": "2024-06-24"}
    return amina(moderations=moderated(first, {**second, "appeal": appeal}, third))


APPLICANT = amina(decisions=[], moderations=[], invoices=[])
AT_DECISION = f"{FILE}:decisions[1]"
AT_ACCREDITATION = f"{FILE}:decisions[2]"
