"""A standing on every day of random facts, sound or not: between two days that the facts name nothing changes."""

from datetime import date, timedelta
from typing import Any

from example import register
from hypothesis import given, settings
from hypothesis import strategies as st
from scheme.cases.facts import AMINA, FILE

from generator.scheme.standing import changes_of, standing

FIRST, LAST = date(2024, 1, 1), date(2024, 6, 30)
DAYS = st.dates(FIRST, LAST).map(str)
MAYBE = st.none() | DAYS
KINDS = st.sampled_from(["registered", "accredited", "removed", "reinstated", "left"])


def fields(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A group of fields, those drawn as None left out; `from_` stands for `from`."""
    return st.fixed_dictionaries(values).map(
        lambda drawn: {name.rstrip("_"): value for name, value in drawn.items() if value is not None}
    )


def lists(values: st.SearchStrategy[dict[str, Any]], most: int = 3) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(values, max_size=most)


AMINAS = fields(
    decisions=lists(fields(on=DAYS, decision=KINDS), 5).map(
        lambda drawn: [{"on": "2024-01-10", "decision": "registered"}, *drawn]
    ),
    membership=lists(
        fields(number=st.just("N1"), grade=st.sampled_from(["full", "full", "associate"]), from_=DAYS, to=MAYBE)
    ),
    agreements=lists(
        fields(version=st.sampled_from(["2018", "2024"]), signed_on=DAYS, signed_as=st.just("Amina Rahman"))
    ),
    lead_assessor=lists(fields(from_=DAYS, to=MAYBE)),
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
            due_on=MAYBE,
            amount=st.just("60.00"),
            paid_on=MAYBE,
            cancelled_on=st.none() | MAYBE,
            covers=st.none() | fields(from_=DAYS, to=MAYBE),
        ),
        4,
    ),
)
EVENTS = fields(
    title=st.just("An event"),
    kind=st.just("training"),
    sittings=st.lists(fields(from_=DAYS, to=MAYBE, place=st.just("online")), min_size=1, max_size=2),
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
        *(fields(version=st.just(version), in_force_from=DAYS, sign_by=DAYS) for version in ("2018", "2024"))
    ).map(list),
)


@settings(max_examples=80, deadline=None)
@given(AMINAS, EVENTS, EVENTS, SETTINGS)
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
    while day <= LAST + timedelta(days=200):
        now = standing(found, assessor, day)
        if day in by_day:
            assert by_day[day].state == now.state != current
            current = now.state
        assert now.state == current, day
        day += timedelta(days=1)
