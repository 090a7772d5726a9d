"""The demonstration register under `data/`: it shows every case there is, and stays valid as the years pass."""

import csv
import gzip
import re
from collections.abc import Iterator
from datetime import date

import pytest
from project import OFFICIAL_LISTS, PROJECT

from generator.check import check
from generator.problem import Severity
from generator.read.loading import Loaded, load
from generator.records import Assessment, Assessor
from generator.records.fee import FEES
from generator.register import Register
from generator.rules import RULES
from generator.scheme.criteria import CONTINUING
from generator.scheme.standing import Standing, StandingKind, standing
from generator.vocabulary import (
    AppealOutcome,
    Audience,
    DecisionKind,
    Declaration,
    DeclineReason,
    EventKind,
    Language,
    Nation,
    Phase,
    Region,
    Requester,
    RequiredOf,
    Result,
    SchoolType,
    SupportKind,
    VisitOutcome,
)

FIRST_DAY = date(2026, 11, 24)
DAYS = [
    FIRST_DAY,
    date(2027, 3, 31),
    date(2027, 4, 1),
    date(2028, 2, 29),
    date(2030, 1, 1),
    date(2032, 9, 30),
    date(2035, 12, 31),
]
"""The day it was made; the eve and the day of the announced fees; a leap day; years on, when every mark has expired."""
GROUPS = set(SchoolType) - {SchoolType.UNIVERSITY, SchoolType.ONLINE_PROVIDER, SchoolType.OTHER}
"""Kinds of school that the mark is for; the rest have hardly an assessor anywhere."""


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(PROJECT)


@pytest.fixture(scope="module")
def register(loaded: Loaded) -> Register:
    assert loaded.register
    return loaded.register


def standings(register: Register, on: date) -> dict[str, Standing]:
    return {id: standing(register, assessor, on) for id, assessor in register.assessors.items()}


def assessments(register: Register) -> list[Assessment]:
    return [found.assessment for found in register.assessments]


def test_it_says_that_it_is_one(register: Register) -> None:
    assert register.scheme.demonstration


def test_it_loads_whole(loaded: Loaded) -> None:
    assert loaded.problems == ()
    assert loaded.unchecked == 0


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_nothing_is_refused(loaded: Loaded, on: date) -> None:
    assert [
        f"{problem.at.file}:{problem.at.keys}: {problem.code}: {problem.message}"
        for problem in check(loaded, on).problems
        if problem.severity is Severity.REFUSED
    ] == []


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_every_standing_stays_as_it_is(register: Register, on: date) -> None:
    now, then = standings(register, FIRST_DAY), standings(register, on)
    assert {explained.kind for explained in now.values()} == set(StandingKind)
    assert {id: explained.kind for id, explained in then.items()} == {
        id: explained.kind for id, explained in now.items()
    }


def test_each_criterion_alone_has_made_someone_lapse(register: Register) -> None:
    breaches = [
        explained.breaches
        for explained in standings(register, FIRST_DAY).values()
        if explained.kind is StandingKind.LAPSED
    ]
    assert sorted(breach.continuing.name for breaches_of_one in breaches for breach in breaches_of_one) == sorted(
        criterion.name for criterion in CONTINUING
    )
    assert all(len(breach) == 1 for breach in breaches)


def test_every_warning_of_the_conflict_table_and_its_note_can_be_seen(loaded: Loaded) -> None:
    shown = {problem.code for problem in check(loaded, FIRST_DAY).problems}
    expected = {
        rule.code
        for rule in RULES
        if rule.check.__module__.endswith(".impartiality") and rule.severity is not Severity.REFUSED
    } - {"support-by-an-assessor-names-their-id"}  # a warning of how an entry is written, and none of the table's
    assert expected
    assert expected <= shown


def test_it_is_as_large_as_a_reader_can_take_in(register: Register) -> None:
    assert 28 <= len(register.assessors) <= 36
    assert len(register.schools) == 62
    assert len(register.organisations) >= 8


def test_listed_assessors_cover_every_region_nation_phase_and_language_of_the_four_nations(register: Register) -> None:
    listed = [explained.assessor for explained in standings(register, FIRST_DAY).values() if explained.kind.is_listed]
    regions = {region for assessor in listed for region in assessor.regions}
    assert regions == set(Region)
    assert {region.nation for region in regions} == set(Nation)
    assert {offered.phase for assessor in listed for offered in assessor.phases} == set(Phase)
    assert {language for assessor in listed for language in assessor.languages} == set(Language)
    assert {kind for assessor in listed for kind in assessor.types_offered(FIRST_DAY)} == GROUPS
    assert {assessor.portrait_language for assessor in listed} == {Language.ENGLISH, Language.WELSH}


def test_schools_cover_every_region_phase_and_kind(register: Register) -> None:
    schools = register.schools.values()
    assert {school.region for school in schools} == set(Region)
    assert {school.phase for school in schools} == set(Phase) | {None}
    assert {school.type.school_type for school in schools} == GROUPS
    assert {support.kind for school in schools for support in school.support} == set(SupportKind)


def test_assessments_are_in_every_stage(register: Register) -> None:
    on_file = assessments(register)
    assert {assessment.requested.by for assessment in on_file} == set(Requester)
    assert {assessment.declined.reason for assessment in on_file if assessment.declined} == set(DeclineReason)
    assert {assessment.outcome for assessment in on_file} == {*VisitOutcome, None}
    assert any(assessment.assessor is None for assessment in on_file)
    assert any(
        assessment.appointed_on and not assessment.accepted_on and not assessment.is_called_off
        for assessment in on_file
    )
    assert any(
        assessment.accepted_on and not assessment.visited_on and not assessment.is_called_off for assessment in on_file
    )
    assert any(assessment.cancelled_on for assessment in on_file)
    assert any(assessment.voided for assessment in on_file)
    approaches = [(assessment.approach.assessor, assessment.assessor) for assessment in on_file if assessment.approach]
    assert {approached == appointed for approached, appointed in approaches} == {True, False}
    assert any(
        assessment.intermediary and assessment.visited_on and not assessment.assessor_fee for assessment in on_file
    )
    assert any(assessment.charge and assessment.charge.agreed for assessment in on_file)
    declared = {assessment.conflict_declaration.conflict for assessment in on_file if assessment.conflict_declaration}
    assert declared == {Declaration.NONE, Declaration.EXISTS}


def test_marks_are_held_expired_and_renewed(register: Register) -> None:
    ends = [
        [assessment.mark_expires_on for assessment in school.assessments if assessment.mark_expires_on]
        for school in register.schools.values()
    ]
    assert any(days and max(days) > FIRST_DAY for days in ends)
    assert any(days and max(days) <= FIRST_DAY for days in ends)
    assert any(len(days) > 1 for days in ends)
    consents = [consent for school in register.schools.values() for consent in school.publish_award]
    assert any(consent.withdrawn_on for consent in consents)
    assert any(len(school.publish_award) > 1 for school in register.schools.values())


def test_assessors_are_in_every_stage_of_moderation(register: Register) -> None:
    attempts = {(found.moderation.attempt, found.moderation.outcome) for found in register.moderations}
    assert attempts == {
        (1, Result.PASSED),
        (1, Result.FAILED),
        (2, Result.PASSED),
        (2, Result.FAILED),
        (3, Result.PASSED),
    }
    appeals = [found.moderation.appeal for found in register.moderations if found.moderation.appeal]
    assert {appeal.outcome for appeal in appeals} == {*AppealOutcome, None}
    shadowed = [visit for found in register.moderations for visit in found.moderation.further]
    assert {bool(visit.completed_on) for visit in shadowed} == {True, False}
    decided = {decision.decision for assessor in register.assessors.values() for decision in assessor.decisions}
    assert decided == set(DecisionKind)
    assert sum(assessor.is_lead(FIRST_DAY) for assessor in register.assessors.values()) >= 3
    assert any(assessor.lead_assessor and not assessor.is_lead(FIRST_DAY) for assessor in register.assessors.values())


def test_some_have_had_one_quality_review_and_some_two_and_for_some_it_is_due(register: Register) -> None:
    seen = {
        (len(visits) // register.scheme.assessments_per_review, len(register.assessors[id].quality_reviews))
        for id, visits in register.visits.items()
    }
    assert {(0, 0), (1, 0), (1, 1), (2, 2)} <= seen


def test_a_draw_is_on_file_and_its_visit_arranged(register: Register) -> None:
    assert any(drawn.assessment for sample in register.samples.values() for drawn in sample.drawn)


def test_every_fee_has_past_current_and_announced_amounts(register: Register) -> None:
    assert set(register.fees) == set(FEES)
    assert {fee.audience for fee in register.fees.values()} == set(Audience)
    for fee in register.fees.values():
        current = fee.in_force(FIRST_DAY)
        assert current
        assert any(amount.from_ < current.from_ for amount in fee.schedule)
        announced = [amount for amount in fee.schedule if amount.from_ > FIRST_DAY]
        assert [amount.from_ for amount in announced] == [date(2027, 4, 1)]
        assert fee.in_force(date(2027, 4, 1)) == announced[0]


def test_events_that_are_required_are_over_and_one_is_announced(register: Register) -> None:
    events = register.events.values()
    assert {event.first_day.year for event in events} == {2025, 2026, 2027}
    assert {event.kind for event in events} == set(EventKind)
    assert all(event.last_day < FIRST_DAY for event in events if event.required_of)
    assert {event.required_of for event in events} == {*RequiredOf, None}
    assert any(event.first_day > FIRST_DAY for event in events)
    assert any(event.cancelled_on for event in events)
    assert any(len(event.sittings) > 1 for event in events)


def test_an_absence_is_excused_and_another_is_not(register: Register) -> None:
    excuses = [excuse for assessor in register.assessors.values() for excuse in assessor.excuses]
    decided = {(bool(excuse.accepted_on), bool(excuse.refused_on)) for excuse in excuses}
    assert decided == {(True, False), (False, True), (False, False)}


def _written(register: Register) -> Iterator[Assessor]:
    return (assessor for assessor in register.assessors.values() if assessor.portrait)


def test_portraits_are_of_a_length_one_likes_to_read(register: Register) -> None:
    lengths = {writer.id: len((writer.portrait or "").split()) for writer in _written(register)}
    assert {id: words for id, words in lengths.items() if not 60 <= words <= 150} == {}
    assert len({writer.portrait for writer in _written(register)}) == len(lengths)
    assert sum(writer.portrait_language is Language.WELSH for writer in _written(register)) >= 2


def test_nobody_can_be_reached_by_mistake(register: Register) -> None:
    for assessor in register.assessors.values():
        assert assessor.contact.email.endswith(".example")
        assert assessor.contact.phone is None or re.fullmatch(r"01632 960\d{3}", assessor.contact.phone)
    websites = [
        *(assessor.contact.website for assessor in register.assessors.values()),
        *(organisation.website for organisation in register.organisations.values()),
        *(event.website for event in register.events.values()),
    ]
    assert all(re.fullmatch(r"https://[a-z.-]+\.example(/[a-z0-9-]+)*", website) for website in websites if website)


def test_agreements_to_publish_differ(register: Register) -> None:
    listed = [explained.assessor for explained in standings(register, FIRST_DAY).values() if explained.kind.is_listed]
    for item in ("portrait", "email", "phone", "website"):
        assert {getattr(assessor.publish, item) is None for assessor in listed} == {True, False}, item


def _column(name: str, column: str, delimiter: str = ",") -> set[str]:
    with gzip.open(OFFICIAL_LISTS / name, "rt", encoding="utf-8", newline="") as lines:
        return {row[column].strip().casefold() for row in csv.DictReader(lines, delimiter=delimiter)}


@pytest.mark.skipif(not OFFICIAL_LISTS.is_dir(), reason="the official lists of schools are not beside this project")
def test_no_school_is_a_real_one(register: Register) -> None:
    england, open_now = "gias_all_establishments_2024-06.csv.gz", "gias_open_schools_2026-03.csv.gz"
    scotland, wales = "scotland_schools.csv.gz", "wales_schools_2018.tsv.gz"
    numbers = {
        "eng": _column(england, "urn") | _column(open_now, "urn"),
        "sco": _column(scotland, "SeedCode"),
        "wal": _column(wales, "school-wls", "\t"),
        "ni": set(),
    }
    assert all(len(real) > 1000 for nation, real in numbers.items() if nation != "ni")
    names = _column(england, "name") | _column(open_now, "name") | _column(scotland, "SchoolName")
    names |= _column(wales, "name", "\t") | _column(wales, "name-cy", "\t")
    for school in register.schools.values():
        nation, number = school.id.split("-")
        assert number not in numbers[nation]
        assert school.name.casefold() not in names
