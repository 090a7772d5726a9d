"""What `register allocate` offers, check accepts once it is written; what it excludes cannot be written without a
refusal. Over random registers, and over the demonstration.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, TypeVar

import pytest
from example import register
from hypothesis import event, given, settings
from hypothesis import strategies as st
from office.allocation.allocated import FILE, NEW, NEWCOMER, ON, REQUEST, SCHOOL, VISIT, WAITING, asked
from project import PROJECT
from scheme.test_random_facts import fields, lists

from generator.check import check
from generator.office.allocation.allocating import allocate
from generator.office.allocation.distances import Distances
from generator.office.allocation.ranking import Asked, Ranking, rank
from generator.office.allocation.wanted import Wanted, wanted
from generator.office.edits import Edited
from generator.postcodes import centres
from generator.problem import Problem, Severity
from generator.read.files import placed
from generator.read.loading import Loaded, load, put_together, read_file
from generator.register import Register
from generator.rules import RULES
from generator.write.yaml_edit import edited

PEOPLE = ("amina-rahman", "tom-hale", "grace-mensah", NEW)
DAYS = st.dates(ON - timedelta(days=60), VISIT + timedelta(days=60)).map(str)
PAST = st.dates(ON - timedelta(days=900), ON).map(str)
LATER = st.none() | DAYS
T = TypeVar("T")


def seldom(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Now and then one of the values; else the example stays as it is."""
    return st.integers(0, 3).flatmap(lambda number: st.none() if number else values)


DECISIONS = st.sampled_from(
    [
        [],
        [{"on": "2025-12-01", "decision": "registered"}],
        [
            {"on": "2024-03-01", "decision": "registered"},
            {"on": "2024-07-01", "decision": "accredited"},
            {"on": "2026-02-20", "decision": "left", "leaving": "retired"},
        ],
        [{"on": "2025-12-01", "decision": "registered"}, {"on": "2026-04-20", "decision": "left", "leaving": "died"}],
    ]
)
PERSON = fields(
    decisions=seldom(DECISIONS),
    membership=seldom(
        fields(number=st.just("N"), grade=st.just("full"), from_=st.just("2018-01-01"), to=DAYS).map(
            lambda period: [period]
        )
    ),
    phases=seldom(
        lists(fields(phase=st.sampled_from(["primary", "secondary"]), experience=st.just("Some."), to=LATER), 2)
    ),
    school_types=seldom(
        lists(fields(types=st.sampled_from([["maintained"], ["special"], ["academy"]]), from_=LATER, to=LATER), 2)
    ),
    lead_assessor=seldom(lists(fields(from_=PAST, to=LATER), 1)),
    availability=seldom(fields(most_visits_a_year=st.integers(1, 3).map(str))),
)
SUPPORT = lists(
    fields(
        from_=PAST | DAYS,
        to=st.none() | DAYS,
        kind=st.sampled_from(["framework", "self-review", "general", "employed", "governor"]),
        assessor=st.sampled_from(PEOPLE),
    ),
    2,
)
VISITED = fields(
    id=st.just("2025-1"),
    requested=st.just({"on": "2025-01-05", "by": "naace"}),
    assessor=st.sampled_from(PEOPLE),
    appointed_on=st.just("2025-01-10"),
    lead=st.none() | st.sampled_from(PEOPLE),
    visit_planned_on=st.just("2025-02-01"),
    visited_on=st.none() | st.just("2025-02-01"),
)
WAITING_SCHOOL = fields(
    phase=st.sampled_from([*["primary"] * 5, "secondary", "secondary", None]),
    type=st.sampled_from([*["community-school"] * 5, "community-special-school", "academy-special-converter"]),
    closed_on=seldom(DAYS),
    support=SUPPORT,
    assessments=st.tuples(seldom(VISITED), st.sampled_from([*["2026-02-20"] * 5, "2026-03-01", "2026-03-02"])).map(
        lambda drawn: [
            *([drawn[0]] if drawn[0] else []),
            {**REQUEST, "requested": {"on": drawn[1], "by": "naace"}},
        ]
    ),
)


def refused(found: Register, on: date) -> Counter[tuple[str, str]]:
    """What every rule refuses, by rule and file."""
    problems = (problem for rule in RULES for problem in rule.problems(found, on))
    return Counter(_known(problem) for problem in problems if problem.severity is Severity.REFUSED)


def _known(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.at.file


@settings(max_examples=60, deadline=None)
@given(st.tuples(*[PERSON] * 4), WAITING_SCHOOL, st.lists(VISITED, max_size=1), st.none() | st.just(VISIT))
@pytest.mark.slow
def test_check_accepts_what_is_offered_and_refuses_what_is_not(
    people: tuple[dict[str, Any], ...], school: dict[str, Any], others: list[dict[str, Any]], visit: date | None
) -> None:
    changes: dict[str, Any] = {f"assessors/{NEW}": NEWCOMER}
    for number, (id, person) in enumerate(zip(PEOPLE, people, strict=True)):
        own = {**changes.get(f"assessors/{id}", {}), **person}
        if "membership" in person:
            own["membership"] = [{**person["membership"][0], "number": f"N{number}"}]
        changes[f"assessors/{id}"] = own
    changes[FILE] = {**{name: value for name, value in WAITING.items() if name != "phase"}, **school}
    changes["schools/eng-900008"] = {**WAITING, "name": "Hutton School", "assessments": others}
    found = register(changes)
    ranking = rank(asked(found, visit), wanted(found, SCHOOL, ON, visit))
    before = refused(found, ON)
    assert len(ranking.may_go) + len(ranking.may_not) == len(PEOPLE)
    event(f"{len(ranking.may_go)} may go, {'a day' if visit else 'no day'}")
    for fit in ranking.may_go:
        after = refused(register(_recorded(changes, ranking.wanted, fit.assessor.id, fit.lead)), ON)
        assert after - before == Counter(), fit.assessor.id
    for kept in ranking.may_not:
        considered = kept.considered.assessment
        after = refused(register(_recorded(changes, ranking.wanted, kept.assessor.id, None, considered.lead)), ON)
        assert _known(kept.first) in after - before, kept.assessor.id


def _recorded(
    changes: dict[str, Any], needed: Wanted, assessor: str, fit: Any, lead: str | None = None
) -> dict[str, Any]:
    """The changes with the appointment in them, as its acts record it."""
    appointed: dict[str, Any] = {"assessor": assessor, "appointed_on": str(ON)}
    if fit or lead:
        appointed["lead"] = fit.assessor.id if fit else lead
    if needed.visit:
        appointed |= {"visit_planned_on": str(needed.visit), "visit_told_on": str(ON)}
    assessments = list(changes[FILE]["assessments"])
    assessments[needed.on_file.index] = {**assessments[needed.on_file.index], **appointed}
    return {**changes, FILE: {**changes[FILE], "assessments": assessments}}


TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def demonstration() -> Loaded:
    return load(PROJECT)


def written(loaded: Loaded, needed: Wanted, assessor: str, lead: str | None) -> Loaded:
    """The register once the acts have edited the school's file, comments and all."""
    register = loaded.register
    assert register
    file = needed.school.file
    text = (PROJECT / file).read_text("utf-8")
    for act in needed.acts(assessor, lead):
        for edit in act.edits(register):
            assert isinstance(edit, Edited)
            text = edited(text, *edit.edits)
    return put_together({**loaded.reads, file: read_file(placed(file), text.encode())}, [])


def refused_once_written(loaded: Loaded, ranking: Ranking) -> Iterator[tuple[str, bool, set[str]]]:
    """For everybody: their id, whether they may go, and the rules that refuse their appointment once it is written."""
    before = {problem for problem in check(loaded, TODAY).problems if problem.severity is Severity.REFUSED}
    people = [
        *((fit.assessor.id, True, fit.lead.assessor.id if fit.lead else None) for fit in ranking.may_go),
        *((kept.assessor.id, False, kept.considered.assessment.lead) for kept in ranking.may_not),
    ]
    for id, may_go, lead in people:
        after = check(written(loaded, ranking.wanted, id, lead), TODAY).problems
        yield (
            id,
            may_go,
            {problem.code for problem in after if problem.severity is Severity.REFUSED and problem not in before},
        )


@pytest.mark.parametrize("school", ["eng-900012", "ni-9000005"])
@pytest.mark.parametrize("visit", [None, date(2027, 1, 14)])
@pytest.mark.slow
def test_the_demonstration_accepts_those_offered_and_refuses_the_others(
    demonstration: Loaded, school: str, visit: date | None
) -> None:
    found = demonstration.register
    assert found
    question = Asked(found, TODAY, visit, Distances(centres()))
    ranking = rank(question, wanted(found, school, TODAY, visit))
    assert len(ranking.may_go) + len(ranking.may_not) == len(found.assessors)
    assert ranking.may_go
    assert ranking.may_not
    for id, may_go, codes in refused_once_written(demonstration, ranking):
        assert bool(codes) is not may_go, id


def test_several_schools_of_the_demonstration_are_accepted_together(demonstration: Loaded) -> None:
    found = demonstration.register
    assert found
    question = Asked(found, TODAY, None, Distances(centres()))
    every = allocate(question, [wanted(found, id, TODAY, None) for id in ("eng-900012", "ni-9000005")])
    loaded = demonstration
    for school in every:
        assert school.proposed
        lead = school.proposed.lead
        loaded = written(loaded, school.wanted, school.proposed.assessor.id, lead.assessor.id if lead else None)
    assert not check(loaded, TODAY).refused
