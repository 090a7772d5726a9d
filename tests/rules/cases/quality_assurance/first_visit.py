"""Cases of who leads, of the first visit and its moderation, and of the decision that it awaits."""

from typing import Any

from rules.cases.case import Case
from rules.cases.visits import AMINA, FOSSGATE, school, to_come, visit, visits

from generator.rules import quality_assurance as rules

FILE = "data/assessors/amina-rahman.yml"
SCHOOL = "data/schools/eng-900001.yml"
TOM = "assessors/tom-hale"


def observed(**fields: Any) -> dict[str, Any]:
    """The first assessment with fields of its own."""
    return {FOSSGATE: {f"assessments.0.{name}": value for name, value in fields.items()}}


def lead_from(first: str, last: str | None = None) -> dict[str, Any]:
    """Tom Hale is a Lead Assessor in 2019, for the visit he observed then, and on these days."""
    period = {"from": first, "to": last} if last else {"from": first}
    return {TOM: {"lead_assessor": [{"from": "2019-01-01", "to": "2019-12-31"}, period]}}


LEADS = (
    Case(rules.lead_assessor_in_office, "a Lead Assessor for years"),
    Case(rules.lead_assessor_in_office, "from the day before the visit", lead_from("2024-06-19")),
    Case(rules.lead_assessor_in_office, "from the day of the visit", lead_from("2024-06-20")),
    Case(
        rules.lead_assessor_in_office,
        "from the day after the visit",
        lead_from("2024-06-21"),
        finds=1,
        at=f"{SCHOOL}:assessments[1].lead",
    ),
    Case(rules.lead_assessor_in_office, "to the day before the visit", lead_from("2020-01-01", "2024-06-19"), finds=1),
    Case(rules.lead_assessor_in_office, "to the day of the visit", lead_from("2020-01-01", "2024-06-20")),
    Case(rules.lead_assessor_in_office, "to the day after the visit", lead_from("2020-01-01", "2024-06-21")),
    Case(
        rules.lead_assessor_in_office,
        "no longer one on the day planned",
        {**school(to_come(lead="tom-hale", visit_planned_on="2026-04-01")), **lead_from("2020-01-01", "2026-03-31")},
        finds=1,
    ),
    Case(
        rules.lead_assessor_in_office,
        "still one on the day planned",
        {**school(to_come(lead="tom-hale", visit_planned_on="2026-03-31")), **lead_from("2020-01-01", "2026-03-31")},
    ),
    Case(
        rules.lead_assessor_in_office,
        "no day planned, and not one today",
        {**school(to_come(lead="tom-hale")), **lead_from("2020-01-01", "2026-02-28")},
        finds=1,
    ),
    Case(
        rules.lead_assessor_in_office,
        "of an assessment called off",
        {**school(to_come(lead="tom-hale", cancelled_on="2026-02-20")), **lead_from("2020-01-01", "2026-02-28")},
    ),
    Case(rules.lead_assessor_is_not_the_assessor, "another person"),
    Case(
        rules.lead_assessor_is_not_the_assessor,
        "the assessor",
        observed(lead="amina-rahman"),
        finds=1,
        at=f"{SCHOOL}:assessments[1].lead",
    ),
    Case(rules.lead_assessor_replaced_before_the_visit, "nobody was replaced"),
    *(
        Case(
            rules.lead_assessor_replaced_before_the_visit,
            f"replaced on {day}, appointed on 12 June 2024, visited on 20 June",
            observed(former_leads=[{"lead": "grace-mensah", "replaced_on": day}]),
            finds=finds,
            at=f"{SCHOOL}:assessments[1].former_leads[1].replaced_on" if finds else None,
        )
        for day, finds in (
            ("2024-06-11", 1),
            ("2024-06-12", 0),
            ("2024-06-13", 0),
            ("2024-06-19", 0),
            ("2024-06-20", 0),
            ("2024-06-21", 1),
        )
    ),
)

FIRST = (
    Case(rules.first_visit_moderated, "moderated, and the first on file"),
    Case(
        rules.first_visit_moderated,
        "not observed",
        observed(lead=None),
        finds=1,
        at=f"{SCHOOL}:assessments[1].visited_on",
    ),
    Case(
        rules.first_visit_moderated,
        "an earlier visit than the one moderated",
        school(visit("2024-1", "2024-06-19", lead="tom-hale")),
        finds=1,
        at=f"{FILE}:moderations[1].assessment",
    ),
    Case(
        rules.first_visit_moderated,
        "another visit of the same day counts after it, by its id",
        school(visit("2024-1", "2024-06-20")),
    ),
    Case(rules.first_visit_moderated, "another visit of the day after", visits("2024-06-21")),
    Case(
        rules.first_visit_moderated,
        "an earlier visit that was voided does not count",
        school(visit("2024-1", "2024-06-19", voided={"on": "2024-06-30", "reason": "Nobody observed it."})),
    ),
    *(
        Case(
            rules.first_visit_moderated,
            f"voided on {day}, its outcome notified on 24 June 2024; the next visit is not observed",
            {**observed(voided={"on": day, "reason": "It does not count."}), **visits("2024-08-20")},
            finds=finds,
            at="data/schools/eng-900002.yml:assessments[1].visited_on" if finds else None,
        )
        for day, finds in (("2024-06-23", 1), ("2024-06-24", 1), ("2024-06-25", 0), ("2024-09-20", 0))
    ),
    Case(rules.first_visit_moderated, "its outcome is not notified yet", {AMINA: {"moderations": []}}),
    Case(
        rules.first_visit_moderated,
        "no moderation on file when the next visit is",
        {AMINA: {"moderations": []}, **visits("2024-07-20")},
        finds=1,
        at=f"{SCHOOL}:assessments[1].visited_on",
    ),
)

AGREES = (
    Case(rules.moderation_agrees_with_its_visit, "both ends agree"),
    Case(
        rules.moderation_agrees_with_its_visit,
        "another Lead Assessor observed",
        observed(lead="grace-mensah"),
        finds=1,
        at=f"{FILE}:moderations[1].lead",
    ),
    Case(
        rules.moderation_agrees_with_its_visit,
        "the assessment is another assessor's",
        {AMINA: {"moderations.0.assessment": "wal-9000001/2019-1"}},
        finds=1,
        at=f"{FILE}:moderations[1].assessment",
    ),
    Case(rules.moderation_agrees_with_its_visit, "no visit", observed(visited_on=None), finds=1),
    *(
        Case(
            rules.moderation_agrees_with_its_visit,
            f"a visit voided on {day}, its outcome notified on 24 June 2024",
            observed(voided={"on": day, "reason": "It does not count."}),
            finds=finds,
            at=f"{FILE}:moderations[1].assessment" if finds else None,
        )
        for day, finds in (("2024-06-23", 1), ("2024-06-24", 1), ("2024-06-25", 0))
    ),
    Case(
        rules.moderation_agrees_with_its_visit,
        "notified the day before the visit",
        {AMINA: {"moderations.0.notified_on": "2024-06-19"}},
        finds=1,
        at=f"{FILE}:moderations[1].notified_on",
    ),
    Case(
        rules.moderation_agrees_with_its_visit,
        "notified on the day of the visit",
        {AMINA: {"moderations.0.notified_on": "2024-06-20"}},
    ),
    Case(
        rules.moderation_agrees_with_its_visit,
        "notified the day after the visit",
        {AMINA: {"moderations.0.notified_on": "2024-06-21"}},
    ),
    Case(rules.visit_moderated_once, "each visit observed once"),
    Case(
        rules.visit_moderated_once,
        "one visit in two moderations",
        {
            AMINA: {
                "moderations": [
                    {
                        "attempt": attempt,
                        "assessment": "eng-900001/2024-1",
                        "lead": "tom-hale",
                        "outcome": "failed",
                        "notified_on": "2024-06-24",
                    }
                    for attempt in "12"
                ]
            }
        },
        finds=1,
        at=f"{FILE}:moderations[2].assessment",
    ),
)

UNDECIDED = {AMINA: {"moderations": [], "decisions": [{"on": "2024-03-01", "decision": "registered"}]}}
AWAITED = (
    Case(rules.moderation_outcome_awaited, "the outcome is on file"),
    Case(rules.moderation_outcome_awaited, "the day before the visit", UNDECIDED, on="2024-06-19"),
    Case(
        rules.moderation_outcome_awaited,
        "on the day of the visit",
        UNDECIDED,
        on="2024-06-20",
        finds=1,
        at=f"{SCHOOL}:assessments[1].visited_on",
    ),
    Case(rules.moderation_outcome_awaited, "the day after the visit", UNDECIDED, on="2024-06-21", finds=1),
    Case(
        rules.moderation_outcome_awaited,
        "observed after a passed moderation, while not accredited yet",
        {AMINA: {"decisions.1.on": "2024-08-01"}, **school(visit("2024-1", "2024-07-20", lead="tom-hale"))},
    ),
    Case(
        rules.moderation_outcome_awaited,
        "observed after a failed moderation",
        {
            AMINA: {"decisions.1.on": "2024-08-01", "moderations.0.outcome": "failed"},
            **school(visit("2024-1", "2024-07-20", lead="tom-hale")),
        },
        finds=1,
        at="data/schools/eng-900002.yml:assessments[1].visited_on",
    ),
    Case(
        rules.moderation_outcome_awaited,
        "a sampled visit of someone accredited is no attempt",
        school(visit("2025-1", "2025-06-20", lead="tom-hale")),
    ),
)
