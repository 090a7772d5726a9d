"""The column map: which column of the office's list holds what. A small YAML file that people read and change.

It is guessed from the headings once, shown, and kept; a list is only ever read by a map that is kept.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path

from generator.imports.office_lists.office_list import LIMITS
from generator.imports.people.fields import FIELDS
from generator.imports.tables import ImportRefusedError, opened
from generator.read.plain_yaml import UnreadableError, build
from generator.read.source import MOST_BYTES, decode
from generator.vocabulary import did_you_mean
from generator.write.yaml_text import written

NEAR = 0.84
"""How alike a heading and a known one must be: one letter in six may differ."""
MOST_COMPARED = 100
"""How many headings that nothing knows are looked at for a likeness."""
_NAME = re.compile(r"([a-z_]+)( [2-9]\d?)?", re.ASCII)
_INTRODUCTION = """\
# Which column of the office's list of people holds what: the field at the left, the heading at the right. Change it by
# hand where it is wrong. A field may be given again with a number, as in `ongoing_paid_on 2: Paid 2025`; two fields may
# have one heading. `fixed` gives a value to everybody whose cell is empty. docs/starting.md lists the fields.
"""


@dataclass(frozen=True)
class ColumnMap:
    """The heading of each field's column, and values for everybody whose cell is empty."""

    columns: Mapping[str, str]
    fixed: Mapping[str, str]


def plain(heading: str) -> str:
    """A heading for comparison: small letters and digits alone."""
    return re.sub("[^a-z0-9]", "", heading.casefold())


def headings_of(path: Path) -> tuple[str, ...]:
    """The headings of a list: the first line that has several. Raises ImportRefusedError where there is none."""

    def recognised(header: Sequence[str]) -> bool | None:
        return sum(bool(heading.strip()) for heading in header) > 1 or None

    with opened(path, recognised, " a line of headings, one for each column", LIMITS) as (tables, _):
        return tuple(heading for heading in tables[0].header if heading.strip())


def guessed(headings: Sequence[str], *, is_late: bool) -> ColumnMap:
    """The map that these headings suggest: each heading for one field at most. To be shown before it is used.

    `is_late` says that what is taken over needs a reason for coming late, because the register has people already.
    """
    columns: dict[str, str] = {}
    free = {plain(heading): heading for heading in headings}
    for name, field in FIELDS.items():
        found = next((known for known in (plain(name), *field.headings) if known in free), None)
        if found:
            columns[name] = free.pop(found)
    for name, field in FIELDS.items():
        near = {_alike(known, field.headings): known for known in islice(free, MOST_COMPARED)}
        if name not in columns and near and max(near) >= NEAR:
            columns[name] = free.pop(near[max(near)])
    fixed = {} if "languages" in columns else {"languages": "en"}
    if "moderation_school" in columns and "moderation_requested_by" not in columns:
        fixed["moderation_requested_by"] = "naace"
    if is_late:
        fixed["recorded_late"] = "Taken over from the office's list."
    return ColumnMap({name: columns[name] for name in FIELDS if name in columns}, fixed)


def _alike(heading: str, known: Sequence[str]) -> float:
    matchers = (SequenceMatcher(None, heading, other) for other in known)
    return max(matcher.ratio() if matcher.real_quick_ratio() >= NEAR else 0 for matcher in matchers)


def text_of(column_map: ColumnMap) -> str:
    """The map as it is kept."""
    fields = {"columns": dict(column_map.columns), "fixed": dict(column_map.fixed)}
    return _INTRODUCTION + written({name: value for name, value in fields.items() if value})


def kept(path: Path, headings: Sequence[str]) -> ColumnMap:
    """The map in a file, for a list with these headings. Raises ImportRefusedError with what is wrong in it."""
    try:
        with path.open("rb") as file:
            values, faults = build(decode(file.read(MOST_BYTES + 1)))
    except UnreadableError as unread:
        values, faults = {}, list(unread.faults)
    for fault in faults:
        raise ImportRefusedError(f"{path.name}, line {fault.place.line}: {fault.message}. {fault.fix}")
    if unknown := next((name for name in values if name not in ("columns", "fixed")), None):
        raise ImportRefusedError(f"{path.name}: {unknown} is neither columns nor fixed.")
    columns, fixed = (_words(path, name, values.get(name, {})) for name in ("columns", "fixed"))
    for name, heading in columns.items():
        if heading not in headings:
            near = did_you_mean(heading, headings) or "."
            raise ImportRefusedError(f"{path.name}: the list has no column {heading}{near} Correct the line of {name}.")
    return ColumnMap(columns, fixed)


def _words(path: Path, group: str, values: object) -> dict[str, str]:
    """The fields of a group of the map with their values. Raises ImportRefusedError."""
    if not isinstance(values, dict):
        raise ImportRefusedError(f"{path.name}: write a field and a heading on each line below {group}.")
    words: dict[str, str] = {}
    for name, value in values.items():
        match = _NAME.fullmatch(name)
        if match is None or match[1] not in FIELDS:
            raise ImportRefusedError(f"{path.name}: there is no field {name}{did_you_mean(name, FIELDS) or '.'}")
        if not isinstance(value, str):
            raise ImportRefusedError(f"{path.name}: write one heading after {name}.")
        words[name] = value
    return words


def shown(column_map: ColumnMap, headings: Sequence[str]) -> Iterator[str]:
    """The lines that show a map: each column with its field, then the columns that nobody reads."""
    width = max(map(len, headings), default=0)
    for name, heading in column_map.columns.items():
        meaning = FIELDS[name.partition(" ")[0]].meaning
        yield f"  {heading:{width}}  {name}: {meaning}"
    for name, value in column_map.fixed.items():
        yield f"  {'(for everybody)':{width}}  {name}: {value}"
    unread = [heading for heading in headings if heading not in column_map.columns.values()]
    if unread:
        yield f"Not read: {', '.join(unread)}."
