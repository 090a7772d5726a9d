"""A year of an office, committed act by act in real git, each judged as the gate judges it; then the same by forms."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import forked
import pytest
from browsing import Once
from commands import called
from office import year
from read_once import READERS, read_file
from workflows.repository import REPOSITORY, begun, git
from workflows.runner import Runner

from generator import days
from generator.read.loading import load
from generator.register import Register

PARTS = 6
"""The forms' year is cut into so many tests, which run side by side."""


def live(root: Path) -> None:
    """Write the year into a new repository in `root`: a commit an act; `year.json` lists them with their days."""
    repository = begun(root / "register", with_program=False)
    year.begun(repository)
    commit(repository, "Thirty assessors")

    def register() -> Register:
        loaded = load(repository)
        assert loaded.register
        return loaded.register

    acts = []
    with pytest.MonkeyPatch.context() as patch:
        for module in READERS:
            patch.setattr(module, "read_file", read_file)
        for recorded in year.lived(register):
            words = [f"{name}={word}" for name, word in recorded.words.items()]
            patch.setattr(days, "today", lambda day=recorded.on: day)
            written = called("record", recorded.act, *words, "--root", repository, "--write")
            assert written.returncode == 0, (recorded, written.stdout, written.stderr)
            commit(repository, f"Record: {recorded.act}")
            judged = called("check", "--base", "HEAD~1", "--root", repository)
            assert judged.returncode == 0, (recorded, judged.stdout, judged.stderr)
            acts.append({"on": recorded.on.isoformat(), "act": recorded.act, "inputs": recorded.words})
    (root / "year.json").write_text(json.dumps(acts), encoding="utf-8")


def commit(repository: Path, message: str) -> None:
    git(repository, "add", "data")
    git(repository, "commit", "--quiet", "--message", message)


@pytest.fixture(scope="module")
def lived(once: Once) -> Path:
    return once("year", live)


def acts_of(lived: Path) -> list[Mapping[str, Any]]:
    acts: list[Mapping[str, Any]] = json.loads((lived / "year.json").read_text(encoding="utf-8"))
    return acts


def test_check_accepts_each_of_the_acts_of_a_year(lived: Path) -> None:
    acts = acts_of(lived)
    assert len(acts) >= 300
    assert len(Counter(act["act"] for act in acts)) > 30
    ended = called("check", "--on", year.LAST.isoformat(), "--root", lived / "register")
    assert ended.returncode == 0, ended.stdout
    assert len(git(lived / "register", "log", "--format=%h", "--", "data").split()) == len(acts) + 2


def test_at_the_end_of_the_year_only_what_is_to_come_is_due(lived: Path) -> None:
    """The office did what it was asked to do, so nothing asks for it twice."""
    due = called(
        "due", "--format", "json", "--within", "0", "--on", year.LAST.isoformat(), "--root", lived / "register"
    )
    assert {item["act"] for item in json.loads(due.stdout)} == {"payment", "request"}  # never paid; nobody was found


@pytest.mark.usefixtures("from_npm")
@pytest.mark.parametrize("part", range(PARTS))
def test_the_forms_record_the_same_year(part: int, lived: Path, tmp_path: Path) -> None:
    """Each act by its form, on the commit before it: the branch that the run pushes holds the same files."""
    origin = tmp_path / "origin"
    subprocess.run(["git", "clone", "--quiet", "--bare", lived / "register", origin], check=True)
    commits = git(origin, "rev-list", "--reverse", "main", "--", "data").split()[1:]
    acts = acts_of(lived)
    programs = forked.programs()
    size = -(-len(acts) // PARTS)
    for number in range(part * size, min((part + 1) * size, len(acts))):
        act, folder = acts[number], tmp_path / str(number)
        git(origin, "update-ref", "refs/heads/main", commits[number])
        github = {
            "event_name": "workflow_dispatch",
            "sha": commits[number],
            "event": {**REPOSITORY, "inputs": act["inputs"]},
            "run_id": str(number),
            "ref_name": "main",
            "actor": "secretary",
            "token": "token",
        }
        ran = Runner(folder, origin, github, day=act["on"], programs=programs).run(f"record-{act['act']}", "record")
        assert ran.result == "success", (act, ran.log, ran.summary)
        branch = f"record/{act['act']}-{number}:data"
        assert git(origin, "rev-parse", branch) == git(origin, "rev-parse", f"{commits[number + 1]}:data"), act
        shutil.rmtree(folder)
