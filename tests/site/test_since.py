"""Since when somebody is registered or accredited: every public place shows the day of the decision, no other."""

import re
from datetime import date
from typing import Any

import pytest
from example import register

from generator.public import public
from generator.site.docs import docs
from generator.site.unbroken import FIXED_SPACE

AMINA = "assessors/amina-rahman"
REGISTERED = {"on": "2024-03-01", "decision": "registered"}
MEMBER = {"number": "N1", "grade": "full", "from": "2018-01-01"}
LAPSED_IN_FEBRUARY = [{**MEMBER, "to": "2025-01-31"}, {**MEMBER, "number": "N2", "from": "2025-03-01"}]
PLACES = {
    "assessors/amina-rahman.md": ("Since 1 March 2024", '"dateCreated": "2024-03-01"'),
    "cy/assessors/amina-rahman.md": ("Ers 1 Mawrth 2024",),
    "api/v1/assessors.json": ('"since": "2024-03-01"',),
    "api/v1/assessors/amina-rahman.json": ('"since": "2024-03-01"',),
    "api/v1/assessors.csv": ('"registered","2024-03-01"',),
}
"""Every file that says since when she is registered."""
DAYS_AND_FEED = {"changes.md": ("1 March 2024", "is registered"), "api/v1/changes.xml": ("2024-03-01T00:00:00Z",)}
"""Those that say it in the twelve months after it."""
IN_THE_LAPSE_OR_AFTER_IT = re.compile(r"1 March 2025|2025-03-01|1 Mawrth 2025|\bFebruary 2025|2025-02|2025-01-31")


def files(decisions: list[dict[str, Any]], membership: list[dict[str, Any]], on: str) -> dict[str, str]:
    made = register({AMINA: {"decisions": decisions, "membership": membership}})
    return {
        name: content.decode("utf-8", "replace").replace(FIXED_SPACE, " ")
        for name, content in docs(public(made, date.fromisoformat(on))).items()
    }


def test_a_lapse_that_is_over_changes_no_byte_of_the_site() -> None:
    for on in ("2025-03-01", "2025-03-02", "2025-06-12"):
        assert files([REGISTERED], LAPSED_IN_FEBRUARY, on) == files([REGISTERED], [MEMBER], on)


@pytest.mark.parametrize(("on", "listed"), [("2025-01-31", True), ("2025-02-01", False), ("2025-02-28", False)])
def test_during_the_lapse_nothing_says_since_when(on: str, listed: bool) -> None:
    shown = files([REGISTERED], LAPSED_IN_FEBRUARY, on)["assessors/amina-rahman.md"]
    assert ("Since 1 March 2024" in shown) is listed
    assert ("2024" in shown) is listed


def test_every_place_shows_the_day_of_the_decision() -> None:
    shown = files([REGISTERED], LAPSED_IN_FEBRUARY, "2025-06-12")
    for name, texts in PLACES.items():
        assert [text for text in texts if text not in shown[name]] == [], name
    hers = {name: text for name, text in shown.items() if "amina" in name}
    assert hers
    assert [name for name, text in hers.items() if IN_THE_LAPSE_OR_AFTER_IT.search(text)] == []


def test_changes_and_feed_show_the_day_of_the_decision() -> None:
    lapsed_in_may = [{**MEMBER, "to": "2024-04-30"}, {**MEMBER, "number": "N2", "from": "2024-06-01"}]
    shown = files([REGISTERED], lapsed_in_may, "2024-06-15")
    for name, texts in DAYS_AND_FEED.items():
        assert [text for text in texts if text not in shown[name]] == [], name
        assert not re.search(r"1 June 2024|2024-06-01T|\bMay 2024|2024-05", shown[name])


@pytest.mark.parametrize(
    "decided",
    [
        {"on": "2026-04-01", "decision": "accredited"},
        {"on": "2026-04-01", "decision": "removed", "clause": "UA.1", "reason": "A reason."},
        {"on": "2026-04-01", "decision": "left", "leaving": "retired"},
    ],
    ids=lambda decision: str(decision["decision"]),
)
def test_a_decision_for_a_day_to_come_changes_no_byte_of_the_site_before_that_day(decided: dict[str, Any]) -> None:
    assert files([REGISTERED, decided], [MEMBER], "2026-03-31") == files([REGISTERED], [MEMBER], "2026-03-31")
    assert files([REGISTERED, decided], [MEMBER], "2026-04-01") != files([REGISTERED], [MEMBER], "2026-04-01")


def test_a_registration_for_a_day_to_come_does_not_show_that_there_is_an_applicant() -> None:
    decided = {"on": "2026-04-01", "decision": "registered"}
    assert files([decided], [MEMBER], "2026-03-31") == files([], [MEMBER], "2026-03-31")
    assert "Since 1 April 2026" in files([decided], [MEMBER], "2026-04-01")["assessors/amina-rahman.md"]
