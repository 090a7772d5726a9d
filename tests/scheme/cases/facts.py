"""The example's Amina Rahman with other facts, for the cases of standings; the days on which they have a standing.

Registered 1 March 2024, accredited 1 July 2024; conference on 12 and 13 June 2025; the initial fee invoiced on 1 May
2024 with 30 days to pay; the ongoing fee paid from 1 March 2025 to 28 February 2027.
"""

from typing import Any

Table = tuple[tuple[str, dict[str, Any], dict[str, str]], ...]
"""A sentence, what changes in the example, and by day what Amina is."""

AMINA = "amina-rahman"
FILE = f"assessors/{AMINA}"
REGISTERED = {"on": "2024-03-01", "decision": "registered"}
ACCREDITED = {"on": "2024-07-01", "decision": "accredited"}
REMOVED = {"on": "2025-07-01", "decision": "removed", "clause": "PC.1", "reason": "A reason."}
REINSTATED = {"on": "2025-09-01", "decision": "reinstated"}
LEFT = {"on": "2025-07-01", "decision": "left", "leaving": "retired"}
GRACE = {"scheme": {"grace_days": "14"}}
V2018 = {"version": "2018", "in_force_from": "2018-09-01", "sign_by": "2018-12-31"}
V2024 = {"version": "2024", "in_force_from": "2024-01-01", "sign_by": "2024-03-31"}
V2026 = {"version": "2026", "in_force_from": "2026-01-01", "sign_by": "2026-01-31"}


def amina(**fields: Any) -> dict[str, Any]:
    return {FILE: fields}


def member(first: str, last: str | None = None, grade: str = "full") -> dict[str, Any]:
    return {"number": "N1", "grade": grade, "from": first} | ({"to": last} if last else {})


def signed(version: str, on: str) -> dict[str, Any]:
    return {"version": version, "signed_on": on, "signed_as": "Amina Rahman"}


def ongoing(first: str, last: str, paid_on: str | None) -> dict[str, Any]:
    covers = {"from": first, "to": last}
    fee = {"number": "INV-1", "fee": "registration-ongoing", "issued_on": "2025-02-20", "amount": "60.00"}
    return {**fee, "covers": covers, "due_on": "2029-01-01"} | ({"paid_on": paid_on} if paid_on else {})


def missed(event: dict[str, Any] | None = None, **of_amina: Any) -> dict[str, Any]:
    """The conference, changed, without Amina; its list of those present is on file the day after it."""
    return {EVENT: {"attendance.present": ["grace-mensah", "tom-hale"], **(event or {})}, FILE: of_amina}


def conference(first: str, last: str, **of_amina: Any) -> dict[str, Any]:
    sittings = [{"from": first, "to": last, "place": "York"}]
    return missed({"sittings": sittings, "attendance.recorded_on": first}, **of_amina)


def excuse(**decided: str) -> dict[str, str]:
    return {"event": "conference-2025", "notified_on": "2025-06-01", **decided}


EVENT = "events/conference-2025"
TO_JANUARY = [member("2018-01-01", "2025-01-31")]
ONLY_2018 = [signed("2018", "2018-11-10")]
