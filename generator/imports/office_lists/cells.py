"""What a cell of an office's list means: a day, an amount, a person. Raises RowRefusedError, and guesses nothing."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

from generator.days import day_written
from generator.imports.office_lists.office_list import Cells, RowRefusedError
from generator.letters import respelt
from generator.price import pounds_written
from generator.records import Assessor
from generator.register import Register

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame"})
PERSON = {
    "id": ("id", "assessorid", "assessor"),
    "email": ("email", "emailaddress", "mail", "contactemail", "email1"),
    "membership": ("membership", "membershipnumber", "memberno", "membernumber", "naacenumber", "naacemembership"),
    "name": ("name", "fullname", "assessorname", "payer", "from", "signedby", "attendee", "delegate", "person"),
    "first": ("firstname", "forename", "givenname"),
    "last": ("lastname", "surname", "familyname"),
}
"""The headings under which lists name a person."""


def day(cell: str, what: str) -> date:
    """A day in one of the forms in use."""
    if written := day_written(cell.removesuffix("T00:00:00")):
        return written
    raise RowRefusedError(f"the {what} is not written as a day, such as 20/11/2026" if cell else f"the {what} is empty")


def amount(cell: str) -> Decimal:
    """An amount in pounds; with or without the sign, commas and pence."""
    if (pounds := pounds_written(cell)) is not None:
        return pounds
    raise RowRefusedError("the amount is not written in pounds" if cell else "the amount is empty")


def person(register: Register, cells: Cells) -> Assessor:
    """The one person whom a row names: by id, email address, membership number, or else by name."""
    for column in ("id", "email", "membership"):
        if cell := cells.get(column, ""):
            named = [assessor for assessor in register.assessors.values() if plain(cell) in _keys(assessor, column)]
            return _only(named, column)
    name = cells.get("name") or f"{cells.get('first', '')} {cells.get('last', '')}".strip()
    if not name:
        raise RowRefusedError("it names nobody")
    return _only([assessor for assessor in register.assessors.values() if plain(name) in _names(assessor)], "name")


def _only(meant: list[Assessor], column: str) -> Assessor:
    if not meant:
        raise RowRefusedError(f"nobody on file has this {column}")
    if len(meant) > 1:
        raise RowRefusedError(f"{len(meant)} people have this {column}")
    return meant[0]


def _keys(assessor: Assessor, column: str) -> set[str]:
    match column:
        case "id":
            return {plain(assessor.id)}
        case "email":
            return {plain(assessor.contact.email)}
        case _:
            return {plain(membership.number) for membership in assessor.membership}


def _names(assessor: Assessor) -> set[str]:
    """The names of a person, also with the surname first."""
    names = {plain(name) for name in (assessor.name, *assessor.former_names)}
    return names | {f"{last} {first}" for name in names for first, _, last in [name.rpartition(" ")] if first}


def plain(text: str) -> str:
    """A name or id for comparison: small letters, no accents, no title, no commas and stops."""
    letters = "".join(letter for letter in respelt("NFKD", text.casefold()) if not unicodedata.combining(letter))
    words = re.sub(r"[.,;'’]", " ", letters).split() if "@" not in letters else letters.split()
    return " ".join(word for word in words if word not in TITLES)
