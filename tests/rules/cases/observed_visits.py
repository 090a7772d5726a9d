"""Cases of observed visits. Tom Hale observed Amina Rahman's first visit, on 20 June 2024, notified on 24 June."""

from typing import Any

from rules.cases.case import Case
from rules.cases.visits import AMINA, FOSSGATE, school, visit

from generator.rules import observed_visits as rules

FILE = "data/assessors/amina-rahman.yml"
TOM = "assessors/tom-hale"
DECISIONS = [{"on": "2018-12-01", "decision": "registered"}, {"on": "2019-04-01", "decision": "accredited"}]
REGISTERED = [{"on": "2024-03-01", "decision": "registered"}]
"""Amina is not accredited, so each of her visits is an observed one."""
SECOND = "data/schools/eng-900002.yml:assessments[1]"


def moderation(attempt: int, assessment: str, notified_on: str, **fields: Any) -> dict[str, Any]:
    return {
        "attempt": str(attempt),
        "assessment": assessment,
        "lead": "tom-hale",
        "outcome": "failed",
        "notified_on": notified_on,
        **fields,
    }


FIRST = moderation(1, "eng-900001/2024-1", "2024-06-24")


def amina(*moderations: dict[str, Any]) -> dict[str, Any]:
    return {AMINA: {"decisions": REGISTERED, "moderations": list(moderations), "quality_reviews": []}}


def observed(day: str, number: int = 900002, **fields: Any) -> dict[str, Any]:
    return school(visit("2024-1", day, lead="tom-hale", **fields), number=number)


def planned(day: str) -> dict[str, Any]:
    return observed(day, visited_on=None, outcome=None, visit_planned_on=day)


def gone(decision: dict[str, Any]) -> dict[str, Any]:
    return {TOM: {"decisions": [*DECISIONS, decision]}}


def failed_twice(third: dict[str, Any], **appeal: str) -> dict[str, Any]:
    """Two moderations failed, the second notified on 20 September 2024, and another observed visit."""
    second = moderation(2, "eng-900002/2024-1", "2024-09-20", **({"appeal": appeal} if appeal else {}))
    return {**amina(FIRST, second), **observed("2024-09-10"), **third}


UPHELD = {"submitted_on": "2024-09-25", "outcome": "upheld", "decided_on": "2024-10-15"}

CASES = (
    Case(rules.lead_assessor_is_not_removed, "registered"),
    *(
        Case(
            rules.lead_assessor_is_not_removed,
            f"removed on {day}; the visit was on 20 June 2024",
            gone({"on": day, "decision": "removed", "clause": "UA.1", "reason": "A reason."}),
            finds=finds,
            at="data/schools/eng-900001.yml:assessments[1].lead" if finds else None,
        )
        for day, finds in (("2024-06-19", 1), ("2024-06-20", 1), ("2024-06-21", 0))
    ),
    *(
        Case(
            rules.lead_assessor_is_not_removed,
            f"retired on {day}; the visit was on 20 June 2024",
            gone({"on": day, "decision": "left", "leaving": "retired"}),
            finds=finds,
        )
        for day, finds in (("2024-06-19", 1), ("2024-06-20", 1), ("2024-06-21", 0))
    ),
    Case(rules.lead_assessor_is_registered, "registered"),
    *(
        Case(
            rules.lead_assessor_is_registered,
            f"lapsed after {day}",
            {TOM: {"membership.0.to": day}},
            finds=finds,
        )
        for day, finds in (("2024-06-18", 1), ("2024-06-19", 1), ("2024-06-20", 0))
    ),
    Case(rules.lead_assessor_is_registered, "never registered", {TOM: {"decisions": []}}, finds=2),
    Case(rules.observed_visits_in_order, "the first one"),
    *(
        Case(
            rules.observed_visits_in_order,
            f"a second one on {day}; the first was notified on 24 June",
            {**amina(FIRST), **observed(day)},
            finds=finds,
            at=f"{SECOND}.visited_on" if finds else None,
        )
        for day, finds in (("2024-06-23", 1), ("2024-06-24", 1), ("2024-06-25", 0))
    ),
    Case(
        rules.observed_visits_in_order,
        "a second one, and no moderation is on file",
        {**amina(), **observed("2024-09-10")},
        finds=1,
    ),
    *(
        Case(
            rules.observed_visits_in_order,
            f"a second one on 10 September; shadowing completed on {done}",
            {
                **amina({**FIRST, "further": [{"kind": "shadowing", "required_on": "2024-06-24", **done_on(done)}]}),
                **observed("2024-09-10"),
            },
            finds=finds,
        )
        for done_on in (lambda done: {"completed_on": done} if done else {},)
        for done, finds in (("2024-09-09", 0), ("2024-09-10", 1), ("", 1))
    ),
    Case(
        rules.observed_visits_in_order,
        "a third one after two failed, and no appeal",
        failed_twice(observed("2024-11-05", 900003)),
        finds=1,
        at="data/schools/eng-900003.yml:assessments[1].visited_on",
    ),
    *(
        Case(
            rules.observed_visits_in_order,
            f"a third one after two failed, and no appeal; the first was voided on {day}, notified on 24 June",
            failed_twice(
                {
                    **observed("2024-11-05", 900003),
                    FOSSGATE: {"assessments.0.voided": {"on": day, "reason": "A tie to the school came to light."}},
                }
            ),
            finds=finds,
        )
        for day, finds in (("2024-06-24", 0), ("2024-06-25", 1))
    ),
    *(
        Case(
            rules.observed_visits_in_order,
            f"a third one on {day}; the appeal was upheld on 15 October",
            failed_twice(observed(day, 900003), **UPHELD),
            finds=finds,
        )
        for day, finds in (("2024-10-14", 1), ("2024-10-15", 0), ("2024-10-16", 0))
    ),
    Case(
        rules.observed_visits_in_order,
        "a visit to come, of which another rule warns",
        {**amina(FIRST), **planned("2026-04-01")},
    ),
    Case(rules.planned_observed_visits_in_order, "the first one", {FOSSGATE: {}}),
    Case(
        rules.planned_observed_visits_in_order,
        "a second one planned after the result",
        {**amina(FIRST), **planned("2026-04-01")},
    ),
    Case(
        rules.planned_observed_visits_in_order,
        "a second one planned, and the first is not notified",
        {**amina(), **planned("2026-04-01")},
        finds=1,
        at=f"{SECOND}.visit_planned_on",
    ),
    Case(
        rules.planned_observed_visits_in_order,
        "a third one planned after two failed",
        failed_twice(
            school(visit("2026-1", "2026-04-01", lead="tom-hale", visited_on=None, outcome=None), number=900003)
        ),
        finds=1,
    ),
)
