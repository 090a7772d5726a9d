"""The guide to a live register, followed from an empty folder: its own commands, with real git, as they are written."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from project import PROJECT
from school_lists import ENGLAND, table
from starting.test_init import DAY
from workflows.repository import git

from generator.imports.people.fields import FIELDS

GUIDE = (PROJECT / "docs/starting.md").read_text("utf-8")
BLOCKS = re.findall(r"^( *)```console\n(.*?)^ *```", GUIDE, re.MULTILINE | re.DOTALL)
ADDRESS = "https://github.com/naace/"
SETS_UP = """#!/bin/sh
# In the place of make: a folder's .venv is what is installed for the tests, so that nothing is fetched.
folder=.; [ "$1" = -C ] && folder=$2
[ -e "$folder/.venv" ] || {{ mkdir "$folder/.venv"; ln -s {bin} "$folder/.venv/bin"; touch "$folder/.venv/.ready"; }}
exec {make} "$@"
"""


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder in which every command was run, and what they said."""
    folder = tmp_path_factory.mktemp("office")
    here, github, home = folder / "here", folder / "github", folder / "home"
    for path in (here, github, home, folder / "bin", folder / "clock"):
        path.mkdir()
    (folder / "clock/sitecustomize.py").write_text(DAY)
    make = subprocess.run(["which", "make"], capture_output=True, text=True, check=True).stdout.strip()
    (folder / "bin/make").write_text(SETS_UP.format(bin=Path(sys.executable).parent, make=make))
    (folder / "bin/make").chmod(0o755)
    _program(github / "ictmark-register.git")
    git(github, "init", "--quiet", "--bare", "--initial-branch=main", "register.git")
    rows = ({"urn": "900001"}, {"urn": "900002"}, {"urn": "900003"})
    (here / "edubasealldata.csv").write_text(table(ENGLAND, *rows), encoding="utf-8")
    (home / ".gitconfig").write_text(
        f'[user]\n\tname = Staff Example\n\temail = staff@naace.example\n[url "{github}/"]\n\tinsteadOf = {ADDRESS}\n'
    )
    blocks = (re.sub(f"^{margin}", "", block, flags=re.MULTILINE) for margin, block in BLOCKS)
    script = "set -euxo pipefail\n" + "".join(blocks)
    environment = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": str(home), "LANG": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=here,
        env=environment | {"PYTHONPATH": f".:{folder / 'clock'}"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:]
    return here / "register", done.stdout


def _program(folder: Path) -> None:
    """The program's repository as it is here, with what is not committed yet."""
    files = git(PROJECT, "ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")
    folder.mkdir()
    for name in filter(None, files):
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).hardlink_to(PROJECT / name)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The program")


def test_each_command_of_the_guide_works_and_every_check_refuses_nothing(followed: tuple[Path, str]) -> None:
    _, said = followed
    checks = re.findall(r"^(\d+) refused", said, re.MULTILINE)
    assert len(checks) >= 5
    assert set(checks) == {"0"}


def test_what_is_pushed_is_the_register_and_a_branch_with_the_first_award(followed: tuple[Path, str]) -> None:
    register, _ = followed
    github = register.parent.parent / "github/register.git"
    assert git(github, "branch", "--list").split() == ["first-award", "*", "main"]
    award = git(github, "diff", "--name-only", "main", "first-award").split()
    assert award == ["data/schools/eng-900002.yml"]
    assert "awarded_on: 2026-11-20" in git(github, "diff", "main", "first-award")
    subjects = git(github, "log", "--format=%s", "main").splitlines()
    assert subjects == ["The next conference", "People and schools are taken over", "The register begins"]


def test_the_site_that_is_built_lists_the_people_who_are_on_the_register(followed: tuple[Path, str]) -> None:
    register, said = followed
    assert "Built site for 2026-11-20: 2 assessors." in said
    page = (register / "site/assessors/bronwen-hartley/index.html").read_text("utf-8")
    assert "Bronwen Hartley" in page
    assert "01632 960101" not in page
    assert not (register / "site/assessors/sarah-linton").exists()


def test_the_same_version_of_the_program_renews_nothing(followed: tuple[Path, str]) -> None:
    register, said = followed
    assert "Written: 0 files; deleted: 0." in said
    assert git(register, "status", "--short") == ""


def test_each_field_of_a_list_is_in_the_guide_as_the_program_explains_it() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \| (.+) \|$", GUIDE, re.MULTILINE)
    assert rows == [(name, field.meaning) for name, field in FIELDS.items()]


def test_every_link_of_the_guide_leads_somewhere() -> None:
    for link in re.findall(r"\]\((?!http)([^)#]+)", GUIDE):
        assert (PROJECT / "docs" / link).exists(), link
