"""Standings on every day of random facts, sound or not: what holds whatever is on file."""

from datetime import date, timedelta
from typing import Any

import pytest
from duties import last_good_day
from example import register
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from scheme.cases.facts import AMINA, FILE

from generator.scheme.standing import changes_of, standing

FIRST, LAST = date(2024, 1, 1), date(2024, 6, 30)
DAYS = st.dates(FIRST, LAST).map(str)
MAYBE = st.none() | DAYS
PLANNED = st.dates(FIRST, LAST + timedelta(days=150)).map(str)
KINDS = st.sampled_from(["registered", "accredited", "removed", "reinstated", "left"])


def fields(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A group of fields, those drawn as None left out; `from_` means `from`."""
    return st.fixed_dictionaries(values).map(
        lambda drawn: {name.rstrip("_"): value for name, value in drawn.items() if value is not None}
    )


def lists(values: st.SearchStrategy[dict[str, Any]], most: int = 3) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(values, max_size=most)


AMINAS = fields(
    decisions=lists(fields(on=PLANNED, decision=KINDS), 5).map(
        lambda drawn: [{"on": "2024-01-10", "decision": "registered"}, *drawn]
    ),
    membership=lists(
        fields(
            number=st.just("N1"),
            grade=st.sampled_from(["full", "full", "associate"]),
            from_=DAYS,
            to=st.none() | PLANNED,
        )
    ),
    agreements=lists(
        fields(version=st.sampled_from(["2018", "2024"]), signed_on=DAYS, signed_as=st.just("Amina Rahman"))
    ),
    lead_assessor=lists(fields(from_=DAYS, to=st.none() | PLANNED)),
    excuses=lists(
        fields(
            event=st.sampled_from(["first-event", "second-event"]),
            notified_on=DAYS,
            accepted_on=MAYBE,
            refused_on=MAYBE,
        )
    ),
    invoices=lists(
        fields(
            number=st.just("INV-1"),
            fee=st.sampled_from(["registration-initial", "registration-ongoing", "registration-ongoing"]),
            issued_on=DAYS,
            due_on=st.none() | PLANNED,
            amount=st.just("60.00"),
            paid_on=MAYBE,
            cancelled_on=st.none() | MAYBE,
            covers=st.none() | fields(from_=DAYS, to=st.none() | PLANNED),
        ),
        4,
    ),
)
EVENTS = fields(
    title=st.just("An event"),
    kind=st.just("training"),
    sittings=st.lists(fields(from_=PLANNED, to=st.none() | PLANNED, place=st.just("online")), min_size=1, max_size=2),
    required_of=st.sampled_from(["everyone", "everyone", "lead-assessors", "registered-since", None]),
    registered_since=MAYBE,
    cancelled_on=st.none() | MAYBE,
    attendance=st.none()
    | fields(recorded_on=DAYS, present=st.lists(st.sampled_from(["amina-rahman", "grace-mensah"]), max_size=1)),
)
SETTINGS = fields(
    grace_days=st.integers(0, 40).map(str),
    payment_days=st.integers(0, 40).map(str),
    registration_months=st.integers(0, 4).map(str),
    agreements=st.tuples(
        *(fields(version=st.just(version), in_force_from=DAYS, sign_by=PLANNED) for version in ("2018", "2024"))
    ).map(list),
)


@settings(max_examples=80, deadline=None)
@given(AMINAS, EVENTS, EVENTS, SETTINGS)
@pytest.mark.slow
def test_nothing_changes_between_two_turning_days(
    of_amina: dict[str, Any], first: dict[str, Any], second: dict[str, Any], scheme: dict[str, Any]
) -> None:
    """Facts in any order, sound or not: each day has the standing of the last change before it, no gap, no overlap."""
    found = register({FILE: of_amina, "scheme": scheme, "events/first-event": first, "events/second-event": second})
    assessor = found.assessors[AMINA]
    changes = changes_of(found, assessor)
    by_day = {change.on: change for change in changes}
    assert list(by_day) == [change.on for change in changes] == sorted(by_day)
    current = standing(found, assessor, FIRST - timedelta(days=1)).state
    day = FIRST
    while day <= LAST + timedelta(days=250):
        now = standing(found, assessor, day)
        if day in by_day:
            assert by_day[day].state == now.state != current
            current = now.state
        assert now.state == current, day
        day += timedelta(days=1)


AFTER = st.dates(LAST, LAST + timedelta(days=150)).map(str)
IN_ORDER = fields(
    decisions=st.tuples(
        st.just({"on": "2024-01-10", "decision": "registered"}),
        fields(on=AFTER, decision=st.sampled_from(["accredited", "removed", "left"])),
    ).map(list),
    membership=st.tuples(
        fields(number=st.just("N1"), grade=st.just("full"), from_=st.just("2018-01-01"), to=st.none() | AFTER)
    ).map(list),
    agreements=st.sampled_from([["2018"], ["2024"], ["2018", "2024"]]).map(
        lambda versions: [
            {"version": version, "signed_on": str(FIRST), "signed_as": "Amina Rahman"} for version in versions
        ]
    ),
    invoices=lists(
        fields(
            number=st.just("INV-1"),
            fee=st.sampled_from(["registration-initial", "registration-ongoing", "registration-ongoing"]),
            issued_on=DAYS,
            due_on=AFTER,
            amount=st.just("60.00"),
            paid_on=MAYBE,
            covers=st.none() | fields(from_=PLANNED, to=st.none() | PLANNED),
        ),
        4,
    ),
)
"""Random facts of somebody who is registered, and may be no longer."""
LENIENT = st.tuples(SETTINGS, st.integers(5, 9)).map(lambda drawn: {**drawn[0], "registration_months": str(drawn[1])})


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(IN_ORDER, EVENTS, EVENTS, LENIENT, st.dates(LAST, LAST + timedelta(days=60)))
@pytest.mark.slow
def test_nobody_lapses_before_the_first_day_by_which_something_is_due(
    of_amina: dict[str, Any], first: dict[str, Any], second: dict[str, Any], scheme: dict[str, Any], on: date
) -> None:
    """Asked when everything on file is known: later days are only those of plans, ends, deadlines and decisions."""
    found = register({FILE: of_amina, "scheme": scheme, "events/first-event": first, "events/second-event": second})
    assessor = found.assessors[AMINA]
    assume(standing(found, assessor, on).kind.is_listed)
    last = last_good_day(found, assessor, on)
    ends = [change.on for change in changes_of(found, assessor) if change.on > on and not change.kind.is_listed]
    event("an end" if ends else "no end")
    event("a duty" if last < date.max else "no duty")
    assert [end for end in ends if end <= last] == []
