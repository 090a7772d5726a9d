"""A register in an older format to today's: its files in; the texts that change, out.

Each step converts one format to the next by edits that keep comments, order and layout. Nothing is guessed: what an
older format did not record stays unrecorded.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from generator.read.files import FileKind, Tree, placed
from generator.read.loading import FOLDERS, SCHEME, format_of
from generator.read.plain_yaml import UnreadableError, Value, build
from generator.records import Assessor, Event, School
from generator.records.base import DATA, SUFFIX
from generator.records.forms import registration_number
from generator.records.scheme import FORMAT
from generator.vocabulary import DecisionKind
from generator.write.kept_comments import with_comment, with_comments
from generator.write.yaml_edit import Delete, Edit, Rename, SetValue, edited
from generator.write.yaml_spans import EditError
from generator.write.yaml_text import Writable

Texts = Mapping[str, str]
"""Texts of files by their names from the register's root."""
FORMAT_2, FORMAT_3 = 2, 3
_YES, _NO = ("yes", "true"), ("no", "false")
_APPROACH = (
    ("assessor", "assessor"),
    ("on", "approached_directly_on"),
    ("told_on", "notified_naace_on"),
    ("told_by", "notified_naace_by"),
)
"""The fields of an approach, each with the field of format 1 that it comes from."""


class UpgradeRefusedError(Exception):
    """A file that cannot be converted: which, and what to do, in a sentence."""

    def __init__(self, file: str, says: str) -> None:
        super().__init__(f"{file}{says}")
        self.file = file


def upgraded(texts: Texts, others: Collection[str] = ()) -> dict[str, str]:
    """The texts that change, in today's format; none where the register has it already. `others` are files that are
    there too, but left as they are.

    Raises UpgradeRefusedError for a file that cannot be read or would lose something, and for a format that is not
    known here.
    """
    made = dict(texts)
    for number in range(_format_stated(texts), FORMAT):
        made |= _STEPS[number](made, others)
    return {file: text for file, text in made.items() if text != texts[file]}


def _format_stated(texts: Texts) -> int:
    if SCHEME not in texts:
        raise UpgradeRefusedError(SCHEME, " is missing. Name the register's folder with --root.")
    stated = _values(SCHEME, texts[SCHEME]).get("format", "1")
    if not isinstance(stated, str) or not re.fullmatch("[0-9]{1,3}", stated):
        raise UpgradeRefusedError(SCHEME, f": format must be a number such as {FORMAT}. Correct it first.")
    if int(stated) > FORMAT:
        raise UpgradeRefusedError(
            SCHEME,
            f": this register has format {stated}, but this program reads formats up to {FORMAT}. Use the"
            " program that came with that format.",
        )
    return format_of(texts[SCHEME])


def _from_1_to_2(texts: Texts, others: Collection[str]) -> dict[str, str]:
    """Attendance in the event's file; lists of sittings, selection attempts and agreements to publish; types of school
    with their experience; approaches apart from the dates of visits.
    """
    values = {file: _values(file, text) for file, text in texts.items()}
    for file, fields in values.items():
        if file.startswith(Assessor.path()):
            _check_development(file, fields, {*texts, *others})
    present = _present(values)
    edits: dict[str, list[Edit]] = {file: [] for file in texts}
    for file, fields in values.items():
        if file == SCHEME:
            edits[file].append(SetValue(("format",), FORMAT_2, order=("format", "name")))
        elif file.startswith(Event.path()):
            edits[file] += _event(fields, present.get(placed(file).id))
        elif file.startswith(Assessor.path()):
            edits[file] += _assessor(fields)
        elif file.startswith(School.path()):
            edits[file] += _school(fields)
    return {file: _told_by_kept(values[file], _edited(file, texts[file], made)) for file, made in edits.items() if made}


def _told_by_kept(fields: Mapping[str, Value], text: str) -> str:
    """The text of a school with a comment on who told Naace of an appointment, which format 2 does not ask."""
    for index, assessment in enumerate(_mappings(fields.get("assessments"))):
        if "notified_naace_by" in assessment and "approached_directly_on" not in assessment:
            comment = f"# notified_naace_by: {assessment['notified_naace_by']}"
            text = with_comment(text, comment, ("assessments", index, "visit_told_on"), ("assessments", index))
    return text


def _values(file: str, text: str) -> dict[str, Value]:
    try:
        values, faults = build(text)
    except UnreadableError as unreadable:
        faults, values = list(unreadable.faults), {}
    if faults:
        others = f" Lines like that: {len(faults):,}." if len(faults) > 1 else ""
        raise UpgradeRefusedError(
            file, f", line {faults[0].place.line}: {faults[0].message}. Fix that first: {faults[0].fix}{others}"
        )
    return values


def _edited(file: str, text: str, edits: Iterable[Edit]) -> str:
    try:
        return with_comments(text, edited(text, *edits))
    except EditError as error:
        raise UpgradeRefusedError(file, f": {error}. Convert this file by hand.") from error


def _check_development(file: str, fields: Mapping[str, Value], files: Collection[str]) -> None:
    """Raise UpgradeRefusedError for a record of an event that would lose something."""
    records = fields.get("development") or ()
    for number, record in enumerate(records if isinstance(records, tuple) else (records,), 1):
        is_known = (
            isinstance(record, dict)
            and record.keys() <= {"event", "attended", "excuse"}
            and record.get("attended") in (*_YES, *_NO)
            and isinstance(record.get("excuse", {}), dict)
        )
        if not is_known or not isinstance(record, dict):
            raise UpgradeRefusedError(
                file,
                f": entry {number} under development needs `event`, `attended: yes` or `no`, and may have"
                " `excuse`. Correct it first.",
            )
        if Event.file_of(str(record.get("event"))) not in files:
            raise UpgradeRefusedError(
                file, f": entry {number} under development names an event that has no file. Correct it first."
            )


def _present(values: Mapping[str, dict[str, Value]]) -> dict[str, list[str]]:
    """Who attended each event, as the assessors' files have it; an empty list where they only say who was absent.

    An absence with an excuse may have been recorded before the event, so it alone makes no list.
    """
    present: dict[str, list[str]] = {}
    for file, fields in sorted(values.items()):
        if file.startswith(Assessor.path()):
            for record in _mappings(fields.get("development")):
                has_attended = record.get("attended") in _YES
                if has_attended or "excuse" not in record:
                    attended = present.setdefault(str(record.get("event")), [])
                    attended += [placed(file).id] if has_attended else []
    return present


def _event(fields: Mapping[str, Value], present: Sequence[str] | None) -> Iterator[Edit]:
    if "sittings" in fields or "from" not in fields:
        return
    last_day = fields.get("to", fields["from"])
    sitting = {name: _typed(fields[name]) for name in ("from", "to", "place") if name in fields}
    yield SetValue(("sittings",), [sitting], after="from")
    for name in ("from", "to", "place"):
        if name in fields:
            yield Delete((name,))
    if fields.get("required") in _YES:
        yield SetValue(("required_of",), "everyone", after="required")
    if "required" in fields:
        yield Delete(("required",))
    if present is not None and isinstance(day := _typed(last_day), date):
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
                name: _typed(assessment[old]) for name, old in _APPROACH if old in assessment
            }
            yield SetValue((*at, "approach"), approach, after="approached_directly_on")
            yield Delete((*at, "approached_directly_on"))
        if "notified_naace_on" in assessment:
            yield Rename((*at, "notified_naace_on"), "visit_told_on")
        if "notified_naace_by" in assessment:
            yield Delete((*at, "notified_naace_by"))
    if isinstance(consent := fields.get("publish_award"), dict):
        yield SetValue(("publish_award",), [_typed(consent)])


def _from_2_to_3(texts: Texts, others: Collection[str]) -> dict[str, str]:
    """A registration number for everyone whom Naace has registered, by the day of the first registration, then by id.

    An erasure gets none: what an erased person's number would have been is not known.
    """
    values = {file: _values(file, text) for file, text in texts.items() if file.startswith(Assessor.path())}
    registered = sorted(
        (first_day, file) for file, fields in values.items() if (first_day := _registered_on(fields)) is not None
    )
    edits: dict[str, Edit] = {SCHEME: SetValue(("format",), FORMAT_3, order=("format", "name"))}
    for number, (_, file) in enumerate(registered, 1):
        edits[file] = SetValue(("registration_number",), registration_number(number), after="name")
    return {file: _edited(file, texts[file], [edit]) for file, edit in edits.items()}


def _registered_on(fields: Mapping[str, Value]) -> str | None:
    """The first day on which Naace registered somebody, whether that decision was corrected later or not."""
    days = (
        str(decision.get("on"))
        for decision in _mappings(fields.get("decisions"))
        if decision.get("decision") == str(DecisionKind.REGISTERED)
    )
    return min(days, default=None)


_STEPS: Mapping[int, Callable[[Texts, Collection[str]], dict[str, str]]] = {1: _from_1_to_2, 2: _from_2_to_3}
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
    """A tree in an older format, seen in today's. A file that cannot be converted is seen as it is."""

    tree: Tree

    def names(self, folder: str) -> Iterable[tuple[str, FileKind]]:
        return self.tree.names(folder)

    def contents(self, files: Sequence[str]) -> Iterator[bytes]:
        before = self.tree.contents(files)
        return (self._made.get(file, "").encode() or data for file, data in zip(files, before, strict=True))

    @cached_property
    def _made(self) -> dict[str, str]:
        every = texts_of(self.tree, errors="replace")
        texts = {file: text for file, text in every.items() if "\ufffd" not in text}
        while SCHEME in texts:
            try:
                return upgraded(texts, every)
            except UpgradeRefusedError as refused:
                del texts[refused.file]
        return {}


def in_todays_format(tree: Tree) -> Tree:
    """The tree itself, or the same seen in today's format if it has an older one. Reads one file if it has today's."""
    if (SCHEME.removeprefix(DATA), FileKind.FILE) not in tree.names(""):
        return tree
    (scheme,) = tree.contents([SCHEME])
    return UpgradedTree(tree) if format_of(scheme.decode("utf-8", "replace")) < FORMAT else tree


def texts_of(tree: Tree, errors: str = "strict") -> dict[str, str]:
    """The text of every file of the register in a tree. Raises UnicodeDecodeError where one is no text, unless `errors`
    says otherwise.
    """
    there = {"", *(name for name, kind in tree.names("") if kind is FileKind.FOLDER and name in FOLDERS)}
    files = [
        f"{DATA}{folder}/{name}".replace("//", "/")
        for folder in sorted(there)
        for name, kind in tree.names(folder)
        if kind is FileKind.FILE and name.endswith(SUFFIX)
    ]
    return {file: data.decode("utf-8", errors) for file, data in zip(files, tree.contents(files), strict=True)}
