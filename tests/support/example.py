"""The example register that tests change: small, fictional, and without a problem on 1 March 2026.

`tests/example/` is a whole register of its own; a test says only what it changes in it.
"""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from project import TESTS

from generator.read.entries import read_entry
from generator.read.files import placed
from generator.read.loading import KINDS, read_file
from generator.read.references import resolve
from generator.read.source import read
from generator.records import Entry
from generator.records.photo import is_photo
from generator.register import Register

ROOT = TESTS / "example"
TODAY = "2026-03-01"

Changes = Mapping[str, Any]
"""By file, without `data/` and `.yml`: fields to set. A mapping is merged into what is there, else it replaces it.

Bytes are a photo's, under its whole name: `{"assessors/tom-hale.jpg": …}`.
None takes a field, or a file, away: `{"assessors/amina-rahman": {"membership": []}, "fees/quality-review": None}`.
A key such as `assessments.0.lead` reaches into a list. Values are YAML's own texts: "2026-03-01", "yes", "150.00".
"""


@cache
def _files() -> dict[str, dict[str, Any]]:
    found = {}
    for path in sorted((ROOT / "data").rglob("*.yml")):
        name = path.relative_to(ROOT / "data").as_posix().removesuffix(".yml")
        _, values, problems = read(f"data/{name}.yml", path.read_bytes())
        assert values is not None, problems
        found[name] = _lists(values)
    return found


@cache
def _photos() -> dict[str, bytes]:
    paths = (ROOT / "data").rglob("*")
    return {path.relative_to(ROOT / "data").as_posix(): path.read_bytes() for path in paths if is_photo(path.name)}


def _lists(value: Any) -> Any:
    """The value with tuples made lists, so that it can be changed."""
    if isinstance(value, dict):
        return {key: _lists(inner) for key, inner in value.items()}
    return [_lists(inner) for inner in value] if isinstance(value, tuple | list) else value


def tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: tuples(inner) for key, inner in value.items()}
    return tuple(tuples(inner) for inner in value) if isinstance(value, list | tuple) else value


def _merge(old: Any, new: Any) -> Any:
    if not isinstance(new, Mapping) or not isinstance(old, dict):
        return _lists(dict(new) if isinstance(new, Mapping) else new)
    for key, value in new.items():
        target, last = old, key
        *path, last = key.split(".")
        for step in path:
            target = target[int(step)] if isinstance(target, list) else target.setdefault(step, {})
        if isinstance(target, list):
            target[int(last)] = _merge(target[int(last)], value)
        elif value is None:
            target.pop(last, None)
        else:
            target[last] = _merge(target.get(last), value)
    return old


def changed(changes: Changes) -> dict[str, dict[str, Any]]:
    """The example's files as values, changed."""
    return deepcopy(_changed(changes))


def _changed(changes: Changes) -> dict[str, dict[str, Any]]:
    """The same; what is not changed is shared."""
    files = dict(_files())
    for name, change in changes.items():
        if is_photo(name):
            continue
        if change is None:
            del files[name]
        else:
            files[name] = _merge(deepcopy(files.get(name, {})), change)
    return files


def entries(changes: Changes | None = None) -> dict[str, Entry]:
    """The example register's entries by file, changed; fails the test where the change does not read."""
    found: dict[str, Entry] = {}
    for name, values in _changed(changes or {}).items():
        entry = _entry(name, values) if name in (changes or {}) else _unchanged(name)
        found[entry.file] = entry
    photos = {name: photo for name, photo in _photos().items() if f"data/{name.rpartition('.')[0]}.yml" in found}
    for name, content in {**photos, **(changes or {})}.items():
        if is_photo(name) and content is not None:
            photo = read_file(placed(f"data/{name}"), content).entry
            assert photo, name
            found[photo.file] = photo
    return found


def _entry(name: str, values: dict[str, Any]) -> Entry:
    folder, _, id = name.rpartition("/")
    entry = read_entry(KINDS[folder], f"data/{name}.yml", id, tuples(values))
    assert isinstance(entry, Entry), entry
    return entry


@cache
def _unchanged(name: str) -> Entry:
    return _entry(name, _files()[name])


def register(changes: Changes | None = None) -> Register:
    """The example register, changed; fails the test where the change does not read or resolve."""
    relied_on, problems = resolve(entries(changes), frozenset())
    assert not problems, problems
    return Register.of(relied_on)
