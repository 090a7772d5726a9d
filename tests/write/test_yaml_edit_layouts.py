"""Edits of YAML texts in any layout: what becomes of comments, empty lines, line ends and indentation."""

import re
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.read.plain_yaml import Value, build
from generator.write import yaml_edit
from generator.write.yaml_edit import AppendItem, Delete, Edit, Move, Rename, SetValue, WrongEditError, edited
from generator.write.yaml_spans import EditError


def test_comment_on_block_header() -> None:
    before = "name: |- # was Old until 2020\n  Old Name\nlocal_authority: Gateshead\n"

    assert (
        edited(before, SetValue(("name",), "New")) == 'name: "New" # was Old until 2020\nlocal_authority: Gateshead\n'
    )


FEES = "a: 1\nfees: # ours\n  - {x: 1} # c\n  # last\n# end\nb: 2"
BRACES = 'a: [\n  one, # first\n  "two" # second\n]\n'
SPARSE = "a:\n  - x: {} # about x\n    # about y\n    y: 2\n  - z\n"

EDITS: list[tuple[str, Edit, str]] = [
    # Lists.
    (FEES, AppendItem(("fees",), "z"), FEES.replace("# c\n", "# c\n  - z\n")),
    (FEES, SetValue(("fees", 0, "z"), "w"), FEES.replace("x: 1", "x: 1, z: w")),
    (FEES, SetValue(("fees",), "none"), 'a: 1\nfees: "none" # ours\n  # last\n# end\nb: 2'),
    (FEES, Delete(("fees", 0), leave_empty=True), "a: 1\nfees: [] # ours\n  # last\n# end\nb: 2"),
    ("a: []\n", AppendItem(("a",), {"b": 1}), "a:\n  - {b: 1}\n"),
    ("a: [] # none yet\nb: 1\n", AppendItem(("a",), "x"), "a: [x] # none yet\nb: 1\n"),
    ("a:\n- x\nb: 1\n", AppendItem(("c",), {"d": 1}), "a:\n- x\nb: 1\nc:\n- {d: 1}\n"),
    ("a:\n- b: 1\n", AppendItem(("a",), {"b": 2}), "a:\n- b: 1\n- b: 2\n"),
    # Braces and brackets, on one line and over several.
    (BRACES, AppendItem(("a",), "three"), BRACES.replace('"two" #', '"two", #').replace("\n]", "\n  three\n]")),
    (BRACES, SetValue(("a", 1), "three"), BRACES.replace("two", "three")),
    (BRACES, Delete(("a", 0)), 'a: [\n  "two" # second\n]\n'),
    (BRACES, Delete(("a", 1)), "a: [\n  one, # first\n]\n"),
    ('a: [x, "y" # last\n]\n', AppendItem(("a",), "z"), 'a: [x, "y", z, # last\n]\n'),
    ("a: [x, y, z]\n", Delete(("a", 1)), "a: [x, z]\n"),
    ("a: {x: 1, y: 2}\n", Delete(("a", "y")), "a: {x: 1}\n"),
    ("a: {x: 1}\n", Delete(("a", "x"), leave_empty=True), "a: {}\n"),
    # What goes with a field that is deleted, and what stays.
    (SPARSE, Delete(("a", 0, "x")), "a:\n  -\n    # about y\n    y: 2\n  - z\n"),
    (SPARSE, Delete(("a", 0)), "a:\n  - z\n"),
    ("a: 1\n# of b or c\nb: 2\nc: 3\n", Delete(("b",)), "a: 1\n# of b or c\nc: 3\n"),
    ("a: 1\n\n# of b\nb: 2\n\nc: 3\n", Delete(("b",)), "a: 1\n\n\nc: 3\n"),
    ("# of the file\na: 1\n\nb: 2\n", Delete(("a",)), "# of the file\n\nb: 2\n"),
    ("a: |+\n  x\n\nb: 1\n\n\nc: 2\n", Delete(("b",)), "a: |+\n  x\n\nc: 2\n"),
    ("a:\n  b: {c: 1}\nd: 2\n", Delete(("a", "b", "c")), "d: 2\n"),
    ("a: 1\nb: 2", Delete(("b",)), "a: 1"),
    # Texts of several lines.
    ("a: '1' # one\nb: 2\n", SetValue(("a",), "x\ny\n"), "a: | # one\n  x\n  y\nb: 2\n"),
    ("a: |\n  x", SetValue(("b",), "1"), 'a: |-\n  x\nb: "1"'),
    ("a: 1", SetValue(("a",), "x\ny\n"), "a: |\n  x\n  y\n"),
    ("a: '1'\n    # deep\nb: 2\n", SetValue(("a",), "x\ny"), 'a: "x\\ny"\n    # deep\nb: 2\n'),
    ("a:\n  # above\n  - 1\n", SetValue(("a",), "x\ny"), 'a: "x\\ny"\n  # above\n'),
    ("a:\n\n  - 1\nb: 2\n", SetValue(("a",), "x\ny"), 'a: "x\\ny"\n\nb: 2\n'),
    ("a:\n|\nb: 1\n", SetValue(("a",), "x"), "a:\n x\nb: 1\n"),
    ("a:\n# own\n|\n  t\n", SetValue(("a",), "x"), "a:\n# own\n x\n"),
    # Single values beside a comment, which is only unmistakable after a quote.
    ("a: '1' # one\n", SetValue(("a",), date(2026, 3, 1)), 'a: "2026-03-01" # one\n'),
    ("a: '1' # one\n", SetValue(("a",), True), 'a: "yes" # one\n'),
    ("a: '1' # one\n", SetValue(("a",), Decimal("1.00")), 'a: "1.00" # one\n'),
    ("a: '1'\n  # deep\n", SetValue(("a",), 3), 'a: "3"\n  # deep\n'),
    ("a: {x: 1} # one\n", SetValue(("a",), "New"), 'a: "New" # one\n'),
    ("a:\n  # above\n  - 1\n", SetValue(("a",), "New"), 'a: "New"\n  # above\n'),
    ("a: null\n", SetValue(("a", "b"), "New"), "a: {b: New}\n"),
    ("a: >\r\n  x\r\n\r\n\r\n  y\r\nb: 1\r\n", SetValue(("a",), "z"), "a: z\r\nb: 1\r\n"),
    ("a: |+\r\n  x\r\n\r\n", SetValue(("b",), "z"), "a: |+\r\n  x\r\n\r\nb: z\r\n"),
    # Places of new fields.
    ("a: 1\nc: 3\n", SetValue(("b",), "x", order=("a", "b", "c")), "a: 1\nb: x\nc: 3\n"),
    ("# top\nc: 3\n", SetValue(("b",), "x", order=("a", "b", "c")), "# top\nb: x\nc: 3\n"),
    ("l:\n  - c: 3\n", SetValue(("l", 0, "b"), "x", order="abc"), "l:\n  - b: x\n    c: 3\n"),
    ("a: 1\nb: 2\n", SetValue(("n",), "x", after="a"), "a: 1\nn: x\nb: 2\n"),
    ("a: 1\n", SetValue(("c", "m"), "x"), "a: 1\nc: {m: x}\n"),
    ("a: {b: 1}\n", SetValue(("a", "c"), "x, y"), 'a: {b: 1, c: "x, y"}\n'),
    ("a: '1' # as it is\n", SetValue(("a",), "1"), "a: '1' # as it is\n"),
    # Names and moves.
    ("a: {'b': 1}\n", Rename(("a", "b"), "c, d"), 'a: {"c, d": 1}\n'),
    ("a: {on: 2026-01-01, c: '1'}\nb: 2\n", Move(("a",), ("c", "d")), "b: 2\nc: {d: {on: 2026-01-01, c: '1'}}\n"),
    ("a: x, y\nb: {c: 1}\n", Move(("a",), ("b", "a")), 'b: {c: 1, a: "x, y"}\n'),
]


@pytest.mark.parametrize(("before", "edit", "after"), EDITS)
def test_an_edit_gives_this_text_to_the_byte(before: str, edit: Edit, after: str) -> None:
    assert edited(before, edit) == after


def test_edits_follow_one_another() -> None:
    assert edited("a: 1\n", AppendItem(("l",), "x"), AppendItem(("l",), "z"), Delete(("a",))) == "l: [x, z]\n"


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: 1\n", Delete(("b",))),
        ("a: 1\n", SetValue(("a", "b"), "x")),
        ("a: [x]\n", SetValue(("a", 1), "y")),
        ("a: {b: 1}\n", AppendItem(("a",), "y")),
        ("a: 1\nb: 2\n", Rename(("a",), "b")),
        ("a: 1\n", Rename(("b",), "c")),
        ("a: 1\n", SetValue((), "x")),
        ("a: 1\n", SetValue((), {"b": "x"})),
        ("a: 1\n", Delete(())),
        ("a: &b 1\n", SetValue(("a",), "x")),
        ("a: [\n", SetValue(("a",), "x")),
        ("? a\n: 1\n", SetValue(("a",), "x")),
        ("a: x # y\n", SetValue(("a",), "x")),
        ("a: # y\n", SetValue(("a",), "x")),
        ("a: [b: 1]\n", SetValue(("a", 0, "c"), "x")),
        ("# own\ra: 1\n", SetValue(("a",), "x")),
        ("a: 1 # own\x85b: 2\n", SetValue(("a",), "x")),
        ("a: 1 # own\u2028b: 2\n", SetValue(("a",), "x")),
    ],
)
def test_an_edit_that_a_text_cannot_take_is_refused(text: str, edit: Edit) -> None:
    with pytest.raises(EditError):
        edited(text, edit)


def test_an_edit_that_would_read_back_to_other_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_edit, "_text_after", lambda text, edit: text + "note: lost\n")

    with pytest.raises(WrongEditError):
        edited("a: 1\n", SetValue(("a",), "x"))


def test_an_edit_of_what_an_earlier_one_made_unreadable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_edit, "LONGEST_NAME", 10_000)
    name = "x" * 2_000  # as the name of a field YAML does not read it

    with pytest.raises(WrongEditError):
        edited("a: 1\n", SetValue((name,), "1"), SetValue(("a",), "2"))


CLOSING = ("'", '"', "]", "}")
"""What a value ends with that a comment may follow."""


class Layouts:
    """Random texts in block style and braces, with comments and empty lines wherever they may be."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.step = random.choice([2, 4])
        self.list_step = random.choice([0, 2, 4])

    def text(self) -> str:
        lines = self.random.choice([[], ["# own"], ["# own", ""], ["---"]])
        lines = [*lines, *self.fields(0, self.random.choice([0, 0, 2]))]
        text = "\n".join(lines) + self.random.choice(["", "\n", "\n\n", "\n# own\n"])
        return text.replace("\n", self.random.choice(["\n", "\r\n"]))

    def comment(self) -> str:
        return self.random.choice(["", "", " # own", "   # own: [x], 'é'"])

    def between(self, column: int, above: list[str]) -> list[str]:
        if self.random.random() < 0.7:
            return []
        deeper = [" " * (column + 2) + "# own"] if above and above[-1].endswith(CLOSING) else []
        return [self.random.choice(["", "# own", " " * column + "# own", *deeper])]

    def commented(self, value: str) -> str:
        """A value, with a comment after it where that may be."""
        return value + self.comment() if value.endswith(CLOSING) else value

    def flow(self, depth: int = 0) -> str:
        chance = self.random.random()
        count = range(self.random.randint(0, 3))
        if depth < 2 and chance < 0.2:
            names = [self.random.choice(["k{}", "'q {}'"]).format(number) for number in count]
            return "{" + ", ".join(f"{name}: {self.flow(depth + 1)}" for name in names) + "}"
        if depth < 2 and chance < 0.4:
            items = [self.flow(depth + 1) for _ in count]
            if items and self.random.random() < 0.3:
                margin = " " * 20
                return "[\n" + "".join(f"{margin}{item},{self.comment()}\n" for item in items) + f"{margin}]"
            return "[" + ", ".join(items) + "]"
        return self.random.choice(["plain", '"dq"', "'s q'", "2026-01-01", "x y"])

    def block_text(self, column: int) -> str:
        lines = self.random.choice([["one", "two"], ["one", "", "  two"], ["x"]])
        header = self.random.choice(["|", "|-", ">", "|+", ">-"]) + self.comment()
        margin = " " * (column + 2)
        empty = self.random.choice(["", "\n", "\n\n"])
        return "\n".join([header, *(margin + line if line else "" for line in lines)]) + empty

    def fields(self, depth: int, column: int, after_dash: bool = False) -> list[str]:
        lines: list[str] = []
        for number in range(self.random.randint(1, 4)):
            is_first = after_dash and number == 0
            lines += [] if is_first else self.between(column, lines)
            name = self.random.choice(["k{}:", '"q {}":', "'s{}':"]).format(number)
            head = name if is_first else " " * column + name
            chance = self.random.random()
            if depth < 3 and chance < 0.2:
                lines += [head + self.comment(), *self.fields(depth + 1, column + self.step)]
            elif depth < 3 and chance < 0.4:
                lines += [head + self.comment(), *self.items(depth + 1, column + self.list_step)]
            elif chance < 0.5:
                lines.append(f"{head} {self.block_text(column)}")
            elif chance < 0.55:
                lines += [head, " " * (column + 2) + self.commented(self.random.choice(["value", "'value'"]))]
            elif chance < 0.6:
                lines.append(head)
            else:
                lines.append(head + self.random.choice([" ", "   "]) + self.commented(self.flow()))
        return lines

    def items(self, depth: int, column: int) -> list[str]:
        lines: list[str] = []
        for number in range(self.random.randint(1, 4)):
            lines += self.between(column, lines) if number else []
            dash = " " * column + "-"
            chance = self.random.random()
            if depth < 3 and chance < 0.4:
                inside = self.fields(depth + 1, column + 2, True) if chance < 0.3 else self.items(depth + 1, column + 2)
                lines += [f"{dash} {inside[0].lstrip()}", *inside[1:]]
            elif chance < 0.5:
                lines.append(f"{dash} {self.block_text(column)}")
            else:
                lines.append(dash if chance < 0.55 else f"{dash} {self.commented(self.flow())}")
        return lines


Path = tuple[str | int, ...]
LEAVES = ["New", "no", "a, b", "it's # x", "One\ntwo\n", "One\n\ntwo", " lead", "", "-", "x\n\n", "[a]", "é: ü"]


def paths(value: Value, path: Path = ()) -> list[tuple[Path, Value]]:
    """Every path of the values, with what is there."""
    inside: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    return [(path, value), *(below for key, item in inside for below in paths(item, (*path, key)))]


def new_value(random: Random, depth: int = 0) -> Any:
    chance = random.random()
    if depth < 3 and chance < 0.2:
        return {f"a{number}": new_value(random, depth + 1) for number in range(random.randint(0, 3))}
    if depth < 3 and chance < 0.4:
        return [new_value(random, depth + 1) for _ in range(random.randint(0, 3))]
    return random.choice(LEAVES)


def new_edit(random: Random, values: dict[str, Value], turn: int) -> Edit:
    """An edit that the values can take; what it adds is named for the turn."""
    places = paths(values)
    path, _ = random.choice(places[1:])
    mapping, fields = random.choice([place for place in places if isinstance(place[1], dict)])
    new = f"new{turn}"
    names = [*fields, new] if isinstance(fields, dict) else []
    lists = [place for place, value in places if isinstance(value, tuple)]
    named = [place for place, _ in places if place and isinstance(place[-1], str)]
    return random.choice(
        [
            SetValue(path, new_value(random)),
            SetValue((*mapping, new), new_value(random), after=random.choice(names)),
            SetValue((*mapping, new), new_value(random), order=random.sample(names, len(names))),
            AppendItem(random.choice(lists) if lists else (new,), new_value(random)),
            Delete(path, leave_empty=random.random() < 0.5),
            Rename(random.choice(named), random.choice(["renamed", "o, k", "on", "-x"]) + str(turn)),
            Move(path, (f"moved{turn}",)),
        ]
    )


def only_adds(edit: Edit, values: dict[str, Value]) -> bool:
    """Whether an edit adds to a list or mapping that has something already."""
    places = dict(paths(values))
    path = tuple(edit.path)
    if isinstance(edit, AppendItem):
        return bool(places.get(path))
    return isinstance(edit, SetValue) and path not in places and bool(places[path[:-1]])


def is_within(before: str, after: str) -> bool:
    """Whether every character of a text is in another, in the same order."""
    signs = iter(after)
    return all(sign in signs for sign in before)


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=True))
def test_any_edit_of_any_layout_reads_back_and_keeps_what_it_does_not_change(random: Random) -> None:
    # `edited` itself compares the values read with those worked out, and raises WrongEditError where they differ.
    text = Layouts(random).text()
    for turn in range(3):
        values, faults = build(text)
        assert not faults
        if not values:
            return
        edit = new_edit(random, values, turn)
        after = edited(text, edit)
        if only_adds(edit, values):
            # The header of a text that ended the file without a line end may lose its plus for a minus.
            assert is_within(text.replace("+", ""), after)
        if isinstance(edit, Rename):
            assert after.count("# own") == text.count("# own")
        if "\r\n" in text:
            assert not re.search(r"(?<!\r)\n", after)
        text = after
