"""The commit that is being made, a git directory named by the environment, and a register that moves, on real git."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from compare.test_git_as_people_use_it import (
    AMINA,
    DECIDED,
    FOSSGATE,
    REFUSED,
    REMOVED,
    changed,
    commits,
    encrypted,
    hooked,
    refused,
    run,
)
from example import TODAY
from project import PROJECT
from revisions import ENVIRONMENT, Work

CLEAR = "plain words", "clear words"


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work.begun(tmp_path / "register")


def judged(work: Work) -> list[str]:
    return refused(work, "--commit")


# What is staged


def test_what_is_staged_is_judged_and_not_what_is_on_disk(work: Work) -> None:
    work.edit(AMINA, *DECIDED)
    assert judged(work) == [], "nothing is staged"
    work.git("add", "-A")
    work.git("restore", "--source", "HEAD", "--worktree", ".")
    assert work.git("diff", "HEAD", "--", "data/assessors").count("2024-07-02") == 0
    assert judged(work) == [REFUSED], "it is staged, and no longer on disk"


@pytest.mark.slow
def test_a_hook_judges_what_is_staged(work: Work) -> None:
    hooked(work)
    commit = ["git", "-C", str(work.root), "commit", "-q", "-m", "A change"]
    work.edit(AMINA, *CLEAR)
    work.git("add", "-A")
    work.edit(AMINA, *DECIDED)
    assert subprocess.run(commit, check=False, capture_output=True, env=ENVIRONMENT).returncode == 0
    assert "2024-07-02" not in work.git("show", f"HEAD:data/{AMINA}.yml")
    assert subprocess.run([*commit, "-a"], check=False, capture_output=True, env=ENVIRONMENT).returncode == 1
    named = [*commit, "--", f"data/{AMINA}.yml"]
    assert subprocess.run(named, check=False, capture_output=True, env=ENVIRONMENT).returncode == 1
    work.git("restore", f"data/{AMINA}.yml")
    work.edit(FOSSGATE, "local_authority: York", "local_authority: Leeds")
    assert subprocess.run([*commit, "-a"], check=False, capture_output=True, env=ENVIRONMENT).returncode == 0


def test_a_file_that_is_staged_in_part_is_judged_by_that_part(work: Work) -> None:
    work.edit(AMINA, *DECIDED)
    work.git("add", "-A")
    work.edit(AMINA, "name: Amina Rahman\n", "name: [\n")
    assert judged(work) == [REFUSED], "what is on disk cannot even be read"
    done = run(work, "check", "--commit")
    assert "2024-07-02" in done.stdout, "the line is quoted as it is staged"


def test_a_file_that_only_the_disk_has_or_lacks_is_no_part_of_the_commit(work: Work) -> None:
    work.write("organisations/new-one", "title: x\n")
    work.remove(AMINA)
    assert judged(work) == []
    work.git("add", "--intent-to-add", "data/organisations/new-one.yml")
    assert judged(work) == [], "it is only said that it will be added"
    work.git("add", "-A")
    assert {"a-file-stays", "unknown-field"} <= {problem.partition(" ")[0] for problem in judged(work)}


def test_a_link_that_is_staged_is_no_record(work: Work) -> None:
    work.path("organisations/linked").symlink_to("hale-ict.yml")
    work.git("add", "-A")
    work.path("organisations/linked").unlink()
    assert judged(work) == ["stray-file data/organisations/linked.yml"]


def test_judging_a_commit_leaves_the_repository_as_it_is(work: Work) -> None:
    work.edit(AMINA, *CLEAR)
    work.git("add", "-A")
    work.edit(AMINA, *DECIDED)
    git = work.root / ".git"
    before = {path: path.read_bytes() for path in git.rglob("*") if path.is_file()}
    assert judged(work) == []
    assert {path: path.read_bytes() for path in git.rglob("*") if path.is_file()} == before


def test_files_in_conflict_are_no_commit(work: Work) -> None:
    for name, text in (("first", "clear words"), ("second", "other words")):
        work.branch(name)
        work.edit(AMINA, "plain words", text)
        work.commit()
    merge = ["git", "-C", str(work.root), "merge", "-q", "first"]
    assert subprocess.run(merge, check=False, capture_output=True, env=ENVIRONMENT).returncode == 1
    done = run(work, "check", "--commit")
    assert done.exit_code == 2
    assert f"while files are in conflict: data/{AMINA}.yml. Correct them" in done.stderr
    assert run(work, "check", "--base", "main").exit_code in (0, 1), "on disk it is judged, with its marks"


def test_what_git_keeps_through_a_filter_is_judged_as_it_is_staged(tmp_path: Path) -> None:
    work = encrypted(tmp_path)
    work.edit(AMINA, *DECIDED)
    work.git("add", "-A")
    work.edit(AMINA, "2024-07-02, decision", "2024-07-01, decision")
    assert judged(work) == [REFUSED]


def test_a_sparse_checkout_commits_what_is_not_on_disk(work: Work) -> None:
    work.git("sparse-checkout", "set", "--no-cone", "/data/scheme.yml", "/data/assessors/")
    assert not work.path(FOSSGATE).exists()
    assert judged(work) == []
    work.edit(AMINA, *DECIDED)
    work.git("add", f"data/{AMINA}.yml")
    assert judged(work) == [REFUSED]


def test_before_anything_is_staged_a_first_commit_holds_nothing(work: Work) -> None:
    (work.root / ".git/index").unlink()
    work.git("update-ref", "-d", "HEAD")
    assert judged(work) == ["no-scheme data/scheme.yml"]


def test_the_hook_of_the_guide_is_installed_as_the_guide_says(work: Work) -> None:
    text = (PROJECT / "docs/development.md").read_text("utf-8")
    (shown,) = re.findall(r"```console\n(hook=.+?)```", text, re.DOTALL)
    command = f"'{sys.executable}' -m generator --on {TODAY}"
    assert shown.count(".venv/bin/register check") == 1
    script = shown.replace(".venv/bin/register", f"env PYTHONPATH={PROJECT} {command}".replace("'", ""))
    subprocess.run(["sh", "-e", "-c", script], check=True, cwd=work.root, env=ENVIRONMENT)
    work.edit(AMINA, *DECIDED)
    assert not commits(work)
    work.edit(AMINA, "2024-07-02, decision", "2024-07-01, decision")
    work.edit(AMINA, *CLEAR)
    assert commits(work)


# A git directory named by the environment


def asked(work: Work, folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`register check` in another process, with variables for git, from a folder."""
    command = [sys.executable, "-m", "generator", "--root", str(work.root), "--on", TODAY, "check", *arguments]
    told = {**ENVIRONMENT, "PYTHONPATH": str(PROJECT), **environment}
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder, env=told)


@pytest.mark.parametrize("folder", [".", "data/assessors", ".."])
@pytest.mark.slow
def test_a_git_directory_named_alone_is_compared_from_whatever_folder(folder: str, work: Work) -> None:
    work.edit(AMINA, *DECIDED)
    work.git("add", "-A")
    for how in (("--base", "HEAD"), ("--commit",)):
        done = asked(work, work.root / folder, *how, GIT_DIR=str(work.root / ".git"))
        assert (done.returncode, done.stderr) == (1, ""), how
        assert 'You cannot change "on" once it is recorded' in done.stdout


@pytest.mark.slow
def test_a_git_directory_apart_from_its_files_is_compared_from_their_top(work: Work, tmp_path: Path) -> None:
    (work.root / ".git").rename(tmp_path / "apart.git")
    apart = str(tmp_path / "apart.git")
    work.edit(AMINA, *DECIDED)
    assert asked(work, work.root, "--base", "HEAD", GIT_DIR=apart).returncode == 1
    tree = {"GIT_DIR": apart, "GIT_WORK_TREE": str(work.root)}
    assert asked(work, tmp_path, "--base", "HEAD", **tree).returncode == 1
    (tmp_path / "elsewhere").mkdir()
    done = asked(work, tmp_path / "elsewhere", "--base", "HEAD", GIT_DIR=apart)
    assert done.returncode == 2
    assert "is in no work tree of git" in done.stderr
    assert "set GIT_WORK_TREE" in done.stderr
    subprocess.run(["git", f"--git-dir={apart}", "config", "core.worktree", str(work.root)], check=True)
    assert asked(work, tmp_path / "elsewhere", "--base", "HEAD", GIT_DIR=apart).returncode == 1


def test_a_git_directory_of_another_repository_is_not_compared_with(work: Work, tmp_path: Path) -> None:
    other = Work.begun(tmp_path / "other")
    work.edit(AMINA, *DECIDED)
    done = asked(work, other.root, "--base", "HEAD", GIT_DIR=str(other.root / ".git"))
    assert done.returncode == 2
    assert "GIT_DIR names" in done.stderr
    assert "Unset GIT_DIR" in done.stderr


# A register that moves within its repository


def moved(work: Work, *, to: str = "", of: str = "") -> Work:
    """The register moved to another folder of its repository."""
    there = work.root / to
    there.mkdir(parents=True, exist_ok=True)
    (work.root / of / "data").rename(there / "data")
    return Work(there)


@pytest.mark.parametrize("place", ["register", "of naace/register of 2026"])
def test_a_register_that_moves_is_compared_with_what_it_was(place: str, work: Work) -> None:
    inside = moved(work, to=place)
    assert changed(inside, "HEAD") == []
    assert refused(inside, "--base", "HEAD") == []
    inside.edit(AMINA, *DECIDED)
    assert refused(inside, "--base", "HEAD") == [REFUSED]
    work.git("add", "-A")
    assert judged(inside) == [REFUSED]
    work.commit()
    assert refused(inside, "--base", "HEAD~1") == [REFUSED]
    assert changed(inside, "HEAD~1", "HEAD") == [f"data/{AMINA}.yml"]
    out = moved(work, of=place)
    assert refused(out, "--base", "HEAD") == []
    out.edit(AMINA, "2024-07-02, decision", "2024-07-01, decision")
    assert refused(out, "--base", "HEAD") == [REFUSED]


def test_what_a_register_that_moved_held_before_is_known(work: Work) -> None:
    text = work.path(AMINA).read_text("utf-8")
    work.write(AMINA, "base: [")
    work.commit()
    inside = moved(work, to="register")
    inside.write(AMINA, text)
    assert refused(inside, "--base", "HEAD") == []
    inside.edit(AMINA, *DECIDED)
    assert refused(inside, "--base", "HEAD") == [REFUSED]


def test_a_register_that_is_taken_apart_while_it_moves_is_compared(work: Work) -> None:
    inside = moved(work, to="register")
    work.git("checkout", "-q", "HEAD", "--", "data/scheme.yml", "data/assessors/tom-hale.yml")
    inside.edit(AMINA, *DECIDED)
    assert refused(inside, "--base", "HEAD") == [REFUSED]


def test_a_register_beside_another_begins(work: Work) -> None:
    example = Work(work.root / "tests/example")
    (work.root / "tests/example").mkdir(parents=True)
    work.git("checkout-index", "-a", "--prefix=tests/example/")
    example.edit(AMINA, *DECIDED)
    assert refused(example, "--base", "HEAD") == []


def test_of_two_registers_that_move_it_is_not_known_which_was_this_one(work: Work) -> None:
    work.git("checkout-index", "-a", "--prefix=first/")
    work.git("checkout-index", "-a", "--prefix=second/")
    work.commit()
    inside = moved(work, to="third", of="first")
    moved(work, to="fourth", of="second")
    done = run(inside, "check", "--base", "HEAD")
    assert done.exit_code == 2
    assert "in first/ and second/" in done.stderr


# A history begun again


@pytest.fixture
def clone(work: Work, tmp_path: Path) -> Work:
    work.git("clone", "-q", str(work.root), str(tmp_path / "clone"))
    return Work(tmp_path / "clone")


def test_after_a_first_commit_was_amended_each_commit_is_compared_with_what_was_pushed(clone: Work) -> None:
    clone.edit(AMINA, *DECIDED)
    clone.git("commit", "-q", "-a", "--amend", "-m", "Begun again")
    assert judged(clone) == [REFUSED]
    hooked(clone)
    clone.edit(AMINA, *CLEAR)
    assert not commits(clone)
    clone.edit(AMINA, "2024-07-02, decision", "2024-07-01, decision")
    assert commits(clone)


def test_a_branch_without_a_commit_is_compared_with_what_was_pushed(clone: Work) -> None:
    clone.git("switch", "-q", "--orphan", "begun-again")
    clone.git("checkout", "-q", "origin/main", "--", "data")
    assert judged(clone) == []
    clone.edit(AMINA, *DECIDED)
    clone.git("add", "-A")
    assert judged(clone) == [REFUSED]


def test_a_branch_that_follows_another_does_not_hide_the_main_one(clone: Work) -> None:
    clone.edit(AMINA, *DECIDED)
    clone.git("commit", "-q", "-a", "--amend", "-m", "Begun again")
    clone.git("push", "-q", "origin", "HEAD:refs/heads/aside")
    clone.git("fetch", "-q")
    clone.git("branch", "-q", "--set-upstream-to", "origin/aside")
    assert judged(clone) == [REFUSED]


def test_too_shallow_a_clone_says_how_to_get_the_rest_before_a_commit(work: Work, tmp_path: Path) -> None:
    work.edit(AMINA, "accredited}\n", f"accredited}}\n{REMOVED}")
    work.commit()
    work.git("clone", "-q", "--depth", "1", f"file://{work.root}", str(tmp_path / "clone"))
    clone = Work(tmp_path / "clone")
    assert judged(clone) == []
    work.edit(AMINA, *CLEAR)
    work.commit()
    clone.git("fetch", "-q", "--depth", "1")
    done = run(clone, "check", "--commit")
    assert done.exit_code == 2
    assert "git fetch --unshallow" in done.stderr
