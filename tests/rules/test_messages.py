"""What rules say to staff: short, with what is missing and since when, and never an advice that nobody can follow."""

from datetime import date
from typing import Any

import pytest
from example import TODAY, Changes, register
from plain_english import sentences, words
from rules.cases.case import Case
from rules.cases.impartiality import AMINA as AMINA_ID
from rules.cases.impartiality import change, support
from rules.cases.quality_assurance.after_a_failure import chain
from rules.cases.visits import AMINA, school, to_come, visit, visits
from rules.every_case import CASES

from generator.problem import Problem
from generator.rules import RULES
from generator.rules.failures import WHAT_FAILS, next_moderation
from generator.scheme.criteria import CONTINUING

REGISTERED = [{"on": "2024-03-01", "decision": "registered"}]
FAILED = {"outcome": "failed"}
UPHELD = {
    "outcome": "failed",
    "appeal": {"submitted_on": "2024-09-01", "outcome": "upheld", "decided_on": "2024-09-10"},
}
DISMISSED = {
    "outcome": "failed",
    "appeal": {"submitted_on": "2024-09-01", "outcome": "dismissed", "decided_on": "2024-09-10"},
}


def problems(code: str, changes: Changes, on: str = TODAY) -> list[Problem]:
    (rule,) = (rule for rule in RULES if rule.code == code)
    return list(rule.problems(register(changes), date.fromisoformat(on)))


def moderated(*moderations: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Amina's observed visits with these moderations; each in the place of a passed one."""
    chained = chain(*moderations)
    return {**chained, AMINA: {**chained[AMINA], **changes}}


@pytest.mark.parametrize("case", [case for case in CASES if case.finds], ids=str)
def test_each_sentence_of_a_finding_has_at_most_25_words(case: Case) -> None:
    for finding in case.findings():
        for sentence in sentences(f"{finding.message}. {finding.fix or ''}"):
            assert len(words(sentence)) <= 25, sentence


def test_every_continuing_criterion_says_what_fails() -> None:
    assert [criterion.name for criterion in CONTINUING] == list(WHAT_FAILS)


@pytest.mark.parametrize(("day", "has_lapsed"), [("2024-07-19", False), ("2024-07-20", True), ("2024-07-21", True)])
def test_a_visit_by_a_lapsed_assessor_names_the_criterion_and_since_when(day: str, has_lapsed: bool) -> None:
    ended = {"membership": [{"number": "NYO1", "grade": "full", "from": "2018-01-01", "to": "2024-07-19"}]}
    found = problems("visit-by-an-accredited-assessor", {AMINA: ended, **visits(day)})
    message = (
        "The assessor had lapsed by the day of the visit, because full Naace membership had been missing since"
        " 20 July 2024 (P11)"
    )
    assert [problem.message for problem in found] == [message] * has_lapsed
    for problem in found:
        assert [str(at.keys) for at, _ in problem.related] == ["membership[1].to"]
        assert "membership's renewal" in problem.fix
        assert "voided" in problem.fix


def test_each_criterion_behind_a_lapse_is_named() -> None:
    ended = {
        "membership.0.to": "2027-01-31",
        "invoices.1.covers.to": "2027-01-31",
    }
    (found,) = problems(
        "appointment-of-an-accredited-assessor",
        {AMINA: ended, **school(to_come(visit_planned_on="2027-02-20"))},
    )
    assert found.message == (
        "The assessor will have lapsed by the day of the visit, because full Naace membership is missing from"
        " 1 February 2027 (P11) and the ongoing registration fee is unpaid from 1 February 2027 (CONT.1, REG.2)"
    )


def test_a_lead_assessor_who_lapsed_is_named_with_the_criterion() -> None:
    (found,) = problems("lead-assessor-is-registered", {"assessors/tom-hale": {"membership.0.to": "2024-06-18"}})
    assert found.message == (
        "The Lead Assessor had lapsed by the day of the visit, because full Naace membership had been missing since"
        " 19 June 2024 (P11)"
    )


def test_a_planned_visit_says_since_when_a_criterion_has_failed_already() -> None:
    ended = {"membership": [{"number": "NYO1", "grade": "full", "from": "2018-01-01", "to": "2026-02-28"}]}
    (found,) = problems("appointment-of-an-accredited-assessor", {AMINA: ended, **school(to_come())})
    assert found.message.endswith("because full Naace membership has been missing since 1 March 2026 (P11)")


@pytest.mark.parametrize(
    ("on", "message"),
    [
        (
            "2026-03-31",
            (
                "The Lead Assessor will not be on the register on the day of the visit (decided, in force from 1 April"
                " 2026: left)"
            ),
        ),
        ("2026-04-01", "The Lead Assessor has left the register by the day of the visit"),
        ("2026-04-02", "The Lead Assessor has left the register by the day of the visit"),
    ],
)
def test_an_observer_whose_leaving_is_to_come_is_not_said_to_have_left(on: str, message: str) -> None:
    decided = [
        {"on": "2018-12-01", "decision": "registered"},
        {"on": "2019-04-01", "decision": "accredited"},
        {"on": "2026-04-01", "decision": "left", "leaving": "retired"},
    ]
    planned = to_come(visit_planned_on="2026-04-10", lead="tom-hale")
    changes = {"assessors/tom-hale": {"decisions": decided}, **school(planned)}
    (found,) = problems("lead-assessor-is-not-removed", changes, on)
    assert found.message == message


def test_after_two_failed_moderations_nobody_is_advised_to_add_a_first_one() -> None:
    decided = [*REGISTERED, {"on": "2025-01-20", "decision": "accredited"}]
    (found,) = problems("accredited-after-a-moderation", moderated(FAILED, FAILED, decisions=decided))
    assert found.fix == (
        "If Naace upheld an appeal against the last moderation, record it, and the third attempt. If not, delete this"
        " decision."
    )


def test_after_a_dismissed_appeal_the_decision_is_to_be_deleted() -> None:
    decided = [*REGISTERED, {"on": "2025-01-20", "decision": "accredited"}]
    (found,) = problems("accredited-after-a-moderation", moderated(FAILED, DISMISSED, decisions=decided))
    assert found.fix == "Delete this decision, because Naace dismissed the appeal."


@pytest.mark.parametrize(
    ("moderations", "advice"),
    [
        ((), "attempt: 1"),
        ((FAILED,), "attempt: 2"),
        ((FAILED, FAILED), "needs an upheld appeal"),
        ((FAILED, UPHELD), "attempt: 3"),
        ((FAILED, UPHELD, FAILED), "needs an upheld appeal"),
    ],
)
def test_the_outcome_to_add_is_that_of_the_next_attempt(moderations: tuple[dict[str, Any], ...], advice: str) -> None:
    files = moderated(*moderations, decisions=REGISTERED)
    further = school(visit("2025-1", "2025-03-01", lead="tom-hale"), number=900009)
    found = problems("moderation-outcome-awaited", {**files, **further})
    (awaited,) = (problem for problem in found if problem.at.file.endswith("eng-900009.yml"))
    assert advice in awaited.fix
    assert ("attempt: 1" in awaited.fix) is (not moderations)


def test_nothing_follows_a_moderation_that_was_passed() -> None:
    assert next_moderation(register().assessors["amina-rahman"]) is None


def test_a_first_moderation_that_names_another_visit_is_not_answered_with_one_more() -> None:
    files = moderated(FAILED, FAILED, decisions=REGISTERED)
    earlier = school(visit("2024-9", "2024-06-01", lead="tom-hale"), number=900009)
    (found,) = problems("first-visit-moderated", {**files, **earlier})
    assert found.fix == "Correct the assessment that it names, or the dates of the visits."


@pytest.mark.parametrize(
    ("years", "within"), [("1", "in the last year"), ("3", "in the last 3 years"), ("5", "in the last 5 years")]
)
def test_a_conflict_says_how_many_years_are_recent(years: str, within: str) -> None:
    recent = change(support("general", assessor=AMINA_ID, to="2026-02-01"), lead=None)
    (found,) = problems("no-recent-general-support", {**recent, "scheme": {"recent_years": years}})
    assert found.message == f"The assessor gave the school general support {within}"


@pytest.mark.parametrize(("years", "before"), [("0", "before the visit"), ("1", "more than 1 year ago")])
def test_a_former_tie_says_before_which_time_it_ended(years: str, before: str) -> None:
    former = change(support("governor", assessor=AMINA_ID, to="2020-12-31"), lead=None)
    (found,) = problems("no-former-tie-to-the-school", {**former, "scheme": {"recent_years": years}})
    assert found.message == f"The assessor worked for the school or governed it {before}"
