"""Files that other programs leave in data/: what is said of each never leads to a file that is there, nor to a name
that nobody gave; and what git ignores is no problem.
"""

import re
import subprocess
from pathlib import Path

import pytest
from hostile_photos import photo

from generator.read.leftovers import Advice, is_leftover
from generator.read.loading import load

NOBODY = [
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    ".directory",
    "._tom-hale.yml",
    ".tom-hale.yml.swp",
    ".#tom-hale.yml",
    "#tom-hale.yml#",
    "tom-hale.yml~",
    "tom-hale.yml.orig",
    "tom-hale.yml.rej",
    "tom-hale.yml.bak",
    "tom-hale.yml.tmp",
    "tom-hale (1).yml",
    "tom-hale - Copy.yml",
    "tom-hale - Copy (2).yml",
    "tom-hale copy.yml",
    "tom-hale.sync-conflict-20260101-120000-ABCDEFG.yml",
    "tom-hale (Ann's conflicted copy 2026-01-01).yml",
    "tom-hale_BACKUP_1234.yml",
    "tom-hale.LOCAL.1234.yml",
    "tom-hale.yml.REMOTE.1234.yml",
    ".tom-hale.yml.kate-swp",
    ".tom-hale.yml.icloud",
    "tom-hale.yml___jb_tmp___",
    "tom-hale.yml:Zone.Identifier",
    "4913",
    ".tom-hale.yml.4711",
    "~$tom-hale.yml",
    ".~lock.tom-hale.yml#",
    ".nfs000000001",
    ".goutputstream-X1Y2Z3",
    "tom-hale.yml.part",
]


def told(root: Path) -> dict[str, str]:
    """What to do with each file, by its name."""
    problems = load(root).problems
    assert {problem.code for problem in problems} <= {"stray-file"}
    return {problem.at.file.rpartition("/")[2]: problem.fix for problem in problems}


def renamed_to(advice: str) -> list[str]:
    return re.findall(r"rename it to (\S+\.yml)", advice)


def test_leftover_files(register_root: Path) -> None:
    folder = register_root / "data/assessors"
    for name in NOBODY:
        (folder / name).write_bytes(b"\x00\x01")
    (register_root / "data/.DS_Store").touch()
    advice = told(register_root)
    assert set(advice) == set(NOBODY)
    for name, what in advice.items():
        assert what.startswith("Delete it."), name
        assert renamed_to(what) == []
        assert "amina-rahman" not in what
    assert "copy that into tom-hale.yml first" in advice["tom-hale (1).yml"]
    assert "copy that into tom-hale.yml first" in advice["tom-hale.yml.orig"]


@pytest.mark.parametrize(
    "name",
    ["Tom Hale.yml", "tom-hale.yaml", "TOM-HALE.yml", "tom-hale.txt", "tom_hale.yml", "Töm Hale.yml", "tom-hale.YML"],
)
def test_a_file_whose_name_would_be_one_that_is_there_is_never_told_to_take_it(register_root: Path, name: str) -> None:
    (register_root / "data/assessors" / name).touch()
    (advice,) = told(register_root).values()
    assert renamed_to(advice) == []
    assert "tom-hale.yml is there already" in advice


def test_two_files_are_never_told_to_take_one_name(register_root: Path) -> None:
    for name in ("Ann Example.yml", "ann-example.yaml", "Ann_Example.txt"):
        (register_root / "data/assessors" / name).touch()
    names = [name for advice in told(register_root).values() for name in renamed_to(advice)]
    assert names == ["ann-example.yml"]


@pytest.mark.parametrize(
    "name", ["tom-hale 2.yml", "Copy of tom-hale.yml", "tom-hale - Kopie.yml", "tom-hale-DESKTOP-7AB.yml"]
)
def test_what_may_be_a_copy_is_told_so_before_it_becomes_another_person(register_root: Path, name: str) -> None:
    (register_root / "data/assessors" / name).touch()
    (advice,) = told(register_root).values()
    assert advice.startswith("If it is a copy of tom-hale.yml, delete it. If it is another record, rename it to ")


@pytest.mark.parametrize("name", ["con", "prn", "aux", "nul", "com1", "lpt9"])
def test_no_record_has_a_name_that_windows_keeps_for_itself(register_root: Path, name: str) -> None:
    (register_root / f"data/events/{name}.yml").touch()
    assert told(register_root) == {
        f"{name}.yml": f"Rename it before another file names it. Add a number: {name}-2.yml."
    }


@pytest.mark.parametrize("name", ["README.md", "tom.docx", "tom.mp4"])
def test_a_file_of_another_kind_makes_up_nobody(register_root: Path, name: str) -> None:
    (register_root / "data/assessors" / name).touch()
    assert told(register_root) == {name: "Delete it, or move it out of data/."}


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("IMG_4711.JPG", "Rename it to the person's id and .jpg."),
        ("Tom Hale.jpeg", "Rename it to tom-hale.jpg."),
        ("amina-rahman.PNG", "Rename it to amina-rahman.png."),
        ("tom-hale.PNG", "Delete it: tom-hale.png is there already. To replace that, delete it first."),
        ("tom-hale (1).png", "Rename it to the person's id and .png."),
        ("tom-hale.webp", "Delete the one that you do not want."),
        (
            "tom-hale.gif",
            "Save it as a JPEG, under the name of the person's file, such as ceri-vaughan.jpg. Delete this one.",
        ),
        (
            "tom-hale.heic",
            "Save it as a JPEG, under the name of the person's file, such as ceri-vaughan.jpg. Delete this one.",
        ),
        (
            "tom-hale.svg",
            "Save it as a JPEG, under the name of the person's file, such as ceri-vaughan.jpg. Delete this one.",
        ),
        ("小林.jpg", "Rename it to the person's id and .jpg."),
    ],
)
def test_a_picture_is_told_how_it_becomes_somebody_s_photo(register_root: Path, name: str, advice: str) -> None:
    (register_root / "data/assessors" / name).write_bytes(photo())
    assert told(register_root) == {name: advice}


@pytest.mark.parametrize("folder", ["", "schools", "events"])
def test_a_picture_belongs_to_an_assessor_alone(register_root: Path, folder: str) -> None:
    (register_root / "data" / folder / "tom-hale.jpg").write_bytes(photo())
    assert list(told(register_root).values()) == ["Delete it, or move it out of data/."]


@pytest.mark.parametrize("name", ["tom-hale.jpg~", ".tom-hale.png.swp", "._tom-hale.jpg", "tom-hale.jpg.part"])
def test_what_programs_leave_of_a_photo_is_deleted(register_root: Path, name: str) -> None:
    (register_root / "data/assessors" / name).write_bytes(photo())
    assert told(register_root)[name].startswith("Delete it.")


def test_a_photo_of_nobody_is_refused(register_root: Path) -> None:
    (register_root / "data/assessors/amina-rahmann.jpg").write_bytes(photo())
    (problem,) = load(register_root).problems
    assert (problem.code, problem.at.file) == ("dangling-reference", "data/assessors/amina-rahmann.jpg")
    assert "did you mean amina-rahman?" in problem.message
    assert problem.fix.startswith("Rename it to the assessor's id")


@pytest.mark.parametrize("name", ["小林.yml", "-.yml", "….txt", "README", ".gitignore"])
def test_a_name_without_a_letter_for_an_id_makes_up_nobody(register_root: Path, name: str) -> None:
    (register_root / "data/assessors" / name).write_text("x")
    (advice,) = told(register_root).values()
    assert renamed_to(advice) == (["readme.yml"] if name == "README" else [])


def test_a_file_outside_the_folders_is_told_to_leave(register_root: Path) -> None:
    (register_root / "data/Notes of June.txt").touch()
    assert told(register_root) == {"Notes of June.txt": "Delete it, or move it out of data/."}


@pytest.mark.parametrize(
    "name", ["copy.yml", "ann-copy.yml", "conflict.yml", "old.yml", "base.yml", "tilde.yml", "scheme.yml"]
)
def test_an_id_is_no_leftover(name: str) -> None:
    assert not is_leftover(name)


def test_what_git_ignores_is_no_problem_and_what_it_does_not_is(register_root: Path) -> None:
    folder = register_root / "data/assessors"
    (register_root / ".gitignore").write_text(".DS_Store\n*.orig\n.idea/\n")
    (folder / ".DS_Store").touch()
    (folder / "tom-hale.yml.orig").touch()
    (folder / ".idea").mkdir()
    (folder / "a\nb.orig").touch()
    (folder / "tom-hale.yml.bak").touch()
    assert len(told(register_root)) == 5
    subprocess.run(["git", "init", "-q", str(register_root)], check=True)
    assert set(told(register_root)) == {"tom-hale.yml.bak"}


def test_a_record_that_git_ignores_is_still_read(register_root: Path) -> None:
    subprocess.run(["git", "init", "-q", str(register_root)], check=True)
    (register_root / ".gitignore").write_text("*.yml\n")
    (register_root / "data/assessors/tom-hale.yml").write_text("nme: Tom\n")
    assert {problem.code for problem in load(register_root).problems} >= {"unknown-field"}


def test_advice_follows_the_names_of_the_folder() -> None:
    assert renamed_to(Advice(["Ann Bell.yml"]).on_name("Ann Bell.yml", is_place=True)) == ["ann-bell.yml"]
    assert renamed_to(Advice(["ANN.yml"]).on_name("ANN.yml", is_place=True)) == ["ann.yml"]
    assert Advice(["Ann.yml.orig"]).on_leftover("Ann.yml.orig") == "Delete it."
