"""Cases of the rules P4, P6, P7 and P8: the award, its expiry and its publication."""

from typing import Any

from rules.cases.case import Case
from rules.cases.visits import FOSSGATE, school, visit

from generator.rules import school_assessments as rules

FILE = "data/schools/eng-900002.yml"
VOIDED = {"on": "2024-07-30", "reason": "It was not carried out by the rules."}


def one(**fields: Any) -> dict[str, Any]:
    """A further school with one visit of Amina's, on 20 July 2024."""
    return school(visit("2024-1", "2024-07-20", **{"requested": {"on": "2024-06-30", "by": "school"}, **fields}))


def marked(day: str, *more: dict[str, Any]) -> dict[str, Any]:
    """One school alone holds the mark, awarded on this day."""
    requested = {"on": f"{day[:4]}-01-01", "by": "school"}
    assessed = visit(f"{day[:4]}-1", day, requested=requested, awarded_on=day)
    return {FOSSGATE: {"assessments.0.awarded_on": None, "publish_award": []}, **school(assessed, *more)}


LEAP = marked("2024-02-29")
"""Expires on 28 February 2027; sixty days before is 30 December 2026."""


def renewal(requested_on: str, **fields: Any) -> dict[str, Any]:
    asked = {"id": f"{requested_on[:4]}-2", "requested": {"on": requested_on, "by": "school"}, **fields}
    return marked("2024-02-29", asked)


def followed(*assessments: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A school that followed the school with the mark."""
    came_from = [{"school": "eng-900002", "on": "2026-09-01", "how": "conversion"}]
    return school(*assessments, number=900003, predecessors=came_from, **fields)


AWARD = (
    Case(rules.award_on_a_recommendation, "recommended"),
    Case(
        rules.award_on_a_recommendation,
        "not recommended",
        one(outcome="not-recommended", awarded_on="2024-08-01"),
        finds=1,
        at=f"{FILE}:assessments[1].awarded_on",
    ),
    Case(rules.award_on_a_recommendation, "no outcome", one(outcome=None, awarded_on="2024-08-01"), finds=1),
    Case(rules.award_on_a_recommendation, "not recommended, no award", one(outcome="not-recommended")),
    Case(rules.award_on_a_recommendation, "a voided visit", one(voided=VOIDED, awarded_on="2024-07-31"), finds=1),
    Case(rules.award_on_a_recommendation, "voided on the day", one(voided=VOIDED, awarded_on="2024-07-30")),
    Case(rules.award_on_a_recommendation, "voided on the day after", one(voided=VOIDED, awarded_on="2024-07-29")),
    Case(
        rules.award_on_a_recommendation,
        "an erased assessor's visit, without a recommendation",
        {
            "assessors/amina-rahman": None,
            "erasures/amina-rahman": {"erased_on": "2026-02-01", "listed": "yes"},
            FOSSGATE: {"assessments.0.outcome": "not-recommended"},
        },
        finds=1,
    ),
    Case(rules.renewal_to_request, "61 days before the expiry", LEAP, on="2026-12-29"),
    Case(
        rules.renewal_to_request,
        "60 days before the expiry",
        LEAP,
        on="2026-12-30",
        finds=1,
        at=f"{FILE}:assessments[1].awarded_on",
    ),
    Case(rules.renewal_to_request, "59 days before the expiry", LEAP, on="2026-12-31", finds=1),
    Case(rules.renewal_to_request, "the last day of the mark", LEAP, on="2027-02-27", finds=1),
    Case(rules.renewal_to_request, "the day it has expired", LEAP, on="2027-02-28", finds=1),
    Case(rules.renewal_to_request, "the last day of the year after", LEAP, on="2028-02-27", finds=1),
    Case(rules.renewal_to_request, "a year after the expiry", LEAP, on="2028-02-28"),
    Case(rules.renewal_to_request, "requested tomorrow", renewal("2027-01-03"), on="2027-01-02", finds=1),
    Case(rules.renewal_to_request, "requested today", renewal("2027-01-03"), on="2027-01-03"),
    Case(rules.renewal_to_request, "requested yesterday", renewal("2027-01-03"), on="2027-01-04"),
    Case(
        rules.renewal_to_request,
        "requested and cancelled",
        renewal("2027-01-03", cancelled_on="2027-01-04"),
        on="2027-01-05",
        finds=1,
    ),
    Case(
        rules.renewal_to_request,
        "a request on the day of the award is no renewal",
        renewal("2024-02-29"),
        on="2027-01-05",
        finds=1,
    ),
    Case(
        rules.renewal_to_request,
        "awarded anew",
        marked("2024-02-29", visit("2026-1", "2026-11-20", awarded_on="2026-12-01")),
        on="2027-02-28",
    ),
    Case(
        rules.renewal_to_request,
        "a voided award has no renewal",
        marked("2024-02-29") | school(visit("2024-1", "2024-02-29", awarded_on="2024-02-29", voided=VOIDED)),
        on="2027-02-28",
    ),
    *(
        Case(
            rules.renewal_to_request,
            f"the school closed on {closed_on}, and none followed",
            {**LEAP, "schools/eng-900002": {**LEAP["schools/eng-900002"], "closed_on": closed_on}},
            on="2027-02-28",
            finds=finds,
        )
        for closed_on, finds in (("2027-02-27", 0), ("2027-02-28", 0), ("2027-03-01", 1))
    ),
    Case(
        rules.renewal_to_request,
        "a school that followed has not asked: one notice, at the award",
        LEAP | followed(),
        on="2027-02-28",
        finds=1,
        at=f"{FILE}:assessments[1].awarded_on",
    ),
    Case(
        rules.renewal_to_request,
        "a school that followed has asked",
        LEAP | followed({"id": "2027-1", "requested": {"on": "2027-01-03", "by": "school"}}),
        on="2027-02-28",
    ),
    Case(
        rules.renewal_to_request,
        "a school that followed was awarded the mark itself",
        LEAP | followed(visit("2026-1", "2026-11-20", awarded_on="2026-12-01")),
        on="2027-02-28",
    ),
)


def published(agreed_on: str, withdrawn_on: str | None = None) -> dict[str, Any]:
    withdrawn = {"withdrawn_on": withdrawn_on} if withdrawn_on else {}
    return {FOSSGATE: {"publish_award": [{"agreed_on": agreed_on, **withdrawn}]}}


def renewed(*agreed_on: str, **fields: Any) -> dict[str, Any]:
    """A school awarded the mark on 29 July 2024 and again on 1 June 2025, with these agreements to publish."""
    first = visit("2024-1", "2024-07-20", awarded_on="2024-07-29", **fields)
    second = visit("2025-1", "2025-05-20", awarded_on="2025-06-01")
    return school(first, second, publish_award=[{"agreed_on": day} for day in agreed_on])


PUBLISHED = (
    Case(rules.publication_of_an_award, "of an award"),
    Case(
        rules.publication_of_an_award,
        "without an award",
        school(visit("2024-1", "2024-07-20"), publish_award=[{"agreed_on": "2024-08-01"}]),
        finds=1,
        at=f"{FILE}:publish_award[1]",
    ),
    *(
        Case(
            rules.publication_of_an_award,
            f"agreed on {day}, voided on 30 July 2024",
            {FOSSGATE: {"assessments.0.voided": VOIDED, **published(day)[FOSSGATE]}},
            finds=finds,
            at="data/schools/eng-900001.yml:publish_award[1]" if finds else None,
        )
        for day, finds in (("2024-07-29", 0), ("2024-07-30", 1), ("2024-07-31", 1))
    ),
    Case(
        rules.publication_of_an_award,
        "withdrawn the day before it was agreed",
        published("2024-07-05", "2024-07-04"),
        finds=1,
        at="data/schools/eng-900001.yml:publish_award[1].withdrawn_on",
    ),
    Case(rules.publication_of_an_award, "withdrawn on the day it was agreed", published("2024-07-05", "2024-07-05")),
    Case(rules.publication_of_an_award, "withdrawn the day after", published("2024-07-05", "2024-07-06")),
    *(
        Case(
            rules.publication_of_an_award,
            f"awarded on 5 July 2024, agreed on {day}",
            published(day),
            finds=finds,
            at="data/schools/eng-900001.yml:publish_award[1]" if finds else None,
        )
        for day, finds in (("2024-07-04", 0), ("2024-07-05", 0), ("2024-07-06", 0))
    ),
    Case(
        rules.publication_of_an_award,
        "of the award of the school that it came from",
        LEAP | followed(publish_award=[{"agreed_on": "2026-09-01"}]),
    ),
    # A second award, on 1 June 2025; an agreement is to the award that the school holds on its day.
    Case(rules.publication_of_an_award, "agreed to the first award, and not to the second", renewed("2024-08-01")),
    Case(rules.publication_of_an_award, "agreed to both", renewed("2024-08-01", "2025-06-01")),
    *(
        Case(
            rules.publication_of_an_award,
            f"the first award is voided; agreed on {day}, the second award was on 1 June 2025",
            renewed(day, voided=VOIDED),
            finds=finds,
            at=f"{FILE}:publish_award[1]" if finds else None,
        )
        for day, finds in (("2025-05-31", 0), ("2025-06-01", 0), ("2025-06-02", 0))
    ),
    *(
        Case(
            rules.publication_of_an_award,
            f"agreed on 1 August 2024, then on {day}",
            renewed("2024-08-01", day),
            finds=finds,
            at=f"{FILE}:publish_award[2]" if finds else None,
        )
        for day, finds in (("2024-07-31", 1), ("2024-08-01", 0), ("2024-08-02", 0))
    ),
)


CASES = (*AWARD, *PUBLISHED)
