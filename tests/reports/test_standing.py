"""A standing explained: its two days with their labels, what to do by when, for everybody, in text and in JSON."""

from datetime import date
from typing import Any

import jsonschema
import pytest
from example import ROOT, TODAY, register
from rules.cases.quality_reviews.reviews import done, review, reviewed
from rules.cases.visits import school, visit
from scheme.cases.facts import (
    ACCREDITED,
    AMINA,
    LEFT,
    REGISTERED,
    REMOVED,
    V2018,
    V2024,
    V2026,
    amina,
    excuse,
    member,
    missed,
    ongoing,
    signed,
)

from generator.read.loading import load
from generator.reports.standing import as_json, explained
from generator.reports.standing_shapes import Explained
from generator.reports.standing_text import line, text

SOURCE = load(ROOT).source
LAPSED_IN_FEBRUARY = [member("2018-01-01", "2025-01-31"), member("2025-03-01")]
TO_COME = {"on": "2026-04-01", "decision": "removed", "clause": "UA.1", "reason": "A reason."}


def of_amina(changes: dict[str, Any], on: str = TODAY) -> Explained:
    found = register(changes)
    return explained(found, SOURCE, found.assessors[AMINA], date.fromisoformat(on))


def lines(changes: dict[str, Any], on: str = TODAY) -> list[str]:
    return list(text(of_amina(changes, on)))


def one_line(changes: dict[str, Any], on: str = TODAY) -> str:
    found = register(changes)
    return line(found, found.assessors[AMINA], date.fromisoformat(on))


def section(heading: str, shown: list[str]) -> list[str]:
    """The indented lines under a heading."""
    after = shown[shown.index(heading) + 1 :]
    end = next((number for number, text_line in enumerate(after) if not text_line.startswith(" ")), len(after))
    return after[:end]


# Both days


@pytest.mark.parametrize(
    ("on", "decided_on", "unbroken_since", "kind"),
    [
        ("2024-02-29", None, None, "applicant"),
        ("2024-03-01", "2024-03-01", "2024-03-01", "registered"),
        ("2025-01-31", "2024-07-01", "2024-07-01", "accredited"),
        ("2025-02-01", "2024-07-01", "2025-02-01", "lapsed"),
        ("2025-02-28", "2024-07-01", "2025-02-01", "lapsed"),
        ("2025-03-01", "2024-07-01", "2025-03-01", "accredited"),
        ("2025-03-02", "2024-07-01", "2025-03-01", "accredited"),
    ],
)
def test_the_day_of_the_decision_and_the_day_without_a_break_are_both_shown(
    on: str, decided_on: str | None, unbroken_since: str | None, kind: str
) -> None:
    changes = amina(membership=LAPSED_IN_FEBRUARY)
    found = as_json(of_amina(changes, on))
    assert (found["standing"], found["decided_on"], found["unbroken_since"]) == (kind, decided_on, unbroken_since)
    shown = one_line(changes, on)
    assert (f"decided {decided_on}" in shown) is (decided_on is not None)
    assert (f"without a break since {unbroken_since}" in shown) is (unbroken_since is not None)


def test_the_two_days_have_labels() -> None:
    shown = lines(amina(membership=LAPSED_IN_FEBRUARY))
    assert shown[:3] == [
        "Amina Rahman (amina-rahman) on 1 March 2026: accredited",
        "  Day of the decision: 1 July 2024 (accredited), as the site shows it",
        "  Without a break since: 1 March 2025 (accredited)",
    ]
    assert lines(amina(membership=LAPSED_IN_FEBRUARY), "2025-02-10")[1:3] == [
        "  Day of the decision: 1 July 2024 (accredited)",
        "  Without a break since: 1 February 2025 (lapsed)",
    ]


# Decisions to come


@pytest.mark.parametrize(("on", "in_force"), [("2026-03-31", False), ("2026-04-01", True), ("2026-04-02", True)])
def test_a_decision_reads_decided_in_force_from_its_day_until_that_day(on: str, in_force: bool) -> None:
    changes = amina(decisions=[REGISTERED, ACCREDITED, TO_COME])
    words = "decided, in force from 1 April 2026: removed"
    shown = lines(changes, on)
    (decision,) = [text_line for text_line in section("Decisions:", shown) if "removed" in text_line]
    assert decision.startswith("  removed on 1 April 2026" if in_force else f"  {words}")
    assert (f"Next change: {words}" in shown) is not in_force
    assert one_line(changes, on).endswith(words) is not in_force
    found = as_json(of_amina(changes, on))
    assert [decision["in_force"] for decision in found["decisions"]] == [True, True, in_force]
    assert (found["next_change"] is not None and found["next_change"]["decided"]) is not in_force


def test_facts_that_change_a_standing_are_no_decision() -> None:
    found = of_amina({})
    assert found.next_change
    assert not found.next_change.decided
    assert "Next change, if nothing else is recorded: 1 March 2027, lapsed" in lines({})


def test_what_is_missing_for_a_decision_speaks_of_no_decision_that_is_on_file() -> None:
    asked = of_amina(amina(decisions=[REGISTERED], moderations=[], invoices=[]), "2024-09-01").next_decision
    assert asked
    assert asked.missing
    for lack in asked.missing:
        assert not lack.what.startswith("Decision")
        assert lack.what[0].isupper()
        assert "the decision" not in lack.do.lower()
    assert "The initial registration fee was not paid by that day" in [lack.what for lack in asked.missing]


@pytest.mark.parametrize("taken", ["registered", "accredited"])
def test_nothing_is_missing_for_a_decision_that_is_taken(taken: str) -> None:
    before = [] if taken == "registered" else [REGISTERED]
    waiting = amina(decisions=before)
    assert of_amina(waiting).next_decision
    assert of_amina(amina(decisions=[*before, {"on": "2026-04-01", "decision": taken}])).next_decision is None


# What to do


def test_what_is_to_pay_sign_confirm_and_attend_is_shown_with_its_day() -> None:
    changes = {
        "scheme": {"agreements": [V2018, V2024, V2026]},
        "events/day": {
            "title": "A day",
            "kind": "training",
            "sittings": [{"from": "2026-03-10", "place": "Leeds"}, {"from": "2026-03-20", "place": "online"}],
            "required_of": "everyone",
        },
        **amina(**{"invoices.0.paid_on": None, "excuses": [{**excuse(), "event": "day", "notified_on": "2026-01-20"}]}),
    }
    shown = lines(changes, "2026-01-31")
    first, second = (text_line.strip() for text_line in section("To pay:", shown)[::2])
    assert first == (
        "overdue, was due by 31 May 2024: Initial registration fee, £150, VAT excluded; invoice INV-0107 of 1 May 2024"
    )
    assert second.startswith(
        "by 28 February 2027: Ongoing registration fee, £60, VAT excluded, for the days from 1 March"
    )
    assert second.endswith(" 2027; not invoiced yet")
    assert section("To sign:", shown)[0] == (
        "  by 31 January 2026: version 2026 of the code of practice, in force from 1 January 2026"
    )
    assert section("To confirm:", shown)[0] == (
        "  by 15 January 2027: the details on file, last confirmed on 15 January 2026"
    )
    assert section("To attend:", shown)[0] == (
        "  by 20 March 2026: A day (10 March 2026, Leeds or 20 March 2026, online); the excuse is not decided yet"
    )


@pytest.mark.parametrize(
    ("recorded_on", "on", "words", "overdue"),
    [
        (
            "2025-06-20",
            "2025-06-13",
            "  by 13 June 2025: ICT Mark Assessors' conference 2025 (12 to 13 June 2025, York)",
            False,
        ),
        ("2025-06-20", "2025-06-14", "York); the list of those present is not recorded yet", False),
        ("2025-06-20", "2025-06-20", "York); missed", True),
    ],
)
def test_an_event_is_missed_once_the_list_says_so(recorded_on: str, on: str, words: str, overdue: bool) -> None:
    changes = missed({"attendance.recorded_on": recorded_on})
    assert section("To attend:", lines(changes, on))[0].endswith(words)
    (duty,) = of_amina(changes, on).to_attend
    assert duty.overdue is overdue


def test_an_invoice_s_own_due_date_is_shown_where_its_days_begin_earlier() -> None:
    found = lines(
        amina(invoices=[ongoing("2026-03-05", "2027-03-04", None)], decisions=[{**REGISTERED, "on": "2025-03-05"}])
    )
    (first, *_) = section("To pay:", found)
    assert first.startswith(
        "  by 4 March 2026: Ongoing registration fee, £60, VAT excluded, for the days from 5 March 2026"
    )
    assert first.endswith("; invoice INV-1 of 20 February 2025, due on 1 January 2029")


def test_a_refused_excuse_is_said_to_be_refused() -> None:
    changes = missed(excuses=[excuse(refused_on="2025-06-05")])
    assert section("To attend:", lines(changes, "2025-06-05"))[0].endswith("York); the excuse was refused")
    assert section("To attend:", lines(changes, "2025-06-04"))[0].endswith("York); the excuse is not decided yet")


# Everybody

EVERYBODY: dict[str, tuple[dict[str, Any], str, str]] = {
    "applicant": (amina(decisions=[]), "registration: none", "The records support the decision registered."),
    "registered": (
        amina(decisions=[REGISTERED]),
        "registration: to 28 February 2027",
        "The records support the decision accredited.",
    ),
    "accredited": (
        {},
        "registration: to 28 February 2027",
        "Quality Review 1: after 9 more visits (1 visit carried out)",
    ),
    "lapsed": (
        amina(membership=[member("2018-01-01", "2025-01-31")]),
        "registration: ended on 31 January 2025",
        "Quality Review 1: after 9 more visits (1 visit carried out)",
    ),
    "removed": (
        amina(decisions=[REGISTERED, ACCREDITED, REMOVED]),
        "registration: ended on 30 June 2025",
        "The records support the decision reinstated.",
    ),
    "left": (
        amina(decisions=[REGISTERED, ACCREDITED, LEFT]),
        "registration: ended on 30 June 2025",
        "full membership: no end is on file",
    ),
}


@pytest.mark.parametrize("kind", EVERYBODY)
def test_everybody_gets_an_answer(kind: str) -> None:
    changes, ending, sentence = EVERYBODY[kind]
    shown = [text_line.strip() for text_line in lines(changes)]
    assert shown[0].endswith(f": {kind}")
    assert ending in shown
    assert sentence in shown
    assert shown[-1]
    assert of_amina(changes).standing == kind


def test_somebody_with_nothing_to_do_reads_so() -> None:
    assert "Nothing to pay, sign, confirm or attend." in lines(amina(decisions=[REGISTERED, ACCREDITED, LEFT]))
    assert "Nothing to pay, sign, confirm or attend." not in lines({})


def test_a_review_that_is_due_says_what_the_next_visit_waits_for() -> None:
    changes = done(10, "2025-10-09")
    begins = "Quality Review 1: due since 9 October 2025 (10 visits carried out); no visit may come before it: "
    assert f"{begins}not recorded" in lines(changes)
    assert f"{begins}its fee is not paid" in lines({**changes, **reviewed(review(1, "2025-10-20"))})
    (fee,) = [duty for duty in of_amina(changes).to_pay if duty.title == "Quality Review fee"]
    assert (fee.by, fee.before, fee.number) == (None, "the next visit", None)
    (fee,) = [duty for duty in of_amina({**changes, **reviewed(review(1, "2025-10-20"))}).to_pay if duty.number]
    assert (fee.number, str(fee.by), fee.before) == ("QR-1", "2025-10-01", "the next visit")


# JSON


@pytest.mark.parametrize("kind", EVERYBODY)
def test_the_json_is_of_its_documented_shape(kind: str) -> None:
    changes = {
        "scheme": {"agreements": [V2018, V2024, V2026]},
        **EVERYBODY[kind][0],
        "events/day": {
            "title": "A day",
            "kind": "training",
            "sittings": [{"from": "2026-03-10", "place": "Leeds"}],
            "required_of": "everyone",
        },
    }
    found = as_json(of_amina(changes, "2026-01-31"))
    schema = Explained.model_json_schema(mode="serialization", by_alias=True)
    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
    assert list(found) == list(Explained.model_fields)


def test_text_and_json_name_the_same_places() -> None:
    found = of_amina({})
    for placed in (*found.decisions, *found.criteria, *found.to_pay, *found.to_confirm):
        assert any(text_line.endswith(f"({placed.file}:{placed.line})") for text_line in lines({}))


def test_a_name_from_the_data_gives_a_terminal_no_orders() -> None:
    found = register({"fees/registration-ongoing": {"title": "A \x1b[31mfee"}})
    shown = text(explained(found, SOURCE, found.assessors[AMINA], date(2026, 3, 1)))
    assert "\x1b" not in "\n".join(shown)


def test_signatures_are_not_asked_for_twice() -> None:
    changes = {
        "scheme": {"agreements": [V2018, V2024, V2026]},
        **amina(agreements=[signed("2024", "2024-02-10"), signed("2026", "2026-01-20")]),
    }
    assert "To sign:" not in lines(changes)
    assert "To sign:" in lines(changes, "2026-01-19")


def test_what_is_to_declare_and_complete_and_what_may_be_appealed_against_is_shown_with_its_day() -> None:
    coming = visit("2026-1", "2026-03-20", visited_on=None, outcome=None, visit_planned_on="2026-03-20")
    assert section("To declare:", lines(school(coming), "2026-03-12"))[0] == (
        "  by 20 March 2026: conflicts of interest at the school of assessment eng-900002/2026-1"
    )
    work = {"kind": "shadowing", "required_on": "2024-06-25"}
    failed = {"moderations.0.outcome": "failed", "moderations.0.further": [work], "decisions": [REGISTERED]}
    assert section("To complete:", lines(amina(**failed), "2024-07-01"))[0] == (
        "  before the next observed visit: shadowing visit, required on 25 June 2024"
    )
    failed |= {"moderations.0.attempt": "2"}
    assert section("May appeal, in writing:", lines(amina(**failed), "2024-07-01"))[0] == (
        "  by 24 July 2024: against failed moderation 2, notified on 24 June 2024"
    )
