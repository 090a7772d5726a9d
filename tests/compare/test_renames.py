"""Which removed file an added one was: by its lines, and in a time that grows with the files, not with their pairs."""

from difflib import SequenceMatcher

import pytest

from generator.compare import renames
from generator.compare.renames import MOST_COMPARED, Lines, old_names


def school(number: int, authority: str = "York") -> Lines:
    return (f"name: School {number}", f"postcode: YO{number} 9ZZ", f"local_authority: {authority}", "phase: primary")


def test_a_file_with_the_same_text_is_the_one_renamed() -> None:
    removed = {f"data/schools/eng-{number}.yml": school(number) for number in range(100)}
    added = {f"data/schools/wal-{number}.yml": school(number) for number in range(100)}
    assert old_names(removed, added) == {f"data/schools/wal-{n}.yml": f"data/schools/eng-{n}.yml" for n in range(100)}


def test_a_file_renamed_and_edited_is_the_one_with_the_rarest_lines_in_common() -> None:
    removed = {f"data/schools/eng-{number}.yml": school(number) for number in range(100)}
    added = {"data/schools/wal-7.yml": school(7, "Leeds")}
    assert old_names(removed, added) == {"data/schools/wal-7.yml": "data/schools/eng-7.yml"}


@pytest.mark.parametrize(
    ("lines", "is_taken"),
    [(("a", "b", "c", "x"), True), (("a", "b", "x", "y"), False), (("x", "y", "z", "w"), False), ((), False)],
    ids=["three of four lines", "half of them", "none", "empty"],
)
def test_more_than_half_of_the_lines_are_shared(lines: Lines, is_taken: bool) -> None:
    assert bool(old_names({"data/fees/old.yml": ("a", "b", "c", "d")}, {"data/fees/new.yml": lines})) is is_taken


def test_a_file_of_another_folder_is_another_file() -> None:
    assert old_names({"data/schools/a.yml": school(1)}, {"data/organisations/a.yml": school(1)}) == {}


def test_where_every_line_is_common_a_file_is_still_found() -> None:
    removed = {f"data/schools/eng-{number}.yml": ("a", "b", "c") for number in range(100)}
    assert old_names(removed, {"data/schools/new.yml": ("a", "b", "d")}) == {
        "data/schools/new.yml": "data/schools/eng-0.yml"
    }


def test_mass_rename_slow_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each added file is compared with a few removed ones, however many there are."""
    compared = 0

    class Counted(SequenceMatcher[str]):
        def __init__(self, *arguments: object, **named: object) -> None:
            nonlocal compared
            compared += 1
            super().__init__(*arguments, **named)  # type: ignore[arg-type]  # as it is called

    monkeypatch.setattr(renames, "SequenceMatcher", Counted)
    many = 2_000
    removed = {f"data/schools/eng-{number}.yml": school(number) for number in range(many)}
    added = {f"data/schools/wal-{number}.yml": school(number, "Leeds") for number in range(many)}
    assert len(old_names(removed, added)) == many
    assert 0 < compared <= many * MOST_COMPARED
