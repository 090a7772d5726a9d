"""`check --base` and `changes` say the same from what is near a change as from everything, whatever git has done."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from example import TODAY
from recheck.test_rechecking import DRAW, KNOWN, PERSON, SCHOOL, WHOLE, asked, at_work, expected
from revisions import Work

from generator import days

UNNAMED = "schools/eng-900009"
"""No other file names it."""
QUESTIONS = (
    ("check", "--base", "main"),
    ("changes", "main"),
    ("changes", "main", "--public"),
    ("check", "--base", "main", "--exactly", "--format", "json"),
)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    """A branch of the example, checked once."""
    at_work(monkeypatch)
    monkeypatch.setattr(days, "today", lambda: date.fromisoformat(TODAY))
    work = Work.begun(tmp_path / "register")
    (work.root / ".gitignore").write_text(".register-kept/\n", encoding="ascii")
    work.write("samples/2025", DRAW)
    a_school(work)
    work.commit()
    work.branch("edits")
    asked(work)
    return work


def add(work: Work, name: str, text: str = "note: Asked again.\n") -> None:
    with work.path(name).open("a", encoding="utf-8") as file:
        file.write(text)


def committed(edit: Callable[[Work], object]) -> Callable[[Work], object]:
    return lambda work: (edit(work), work.commit())


def on_main(work: Work, edit: Callable[[Work], object]) -> None:
    work.git("switch", "-q", "main")
    edit(work)
    work.commit()
    work.git("switch", "-q", "edits")


def merging(work: Work) -> None:
    on_main(work, lambda work: add(work, PERSON))
    add(work, SCHOOL)
    work.commit()
    work.git("merge", "-q", "--no-commit", "--no-ff", "main")


def by_filter(work: Work) -> None:
    """Git keeps the file with other line ends than it has on disk; another file is only written again."""
    work.git("config", "core.autocrlf", "true")
    for name in (SCHOOL, PERSON):
        work.path(name).write_bytes(work.path(name).read_bytes().replace(b"\n", b"\r\n"))
    add(work, SCHOOL, "note: Asked again.\r\n")


def hidden(work: Work) -> None:
    work.git("update-index", "--assume-unchanged", f"data/{SCHOOL}.yml")
    add(work, SCHOOL)


def unread_before(work: Work) -> None:
    add(work, UNNAMED, "note: [\n")
    work.commit()
    work.git("branch", "-f", "main", "edits")
    work.git("restore", "--source", "main~1", "data")


def linked(work: Work) -> None:
    path = work.path(SCHOOL)
    path.rename(work.root / "elsewhere.yml")
    path.symlink_to(work.root / "elsewhere.yml")


def moved(work: Work) -> None:
    """The base has the register in another folder."""
    (work.root / "register").mkdir()
    work.git("mv", "data", "register/data")
    work.commit()
    work.git("branch", "-f", "main", "edits")
    work.git("mv", "register/data", "data")
    add(work, SCHOOL)


def a_school(work: Work, name: str = UNNAMED) -> None:
    text = work.path(SCHOOL).read_text("utf-8").partition("assessments:")[0]
    work.write(name, text.replace("Fossgate", "Stonegate"))


BUT_EFFECTS = 2
"""Where a file is left out, people may change of whom no file differs, so that `changes` reads everything."""


def another_school(work: Work) -> None:
    a_school(work, "schools/eng-123456")


CHANGES: dict[str, tuple[Callable[[Work], object], int]] = {
    "nothing": (lambda work: None, KNOWN),
    "a file on disk": (lambda work: add(work, SCHOOL), KNOWN),
    "a commit": (committed(lambda work: add(work, SCHOOL)), KNOWN),
    "a commit, and its way back on disk": (
        lambda work: (add(work, SCHOOL), work.commit(), work.git("restore", "--source", "main", "data")),
        KNOWN,
    ),
    "a commit, and another edit": (lambda work: (add(work, SCHOOL), work.commit(), add(work, PERSON)), KNOWN),
    "a portrait": (committed(lambda work: work.edit(PERSON, "in plain words", "in clear words")), KNOWN),
    "somebody with a photo": (lambda work: add(work, "assessors/tom-hale"), KNOWN),
    "somebody with a photo, put off the list": (
        lambda work: work.edit("assessors/tom-hale", "decision: accredited", "decision: removed"),
        KNOWN,
    ),
    "a mistake": (lambda work: add(work, UNNAMED, "note: [\n"), BUT_EFFECTS),
    "a mistake in the base": (unread_before, BUT_EFFECTS),
    "history rewritten": (lambda work: work.edit(PERSON, "signed_on: 20", "signed_on: 19"), KNOWN),
    "an award published": (lambda work: work.edit("schools/wal-9000001", "name: ", "name: The "), KNOWN),
    "a file that git does not know": (another_school, KNOWN),
    "a file that git is to know": (lambda work: (another_school(work), work.git("add", "-N", "data")), KNOWN),
    "a file that git ignores": (
        lambda work: ((work.root / ".gitignore").write_text("eng-123456.yml\n", "utf-8"), another_school(work)),
        KNOWN,
    ),
    "a file that git forgets": (lambda work: work.git("rm", "-q", "--cached", f"data/{SCHOOL}.yml"), KNOWN),
    "a file deleted": (lambda work: work.remove(UNNAMED), KNOWN),
    "a file renamed": (lambda work: work.git("mv", f"data/{UNNAMED}.yml", "data/schools/eng-123456.yml"), KNOWN),
    "another mode": (lambda work: work.path(SCHOOL).chmod(0o755), KNOWN),
    "written again": (lambda work: os.utime(work.path(SCHOOL), (1, 1)), KNOWN),
    "line ends": (by_filter, KNOWN),
    "a base that went on": (
        lambda work: (on_main(work, lambda work: add(work, PERSON)), add(work, SCHOOL)),
        KNOWN,
    ),
    "the settings in the base": (lambda work: on_main(work, lambda work: add(work, "scheme", "# A note.\n")), KNOWN),
    "the settings": (lambda work: add(work, "scheme", "# A note.\n"), WHOLE),
    "an event, in a commit": (committed(lambda work: add(work, "events/conference-2025", "# A note.\n")), WHOLE),
    "a merge": (merging, WHOLE),
    "a file that git was told not to look at": (hidden, WHOLE),
    "a link": (linked, WHOLE),
    "a register that was elsewhere": (moved, WHOLE),
    "a photo": (lambda work: work.path(PERSON).with_suffix(".png").write_bytes(b"No photo."), WHOLE),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_judged_by_what_is_near_it(what: str, work: Work) -> None:
    edit, whole = CHANGES[what]
    edit(work)
    for words in QUESTIONS:
        code, said, times = asked(work, *words)
        assert (code, said) == expected(work, *words), words
        if "--exactly" not in words:
            assert times == (WHOLE if whole == WHOLE or (whole == BUT_EFFECTS and words[0] == "changes") else KNOWN)


def test_an_organisation_changes_pages_of_people_whose_files_do_not_differ(work: Work) -> None:
    name = next((work.root / "data/organisations").iterdir()).stem
    work.edit(f"organisations/{name}", "name: ", "name: The ")
    for words, whole in zip(QUESTIONS[:2], (KNOWN, WHOLE), strict=True):
        assert asked(work, *words) == (*expected(work, *words), whole)


def test_a_whole_comparison_is_kept_for_the_next_check(work: Work) -> None:
    shutil.rmtree(next((work.root / ".git").glob("register-kept")))
    add(work, SCHOOL)
    assert asked(work, "changes", "main")[2] == WHOLE
    add(work, PERSON)
    for words in (("check",), *QUESTIONS[:2]):
        assert asked(work, *words) == (*expected(work, *words), KNOWN)


def test_a_past_day_is_compared_whole(work: Work) -> None:
    add(work, SCHOOL)
    assert asked(work, "check", on="2026-02-01")[2] == WHOLE
    assert asked(work, "changes", "main", on="2026-02-01")[2] == WHOLE
    assert asked(work, "check", "--base", "main", on="2026-02-01")[2] == KNOWN


def test_a_revision_that_git_does_not_know_is_said_to_be_unknown(work: Work) -> None:
    add(work, SCHOOL)
    with pytest.raises(AssertionError, match="git knows no revision 'elsewhere' here"):
        asked(work, "changes", "elsewhere")
