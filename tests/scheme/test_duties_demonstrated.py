"""Duties, endings and reviews of everybody in the demonstration register, held to standings and rules on many days."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from duties import last_good_day
from hypothesis import given, settings
from hypothesis import strategies as st
from project import PROJECT

from generator.read.loading import load
from generator.records import Assessment, Assessor
from generator.register import Register
from generator.rules.quality_reviews import visit_after_its_review
from generator.scheme.duties import duties
from generator.scheme.endings import Held, endings
from generator.scheme.reviews import next_review
from generator.scheme.standing import changes_of, standing

DAY = timedelta(days=1)


@cache
def demonstration() -> Register:
    register = load(PROJECT).register
    assert register
    return register


IDS = sorted(demonstration().assessors)
DAYS = st.dates(date(2019, 1, 1), date(2047, 12, 31))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(IDS), DAYS)
def test_nobody_lapses_before_the_first_day_by_which_something_is_due(id: str, on: date) -> None:
    """Nothing to sign, pay or attend by a day, and no end before it: in good standing up to that day."""
    register = demonstration()
    assessor = register.assessors[id]
    if standing(register, assessor, on).kind.is_listed:
        last = min(last_good_day(register, assessor, on), _next_fact(register, id, on) - DAY)
        ends = [change.on for change in changes_of(register, assessor) if change.on > on and not change.kind.is_listed]
        assert [end for end in ends if end <= last] == []


def _next_fact(register: Register, id: str, on: date) -> date:
    """The first later day of something that cannot be known on a day: an invoice, or a list of those present."""
    issued = [invoice.issued_on for invoice in register.assessors[id].invoices]
    recorded = [event.attendance.recorded_on for event in register.events.values() if event.attendance]
    return min((day for day in (*issued, *recorded) if day > on), default=date.max)


@pytest.mark.parametrize("id", IDS)
def test_somebody_who_does_not_pay_or_sign_by_the_last_day_lapses_the_day_after(id: str) -> None:
    """The other way round: the first day by which something must be done is the last on which its criterion is met."""
    register = demonstration()
    assessor = register.assessors[id]
    for change in changes_of(register, assessor):
        if not change.kind.is_listed:
            continue
        found = duties(register, assessor, change.on)
        days = [duty.by for duty in (*found.to_pay, *found.to_sign) if duty.by]
        if days:
            then = replace(register, assessors={**register.assessors, id: _as_on(register, id, change.on)})
            assert min(days) >= change.on
            assert not _failing(then, id, min(days))
            assert _failing(then, id, min(days) + DAY), change.on


def _failing(register: Register, id: str, on: date) -> set[str]:
    """The criteria that fail of those that paying and signing meet."""
    criteria = standing(register, register.assessors[id], on).criteria
    failing = {criterion.continuing.name for criterion in criteria if not criterion.met}
    return failing & {"invoices", "agreement", "ongoing-fee"}


def _as_on(register: Register, id: str, on: date) -> Assessor:
    """The assessor's file as it was on a day, as far as payments, signatures and invoices go."""
    assessor = register.assessors[id]
    invoices = tuple(
        invoice.model_copy(update={"paid_on": invoice.paid_on if invoice.paid_on and invoice.paid_on <= on else None})
        for invoice in assessor.invoices
        if invoice.issued_on <= on
    )
    agreements = tuple(signature for signature in assessor.agreements if signature.signed_on <= on)
    return assessor.model_copy(update={"invoices": invoices, "agreements": agreements})


def _days_of_reviews(register: Register, id: str) -> list[date]:
    """The days around each visit, review and payment, on which the answer may change."""
    visits = [visit.assessment.visited_on for visit in register.visits_ever.get(id, ())]
    reviews = [review.reviewed_on for review in register.assessors[id].quality_reviews]
    paid = [invoice.paid_on for invoice in register.assessors[id].invoices if invoice.fee == "quality-review"]
    days = {day + number * DAY for day in (*visits, *reviews, *paid) if day for number in (-1, 0, 1)}
    return sorted(days | {date(2026, 11, 26)})


@pytest.mark.parametrize("id", IDS)
def test_no_visit_remains_if_and_only_if_the_rule_refuses_the_next_one(id: str) -> None:
    register = demonstration()
    for on in _days_of_reviews(register, id):
        remaining = next_review(register, register.assessors[id], on).remaining
        assert (remaining == 0) is _is_refused(register, id, on, 1), on
        if remaining:
            assert not _is_refused(register, id, on, remaining)
            assert _is_refused(register, id, on, remaining + 1)


def test_the_demonstration_has_somebody_without_a_visit_left() -> None:
    register = demonstration()
    none = {
        id
        for id in IDS
        for on in _days_of_reviews(register, id)
        if not next_review(register, register.assessors[id], on).remaining
    }
    assert len(none) >= 2


def _is_refused(register: Register, id: str, on: date, number: int) -> bool:
    """Whether the rule refuses the last of so many further visits on a day, if they are its last ones.

    Visits and reviews of later days are not there yet.
    """
    further = tuple(
        Assessment.model_validate(
            {"id": f"2099-{position}", "requested": {"on": on, "by": "school"}, "assessor": id, "visited_on": on}
        )
        for position in range(10, 10 + number)
    )
    school = next(iter(register.schools.values())).model_copy(update={"id": "wal-9999999", "assessments": further})
    earlier = {
        school.id: school.model_copy(
            update={
                "assessments": tuple(
                    assessment
                    for assessment in school.assessments
                    if assessment.visited_on is None or assessment.visited_on <= on
                )
            }
        )
        for school in register.schools.values()
    }
    supposed = replace(register, schools={**earlier, "wal-9999999": school})
    last = supposed.schools["wal-9999999"].at("assessments", number - 1, "visited_on")
    places = [finding.at for finding in visit_after_its_review.check(supposed, on)]
    return last in places


# Endings


@pytest.mark.parametrize("id", IDS)
def test_a_registration_ends_on_the_last_day_in_good_standing(id: str) -> None:
    register = demonstration()
    assessor = register.assessors[id]
    for change in changes_of(register, assessor):
        (ending,) = [end for end in endings(register, assessor, change.on) if end.of is Held.REGISTRATION]
        assert ending.is_held is change.kind.is_listed
        if ending.last_day:
            assert standing(register, assessor, ending.last_day).kind.is_listed
            assert not standing(register, assessor, ending.last_day + DAY).kind.is_listed
            assert (ending.last_day >= change.on) is ending.is_held
