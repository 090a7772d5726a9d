"""Commands that are cut off, or may not read or write: nothing is lost, and one sentence says why."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from example import TODAY
from killed import files_in
from project import PROJECT, TESTS
from school_lists import ENGLAND, table

from generator.write.files import WORK

KILLED = TESTS / "support/killed.py"
DIRECTORY = "pcds,lat,long\n" + "".join(f"YO{number} 9ZZ,53.96,-1.08\n" for number in range(1, 32))


def _run(step: str, root: Path, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, KILLED, step, root, *command],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A list of forty schools and a directory of postcodes."""
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "schools.csv").write_text(table(ENGLAND, *({"urn": str(900_001 + number)} for number in range(40))))
    (folder / "postcodes.csv").write_text(DIRECTORY)
    return folder


def _import_schools(lists: Path) -> list[str]:
    return ["import-schools", str(lists / "schools.csv"), "--write"]


def test_a_file_in_the_place_of_a_folder_is_a_sentence_and_exit_2(register_root: Path, lists: Path) -> None:
    (register_root / "postcodes").touch()

    done = _run("0", register_root, ["import-postcodes", str(lists / "postcodes.csv"), "--write"])

    assert done.returncode == 2
    assert "postcodes is not an ordinary folder. Move it away. Nothing is changed." in done.stderr


@pytest.mark.slow
def test_an_import_that_was_cut_off_is_reported_by_check_and_undone_by_the_next_run(
    register_root: Path, lists: Path
) -> None:
    old = files_in(register_root)
    command = _import_schools(lists)
    steps = 0
    while not (register_root / WORK / "journal.json").exists() or files_in(register_root / "data") == {
        file.removeprefix("data/"): content for file, content in old.items()
    }:
        steps += 25
        assert _run(str(steps), register_root, command).returncode < 0

    told = _run("0", register_root, ["check", "--on", TODAY])
    assert "A command was interrupted while it wrote" in told.stderr
    again = _run("0", register_root, command)
    assert "Undone: " in again.stderr
    assert "New: 39" in again.stdout
    assert _run("0", register_root, ["check", "--on", TODAY]).stderr == ""


def _may_not() -> list[str]:
    """The beginning of a command that is run without root's right to read and write everything."""
    if os.geteuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root may read everything, and there is no setpriv to take that right away")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def _limited(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*_may_not(), sys.executable, "-m", "generator", *map(str, command)],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )


@pytest.mark.parametrize("place", ["data/assessors/tom-hale.yml", "data/schools", "data/scheme.yml", "data"])
@pytest.mark.slow
def test_unreadable_file(register_root: Path, place: str) -> None:
    """One sentence with the path, exit 2, and the other problems are shown."""
    (register_root / "data/fees/zzz.txt").write_text("x")
    path = register_root / place
    mode = path.stat().st_mode
    path.chmod(0)
    try:
        checked = _limited("check", "--on", TODAY, "--root", register_root)
        built = _limited("build", "--on", TODAY, "--root", register_root)
    finally:
        path.chmod(mode)

    assert checked.returncode == built.returncode == 2, checked.stderr + built.stderr
    said = checked.stdout + checked.stderr
    assert f"{place}" in said
    assert "this user may not read or write it" in said
    assert "zzz.txt" in said or place == "data"
    assert "not on file" not in said
    assert "program itself failed" not in said + built.stderr
    assert place in built.stderr


@pytest.mark.slow
def test_a_list_that_may_not_be_read_and_a_folder_that_may_not_be_written_are_one_sentence(
    register_root: Path, lists: Path
) -> None:
    lists.joinpath("schools.csv").chmod(0)
    done = _limited("import-schools", lists / "schools.csv", "--root", register_root)
    assert done.returncode == 2
    assert "schools.csv" in done.stderr
    lists.joinpath("schools.csv").chmod(0o644)

    old = files_in(register_root)
    for place in (".", "data/schools"):
        (register_root / place).chmod(0o555)
        serving = ["serve", "--no-browser", "--on", TODAY]
        for command in (_import_schools(lists), ["build", "--on", TODAY], ["docs"], serving):
            if command[0] in ("build", "docs", "serve") and place != ".":
                continue
            done = _limited(*command, "--root", register_root)
            assert done.returncode == 2, (place, command, done.stdout, done.stderr)
            assert "this user may not read or write it" in done.stderr
            assert "program itself failed" not in done.stderr
        (register_root / place).chmod(0o755)
        assert files_in(register_root) == old, place


def test_a_school_s_file_that_may_not_be_read_is_reported_and_the_others_are_imported(
    register_root: Path, lists: Path
) -> None:
    path = register_root / "data/schools/eng-900001.yml"
    path.chmod(0)
    try:
        done = _limited("import-schools", lists / "schools.csv", "--root", register_root)
    finally:
        path.chmod(0o644)
    assert done.returncode == 0, done.stderr
    assert "its file cannot be read" in done.stdout
    assert "New: 38" in done.stdout or "New: 39" in done.stdout
