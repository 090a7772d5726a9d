"""The commit that a build names: only if every file is as that commit has it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from revisions import Work

from generator.compare.git import Repository


def _staged_and_taken_back(work: Work) -> None:
    before = work.path("assessors/tom-hale").read_bytes()
    work.edit("assessors/tom-hale", "base: EH1", "base: EH2")
    work.git("add", "-A")
    work.path("assessors/tom-hale").write_bytes(before)


def _ignored(work: Work, file: str) -> None:
    (work.root / ".git/info/exclude").write_text(f"{file}\n")
    (work.root / file).touch()


def _hidden(work: Work, how: str) -> None:
    work.git("update-index", how, "data/assessors/tom-hale.yml")
    work.edit("assessors/tom-hale", "base: EH1", "base: EH2")


OTHERWISE: dict[str, Callable[[Work], object]] = {
    "a file differs": lambda work: work.edit("assessors/tom-hale", "base: EH1", "base: EH2"),
    "a file is deleted": lambda work: work.remove("assessors/tom-hale"),
    "a file is new": lambda work: (work.root / "notes.txt").touch(),
    "a change is staged, and taken back on disk": _staged_and_taken_back,
    "git ignores a file that the register reads": lambda work: _ignored(work, "data/assessors/new-person.yml"),
    "git was asked to take a file as unchanged": lambda work: _hidden(work, "--assume-unchanged"),
    "git was asked not to look at a file": lambda work: _hidden(work, "--skip-worktree"),
}


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work.begun(tmp_path / "register")


def test_the_commit_is_named_where_every_file_is_as_it_has_it(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GIT_DIR", raising=False)
    head = work.git("rev-parse", "HEAD").strip()
    assert Repository(work.root).commit_as_on_disk() == head
    _ignored(work, "site")
    (work.root / "site").unlink()
    (work.root / "site").mkdir()
    (work.root / "site/index.html").touch()
    assert Repository(work.root).commit_as_on_disk() == head, "what is built is ignored, and changes nothing"
    os.utime(work.path("assessors/tom-hale"), (0, 0))
    assert Repository(work.root).commit_as_on_disk() == head, "the times of a copy are no change"


@pytest.mark.parametrize("why", OTHERWISE)
def test_no_commit_is_named_where(why: str, work: Work) -> None:
    OTHERWISE[why](work)
    assert Repository(work.root).commit_as_on_disk() is None


def test_outside_of_git_there_is_no_commit(tmp_path: Path) -> None:
    assert Repository(tmp_path).commit_as_on_disk() is None


def test_a_repository_without_a_commit_has_none(tmp_path: Path) -> None:
    Work(tmp_path).git("init", "-q")
    assert Repository(tmp_path).commit_as_on_disk() is None
