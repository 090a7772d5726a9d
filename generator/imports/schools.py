"""Turns schools from official lists into files under `data/schools/`. Works everything out before it writes.

In an existing file only the official fields change, the day it closed, and the schools it came from; comments and
layout stay. Nothing is guessed: a row that cannot be imported is reported with its line, and a file that cannot be
read is not touched.
"""

import stat
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from generator.imports.chosen_schools import ChosenSchools
from generator.imports.closures import Closure, Later, Succeeded, succeeded
from generator.imports.school_lists import Row, rows_of
from generator.imports.school_lists.listed import OFFICIAL, ClosedError, Listed, Reason, RowError
from generator.imports.tables import ImportRefusedError
from generator.read.files import placed
from generator.read.loading import Progress, read_file, silent
from generator.read.source import MOST_BYTES
from generator.records import School
from generator.records.base import DATA, SUFFIX, fields_of
from generator.write.files import write_files
from generator.write.yaml_edit import AppendItem, Edit, SetValue, edited
from generator.write.yaml_spans import EditError
from generator.write.yaml_text import fields_written, new_file

FIELDS = tuple(name for name, _ in fields_of(School))


@dataclass(frozen=True)
class FileEdit:
    """A file as it would be written. `before` is None for a new one; `fields` are those that change.

    `name` is the school's name on file; empty for a new one.
    """

    file: str
    before: str | None
    after: str
    fields: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Skipped:
    """A row that is not imported: its list, its line there, its official number, and why."""

    source: str
    line: int
    number: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True)
class Import:
    """What an import does: files to write in the order of their names, how many stay as they are, and rows left out.

    Then, of the schools on file: those that have closed since, those that followed a closed one, those that the lists
    have as open although the file says when they closed, and those that the lists do not have.
    """

    changes: tuple[FileEdit, ...]
    unchanged: int
    skipped: tuple[Skipped, ...]
    closed: tuple[Closure, ...] = ()
    succeeded: tuple[Succeeded, ...] = ()
    reopened: tuple[School, ...] = ()
    gone: tuple[School, ...] = ()

    @property
    def new(self) -> tuple[FileEdit, ...]:
        return tuple(change for change in self.changes if change.before is None)

    @property
    def updated(self) -> tuple[FileEdit, ...]:
        return tuple(change for change in self.changes if change.before is not None)


@dataclass(frozen=True)
class _Found:
    """A school in a list, with its place there."""

    source: str
    line: int
    number: str
    listed: Listed

    def skipped(self, reason: Reason, detail: str = "") -> Skipped:
        return Skipped(self.source, self.line, self.number, reason, detail)


@dataclass(frozen=True)
class _Rows:
    """What the lists hold: open schools in the order of their ids, those that closed, the id of every row whose number
    is in form, and the rows left out.
    """

    open: list[_Found]
    closed: dict[str, ClosedError]
    ids: set[str]
    skipped: list[Skipped]


def import_schools(
    root: Path, lists: Sequence[Path], progress: Progress = silent, chosen: ChosenSchools | None = None
) -> Import:
    """Work out what importing these lists would do to the register under `root`; writes nothing. Where some are
    `chosen`, no other school is added; those on file are updated all the same.

    Raises ImportRefusedError for a file that is no list, and for a folder of schools that is a link. Linear in rows.
    """
    _folder(root)
    rows = _schools(lists)
    schools, skipped = rows.open, rows.skipped
    changes: list[FileEdit] = []
    unchanged: list[str] = []
    for done, found in enumerate(schools):
        if done % 100 == 0:
            progress(done, len(schools))
        file = School.file_of(found.listed.id)
        if chosen and not chosen.takes(found.listed) and not (root / file).exists():
            continue
        try:
            change = change_of(found.listed, file, _on_file(root / file))
        except RowError as error:
            skipped.append(found.skipped(error.reason, error.detail))
            continue
        if change:
            changes.append(change)
        else:
            unchanged.append(file)
    progress(len(schools), len(schools))
    if chosen:
        skipped = [row for row in skipped if chosen.names(row.number)]
    in_order = tuple(sorted(skipped, key=lambda row: (row.source, row.line)))
    return _with_closures(root, rows, Import(tuple(changes), len(unchanged), in_order), set(unchanged))


def _schools(lists: Sequence[Path]) -> _Rows:
    """The schools of every list by their ids, and the rows that are none; of a number given twice, neither is right."""
    by_id: dict[str, list[_Found]] = {}
    skipped: list[Skipped] = []
    closed: dict[str, ClosedError] = {}
    ids: set[str] = set()
    for path in lists:
        school_list, rows = rows_of(path)
        in_list: dict[str, list[_Found]] = {}
        of_this_list: set[str] = set()
        numbers = Counter(row.number for row in rows)
        contradicted = {row.number for row in rows if _is_of_a_school(row) and numbers[row.number] > 1}
        for row in rows:
            source = f"{path.name} ({row.sheet})" if row.sheet else path.name
            if isinstance(row.listed, RowError) or row.number in contradicted:
                reason, detail = _why_left_out(row, contradicted)
                skipped.append(Skipped(source, row.line, row.number, reason, detail))
                if isinstance(row.listed, ClosedError) and row.number not in contradicted:
                    closed[row.listed.id] = row.listed
                    of_this_list.add(row.listed.id)
            else:
                found = _Found(source, row.line, row.number, row.listed)
                in_list.setdefault(row.listed.id, []).append(found)
        of_this_list |= set(in_list)
        nations = {id.partition("-")[0] for id in of_this_list}
        ids |= of_this_list | {f"{nation}-{number}" for nation in nations for number in numbers}
        for id, several in in_list.items():
            joined = school_list.joined([found.listed for found in several]) if len(several) > 1 else None
            schools = [_Found(several[0].source, several[0].line, several[0].number, joined)] if joined else several
            by_id.setdefault(id, []).extend(schools)
    skipped += [found.skipped(Reason.TWICE) for several in by_id.values() if len(several) > 1 for found in several]
    return _Rows([several[0] for _, several in sorted(by_id.items()) if len(several) == 1], closed, ids, skipped)


def _is_of_a_school(row: Row) -> bool:
    """Whether a row that is left out has an official number, so that another row of that number contradicts it."""
    return isinstance(row.listed, RowError) and row.number != "" and row.listed.reason is not Reason.NUMBER


def _why_left_out(row: Row, contradicted: Container[str]) -> tuple[Reason, str]:
    if isinstance(row.listed, RowError) and row.number not in contradicted:
        return row.listed.reason, row.listed.detail
    return Reason.TWICE, ""


def _with_closures(root: Path, rows: _Rows, done: Import, unchanged: set[str]) -> Import:
    """The import with what the lists say of schools on file that closed, that followed another, or that they lack.

    A closed school gets the day, and the school that followed it a predecessor, if a list gives the day.
    """
    listed = {found.listed.id: found.listed for found in rows.open}
    absent = {school.id: school for school in _not_open(root, rows) if school.id not in listed}
    closures = [Closure.of(school, rows.closed.get(id)) for id, school in absent.items()]
    closed: list[Closure] = []
    gone: list[Closure] = []
    for closure in closures:
        (closed if closure.closed_on or closure.school.id in rows.closed else gone).append(closure)
    from_lists = [Later.of(school) for school in listed.values()] if closures else []
    edits = {change.file: change for change in done.changes}
    for closure in closed:
        if closure.closed_on and closure.is_news:
            _edit(root, edits, closure.school.id, SetValue(("closed_on",), closure.closed_on, order=FIELDS))
    followed = []
    on_file = [Later.of(closure.school) for closure in gone]
    for follows in (*succeeded(closed, [*from_lists, *on_file]), *succeeded(gone, from_lists)):
        known = _read(root, follows.later.id)
        if known and follows.earlier.id in {predecessor.school for predecessor in known.school.predecessors}:
            continue
        followed.append(follows)
        if follows.predecessor:
            item = fields_written(follows.predecessor)
            _edit(root, edits, follows.later.id, AppendItem(("predecessors",), item, order=FIELDS))
    return replace(
        done,
        changes=tuple(change for _, change in sorted(edits.items())),
        unchanged=len(unchanged - edits.keys()),
        closed=tuple(closure for closure in closed if closure.is_news),
        succeeded=tuple(followed),
        reopened=tuple(_closed_on_file(root, listed)),
        gone=tuple(closure.school for closure in gone),
    )


def _not_open(root: Path, rows: _Rows) -> Iterator[School]:
    """The schools on file that the lists of their nation have as closed, or not at all."""
    nations = {id.partition("-")[0] for id in rows.ids}
    folder = root / School.path()
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    for id in (name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX)):
        is_absent = id in rows.closed or id not in rows.ids
        if id.partition("-")[0] in nations and is_absent and (known := _read(root, id)):
            yield known.school


def _closed_on_file(root: Path, ids: Iterable[str]) -> Iterator[School]:
    """Those of these schools whose files say when they closed. Only such files are parsed."""
    for id in ids:
        try:
            data = _on_file(root / School.file_of(id))
        except RowError:
            continue
        if data and b"closed_on" in data:
            known = _read(root, id)
            if known and known.school.closed_on:
                yield known.school


class _Known(NamedTuple):
    """A school on file, and the text of its file."""

    school: School
    text: str


def _read(root: Path, id: str) -> _Known | None:
    """The school of an id; None where there is no file that can be read, as `register check` reports."""
    file = School.file_of(id)
    try:
        data = _on_file(root / file)
    except RowError:
        return None
    if data is None:
        return None
    document, school, _ = read_file(placed(file), data)
    return _Known(school, document.text) if document and isinstance(school, School) else None


def _edit(root: Path, edits: dict[str, FileEdit], id: str, edit: Edit) -> None:
    """Add an edit to those of a school's file; none where that file is not to be there, cannot be read or edited."""
    file = School.file_of(id)
    change = edits.get(file)
    if change is None:
        known = _read(root, id)
        if known is None:
            return
        change = FileEdit(file, known.text, known.text, (), known.school.name)
    try:
        after = edited(change.after, edit)
    except EditError:
        return
    edits[file] = replace(change, after=after, fields=(*change.fields, str(edit.path[0])))


def change_of(listed: Listed, file: str, data: bytes | None) -> FileEdit | None:
    """What a listed school changes in its file, None for nothing; `data` is what that holds, None where there is none.

    Raises RowError where the school cannot be imported. Pure.
    """
    official = listed.fields()
    if data is None:
        return FileEdit(file, None, _new(listed, file), tuple(official))
    document, school, _ = read_file(placed(file), data)
    if document is None or not isinstance(school, School):
        raise RowError(Reason.UNREAD)
    differing = {
        name: value
        for name, value in official.items()
        if name not in listed.only_if_new and value != _text_of(school, name)
    }
    if not differing:
        return None
    if "phase" in differing and any(
        assessment.visited_on and assessment.phase is None for assessment in school.assessments
    ):
        raise RowError(Reason.PHASE_ASSESSED)
    is_of_other_types = "type" in differing and listed.type.school_types != school.type.school_types
    if is_of_other_types and any(
        assessment.visited_on and assessment.type is None for assessment in school.assessments
    ):
        raise RowError(Reason.TYPE_ASSESSED)
    _new(listed, file)  # Told apart here: values that are not in form, and a layout that cannot be edited.
    changes = (SetValue((name,), value, order=OFFICIAL) for name, value in differing.items())
    try:
        after = edited(document.text, *changes)
    except EditError:
        raise RowError(Reason.LAYOUT) from None
    return FileEdit(file, document.text, after, tuple(differing), school.name)


def _new(listed: Listed, file: str) -> str:
    """The text of a file with the official fields alone; raises RowError where the register would not read it."""
    text = new_file(file, listed.fields())
    _, _, problems = read_file(placed(file), text.encode())
    if problems:
        raise RowError(Reason.FORM, "; ".join(problem.message for problem in problems))
    return text


def _text_of(school: School, name: str) -> str | None:
    value = getattr(school, name)
    return None if value is None else str(value)


def _folder(root: Path) -> Path:
    """The folder of schools, made sure to be no link and not below one."""
    for folder in (root / DATA, root / School.path()):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise ImportRefusedError(f"{folder.relative_to(root)} is not an ordinary folder. Put one in its place.")
    return root / School.path()


def _on_file(path: Path) -> bytes | None:
    """What a school's file holds, None where there is none; raises RowError for what is not an ordinary file."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return None
    except OSError:
        raise RowError(Reason.UNREAD) from None
    if not stat.S_ISREG(mode):
        raise RowError(Reason.NOT_A_FILE)
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)  # Of one that is too large, only enough to show that it is.
    except OSError:
        raise RowError(Reason.UNREAD) from None


def write(root: Path, changes: Sequence[FileEdit], progress: Progress = silent) -> None:
    """Write the files, all or none. Raises NotWritten, for one that was changed meanwhile too."""
    write_files(
        root,
        {change.file: change.after.encode() for change in changes},
        {change.file: None if change.before is None else change.before.encode() for change in changes},
        progress,
    )
