"""Mistakes of staff, and what is said to each, at a terminal and in the comment on a pull request: a message must
suffice to fix it. Each is made in a branch of a real repository, and checked against the branch it began from.

`make bless` writes the golden files anew; read each message as somebody in their first week would.
"""

import shutil
from datetime import date
from pathlib import Path

import click
import pytest
from golden import Golden
from mistakes.made import MISTAKES, Mistake
from project import PROJECT
from revisions import Work

from generator.check import Checked, check
from generator.compare.change import since
from generator.compare.check_change import check_change
from generator.problem import Problem, Severity
from generator.read.loading import load
from generator.reports.as_json import as_json
from generator.reports.from_json import tables
from generator.reports.text import lines_of

pytestmark = pytest.mark.usefixtures("read_once")

TEXT, COMMENT = "terminal/mistakes.text", "terminal/mistakes.comment"
ON = date(2026, 11, 24)


def found(root: Path, base: str | None = None) -> Checked:
    loaded = load(root)
    return check_change(since(loaded, root, base), ON) if base else check(loaded, ON)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Work:
    """A clone of the demonstration register."""
    root = tmp_path_factory.mktemp("mistakes")
    shutil.copytree(PROJECT / "data", root / "data")
    work = Work(root)
    work.git("init", "-q", "-b", "main", ".")
    work.commit()
    return work


@pytest.fixture(scope="module")
def before(work: Work) -> set[tuple[str, str, str]]:
    return {_key(problem) for problem in found(work.root).problems}


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.at.file, problem.message


def said(mistake: Mistake, work: Work, before: set[tuple[str, str, str]]) -> Checked:
    """What `register check --base main` says of a mistake that it did not say before; notices left out."""
    work.git("switch", "-q", "--detach", "main")
    mistake.make(work.root / "data")
    work.commit()
    checked = found(work.root, "main")
    new = [
        problem for problem in checked.problems if _key(problem) not in before and problem.severity is not Severity.TOLD
    ]
    assert any(problem.severity is Severity.REFUSED for problem in new), f"{mistake.what}: is not refused"
    return Checked(checked.loaded, tuple(new))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.what)
def test_each_mistake_is_said_just_so(
    mistake: Mistake, work: Work, golden: Golden, before: set[tuple[str, str, str]]
) -> None:
    checked = said(mistake, work, before)
    lines = [line for problem in checked.problems for line in lines_of(problem, checked.loaded.source)]
    golden.section(TEXT, mistake.what, "\n".join(map(click.unstyle, lines)))
    golden.section(COMMENT, mistake.what, "\n".join(tables(as_json(checked)["problems"])))


def test_there_are_enough_mistakes_and_the_golden_files_hold_these_and_no_others(golden: Golden) -> None:
    names = [mistake.what for mistake in MISTAKES]
    assert len(names) == len(set(names)) >= 30
    golden.sections(TEXT, names)
    golden.sections(COMMENT, names)


def test_what_follows_in_other_files_from_a_broken_history_is_not_refused(work: Work) -> None:
    """Without his signature Yusuf Karim was never registered, and none of his visits to schools could be."""
    (mistake,) = (mistake for mistake in MISTAKES if mistake.what == "a signature written over by the next")
    checked = said(mistake, work, set())
    refused = [problem for problem in checked.problems if problem.severity is Severity.REFUSED]
    assert {problem.at.file for problem in refused} == {f"data/{mistake.file}"}
    alone = [problem for problem in found(work.root).problems if problem.severity is Severity.REFUSED]
    assert {problem.at.file for problem in alone} > {f"data/{mistake.file}", "data/schools/eng-900005.yml"}


def test_what_one_unreadable_file_holds_is_not_said_to_be_missing_elsewhere(tmp_path: Path) -> None:
    """Yusuf Karim's visits, and with them the schools', are left out while his file cannot be read."""
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    (tmp_path / "data/assessors/yusuf-karim.yml").write_text("name: [\n", "utf-8")
    refused = [problem for problem in found(tmp_path).problems if problem.severity is Severity.REFUSED]
    assert {problem.at.file for problem in refused} == {"data/assessors/yusuf-karim.yml"}
