"""A register in a folder of its repository: paths count from the top of the repository."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from example import TODAY
from revisions import Work

from generator.command.main import register

AMINA = "assessors/amina-rahman"


def run(work: Work, *arguments: str) -> Result:
    return CliRunner().invoke(register, ["--root", str(work.root), "--on", TODAY, *arguments])


@pytest.fixture
def below(tmp_path: Path) -> Work:
    """A register below the top of its repository, with a problem."""
    work = Work.begun(tmp_path / "naace/register, of: 2026")
    (work.root / ".git").rename(tmp_path / "naace/.git")
    Work(tmp_path / "naace").commit()
    work.edit(AMINA, "number: INV-0108", "number: INV-0107")
    return work


def test_paths_from_the_root_in_annotations_and_the_log(below: Work) -> None:
    for number in range(12):
        below.write(f"organisations/new-{number}", "title: x\n")
    lines = run(below, "check", "--format", "github").output.splitlines()
    assert any(line.startswith(f"::error file=register%2C of%3A 2026/data/{AMINA}.yml,line=") for line in lines)
    assert any(line.startswith("register, of: 2026/data/organisations/new-9.yml:1:1: refused: ") for line in lines)
    assert not [line for line in lines if line.startswith(("data/", "::error file=data/"))]


def test_paths_from_the_root_in_sarif(below: Work) -> None:
    results = json.loads(run(below, "check", "--format", "sarif").output)["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in results]
    assert {"uri": f"register%2C%20of%3A%202026/data/{AMINA}.yml", "uriBaseId": "%SRCROOT%"} in places
    assert all(place["uri"].startswith("register%2C%20of%3A%202026/data/") for place in places)


def test_paths_from_the_root_are_the_register_s_own_outside_of_git(register_root: Path) -> None:
    work = Work(register_root)
    work.edit(AMINA, "number: INV-0108", "number: INV-0107")
    assert f"::error file=data/{AMINA}.yml," in run(work, "check", "--format", "github").output
