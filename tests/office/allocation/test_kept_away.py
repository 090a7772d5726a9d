"""Every reason for which somebody may not go to a school, or comes earlier or later, by a case."""

from datetime import date
from typing import Any, NamedTuple

import pytest
from example import register
from office.allocation.allocated import REQUEST, VISIT, asked, ranked, with_school

from generator.office.allocation.facts import fact
from generator.office.allocation.ranking import refusals
from generator.problem import Severity
from generator.rules.considered import ASKED

AMINA, TOM = "amina-rahman", "tom-hale"
OF_AMINA = f"assessors/{AMINA}"


def helped(kind: str = "framework", **more: Any) -> dict[str, Any]:
    return {"support": [{"from": "2025-01-10", "to": "2025-03-20", "kind": kind, "assessor": AMINA, **more}]}


class Kept(NamedTuple):
    """A rule that keeps somebody away, and the words of the fact."""

    code: str
    changes: dict[str, Any]
    fact: str
    who: str = AMINA
    visit: date | None = None
    as_lead: bool = False


KEPT_AWAY = [
    Kept("a-closed-school-is-not-visited", with_school(closed_on="2026-05-19"), "closed on 19 May 2026", visit=VISIT),
    Kept(
        "stages-in-order",
        with_school(assessments=[{"id": "2026-1", "requested": {"on": "2026-03-02", "by": "naace"}}]),
        "requested on 2 March 2026",
    ),
    Kept("no-tie-to-the-school", with_school(**helped("governor")), "governor of the school from 10 January 2025"),
    Kept("no-framework-support", with_school(**helped()), "Framework from 10 January 2025 to 20 March 2025"),
    Kept("no-framework-support", with_school(**helped("self-review")), "self-review"),
    Kept(
        "no-framework-support",
        with_school(**helped(**{"from": "2026-09-01", "to": "2026-09-30"})),
        "from 1 September 2026",
    ),
    Kept(
        "assessor-offers-the-type-of-school",
        with_school(type="community-special-school"),
        "offers Local authority maintained schools, Academies",
    ),
    Kept("assessor-offers-the-phase", with_school(phase="nursery"), "offers Primary, Secondary"),
    Kept(
        "assessor-offers-the-phase",
        with_school({OF_AMINA: {"phases.0.to": "2026-05-19"}}),
        "Primary to 19 May 2026",
        visit=VISIT,
    ),
    Kept("phase-assessed-known", with_school(phase=None), ""),
    Kept(
        "appointed-assessor-is-on-the-list",
        with_school({OF_AMINA: {"membership.0.to": "2026-02-28"}}),
        "",
    ),
    Kept(
        "appointed-assessor-is-on-the-list",
        with_school({OF_AMINA: {"decisions.1": {"on": "2026-02-01", "decision": "left", "leaving": "retired"}}}),
        "left on 1 February 2026",
    ),
    Kept(
        "lead-assessor-in-office",
        with_school({f"assessors/{TOM}": {"lead_assessor.0.to": "2026-05-19"}}),
        "Lead Assessor from 1 December 2018 to 19 May 2026",
        who=TOM,
        visit=VISIT,
        as_lead=True,
    ),
    Kept(
        "lead-assessor-is-not-removed",
        with_school(
            {
                f"assessors/{TOM}": {
                    "decisions": [
                        {"on": "2018-12-01", "decision": "registered"},
                        {"on": "2026-02-01", "decision": "left", "leaving": "retired"},
                    ]
                }
            }
        ),
        "left on 1 February 2026",
        who=TOM,
        as_lead=True,
    ),
    Kept(
        "no-framework-support",
        with_school(**helped(assessor=TOM)),
        "Framework from 10 January 2025",
        who=TOM,
        as_lead=True,
    ),
    Kept(
        "lead-assessor-replaced-before-the-visit",
        with_school(assessments=[{**REQUEST, "former_leads": [{"lead": TOM, "replaced_on": "2026-02-27"}]}]),
        "",
    ),
    Kept(
        "no-conflict-is-declared",
        with_school(
            assessments=[{**REQUEST, "conflict_declaration": {"signed_on": "2026-02-26", "conflict": "exists"}}]
        ),
        "",
    ),
    Kept(
        "a-declaration-is-for-its-appointment",
        with_school(assessments=[{**REQUEST, "conflict_declaration": {"signed_on": "2026-02-01", "conflict": "none"}}]),
        "requested on 20 February 2026",
    ),
]
NEVER = {
    "observed-visits-in-order": "it is about visits made",
    "lead-assessor-is-not-the-assessor": "another Lead Assessor is considered, or none",
}
"""Rules of one assessment that no appointment breaks, and why."""


@pytest.mark.parametrize("case", KEPT_AWAY, ids=lambda case: case.code)
def test_who_may_not_go_is_told_with_clause_and_fact(case: Kept) -> None:
    ranking = ranked(case.changes, case.visit)
    people = ranking.may_not_lead if case.as_lead else ranking.may_not
    (kept,) = [person for person in people if person.assessor.id == case.who]
    from_rules = asked(register(case.changes), case.visit)
    (problem, *_) = [problem for problem in refusals(from_rules, kept) if problem.code == case.code]
    assert problem.clauses
    assert case.fact in fact(from_rules.register, problem)
    assert bool(case.fact) is bool(fact(from_rules.register, problem))


def test_each_rule_that_refuses_an_appointment_has_a_case() -> None:
    refusing = {rule.code for rule, _ in ASKED if rule.severity is Severity.REFUSED}
    assert {case.code for case in KEPT_AWAY} | NEVER.keys() == refusing
    assert {case.code for case in KEPT_AWAY}.isdisjoint(NEVER)
