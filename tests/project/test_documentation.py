"""What the code writes about itself is on file as it would be written now, and every field is classified."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from editor_yaml import values_of
from example import ROOT
from project import PROJECT

from generator.read.entries import models_in
from generator.read.files import placed
from generator.read.loading import KINDS, read_file
from generator.records import ENTRIES, Entry, Event, Sample, Scheme, Visibility
from generator.records.base import fields_of
from generator.reports.documentation import EXAMPLES, documents, drifted
from generator.scheme.draw import draw
from generator.write.schema import schema


def test_the_generated_documents_are_on_file_as_they_would_be_made_now() -> None:
    assert drifted(PROJECT) == [], "run `register docs`, and look at what it changed"


def test_every_field_of_every_record_is_classified_and_described() -> None:
    def walk(model: Any) -> None:
        for name, field in fields_of(model):
            extra = field.json_schema_extra
            assert isinstance(extra, dict), f"{model.__name__}.{name} is not classified"
            assert extra["visibility"] in list(Visibility)
            assert field.description, f"{model.__name__}.{name} is not described"
            for inner in models_in(field.annotation):
                walk(inner)

    for kind in ENTRIES:
        walk(kind)


@pytest.mark.parametrize("kind", ENTRIES, ids=lambda kind: kind.__name__)
def test_a_schema_needs_no_other_file_and_keeps_the_order_of_the_fields(kind: type[Entry]) -> None:
    made = schema(kind)
    assert "$ref" not in json.dumps(made)
    assert list(made["properties"]) == [name for name, _ in fields_of(kind)]
    assert made["additionalProperties"] is False
    for pattern in re.finditer(r'"pattern": "(?:[^"\\]|\\.)*"', json.dumps(made)):
        assert "patternErrorMessage" in json.dumps(made)[pattern.end() : pattern.end() + 30]


DATA = sorted((ROOT / "data").rglob("*.yml")) + sorted((PROJECT / "data").rglob("*.yml"))


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_what_the_register_accepts_its_schema_accepts(path: Path) -> None:
    """Values as an editor's YAML has them: numbers where quotes are missing, dates and yes and no as text."""
    folder = path.parent.name if path.parent.name in KINDS else ""
    values = values_of(path.read_text(encoding="utf-8"))
    assert list(validator_of(KINDS[folder]).iter_errors(values)) == []


@cache
def validator_of(kind: type[Entry]) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema(kind))


@pytest.mark.parametrize(
    ("kind", "fields", "accepted"),
    [
        (Scheme, {"grace_days": "30"}, True),
        (Scheme, {"grace_days": 30}, True),
        (Scheme, {"grace_days": "many"}, False),
        (Scheme, {"grace_days": 1000}, False),
        (Scheme, {"demonstration": "no"}, True),
        (Scheme, {"demonstration": "perhaps"}, False),
        (Scheme, {"note": None}, False),
        (Scheme, {"id": "scheme"}, False),
        (Event, {"description": 2024}, True),
        (Event, {"to": "2025-1-2"}, False),
        (Event, {"to": None}, False),
        (Event, {"cost": {"amount": 95.5, "vat": "exempt", "published_on": "2025-01-01"}}, True),
        (Event, {"kind": "party"}, False),
        (Event, {"knid": "training"}, False),
    ],
)
def test_a_schema_accepts_what_editors_make_of_a_value_and_refuses_what_check_would(
    kind: type[Entry], fields: dict[str, Any], accepted: bool
) -> None:
    path = PROJECT / "tests" / f"{EXAMPLES[kind.__name__]}.yml"
    values = values_of(path.read_text(encoding="utf-8"))
    assert validator_of(kind).is_valid({**values, **fields}) is accepted


def test_the_example_of_a_sample_is_read_and_is_its_draw() -> None:
    path = PROJECT / "tests" / f"{EXAMPLES['Sample']}.yml"
    _, sample, problems = read_file(placed("data/samples/2026.yml"), path.read_bytes())
    assert isinstance(sample, Sample), problems
    assert draw(sample.candidates, sample.seed, sample.share) == tuple(drawn.assessor for drawn in sample.drawn)


def test_documents_are_made_alike_each_time() -> None:
    assert documents() == documents()
