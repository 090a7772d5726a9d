"""Files of the register whose lists hold as many good items as fit: what compares each with each takes long.

An input is a file of the demonstration in which one list is full, after a line with the file's name. Its items are made
of the list's own last item: all of them like it, or on one day after another and numbered.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from hostile.outcome import Outcome, placed, printed
from project import PROJECT

from generator.check import check
from generator.read.files import placed as placed_at
from generator.read.loading import Loaded, load, put_together, read_file
from generator.read.plain_yaml import Value, build
from generator.read.source import MOST_BYTES
from generator.reports.text import text

Keys = tuple[str | int, ...]
ON = date(2026, 11, 20)
FIRST_DAY = date(2010, 1, 1)


def enter(content: bytes, folder: Path) -> Outcome:
    file, _, changed = content.partition(b"\n")
    read = read_file(placed_at(file.decode()), changed)
    checked = check(put_together({**demonstration().reads, file.decode(): read}, []), ON)
    printed(text(checked))
    placed(checked)
    return Outcome.HARMLESS  # whatever the rules say of it: what is tried here is how long they take


@cache
def demonstration() -> Loaded:
    return load(PROJECT)


def lists_of(value: Value, keys: Keys = ()) -> Iterator[tuple[Keys, tuple[Value, ...]]]:
    """Every list with something in it, with the keys that lead to it."""
    inside: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    if isinstance(value, tuple) and value:
        yield keys, value
    for key, inner in inside:
        yield from lists_of(inner, (*keys, key))


@cache
def lists() -> dict[str, tuple[str, Value, Keys, Value]]:
    """By the name of each kind of list: a file with one, its values, the keys of the list there and its last item."""
    found: dict[str, tuple[str, Value, Keys, Value]] = {}
    for path in sorted((PROJECT / "data").rglob("*.yml")):
        values, _ = build(path.read_text("utf-8"))
        for keys, items in lists_of(values):
            name = ".".join((path.parent.name, *(key for key in keys if isinstance(key, str))))
            found.setdefault(name, (path.relative_to(PROJECT).as_posix(), values, keys, items[-1]))
    return found


def with_list(value: Value, keys: Keys, items: list[Any]) -> Any:
    """The values, with another list where the keys lead."""
    if not keys:
        return items
    if isinstance(value, dict):
        return {key: with_list(inner, keys[1:], items) if key == keys[0] else inner for key, inner in value.items()}
    return [with_list(inner, keys[1:], items) if at == keys[0] else inner for at, inner in enumerate(value)]


def numbered(value: Value, number: int) -> Any:
    """An item with another day in place of each of its days, and another number in place of each of its numbers."""
    if isinstance(value, dict):
        return {key: numbered(inner, number) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [numbered(inner, number) for inner in value]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return (FIRST_DAY + timedelta(days=number)).isoformat()
    return re.sub(r"\d+$", str(number + 1), value) if re.fullmatch(r"[A-Z]*-?\d{1,5}|\d{4}-\d+", value) else value


def full(name: str, is_numbered: bool) -> bytes:
    file, values, keys, item = lists()[name]
    left = MOST_BYTES - len(json.dumps(values)) - 1024
    times = left // (len(json.dumps(numbered(item, 9_999))) + 2)
    items = [numbered(item, number) if is_numbered else item for number in range(times)]
    return f"{file}\n{json.dumps(with_list(values, keys, items), ensure_ascii=False)}".encode()


def _made() -> dict[str, Callable[[], bytes]]:
    return {
        f"{name}, {'numbered' if is_numbered else 'alike'}": partial(full, name, is_numbered)
        for name in lists()
        for is_numbered in ((False, True) if isinstance(lists()[name][3], dict) else (False,))
    }


MADE = {Outcome.HARMLESS: _made()}
