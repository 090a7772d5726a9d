"""Values to a record, or to problems that say how to mend each: the second stage."""

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.plain_yaml import Value
from generator.problem import Keys, Location, Problem, Severity
from generator.records.base import Entry
from generator.vocabulary import did_you_mean

E = TypeVar("E", bound=Entry)


def read_entry(kind: type[E], file: str, id: str, values: dict[str, Value]) -> E | list[Problem]:
    """The record of one file; or every problem of form that it has."""
    if "id" in values:
        at = Location(file, Keys(("id",)), names=True)
        return [Problem("unknown-field", (), Severity.REFUSED, at, "The file's name is the id", "Delete this line.")]
    try:
        return kind.model_validate({**values, "id": id})
    except ValidationError as error:
        return [_problem(kind, file, details) for details in error.errors(include_url=False)]


def _problem(kind: type[Entry], file: str, details: ErrorDetails) -> Problem:
    keys = Keys(details["loc"])
    context = details.get("ctx", {})
    name = str(keys[-1]) if keys else ""
    match details["type"]:
        case "extra_forbidden":
            known = dict(fields_of(_model_at(kind, keys[:-1])))
            code, message = "unknown-field", f"There is no such field here{did_you_mean(name, known)}"
            mend = f"Use one of: {', '.join(known)}."
        case "missing":
            field = dict(fields_of(_model_at(kind, keys[:-1])))[name]
            code, message = "missing-field", f"The field {name} is missing"
            mend = f"Add a line `{name}: …`. {field.description}"
        case "tuple_type":
            code, message = "not-a-list", f"{name} is a list, and this is not one"
            mend = "Put its items in square brackets, with commas, or each on a line that begins with `- `; [] if none."
        case "model_type" | "model_attributes_type":
            code, message = "not-fields", f"{_named(keys)} is a group of fields, and this is not one"
            mend = f"Write its fields, each as `name: value`: {', '.join(dict(fields_of(_model_at(kind, keys))))}."
        case "greater_than_equal":
            code, message, mend = "too-small", f"{_named(keys)}: This is too small", f"Write {context['ge']} or more."
        case "less_than_equal":
            code, message, mend = "too-large", f"{_named(keys)}: This is too large", f"Write {context['le']} or less."
        case _ if keys == ("id",):
            return Problem(
                "wrong-id", (), Severity.REFUSED, Location(file), details["msg"], f"Rename the file. {context['mend']}"
            )
        case code:
            code = code.replace("_", "-")
            message, mend = f"{_named(keys)}: {details['msg']}", context.get("mend", "Compare it with another file.")
    at = Location(file, keys, names=code == "unknown-field")
    return Problem(code, (), Severity.REFUSED, at, message, mend)


def _named(keys: Keys) -> str:
    """The field that keys lead to: its own name, or its list's with the position in it."""
    return next((str(key) for key in reversed(keys) if isinstance(key, str)), "The file")


def fields_of(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """A model's fields by the names they have in YAML; without `id`, which is the file's name."""
    is_entry = issubclass(model, Entry)
    return ((info.alias or name, info) for name, info in model.model_fields.items() if not (is_entry and name == "id"))


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation holds, inside its list or its option."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


def _model_at(model: type[BaseModel], keys: Keys | tuple[str | int, ...]) -> type[BaseModel]:
    for key in keys:
        if isinstance(key, str):
            model = next(models_in(dict(fields_of(model))[key].annotation))
    return model
