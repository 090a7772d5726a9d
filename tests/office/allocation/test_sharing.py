"""Schools shared out among people: the least sum that there is, within what each can take."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from generator.office.allocation.ranking import heavier
from generator.office.allocation.sharing import shared

PEOPLE = ("amina", "grace", "tom")
MILE = 64 * 2**20
WEIGHTS = st.dictionaries(st.sampled_from(PEOPLE), st.integers(0, 300).map(lambda miles: miles * MILE), max_size=3)


def cost(weights: list[dict[str, int]], chosen: tuple[str | None, ...]) -> tuple[int, int]:
    """How many schools are left without anybody, and what the others weigh."""
    total = 0
    for index, id in enumerate(chosen):
        if id:
            total += heavier(weights[index][id], chosen[:index].count(id))
    return chosen.count(None), total


@given(st.lists(WEIGHTS, min_size=1, max_size=5), st.tuples(*[st.integers(0, 4)] * 3))
def test_nothing_else_leaves_fewer_schools_without_or_weighs_less(
    weights: list[dict[str, int]], most: tuple[int, ...]
) -> None:
    capacity = dict(zip(PEOPLE, most, strict=True))
    every = (
        chosen
        for chosen in product((None, *PEOPLE), repeat=len(weights))
        if all(id is None or id in weights[index] for index, id in enumerate(chosen))
        and all(chosen.count(id) <= capacity[id] for id in PEOPLE)
    )
    chosen = tuple(shared(weights, capacity))
    assert all(id is None or id in weights[index] for index, id in enumerate(chosen))
    assert all(chosen.count(id) <= capacity[id] for id in PEOPLE)
    assert cost(weights, chosen) == min(cost(weights, other) for other in every)


def test_somebody_who_lives_alone_in_a_region_takes_all_of_its_schools() -> None:
    """Columns are added as long as somebody fills those they have."""
    near, far = 10 * MILE, 3000 * MILE
    weights = [{"amina": near, "tom": far}] * 20
    assert shared(weights, {"amina": 100, "tom": 100}) == ["amina"] * 20


def test_load_is_even_where_travel_is_equal() -> None:
    weights = [dict.fromkeys(PEOPLE, 10 * MILE) for _ in range(9)]
    chosen = shared(weights, dict.fromkeys(PEOPLE, 9))
    assert {id: chosen.count(id) for id in PEOPLE} == dict.fromkeys(PEOPLE, 3)


def test_who_wants_no_more_visits_gets_none_and_a_school_may_stay_without() -> None:
    assert shared([{"amina": MILE}, {"amina": MILE}], {"amina": 1}) in (["amina", None], [None, "amina"])
    assert shared([{"amina": MILE}], {"amina": 0}) == [None]
    assert shared([{}], {}) == [None]
