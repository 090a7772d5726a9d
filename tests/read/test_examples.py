"""The lines that messages give to paste: each reads as what it means, once the day in it is written."""

import re
from collections.abc import Iterator

import pytest
from project import TESTS
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.compare.history import PUBLISHED
from generator.read.entries import models_in
from generator.read.examples import DAY, line_of
from generator.read.plain_yaml import build
from generator.records import ENTRIES
from generator.records.base import fields_of


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for _, field in fields_of(model):
        for inner in models_in(field.annotation):
            yield from models(inner)


MODELS = sorted({model for entry in ENTRIES for model in models(entry)}, key=lambda model: model.__name__)
FIELDS = [(model, name, field) for model in MODELS for name, field in fields_of(model)]
NAMES = [f"{model.__name__}.{name}" for model, name, _ in FIELDS]
LINE_OR_ITEM = re.compile(r"`((?:- \{|[a-z_]+: ).*?)`")
SAID = (TESTS / "golden/terminal/mistakes.text").read_text("utf-8")
QUOTED = sorted({*LINE_OR_ITEM.findall(SAID), *(line for rule in PUBLISHED for line in LINE_OR_ITEM.findall(rule.fix))})


def refused(model: type[BaseModel], values: object) -> set[str]:
    """The fields, of those given, that are not as the model has them."""
    try:
        model.model_validate(values)
    except ValidationError as error:
        return {str(fault["loc"][0]) for fault in error.errors() if fault["type"] != "missing" or len(fault["loc"]) > 1}
    return set()


def read(line: str) -> object:
    values, faults = build(line.replace(DAY, "2026-03-01"))
    assert not faults
    return values


@pytest.mark.parametrize(("model", "name", "field"), FIELDS, ids=NAMES)
def test_the_example_of_a_field_reads_as_its_value(model: type[BaseModel], name: str, field: FieldInfo) -> None:
    assert refused(model, read(line_of(name, field))) == set()


@pytest.mark.parametrize("line", [line_of(name, field) for _, name, field in FIELDS if "_on" in name])
def test_the_example_of_a_day_is_no_day_until_it_is_written(line: str) -> None:
    assert line.endswith((f": {DAY}", f": [{DAY}]"))


@pytest.mark.parametrize("text", QUOTED)
def test_a_line_in_a_message_reads_as_a_record_of_the_register(text: str) -> None:
    values = read(text if ": " in text.partition("{")[0] else f"it:\n  {text}")
    assert isinstance(values, dict)
    if "it" in values:
        (item,) = values["it"]
        assert any(set(item) <= dict(fields_of(model)).keys() and not refused(model, item) for model in MODELS)
    else:
        (name,) = values
        assert any(name in dict(fields_of(model)) and not refused(model, values) for model in MODELS)
