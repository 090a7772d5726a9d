"""`check` reads everything only where it must: after a small change it says the same from what is near the change."""

import os
import shutil
import stat
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest
from commands import called
from example import ROOT, TODAY
from project import PROJECT
from revisions import Work

from generator import days
from generator.command import comparing, kept, reading
from generator.command.check import Rechecking
from generator.command.kept import NOTHING_IS_KEPT
from generator.recheck import around
from generator.recheck.kept import InPack

COMMANDS = {"check", "changes", "standing", "due"}
WHOLE, KNOWN = 1, 0
"""How many whole checks are made."""


DRAW = "drawn_on: 2025-12-01\nseed: A published seed\nshare: 30\ncandidates: []\ndrawn: []\n"
ERASURE = "erased_on: 2025-05-18\nlisted: yes\n"


def at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be on the machine of somebody on the staff."""
    for name in (*NOTHING_IS_KEPT, *(name for name in os.environ if name.startswith(("GIT_", "GITHUB_")))):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    """The example, with a draw and an erasure, checked once."""
    at_work(monkeypatch)
    return checked(tmp_path / "register", ROOT, {"samples/2025": DRAW, "erasures/gareth-penry": ERASURE})


def checked(root: Path, of: Path, more: Mapping[str, str] | None = None) -> Work:
    work = Work(root)
    shutil.copytree(of / "data", work.root / "data")
    for name, text in (more or {}).items():
        work.write(name, text)
    asked(work)
    return work


def asked(work: Work, *words: str, on: str = TODAY) -> tuple[int, str, int]:
    """The exit code of a check, or of another command, what it says, and how often everything was read for it."""
    whole: list[object] = []

    def counting(read: Callable[..., object]) -> Callable[..., object]:
        return lambda *arguments: (whole.append(arguments), read(*arguments))[1]

    command = () if words and words[0] in COMMANDS else ("check",)
    with (
        patch.object(reading, "read_files", counting(reading.read_files)),
        patch.object(comparing, "read_as_committed", counting(comparing.read_as_committed)),
    ):
        said = called("--root", work.root, "--on", on, *command, *words)
    assert not said.stderr
    return said.returncode, said.stdout, len(whole)


def expected(work: Work, *words: str, on: str = TODAY) -> tuple[int, str]:
    with patch.dict(os.environ, {"REGISTER_KEEPS_NOTHING": "yes"}):
        return asked(work, *words, on=on)[:2]


SCHOOL, PERSON = "schools/eng-900001", "assessors/amina-rahman"
EDITS: dict[str, tuple[Callable[[Work], object], int]] = {
    "a school": (lambda work: _add(work, SCHOOL, "note: Asked again.\n"), KNOWN),
    "a person": (lambda work: _add(work, PERSON, "note: Asked again.\n"), KNOWN),
    "a mistake": (lambda work: _add(work, SCHOOL, "note: [\n"), KNOWN),
    "a person nobody can read": (lambda work: _add(work, PERSON, "note: [\n"), KNOWN),
    "a new school": (lambda work: work.write("schools/eng-123456", work.path(SCHOOL).read_text("utf-8")), KNOWN),
    "a new file that is no record": (lambda work: work.write("schools/Fossgate", "name: Fossgate\n"), WHOLE),
    "a file in no folder": (lambda work: work.write("fossgate", "name: Fossgate\n"), WHOLE),
    "another folder": (lambda work: (work.root / "data/new").mkdir(), WHOLE),
    "what git keeps a folder by": (lambda work: (work.root / "data/schools/.gitkeep").write_text(""), KNOWN),
    "a file of that name": (lambda work: (work.root / "data/schools/.gitkeep").write_text("x"), WHOLE),
    "a school gone": (lambda work: work.remove(SCHOOL), KNOWN),
    "the settings": (lambda work: _add(work, "scheme", "# A note.\n"), WHOLE),
    "a fee": (lambda work: _add(work, "fees/quality-review", "# A note.\n"), WHOLE),
    "an event": (lambda work: _add(work, "events/conference-2025", "# A note.\n"), WHOLE),
    "a draw": (lambda work: _add(work, "samples/2025", "# A note.\n"), WHOLE),
    "another photo": (
        lambda work: (work.root / "data/assessors/tom-hale.png").write_bytes(b"No photo."),
        WHOLE,
    ),
    "no photo": (lambda work: (work.root / "data/assessors/tom-hale.png").unlink(), WHOLE),
    "somebody whose photo is on file": (
        lambda work: _add(work, "assessors/tom-hale", "note: Asked again.\n"),
        KNOWN,
    ),
    "somebody whose photo is on file, and nobody can read": (
        lambda work: _add(work, "assessors/tom-hale", "note: [\n"),
        WHOLE,
    ),
    "somebody who no longer agrees to a photo": (
        lambda work: work.edit("assessors/tom-hale", "agreed_on: 2026-02", "agreed_on: 2026-03"),
        KNOWN,
    ),
    "an erasure": (lambda work: _add(work, "erasures/gareth-penry", "# A note.\n"), WHOLE),
}


def _add(work: Work, name: str, text: str) -> None:
    with work.path(name).open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.mark.parametrize("what", EDITS)
def test_a_check_reads_everything_only_after_some_changes(what: str, work: Work) -> None:
    edit, whole = EDITS[what]
    edit(work)
    code, said, times = asked(work)
    assert (code, said, times) == (*expected(work), whole)
    assert asked(work, "--format", "json")[:2] == expected(work, "--format", "json")
    if whole == KNOWN:
        assert asked(work)[2] == 0, "the answer is kept"


def test_changes_are_held_to_the_last_whole_check(work: Work) -> None:
    """One after the other, and back again."""
    was = work.path(SCHOOL).read_text("utf-8")
    for text in (f"{was}note: One.\n", f"{was}note: [\n", was.replace("name:", "named:"), was):
        work.write(SCHOOL, text)
        code, said, times = asked(work)
        assert (code, said, times) == (*expected(work), KNOWN)


def test_many_changes_renew_what_is_kept(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.command.rechecking.MOST_CHANGED", 1)
    for id, whole in (("eng-900001", KNOWN), ("sco-9000001", WHOLE), ("wal-9000001", KNOWN)):
        _add(work, f"schools/{id}", "note: Asked again.\n")
        assert asked(work)[2] == whole


@pytest.mark.parametrize("limit", ["rechecking.InPack", "rechecking.MOST_CHANGED"])
def test_where_too_much_is_near_a_change_everything_is_read(
    limit: str, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = partial(InPack, most_read=0) if limit.endswith("InPack") else 0
    monkeypatch.setattr(f"generator.command.{limit}", few)
    _add(work, PERSON, "note: Asked again.\n")
    code, said, times = asked(work)
    assert (code, said, times) == (*expected(work), WHOLE)


def test_a_rule_that_counts_everything_asks_for_a_whole_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody was drawn for 2026: a notice says how many could be, and one of them is removed."""
    at_work(monkeypatch)
    work, on = checked(tmp_path / "register", PROJECT), "2027-06-01"
    for sample in (work.root / "data/samples").iterdir():
        sample.unlink()
    assert "No draw was held in 2026, but there are candidates: 3" in asked(work, on=on)[1]
    work.edit("assessors/yusuf-karim", "decision: accredited", "decision: removed")
    code, said, times = asked(work, on=on)
    assert (code, said, times) == (*expected(work, on=on), WHOLE)
    assert "candidates: 2" in said


def test_a_rule_that_looks_farther_than_it_says_makes_a_whole_check(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(around.Around, "_needed", lambda *_: iter(()))
    _add(work, SCHOOL, "note: Asked again.\n")
    code, said, times = asked(work)
    assert (code, said, times) == (*expected(work), WHOLE)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "what is known": lambda folder: (folder / "last-check").write_bytes(b"x" * 99),
    "what was read": lambda folder: [path.write_bytes(b"x" * path.stat().st_size) for path in folder.glob("pack-*")],
    "a part of it": lambda folder: [path.write_bytes(path.read_bytes()[:99]) for path in folder.glob("pack-*")],
    "all of it gone": lambda folder: [path.unlink() for path in folder.glob("pack-*")],
}


@pytest.mark.parametrize("what", DAMAGE)
def test_what_is_kept_and_damaged_is_not_believed(what: str, work: Work) -> None:
    (folder,) = (path for path in (work.root / ".register-kept").iterdir() if path.is_dir())
    DAMAGE[what](folder)
    _add(work, SCHOOL, "note: Asked again.\n")
    code, said, times = asked(work)
    assert (code, said, times) == (*expected(work), WHOLE)


def test_another_day_or_program_is_another_check(work: Work, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _add(work, SCHOOL, "note: Asked again.\n")
    assert asked(work, on="2026-03-02")[2] == WHOLE
    monkeypatch.setattr(days, "today", lambda: date(2031, 1, 1))
    assert asked(work)[2] == WHOLE
    monkeypatch.setattr(kept, "PACKAGE", tmp_path)
    assert asked(work)[2] == WHOLE


def test_what_changes_while_it_is_read_is_not_taken_for_what_was_there(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(work, SCHOOL, "note: Asked again.\n")
    really = Rechecking._changed

    def changed(self: Rechecking, *arguments: object) -> object:
        _add(work, SCHOOL, "notes: Again.\n")
        return really(self, *arguments)  # type: ignore[arg-type]  # handed on as they come

    with monkeypatch.context() as patched:
        patched.setattr(Rechecking, "_changed", changed)
        code, said, times = asked(work)
    assert (code, said, times) == (*expected(work), WHOLE)
    assert asked(work)[:2] == expected(work)


def test_only_this_user_may_read_what_is_kept_of_a_check(work: Work) -> None:
    (folder,) = (path for path in (work.root / ".register-kept").iterdir() if path.is_dir())
    names = {path.name.partition("-")[0] for path in folder.iterdir()}
    assert {"last", "pack"} <= names
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_register_with_a_mistake_in_it_is_not_kept(work: Work) -> None:
    shutil.rmtree(work.root / ".register-kept")
    _add(work, SCHOOL, "note: [\n")
    assert asked(work)[2] == WHOLE
    assert not [*(work.root / ".register-kept").rglob("last-check")]
