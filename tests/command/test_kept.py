"""A kept answer is the answer: cached equals uncached over random edits, and what is kept stays on the machine."""

import os
import random
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml
from commands import called
from example import ROOT, TODAY
from hypothesis import given, settings
from hypothesis import strategies as st
from project import PROJECT
from revisions import Work

from generator import days
from generator.command import kept, main, shelf
from generator.command.kept import NOTHING_IS_KEPT
from generator.read import contents

ASKED = (
    ("check",),
    ("check", "--format", "json"),
    ("check", "--base", "main"),
    ("changes", "main"),
    ("standing",),
    ("standing", "amina-rahman", "--format", "json"),
    ("due", "--within", "365"),
    ("allocate", "eng-900001"),
)


class Asking:
    """Asks a register, and counts how often a command really ran."""

    def __init__(self, root: Path, on: str = TODAY) -> None:
        self.root = root
        self.on = on
        self.runs = 0

    def __call__(self, *words: str) -> subprocess.CompletedProcess[str]:
        def run(words: list[str], question: object = None) -> int:
            self.runs += 1
            return really(words, question)

        really = main._run
        with patch.object(main, "_run", run):
            return called("--root", self.root, "--on", self.on, *words)

    def uncached(self, *words: str) -> subprocess.CompletedProcess[str]:
        with patch.dict(os.environ, {"REGISTER_KEEPS_NOTHING": "yes"}):
            return called("--root", self.root, "--on", self.on, *words)


@pytest.fixture
def keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers are kept, as on the machine of somebody on the staff."""
    for name in (*NOTHING_IS_KEPT, *(name for name in os.environ if name.startswith(("GIT_", "GITHUB_")))):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def work(tmp_path: Path, keeping: None) -> Work:
    return Work.begun(tmp_path / "register")


def folders(root: Path) -> list[Path]:
    return [path for place in (".git/", ".") for path in root.glob(f"{place}{shelf.NAME}/*") if path.is_dir()]


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_the_same_question_is_answered_once(words: tuple[str, ...], work: Work) -> None:
    ask = Asking(work.root)
    first, second = ask(*words), ask(*words)
    assert ask.runs == 1
    assert (first.returncode, first.stdout, first.stderr) == (second.returncode, second.stdout, second.stderr)
    assert first.stdout
    assert first.stdout == ask.uncached(*words).stdout


def test_what_is_refused_is_refused_again(work: Work) -> None:
    work.edit("assessors/amina-rahman", "base: YO1", "base: York")
    ask = Asking(work.root)
    first, second = ask("check"), ask("check")
    assert ask.runs == 1
    assert (first.returncode, first.stdout) == (second.returncode, second.stdout) == (1, first.stdout)


CHANGED: dict[str, Callable[[Work, pytest.MonkeyPatch], object]] = {
    "a file": lambda work, _: work.edit("fees/registration-initial", "Initial registration fee", "Initial fee"),
    "the settings": lambda work, _: work.edit("scheme", "sign_by: 2024-03-31", "sign_by: 2024-04-30"),
    "a new file": lambda work, _: work.write("organisations/new-one", "name: New One\n"),
    "a file gone": lambda work, _: work.remove("schools/wal-9000001"),
    "an empty folder": lambda work, _: (work.root / "data/new").mkdir(),
    "a folder that Python makes": lambda work, _: (work.root / "data/__pycache__").mkdir(),
    "a file under another name": lambda work, _: work.move("schools/wal-9000001", "schools/wal-9000002"),
    "today": lambda _, monkeypatch: monkeypatch.setattr(days, "today", lambda: date(2031, 1, 1)),
    "the program": lambda work, _: (work.root.parent / "program/new.py").write_text("new"),
    "the templates": lambda work, _: (work.root.parent / "program/templates/new.html").write_text("new"),
    "the places of postcodes": lambda work, _: work.write("../postcodes/districts", ""),
    "an interrupted command": lambda work, _: (work.root / ".register-writing").mkdir(),
}


@pytest.mark.parametrize("what", CHANGED)
def test_a_command_runs_again_after_a_change_of(
    what: str, work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "program/templates").mkdir(parents=True)
    monkeypatch.setattr(kept, "PACKAGE", tmp_path / "program")
    monkeypatch.setattr(kept, "TEMPLATES", tmp_path / "program/templates")
    ask = Asking(work.root)
    ask("check")
    CHANGED[what](work, monkeypatch)
    ask("check")
    assert ask.runs == 2


def test_another_day_other_words_and_another_folder_are_another_question(work: Work) -> None:
    ask = Asking(work.root)
    ask("check")
    ask("check", "--format", "markdown")
    ask.on = "2026-03-02"
    ask("check")
    shutil.copytree(work.root, work.root.parent / "copy")
    ask.root = work.root.parent / "copy"
    ask("check")
    assert ask.runs == 4


GIT_CHANGED: dict[str, tuple[str, ...]] = {
    "a commit": ("commit", "-q", "--allow-empty", "-m", "A change"),
    "a branch": ("branch", "other"),
    "what is staged": ("rm", "-q", "--cached", "data/scheme.yml"),
    "a setting": ("config", "core.autocrlf", "input"),
    "what git takes as unchanged": ("update-index", "--assume-unchanged", "data/scheme.yml"),
}


@pytest.mark.parametrize("what", GIT_CHANGED)
def test_a_comparison_is_made_again_after_a_change_of(what: str, work: Work) -> None:
    ask = Asking(work.root)
    ask("changes", "main")
    work.git(*GIT_CHANGED[what])
    ask("changes", "main")
    assert ask.runs == 2


def test_the_attributes_of_files_belong_to_a_comparison(work: Work) -> None:
    ask = Asking(work.root)
    ask("check", "--base", "main")
    (work.root / ".gitattributes").write_text("*.yml text eol=crlf\n")
    ask("check", "--base", "main")
    assert ask.runs == 2


def test_an_answer_that_depends_on_what_git_ignores_is_not_kept(work: Work) -> None:
    (work.root / "data/notes.txt").write_text("x")
    ask = Asking(work.root)
    assert ask("check").returncode == 1
    (work.root / ".gitignore").write_text("notes.txt\n")
    assert ask("check").returncode == 0


def test_a_file_that_changes_while_a_command_runs_gives_no_kept_answer(work: Work) -> None:
    ask = Asking(work.root)
    really = main._run

    def run(words: list[str], question: object = None) -> int:
        code = really(words, question)
        work.edit("assessors/amina-rahman", "base: YO1", "base: York")
        return code

    with patch.object(main, "_run", run):
        assert called("--root", work.root, "--on", TODAY, "check").returncode == 0
    assert ask("check").returncode == 1


def test_nothing_is_kept_of_commands_that_write_or_are_used_wrongly(work: Work) -> None:
    ask = Asking(work.root)
    for words in (
        ("standing", "nobody"),
        ("changes", "no-branch"),
        ("upgrade",),
        ("check", "--help"),
        ("allocate", "eng-900001", "--write"),
    ):
        ask(*words)
        ask(*words)
    assert ask.runs == 10
    assert not [path for folder in folders(work.root) for path in folder.glob("2*")]


WAYS = (
    *("", "comment", "broken", "removed", "restored", "touched"),
    *("rewritten", "settings", "committed", "day", "copied"),
)


def _edited(work: Work, way: str, draw: random.Random) -> None:
    path = draw.choice(sorted((work.root / "data").rglob("*.yml")))
    text, before = path.read_text("utf-8"), path.stat()
    match way:
        case "comment":
            path.write_text(f"# {draw.random()}\n{text}", "utf-8")
        case "broken":
            path.write_text(text.replace(":", " ", 1), "utf-8")
        case "removed":
            path.unlink()
        case "restored":
            work.git("restore", ".")
        case "touched":
            path.touch()
        case "rewritten":  # as long as before, and with the same time
            path.write_text(text.replace("2025", "2024").replace("YO1", "YO7"), "utf-8")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        case "settings":
            scheme = work.path("scheme")
            if scheme.exists():
                text = scheme.read_text("utf-8")
                scheme.write_text(text.replace("sign_by: 2024-0", f"sign_by: 2025-0{draw.choice('123')}"), "utf-8")
        case "committed":
            work.commit()
        case "copied":
            shutil.copy2(path, path.with_name(f"copy-{path.name}"))


@pytest.mark.slow
@pytest.mark.parametrize("tick", [0, contents.TICK])
@settings(max_examples=10)
@given(chance=st.integers(0, 2**32), ways=st.lists(st.sampled_from(WAYS), min_size=2, max_size=6))
def test_a_kept_answer_equals_a_new_one_after_any_edits(
    tick: int, chance: int, ways: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """With a tick of 0 what is known of a file is used at once; tests have no time to wait until it is otherwise."""
    draw = random.Random(chance)  # noqa: S311  # edits, not secrets
    work = Work.begun(tmp_path_factory.mktemp("kept") / "register")
    named = {name for name in os.environ if name in NOTHING_IS_KEPT or name.startswith(("GIT_", "GITHUB_"))}
    ask = Asking(work.root)
    with patch.dict(os.environ), patch.object(contents, "TICK", tick):
        for name in named:
            del os.environ[name]
        for way in ways:
            _edited(work, way, draw)
            if way == "day":
                ask.on = (date.fromisoformat(ask.on) + timedelta(days=draw.randint(-400, 400))).isoformat()
            words = draw.choice(ASKED)
            for _ in range(2):
                new, said = ask.uncached(*words), ask(*words)
                assert (said.returncode, said.stdout, said.stderr) == (new.returncode, new.stdout, new.stderr)


@pytest.mark.parametrize("in_git", [True, False])
def test_only_this_user_may_open_what_is_kept_and_git_never_sees_it(
    in_git: bool, keeping: None, tmp_path: Path
) -> None:
    root = tmp_path / "register"
    if in_git:
        work = Work.begun(root)
    else:
        shutil.copytree(ROOT, root)
    Asking(root)("standing", "amina-rahman")
    (folder,) = folders(root)
    assert {path.stat().st_mode & 0o777 for path in folder.rglob("*")} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent)} == {0o700}
    assert any(b"amina" in path.read_bytes() for path in folder.glob("2*"))
    if not in_git:
        for words in (("init", "-q"), ("add", "-A")):
            subprocess.run(["git", "-C", str(root), *words], check=True)
        work = Work(root)
    assert "register-kept" not in work.git("ls-files") + work.git("status", "--porcelain")


@pytest.mark.parametrize("mode", [0o755, 0o770])
def test_nothing_is_read_from_a_folder_that_others_could_have_written(mode: int, work: Work) -> None:
    ask = Asking(work.root)
    ask("check")
    (folder,) = folders(work.root)
    folder.chmod(mode)
    ask("check")
    assert ask.runs == 2


def test_a_folder_that_came_with_a_commit_is_not_read(work: Work) -> None:
    """Who may propose a change could else say that nothing is refused."""
    ask = Asking(work.root)
    ask("check")
    (folder,) = folders(work.root)
    shutil.move(folder.parent, work.root / ".register-kept")
    ask("check")
    assert ask.runs == 2


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 500, sha256(b"\xff").digest() + b"\xff"])
def test_what_is_damaged_or_deleted_is_worked_out_again(damage: bytes, work: Work) -> None:
    ask = Asking(work.root)
    said = ask("check").stdout
    (folder,) = folders(work.root)
    for path in folder.iterdir():
        path.write_bytes(damage)
    assert ask("check").stdout == said
    assert ask.runs == 2
    shutil.rmtree(folder)
    assert ask("check").stdout == said
    assert ask("check").stdout == said
    assert ask.runs == 3


@pytest.mark.parametrize("name", NOTHING_IS_KEPT[:2])
def test_nothing_is_kept_on_a_machine_of_ci_or_by_wish(name: str, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "true")
    ask = Asking(work.root)
    ask("check")
    ask("check")
    assert ask.runs == 2
    assert folders(work.root) == []


def test_nothing_is_kept_where_nothing_can_be_written(work: Work) -> None:
    (work.root / ".git/register-kept").write_text("in the way")
    ask = Asking(work.root)
    assert ask("check").returncode == ask("check").returncode == 0
    assert ask.runs == 2


def test_the_oldest_answers_and_those_of_other_days_are_dropped(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST_ANSWERS", 2)
    ask = Asking(work.root)
    for on in ("2026-03-01", "2026-03-02", "2026-03-03"):
        ask.on = on
        ask("standing")
    (folder,) = folders(work.root)
    assert len([*folder.glob("2*")]) == 2
    monkeypatch.setattr(days, "today", lambda: date(2031, 1, 1))
    ask("standing")
    assert [path.name[:10] for path in folder.glob("2*")] == ["2031-01-01"]


WRITING = """
import sys
from pathlib import Path
from generator.command.shelf import Folder
folder = Folder(Path(sys.argv[1]))
for number in range(200):
    folder.put("value", sys.argv[2] * 20_000)
    value = folder.get("value")
    assert value in ("a" * 20_000, "b" * 20_000), value and len(value)
"""


def test_two_processes_never_read_a_part_of_what_the_other_writes(tmp_path: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", WRITING, str(tmp_path), letter]) for letter in "ab"]
    assert [process.wait() for process in running] == [0, 0]
    assert [path.name for path in tmp_path.iterdir()] == ["value"]


@pytest.mark.parametrize(
    ("words", "root"),
    [
        (["check"], "."),
        (["--root", "x", "check"], "x"),
        (["check", "--root=x"], "x"),
        (["check", "--base", "--root", "x"], None),
        (["--root", "x", "check", "--root", "y"], None),
        (["changes", "--", "--root"], None),
        (["check", "--root"], None),
    ],
)
def test_a_root_is_taken_from_the_words_only_if_they_can_be_read_in_one_way(words: list[str], root: str | None) -> None:
    assert kept._root(words) == (Path(root) if root else None)


def test_no_workflow_takes_what_is_kept_along() -> None:
    """A folder that is uploaded or cached is one of those made to be shown, never the clone or a part of git's."""
    shown = {"site", "rules/site", "report", "problems", "build/form", "build/manifest.json", "desk.html", "dist"}
    for workflow in sorted((PROJECT / ".github/workflows").glob("*.yml")):
        text = workflow.read_text("utf-8")
        assert "actions/cache" not in text
        assert shelf.NAME not in text
        for job in yaml.safe_load(text)["jobs"].values():
            for step in job.get("steps", ()):
                if "upload" in step.get("uses", ""):
                    assert step["with"]["path"].strip("/") in shown
    assert f"/.{shelf.NAME}/" in (PROJECT / ".gitignore").read_text("utf-8").splitlines()
