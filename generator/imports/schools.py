"""Turns schools from official lists into files under `data/schools/`. Works everything out before it writes.

In an existing file only the official fields change; comments and layout stay. Nothing is guessed:
a row that cannot be imported is reported with its line, and a file that cannot be read is not touched.
"""

import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.imports.school_lists import rows_of
from generator.imports.school_lists.listed import OFFICIAL, Listed, Reason, RowError
from generator.imports.tables import ImportRefusedError
from generator.read.files import placed
from generator.read.loading import Progress, read_file, silent
from generator.records import School
from generator.records.base import DATA
from generator.write.files import write_files
from generator.write.yaml_edit import SetValue, WrongEditError, edited
from generator.write.yaml_spans import EditError
from generator.write.yaml_text import written


@dataclass(frozen=True)
class FileEdit:
    """A file as it would be written. `before` is None for a new one; `fields` are those that change."""

    file: str
    before: str | None
    after: str
    fields: tuple[str, ...]


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
    """What an import does: files to write in the order of their names, how many stay as they are, and rows left out."""

    changes: tuple[FileEdit, ...]
    unchanged: int
    skipped: tuple[Skipped, ...]

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


def import_schools(root: Path, lists: Sequence[Path], progress: Progress = silent) -> Import:
    """Work out what importing these lists would do to the register under `root`; writes nothing.

    Raises ImportRefusedError for a file that is no list, and for a folder of schools that is a link. Linear in rows.
    """
    _folder(root)
    schools, skipped = _schools(lists)
    changes: list[FileEdit] = []
    unchanged = 0
    for done, found in enumerate(schools):
        if done % 100 == 0:
            progress(done, len(schools))
        file = School.file_of(found.listed.id)
        try:
            change = change_of(found.listed, file, _on_file(root / file))
        except RowError as error:
            skipped.append(found.skipped(error.reason, error.detail))
            continue
        if change:
            changes.append(change)
        else:
            unchanged += 1
    progress(len(schools), len(schools))
    return Import(tuple(changes), unchanged, tuple(sorted(skipped, key=lambda row: (row.source, row.line))))


def _schools(lists: Sequence[Path]) -> tuple[list[_Found], list[Skipped]]:
    """The schools of every list by their ids, and the rows that are none; of a number given twice, neither is right."""
    by_id: dict[str, list[_Found]] = {}
    skipped: list[Skipped] = []
    for path in lists:
        school_list, rows = rows_of(path)
        in_list: dict[str, list[_Found]] = {}
        for row in rows:
            if isinstance(row.listed, RowError):
                skipped.append(Skipped(path.name, row.line, row.number, row.listed.reason, row.listed.detail))
            else:
                found = _Found(path.name, row.line, row.number, row.listed)
                in_list.setdefault(row.listed.id, []).append(found)
        for id, several in in_list.items():
            joined = school_list.joined([found.listed for found in several]) if len(several) > 1 else None
            schools = [_Found(path.name, several[0].line, several[0].number, joined)] if joined else several
            by_id.setdefault(id, []).extend(schools)
    skipped += [found.skipped(Reason.TWICE) for several in by_id.values() if len(several) > 1 for found in several]
    return [several[0] for _, several in sorted(by_id.items()) if len(several) == 1], skipped


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
    _new(listed, file)  # Told apart here: values that are not in form, and a layout that cannot be edited.
    changes = (SetValue((name,), value, order=OFFICIAL) for name, value in differing.items())
    try:
        after = edited(document.text, *changes)
    except (EditError, WrongEditError):
        raise RowError(Reason.LAYOUT) from None
    return FileEdit(file, document.text, after, tuple(differing))


def _new(listed: Listed, file: str) -> str:
    """The text of a file with the official fields alone; raises RowError where the register would not read it."""
    text = written(listed.fields())
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
        return path.read_bytes()
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
