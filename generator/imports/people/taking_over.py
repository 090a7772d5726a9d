"""The office's list of people, to one act for each person: what is new of them, and what cannot be taken over.

A person may have several rows: each adds its entries. Nothing on file is changed, only completed; a list may be read
twice. Linear in rows and people.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from generator.imports.office_lists.cells import plain
from generator.imports.office_lists.office_list import LIMITS, Unread
from generator.imports.people.cells import RowRead, row_read
from generator.imports.people.columns import ColumnMap
from generator.imports.people.entries import Item, Reader
from generator.imports.people.person import Person, people_of
from generator.imports.people.recorded import differs, is_on_file, other_details
from generator.imports.tables import Fault, ImportRefusedError, opened
from generator.office.act import Act
from generator.office.acts.people.new_organisation import NewOrganisation
from generator.office.edits import first_free, id_from
from generator.office.taken_over import TakenOver
from generator.records import Assessor, School
from generator.records.base import fields_of
from generator.records.forms import registration_number
from generator.register import Register

ORDER = tuple(name for name, _ in fields_of(Assessor))
SAID_LATE = frozenset(
    {"agreements", "membership", "decisions", "lead_assessor", "invoices", "moderations", "assessments"}
)
"""Lists whose entries may say why they are recorded late."""


@dataclass
class TakenPeople:
    """What a list gives: acts, the rows that cannot be taken over, and what differs from the file and stays as it is.

    `lines` are, by the file of each person or school, the lines of the rows that change it.
    """

    acts: list[Act] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    notes: list[Unread] = field(default_factory=list)
    lines: dict[str, list[int]] = field(default_factory=dict)
    rows: int = 0
    on_file: int = 0


IN_CAPITALS = re.compile(r"[A-Z]{3}")
"""In a name as lists have it in capitals: not changed, because no program knows McDonald, van der Berg and O'Neill."""


def read_people(
    path: Path, column_map: ColumnMap, register: Register, on: date, left_out: frozenset[int] = frozenset()
) -> TakenPeople:
    """Read a list by a map. Raises ImportRefusedError for a file that is no such list.

    Nobody is taken over who has a row that cannot be read, or one of the lines `left_out`.
    """
    taken = TakenPeople()
    people = people_of(list(_rows(path, column_map, register, taken)), register, Reader(register, column_map))
    _name_leads(register, people)
    whole = [person for person in people if not person.is_faulty]
    whole = [person for person in whole if left_out.isdisjoint(row.line for row in person.rows)]
    files = _Files(register, whole, on)
    for person in whole:
        act = files.act(person, taken)
        for name in other_details(person):
            taken.notes.append(Unread(person.rows[0].line, f"{name}: the file says something else, and stays as it is"))
        if act is None:
            taken.on_file += len(person.rows)
            continue
        taken.acts.append(act)
        if act.is_new and IN_CAPITALS.search(person.name):
            taken.notes.append(Unread(person.rows[0].line, "the name is in capitals, and the site would show it so"))
        for file in (Assessor.file_of(person.id), *map(School.file_of, act.visits)):
            taken.lines.setdefault(file, []).extend(row.line for row in person.rows)
    taken.acts[:0] = files.new_organisations
    taken.unread += _unread(people)
    taken.unread.sort(key=lambda row: row.line)
    return taken


def _rows(path: Path, column_map: ColumnMap, register: Register, taken: TakenPeople) -> Iterator[RowRead]:
    """The rows of the list, each read by itself."""
    asked = set(column_map.columns.values())

    def recognised(header: Sequence[str]) -> tuple[str, ...] | None:
        if not asked or not asked.issubset(header):
            return None
        if twice := next((heading for heading in sorted(asked) if list(header).count(heading) > 1), None):
            raise ImportRefusedError(f"Several columns are named {twice}. Give each its own heading.")
        return tuple(header)

    with opened(path, recognised, " the columns of the map", LIMITS) as (tables, _):
        if len(tables) > 1:
            raise ImportRefusedError("Several sheets hold such a list. Save the right one by itself.")
        for line, cells in tables[0].rows:
            taken.rows += 1
            if isinstance(cells, Fault):
                taken.unread.append(Unread(line, str(cells.value)))
            else:
                yield row_read(line, cells, tables[0].kind, column_map, register)


def _unread(people: Sequence[Person]) -> Iterator[Unread]:
    """The rows of people who cannot be taken over, each with its faults."""
    for person in people:
        for row in person.rows if person.is_faulty else ():
            for why in row.faults or ["another row of the same person cannot be taken over"]:
                yield Unread(row.line, why)


def _name_leads(register: Register, people: Sequence[Person]) -> None:
    """Put the id of each Lead Assessor in the place of the name; a fault where it means nobody, or two people."""
    names: dict[str, set[str]] = {}
    on_file = ((assessor.id, assessor.name) for assessor in register.assessors.values())
    for id, name in (*on_file, *((person.id, person.name) for person in people)):
        for called in (id, plain(name)):
            names.setdefault(called, set()).add(id)
    for person in people:
        for position, item in enumerate(person.items):
            lead = item.fields.get("lead")
            meant = (names.get(lead) or names.get(plain(lead)) or set()) if lead else set()
            if len(meant) == 1:
                person.items[position] = item._replace(fields={**item.fields, "lead": next(iter(meant))})
            elif lead and item.name == "moderations":
                why = "moderation_lead: this means nobody on file or in the list, or two people"
                person.rows[0].faults.append(why)


class _Files:
    """Makes the act of each person; knows which ids and numbers the list gives."""

    def __init__(self, register: Register, people: Sequence[Person], on: date) -> None:
        self._register = register
        self._late = on - timedelta(days=register.scheme.on(on).record_days) if register.assessors else None
        self._numbers = _numbers(register, people)
        self._ids = {plain(organisation.name): id for id, organisation in register.organisations.items()}
        self._organisation_ids = set(self._ids.values())
        self._used = {id: {visit.id for visit in school.assessments} for id, school in register.schools.items()}
        self.new_organisations: list[NewOrganisation] = []

    def act(self, person: Person, taken: TakenPeople) -> TakenOver | None:
        """What is put on file of a person; None if all of it is there."""
        fields: dict[str, Any] = {} if person.on_file else person.details
        visits: dict[str, list[Any]] = {}
        moderated = ""
        for item in sorted(person.items, key=lambda item: item.name != "assessments"):  # which a moderation names
            if is_on_file(person, item, self._register):
                if differs(person, item):
                    why = f"an entry of {item.name} is on file with other facts, and stays as it is"
                    taken.notes.append(Unread(person.rows[0].line, why))
            elif item.name == "assessments" and item.school:
                number = self._assessment_number(item.school, item.day)
                moderated = f"{item.school}/{number}"
                visits.setdefault(item.school, []).append(
                    {"id": number, "assessor": person.id, **self._values(person, item)}
                )
            else:
                values = self._values(person, item)
                if item.name == "moderations":
                    values["assessment"] = moderated
                fields.setdefault(item.name, []).append(values)
        has_number = person.on_file and person.on_file.registration_number
        given = person.said.get("registration_number") or self._numbers.get(person.id)
        if given and not has_number:
            fields["registration_number"] = given
        if not fields and not visits:
            return None
        ordered = {name: fields[name] for name in ORDER if name in fields}
        return TakenOver(id=person.id, person=person.name, fields=ordered, visits=visits, is_new=person.on_file is None)

    def _values(self, person: Person, item: Item) -> dict[str, Any]:
        """The fields of an entry, with the organisation's id and the reason for coming late."""
        values = dict(item.fields)
        if item.name == "organisations":
            values["organisation"] = self._organisation(values["organisation"])
        if item.name in SAID_LATE and self._late and item.day < self._late and "recorded_late" in person.said:
            values["recorded_late"] = person.said["recorded_late"]
        return values

    def _organisation(self, name: str) -> str:
        """The id of an organisation on file, or of a new one."""
        if plain(name) not in self._ids:
            id = id_from(name, self._organisation_ids)
            self._ids[plain(name)] = id
            self._organisation_ids.add(id)
            self.new_organisations.append(NewOrganisation.model_validate({"name": name, "id": id}))
        return self._ids[plain(name)]

    def _assessment_number(self, school: str, visited_on: date) -> str:
        """The next free id of an assessment in a school and year."""
        used = self._used[school]
        year = visited_on.year
        id = first_free(f"{year}-1", lambda number: f"{year}-{number}", used)
        used.add(id)
        return id


def _numbers(register: Register, people: Sequence[Person]) -> Mapping[str, str]:
    """The registration number of everybody in the list who was registered and has none: the next ones, in the order of
    their registrations.
    """
    stated = (person.said["registration_number"] for person in people if "registration_number" in person.said)
    highest = max([int(register.next_registration_number[-4:]) - 1, *(int(str(number)[-4:]) for number in stated)])
    first_days = sorted(
        (min(days), person.id)
        for person in people
        if "registration_number" not in person.said
        and not (person.on_file and person.on_file.registration_number)
        and (days := [item.day for item in person.items if item.fields.get("decision") == "registered"])
    )
    return {id: registration_number(number) for number, (_, id) in enumerate(first_days, highest + 1)}
