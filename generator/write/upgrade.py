"""A register in an older format to today's: its files in; the texts that change, out.

Each step converts one format to the next by edits that keep comments, order and layout. Nothing is guessed: what an
older format did not record stays unrecorded.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from generator.read.files import FileKind, Tree, placed
from generator.read.loading import FOLDERS, SCHEME, format_of
from generator.read.plain_yaml import UnreadableError, Value, build
from generator.records import Assessor, Event, School
from generator.records.base import DATA, SUFFIX
from generator.records.scheme import FORMAT
from generator.write.yaml_edit import Delete, Edit, Rename, SetValue, edited
from generator.write.yaml_spans import EditError
from generator.write.yaml_text import Writable

Texts = Mapping[str, str]
"""Texts of files by their names from the register's root."""


class UpgradeRefusedError(Exception):
    """A file that cannot be converted: which, and what to do, in a sentence."""


def upgraded(texts: Texts) -> dict[str, str]:
    """The texts that change, in today's format; none where the register has it already.

    Raises UpgradeRefusedError for a file that cannot be read. Linear in the texts.
    """
    made = dict(texts)
    for number in range(format_of(texts.get(SCHEME, "")), FORMAT):
        made |= _STEPS[number](made)
    return {file: text for file, text in made.items() if text != texts[file]}


def _from_1_to_2(texts: Texts) -> dict[str, str]:
    """Attendance in the event's file; lists of sittings, selection attempts and agreements to publish; types of school
    with their experience; approaches apart from the dates of visits.
    """
    values = {file: _values(file, text) for file, text in texts.items()}
    present = _present(values)
    edits: dict[str, list[Edit]] = {file: [] for file in texts}
    for file, fields in values.items():
        if file == SCHEME:
            edits[file].append(SetValue(("format",), FORMAT, order=("format", "name")))
        elif file.startswith(Event.path()):
            edits[file] += _event(fields, present.get(placed(file).id, ()))
        elif file.startswith(Assessor.path()):
            edits[file] += _assessor(fields)
        elif file.startswith(School.path()):
            edits[file] += _school(fields)
    return {file: _edited(file, texts[file], made) for file, made in edits.items() if made}


def _values(file: str, text: str) -> dict[str, Value]:
    try:
        values, faults = build(text)
    except UnreadableError as unreadable:
        faults, values = list(unreadable.faults), {}
    if faults:
        raise UpgradeRefusedError(f"{file}, line {faults[0].place.line}: {faults[0].message}. Fix that first.")
    return values


def _edited(file: str, text: str, edits: Iterable[Edit]) -> str:
    try:
        return edited(text, *edits)
    except EditError as error:
        raise UpgradeRefusedError(f"{file}: {error}. Convert this file by hand.") from error


def _present(values: Mapping[str, dict[str, Value]]) -> dict[str, list[str]]:
    """Who attended each event, as the assessors' files have it."""
    present: dict[str, list[str]] = {}
    for file, fields in sorted(values.items()):
        if file.startswith(Assessor.path()):
            for record in _mappings(fields.get("development")):
                if record.get("attended") in ("yes", "true"):
                    present.setdefault(str(record.get("event")), []).append(placed(file).id)
    return present


def _event(fields: Mapping[str, Value], present: Sequence[str]) -> Iterator[Edit]:
    if "sittings" in fields or "from" not in fields:
        return
    last_day = fields.get("to", fields["from"])
    sitting = {name: _typed(fields[name]) for name in ("from", "to", "place") if name in fields}
    yield SetValue(("sittings",), [sitting], after="from")
    for name in ("from", "to", "place"):
        if name in fields:
            yield Delete((name,))
    if fields.get("required") in ("yes", "true"):
        yield SetValue(("required_of",), "everyone", after="required")
    if "required" in fields:
        yield Delete(("required",))
    if present and isinstance(day := _typed(last_day), date):
        # The day from which an absence counted in format 1.
        recorded: dict[str, Writable] = {"recorded_on": day + timedelta(days=1), "present": list(present)}
        yield SetValue(("attendance",), recorded, after="cost" if "cost" in fields else "sittings")


def _assessor(fields: Mapping[str, Value]) -> Iterator[Edit]:
    types = fields.get("school_types")
    if isinstance(types, tuple) and types and all(isinstance(kind, str) for kind in types):
        yield SetValue(("school_types",), [{"types": [str(kind) for kind in types]}])
    if isinstance(selection := fields.get("selection"), dict):
        yield SetValue(("selection",), [_typed(selection)])
    if "development" in fields:
        excuses = [
            {"event": _typed(record.get("event", "")), **_typed_fields(excuse)}
            for record in _mappings(fields["development"])
            if isinstance(excuse := record.get("excuse"), dict)
        ]
        if excuses:
            yield SetValue(("excuses",), excuses, after="development")
        yield Delete(("development",))


def _school(fields: Mapping[str, Value]) -> Iterator[Edit]:
    for index, assessment in enumerate(_mappings(fields.get("assessments"))):
        at: tuple[str | int, ...] = ("assessments", index)
        if "approached_directly_on" in assessment:
            approach: dict[str, Writable] = {
                "assessor": _typed(assessment.get("assessor", "")),
                "on": _typed(assessment["approached_directly_on"]),
            }
            for name, old in (("told_on", "notified_naace_on"), ("told_by", "notified_naace_by")):
                if old in assessment:
                    approach[name] = _typed(assessment[old])
            yield SetValue((*at, "approach"), approach, after="approached_directly_on")
            yield Delete((*at, "approached_directly_on"))
        if "notified_naace_on" in assessment:
            yield Rename((*at, "notified_naace_on"), "visit_told_on")
        if "notified_naace_by" in assessment:
            yield Delete((*at, "notified_naace_by"))
    if isinstance(consent := fields.get("publish_award"), dict):
        yield SetValue(("publish_award",), [_typed(consent)])


_STEPS: Mapping[int, Callable[[Texts], dict[str, str]]] = {1: _from_1_to_2}
"""The step from each older format to the next."""


def _mappings(value: Value | None) -> list[dict[str, Value]]:
    items = value if isinstance(value, tuple) else ()
    return [item for item in items if isinstance(item, dict)]


def _typed_fields(fields: Mapping[str, Value]) -> dict[str, Writable]:
    return {name: _typed(value) for name, value in fields.items()}


def _typed(value: Value) -> Writable:
    """A value as it is written anew: a text that is a day as a day, so that it needs no quotes."""
    if isinstance(value, dict):
        return _typed_fields(value)
    if isinstance(value, tuple):
        return [_typed(item) for item in value]
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


@dataclass(frozen=True)
class UpgradedTree:
    """A tree in an older format, seen in today's. What cannot be converted is seen as it is."""

    tree: Tree

    def names(self, folder: str) -> Iterable[tuple[str, FileKind]]:
        return self.tree.names(folder)

    def contents(self, files: Sequence[str]) -> Iterator[bytes]:
        before = self.tree.contents(files)
        return (self._made.get(file, "").encode() or data for file, data in zip(files, before, strict=True))

    @cached_property
    def _made(self) -> dict[str, str]:
        try:
            return upgraded(texts_of(self.tree))
        except (UpgradeRefusedError, UnicodeDecodeError):
            return {}


def in_todays_format(tree: Tree) -> Tree:
    """The tree itself, or the same seen in today's format if it has an older one. Reads one file if it has today's."""
    if (SCHEME.removeprefix(DATA), FileKind.FILE) not in tree.names(""):
        return tree
    (scheme,) = tree.contents([SCHEME])
    return UpgradedTree(tree) if format_of(scheme.decode("utf-8", "replace")) < FORMAT else tree


def texts_of(tree: Tree) -> dict[str, str]:
    """The text of every file of the register in a tree. Raises UnicodeDecodeError where one is no text."""
    there = {"", *(name for name, kind in tree.names("") if kind is FileKind.FOLDER and name in FOLDERS)}
    files = [
        f"{DATA}{folder}/{name}".replace("//", "/")
        for folder in sorted(there)
        for name, kind in tree.names(folder)
        if kind is FileKind.FILE and name.endswith(SUFFIX)
    ]
    return {file: data.decode("utf-8") for file, data in zip(files, tree.contents(files), strict=True)}
