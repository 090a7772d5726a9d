"""`register init`: an empty register whose first commit passes the gate, in a repository that needs nothing else."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from commands import called
from killed import files_in
from project import PROJECT, TESTS
from workflows.repository import git

from generator.project import BESIDE
from generator.reports.documentation import drifted

TODAY = "2026-11-20"
DAY = "import datetime, generator.days\ngenerator.days.today = lambda now=None: datetime.date(2026, 11, 20)\n"
"""Python runs this first, so that the clock says what day it is for the tests."""
FIELDS = {
    "contact_email": "ictmark@naace.example",
    "code": "2018 from 2018-09-01 sign by 2018-12-31, 2026 from 2026-07-01 sign by 2026-09-30",
    "initial_fee": "140.00 from 2018-04-01, 165.00 from 2026-04-01 announced 2026-01-12",
    "ongoing_fee": "66.00 from 2018-04-01",
    "quality_review_fee": "132.00 from 2018-04-01",
    "assessment_charge": "700.00 from 2018-04-01",
    "assessor_fee": "320.00 from 2018-04-01",
    "organisation": "naace-office",
}


def init(root: Path, **changed: str) -> subprocess.CompletedProcess[str]:
    typed = (f"{name}={value}" for name, value in (FIELDS | changed).items() if value)
    return called("--on", TODAY, "init", "--root", root, *typed)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new register, not committed."""
    root = tmp_path_factory.mktemp("begun")
    done = init(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def test_its_first_commit_passes_the_check_alone_and_beside_any_base(begun: Path, tmp_path: Path) -> None:
    root = tmp_path / "register"
    shutil.copytree(begun, root)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "Nothing yet")
    git(root, "add", "--all")
    assert called("--on", TODAY, "check", "--commit", "--root", root).returncode == 0
    git(root, "commit", "--quiet", "--message", "The register begins")
    for base in ((), ("--base", "HEAD~1", "--exactly"), ("--base", "HEAD")):
        done = called("--on", TODAY, "check", *base, "--root", root)
        assert done.returncode == 0, done.stdout
        assert "0 refused, 0 warned, 0 notices" in done.stdout


def test_no_demonstration_is_in_it(begun: Path) -> None:
    assert "demonstration: no" in (begun / "data/scheme.yml").read_text("utf-8")
    assert {path.parent.name for path in (begun / "data").rglob("*.yml")} == {"data", "fees"}
    people = {path.stem for path in (PROJECT / "data/assessors").iterdir()}
    assert not people & {path.stem for path in begun.rglob("*.yml")}


def test_it_holds_the_program_and_its_documents_as_the_program_makes_them(begun: Path) -> None:
    assert drifted(begun) == []
    program = {path for path in (PROJECT / "generator").rglob("*.py") if "_project" not in path.parts}
    assert all((begun / path.relative_to(PROJECT)).read_bytes() == path.read_bytes() for path in program)
    assert (begun / ".github/CODEOWNERS").read_text("utf-8").count("@naace-office/register-owners") == 4


def test_every_link_in_it_leads_to_a_file_of_it(begun: Path) -> None:
    pages = [path for path in begun.rglob("*.md") if not {"generator", "site_templates"} & set(path.parts)]
    assert {"README.md", "CONTRIBUTING.md", "starting.md"} <= {path.name for path in pages}
    for page in pages:
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert link.startswith(("http", "../../../")) or (page.parent / link).exists(), (page.name, link)


@pytest.mark.slow
def test_its_own_program_judges_and_builds_it_as_ci_does(begun: Path, tmp_path: Path) -> None:
    root = tmp_path / "register"
    shutil.copytree(begun, root)
    (root / ".venv").mkdir()
    (root / ".venv/bin").symlink_to(Path(sys.executable).parent)
    (root / ".venv/.ready").touch()
    (tmp_path / "sitecustomize.py").write_text(DAY)
    done = subprocess.run(
        ["bash", root / ".ci/run"],
        env={**os.environ, "PYTHONPATH": f".:{tmp_path}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    home = (root / "site/index.html").read_text("utf-8")
    assert "Nobody is on the register" in home
    assert "fictional" not in home


@pytest.mark.parametrize("engine", ["material", "zensical"])
def test_the_site_of_an_empty_register_is_built_by_both_engines(engine: str, begun: Path, tmp_path: Path) -> None:
    shutil.copytree(begun / "data", tmp_path / "data")
    done = called("--on", TODAY, "build", "--engine", engine, "--root", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    for page in ("index.html", "assessors/index.html", "schools/index.html", "cy/index.html", "api/v1/assessors.json"):
        assert (tmp_path / "site" / page).is_file()


def test_it_keeps_what_github_put_into_a_new_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "README.md").write_text("# Ours\n")
    done = init(tmp_path)
    assert done.returncode == 0
    assert "README.md was there already, and stays as it is." in done.stdout
    assert (tmp_path / "README.md").read_text() == "# Ours\n"


@pytest.mark.parametrize(
    ("there", "why"),
    [
        ("data/scheme.yml", "holds files already"),
        ("data/note.txt", "holds files already"),
        ("holiday.jpg", "neither empty nor"),
    ],
)
def test_a_folder_with_a_register_or_with_other_things_is_refused(there: str, why: str, tmp_path: Path) -> None:
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text("x")
    before = files_in(tmp_path)
    done = init(tmp_path)
    assert done.returncode == 2
    assert why in done.stderr
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("contact_email", "", "contact_email: This is missing"),
        ("contact_email", "nobody", "contact_email:"),
        ("code", "2026", "code: This is not a version, the word from and a day"),
        ("code", "2026 from 2026-02-30", "code: There is no such day in the calendar"),
        ("initial_fee", "165", "initial_fee: This is not an amount, the word from and a day"),
        ("initial_fee", "165.00", "initial_fee: This is not an amount, the word from and a day"),
        ("site_url", "register", "site_url:"),
        ("colour", "green", "new-register has no such field"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named_and_nothing_is_written(
    field: str, value: str, why: str, tmp_path: Path
) -> None:
    done = init(tmp_path, **{field: value})
    assert done.returncode == 2
    assert why in done.stderr
    assert not any(tmp_path.iterdir())


def test_what_check_would_refuse_is_not_written(tmp_path: Path) -> None:
    done = init(tmp_path, initial_fee="165.00 from 2026-04-01, 140.00 from 2018-04-01")
    assert done.returncode == 1
    assert "check would refuse this" in done.stdout
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
@pytest.mark.slow
def test_killed_while_it_writes_it_leaves_nothing_once_it_runs_again(share: float, tmp_path: Path) -> None:
    """The first run counts the steps; the next is killed before one of them."""
    command = [sys.executable, TESTS / "support/killed.py"]
    fields = [f"{name}={value}" for name, value in FIELDS.items()]
    counted, killed = tmp_path / "counted", tmp_path / "killed"
    counted.mkdir()
    killed.mkdir()
    done = subprocess.run(
        [*command, "0", counted, "--on", TODAY, "init", *fields], capture_output=True, text=True, check=True
    )
    step = str(max(1, int(int(done.stdout.split()[-1]) * share)))
    subprocess.run([*command, step, killed, "--on", TODAY, "init", *fields], capture_output=True, check=False)
    assert init(killed).returncode == 0
    assert files_in(killed) == files_in(counted)


def test_newer_versions_of_what_it_has_are_proposed_and_it_can_lock_them(begun: Path) -> None:
    proposed = yaml.safe_load((begun / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    folders = {update["package-ecosystem"]: update["directory"] for update in proposed}
    locks = [path.parent.relative_to(begun) for path in begun.rglob("package-lock.json")]
    assert folders == {"github-actions": "/", "pip": "/", "npm": f"/{locks[0].as_posix()}"}
    assert len(locks) == 1
    assert [path.relative_to(begun).as_posix() for path in begun.rglob("requirements.*")] == ["requirements.lock"]
    would_run = subprocess.run(
        ["make", "--dry-run", "lock"], cwd=begun, capture_output=True, text=True, check=True
    ).stdout
    assert "--output-file requirements.lock pyproject.toml" in would_run
    assert "requirements.in" not in would_run


def test_the_wheel_has_everything_that_a_new_register_takes_over() -> None:
    wheel = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {name: f"generator/_project/{name}" for name in BESIDE}
    assert all((PROJECT / name).exists() for name in BESIDE)
