"""Every command that writes, killed at hundreds of moments and on a full disk: the old state or the new one is there,
the next run says which, and nothing is left.

`KILLS=100` before pytest gives each command a hundred accidents; `make trust` gives it 40.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import called
from example import ROOT, TODAY
from project import PROJECT, TESTS
from revisions import Work
from school_lists import ENGLAND, table
from trust import Count, Figure

from generator.command.main import COMMANDS as REGISTER_COMMANDS
from generator.disk import WORK
from generator.office.new_register import NewRegister

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("KILLS", "3"))
COMMAND_FILES = PROJECT / "generator/command"
FORMER = "2026-02-27"
EXAMPLE = ("--on", TODAY)
Prepare = Callable[[Path, Path], None]


def _nothing(root: Path, beside: Path) -> None:
    """The example as it is."""


def _of_format_1(root: Path, beside: Path) -> None:
    shutil.rmtree(root / "data")
    shutil.copytree(TESTS / "write/format-1/data", root / "data")


def _out_of_form(root: Path, beside: Path) -> None:
    for path in (root / "data/assessors").glob("*.yml"):
        path.write_text(path.read_text("utf-8").replace("languages: [", "languages:   [ "), encoding="utf-8")


def _with_lists(root: Path, beside: Path) -> None:
    schools = table(ENGLAND, *({"urn": str(900_001 + number)} for number in range(40)))
    (beside / "schools.csv").write_text(schools)
    (beside / "postcodes.csv").write_text("pcds,lat,long\n" + "".join(f"YO{n} 9ZZ,53.96,-1.08\n" for n in range(1, 32)))
    (beside / "confirmed.csv").write_text(
        "assessor,confirmed on\ntom-hale,2026-02-20\namina-rahman,2026-02-21\ngrace-mensah,2026-02-22\n"
    )
    (beside / "people.csv").write_text("Name,Email,Postcode,Regions\nZoe Example,zoe@naace.example,YO1,wales\n")


def _with_a_request(root: Path, beside: Path) -> None:
    request = ("record", "request", "school=sco-9000001", "on=2026-03-01", "by=naace", "--write")
    assert called("--root", root, *EXAMPLE, *request).returncode == 0


def _in_git(root: Path, beside: Path) -> None:
    """With its schemas, and a folder for the office's papers, which git ignores."""
    shutil.rmtree(root)
    work = Work.begun(root)
    assert called("schema", "--root", root).returncode == 0
    (root / ".gitignore").write_text("/letters/\n")
    (root / "letters").mkdir()
    work.commit()


def _empty(root: Path, beside: Path) -> None:
    shutil.rmtree(root)
    root.mkdir()


def _with_a_site(root: Path, beside: Path) -> None:
    """The site of another day."""
    done = called("build", "--root", root, "--on", FORMER)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(root / "build")


COMMANDS: dict[str, tuple[Prepare, list[str]]] = {
    "record": (_with_lists, ["record", "confirmations", "BESIDE/confirmed.csv", "--write", *EXAMPLE]),
    "record assessors": (_with_lists, ["record", "assessors", "BESIDE/people.csv", "--keep", *EXAMPLE]),
    "allocate": (_with_a_request, ["allocate", "sco-9000001", "--write", *EXAMPLE]),
    "import-schools": (_with_lists, ["import-schools", "BESIDE/schools.csv", "--write", *EXAMPLE]),
    "import-postcodes": (_with_lists, ["import-postcodes", "BESIDE/postcodes.csv", "--write", *EXAMPLE]),
    "fmt": (_out_of_form, ["fmt", "--write"]),
    "upgrade": (_of_format_1, ["upgrade", "--write", *EXAMPLE]),
    "docs": (_nothing, ["docs"]),
    "schema": (_nothing, ["schema"]),
    "schema --with-ids": (_in_git, ["schema", "--with-ids"]),
    "init": (_empty, ["init", *shlex.split(NewRegister.example)]),
    "init --renew": (_nothing, ["init", "--renew"]),
    "desk": (_nothing, ["desk", *EXAMPLE]),
    "due-issue": (_in_git, ["due-issue", "ROOT/letters", *EXAMPLE]),
    "letter": (_nothing, ["letter", "yearly-statement", "--all", "--write", *EXAMPLE]),
    "held": (_nothing, ["held", "amina-rahman", "--write", *EXAMPLE]),
    "build": (_with_a_site, ["build", *EXAMPLE]),
}


def _accidents(name: str, folder: Path, kills: int) -> dict[str, Any]:
    """What came of a command, whole and killed."""
    prepare, words = COMMANDS[name]
    template, beside = folder / "template", folder / "beside"
    beside.mkdir()
    shutil.copytree(ROOT, template)
    prepare(template, beside)
    command = [word.replace("BESIDE", str(beside)).replace("ROOT", str(beside / "root")) for word in words]
    asked = {"template": str(template), "beside": str(beside), "command": command, "kills": kills, "seed": name}
    done = subprocess.run(
        [sys.executable, TESTS / "support/accidents.py"],
        input=json.dumps(asked),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _is_left(name: str) -> bool:
    """Whether something belongs to a command that is at work, or was interrupted."""
    parts = Path(name).parts
    return WORK in parts or (parts[0] == "build" and parts[1:2] != ("manifest.json",))


def _kinds(states: dict[str, str]) -> set[str]:
    return {state for name, state in states.items() if not _is_left(name)} - {"same"}


@pytest.mark.parametrize("name", COMMANDS)
def test_killed_at_any_moment_the_old_state_or_the_new_one_is_there_and_the_next_run_says_which(
    name: str, tmp_path: Path, count: Count
) -> None:
    kills = KILLS if name != "build" else min(KILLS, max(KILLS // 2, 2))
    found = _accidents(name, tmp_path, kills)
    whole = found["whole"]
    assert whole["code"] == 0, whole
    assert found["changed"], "a command that changes nothing cannot lose anything"
    for trial in found["trials"]:
        at_once, again, what = _kinds(trial["at_once"]), trial["again"], (name, trial)
        if trial["kind"] == "full":
            _is_refused_whole(name, trial, at_once)
        else:
            assert trial["met"]["code"] in (0, -9), what
        assert "other" not in at_once, what
        assert _kinds(trial["after"]) <= {"new"}, what
        assert trial["is_clear"], what
        assert again["code"] == 0 or at_once <= {"new"}, what
        assert "program itself failed" not in again["err"], what
        _says_which(name, trial, at_once)
    count(Figure.KILLS, len(found["trials"]))
    count(Figure.LOST, 0)  # or an assertion above has failed


def _is_refused_whole(name: str, trial: dict[str, Any], at_once: set[str]) -> None:
    """On a full disk a command says so and changes nothing, or has written all that it writes."""
    met, what = trial["met"], (name, trial)
    assert "program itself failed" not in met["err"], what
    assert met["code"] == 2 or (met["code"] == 0 and at_once <= {"new"}), what
    if met["code"]:
        assert "the disk is full" in met["err"], what
        assert at_once <= {"old"} or name == "build", what
        assert ("Nothing is changed." in met["err"]) or name == "build", what
        assert not any(_is_left(left) for left in trial["left"] if left != "build"), what


def _says_which(name: str, trial: dict[str, Any], at_once: set[str]) -> None:
    """Hold what the next run said against what was there."""
    said, what = trial["again"]["err"], (name, trial)
    inside = {Path(left).name for left in trial["left"] if WORK in Path(left).parts}
    if inside - {WORK, "lock"}:
        assert "A command was interrupted" in said, what
    if name == "build":
        site = _kinds({file: state for file, state in trial["at_once"].items() if file.startswith("site/")})
        assert len(site) <= 1, ("a site of two builds", trial)
        if any(left.startswith("build/making-") for left in trial["left"]):
            day = FORMER if site == {"old"} else TODAY
            assert f"A build was interrupted. What it left is removed. site/ is whole, and built for {day}." in said, (
                what
            )
    elif at_once == {"old", "new"}:
        assert "Undone: " in said, what
    if "Undone: " in said:
        assert "new" in at_once, what
    if "after it had written everything" in said:
        assert "old" not in at_once or name == "build", what
    if "before it changed anything" in said:
        assert "new" not in at_once or name == "build", what


WRITES = re.compile(r"\b(ready_to_write|write_files|write_privately|write_documents|swap)\(")
OTHERWISE = {
    "serve": "it runs until it is stopped, and then begins afresh: test_at_once.py kills it",
    "editor": "it needs npm, and puts one folder in its place, as build does",
}


def test_every_command_that_writes_is_killed_here() -> None:
    files = {name: (COMMAND_FILES / f"{name.replace('-', '_')}.py").read_text("utf-8") for name in REGISTER_COMMANDS}
    writing = {name for name, text in files.items() if WRITES.search(text)}
    assert {words[0] for _, words in COMMANDS.values()} | OTHERWISE.keys() == writing
