"""What an import shows and writes: nothing on file is lost, whatever happens meanwhile."""

import shutil
from datetime import date
from pathlib import Path

import example
import pytest
from project import OFFICIAL_LISTS
from school_lists import ENGLAND, FOSSGATE, reasons, table

from generator.check import check
from generator.disk import NotWritten
from generator.imports.school_lists.listed import Reason
from generator.imports.schools import FileEdit, Import, import_schools, write
from generator.imports.schools_shown import shown
from generator.imports.tables import ImportRefusedError
from generator.read.loading import load


def test_a_link_is_reported_and_not_followed(importing, root, tmp_path):
    outside = tmp_path / "outside.yml"
    outside.write_text("name: Old\n" + FOSSGATE.partition("\n")[2])
    (root / "data/schools").mkdir()
    (root / "data/schools/eng-900001.yml").symlink_to(outside)
    (root / "data/schools/eng-900002.yml").mkdir()

    done = importing(table(ENGLAND, {}, {"urn": "900002"}))

    assert reasons(done) == [(2, "900001", Reason.NOT_A_FILE), (3, "900002", Reason.NOT_A_FILE)]


@pytest.mark.parametrize("folder", ["data", "data/schools"])
def test_a_folder_that_is_a_link_is_refused(importing, root, tmp_path, folder):
    (tmp_path / "elsewhere").mkdir()
    shutil.rmtree(root / folder, ignore_errors=True)
    (root / folder).symlink_to(tmp_path / "elsewhere")

    with pytest.raises(ImportRefusedError, match=f"{folder} is not an ordinary folder"):
        importing(table(ENGLAND))
    with pytest.raises(NotWritten, match=f"{folder} is not an ordinary folder"):
        write(root, [FileEdit("data/schools/eng-900001.yml", None, FOSSGATE, ())])
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_changed_meanwhile_is_not_written_over(importing, on_file, root):
    path = on_file(FOSSGATE)
    done = importing(table(ENGLAND, {"name": "Other"}))
    path.write_text(FOSSGATE + "note: typed meanwhile\n")

    with pytest.raises(NotWritten, match=r"eng-900001.yml was changed meanwhile\. Nothing is written"):
        write(root, done.changes)
    assert path.read_text() == FOSSGATE + "note: typed meanwhile\n"


def test_a_link_put_there_meanwhile_is_not_followed(importing, root, tmp_path):
    done = importing(table(ENGLAND))
    (root / "data/schools").mkdir()
    (root / "data/schools/eng-900001.yml").symlink_to(tmp_path / "outside.yml")

    with pytest.raises(NotWritten, match=r"eng-900001\.yml is not an ordinary file"):
        write(root, done.changes)
    assert not (tmp_path / "outside.yml").exists()


def test_a_write_that_fails_leaves_what_was_there_and_nothing_beside_it(importing, on_file, root, monkeypatch):
    path = on_file(FOSSGATE)
    done = importing(table(ENGLAND, {"name": "Other"}))

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(NotWritten, match=r"eng-900001.yml cannot be written: the disk is full\. Nothing is changed"):
        write(root, done.changes)
    assert [(file.name, file.read_text()) for file in path.parent.iterdir()] == [("eng-900001.yml", FOSSGATE)]
    assert [file.name for file in root.iterdir()] == ["data"]


def test_a_file_written_over_keeps_its_mode(importing, on_file, root):
    path = on_file(FOSSGATE)
    path.chmod(0o640)

    write(root, importing(table(ENGLAND, {"name": "Other"})).changes)

    assert (path.stat().st_mode & 0o777, "name: Other\n" in path.read_text()) == (0o640, True)


def test_of_many_rows_left_out_for_one_reason_the_first_are_listed_and_the_others_counted(importing):
    lines = list(shown(importing(table(ENGLAND, *({"urn": "x"} for _ in range(103))))))

    assert "  103: its official number is not valid" in lines
    assert sum(line.startswith("    list-1.csv:") for line in lines) == 100
    assert "    … and 3 more" in lines


def test_no_cell_of_a_list_is_obeyed_by_the_terminal_that_shows_it(importing):
    (line,) = [line for line in shown(importing(table(ENGLAND, {"urn": "9\x1b[31m\u202e"}))) if "list-1.csv" in line]

    assert line == "    list-1.csv:2 9\ufffd[31m\ufffd"


def test_progress_counts_to_the_end(root, tmp_path):
    (tmp_path / "list.csv").write_text(table(ENGLAND, {}, {"urn": "900002"}))
    calls = []

    done = import_schools(root, [tmp_path / "list.csv"], lambda *call: calls.append(call))
    write(root, done.changes, lambda *call: calls.append(call))

    assert calls == [(0, 2), (2, 2), (0, 2), (2, 2)]


def test_an_import_of_a_thousand_and_more_is_counted_with_a_comma():
    assert "Unchanged: 2,003" in list(shown(Import((), 2003, ())))


def test_an_import_is_shown_before_it_is_written(importing, on_file):
    on_file(FOSSGATE)
    rows = (
        {"name": "Other"},
        {"urn": "900002"},
        {"urn": "900003", "status": "Closed"},
        {"urn": "900004", "postcode": "x"},
    )

    assert list(shown(importing(table(ENGLAND, *rows)))) == [
        "New: 1",
        "Updated: 1 (name 1)",
        "  eng-900001 Fossgate Primary School: name",
        "Unchanged: 0",
        "Not imported: 2",
        "  1: it is not open",
        "  1: a value is not as the register writes it",
        "    list-1.csv:5 900004: postcode: This is not a postcode",
        "",
        "data/schools/eng-900002.yml (new)",
        *(f"  {line}" for line in FOSSGATE.splitlines()),
        "",
        "data/schools/eng-900001.yml (name)",
        "  @@ -1,3 +1,3 @@",
        "   # yaml-language-server: $schema=../../docs/schemas/school.schema.json",
        "  -name: Fossgate Primary School",
        "  +name: Other",
        "   local_authority: York",
    ]


LISTS = [
    OFFICIAL_LISTS / f"{name}.gz"
    for name in ("gias_open_schools_2026-03.csv", "scotland_schools.csv", "wales_schools_2018.tsv")
]


@pytest.mark.skipif(not all(path.is_file() for path in LISTS), reason="the official lists are not in ../shared/data")
@pytest.mark.slow
def test_every_file_of_the_three_whole_lists_passes_check_and_stays_as_it_is_when_imported_again(root):
    done = import_schools(root, LISTS)
    write(root, done.changes)

    loaded = load(root)
    assert loaded.register is not None
    problems = check(loaded, date.fromisoformat(example.TODAY)).problems
    assert [problem for problem in problems if problem.at.file.startswith("data/schools/")] == []
    assert len(loaded.register.schools) == len(done.changes) > 29_000
    again = import_schools(root, LISTS)
    assert (again.changes, again.unchanged, again.skipped) == ((), len(done.changes), done.skipped)
