"""Registers that differ from one another in one confidential fact, made from all confidential fields of the records.

In: files as values. Out: for each confidential field of each of them, that file with another value there: another day
or word, none, one more or one fewer. A new field is among them by itself.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from types import NoneType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from marked_register import LISTED, ON
from markers import UNSAID, marker
from pydantic.fields import FieldInfo

from generator.read.loading import KINDS
from generator.records import Entry, Record, Visibility, forms
from generator.records.base import classified
from generator.vocabulary import Term

Values = dict[str, Any]

DAYS = ("1900-01-01", *((ON + timedelta(days=days)).isoformat() for days in (-1, 0, 1)), "2149-01-01")
"""The first and the last day there is, and the days around that of the site."""
OTHERS = {
    "assessor": (LISTED, "amina-rahman"),
    "lead": (LISTED, "amina-rahman"),
    "told_by": (LISTED,),
    "present": (LISTED, "amina-rahman"),
    "organisation": ("zq-open",),
    "intermediary": ("zq-open",),
    "paid_to": ("zq-open",),
    "school": ("eng-900001",),
    "assessment": ("eng-900001/2024-1",),
    "fee": ("registration-ongoing", "registration-initial", "quality-review"),
    "event": ("conference-2025", "zq-event"),
    "version": ("2018", "2024"),
}
"""What a field may name, where any other text would name nothing."""
ELSEWHERE = {"School.assessments", "School.assessments.id"}
"""What other files name: without them the register could not be read."""

NUMBER = 7001
"""Of the markers that are in the changed file alone."""
MOST_WORDS = 6
"""Words tried with each day in a record that was not there; a single field is given each of its words."""


class Apart(NamedTuple):
    """A file with one confidential fact changed: the field by its record and keys, and all its values."""

    field: str
    file: str
    values: Values


def one_fact_apart(files: Mapping[str, Values]) -> Iterator[Apart]:
    """For each file, each field of it and each other value, that file with that one fact changed."""
    for file, values in files.items():
        kind = KINDS[file.rpartition("/")[0]]
        for keys, field, value in _changes(kind, values, (), kind.__name__):
            if field not in ELSEWHERE:
                yield Apart(field, file, changed_at(values, keys, value))


def corrected_since(files: Mapping[str, Values], on: str) -> Iterator[Apart]:
    """For each record that is never edited and each of its fields, the file in which it was wrong and is corrected."""
    grounds = {"on": on, "reason": "A mistake.", "approved_by": "Ann Example", "approved_on": on}
    for file, values in files.items():
        kind = KINDS[file.rpartition("/")[0]]
        for name in kind.kept():
            (record,) = (inner for inner in get_args(get_type_hints(kind)[name]) if inner is not ...)
            key = record.model_fields[record.key].alias or record.key
            for index, item in enumerate(values.get(name, ())):
                changes = _changes(record, item, (), f"{kind.__name__}.{name}")
                wrong = {keys: (field, value) for keys, field, value in changes if len(keys) == 1 and value}
                for keys, (field, value) in wrong.items():
                    mistaken = changed_at(item, keys, value)
                    right = {**item, "corrects": mistaken[key], "correction": grounds}
                    right.pop("withdrawn", None)
                    made = [*values[name][:index], mistaken, *values[name][index + 1 :], right]
                    yield Apart(field, file, {**values, name: made})


def changed_at(values: Any, keys: tuple[str | int, ...], value: Any) -> Any:
    """A copy with another value at some keys, or without one if it is None; what is not changed is shared."""
    copy = dict(values) if isinstance(values, dict) else list(values)
    key, *rest = keys
    if rest:
        copy[key] = changed_at(values[key], tuple(rest), value)
    elif value is None:
        del copy[key]
    else:
        copy[key] = value
    return copy


def _changes(
    model: type[Record], values: Values, above: tuple[str | int, ...], path: str
) -> Iterator[tuple[tuple[str | int, ...], str, Any]]:
    """Each key of a confidential fact, the field, and each other value of it; None takes it away."""
    for name, hint, info in _fields(model):
        key = info.alias or name
        if name == UNSAID or (name == "id" and issubclass(model, Entry)):
            continue
        keys, field = (*above, key), f"{path}.{key}"
        secret = classified(info)["visibility"] is not Visibility.PUBLIC
        now = values.get(key)
        if secret:
            others = _others(hint, key, now)
            yield from ((keys, field, other) for other in ([None] if now and not info.is_required() else []) + others)
        if now is None:
            continue
        inner = _record_in(hint)
        if get_origin(hint) is tuple:
            for index, item in enumerate(now):
                if secret and len(now) > 1:
                    yield (*keys, index), field, None
                if inner:
                    yield from _changes(inner, item, (*keys, index), field)
                elif secret:
                    yield from (((*keys, index), field, other) for other in _leaves(get_args(hint)[0], key, item))
        elif inner:
            yield from _changes(inner, now, keys, field)


def _others(hint: Any, key: str, now: Any) -> list[Any]:
    """Other values of a whole field: of a list, none and one more; of a record only where there is none."""
    if get_origin(hint) is tuple:
        more = list(_new(get_args(hint)[0], key))
        return [[*(now or ()), item] for item in more] + ([[]] if now else [])
    if _record_in(hint):
        return [] if now else list(_new(hint, key))
    return _leaves(hint, key, now)


def _leaves(hint: Any, key: str, now: Any) -> list[str]:
    if hint == forms.Date:
        every: tuple[str, ...] = DAYS
    elif isinstance(hint, type) and issubclass(hint, Term):
        every = tuple(map(str, hint))
    elif hint in (forms.YesNo, forms.WholeNumber):
        every = {forms.YesNo: ("yes", "no"), forms.WholeNumber: ("1", "2", "9", "100")}[hint]
    else:
        every = OTHERS.get(key) or (marker(hint, NUMBER),)
    return [value for value in every if value != now]


def _new(hint: Any, key: str) -> Iterator[Any]:
    """Values of a field, or of an item of its list, that was not there: on each day, with each word."""
    inner = _record_in(hint)
    if inner is None:
        yield from _leaves(hint, key, None)
        return
    words = max((len(part) for _, part, _ in _fields(inner) if _is_term(part)), default=1)
    yield from (_made(inner, day, word) for day in DAYS for word in range(min(words, MOST_WORDS)))


def _made(record: type[Record], day: str, word: int) -> Values:
    """A record whose days are all one day, with the confidential fields and those that it must have."""
    values = {}
    for name, hint, info in _fields(record):
        if name not in (UNSAID, "withdrawn") and (
            info.is_required() or classified(info)["visibility"] is not Visibility.PUBLIC
        ):
            key = info.alias or name
            values[key] = _part(hint, key, day, word)
    return values


def _part(hint: Any, key: str, day: str, word: int) -> Any:
    if get_origin(hint) is tuple:
        return [_part(get_args(hint)[0], key, day, word)]
    if inner := _record_in(hint):
        return _made(inner, day, word)
    if hint == forms.Date:
        return day
    every = _leaves(hint, key, None)
    return every[min(word, len(every) - 1)]


@cache
def _fields(record: type[Record]) -> tuple[tuple[str, Any, FieldInfo], ...]:
    """Each field of a record: its name, what it holds where it is not left out, and what is said of it."""
    hints = get_type_hints(record, include_extras=True)
    return tuple((name, _without_none(hints[name]), info) for name, info in record.model_fields.items())


def _record_in(hint: Any) -> type[Record] | None:
    """The record that a field is, or that its list holds."""
    hint = get_args(hint)[0] if get_origin(hint) is tuple else hint
    return hint if isinstance(hint, type) and issubclass(hint, Record) else None


def _is_term(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Term)


def _without_none(hint: Any) -> Any:
    if NoneType in get_args(hint):
        (hint,) = (argument for argument in get_args(hint) if argument is not NoneType)
    return hint
