"""What the cells of one row mean: each by its field's form. A fault names the column, never what is written there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.imports.office_lists.cells import amount, day
from generator.imports.office_lists.office_list import RowRefusedError
from generator.imports.people.columns import ColumnMap, plain
from generator.imports.people.fields import FIELDS, SEVERAL, Form
from generator.imports.tables import cleaned
from generator.letters import respelt
from generator.office.acts.people.publication import ITEMS
from generator.records.contact_forms import Phone, Postcode, PostcodeDistrict, Website
from generator.records.forms import Text
from generator.register import Register
from generator.vocabulary import Term, nearest

_NATIONS = ("eng", "wal", "sco", "ni")
"""What the ids of schools begin with."""


@dataclass
class RowRead:
    """A row: its line, what its cells mean by the names of fields, and what is wrong with it.

    A field that is given again has its number after a space, as in `ongoing_paid_on 2`.
    """

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def has_fault(self, column: str) -> bool:
        """Whether something is wrong with what this column says: then it is not missing."""
        return any(fault.startswith(f"{column}: ") for fault in self.faults)


def row_read(
    line: int, cells: Sequence[str], header: Sequence[str], column_map: ColumnMap, register: Register
) -> RowRead:
    """Read a row by the map."""
    row = RowRead(line)
    for name, text, heading in _texts(cells, header, column_map):
        try:
            row.values[name] = _value(name.partition(" ")[0], text, register)
        except RowRefusedError as refused:
            row.faults.append(f"column {heading}: {refused}")
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)[0]
            fix = details.get("ctx", {}).get("fix", "")
            row.faults.append(f"column {heading}: {details['msg']}. {fix}".rstrip())
    return row


def _texts(cells: Sequence[str], header: Sequence[str], column_map: ColumnMap) -> Iterator[tuple[str, str, str]]:
    """The field, the text and the heading of each cell that says something, then the values that everybody has."""
    given = set()
    for name, heading in column_map.columns.items():
        text = respelt("NFC", cells[header.index(heading)]).strip()
        if text:
            given.add(name)
            yield name, text, heading
    for name, text in column_map.fixed.items():
        if name not in given:
            yield name, text, f"{name} (fixed)"


def _value(name: str, text: str, register: Register) -> Any:  # noqa: PLR0911  # one return for each form of a cell
    """What a cell means. Raises RowRefusedError or ValidationError."""
    form, line = FIELDS[name].form, cleaned(text)
    if term := FIELDS[name].term:
        words = [_term(term, word) for word in re.split(r"[,;|/\n]", text) if word.strip()]
        if name not in SEVERAL and len(words) != 1:
            raise RowRefusedError("one word is expected here")
        return words if name in SEVERAL else words[0]
    match form:
        case Form.DAY:
            return day(line, "day")
        case Form.AMOUNT:
            return amount(line)
        case Form.DISTRICT:
            return _district(line)
        case Form.ITEMS:
            return [_item(word) for word in re.split(r"[,;|/\n]", text) if word.strip()]
        case Form.SCHOOL:
            return _school(line, register)
        case Form.PERSON | Form.ID:
            return line
    if form is Website and line.casefold().startswith("www."):
        line = f"https://{line}"
    if form is Phone and re.fullmatch(r"[1-9][0-9]{9}", line):
        raise RowRefusedError("the 0 at the beginning is missing, which spreadsheets leave out of a number")
    return _adapter(form).validate_python(_paragraphs(text) if form is Text else line)


@cache
def _adapter(form: Any) -> TypeAdapter[Any]:
    """What validates a form. It takes longer to make than to ask."""
    return TypeAdapter(form)


def _term(term: type[Term], word: str) -> Term:
    """The word of a closed list, by itself or by its label."""
    if known := term.called(word):
        return known
    called = {plain(name): known for known in term for name in (known.label, known)}
    near = nearest(plain(word), called)
    hint = f"; did you mean {called[near].label}?" if near else ""
    raise RowRefusedError(f"this is not one of the words used here{hint}")


def _item(word: str) -> str:
    """Something that a person agrees to have published."""
    if (item := cleaned(word).casefold()) in ITEMS:
        return item
    raise RowRefusedError(f"this names nothing that can be published; write {', '.join(ITEMS)}")


def _district(text: str) -> str:
    """The district of a postcode, whole or not: a whole one would show where somebody lives."""
    packed = re.sub(r"\s", "", text).upper()
    if re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", packed):
        _adapter(Postcode).validate_python(f"{packed[:-3]} {packed[-3:]}")
        packed = packed[:-3]
    return str(_adapter(PostcodeDistrict).validate_python(packed))


def _school(text: str, register: Register) -> str:
    """The id of a school on file, by its id or official number."""
    plain = text.casefold()
    meant = [id for id in (plain, *(f"{nation}-{plain}" for nation in _NATIONS)) if id in register.schools]
    if len(meant) != 1:
        raise RowRefusedError(
            "no school of this number is on file; add it first, with `register import-schools --only`"
        )
    return meant[0]


def _paragraphs(text: str) -> str:
    """A text with its lines; other white space is plain."""
    return "\n".join(" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n")).strip()
