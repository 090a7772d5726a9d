"""Values to a record, or to problems that say how to fix each: the second stage."""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.annotations import types_in
from generator.problem import Keys, Location, Problem, Severity
from generator.read.examples import line_of
from generator.read.plain_yaml import Value
from generator.read.ruled_out import RuledOut, ruled_out
from generator.read.source import MOST_PROBLEMS, most
from generator.records.base import Entry, fields_of
from generator.vocabulary import nearest

E = TypeVar("E", bound=Entry)


def read_entry(kind: type[E], file: str, id: str, values: dict[str, Value]) -> E | list[Problem]:
    """The record of one file, or all its problems of format."""
    if "id" in values:
        at = Location(file, Keys(("id",)), names=True)
        return [Problem("unknown-field", (), Severity.REFUSED, at, "The file's name is the id", "Delete this line.")]
    try:
        return kind.model_validate({**values, "id": id})
    except ValidationError as error:
        every = error.errors(include_url=False)
        errors = every[:MOST_PROBLEMS]
        misspelt = {
            _meant(kind, details["loc"])
            for details in errors
            if details["type"] == "extra_forbidden" and not _ruled_out(kind, details)
        }
        problems = [
            _problem(kind, file, details)
            for details in errors
            if not (details["type"] == "missing" and details["loc"] in misspelt)
            and not (details["type"] == "too_short" and details["input"])  # its items are wrong, and say so themselves
        ]
        return most(problems, left=len(every) - len(errors))


def _meant(kind: type[Entry], loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The keys of the field that an unknown one probably is."""
    *above, name = loc
    known = dict(fields_of(model_at(kind, tuple(above))))
    begun = str(name).partition(":")[0]
    return (*above, begun if begun in known else nearest(name, known) or name)


def _problem(kind: type[Entry], file: str, details: ErrorDetails) -> Problem:
    keys = Keys(details["loc"])
    if keys == ("id",):
        message, fix = details["msg"], f"Rename the file. {details['ctx']['fix']}"
        return Problem("wrong-id", (), Severity.REFUSED, Location(file), message, fix)
    if reason := _ruled_out(kind, details):
        at = Location(file, keys, names=True)
        return Problem("unknown-field", reason.clauses, Severity.REFUSED, at, reason.message, reason.fix)
    code, message, fix = _said(kind, keys, details)
    at = Location(file, keys, names=code == "unknown-field")
    return Problem(code, (), Severity.REFUSED, at, message, fix)


def _ruled_out(kind: type[Entry], details: ErrorDetails) -> RuledOut | None:
    """The clause behind the refusal of an unknown field, if there is one."""
    if details["type"] != "extra_forbidden":
        return None
    *above, name = details["loc"]
    return ruled_out(model_at(kind, tuple(above)), str(name))


def _said(kind: type[Entry], keys: Keys, details: ErrorDetails) -> tuple[str, str, str]:
    """The code of a problem, what is wrong, and how to fix it."""
    context = details.get("ctx", {})
    match details["type"]:
        case "extra_forbidden":
            code = "unknown-field"
            message, fix = _unknown(str(keys[-1]), dict(fields_of(model_at(kind, keys[:-1]))))
        case "missing":
            code, message = "missing-field", f"The field {keys[-1]} is missing"
            line, field = _line(kind, keys)
            choice = f"`{line}` or `{keys[-1]}: no`" if field.annotation is bool else f"`{line}` with the right value"
            where = "" if len(keys) == 1 else " to this entry"
            fix = f"Add {choice}{where}. {field.description}"
        case "tuple_type":
            code, message = "not-a-list", f"{_named(keys)} must be a list"
            fix = f"Write its items in square brackets, with commas, as in `{_line(kind, keys)[0]}`; [] if none."
        case "model_type" | "model_attributes_type":
            code, message = "not-fields", f"{_named(keys)} must be a group of fields"
            names = ", ".join(dict(fields_of(model_at(kind, keys))))
            fix = f"Write it as in `{_line(kind, keys)[0]}`. The fields there are: {names}."
        case "too_short":
            code, message = "empty-list", f"{_named(keys)} is an empty list"
            fix = f"Write what belongs in it, as in `{_line(kind, keys)[0]}`."
        case "greater_than_equal":
            code, message, fix = "too-small", f"{_named(keys)}: This is too small", f"Write {context['ge']} or more."
        case "less_than_equal":
            code, message, fix = "too-large", f"{_named(keys)}: This is too large", f"Write {context['le']} or less."
        case code:
            code, message = code.replace("_", "-"), f"{_named(keys)}: {details['msg']}"
            fix = context.get("fix", "Compare it with another file.")
            if context.get("by_example"):
                line, field = _line(kind, keys)
                fix += f", as in `{line}`" + ("." if field.is_required() else ", or delete the field.")
    return code, message, fix


def _unknown(name: str, known: dict[str, FieldInfo]) -> tuple[str, str]:
    """The message and fix for a name that no field has."""
    begun, colon, _ = name.partition(":")
    if colon and begun in known:
        return "There is no space after the colon", f"Write one, as in `{line_of(begun, known[begun])}`."
    if near := nearest(name, known):
        return f"There is no such field here; did you mean {near}?", f"Write `{near}:` in its place."
    return "There is no such field here", f"Delete it, or write one of: {', '.join(known)}."


def _line(kind: type[Entry], keys: Keys) -> tuple[str, FieldInfo]:
    """The field that keys lead to, or whose list holds the item they lead to: an example line, and the field."""
    while isinstance(keys[-1], int):
        keys = Keys(keys[:-1])
    name = str(keys[-1])
    field = dict(fields_of(model_at(kind, keys[:-1])))[name]
    return line_of(name, field), field


def _named(keys: Keys) -> str:
    """The name of the field that keys lead to, or of its list."""
    return next((str(key) for key in reversed(keys) if isinstance(key, str)), "The file")


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation holds, inside its list or its option."""
    return (kind for kind in types_in(annotation) if issubclass(kind, BaseModel))


def model_at(model: type[BaseModel], keys: Keys | tuple[str | int, ...]) -> type[BaseModel]:
    for key in keys:
        if isinstance(key, str):
            model = next(models_in(dict(fields_of(model))[key].annotation))
    return model
