"""What the form writes of a file: only what is changed, and nothing that reads as anything else."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml
from browsing import serving
from form import demonstration_files
from playwright.sync_api import Browser, Error, Page

from generator.read.files import placed
from generator.read.loading import read_file
from generator.records import ENTRIES, Entry
from generator.records.forms import MOST_IN_A_LINE
from generator.reports.editor import settings
from generator.write.schema import schema

pytestmark = pytest.mark.browser

WRITE = """async ([text, names, order, changes]) => {
  const { read, write } = await import("./as-written.mjs")
  return write({ ...read(text, names), ...changes }, names, order)
}"""
NAMES = ["name", "contact", "regions", "phases", "portrait", "note"]
NASTY = [
    *("no", "NULL", "~", "0123", "12:30", "2026-02-30", "1e3", "- a", "a: b", "a #b", "#a", "{a}", "[a", "*a", "&a"),
    *(
        "'",
        '"',
        "it's",
        'say "so"',
        "%a",
        "@a",
        "`a",
        "a,b",
        "?",
        ": a",
        "a:",
        "|",
        ">",
        "\\n",
        "Ŵyn é 日",
        "a  b",
        "!a",
    ),
    *("---", "=", "<<", "one\ntwo", "one\n\ntwo\n  three", "# one\n# two", "- one\n- two", "one\r\ntwo"),
    *("key: value\nkey: value", "\ttab"),
]
PHASES = """phases:
  # one
  - {phase: a, experience: b} # two
  # three
  - {phase: c, experience: d}
# four
id: e
"""


@pytest.fixture(scope="module")
def page(browser: Browser, editor: Path) -> Iterator[Page]:
    """A page of the form's folder, which can import the form's own modules."""
    context = browser.new_context()
    tab = context.new_page()
    with serving(editor) as address:
        tab.goto(f"{address}signed-out.html")
        yield tab
    context.close()


def written(page: Page, text: str, **changes: Any) -> str:
    made: str = page.evaluate(WRITE, [text, NAMES, NAMES, changes])
    return made


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        ("name: A\n# b\nbase: B\n", {"name": "C"}, "name: C\n# b\nbase: B\n"),
        ("name: A # b\nbase: B\n", {"name": "C"}, "name: C # b\nbase: B\n"),
        ("# a\nname: A\n\n# b\nnote: B\n", {"note": ""}, "# a\nname: A\n\n# b\n"),
        ("name: A\nnote: B\n", {"regions": ["x", "z"]}, "name: A\nregions:\n  - x\n  - z\nnote: B\n"),
        ("name: A\nregions: [x, y]\n", {"regions": ["x", "z", "y"]}, "name: A\nregions: [x, z, y]\n"),
        ("name: A\nregions:\n  # b\n  - x\n  - y\n", {"regions": ["x"]}, "name: A\nregions:\n  # b\n  - x\n"),
        ("name: A\nregions: []\n", {"regions": []}, "name: A\nregions: []\n"),
        ("name: A\nregions: [x]\n", {"regions": []}, "name: A\n"),
        (
            "name: A\ncontact: {email: b, phone: c}\n",
            {"contact": {"email": "b", "phone": None}},
            "name: A\ncontact: {email: b}\n",
        ),
        ("name: A\n", {"contact": {"email": "", "phone": None}}, "name: A\n"),
        ("name: A\nid:   x   \n", {"name": "No"}, 'name: "No"\nid:   x   \n'),
        ("name: A\nportrait: |\n  b\n\n  c\nid: d\n", {"portrait": "e\nf"}, "name: A\nportrait: |\n  e\n  f\nid: d\n"),
        ("name: A\nportrait: |\n  b\n", {"portrait": "e"}, "name: A\nportrait: e\n"),
        ("name: A", {"note": "b"}, "name: A\nnote: b\n"),
        (
            PHASES,
            {"phases": [{"phase": "a", "experience": "b"}, {"phase": "c", "experience": "f"}]},
            PHASES.replace("experience: d", "experience: f"),
        ),
    ],
)
def test_a_change_touches_its_own_lines(page: Page, text: str, changes: dict[str, Any], expected: str) -> None:
    assert written(page, text, **changes) == expected


@pytest.mark.parametrize("value", NASTY)
def test_a_text_reads_back_as_it_was_typed(page: Page, value: str) -> None:
    text = "# a\nname: A\ncontact: {email: b} # c\nid: d\n"
    for changes in ({"name": value}, {"contact": {"email": value}}, {"regions": [value, "x"]}, {"note": value}):
        made = written(page, text, **changes)
        read = yaml.load(made, yaml.BaseLoader)  # noqa: S506  # texts alone, as the register reads them
        stripped = {name: trimmed(inner) for name, inner in {**TEXTS, **changes}.items()}
        assert {name: trimmed(inner) for name, inner in read.items()} == stripped
        assert made.count("# a\n") == made.count(" # c\n") == 1 or "# c" not in made


TEXTS = {"name": "A", "contact": {"email": "b"}, "id": "d"}


def trimmed(value: Any) -> Any:
    match value:
        case dict():
            return {name: trimmed(inner) for name, inner in value.items()}
        case list():
            return [trimmed(inner) for inner in value]
    return value.replace("\r\n", "\n").strip()


def test_what_the_form_cannot_write_it_refuses(page: Page) -> None:
    for text in ("{name: A}\n", "- a\n", "name: 'A\n", ""):
        with pytest.raises(Error, match=r"cannot be read|in braces"):
            written(page, text, name="B")
    with pytest.raises(Error, match="makes no new files"):
        page.evaluate('async () => (await import("./as-written.mjs")).write({name: "A"}, ["name"], ["name"])')


MANY = """async cases => {
  const { read, write } = await import("./as-written.mjs")
  return cases.map(([text, names, order, changes]) => write({ ...read(text, names), ...changes }, names, order))
}"""
WORDS = ("Mrs O'Neill: no, not #4", "yes", "2026-03-01", 'She says "no": {never}', "- a dash", "Ŵyn's\n\n# two: texts")


FORMS = {
    "website": "https://register.example/a-b",
    "site_url": "https://register.example/b/",
    "email": "a.b+c@naace.example",
}
"""What may be typed into fields that are no free text."""


def test_every_text_of_every_demonstration_record_can_be_changed_and_reads_as_it_was_typed(page: Page) -> None:
    kinds = {kind["format"]: kind for kind in settings("naace/register", "", None)["kinds"]}
    lines, texts = cycle(WORDS[:-1]), cycle(WORDS)
    asked: list[tuple[str, str, str]] = []
    cases = []
    for file, data in demonstration_files().items():
        kind = kinds.get(f"register-{kind_of(file).__name__.lower()}")
        for name, value in fields_of(kind_of(file), kind).items() if kind else ():
            words = next(texts if value == "text" else lines)
            words = next((form for ending, form in FORMS.items() if name.endswith(ending)), words)
            asked.append((file, name, words))
            cases.append([data.decode(), kind["shown"], kind["order"], {name: words}])
    assert len(cases) > 300
    for (file, name, words), text, (before, *_) in zip(asked, page.evaluate(MANY, cases), cases, strict=True):
        read = read_file(placed(file), text.encode())
        assert read.problems == [], (file, name, words)
        assert getattr(read.entry, name) == words
        others = {other: kept for other, kept in dict(read.entry).items() if other != name}
        was = dict(read_file(placed(file), before.encode()).entry)
        assert others == {other: kept for other, kept in was.items() if other != name}
        assert text.count("#") == before.count("#") - comment_signs(was[name]) + words.count("#")


def kind_of(file: str) -> type[Entry]:
    folder = file.removeprefix("data/").rpartition("/")[0]
    return next(kind for kind in ENTRIES if kind.folder == folder)


def fields_of(kind: type[Entry], form: dict[str, Any]) -> dict[str, str]:
    """The texts of a kind that the form shows: line or text."""
    asked = {name: field for name, field in schema(kind)["properties"].items() if name in form["shown"]}
    texts = {name: field["maxLength"] for name, field in asked.items() if "maxLength" in field}
    return {name: "text" if most > MOST_IN_A_LINE else "line" for name, most in texts.items()}


def comment_signs(value: object) -> int:
    return str(value or "").count("#")
