"""What commands cost on a register of the whole country, warm and cold, beside git, reading and other checkers of YAML.

Everything is run in turn, and that several times, because other work on the machine slows whatever runs then. What
counts are the ratios. Run by `make bench`; docs/speed.md holds the last figures read.

The other checkers, yamale and check-jsonschema, are no part of this project. They are measured if they are on the PATH,
on schools alone: what they cost for a file.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bench.generated import write_register
from bench.sizes import COUNTRY, RUNS
from bench.test_check_bench import BYTES, PLAIN
from example import TODAY
from project import PROJECT
from revisions import Work

from generator.command.kept import NOTHING_IS_KEPT

SCHOOLS, ASSESSORS = COUNTRY
SAMPLE = 300
"""So many files are given to the other checkers, which take long."""
SAFE = """
import pathlib, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1], "data").rglob("*.yml")):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""
READ = """
import pathlib, sys
from generator.read.files import placed
from generator.read.loading import read_file
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.yml")):
    assert read_file(placed(f"data/schools/{path.name}"), path.read_bytes()).entry
"""
YAMALE = """\
name: str()
local_authority: str()
region: str()
phase: str(required=False)
type: str()
postcode: regex("^[A-Z0-9 ]+$", required=False)
assessments: list(any(), required=False)
"""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Work:
    work = Work(write_register(tmp_path_factory.mktemp("bench") / "register", ASSESSORS, SCHOOLS))
    work.git("init", "-q", "-b", "main", ".")
    work.commit()
    return work


ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if name not in NOTHING_IS_KEPT and not name.startswith(("GIT_", "GITHUB_"))
}


def _seconds(*command: str | Path) -> tuple[float, float]:
    """How long a process takes by the clock, and of the processor."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([*map(str, command)], check=False, capture_output=True, env=ENVIRONMENT)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    assert done.returncode in (0, 1), done.stderr
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return ended - began, used


def _table(title: str, taken: dict[str, list[tuple[float, float]]], beside: str) -> None:
    floors = [statistics.median(values) for values in zip(*taken[beside], strict=True)]
    print(f"\n{title}\n| what | seconds | of the processor | × {beside} | of the processor |\n|---|---|---|---|---|")
    for what, runs in taken.items():
        middle = [statistics.median(values) for values in zip(*runs, strict=True)]
        ratios = [value / floor for value, floor in zip(middle, floors, strict=True)]
        print(f"| {what} | {middle[0]:.3f} | {middle[1]:.3f} | {ratios[0]:.1f} | {ratios[1]:.1f} |")


def _in_turn(todo: dict[str, Callable[[], tuple[float, float]]]) -> dict[str, list[tuple[float, float]]]:
    taken: dict[str, list[tuple[float, float]]] = {what: [] for what in todo}
    for _ in range(RUNS):
        for what, run in todo.items():
            taken[what].append(run())
    return taken


def _asked(work: Work, *words: str) -> tuple[float, float]:
    register = Path(sys.executable).with_name("register")
    return _seconds(register, "--root", work.root, "--on", TODAY, *words)


def _git(work: Work) -> tuple[float, float]:
    return _seconds("git", "-C", work.root, "status", "--porcelain")


COMMANDS = (("check",), ("check", "--base", "main"), ("changes", "main"), ("standing",), ("due",))


@pytest.mark.bench
def test_nothing_changed(work: Work) -> None:
    for words in COMMANDS:
        _asked(work, *words)
    time.sleep(2.5)  # until the newest time of a file is over
    _asked(work, "check")
    taken = _in_turn(
        {
            "git status": lambda: _git(work),
            **{f"register {' '.join(words)}": lambda words=words: _asked(work, *words) for words in COMMANDS},
            "python -c pass": lambda: _seconds(sys.executable, "-c", "pass"),
            "register --help": lambda: _asked(work, "--help"),
            "register rules": lambda: _asked(work, "rules"),
        }
    )
    _table(f"Nothing changed, {SCHOOLS + ASSESSORS:,} files", taken, "git status")


@pytest.mark.bench
def test_files_changed_and_a_cold_start(work: Work) -> None:
    numbers = iter(range(SCHOOLS // 2, SCHOOLS))

    def changed(files: int, *words: str) -> tuple[float, float]:
        for _ in range(files):
            school = f"schools/eng-{200000 + next(numbers)}"
            work.write(school, work.path(school).read_text("utf-8") + "note: Asked again.\n")
        return _asked(work, *words)

    def cold() -> tuple[float, float]:
        shutil.rmtree(work.root / ".git/register-kept", ignore_errors=True)
        return _asked(work, "check")

    taken = _in_turn(
        {
            "git status": lambda: _git(work),
            "register check, 10 files changed": lambda: changed(10, "check"),
            "register check --base, 1 file changed": lambda: changed(1, "check", "--base", "main"),
            "register changes, 1 file changed": lambda: changed(1, "changes", "main"),
            "register check, cold": cold,
            "reading all bytes": lambda: _seconds(sys.executable, "-c", BYTES, work.root),
            "CSafeLoader": lambda: _seconds(sys.executable, "-c", SAFE, work.root),
            "CBaseLoader with the same models": lambda: _seconds(sys.executable, "-c", PLAIN, work.root),
        }
    )
    work.git("restore", ".")
    _table(f"Files changed, and a cold start, {SCHOOLS + ASSESSORS:,} files", taken, "git status")


@pytest.mark.bench
def test_other_checkers_of_yaml_on_some_schools(work: Work, tmp_path: Path) -> None:
    schools = sorted((work.root / "data/schools").glob("eng-2*.yml"))[-SAMPLE:]
    (tmp_path / "schools").mkdir()
    for school in schools:
        shutil.copy(school, tmp_path / "schools")
    (tmp_path / "yamale.yml").write_text(YAMALE)
    todo = {"this project's reader": lambda: _seconds(sys.executable, "-c", READ, tmp_path / "schools")}
    if yamale := shutil.which("yamale"):
        todo["yamale"] = lambda: _seconds(yamale, "-s", tmp_path / "yamale.yml", tmp_path / "schools")
    if json_schema := shutil.which("check-jsonschema"):
        schema = PROJECT / "docs/schemas/school.schema.json"
        files = sorted((tmp_path / "schools").iterdir())
        todo["check-jsonschema"] = lambda: _seconds(json_schema, "--schemafile", schema, *files)
    if len(todo) == 1:
        pytest.skip("neither yamale nor check-jsonschema is on the PATH")
    _table(f"Other checkers of YAML, {SAMPLE} schools", _in_turn(todo), "this project's reader")
