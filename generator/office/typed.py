"""What somebody typed for an act, to the act: words for fields in, a checked act out.

An id may be typed in part, or as a name; a value that could mean two things is refused, and nothing is guessed.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from generator.annotations import is_list_type, types_in
from generator.office.act import TODAY, Act
from generator.office.on_file import Choices
from generator.office.refused import ActRefusedError
from generator.register import Register
from generator.vocabulary import Term, did_you_mean, nearest

MOST_NAMED = 8
"""So many things that could be meant are named."""


def act_of(kind: type[Act], words: Mapping[str, str], register: Register | None, today: date) -> Act:
    """The act with these words in its fields; an empty word is as if left out. Raises ActRefusedError.

    Without a register, as of one that begins, nothing is completed.
    """
    fields = by_typed_name(kind)
    values: dict[str, Any] = {}
    for name, word in words.items():
        if name not in fields:
            near = did_you_mean(name, fields)
            raise ActRefusedError(name, f"{kind.name} has no such field{near}", f"Its fields are: {', '.join(fields)}.")
        if word.strip():
            values[name] = _value(name, fields[name], word.strip(), register)
    for name, info in fields.items():
        if name not in values and is_today(info):
            values[name] = today
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        name = str(details["loc"][0]) if details["loc"] else ""
        if details["type"] == "missing":
            raise ActRefusedError(name, "This is missing", fields[name].description or "") from None
        fix = details.get("ctx", {}).get("fix") or fields[name].description or ""
        raise ActRefusedError(name, details["msg"], fix.rstrip(".") + ".") from None


def by_typed_name(kind: type[Act]) -> dict[str, FieldInfo]:
    """An act's fields by the names that people type."""
    return {info.alias or name: info for name, info in kind.model_fields.items()}


def is_today(info: FieldInfo) -> bool:
    """Whether a field is today if it is left out."""
    return isinstance(info.json_schema_extra, dict) and TODAY in info.json_schema_extra


def must_be_given(info: FieldInfo) -> bool:
    """Whether a field cannot be left out."""
    return info.is_required() and not is_today(info)


def words_of(info: FieldInfo) -> tuple[str, ...]:
    """The words of a closed list that a field takes; empty if it takes any."""
    if get_origin(info.annotation) is Literal:
        return get_args(info.annotation)
    return next((tuple(kind) for kind in types_in(info.annotation) if issubclass(kind, Term)), ())


def is_list(info: FieldInfo) -> bool:
    """Whether a field takes several words, separated by commas."""
    return is_list_type(info.annotation)


def _value(name: str, info: FieldInfo, word: str, register: Register | None) -> str | tuple[str, ...]:
    choices = choices_of(info)
    if not is_list(info):
        return completed(name, choices, word, register)
    words = (part.strip() for part in word.split(","))
    return tuple(completed(name, choices, part, register) for part in words if part)


def choices_of(info: FieldInfo) -> Choices | None:
    """The choices that a field, its option or its list is marked with."""
    waiting: list[Any] = [*info.metadata, info.annotation]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Choices):
            return part
        waiting += (*getattr(part, "__metadata__", ()), *get_args(part))
    return None


def completed(name: str, choices: Choices | None, word: str, register: Register | None) -> str:
    """The one thing on file that a word means: its id, the beginning of its id, or its name. Raises ActRefusedError."""
    if choices is None or register is None:
        return word
    on_file = choices.of(register)
    if word in on_file:
        return word
    plain = word.casefold()
    called = [id for id, title in on_file.items() if title.casefold() == plain]
    begun = [id for id in on_file if id.casefold().startswith(plain)]
    parts = [id for id, title in on_file.items() if plain in title.casefold().split()]
    meant = next((found for found in (called, begun, parts) if found), [])
    if len(meant) == 1:
        return meant[0]
    if meant:
        more = f", and {len(meant) - MOST_NAMED} more" if len(meant) > MOST_NAMED else ""
        raise ActRefusedError(
            name, f"{word} could be {', '.join(meant[:MOST_NAMED])}{more}", "Write one of them in full."
        )
    words = {part.casefold(): id for id, title in on_file.items() for part in (*title.split(), title, id)}
    near = words.get(nearest(word, words) or "")
    hint = f"; did you mean {near}?" if near else ""
    raise ActRefusedError(
        name, f"{word} is not on file{hint}", "Write the id, as the file is named, or the whole name."
    )
