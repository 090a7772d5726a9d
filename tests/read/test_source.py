"""Reading: no bytes crash it, and what may not be under data/ is refused."""

import os
from datetime import date
from pathlib import Path

import pytest
import yaml
from example import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check import check
from generator.problem import Keys, Location, Place
from generator.read.files import placed
from generator.read.loading import KINDS, load, read_file
from generator.read.plain_yaml import PlaceTable, UnreadableError, build
from generator.read.source import MOST_BYTES, read
from generator.reports.text import count

YAMLISH = st.text(alphabet="ab:- \n\t[]{}\"'&*!|>#%@`,?<=~0é\u200b\u0301\r\x00\x85", max_size=200)
EXAMPLES = [path.read_bytes() for path in sorted((ROOT / "data").rglob("*.yml"))]


@given(st.one_of(st.binary(max_size=300), YAMLISH.map(lambda text: text.encode("utf-8"))))
@settings(max_examples=400, deadline=None)
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    for kind in KINDS.values():
        document, entry, problems = read_file(placed(kind.file_of("x")), data)
        assert entry is not None or problems
        for problem in problems:
            assert problem.message
            assert problem.fix
            place = problem.at.place or (document.place(problem.at) if document else Place(1, 1))
            assert place.line >= 1
            assert place.column >= 1


@given(st.sampled_from(EXAMPLES), st.integers(0, 2000), st.integers(0, 40), YAMLISH)
@settings(max_examples=300, deadline=None)
def test_no_edit_of_a_good_file_crashes_the_reader(data: bytes, start: int, length: int, text: str) -> None:
    edited = data[:start] + text.encode("utf-8") + data[start + length :]
    for kind in KINDS.values():
        _, entry, problems = read_file(placed(kind.file_of("x")), edited)
        assert (entry is None) == bool(problems)


@given(YAMLISH)
@settings(max_examples=400, deadline=None)
def test_what_is_read_is_what_yaml_holds_with_every_scalar_as_text(text: str) -> None:
    """PyYAML's own base loader is the oracle wherever nothing is refused."""
    document, values, problems = read("data/x.yml", text.encode("utf-8"))
    if values is not None and document is not None:
        assert values == as_tuples(yaml.load(document.text, Loader=yaml.CBaseLoader))  # noqa: S506  # the base loader makes text alone
    else:
        assert problems


def as_tuples(value: object) -> object:
    if isinstance(value, dict):
        return {key: as_tuples(item) for key, item in value.items()}
    return tuple(map(as_tuples, value)) if isinstance(value, list) else value


@given(YAMLISH)
@settings(max_examples=200, deadline=None)
def test_places_are_found_for_every_value_that_is_read(text: str) -> None:
    places = PlaceTable()
    try:
        values, _ = build(text, places)
    except UnreadableError:
        return
    assert Keys() in places.values
    assert {Keys((key,)) for key in values} <= set(places.values) | {Keys(("*",))}


def test_a_file_over_the_limit_is_refused_unread() -> None:
    document, values, problems = read("data/x.yml", b"#" * (MOST_BYTES + 1))
    assert (document, values, [problem.code for problem in problems]) == (None, None, ["too-large"])


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_both_line_endings_are_read_alike(ending: str) -> None:
    text = "name: Ann\nnote: |\n  One.\n  Two.\n".replace("\n", ending)
    document, values, problems = read("data/x.yml", text.encode())
    assert values == {"name": "Ann", "note": "One.\nTwo.\n"}
    assert problems == []
    assert document is not None
    assert document.lines[1] == "note: |"


def test_every_problem_of_all_files_is_shown_at_once(register_root: Path) -> None:
    (register_root / "data/fees/quality-review.yml").write_text("title: [\n")
    (register_root / "data/assessors/tom-hale.yml").write_text("nme: Tom\n")
    (register_root / "data/schools/eng-900001.yml").write_bytes(b"\xff")
    files = {problem.at.file for problem in load(register_root).problems}
    assert files == {"data/fees/quality-review.yml", "data/assessors/tom-hale.yml", "data/schools/eng-900001.yml"}


def test_links_and_strays_are_refused_and_never_followed(
    register_root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.yml").write_text("name: secret\n")
    data = register_root / "data"
    (data / "assessors/linked.yml").symlink_to(outside / "secret.yml")
    (data / "linked-folder").symlink_to(outside)
    (data / "notes.txt").write_text("x")
    (data / "assessors/deeper").mkdir()
    (data / "assessors/.hidden.yml").write_text("x: 1")
    os.mkfifo(data / "assessors/pipe.yml")
    loaded = load(register_root)
    assert sorted(problem.at.file for problem in loaded.problems) == [
        "data/assessors/.hidden.yml",
        "data/assessors/deeper",
        "data/assessors/linked.yml",
        "data/assessors/pipe.yml",
        "data/linked-folder",
        "data/notes.txt",
    ]
    assert {problem.code for problem in loaded.problems} == {"stray-file"}
    assert not any("secret" in document.text for document in loaded.source.documents.values())


@pytest.mark.parametrize("is_link", [True, False])
def test_a_folder_that_is_none_is_one_problem_and_what_refers_to_its_files_none(
    register_root: Path, is_link: bool
) -> None:
    (register_root / "data/fees").rename(register_root / "fees")
    if is_link:
        (register_root / "data/fees").symlink_to(register_root / "fees")
    else:
        (register_root / "data/fees").touch()

    loaded = load(register_root)

    assert [(problem.at.file, problem.message) for problem in loaded.problems] == [
        ("data/fees", "This must be an ordinary folder")
    ]
    assert "Delete" not in loaded.problems[0].fix
    assert "the folders of data/" in count(check(loaded, date(2026, 3, 1)))


def test_git_may_keep_a_folder_by_an_empty_file_and_by_nothing_else(register_root: Path) -> None:
    data = register_root / "data"
    (data / "samples").mkdir()
    (data / "samples/.gitkeep").touch()
    assert load(register_root).problems == ()
    (data / "samples/.gitkeep").write_text("<<<<<<< HEAD\n")
    (data / ".gitkeep").mkdir()
    (data / ".gitkeep/hidden.yml").write_text("<<<<<<< HEAD\n")
    assert [(problem.code, problem.at.file) for problem in load(register_root).problems] == [
        ("stray-file", "data/.gitkeep"),
        ("stray-file", "data/samples/.gitkeep"),
    ]


def test_a_missing_field_is_shown_where_it_would_be() -> None:
    text = "name: Ann\ncontact:\n  phone: 1\nlist: [{a: 1}]\n"
    document, _, _ = read("data/x.yml", text.encode())
    assert document is not None
    assert document.place(Location("data/x.yml", Keys(("contact", "email")))) == Place(2, 1)
    assert document.place(Location("data/x.yml", Keys(("contact", "phone")))) == Place(3, 10)
    assert document.place(Location("data/x.yml", Keys(("contact", "phone")), names=True)) == Place(3, 3)
    assert document.place(Location("data/x.yml", Keys(("list", 0, "b")))) == Place(4, 8)
    assert document.place(Location("data/x.yml", Keys(("nothing",)))) == Place(1, 1)


def test_an_entry_that_refers_to_one_that_cannot_be_read_is_left_out_without_a_problem_of_its_own(
    register_root: Path,
) -> None:
    (register_root / "data/assessors/tom-hale.yml").write_text("nme: Tom\n")
    loaded = load(register_root)
    assert {problem.at.file for problem in loaded.problems} == {"data/assessors/tom-hale.yml"}
    assert loaded.register is not None
    assert "tom-hale" not in loaded.register.assessors
    assert "eng-900001" not in loaded.register.schools
    assert loaded.unchecked > 1


def test_without_settings_there_is_no_register_but_every_other_problem(register_root: Path) -> None:
    (register_root / "data/scheme.yml").unlink()
    (register_root / "data/assessors/tom-hale.yml").write_text("nme: Tom\n")
    loaded = load(register_root)
    assert loaded.register is None
    assert {problem.code for problem in loaded.problems} >= {"no-scheme", "unknown-field"}


@pytest.mark.parametrize("end", ["\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_line_end_that_few_programs_know_is_named_with_the_key_to_press(end: str) -> None:
    _, values, (problem,) = read("data/x.yml", f"name: Ann{end}base: YO1\n".encode())
    assert (values, problem.code, problem.at.place) == (None, "unseen-character", (1, 10))
    assert problem.fix.startswith("Delete it and press Enter.")


@pytest.mark.parametrize(("encoding", "place"), [("utf-16-le", (1, 2)), ("utf-16-be", (1, 1)), ("utf-16", (1, 1))])
def test_text_in_utf_16_is_one_problem_that_says_so(encoding: str, place: tuple[int, int]) -> None:
    document, _, (problem,) = read("data/x.yml", "name: Ann\nbase: YO1\n".encode(encoding))
    assert (document, problem.code, problem.at.place) == (None, "not-utf-8", place)
