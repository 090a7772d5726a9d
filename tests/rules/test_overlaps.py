"""Times that share a day are found as by comparing each with each, in less time."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.rules.overlaps import Time, overlaps

DAY = date(2026, 3, 1)
TIMES = st.lists(
    st.tuples(st.sampled_from("ab"), st.integers(0, 9), st.integers(0, 9)).map(
        lambda time: (time[0], DAY + timedelta(days=time[1]), DAY + timedelta(days=time[1] + time[2]))
    ),
    max_size=8,
)


def shares(time: Time, other: Time) -> bool:
    return time[0] == other[0] and time[1] <= other[2] and other[1] <= time[2]


@given(TIMES)
def test_each_pair_shares_a_day_and_each_time_that_shares_one_is_in_a_pair(times: list[Time]) -> None:
    pairs = list(overlaps(times))
    assert all(later > earlier and shares(times[later], times[earlier]) for later, earlier in pairs)
    assert len(pairs) < max(len(times), 1)
    alone = [
        position
        for position, time in enumerate(times)
        if not any(shares(time, other) for at, other in enumerate(times) if at != position)
    ]
    assert {position for pair in pairs for position in pair}.isdisjoint(alone)
    assert bool(pairs) == (len(alone) < len(times))


def test_a_last_day_is_shared_and_the_day_after_it_is_not() -> None:
    first = ("a", DAY, DAY + timedelta(days=1))
    for gap, pairs in ((0, [(1, 0)]), (1, [(1, 0)]), (2, [])):
        assert list(overlaps([first, ("a", DAY + timedelta(days=gap), DAY + timedelta(days=9))])) == pairs
