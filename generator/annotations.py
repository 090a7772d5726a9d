"""What type annotations hold, for code that follows a model's fields."""

from collections.abc import Iterator
from typing import Any, get_args, get_origin


def types_in(annotation: Any) -> Iterator[type]:
    """Every plain type in an annotation, inside its list or its option: `tuple[Period, ...] | None` gives Period."""
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for argument in get_args(annotation):
        yield from types_in(argument)


def is_list_type(annotation: Any) -> bool:
    """Whether an annotation is a list of any length, or an option of one: `tuple[Period, ...] | None` is."""
    return get_origin(annotation) is tuple or any(map(is_list_type, get_args(annotation)[:1]))
