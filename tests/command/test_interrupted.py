"""Commands that are killed, run out of space, or may not read or write: nothing is lost, and one sentence says why."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from example import ROOT, TODAY
from killed import files_in
from project import PROJECT, TESTS
from school_lists import ENGLAND, table

from generator.postcodes import DISTRICTS
from generator.write.files import WORK

KILLED = TESTS / "support/killed.py"
KILLS = int(os.environ.get("KILLS", "3"))
"""How often each command is killed; by hand, KILLS=100."""
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


def _older(root: Path) -> None:
    """Put a register in the older format in the place of this one."""
    shutil.rmtree(root / "data")
    shutil.copytree(TESTS / "write/format-1/data", root / "data")


def _import_schools(lists: Path) -> list[str]:
    return ["import-schools", str(lists / "schools.csv"), "--write"]


COMMANDS = {
    "import-schools": _import_schools,
    "import-postcodes": lambda lists: ["import-postcodes", str(lists / "postcodes.csv"), "--write"],
    "upgrade": lambda _: ["upgrade", "--write"],
    "docs": lambda _: ["docs"],
    "schema": lambda _: ["schema"],
    "build": lambda _: ["build", "--on", TODAY],
}


def _put_before(root: Path, name: str, lists: Path) -> None:
    """What the command will replace, apart from the example's data."""
    if name == "upgrade":
        _older(root)
    for file in {"import-postcodes": [DISTRICTS], "docs": ["docs/rules.md"], "build": ["site/index.html"]}.get(
        name, []
    ):
        (root / file).parent.mkdir(exist_ok=True, parents=True)
        (root / file).write_text("district,lat,lon\nYO1,50.00,-1.00\n")


def _without_build(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if not name.startswith("build/")}


@cache
def _plan(name: str, steps: int, seed: int) -> list[int]:
    return sorted(random.Random(f"{name} {seed}").sample(range(1, steps + 1), min(KILLS, steps)))  # noqa: S311  # chance, no secret


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_killed_loses_nothing_and_the_next_run_clears_up(
    name: str, tmp_path: Path, lists: Path
) -> None:
    command = COMMANDS[name](lists)

    def anew() -> Path:
        root = tmp_path / "root"
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        shutil.copytree(ROOT / "data", root / "data")
        _put_before(root, name, lists)
        return root

    old = files_in(anew())
    whole = _run("0", tmp_path / "root", command)
    assert whole.returncode == 0, whole.stderr
    new = files_in(tmp_path / "root")
    assert new != old
    steps = int(whole.stdout.split()[-1])
    for step in _plan(name, steps, seed=1):
        root = anew()
        done = _run(str(step), root, command)
        assert done.returncode < 0, (step, done.stdout, done.stderr)
        at_once = {file: content for file, content in files_in(root).items() if not file.startswith((WORK, "build/"))}
        for file, content in at_once.items():
            assert content in (old.get(file), new.get(file)), (step, file)
        assert _without_build(old).keys() <= at_once.keys() or name == "build", step
        if name == "build":
            assert at_once in (_without_build(old), _without_build(new)), step
        stray = _run("0", root, ["check", "--on", TODAY]).stdout
        assert "stray-file" not in stray
        assert "not an ordinary file" not in stray
        again = _run("0", root, command)
        assert again.returncode == 0, (step, again.stderr)
        assert files_in(root) == new, step
        assert not (root / WORK).exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_half_written(name: str, tmp_path: Path, lists: Path, register_root: Path) -> None:
    """A disk that is full, from a step on that a chance seeded by the command's name chooses."""
    _put_before(register_root, name, lists)
    command = COMMANDS[name](lists)
    old = _without_build(files_in(register_root))
    kept = tmp_path / "kept"
    shutil.copytree(register_root, kept)
    steps = int(_run("0", kept, command).stdout.split()[-1])
    for step in [1, *_plan(name, min(steps, 40), seed=2)]:
        done = _run(f"full:{step}", register_root, command)
        if done.returncode == 0:  # Only steps that need no space were left.
            break
        assert done.returncode == 2, (step, done.stdout, done.stderr)
        (said,) = [line for line in done.stderr.splitlines() if "the disk is full" in line]
        assert "program itself failed" not in done.stderr
        assert ("Nothing is changed." in said) or name == "build", said
        assert _without_build(files_in(register_root)) == old, step
        assert not (register_root / WORK).exists()


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
