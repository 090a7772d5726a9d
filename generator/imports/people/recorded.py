"""Whether an entry of the office's list is on file already, as it is or with other facts."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.imports.office_lists.cells import plain
from generator.imports.people.entries import Item
from generator.imports.people.person import Person
from generator.register import Register

KEYS: Mapping[str, Callable[[Any], object]] = {
    "organisations": lambda entry: entry.from_,
    "selection": lambda entry: entry.assessed_on,
    "agreements": lambda entry: entry.version,
    "membership": lambda entry: entry.from_,
    "decisions": lambda entry: (str(entry.decision), entry.on),
    "lead_assessor": lambda entry: entry.from_,
    "invoices": lambda entry: entry.number,
    "moderations": lambda entry: entry.notified_on,
}
"""What an entry of each list is recognised by."""


def other_details(person: Person) -> Iterator[str]:
    """The details of somebody on file of which the list says something else."""
    if person.on_file:
        contact = person.on_file.contact
        details = {
            "email": contact.email,
            "phone": contact.phone,
            "website": contact.website,
            "base": person.on_file.base,
        }
        for name, value in details.items():
            if name in person.said and plain(str(person.said[name])) != plain(value or ""):
                yield name


def is_on_file(person: Person, item: Item, register: Register) -> bool:
    """Whether an entry of the list is on file already."""
    if item.name == "assessments":
        visits = register.schools[item.school or ""].assessments
        return any(visit.assessor == person.id and visit.visited_on == item.day for visit in visits)
    return next(_entries(person, item), None) is not None


def differs(person: Person, item: Item) -> bool:
    """Whether the entry on file says something else."""
    return any(
        str(getattr(entry, name)) != str(value)
        for entry in _entries(person, item)
        for name, value in item.fields.items()
        if name not in ("organisation", "covers") and hasattr(entry, name)
    )


def _entries(person: Person, item: Item) -> Iterator[Any]:
    """The entries on file that have the key of an item."""
    if person.on_file is not None and item.name in KEYS:
        for entry in getattr(person.on_file, item.name):
            if KEYS[item.name](entry) == item.key:
                yield entry
