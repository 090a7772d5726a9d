"""No single text in any field makes a command fail; if the program itself does, its file is named."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from example import ROOT, TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check import check
from generator.command import main
from generator.public import public
from generator.read.files import FileKind
from generator.read.loading import load_tree
from generator.read.plain_yaml import Value, build
from generator.rules import information
from generator.site.docs import docs
from generator.write.yaml_edit import SetValue, edited

FILES = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in sorted((ROOT / "data").rglob("*.yml"))}
ON = date.fromisoformat(TODAY)


@dataclass(frozen=True)
class Texts:
    """A tree of texts, by their files."""

    files: dict[str, str]

    def names(self, folder: str) -> Iterable[tuple[str, FileKind]]:
        before = f"data/{folder}/" if folder else "data/"
        inside = [file.removeprefix(before) for file in self.files if file.startswith(before)]
        yield from ((name, FileKind.FOLDER) for name in sorted({name.split("/")[0] for name in inside if "/" in name}))
        yield from ((name, FileKind.FILE) for name in inside if "/" not in name)

    def contents(self, files: Sequence[str]) -> Iterator[bytes]:
        return (self.files[file].encode() for file in files)


def keys_of(value: Value, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The keys of every single value."""
    if isinstance(value, str):
        yield keys
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    for key, inner in inside:
        yield from keys_of(inner, (*keys, key))


PLACES = [(file, keys) for file, text in FILES.items() for keys in keys_of(build(text)[0])]
HOSTILE = [
    "&#160;\n===",
    "> &#8203;\n> ---",
    "[x](#note)",
    "# ",
    "compare",
    "index",
    "data/../../etc",
    "0000-00-00",
    "9999-12-31",
    "1900-01-01",
    "2150-12-31",
    "999999.99",
    "0.00",
    "999",
    "{{ x }}{% y %}",
    "<script>alert(1)</script>",
    "UA.99",
    "eng-000000/2000-1",
    "a" * 300,
    "word " * 4_000,
    "[" * 5_000,
    "> " * 5_000 + "x",
    "*a_ " * 3_000,
    "- " * 2_000 + "x",
    "\u202e",
    "\x00",
    "null",
    "",
]
MARKS = st.lists(st.sampled_from([*"#>-*_`[]()<!=&;:\\.aé1 \n\t", "](https://a.example)", "&nbsp;", "==="])).map(
    "".join
)


@given(st.sampled_from(PLACES), st.one_of(st.sampled_from(HOSTILE), MARKS, st.dates().map(str), st.text(max_size=40)))
@settings(max_examples=120, deadline=None)
@pytest.mark.slow
def test_no_single_text_in_any_field_makes_check_or_build_fail(
    place: tuple[str, tuple[str | int, ...]], text: str
) -> None:
    file, keys = place
    changed = edited(FILES[file], SetValue(keys, text))
    loaded = load_tree(Texts({**FILES, file: changed}), {})
    for problem in check(loaded, ON).problems:
        assert loaded.source.place(problem.at).line >= 1
    if loaded.register:
        docs(public(loaded.register, ON))


def test_the_file_that_the_program_failed_at_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(portrait: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(information, "faults", fails)
    monkeypatch.setattr(sys, "argv", ["register", "--root", str(ROOT), "--on", TODAY, "check"])
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == 3
    assert "The program itself failed at data/assessors/amina-rahman.yml (ZeroDivisionError)" in capsys.readouterr().err


def test_a_failure_at_no_file_names_none(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("generator.command.reading.load", lambda *_: 1 // 0)
    monkeypatch.setattr(sys, "argv", ["register", "--root", str(ROOT), "check"])
    with pytest.raises(SystemExit):
        main.main()
    assert "The program itself failed (ZeroDivisionError)" in capsys.readouterr().err
