"""The site is given public values alone: their types hold nothing private, and it imports nothing else."""

import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_type_hints

from project import PROJECT
from pydantic import BaseModel

from generator import price, public
from generator.public import PublicSite

PLAIN = (str, bytes, int, bool, date, Decimal, NoneType)
OURS = (public.__name__, price.__name__, "generator.vocabulary")
FREE_FOR_THE_SITE = {"public", "write"}
"""Besides the ground, and what is above: `write` has the one way to replace a folder."""
GROUND = {"plain_markdown", "postcodes", "addresses", "price", "problem", "vocabulary", "days", "annotations"}
GROUND |= {"project", "disk", "letters"}


def held_by(hint: Any) -> Iterator[type]:
    """Every type that a value of a type can hold."""
    inner = get_args(hint)
    if inner:
        for part in inner:
            yield from held_by(part) if part is not ... else ()
    elif is_dataclass(hint) and isinstance(hint, type):
        yield hint
        hints = get_type_hints(hint)
        for field in fields(hint):
            yield from held_by(hints[field.name])
    else:
        yield hint


def test_what_the_site_is_given_holds_only_plain_values_words_of_the_vocabulary_and_other_public_types() -> None:
    held = set(held_by(PublicSite))
    assert {kind.__name__ for kind in held} >= {
        "PublicAssessor",
        "PublicAward",
        "PublicEvent",
        "Price",
        "Region",
        "date",
    }
    for kind in held:
        assert kind in PLAIN or kind.__module__.startswith(OURS), kind
        assert kind in PLAIN or is_dataclass(kind) or issubclass(kind, Enum), kind
        assert not issubclass(kind, BaseModel), kind
        ancestors = {base.__module__ for base in kind.__mro__ if base.__module__.startswith("generator")}
        assert all(name.startswith(OURS) for name in ancestors), kind


def test_nothing_public_can_be_changed_or_given_more_once_it_is_made() -> None:
    for kind in filter(is_dataclass, held_by(PublicSite)):
        assert kind.__dataclass_params__.frozen, kind  # type: ignore[attr-defined]  # every dataclass has them


def test_each_room_that_knows_private_facts_is_closed_to_the_site() -> None:
    """One that comes to be below the site is closed to it too, or is named here."""
    layers, closed = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    rooms = [name for layer in layers["layers"] for name in layer.split(" | ")]
    below = {*rooms[rooms.index("site") + 1 :]} - GROUND - FREE_FOR_THE_SITE - {"explained"}
    assert {name.removeprefix("generator.") for name in closed["forbidden_modules"]} == below
    assert closed["source_modules"] == ["generator.site"]
