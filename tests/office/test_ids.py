"""Ids made of names: the first that is free, however many are taken."""

import pytest

from generator.office.edits import id_from


@pytest.mark.parametrize(
    ("taken", "id"),
    [
        (set(), "ann-example"),
        ({"ann-example"}, "ann-example-2"),
        ({"ann-example", *(f"ann-example-{number}" for number in range(2, 7))}, "ann-example-7"),
        ({"ann-example", *(f"ann-example-{number}" for number in range(2, 100_000))}, "ann-example-100000"),
    ],
)
def test_an_id_is_numbered_where_it_is_taken(taken: set[str], id: str) -> None:
    assert id_from("Ann Éxample", taken) == id


def test_the_id_of_a_gap_is_free() -> None:
    taken = {"new", "new-2", "new-4", "new-5"}
    assert id_from("***", taken) not in taken
