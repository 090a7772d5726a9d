"""Git as people use it: filters, line ends, sparse checkouts, hooks, merges and pushes, on real git repositories."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from example import TODAY
from project import PROJECT
from revisions import ENVIRONMENT, Work

from generator.command.main import register

AMINA, FOSSGATE = "assessors/amina-rahman", "schools/eng-900001"
DECIDED = "2024-07-01, decision", "2024-07-02, decision"
"""An edit that history refuses."""
REFUSED = "a-decision-stays data/assessors/amina-rahman.yml"
REMOVED = "  - {on: 2026-02-20, decision: removed, clause: UA.1, reason: Unpaid., recorded_late: As a test.}\n"
"""A decision that belongs below Amina's last one."""


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work.begun(tmp_path / "register")


def run(work: Work, *arguments: str) -> Result:
    return CliRunner().invoke(register, ["--root", str(work.root), "--on", TODAY, *arguments])


def refused(work: Work, *arguments: str) -> list[str]:
    """The code and the file of what `register check` refuses, with these arguments."""
    done = run(work, "check", *arguments, "--format", "json")
    assert done.exit_code == 0, done.output
    problems = json.loads(done.stdout)["problems"]
    return [f"{problem['code']} {problem['file']}" for problem in problems if problem["severity"] == "refused"]


def changed(work: Work, *arguments: str) -> list[str]:
    """The files that `register changes` names, with these arguments."""
    done = run(work, "changes", *arguments, "--format", "json")
    assert done.exit_code == 0, done.output
    return [record["name"] for record in json.loads(done.stdout)["records"]]


# git-turns-contents


def test_git_turns_contents_by_its_line_ends(work: Work) -> None:
    work.git("config", "core.autocrlf", "true")
    for path in (work.root / "data").rglob("*.yml"):
        path.unlink()
    work.git("checkout", "-q", "--", "data")
    assert b"\r\n" in work.path(AMINA).read_bytes()
    assert changed(work, "HEAD") == []
    text = work.path(AMINA).read_bytes()
    work.path(AMINA).write_bytes(text.replace(*(part.encode() for part in DECIDED)))
    assert changed(work, "HEAD") == [f"data/{AMINA}.yml"]
    assert refused(work, "--base", "HEAD") == [REFUSED]


def test_files_with_the_times_of_a_copy_are_not_changed(work: Work) -> None:
    for path in (work.root / "data").rglob("*.yml"):
        os.utime(path, (1, 1))
    assert changed(work, "HEAD") == []


def encrypted(tmp_path: Path, line: str = "data/** filter=turn") -> Work:
    """A register that git keeps turned by a filter, as git-crypt does."""
    work = Work.begun(tmp_path / "register")
    turn = "tr a-zA-Z n-za-mN-ZA-M"
    for name, value in (("clean", turn), ("smudge", turn), ("required", "true")):
        work.git("config", f"filter.turn.{name}", value)
    (work.root / ".gitattributes").write_text(f"{line}\n", "utf-8")
    work.git("add", "--renormalize", "-A")
    work.git("add", "-A")
    work.git("commit", "-q", "--amend", "-m", "Encrypted")
    assert "Amina" not in work.git("show", f"HEAD:data/{AMINA}.yml")
    return work


def test_git_turns_contents_by_a_filter(tmp_path: Path) -> None:
    work = encrypted(tmp_path)
    assert changed(work, "HEAD") == []
    work.edit(AMINA, "plain words", "clear words")
    assert refused(work, "--base", "HEAD") == []
    work.edit(AMINA, *DECIDED)
    assert changed(work, "HEAD") == [f"data/{AMINA}.yml"]
    assert refused(work, "--base", "HEAD") == [REFUSED]
    assert run(work, "changes", "HEAD", "HEAD").stdout.startswith("Nothing changes")


def test_a_filter_that_fails_is_no_pass(tmp_path: Path) -> None:
    work = encrypted(tmp_path)
    work.edit(AMINA, *DECIDED)
    work.git("config", "filter.turn.smudge", "false")
    done = run(work, "check", "--base", "HEAD")
    assert done.exit_code == 2
    assert "smudge filter turn failed" in done.stderr


def test_a_filter_that_is_not_set_up_here_is_no_pass(tmp_path: Path) -> None:
    work = encrypted(tmp_path)
    for name in ("clean", "smudge", "required"):
        work.git("config", "--unset", f"filter.turn.{name}")
    work.edit(AMINA, *DECIDED)
    done = run(work, "check", "--base", "HEAD")
    assert done.exit_code == 2
    assert f"data/{AMINA}.yml" in done.stderr
    assert "filter turn, which is not set up here" in done.stderr


def test_a_folder_of_which_nothing_can_be_read_is_refused(work: Work) -> None:
    """One file that never could be read is fixed with a warning; a whole folder is of another program, or encrypted."""
    names = sorted(path.stem for path in (work.root / "data/organisations").glob("*.yml"))
    texts = {name: work.path(f"organisations/{name}").read_text("utf-8") for name in names}
    work.git("update-ref", "-d", "HEAD")
    for name, text in texts.items():
        work.write(f"organisations/{name}", text.replace("name:", "unknown:"))
    work.commit()
    for name, text in texts.items():
        work.write(f"organisations/{name}", text)
    assert refused(work, "--base", "HEAD") == [f"something-on-file-can-be-read data/organisations/{names[0]}.yml"]
    work.git("restore", "--worktree", ".")
    work.write(f"organisations/{names[0]}", texts[names[0]])
    work.commit()
    work.write(f"organisations/{names[1]}", texts[names[1]])
    assert not [problem for problem in refused(work, "--base", "HEAD") if "can-be-read" in problem]


def test_git_turns_contents_by_a_sparse_checkout(work: Work) -> None:
    work.git("sparse-checkout", "set", "--no-cone", "/data/scheme.yml", "/data/assessors/", "/data/organisations/")
    assert not work.path(FOSSGATE).exists()
    assert refused(work, "--base", "HEAD") == []
    assert changed(work, "HEAD") == []
    work.edit(AMINA, *DECIDED)
    assert refused(work, "--base", "HEAD") == [REFUSED]
    work.git("restore", ".")
    work.git("rm", "-q", "--sparse", "--cached", f"data/{FOSSGATE}.yml")
    assert f"a-file-stays data/{FOSSGATE}.yml" in refused(work, "--base", "HEAD")


@pytest.mark.parametrize("asked", ["--skip-worktree", "--assume-unchanged"])
def test_a_file_that_git_takes_as_unchanged_is_as_git_has_it(asked: str, work: Work) -> None:
    work.git("update-index", asked, f"data/{AMINA}.yml")
    work.edit(AMINA, *DECIDED)
    assert work.git("status", "--short") == ""
    assert refused(work, "--base", "HEAD") == []


def test_git_starts_no_hook_and_no_monitor_of_the_repository(work: Work, tmp_path: Path) -> None:
    mark = tmp_path / "started"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\n", "utf-8")
    program.chmod(0o755)
    work.git("config", "core.fsmonitor", str(program))
    work.git("config", "core.hooksPath", str(tmp_path / "hooks"))
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks/post-index-change").symlink_to(program)
    work.edit(AMINA, "plain words", "clear words")
    assert changed(work, "HEAD") == [f"data/{AMINA}.yml"]
    assert not mark.exists()
    work.git("status")
    assert mark.exists(), "else this test would pass whatever is started"


# hook-first-commit-and-merge


def hooked(work: Work) -> None:
    """Git runs the published hook before each commit, as pre-commit would."""
    (hook,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    entry = hook["entry"].replace("register", f"'{sys.executable}' -m generator --on {TODAY}", 1)
    path = work.root / ".git/hooks/pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\nPYTHONPATH='{PROJECT}' exec {entry}\n", "utf-8")
    path.chmod(0o755)


def commits(work: Work, *options: str) -> bool:
    """Whether the hook lets a commit of everything pass."""
    work.git("add", "-A")
    command = ["git", "-C", str(work.root), "commit", "-q", "-m", "A change", *options]
    return subprocess.run(command, check=False, capture_output=True, env=ENVIRONMENT).returncode == 0


def test_hook_first_commit_and_merge_a_first_commit(work: Work) -> None:
    work.git("update-ref", "-d", "HEAD")
    hooked(work)
    assert refused(work, "--base", "HEAD") == []
    assert commits(work)
    work.edit(AMINA, *DECIDED)
    assert not commits(work)


@pytest.fixture
def clone(work: Work, tmp_path: Path) -> Work:
    work.git("clone", "-q", str(work.root), str(tmp_path / "clone"))
    return Work(tmp_path / "clone")


@pytest.mark.slow
def test_hook_first_commit_and_merge_an_amended_commit(clone: Work) -> None:
    """What was not pushed yet may be corrected; what was pushed may not."""
    hooked(clone)
    clone.edit(AMINA, "accredited}\n", f"accredited}}\n{REMOVED}")
    assert commits(clone)
    clone.edit(AMINA, "2026-02-20, decision", "2026-02-21, decision")
    assert commits(clone, "--amend")
    clone.git("push", "-q", "origin", "HEAD:refs/heads/proposed")
    clone.edit(AMINA, "2026-02-21, decision", "2026-02-22, decision")
    assert commits(clone, "--amend"), "it is proposed, not merged"
    clone.git("push", "-q", "--force", "origin", "HEAD:refs/heads/proposed")
    clone.git("update-ref", "refs/remotes/origin/main", "HEAD")
    clone.edit(AMINA, "2026-02-22, decision", "2026-02-20, decision")
    assert not commits(clone, "--amend")


def merging(work: Work) -> None:
    """A branch `mine` in which main is being merged; main changed the settings alone, and both one school."""
    work.branch("mine")
    work.edit(FOSSGATE, "local_authority: York", "local_authority: Leeds")
    work.commit()
    work.git("switch", "-q", "main")
    scheme = work.path("scheme").read_text("utf-8")
    work.write("scheme", f"{scheme}amendments: [{{from: 2026-04-01, grace_days: 14}}]\n")
    work.commit()
    work.edit(FOSSGATE, "local_authority: York", "local_authority: Hull")
    work.commit()
    work.edit(AMINA, "accredited}\n", f"accredited}}\n{REMOVED}")
    work.commit()
    work.git("switch", "-q", "mine")
    merge = ["git", "-C", str(work.root), "merge", "-q", "main"]
    assert subprocess.run(merge, check=False, capture_output=True, env=ENVIRONMENT).returncode == 1
    work.git("checkout", "-q", "--theirs", f"data/{FOSSGATE}.yml")
    work.git("add", "-A")


def test_hook_first_commit_and_merge_a_merge(work: Work) -> None:
    merging(work)
    hooked(work)
    assert refused(work, "--base", "HEAD") == []
    assert refused(work, "--base", "main") == []
    assert commits(work)


@pytest.mark.parametrize("side", ["main", "mine"])
def test_a_merge_loses_the_history_of_neither_parent(side: str, work: Work) -> None:
    merging(work)
    other = work.git("merge-base", "HEAD", "main").strip()
    if side == "mine":
        work.git("merge", "--abort")
        work.edit(AMINA, "accredited}\n", f"accredited}}\n{REMOVED}")
        work.commit()
        work.git("switch", "-q", "-c", "theirs", other)
        work.commit()
        work.git("switch", "-q", "mine")
        work.git("merge", "-q", "--no-ff", "--no-commit", "theirs")
    work.git("checkout", "-q", other, "--", f"data/{AMINA}.yml")
    assert refused(work, "--base", "HEAD") == [REFUSED]
    assert f"a-decision-stays data/{AMINA}.yml" in refused(work, "--commit")


def test_a_merge_with_three_parents_is_compared_with_each(work: Work) -> None:
    for name, file, old, new in (
        ("first", AMINA, "plain words", "clear words"),
        ("second", FOSSGATE, "local_authority: York", "local_authority: Hull"),
        ("third", AMINA, "accredited}\n", f"accredited}}\n{REMOVED}"),
    ):
        work.branch(name)
        work.edit(file, old, new)
        work.commit()
    work.git("switch", "-q", "first")
    work.git("merge", "-q", "--no-commit", "second", "third")
    assert refused(work, "--base", "HEAD") == []
    work.edit(AMINA, REMOVED, "")
    assert refused(work, "--base", "HEAD") == [REFUSED]


@pytest.mark.slow
def test_the_hook_runs_in_a_linked_worktree_and_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    work = Work.begun(tmp_path / "naace/register")
    (work.root / ".git").rename(tmp_path / "naace/.git")
    top = Work(tmp_path / "naace")
    top.commit()
    top.git("worktree", "add", "-q", "-b", "aside", str(tmp_path / "aside"))
    aside = Work(tmp_path / "aside")
    hook = tmp_path / "naace/.git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    asked = f"'{sys.executable}' -m generator --root register --on {TODAY} check --commit"
    hook.write_text(f"#!/bin/sh\nPYTHONPATH='{PROJECT}' exec {asked}\n", "utf-8")
    hook.chmod(0o755)
    for place in (top, aside):
        inside = Work(place.root / "register")
        inside.edit(AMINA, *DECIDED)
        assert not commits(place)
        place.git("restore", "--staged", "--worktree", ".")
        inside.edit(AMINA, "plain words", "clear words")
        assert commits(place)


# What a revision's name means


@pytest.mark.parametrize("asked", [("check", "--base", ""), ("changes", ""), ("changes", "main", " ")])
def test_a_revision_without_a_name_is_wrong_use_and_not_no_revision(asked: tuple[str, ...], work: Work) -> None:
    work.edit(AMINA, *DECIDED)
    done = run(work, *asked)
    assert done.exit_code == 2
    assert "names no branch or commit" in done.stderr


@pytest.mark.parametrize("asked", [("--exactly",), ("--commit", "--base", "main")])
def test_options_that_do_not_go_together_are_wrong_use(asked: tuple[str, ...], work: Work) -> None:
    assert run(work, "check", *asked).exit_code == 2


def test_a_push_that_takes_commits_away_is_compared_with_exactly_what_was_there(work: Work) -> None:
    work.edit(AMINA, "accredited}\n", f"accredited}}\n{REMOVED}")
    work.commit()
    before = work.git("rev-parse", "HEAD").strip()
    work.git("reset", "-q", "--hard", "HEAD~1")
    work.edit("assessors/grace-mensah", "plain words", "clear words")
    work.commit()
    assert refused(work, "--base", before) == [], "where the two parted there was no such decision"
    assert refused(work, "--base", before, "--exactly") == [REFUSED]
    assert changed(work, before, "HEAD", "--exactly") == [f"data/{AMINA}.yml", "data/assessors/grace-mensah.yml"]


@pytest.mark.parametrize("zeros", [40, 64])
def test_before_a_new_branch_there_was_nothing(zeros: int, work: Work) -> None:
    assert refused(work, "--base", "0" * zeros) == []
    assert f"data/{AMINA}.yml" in changed(work, "0" * zeros, "HEAD", "--exactly")


def test_a_history_without_a_commit_in_common_is_compared_exactly(work: Work) -> None:
    work.git("branch", "before")
    work.edit(AMINA, *DECIDED)
    work.git("add", "-A")
    work.git("commit", "-q", "--amend", "-m", "Begun again")
    done = run(work, "check", "--base", "before")
    assert done.exit_code == 2
    assert "share no commit" in done.stderr
    assert refused(work, "--base", "before", "--exactly") == [REFUSED]


# safe-directory


@pytest.fixture
def of_another(work: Work) -> Callable[[str], None]:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder to another user")

    def give(name: str) -> None:
        os.chown(work.root / name, 12345, 12345)

    return give


def test_safe_directory_says_why_git_fails_and_what_to_do(work: Work, of_another: Callable[[str], None]) -> None:
    for name in (".", ".git"):
        of_another(name)
    done = run(work, "check", "--base", "HEAD")
    assert done.exit_code == 2
    assert "another user owns it" in done.stderr
    assert f"git config --global --add safe.directory {work.root}" in done.stderr
    assert run(work, "check", "--format", "sarif").exit_code == 0


def test_git_s_own_reason_is_shown_and_not_its_last_line(work: Work) -> None:
    (work.root / ".git/index").write_bytes(b"DIRC nonsense, and long enough to be read as an index by git")
    done = run(work, "check", "--base", "HEAD")
    assert done.exit_code == 2
    assert "index" in done.stderr


def test_a_repository_without_a_commit_says_so(work: Work) -> None:
    work.git("update-ref", "-d", "HEAD")
    done = run(work, "check", "--base", "main")
    assert done.exit_code == 2
    assert "It holds no commit yet" in done.stderr
