"""When what an assessor holds ends: the day before its last day, that day, and the day after."""

from datetime import date
from typing import Any

import pytest
from example import register
from scheme.cases.facts import (
    ACCREDITED,
    AMINA,
    GRACE,
    LEFT,
    REGISTERED,
    REINSTATED,
    REMOVED,
    V2018,
    V2024,
    V2026,
    amina,
    member,
)

from generator.scheme.endings import Held, endings

FOR_EVER = None
NEVER = None


def ends(changes: dict[str, Any], on: str, of: Held) -> tuple[bool, str | None] | None:
    found = register(changes)
    for ending in endings(found, found.assessors[AMINA], date.fromisoformat(on)):
        if ending.of is of:
            return ending.is_held, ending.last_day and str(ending.last_day)
    return None


RENEWED = [member("2018-01-01", "2025-12-31"), member("2026-01-01", "2026-12-31")]
WITH_A_GAP = [member("2018-01-01", "2025-12-31"), member("2026-01-02", "2026-12-31")]
ASSOCIATE = [member("2018-01-01", "2025-12-31"), member("2026-01-01", None, "associate")]


@pytest.mark.parametrize(
    ("membership", "days"),
    [
        ([member("2018-01-01")], {"2026-03-01": (True, FOR_EVER)}),
        ([], {"2026-03-01": (False, NEVER)}),
        ([member("2026-04-01")], {"2026-03-31": (False, NEVER), "2026-04-01": (True, FOR_EVER)}),
        (
            RENEWED,
            {
                "2025-12-30": (True, "2026-12-31"),
                "2025-12-31": (True, "2026-12-31"),
                "2026-01-01": (True, "2026-12-31"),
                "2026-12-31": (True, "2026-12-31"),
                "2027-01-01": (False, "2026-12-31"),
            },
        ),
        (
            WITH_A_GAP,
            {
                "2025-12-31": (True, "2025-12-31"),
                "2026-01-01": (False, "2025-12-31"),
                "2026-01-02": (True, "2026-12-31"),
            },
        ),
        (ASSOCIATE, {"2025-12-31": (True, "2025-12-31"), "2026-01-01": (False, "2025-12-31")}),
        (
            [member("2018-01-01", "2024-02-29")],
            {
                "2024-02-28": (True, "2024-02-29"),
                "2024-02-29": (True, "2024-02-29"),
                "2024-03-01": (False, "2024-02-29"),
            },
        ),
    ],
    ids=["no end", "none", "to come", "renewed", "renewed after a gap", "associate afterwards", "to a leap day"],
)
def test_a_membership_ends_on_its_last_day_or_that_of_its_renewal(
    membership: list[dict[str, Any]], days: dict[str, tuple[bool, str | None]]
) -> None:
    for on, expected in days.items():
        assert ends(amina(membership=membership), on, Held.MEMBERSHIP) == expected, on


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({}, {"2024-02-09": (False, NEVER), "2024-02-10": (True, FOR_EVER), "2026-03-01": (True, FOR_EVER)}),
        (
            {"scheme": {"agreements": [V2018, V2024, V2026]}},
            {
                "2025-12-31": (True, "2026-01-31"),
                "2026-01-31": (True, "2026-01-31"),
                "2026-02-01": (False, "2026-01-31"),
            },
        ),
    ],
    ids=["no later version", "a later version"],
)
def test_a_signature_holds_until_a_newer_version_must_be_signed(
    changes: dict[str, Any], days: dict[str, tuple[bool, str | None]]
) -> None:
    for on, expected in days.items():
        assert ends(changes, on, Held.AGREEMENT) == expected, on


def test_the_ongoing_fee_ends_with_the_days_paid_for() -> None:
    for on, expected in (
        ("2024-02-29", None),
        ("2024-03-01", (True, "2025-02-28")),
        ("2025-01-19", (True, "2025-02-28")),
        ("2025-01-20", (True, "2027-02-28")),
        ("2027-02-28", (True, "2027-02-28")),
        ("2027-03-01", (False, "2027-02-28")),
    ):
        assert ends({}, on, Held.ONGOING_FEE) == expected, on


DECIDED = [REGISTERED, ACCREDITED]


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({}, {"2024-02-29": (False, NEVER), "2024-03-01": (True, "2027-02-28")}),
        (
            {},
            {
                "2027-02-27": (True, "2027-02-28"),
                "2027-02-28": (True, "2027-02-28"),
                "2027-03-01": (False, "2027-02-28"),
            },
        ),
        (
            GRACE,
            {
                "2027-03-01": (True, "2027-03-14"),
                "2027-03-14": (True, "2027-03-14"),
                "2027-03-15": (False, "2027-03-14"),
            },
        ),
        (
            amina(decisions=[*DECIDED, REMOVED]),
            {
                "2025-06-30": (True, "2025-06-30"),
                "2025-07-01": (False, "2025-06-30"),
                "2030-01-01": (False, "2025-06-30"),
            },
        ),
        (
            amina(decisions=[*DECIDED, LEFT]),
            {
                "2025-06-29": (True, "2025-06-30"),
                "2025-06-30": (True, "2025-06-30"),
                "2025-07-01": (False, "2025-06-30"),
            },
        ),
        (
            amina(decisions=[*DECIDED, REMOVED, REINSTATED]),
            {"2025-08-31": (False, "2025-06-30"), "2025-09-01": (True, "2027-02-28")},
        ),
        (amina(decisions=[]), {"2026-03-01": (False, NEVER)}),
    ],
    ids=["registered", "lapsed", "in grace", "removed", "left", "reinstated", "applicant"],
)
def test_a_registration_ends_with_a_lapse_or_with_the_decision(
    changes: dict[str, Any], days: dict[str, tuple[bool, str | None]]
) -> None:
    """By everything on file: what was paid since a past day counts for the end seen from it."""
    for on, expected in days.items():
        assert ends(changes, on, Held.REGISTRATION) == expected, on
