"""How somebody who does not know the files names what is to be corrected."""

import shlex
from datetime import date

import pytest
from example import register

from generator.office.acts import by_name
from generator.office.refused import ActRefusedError
from generator.office.typed import act_of

PLAIN = "file=data/schools/eng-900001.yml list=assessments entry=2024-1 field=visited_on value=2024-06-11 reason=Late"


def edits(words: str) -> list[object]:
    typed = dict(word.split("=", 1) for word in shlex.split(words))
    return list(act_of(by_name()["correction"], typed, register(), date(2026, 3, 1)).edits(register()))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("data/schools/eng-900001.yml", "eng-900001"),
        ("entry=2024-1", "entry=eng-900001/2024-1"),
        ("value=2024-06-11", "value=11/6/2024"),
    ],
)
def test_a_school_an_assessment_and_a_day_are_named_as_people_write_them(written: str, meant: str) -> None:
    assert edits(PLAIN.replace(written, meant)) == edits(PLAIN)


@pytest.mark.parametrize(
    ("left_out", "refusal"),
    [
        ("entry=2024-1", "entry: The assessment is missing. Write one of: 2024-1"),
        ("list=assessments entry=2024-1", "list: visited_on is in an assessment. Write assessments here"),
    ],
)
def test_what_is_missing_is_named(left_out: str, refusal: str) -> None:
    with pytest.raises(ActRefusedError) as refused:
        edits(PLAIN.replace(left_out, ""))
    assert str(refused.value).startswith(refusal)
