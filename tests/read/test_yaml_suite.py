"""The YAML project's own test suite: nothing that it calls invalid is read, and what is read has its values."""

import gzip
import json
from typing import Any

import pytest
from project import OFFICIAL_LISTS

from generator.read.source import read

SUITE = OFFICIAL_LISTS / "yaml_test_suite.json.gz"
pytestmark = pytest.mark.skipif(not SUITE.is_file(), reason="the YAML test suite is not beside this project")

READ_ALL_THE_SAME = {
    "9C9N/0": "items in brackets are unmistakable, however far they are indented; a bracket left open is refused",
    "DK95/1": "a tab at the start of a quoted text's next line is white space, and is read as such",
    "DK95/2": "the same, after two spaces",
    "DK95/5": "a line of white space alone holds nothing that could be misread",
    "DK95/8": "a tab within a quoted text's white space, as in DK95/1",
}
"""What the specification calls invalid and is read, by its name in the suite, each with the reason."""
OTHER_VALUES = {"L24T/1": "white space alone, at the end of a text; every form of text strips it"}
"""What is read to another value than in the suite, each with the reason."""


def cases() -> list[dict[str, Any]]:
    with gzip.open(SUITE, "rt", encoding="utf-8") as file:
        whole: list[dict[str, Any]] = json.load(file)["cases"]
    return [case for case in whole if case["yaml"] is not None]


def value_of(text: str) -> Any:
    """What is read; None if anything is refused."""
    return read("data/x.yml", text.encode())[1]


def test_what_the_specification_calls_invalid_is_refused() -> None:
    invalid = [case for case in cases() if case["invalid"]]
    assert len(invalid) > 90
    assert {case["id"] for case in invalid if value_of(case["yaml"]) is not None} == set(READ_ALL_THE_SAME)


def test_what_is_read_has_the_values_of_the_suite() -> None:
    compared, others = 0, set()
    for case in cases():
        values = value_of(case["yaml"])
        if values is not None and "json" in case:
            compared += 1
            if not same(values, json.loads(case["json"])):
                others.add(case["id"])
    assert compared > 40
    assert others == set(OTHER_VALUES)


def same(value: Any, typed: Any) -> bool:
    """Whether a value of texts alone is a typed one: what the suite has as a number or as true is any text here."""
    if isinstance(typed, dict):
        return isinstance(value, dict) and value.keys() == typed.keys() and all(same(value[k], typed[k]) for k in typed)
    if isinstance(typed, list):
        return isinstance(value, tuple) and len(value) == len(typed) and all(map(same, value, typed))
    if typed is None:
        return bool(value == "")
    return value == typed if isinstance(typed, str) else bool(value) and isinstance(value, str)
