"""Random edits of a register's files, each of which a person could make: values changed, copied from other files,
removed and doubled, lists put in another order, files added and deleted.
"""

import random
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from typing import Any

from generator.read.source import read
from generator.write.yaml_text import written

Files = Mapping[str, bytes]
Path = tuple[str | int, ...]
FAR = 800
"""Days by which a date is moved at most."""
KINDS = ("assessors", "schools", "organisations")


class Editor:
    """Edits the files of a register, which are given by their names."""

    def __init__(self, files: Files, draw: random.Random) -> None:
        self.draw = draw
        self.values = {file: values for file, data in sorted(files.items()) if (values := _values(file, data))}
        self.files = files

    def edit(self, folders: tuple[str, ...] = KINDS) -> dict[str, bytes | None]:
        """One edit: the files that it changes, each with its new bytes; None for one that is gone."""
        files = [file for file in self.values if file.split("/")[1] in folders]
        file = self.draw.choice(files)
        way = self.draw.choice(("value",) * 6 + ("removed", "removed", "doubled", "turned", "copied", "deleted"))
        values = deepcopy(self.values[file])
        if way == "deleted":
            return {file: None}
        if way == "copied":
            return {f"{file.removesuffix('.yml')}-{self.draw.randint(2, 9)}.yml": _text(values)}
        for _ in range(20):
            path, value = self.draw.choice([*_places(values)])
            if self._edited(file, way, values, path, value):
                break
        return {file: _text(values)}

    def _others(self, file: str, path: Path) -> list[Any]:
        """The values of such a field in every file of that kind."""
        folder = file.rpartition("/")[0]
        alike = [other for other in self.values if other.startswith(f"{folder}/")]
        return [value for other in alike for value in _by_key(other, self.files[other]).get(_alike(path), ())]

    def _edited(self, file: str, way: str, values: Any, path: Path, value: Any) -> bool:
        *above, last = path
        holder = values
        for key in above:
            holder = holder[key]
        match way:
            case "value" if isinstance(value, str) and (day := _day(value)) and self.draw.random() < 0.5:
                near = self.draw.choice((1, 30, FAR))
                holder[last] = (day + timedelta(days=self.draw.randint(-near, near))).isoformat()
            case "value":
                holder[last] = deepcopy(self.draw.choice(self._others(file, path)))
            case "removed":
                del holder[last]
            case "doubled" if isinstance(holder, list):
                holder.insert(self.draw.randint(0, len(holder)), deepcopy(value))
            case "turned" if isinstance(value, list) and len(value) > 1:
                value.reverse()
            case _:
                return False
        return True


@cache
def _by_key(file: str, data: bytes) -> Mapping[Path, list[Any]]:
    """The values of a file by the keys that lead there, wherever in their lists they are."""
    by_key: dict[Path, list[Any]] = {}
    for path, value in _places(_values(file, data)):
        by_key.setdefault(_alike(path), []).append(value)
    return by_key


def _alike(path: Path) -> Path:
    return tuple("" if isinstance(key, int) else key for key in path)


def _places(values: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value, inner ones too, each with the keys that lead there."""
    items = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    for key, value in items:
        yield (*path, key), value
        yield from _places(value, (*path, key))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


@cache
def _values(file: str, data: bytes) -> Any:
    """The values of a file; None if it cannot be read. Nobody changes them."""
    return _lists(read(file, data)[1])


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _lists(inner) for key, inner in value.items()}
    return [_lists(inner) for inner in value] if isinstance(value, tuple | list) else value


def _text(values: Any) -> bytes:
    return written(values).encode()
