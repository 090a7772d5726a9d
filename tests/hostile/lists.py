"""A list in a file, handed to everything that reads one: schools, postcodes, the office's lists, people.

The doors for text, spreadsheets and packed files share it.
"""

import shutil
from datetime import date
from functools import cache
from pathlib import Path

from example import ROOT, TODAY
from hostile.outcome import Outcome, printed

from generator.imports.office_lists import LISTS, read_list
from generator.imports.people import guessed, headings_of, read_people, shown
from generator.imports.postcodes import import_postcodes
from generator.imports.schools import import_schools
from generator.imports.schools_shown import shown as schools_shown
from generator.imports.tables import ImportRefusedError
from generator.office.proposing import propose
from generator.office.refused import ActRefusedError
from generator.read.files import placed
from generator.read.loading import Loaded, load, read_file

ON = date.fromisoformat(TODAY)


@cache
def example() -> Loaded:
    return load(ROOT)


def read_by_all(content: bytes, folder: Path) -> Outcome:
    """Refused, if nothing takes a row of the list: then a sentence says why, or each row is named by its line."""
    path = folder / "list"
    path.write_bytes(content)
    taken = [schools(path), postcodes(path), people(path), *(of_office(at, path) for at in range(len(LISTS)))]
    return Outcome.HARMLESS if any(taken) else Outcome.REFUSED


def schools(path: Path) -> bool:
    root = path.parent / "register"
    (root / "data").mkdir(parents=True)
    shutil.copy(ROOT / "data/scheme.yml", root / "data")
    try:
        done = import_schools(root, [path])
    except ImportRefusedError as refused:
        return said(refused)
    printed(schools_shown(done))
    assert all(row.line >= 1 and row.reason for row in done.skipped)
    for change in done.changes:
        _, entry, problems = read_file(placed(change.file), change.after.encode())
        assert entry or problems
    return bool(done.changes)


def postcodes(path: Path) -> bool:
    try:
        found = import_postcodes(path)
    except ImportRefusedError as refused:
        return said(refused)
    assert all(line >= 1 and why for line, why in found.unread)
    return bool(found.text)


def people(path: Path) -> bool:
    register = example().register
    assert register
    try:
        headings = headings_of(path)
        column_map = guessed(headings, is_late=True)
        printed(shown(column_map, headings))
        taken = read_people(path, column_map, register, ON)
        proposal = propose(ROOT, example(), taken.acts, ON) if taken.acts else None
    except (ImportRefusedError, ActRefusedError) as refused:
        return said(refused)
    assert all(row.line >= 1 and row.why for row in (*taken.unread, *taken.notes))
    return bool(proposal)


def of_office(position: int, path: Path) -> bool:
    register = example().register
    assert register
    try:
        reading = read_list(LISTS[position], path, register, {"event": "conference-2025"}, ON)
    except (ImportRefusedError, ActRefusedError) as refused:
        return said(refused)
    assert all(row.line >= 1 and row.why for row in reading.unread)
    return bool(reading.acts)


def said(refused: Exception) -> bool:
    """What a refusal says is a sentence of a reasonable length that can be printed."""
    assert 20 < len(printed([str(refused)])) < 2_000, str(refused)
    return False
