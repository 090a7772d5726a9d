"""Every kept field of every record: a change that edits it and one that deletes it are refused, and one is allowed.

The table is made from the models: a field that is classified as kept is covered by itself.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

import pytest
from example import TODAY
from markers import Variant
from pydantic.fields import FieldInfo

from generator.annotations import is_list_type, types_in
from generator.compare.change import Change
from generator.compare.history import HISTORY
from generator.read.entries import models_in, read_entry
from generator.read.loading import Loaded, Read
from generator.read.source import Source
from generator.records import ENTRIES, Assessment, Entry, Erasure, Record, Scheme
from generator.records.base import FREE, KEPT, FieldsCorrected, Grounds, Kept, Recorded, classified, fields_of
from generator.records.forms import registration_number
from generator.records.scheme import FORMAT
from generator.vocabulary import Term

ON = date.fromisoformat(TODAY)
IDS = {"schools": "eng-987601", "samples": "2026", "": "scheme"}
GROUNDS = {"on": TODAY, "reason": "Typed wrongly.", "approved_by": "Ann Example", "approved_on": TODAY}
TIMES = {"a-moved-event-says-so", "an-entry-is-put-on-file-in-time", "consent-is-given-anew"}
"""Rules on the day of a fact, which the markers' days are not made for."""


class Field(NamedTuple):
    """A field by the models and names that lead to it from its file."""

    kind: type[Entry]
    above: tuple[tuple[str, FieldInfo, type[Record]], ...]
    name: str
    info: FieldInfo

    def __str__(self) -> str:
        return ".".join((self.kind.__name__, *(name for name, _, _ in self.above), self.name))

    @property
    def model(self) -> type[Record]:
        return self.above[-1][2] if self.above else self.kind

    @property
    def keys(self) -> tuple[str | int, ...]:
        """The keys of the field, each list with its first item."""
        keys: list[str | int] = []
        for name, info, _ in self.above:
            keys += [name, 0] if is_list_type(info.annotation) else [name]
        return (*keys, self.name)


def fields(kind: type[Entry], model: type[Record], above: tuple[Any, ...] = ()) -> Iterator[Field]:
    for name, info in fields_of(model):
        yield Field(kind, above, name, info)
        for inner in models_in(info.annotation):
            assert issubclass(inner, Record)
            yield from fields(kind, inner, (*above, (name, info, inner)))


FIELDS = [field for kind in ENTRIES for field in fields(kind, kind)]
KEPT_FIELDS = [
    field
    for field in FIELDS
    if classified(field.info)["recorded"] is KEPT
    and not any(model.whole for _, _, model in field.above[:-1])  # compared as a whole, whatever is in it
    and (field.model is not Grounds or "decisions" in field.keys)  # the same in each list; once is enough
]
DELETABLE = [  # no entry here corrects another
    field for field in KEPT_FIELDS if (not field.info.is_required() or field.above) and field.name != "corrects"
]
CORRECTABLE = [field for field in KEPT_FIELDS if field.kind is not Erasure]  # an erasure is for ever


@cache
def _values(kind: type[Entry], letter: str, first: int, *, last_word: bool = False) -> dict[str, Any]:
    fixed = {"format": str(FORMAT)} if kind is Scheme else {}
    return Variant(letter, first, last_word=last_word).entry(kind, IDS.get(kind.folder, "zoe-example"), fixed)


def before(field: Field) -> dict[str, Any]:
    """The values of the field's file, to change."""
    return deepcopy(_values(field.kind, "1", 1))


def at(where: Any, keys: tuple[str | int, ...]) -> Any:
    for key in keys:
        where = where[key]
    return where


def other(field: Field) -> Any:
    """Another value for the field than it has."""
    if field.name == "corrects":
        return at(before(field), (*field.keys[:-1], dict(_names(field.model))[field.model.key]))
    now = at(before(field), field.keys)
    then = at(_values(field.kind, "2", 2000, last_word=True), field.keys)
    return then if now != then else _another(field.info.annotation, now)


def _another(annotation: Any, value: Any) -> Any:
    """Another value of a form, where two variants of the register hold the same because it is public."""
    kinds = list(types_in(annotation))
    if isinstance(value, list):
        return [_another(annotation, inner) for inner in value]
    for kind in kinds:
        if issubclass(kind, Record):
            return {
                (info.alias or name): _another(info.annotation, value[info.alias or name])
                for name, info in kind.model_fields.items()
                if (info.alias or name) in value
            }
        if issubclass(kind, Term):
            return str(next(term for term in kind if str(term) != value))
    if str(value).startswith("ICTM "):
        return registration_number(1)
    forms: dict[type, Callable[[str], str]] = {
        bool: lambda value: "no" if value == "yes" else "yes",
        date: lambda value: str(date.fromisoformat(value) + timedelta(days=1)),
        Decimal: lambda value: str(Decimal(value) + 1),
        int: lambda value: str(int(value) + 1),
    }
    return next((forms[kind](value) for kind in kinds if kind in forms), f"{value}-x")


def _names(model: type[Record]) -> Iterator[tuple[str, str]]:
    return ((name, info.alias or name) for name, info in model.model_fields.items())


def read(kind: type[Entry], written: dict[str, Any]) -> Entry:
    def tuples(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: tuples(inner) for key, inner in value.items()}
        return tuple(map(tuples, value)) if isinstance(value, list | tuple) else value

    id = IDS.get(kind.folder, "zoe-example")
    entry = read_entry(kind, kind.file_of(id), id, tuples(written))
    assert isinstance(entry, Entry), entry
    return entry


def refused(kind: type[Entry], was: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What history refuses of a change of one file, as code and keys."""

    def state(written: dict[str, Any]) -> Loaded:
        entry = read(kind, written)
        # A register begins with its first assessor, and then nothing is compared.
        reads = {"data/assessors/ann-example.yml": Read(None, None, []), entry.file: Read(None, entry, [])}
        return Loaded(Source({}), (), None, 0, reads)

    base, head = state(was), state(now)
    change = Change(base, head, (read(kind, was).file,))
    return [
        f"{problem.code} {problem.at.keys}"
        for rule in HISTORY
        if rule.code not in TIMES
        for problem in rule.problems(change, ON)
    ]


def test_every_field_is_classified_as_kept_dated_or_free() -> None:
    assert len(FIELDS) > 300
    for field in FIELDS:
        assert classified(field.info).get("recorded") in set(Recorded), f"{field}: kept, dated or free?"


def test_what_holds_kept_fields_is_itself_not_free() -> None:
    for field in KEPT_FIELDS:
        for name, info, _ in field.above:
            assert classified(info)["recorded"] is not FREE, f"{field} is kept, but {name} may be deleted"


@pytest.mark.parametrize("field", KEPT_FIELDS, ids=str)
def test_a_kept_field_is_not_edited(field: Field) -> None:
    was = before(field)
    now = deepcopy(was)
    if is_list_type(field.info.annotation) and any(
        issubclass(kind, Record) for kind in types_in(field.info.annotation)
    ):
        at(now, field.keys[:-1])[field.name] = []
    else:
        at(now, field.keys[:-1])[field.name] = other(field)
    found = refused(field.kind, was, now)
    assert any(_is_about(field, problem) for problem in found), found


@pytest.mark.parametrize("field", DELETABLE, ids=str)
def test_a_kept_field_is_not_deleted(field: Field) -> None:
    was = before(field)
    now = deepcopy(was)
    keys = field.keys
    if field.info.is_required():  # then what it is in is deleted
        keys = keys[:-1]
        if isinstance(keys[-1], str) and field.above[-1][1].is_required():
            pytest.skip("what it is in is required, and so is it")
    del at(now, keys[:-1])[keys[-1]]
    if read(field.kind, was) == read(field.kind, now):
        pytest.skip("left out, it has the same value")
    found = refused(field.kind, was, now)
    assert any(_is_about(field, problem) for problem in found), found


def _is_about(field: Field, problem: str) -> bool:
    """Whether a problem is at the field, or at what it is in."""
    keys = problem.partition(" ")[2].replace("[1]", "[0]")
    here = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in field.keys).lstrip(".")
    return here.startswith(keys) or keys.startswith(here)


@pytest.mark.parametrize("field", CORRECTABLE, ids=str)
def test_a_kept_field_is_filled_in_or_corrected(field: Field) -> None:
    was = before(field)
    allowed = [refused(field.kind, *change) for make in (filled_in, corrected) if (change := make(field, was))]
    assert [] in allowed, allowed


def filled_in(field: Field, was: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The field added where it was left out, if it may be left out."""
    if field.info.is_required() or field.name == "corrects":
        return None
    without = deepcopy(was)
    del at(without, field.keys[:-1])[field.name]
    return without, was


def corrected(field: Field, was: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """A later entry that corrects the field, in the form that its record has for that."""
    now = deepcopy(was)
    for make in (_by_an_entry, _by_the_corrections, _by_another):
        if make(field, now):
            return was, now
    return None


def _by_an_entry(field: Field, now: dict[str, Any]) -> bool:
    """A copy of the entry of the list, with the other value and what it corrects."""
    if not field.above or not issubclass(field.above[0][2], Kept):
        return False
    model = field.above[0][2]
    entries = now[field.above[0][0]]
    entry = deepcopy(entries[0])
    key = dict(_names(model))[model.key]
    named = entry[key]
    if field.name != "corrects":
        at(entry, field.keys[2:-1])[field.name] = other(field)
    entries.append({**entry, "corrects": named, "correction": GROUNDS})
    return True


def _by_the_corrections(field: Field, now: dict[str, Any]) -> bool:
    """A correction of fields, with the whole of the field that holds the value."""
    top, *above = field.keys
    holder, names = now, [str(top), *map(str, above)]
    if top == "assessments":
        holder, names = now["assessments"][0], [str(key) for key in above[1:]]
    model = Assessment if top == "assessments" else field.kind
    if "corrections" not in model.model_fields or not names or names[0] not in _corrected_by_fields(model):
        return False
    if names[0] == "voided":
        holder["corrections"].append({**GROUNDS, "withdrawn": ["voided"]})
        return True
    changed = deepcopy(now)
    at(changed, field.keys[:-1])[field.name] = other(field)
    value = at(changed, field.keys[: len(field.keys) - len(names) + 1])
    holder["corrections"].append({**GROUNDS, names[0]: value})
    return True


def _corrected_by_fields(model: type[Record]) -> set[str]:
    """The fields that a record's corrections may replace, and what stands for all of an assessment."""
    (correction,) = models_in(model.model_fields["corrections"].annotation)
    return {name for name, _ in fields_of(correction)} - set(FieldsCorrected.model_fields) | {"voided"}


def _by_another(field: Field, now: dict[str, Any]) -> bool:
    """Another correction below the one on file, another former name, or the next assessment."""
    if "corrections" in field.keys:
        keys = field.keys[: field.keys.index("corrections") + 1]
        at(now, keys).append(GROUNDS)
        return True
    if field.kind is Scheme:
        now["amendments"].append({"from": "2031-01-01", field.name: other(field)})
        return True
    if field.name in ("former_names", "assessments", "id"):
        name = "former_names" if field.name == "former_names" else "assessments"
        now[name].append(
            "Zoe Other" if name == "former_names" else {"id": "2031-1", "requested": now[name][0]["requested"]}
        )
        return True
    return False
