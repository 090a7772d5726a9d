"""Text that YAML cuts at a # or joins to the text above: refused at its character, and never read as anything else."""

import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from project import PROJECT
from read_texts import faults_of, values_of

from generator.read.source import read


def test_hash_cuts_a_value() -> None:
    text = "title: Heads in the cloud #3\nkind: training\nplace: Room #12, Durham\ndescription: Bring form #5\n"
    assert faults_of(text) == [("cut-text", 1, 27), ("cut-text", 3, 13), ("cut-text", 4, 25)]
    _, _, problems = read("data/x.yml", text.encode())
    assert 'as in `place: "Hall #4, Leeds"`' in problems[1].fix


def test_list_item_too_far() -> None:
    text = "former_names:\n  - Grace Oti\n   - Grace Amankwah\n"
    assert faults_of(text) == [("joined-text", 3, 4)]


CUT = {
    "the whole value": ("place: #12 Durham\nbase: x\n", (1, 8)),
    "the whole value in braces": ("a: {place: #12\n, b: c}\n", (1, 12)),
    "a value in braces on one line": ("a: {place: Room #12, Durham}\nbase: x\n", (1, 17)),
    "a value in brackets on one line": ("a: [Room #12, Durham]\nbase: x\n", (1, 10)),
    "an item": ("a:\n  - Room #12\n", (2, 10)),
    "an empty item": ("a:\n  - #12 Room\n  - b\n", (2, 5)),
    "an item in brackets": ("a: [b, #12 Room\n  c]\n", (1, 8)),
    "a date": ("paid_on: 2026-01-01 # by cheque\n", (1, 21)),
    "a text over two lines": ("a: one\n  two #3\nb: x\n", (2, 7)),
    "a heading at the end of a text": ("a: One.\n  # Two\nb: x\n", (2, 3)),
    "a heading below an empty line": ("a: One.\n\n  # Two\n", (3, 3)),
    "a heading above a text": ("a:\n  # One\n  Two.\n", (2, 3)),
    "a heading above an item's text": ("a:\n  -\n    # One\n    Two.\n", (3, 5)),
    "a line of a long text that is not indented enough": ("a: |\n  One.\n # Two\nb: x\n", (3, 2)),
    "a long text of empty lines": ("a: >\n \n  \n # One\n", (4, 2)),
    "text after a closing quote": ('a: "Room" #12\n', (1, 11)),
    "a comment at a closing quote": ('a: "Room"# ours\n', (1, 10)),
    "a comment at a closing bracket": ("a: [b]# ours\n", (1, 7)),
    "a comment at the sign of a long text": ("a: ># ours\n  b\n", (1, 5)),
    "a number after a sign": ("a: >5\n     years\nb: x\n", (1, 4)),
    "a number after the sign of a long text": ("a:\n  - |-2\n     x\n", (2, 5)),
    "a question mark before a name": ("? a\n: b\n", (1, 1)),
    "a question mark in braces": ("a: {?b: c}\n", (1, 5)),
}


@pytest.mark.parametrize("name", CUT)
def test_a_text_that_a_sign_may_cut_is_refused_at_the_sign_and_once(name: str) -> None:
    text, place = CUT[name]
    assert faults_of(text) == [("cut-text", *place)]
    assert faults_of(text.replace("\n", "\r\n")) == [("cut-text", *place)]


COMMENTS = {
    "on a line of its own": "# one\na: b\n\n# two\n  # three\nc: d\n# four",
    "within a list": "a:\n  # one\n  - b\n  # two\n  - c\n  # three\nd: e\n",
    "after a quote": "a: \"b\" # one\nc: 'd'  # two\n",
    "after a bracket": "a: [b] # one\nc: {d: e}   # two\n",
    "between brackets": "a: [\n  b, # one\n  # two\n  c\n  # three\n]\n",
    "after the sign of a long text": "a: | # one\n  b # c\nd: >- # two\n  e\n",
    "after a dash with a group below": "a:\n  - b\n  - # one\n    c: d\n  -\n  - # two\n    - e\n",
    "after the name of a list": "a: # one\n  - b\nc: # two\n  d: e\n",
    "below a quoted text": "a: 'b'\n  # one\nc: d\n",
    "without words": 'a: "b" #\n#\nc: d\n',
    "a rule of signs": 'a: "b" ########\n',
}


@pytest.mark.parametrize("name", COMMENTS)
def test_a_comment_that_nobody_can_mistake_is_read_as_one(name: str) -> None:
    assert values_of(COMMENTS[name])


@pytest.mark.parametrize("text", ["a: b#c\n", "a: C#\n", "a: '#4'\n", 'a: "b #c"\n', "a: |\n  b #c\n  # d\n"])
def test_a_sign_inside_a_text_is_a_part_of_it(text: str) -> None:
    assert "#" in str(values_of(text))


def test_a_question_mark_inside_a_text_is_a_part_of_it() -> None:
    text = "a: Is it so ?\nb: ?no\nc: [x ?, y]\nd: e\n"
    assert values_of(text) == {"a": "Is it so ?", "b": "?no", "c": ("x ?", "y"), "d": "e"}


JOINED = {
    "an item below a value": ("a: One\n  - two\nb: x\n", (2, 3)),
    "a dash alone": ("a: One\n  -\n  two\nb: x\n", (2, 3)),
    "an item without its dash": ("a:\n  - One\n    Two\n", (3, 5)),
    "an item without its comma": ("a: [One\n  Two]\n", (2, 3)),
    "a field without its space": ("name: One\n  base:YO1\nb: x\n", (2, 3)),
    "a field in braces without its space": ("a: {b: One\n  base:YO1}\n", (2, 3)),
    "a list of bullets": ("a: One\n  * two\n", (2, 3)),
    "a list of round bullets": ("a: One\n  • two\n", (2, 3)),
    "a list of numbers": ("a: One\n  1. two\n", (2, 3)),
    "a paragraph": ("a: One\n\n  Two\n", (2, 1)),
    "a field within a quote": ('a: "One\nb: Two\nc: Three"\n', (2, 1)),
    "paragraphs in a quote": ('a: "One\n\n  two"\n', (2, 1)),
    "paragraphs in an item's quote": ("a:\n  - 'One\n\n    two'\n", (3, 1)),
    "paragraphs in a quote in braces": ('a: {b: "One\n\n  two"}\n', (2, 1)),
    "a list in a quote": ('a: "One:\n  - two\n  - three"\n', (2, 3)),
    "paragraphs below >": ("a: >\n  One\n  two.\n\n  Three\n", (4, 1)),
    "a list below >": ("a: >-\n  One:\n  1. two\n  2. three\n", (3, 3)),
    "an item's quote": ('a:\n  - "One\n  Two"\n', (3, 3)),
}


@pytest.mark.parametrize("name", JOINED)
def test_a_line_that_was_to_be_apart_is_refused_where_it_begins_and_once(name: str) -> None:
    text, place = JOINED[name]
    assert faults_of(text) == [("joined-text", *place)]
    assert faults_of(text.replace("\n", "\r\n")) == [("joined-text", *place)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: One\n  two\n    three\n", "One two three"),
        ("a:\n  One\n  two\n", "One two"),
        ("a: See\n  https://example.org -\n  and more\n", "See https://example.org - and more"),
        ('a: "One\n  two"\n', "One two"),
        ('a: "\n\n  One\n\n\n  two\n\n  "\n', "\nOne\n\ntwo\n"),
        ("a: >\n\n  One\n  two\n\n\n  three\n", "\nOne two\n\nthree\n"),
        ("a: >\n  One\n    - two\n\n    three\n  four\n", "One\n  - two\n\n  three\nfour\n"),
        ("a: |\n  One\n\n  - two\n", "One\n\n- two\n"),
    ],
)
def test_a_text_goes_on_with_the_next_line_where_that_is_indented(text: str, value: str) -> None:
    assert values_of(text) == {"a": value}


@pytest.mark.parametrize("nothing", ["~", "null", "Null", "NULL", ".nan", ".NaN", ".NAN", ""])
def test_what_other_readers_take_for_no_value_is_none(nothing: str) -> None:
    text = f"a: {nothing}\nb: [{nothing or '~'}]\nc: '{nothing}'\nd: |-\n  {nothing or 'x'}\n"
    assert values_of(text) == {"a": "", "b": ("",), "c": nothing, "d": nothing or "x"}


BEFORE = "name: Old\nlist:\n  - {a: Old, b: [Old, x]}\n  - Old\n  - c: Old\nlast: Old"
PATHS = [("name",), ("list", 0, "a"), ("list", 0, "b", 0), ("list", 1), ("list", 2, "c"), ("last",)]
PLACES = dict(zip((match.start() for match in re.finditer("Old", BEFORE)), PATHS, strict=True))
"""Where each value begins that is typed over, and its keys."""
BEGINS_OTHERWISE = tuple("\"'[{|>")
"""What a value begins with that YAML does not take for a plain text."""
SEPARATES = re.compile(r"[][{},]|:(\s|$)")
"""What ends a value within brackets."""
LINES = st.text(st.sampled_from("aB3 #:-?,'\"[]{}|>&*!%@`~.\\é"), min_size=1, max_size=12)


@given(st.lists(LINES, min_size=1, max_size=3), st.sampled_from(list(PLACES)), st.integers(5, 8))
@settings(max_examples=800, deadline=None)
@example(["Room #12"], BEFORE.index("Old"), 5)
@example(["Room", "- Hall"], BEFORE.index("- Old") + 2, 5)
@example(["~"], BEFORE.index("Old"), 5)
def test_a_plain_value_changed_to_any_other_text_is_that_text_or_refused(
    lines: list[str], at: int, indent: int
) -> None:
    """The text is typed over the value; its further lines are indented under it."""
    lines = [line.strip() for line in lines]
    if "".join(lines).startswith(BEGINS_OTHERWISE) or (at in list(PLACES)[1:3] and SEPARATES.search("\n".join(lines))):
        return
    typed = ("\n" + " " * indent).join(lines)
    _, values, problems = read("data/x.yml", (BEFORE[:at] + typed + BEFORE[at + 3 :]).encode())
    if problems:
        return
    _, before, _ = read("data/x.yml", BEFORE.encode())
    values, found = without(values, PLACES[at])
    assert values == without(before, PLACES[at])[0]
    # No field for a text takes a list, a group or nothing.
    assert found in ("", " ".join(lines).strip()) or not isinstance(found, str)


def without(values: Any, path: tuple[str | int, ...]) -> tuple[Any, Any]:
    """The values but the one that a path leads to, and that one."""
    if not path:
        return None, values
    inner, value = without(values[path[0]], path[1:])
    if isinstance(values, dict):
        return {**values, path[0]: inner}, value
    return (*values[: path[0]], inner, *values[path[0] + 1 :]), value


def test_the_page_on_the_data_format_shows_how_to_write_a_comment() -> None:
    page = (PROJECT / "docs/data-format.md").read_text("utf-8")
    shown = page.split("```yaml\n")[1].split("```")[0]
    _, values, problems = read("data/x.yml", shown.encode())
    assert problems == []
    assert values is not None
    assert (values["place"], values["former_names"]) == ("Hall #4, Leeds", ("Grace Oti",))
    assert "# is part" in str(values["portrait"])
