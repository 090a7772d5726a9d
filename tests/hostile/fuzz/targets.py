"""What is fuzzed: by its name, a function that takes any bytes, hands them to a part of the program, and says what came
of it. An exception is a fault of the program: a crash, or a promise that it does not keep.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from example import ROOT, TODAY
from hostile.lists import LISTS, example, of_office, people, postcodes, schools
from hostile.outcome import Outcome, placed
from hostile.portraits.door import is_inert

from generator.check import check
from generator.office.acts import ACTS
from generator.office.proposing import propose
from generator.office.refused import ActRefusedError
from generator.office.typed import act_of, by_typed_name
from generator.plain_markdown import faults
from generator.problem import Location, Place
from generator.read.files import placed as placed_at
from generator.read.loading import put_together, read_file
from generator.read.plain_yaml import UnreadableError, Value, build
from generator.read.source import read
from generator.write.yaml_edit import AppendItem, Delete, Edit, Move, Rename, SetValue, WrongEditError, edited
from generator.write.yaml_spans import EditError

ON = date.fromisoformat(TODAY)
Target = Callable[[bytes], Outcome]


def reader(data: bytes) -> Outcome:
    """Any bytes as a file: read as PyYAML's base loader reads them, or refused at a place that is there."""
    document, values, problems = read("data/x.yml", data)
    for problem in problems:
        place = problem.at.place or Place(0, 0)
        assert place.line >= 1
        assert place.column >= 1
        assert problem.message
        assert problem.fix
    if values is None or document is None:
        assert problems
        return Outcome.REFUSED
    assert values == _tuples(yaml.load(document.text, Loader=yaml.CBaseLoader))  # noqa: S506  # it makes text alone
    assert document.place(Location("data/x.yml")).line >= 1
    return Outcome.HARMLESS


def _tuples(value: object) -> object:
    if isinstance(value, dict):
        return {key: _tuples(item) for key, item in value.items()}
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


FILES = {
    "a": "data/assessors/amina-rahman.yml",
    "s": "data/schools/eng-900001.yml",
    "e": "data/events/conference-2025.yml",
    "f": "data/fees/quality-review.yml",
    "o": "data/organisations/hale-ict.yml",
    "d": "data/scheme.yml",
    "n": "data/assessors/new-person.yml",
}
"""By the first letter of an input: the file of the example that it is."""


def records(data: bytes) -> Outcome:
    """A letter for a file of the example register, and the file: each problem of the register has its place."""
    file = FILES.get(chr(data[0]) if data else "a", FILES["a"])
    read_again = read_file(placed_at(file), data[1:])
    assert (read_again.entry is None) == bool(read_again.problems)
    checked = check(put_together({**example().reads, file: read_again}, []), ON)
    placed(checked)
    return Outcome.REFUSED if checked.refused else Outcome.HARMLESS


def portraits(data: bytes) -> Outcome:
    """A text as a portrait: its HTML holds what a portrait may hold, whatever is refused in it."""
    text = data.decode("utf-8", "ignore").replace("\0", "")
    is_inert(text)
    found = faults(text)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= fault.place.line <= lines and fault.place.column >= 1 for fault in found)
    return Outcome.REFUSED if found else Outcome.INERT


READERS: dict[str, Callable[[Path], bool]] = {
    "s": schools,
    "c": postcodes,
    "p": people,
    **{str(position): partial(of_office, position) for position in range(len(LISTS))},
}
"""By the first letter of an input: what reads the list."""


def lists(data: bytes) -> Outcome:
    """A letter for what reads it, and a list: rows are taken, or each is named by its line and why."""
    take = READERS.get(chr(data[0]) if data else "s", schools)
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:  # noqa: S108  # in memory
        path = Path(folder, "list")
        path.write_bytes(data[1:])
        return Outcome.HARMLESS if take(path) else Outcome.REFUSED


def yaml_edits(data: bytes) -> Outcome:
    """An edit on the first line, and a text: what is edited reads back as intended, and its comments are kept."""
    line, _, rest = data.decode("utf-8", "ignore").partition("\n")
    edit = edit_of(line)
    try:
        after = edited(rest, edit)
    except WrongEditError:
        raise
    except EditError:
        return Outcome.REFUSED
    before, _ = build(rest.removeprefix("\ufeff"))  # `edited` itself compares with what is intended
    if isinstance(edit, AppendItem | Rename) or isinstance(_at(before, edit.path), str | None):
        comments = [part for part in rest.splitlines() if part.startswith("# ")]
        if "#" not in str(_at(before, edit.path)):
            assert all(after.count(comment) >= comments.count(comment) for comment in comments), after
    with suppress(UnreadableError):
        build(after)
    return Outcome.HARMLESS


def _at(value: Value | None, path: object) -> Value | None:
    for key in path if isinstance(path, tuple) else ():
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, tuple):
            value = value[key] if isinstance(key, int) and 0 <= key < len(value) else None
        else:
            return None
    return value


def edit_of(line: str) -> Edit:  # noqa: PLR0911  # one return for each kind
    """The edit of a line: its kind's letter, a path of keys with dots, and a value, separated by spaces."""
    kind, _, words = line.partition(" ")
    keys, _, value = words.partition(" ")
    path = tuple(int(key) if key.isascii() and key.isdigit() and len(key) < 4 else key for key in keys.split("."))
    match kind:
        case "a":
            return AppendItem(path, {"on": ON, "note": value})
        case "d":
            return Delete(path)
        case "e":
            return Delete(path, leave_empty=True)
        case "r":
            return Rename(path, value)
        case "m":
            return Move(path, tuple(value.split(".")))
        case "l":
            return SetValue(path, value.split(","))
        case _:
            return SetValue(path, value)


BY_NAME = {act.name: act for act in ACTS}


@cache
def _words(act: str) -> dict[str, str]:
    import shlex  # noqa: PLC0415

    return dict(word.split("=", 1) for word in shlex.split(BY_NAME[act].example))


def acts(data: bytes) -> Outcome:
    """An act's name and lines of FIELD=VALUE that replace those of its example: an edit that check accepts, or a
    refusal.
    """
    name, *lines = data.decode("utf-8", "replace").split("\n")
    act = BY_NAME.get(name) or ACTS[len(data) % len(ACTS)]
    given = (line.partition("=") for line in lines)
    words = {**_words(act.name), **{field: value for field, _, value in given if field in by_typed_name(act)}}
    try:
        proposal = propose(ROOT, example(), [act_of(act, words, example().register, ON)], ON)
    except ActRefusedError:
        return Outcome.REFUSED
    placed(proposal.effects.new_problems)
    assert all(sentence and "\n" not in sentence for sentence in proposal.said)
    assert not proposal.refused or proposal.refusals
    return Outcome.REFUSED if proposal.refused else Outcome.HARMLESS


TARGETS: dict[str, Target] = {
    "reader": reader,
    "records": records,
    "portraits": portraits,
    "lists": lists,
    "yaml_edits": yaml_edits,
    "acts": acts,
}
