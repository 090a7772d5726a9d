"""The guide on corrections: each example reads as what it means, and takes the place of what it corrects."""

import re

import pytest
from project import PROJECT

from generator.read.entries import read_entry
from generator.read.plain_yaml import build
from generator.records import Assessor, Entry, School
from generator.records.base import Recorded

GUIDE = (PROJECT / "docs/corrections.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n# (data/\S+)\n(.*?)```", GUIDE, re.DOTALL)
ASSESSOR = """\
name: Amina Rahman
contact: {email: amina@northgate.example}
base: YO1
regions: [yorkshire-and-the-humber]
languages: [en]
details_confirmed_on: 2026-01-15
"""
SCHOOL = """\
name: Fossgate Primary School
local_authority: York
region: yorkshire-and-the-humber
phase: primary
type: community-school
"""


def read(file: str, text: str) -> Entry:
    kind, other = (Assessor, ASSESSOR) if file.startswith(Assessor.path()) else (School, SCHOOL)
    values, faults = build(other + text)
    assert not faults
    entry = read_entry(kind, file, file.rpartition("/")[2].removesuffix(".yml"), values)
    assert isinstance(entry, Entry), entry
    return entry


@pytest.mark.parametrize(("file", "text"), EXAMPLES)
def test_an_example_corrects_what_is_recorded(file: str, text: str) -> None:
    entry = read(file, text)
    assert not list(entry.astray())
    assert entry.as_corrected() != entry


def test_the_examples_say_what_the_guide_says() -> None:
    assessor, support, assessment = (read(file, text).as_corrected() for file, text in EXAMPLES)
    assert isinstance(assessor, Assessor)
    assert [str(membership.to) for membership in assessor.membership] == ["2026-12-31"]
    assert isinstance(support, School)
    assert support.support == ()
    assert isinstance(assessment, School)
    assert str(assessment.assessments[0].accepted_on) == "2026-01-19"
    assert assessment.assessments[0].cancelled_on is None


def test_the_guide_explains_each_word_of_the_classification() -> None:
    assert [word for word in Recorded if f"| {word} |" not in GUIDE] == []
