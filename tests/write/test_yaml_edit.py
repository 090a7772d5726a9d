"""Edits of YAML texts by path: the value asked for is there, every other value too, and every other byte as it was."""

import re
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import PROJECT

from generator.read.plain_yaml import build
from generator.write.yaml_edit import AppendItem, Delete, Move, Rename, SetValue, edited
from generator.write.yaml_spans import EditError

LAYOUTS = {  # {c} is a comment on the line; {p}, after an unquoted value, white space or a comment on the next line.
    "block": "name: Old{p}\nbase: YO1{p}\n",
    "block, quoted": 'name: "Old"{c}\nbase: "YO1"{c}\n',
    "block, single quotes": "name: 'Old'{c}\nbase: YO1{p}\n",
    "a space before the colon's value": 'name:   "Old"{c}\nbase: YO1{p}\n',
    "no line end": 'base: "YO1"{c}\nname: Old{p}',
    "literal": 'name: |-{c}\n  Old\nbase: "YO1"{c}\n',
    "literal, kept": "name: |{c}\n  Old\nbase: YO1{p}\n",
    "folded": "name: >-{c}\n  Old\nbase: YO1{p}\n",
    "literal at the end": "base: YO1{p}\nname: |-{c}\n  Old\n",
    "value on the next line": 'name:\n  "Old"{c}\nbase: YO1{p}\n',
    "list after it": 'name: Old{p}\nregions:{c}\n  - "wales"{c}\nbase: YO1\n',
    "list at its key's column": "name: Old{p}\nregions:{c}\n- wales{p}\nbase: YO1\n",
    "mapping after it": 'name: "Old"{c}\ncontact:{c}\n    email: a@example.org{p}\nbase: YO1\n',
    "braces after it": "name: 'Old'{c}\ncontact: {{email: a@example.org}}{c}\nbase: YO1\n",
}
COMMENTS = {
    "none": "",
    "a comment": " # until 2020",
    "far off": "      # until 2020",
    "empty comment": " #",
    "with quotes": " # said \"so\" and 'so'",
    "with braces": " # {a: b, c: [d]}",
    "with a colon": " # note: x",
    "not ASCII": " # café 日本",
    "trailing space": " ",
    "trailing tab": "\t",
    "two signs": " ## twice # thrice",
    "like a key": " # name: Other",
}
CASES = [(layout, comment) for layout, comment in product(LAYOUTS, COMMENTS)]


def text_of(layout: str, comment: str) -> str:
    sign = COMMENTS[comment]
    return LAYOUTS[layout].format(c=sign, p=f"\n{sign.strip()}" if sign.strip() else sign)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("layout", "comment"), CASES)
def test_a_value_is_set_and_every_comment_and_other_value_stays(layout: str, comment: str, line_end: str) -> None:
    text = text_of(layout, comment).replace("\n", line_end)
    before, faults = build(text)
    assert not faults
    after = edited(text, SetValue(("name",), "New name"))
    values, faults = build(after)
    assert not faults
    assert values == {**before, "name": "New name"}
    assert after.count("#") == text.count("#")
    if sign := COMMENTS[comment].strip():
        assert after.count(sign) == text.count(sign)
    assert "\n" not in after.replace(line_end, "")


@pytest.mark.parametrize(("layout", "comment"), CASES)
def test_a_field_that_is_added_and_deleted_again_leaves_every_byte(layout: str, comment: str) -> None:
    text = text_of(layout, comment)
    if not text.endswith("\n"):
        text += "\n"
    added = edited(text, SetValue(("added_on",), date(2026, 3, 1)))
    assert build(added)[0]["added_on"] == "2026-03-01"
    assert edited(added, Delete(("added_on",))) == text


@pytest.mark.parametrize(("layout", "comment"), CASES)
def test_a_field_is_renamed_in_its_place(layout: str, comment: str) -> None:
    text = text_of(layout, comment)
    assert edited(text, Rename(("name",), "title")) == re.sub("^name:", "title:", text, flags=re.MULTILINE)


@pytest.mark.parametrize("comment", [comment for comment, sign in COMMENTS.items() if sign.strip()])
@pytest.mark.parametrize(
    "layout", ["name: Old{c}\nbase: YO1\n", "name:{c}\n  Old\nbase: YO1\n", "base: YO1\nname: [Old, Other{c}\n]\n"]
)
def test_a_text_whose_values_a_comment_may_have_cut_is_not_edited(layout: str, comment: str) -> None:
    with pytest.raises(EditError, match=r"This value ends here|A # begins a comment"):
        edited(layout.format(c=COMMENTS[comment]), SetValue(("base",), "YO2"))


@pytest.mark.parametrize("sign", ["|", ">", "|-", ">-"])
def test_an_empty_block_is_moved_as_the_empty_text_that_it_is(sign: str) -> None:
    after = edited(f"text: {sign}\n \nbase: YO1\n", Move(("text",), ("note",)))
    assert build(after) == ({"base": "YO1", "note": ""}, [])


FILES = sorted((PROJECT / "data").rglob("*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_edits_of_a_real_file_change_what_they_name_and_nothing_else(path: Path) -> None:
    text = path.read_text("utf-8")
    before, _ = build(text)
    for name in before:
        after = edited(text, SetValue((name,), "Another value"))
        assert build(after)[0] == {**before, name: "Another value"}
        without = edited(text, Delete((name,)))
        assert build(without)[0] == {key: value for key, value in before.items() if key != name}
    for name, value in before.items():
        if isinstance(value, tuple) and value and isinstance(value[0], dict):
            after = edited(text, AppendItem((name,), {"on": date(2026, 3, 1), "note": "added"}))
            assert build(after)[0][name] == (*value, {"on": "2026-03-01", "note": "added"})
            assert after.startswith(text[: text.index(name)])


VALUES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\ufeff"), min_size=1)


@given(st.sampled_from(FILES), VALUES, st.data())
@settings(max_examples=60, deadline=None)
def test_any_text_that_is_set_is_read_back(path: Path, value: str, data: st.DataObject) -> None:
    text = path.read_text("utf-8")
    before, _ = build(text)
    name = data.draw(st.sampled_from(sorted(before)))
    values, faults = build(edited(text, SetValue((name,), value)))
    assert [fault.code for fault in faults if fault.code != "unseen-character"] == []
    assert values == {**before, name: value}
