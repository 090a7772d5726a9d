"""Every reason that counts in a ranking, by a case: its words, its miles, and its clause."""

import re
from datetime import date
from typing import Any, NamedTuple

import pytest
from example import register
from office.allocation.allocated import FILE, NEW, NEWCOMER, ON, REQUEST, VISIT, asked, ranked, with_school
from project import PROJECT

from generator.office.allocation import weighing
from generator.office.allocation.ranking import Fit, Ranking, rank
from generator.office.allocation.wanted import wanted
from generator.vocabulary import Language

AMINA, TOM = "amina-rahman", "tom-hale"
OF_AMINA = f"assessors/{AMINA}"
EARLIER: dict[str, Any] = {
    "id": "2025-1",
    "requested": {"on": "2025-09-01", "by": "naace"},
    "assessor": AMINA,
    "appointed_on": "2025-09-05",
    "declined": {"on": "2025-09-08", "reason": "distance"},
}
ELSEWHERE: dict[str, Any] = {
    "id": "2026-1",
    "requested": {"on": "2026-02-01", "by": "naace"},
    "assessor": AMINA,
    "appointed_on": "2026-02-10",
    "visit_planned_on": str(VISIT),
    "visit_told_on": "2026-02-11",
}
OBSERVED = {**ELSEWHERE, "assessor": NEW, "lead": TOM, "visit_planned_on": "2026-04-01"}
DRAWN = {
    "drawn_on": "2026-02-01",
    "seed": "a seed",
    "share": "100",
    "candidates": [{"assessor": AMINA}],
    "drawn": [{"assessor": AMINA}],
}


def at_calton(assessment: dict[str, Any]) -> dict[str, Any]:
    """Somebody's assessment at another school."""
    return {"schools/sco-9000001": {"assessments.1": None}} | {
        "schools/eng-900008": {
            "name": "Hutton Primary School",
            "local_authority": "York",
            "region": "yorkshire-and-the-humber",
            "phase": "primary",
            "type": "community-school",
            "assessments": [assessment],
        }
    }


class Counts(NamedTuple):
    """What somebody's ranking says, with its miles and clauses."""

    words: str
    miles: int
    changes: dict[str, Any]
    clauses: tuple[str, ...] = ()
    who: str = AMINA
    visit: date | None = None
    language: Language | None = None


CASES = [
    Counts("0 miles from YO1", 0, with_school()),
    Counts("1 mile from YO1", 1, with_school(postcode="YO31 9ZY")),
    Counts("how far it is from YO1 is not known", 100, with_school(postcode=None)),
    Counts("0 visits in the last year or to come; they set no limit", 0, with_school()),
    Counts(
        "0 visits in the last year or to come; they want at most 4 a year",
        0,
        with_school({OF_AMINA: {"availability": {"most_visits_a_year": "4"}}}),
    ),
    Counts("1 visit in the last year or to come", 10, with_school(at_calton(ELSEWHERE))),
    Counts(
        "has as many visits as they want",
        500,
        with_school({OF_AMINA: {"availability": {"most_visits_a_year": "1"}}, **at_calton(ELSEWHERE)}),
    ),
    Counts(
        "warned: The assessor gave the school general support in the last 3 years",
        1000,
        with_school(support=[{"from": "2025-01-10", "to": "2025-03-20", "kind": "general", "assessor": AMINA}]),
        ("P9", "ELIG.1"),
    ),
    Counts(
        "notice: A colleague of the assessor helped the school with the Framework",
        0,
        with_school(
            support=[
                {
                    "from": "2025-01-10",
                    "to": "2025-03-20",
                    "kind": "framework",
                    "given_by": "Jo Bell",
                    "organisation": "northgate-learning",
                }
            ]
        ),
        ("ELIG.1",),
    ),
    Counts("Primary: Ten years advising primary heads on strategy.", 0, with_school()),
    Counts("Local authority maintained schools: Worked with heads of both for ten years", 0, with_school()),
    Counts(
        "Local authority maintained schools: describes no experience",
        25,
        with_school({OF_AMINA: {"school_types": [{"types": ["maintained"]}]}}),
        ("P10",),
    ),
    Counts("does not offer special schools", 25, with_school(type="academy-special-converter"), ("P10",)),
    Counts("works in Yorkshire and the Humber", 0, with_school()),
    Counts("does not say that they work in Wales", 50, with_school(region="wales")),
    Counts("works in English", 0, with_school()),
    Counts("works in English, not in Welsh", 300, with_school(), language=Language.WELSH),
    Counts(
        "not available 1 to 31 May 2026",
        500,
        with_school({OF_AMINA: {"availability": {"unavailable": [{"from": "2026-05-01", "to": "2026-05-31"}]}}}),
        visit=VISIT,
    ),
    Counts(
        "not available from 1 May 2026",
        500,
        with_school({OF_AMINA: {"availability": {"unavailable": [{"from": "2026-05-01"}]}}}),
        visit=VISIT,
    ),
    Counts(
        "not available 1 to 31 May 2026",
        0,
        with_school({OF_AMINA: {"availability": {"unavailable": [{"from": "2026-05-01", "to": "2026-05-31"}]}}}),
    ),
    Counts(
        "not available from 1 March 2026",
        500,
        with_school({OF_AMINA: {"availability": {"unavailable": [{"from": "2026-03-01"}]}}}),
    ),
    Counts(
        "not available from 2 March 2026",
        0,
        with_school({OF_AMINA: {"availability": {"unavailable": [{"from": "2026-03-02"}]}}}),
    ),
    Counts(
        "planned at Hutton Primary School on that day", 500, with_school(at_calton(ELSEWHERE)), ("QA.1",), visit=VISIT
    ),
    Counts(
        "Quality Review 1 must be held and paid for before this visit",
        500,
        with_school({"scheme": {"assessments_per_review": "1"}}),
        ("SA.1",),
    ),
    Counts(
        "Quality Review 1 must be held and paid for before this visit",
        500,
        with_school({"scheme": {"assessments_per_review": "2"}, **at_calton(ELSEWHERE)}),
        ("SA.1",),
    ),
    Counts(
        "1 visit before the next Quality Review",
        0,
        with_school({"scheme": {"assessments_per_review": "2"}}),
    ),
    Counts(
        "the school approached them on 20 February 2026",
        -400,
        with_school(
            assessments=[
                {
                    **REQUEST,
                    "approach": {"assessor": AMINA, "on": "2026-02-20", "told_on": "2026-02-20", "told_by": "school"},
                }
            ]
        ),
        ("CON.3",),
    ),
    Counts(
        "declined assessment 2025-1 of this school on 8 September 2025: distance",
        200,
        with_school(assessments=[EARLIER, REQUEST]),
        ("CON.2",),
    ),
    Counts(
        "declined assessment 2025-1 of this school on 8 September 2025: conflict of interest",
        1000,
        with_school(
            assessments=[{**EARLIER, "declined": {"on": "2025-09-08", "reason": "conflict-of-interest"}}, REQUEST]
        ),
        ("CON.2",),
    ),
    Counts("this would be their first moderated visit", -25, with_school(), ("QA.1",), who=NEW),
    Counts("can observe: ", 0, with_school(), who=NEW),
    Counts(
        "the result of their moderated visit eng-900008/2026-1 is not notified yet",
        500,
        with_school(at_calton(OBSERVED)),
        ("QA.2", "QA.3"),
        who=NEW,
    ),
    Counts(
        "nobody is free to observe there",
        1000,
        with_school({f"assessors/{id}": {"lead_assessor": []} for id in (TOM, "grace-mensah")}),
        ("QA.1",),
        who=NEW,
    ),
    Counts(
        "was drawn in 2026; this can be the sampled visit",
        -25,
        with_school({"scheme": {"assessments_per_review": "1"}, "samples/2026": DRAWN}),
        ("SA.1",),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.words)
def test_a_reason_counts_as_its_case_says(case: Counts) -> None:
    fit = _ranking(case).fit(case.who)
    found = [reason for reason in fit.reasons if case.words in reason.text]
    assert [(reason.miles, reason.clauses) for reason in found] == [(case.miles, case.clauses)], _said(fit)
    assert fit.miles == sum(reason.miles for reason in fit.reasons) + (fit.lead.miles if fit.lead else 0)


def _ranking(case: Counts) -> Ranking:
    changes = {name: change for name, change in case.changes.items() if name != "schools/sco-9000001"}
    return ranked(changes, case.visit, case.language)


def _said(fit: Fit) -> list[str]:
    return [reason.text for reason in fit.reasons]


def test_each_reason_has_a_case() -> None:
    """A template without a case, such as one that somebody adds, is found by its words in the two files."""
    written = set()
    for name in ("weighing", "ranking"):
        text = (PROJECT / f"generator/office/allocation/{name}.py").read_text("utf-8")
        written |= set(re.findall(r'(?:Reason\(|text = )"([^"]+)"', text))
    shown = {reason.template for case in CASES for reason in _ranking(case).fit(case.who).reasons}
    assert len(written) > 20
    assert written - shown == set()


def test_what_counts_is_explained_with_its_miles() -> None:
    constants = {value for name, value in vars(weighing).items() if name.isupper() and isinstance(value, int)}
    assert {miles for miles, _ in weighing.COUNTED} == constants | {1}


@pytest.mark.parametrize(
    ("visited", "counted"), [("2025-03-01", 0), ("2025-03-02", 1), ("2025-03-03", 1), ("2026-03-01", 1)]
)
def test_a_visit_counts_for_a_year(visited: str, counted: int) -> None:
    assessment = {
        **ELSEWHERE,
        "id": f"{visited[:4]}-1",
        "requested": {"on": visited, "by": "naace"},
        "appointed_on": visited,
        "visited_on": visited,
    }
    changes = with_school(at_calton(assessment))
    del changes["schools/sco-9000001"]
    text = "\n".join(_said(ranked(changes).fit(AMINA)))
    assert f"{counted} visit{'' if counted == 1 else 's'} in the last year" in text


def test_who_was_accredited_needs_no_lead_assessor_and_a_newcomer_gets_the_best() -> None:
    ranking = ranked(with_school())
    assert ranking.fit(AMINA).lead is None
    newcomer = ranking.fit(NEW)
    assert newcomer.lead is not None
    assert newcomer.lead.assessor.id == ranking.leads[0].assessor.id == TOM


def test_a_lead_assessor_does_not_observe_themselves() -> None:
    """Tom is the only Lead Assessor, and not accredited: nobody can observe him."""
    changes = with_school(
        {
            "assessors/grace-mensah": {"lead_assessor": []},
            f"assessors/{NEW}": {**NEWCOMER, "lead_assessor": [{"from": "2025-12-01"}]},
            f"assessors/{TOM}": {"lead_assessor": []},
        }
    )
    assert ranked(changes).fit(NEW).lead is None


def test_equals_are_ranked_by_a_lot_that_every_machine_draws_alike() -> None:
    """Twins in everything but their ids: each comes first at about half of the schools, and always at the same."""
    twin = {**NEWCOMER, "name": "Nia Pryce", "contact": {"email": "nia-pryce@example.org"}}
    twin |= {
        "registration_number": "ICTM 0005",
        "membership": [{"number": "N9", "grade": "full", "from": "2025-01-01"}],
    }
    base = with_school({"assessors/nia-pryce": twin})
    schools = {f"schools/eng-9100{number:02}": base[FILE] for number in range(40)}
    found = register({**base, **schools})
    first = []
    for number in range(40):
        ranking = rank(asked(found), wanted(found, f"eng-9100{number:02}", ON, None))
        first.append(next(fit.assessor.id for fit in ranking.may_go if fit.assessor.id.startswith("nia")))
    assert 10 < first.count(NEW) < 30
    assert "".join("p" if id == NEW else "y" for id in first[:12]) == "pyppppyyyypy"
