"""Somebody in the office's list: the rows that are about them, put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.imports.people.cells import RowRead
from generator.imports.people.entries import Item, Reader
from generator.imports.people.whom import Whom
from generator.office.edits import given, id_from
from generator.records import Assessor
from generator.register import Register

DETAILS = (
    *("name", "registration_number", "email", "phone", "website", "base", "regions", "languages", "phases"),
    *("experience", "school_types", "types_experience", "portrait", "publish", "agreed_on", "confirmed_on"),
    "recorded_late",
)
NEEDED = ("name", "email", "base", "regions", "languages", "confirmed_on")
"""What a new person's file cannot be without."""
NEEDED_BESIDE = {"phases": "experience", "publish": "agreed_on"}
"""What else is needed where one of these is given."""


@dataclass
class Person:
    """Somebody in the list: their rows, what those say in single words, and their entries by their days."""

    id: str
    on_file: Assessor | None
    rows: list[RowRead]
    said: dict[str, Any] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name; of somebody on file that of the file."""
        return self.on_file.name if self.on_file else str(self.said.get("name", ""))

    @property
    def is_faulty(self) -> bool:
        return any(row.faults for row in self.rows)

    @property
    def details(self) -> dict[str, Any]:
        """A new person's own details, by the fields of the record."""
        said = self.said
        phases = [given(phase=phase, experience=said["experience"]) for phase in said.get("phases", ())]
        types = given(types=said.get("school_types"), experience=said.get("types_experience", said.get("experience")))
        return given(
            name=said["name"],
            contact=given(email=said["email"], phone=said.get("phone"), website=said.get("website")),
            publish=dict.fromkeys(said.get("publish", ()), said.get("agreed_on")),
            base=said["base"],
            regions=said["regions"],
            languages=said["languages"],
            phases=phases,
            school_types=[types] if "school_types" in said else [],
            portrait=said.get("portrait"),
            details_confirmed_on=said["confirmed_on"],
        )


def people_of(rows: Sequence[RowRead], register: Register, reader: Reader) -> list[Person]:
    """The people whom the rows are about, in the order of their first rows. Faults are added to the rows."""
    whom = Whom(register)
    people: dict[object, Person] = {}
    for row in rows:
        parts = [str(row.values[name]) for name in ("first", "last") if name in row.values]
        if parts:
            row.values.setdefault("name", " ".join(parts))
        key, on_file = whom.meant(row)
        people.setdefault(key, Person(on_file.id if on_file else "", on_file, [])).rows.append(row)
    taken = set(register.assessors)
    for person in people.values():
        _put_together(person)
        if not person.id:
            person.id = id_from(person.name or "new", taken)
            taken.add(person.id)
        person.items = _once(item for row in person.rows for item in reader.items(row, person.name))
    return list(people.values())


def _put_together(person: Person) -> None:
    """What a person's rows say. A fault where two say different things, or something is missing."""
    for row in person.rows:
        for name in DETAILS:
            value = row.values.get(name)
            if value is not None and person.said.setdefault(name, value) != value:
                row.faults.append(f"{name}: another row of the same person says something else")
    if person.on_file or person.is_faulty:
        return
    missing = [name for name in NEEDED if name not in person.said]
    missing += [needed for name, needed in NEEDED_BESIDE.items() if name in person.said and needed not in person.said]
    person.rows[0].faults += [f"{name}: this is missing" for name in missing]


def _once(items: Iterator[Item]) -> list[Item]:
    """The entries of all rows of a person, each once, in the order of their days."""
    kept: dict[str, Item] = {}
    for item in items:
        kept.setdefault(repr(item), item)
    return sorted(kept.values(), key=lambda item: item.day)
