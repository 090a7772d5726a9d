"""The office's page and `register allocate` keep the same people away from every school of the demonstration."""

from datetime import date
from typing import Any

import pytest
from project import PROJECT

from generator.office.allocation.distances import Distances
from generator.office.allocation.ranking import Asked, rank
from generator.office.allocation.wanted import Wanted, wanted
from generator.office.desk.sending import sending
from generator.office.refused import ActRefusedError
from generator.postcodes import centres
from generator.read.loading import load
from generator.register import Register
from generator.site.messages import wording
from generator.vocabulary import Language

REGION, PHASE, TYPE, CLOSED = 4, 5, 6, 7
"""Places in what the page knows of a school."""


@pytest.fixture(scope="module")
def demonstration() -> Register:
    register = load(PROJECT).register
    assert register
    return register


def of_the_page(facts: dict[str, Any], school: list[Any]) -> tuple[set[str], set[str]]:
    """Who may not go to a school, and who may observe there: as the page's script answers."""
    barred = {index for index, row in facts["conflicts"].get(school[0], []) if facts["rows"][row][0] == "refused"}
    may_not, leads = set(), set()
    for index, person in enumerate(facts["people"]):
        types = facts["establishments"][school[TYPE]][1]
        offers = school[PHASE] in person["phases"] and not set(types).isdisjoint(person["types"])
        if person["refused"] or not offers or index in barred:
            may_not.add(person["id"])
        if person["lead"] and index not in barred:
            leads.add(person["id"])
    return may_not, leads


@pytest.mark.parametrize("on", [date(2026, 11, 26), date(2025, 6, 2), date(2023, 3, 1)])
def test_both_keep_the_same_people_away(demonstration: Register, on: date) -> None:
    facts = sending(demonstration, on, wording(Language.ENGLISH))
    asked = Asked(demonstration, on, None, Distances(centres()))
    compared = 0
    for school in facts["schools"]:
        needed = _wanted(demonstration, school[0], on)
        if school[CLOSED] or school[PHASE] < 0 or needed is None or needed.on_file.assessment.requested.on > on:
            continue
        ranking = rank(asked, needed)
        may_not, leads = of_the_page(facts, school)
        assert {kept.assessor.id for kept in ranking.may_not} == may_not, school[0]
        assert {fit.assessor.id for fit in ranking.leads} == leads, school[0]
        compared += 1
    assert compared > 20


def _wanted(register: Register, school: str, on: date) -> Wanted | None:
    """What a school waits for; None if it has two requests."""
    try:
        return wanted(register, school, on, None)
    except ActRefusedError:
        return None
