"""The closed lists, near-miss spelling, and the annotations that models give their fields."""

from datetime import date
from typing import Annotated

import pytest
from pydantic_core import PydanticCustomError

from generator.annotations import is_list_type, types_in
from generator.read.files import placed
from generator.records import ENTRIES
from generator.vocabulary import EstablishmentType, Phase, Region, SchoolType, did_you_mean, nearest


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("primry", "primary"),
        (" Primary ", "primary"),
        ("second", "secondary"),
        ("sec", None),
        ("welsh", None),
        (7, None),
    ],
)
def test_nearest_is_a_near_spelling_or_a_word_begun(value: object, meant: str | None) -> None:
    assert nearest(value, ["primary", "secondary", "nursery"]) == meant


def test_did_you_mean_is_empty_where_no_word_is_near() -> None:
    assert did_you_mean("nursry", Phase) == "; did you mean nursery?"
    assert did_you_mean("zzz", Phase) == ""


def test_a_word_of_no_list_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(PydanticCustomError) as refused:
        SchoolType.read("acadamy")
    assert refused.value.context is not None
    assert refused.value.context["hint"] == "; did you mean academy?"


@pytest.mark.parametrize("terms", [Region, Phase, SchoolType, EstablishmentType])
def test_no_two_members_share_a_code_of_the_official_list(terms: type[Region | Phase | SchoolType]) -> None:
    codes = [term.gias_code for term in terms if term.gias_code is not None]
    assert len(codes) == len(set(codes)) > 0


def test_a_special_school_is_offered_under_its_own_type_and_as_a_special_school() -> None:
    assert EstablishmentType.ACADEMY_SPECIAL_CONVERTER.school_types == {SchoolType.ACADEMY, SchoolType.SPECIAL}
    assert EstablishmentType.ACADEMY_CONVERTER.school_types == {SchoolType.ACADEMY}


@pytest.mark.parametrize("kind", ENTRIES)
def test_a_file_named_for_an_entry_is_placed_in_its_folder(kind: type) -> None:
    place = placed(kind.file_of("some-id"))
    assert (place.folder, place.id) == (kind.folder, "some-id")


@pytest.mark.parametrize(
    ("annotation", "types", "listed"),
    [
        (date, [date], False),
        (date | None, [date, type(None)], False),
        (tuple[date, ...], [date], True),
        (tuple[Phase, ...] | None, [Phase, type(None)], True),
        (Annotated[tuple[Phase, ...], "some word"], [Phase], True),
    ],
)
def test_an_annotation_gives_its_types_and_whether_it_is_a_list(
    annotation: object, types: list[type], listed: bool
) -> None:
    assert list(types_in(annotation)) == types
    assert is_list_type(annotation) is listed
