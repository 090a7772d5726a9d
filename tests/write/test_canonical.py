"""One form of a file: the same values, every comment, and a second time nothing changes."""

from pathlib import Path
from random import Random

import pytest
from commands import called
from hypothesis import given, settings
from hypothesis import strategies as st
from project import PROJECT
from write.test_yaml_edit import CASES, text_of
from write.test_yaml_edit_layouts import Layouts

from generator.read.files import placed
from generator.read.loading import KINDS, read_file
from generator.read.plain_yaml import build
from generator.records import School
from generator.write.yaml_canonical import canonical
from generator.write.yaml_edit import AppendItem, SetValue, edited
from generator.write.yaml_spans import EditError

FILES = sorted((PROJECT / "data").rglob("*.yml"))


def kind_of(path: Path) -> type:
    return KINDS[placed(path.relative_to(PROJECT).as_posix()).folder]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_the_demonstration_reads_to_the_same_entry_and_keeps_its_comments_and_texts(path: Path) -> None:
    text, name = path.read_text("utf-8"), path.relative_to(PROJECT).as_posix()
    made = canonical(text, kind_of(path))
    before, after = (read_file(placed(name), state.encode()).entry for state in (text, made))
    assert after is not None
    assert after == before
    assert made.count("#") == text.count("#")
    assert canonical(made, kind_of(path)) == made
    blocks = [line for line in text.split("\n") if line.startswith("  ") and text.count(line) == 1 and len(line) > 90]
    assert all(line in made for line in blocks if line[2] not in "-{" and ": " not in line)


@settings(max_examples=500, deadline=None)
@given(st.randoms(use_true_random=True))
def test_any_layout_keeps_its_values_and_comments_and_a_second_time_nothing_changes(random: Random) -> None:
    text = Layouts(random).text()
    values, _ = build(text)
    made = canonical(text, None)
    assert build(made) == (values, [])
    assert made.count("# own") == text.count("# own")
    assert canonical(made, None) == made
    if values:
        assert made.endswith("\n")
        assert not made.endswith(("\n\n", "\r\n\r\n")) or "|+" in made
        assert ("\r\n" in text) is ("\r\n" in made)


@pytest.mark.parametrize(("layout", "comment"), CASES)
def test_every_layout_with_every_comment_keeps_both(layout: str, comment: str) -> None:
    text = text_of(layout, comment)
    made = canonical(text, School)
    assert build(made)[0] == build(text)[0]
    assert made.count("#") == text.count("#")
    assert canonical(made, School) == made


FORMS = [
    # Order, quotes and brackets.
    ("phase: 'primary'\nname: Fossgate\n", "name: Fossgate\nphase: primary\n"),
    ("name: 'no'\nclosed_on: '2026-03-01'\n", 'name: "no"\nclosed_on: 2026-03-01\n'),
    ("unknown: 2026-03-01\nname: x\n", 'name: x\nunknown: "2026-03-01"\n'),
    ("name:   x   \n\n\n\nregion:\n  wales\n\n", "name: x\n\nregion: wales\n"),
    ("{region: wales, name: Fossgate}", "name: Fossgate\nregion: wales\n"),
    ("name: Fossgate\nnote: |-\n     One.\n\n       Two.", "name: Fossgate\nnote: |-\n  One.\n\n    Two.\n"),
    ('name: x\nnote: "One.\\nTwo."\n', "name: x\nnote: |-\n  One.\n  Two.\n"),
    ("name: x\nnote: |\n  One.", "name: x\nnote: |-\n  One.\n"),
    ("name: x\nnote: |+\n  One.\n\n", "name: x\nnote: |+\n  One.\n\n"),
    # Lists and groups.
    ("publish_award: [{agreed_on: 2026-03-01}]\n", "publish_award:\n  - {agreed_on: 2026-03-01}\n"),
    ("publish_award:\n- withdrawn_on: 2026-03-02\n  agreed_on: 2026-03-01\n",
     "publish_award:\n  - {agreed_on: 2026-03-01, withdrawn_on: 2026-03-02}\n"),
    ("publish_award: []\n", "publish_award: []\n"),
    # Comments.
    ("# of the file\n\n# of the region\nregion: wales\nname: x\n",
     "# of the file\n\nname: x\n# of the region\nregion: wales\n"),
    ("name: 'x' # here\n", 'name: "x" # here\n'),
    ("publish_award:\n- # so\n  agreed_on: 2026-03-01\n", "publish_award:\n  - {agreed_on: 2026-03-01} # so\n"),
    ("publish_award: [ # ours\n  {agreed_on: 2026-03-01}, # first\n] # end\n",
     "# end\npublish_award: # ours\n  - {agreed_on: 2026-03-01} # first\n"),
    ("publish_award:\n  - agreed_on: 2026-03-01\n    # last\nname: x\n# end\n",
     "name: x\npublish_award:\n  - agreed_on: 2026-03-01\n    # last\n# end\n"),
    ("--- # begun\nname: x\n", "# begun\n\nname: x\n"),
    ("{} # empty\n", "{} # empty\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), FORMS)
def test_a_file_has_this_form_to_the_byte(before: str, after: str) -> None:
    assert canonical(before, School) == after
    assert canonical(after, School) == after


def test_a_group_of_120_characters_is_on_one_line_and_one_of_121_is_not() -> None:
    for spare, lines in ((0, 1), (1, 3)):
        note = "x" * (120 - len("note: {kind: zz, text: }") + spare)
        assert canonical(f"note:\n  kind: zz\n  text: {note}\n", None).count("\n") == lines


@pytest.mark.parametrize("text", ["name: [\n", "name: x\nname: y\n", "name: x # y\n", "name: &a x\n", ""])
def test_a_text_with_faults_is_refused(text: str) -> None:
    with pytest.raises(EditError):
        canonical(text, School)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_an_act_adds_has_the_form_already(path: Path) -> None:
    kind = kind_of(path)
    made = canonical(path.read_text("utf-8"), kind)
    values, _ = build(made)
    order = tuple(kind.model_fields)
    edits: list[SetValue | AppendItem] = [SetValue(("note",), "It's #1: seen", order=order)]
    if isinstance(values.get("decisions"), tuple) and values["decisions"]:
        edits.append(AppendItem(("decisions",), {"on": "2099-01-01", "decision": "left"}))
    assert canonical(edited(made, edits[0]), kind) == edited(made, edits[0])
    for edit in edits[1:]:
        assert build(canonical(edited(made, edit), kind))[0] == build(edited(made, edit))[0]


def test_fmt_shows_then_writes_and_then_has_nothing_to_do(register_root: Path) -> None:
    file = register_root / "data/assessors/amina-rahman.yml"
    before = file.read_bytes()
    shown = called("fmt", "--root", register_root)
    assert shown.returncode == 0
    assert "Nothing is written yet" in shown.stdout
    assert "more files; --all shows them" in shown.stdout
    assert file.read_bytes() == before
    assert called("fmt", "--check", "--root", register_root).returncode == 1
    assert called("fmt", "--write", "--root", register_root).returncode == 0
    assert file.read_bytes() != before
    again = called("fmt", "--check", "--root", register_root)
    assert (again.returncode, again.stdout[:16]) == (0, "Would change: 0 ")
    assert called("check", "--root", register_root, "--on", "2026-03-01").returncode == 0


def test_fmt_names_a_file_that_is_no_yaml_with_its_line_and_leaves_it(register_root: Path) -> None:
    bad = register_root / "data/fees/assessor-fee.yml"
    bad.write_text("title: x\ntitle: y # z\n", encoding="utf-8")
    done = called("fmt", "--write", "--root", register_root)
    assert done.returncode == 1
    assert "data/fees/assessor-fee.yml:2:1: refused" in done.stderr
    assert bad.read_text("utf-8") == "title: x\ntitle: y # z\n"
    assert "Written: " in done.stdout


def test_fmt_takes_files_and_folders_of_the_register_alone(register_root: Path, tmp_path: Path) -> None:
    one = called("fmt", register_root / "data/assessors/amina-rahman.yml", "--check", "--root", register_root)
    assert one.stdout == "data/assessors/amina-rahman.yml\nWould change: 1 of 1 files.\n"
    folder = called("fmt", "data/assessors", "--check", "--root", register_root)
    assert "Would change: 3 of 3 files." in folder.stdout
    for elsewhere in (tmp_path, "data/assessors/nobody.yml", "docs"):
        refused = called("fmt", elsewhere, "--root", register_root)
        assert refused.returncode == 2
        assert "is no file or folder of the register" in refused.stderr
    assert called("fmt", "--check", "--write", "--root", register_root).returncode == 2
