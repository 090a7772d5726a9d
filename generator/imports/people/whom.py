"""Whom a row of the office's list is about: somebody on file, somebody of a row above, or a new person."""

from generator.imports.office_lists.cells import plain
from generator.imports.people.cells import RowRead
from generator.records import Assessor
from generator.register import Register

NEW = "new"
"""What the column id says of a new person who has the name of somebody on file."""

KEYS = ("registration_number", "email")


class Whom:
    """Finds the person of each row, by id, registration number or email address, or else by name. Guesses nothing."""

    def __init__(self, register: Register) -> None:
        self._people = register.assessors
        self._by_key: dict[tuple[str, str], Assessor] = {}
        self._by_name: dict[str, list[Assessor]] = {}
        for assessor in register.assessors.values():
            self._by_key["email", _folded("email", assessor.contact.email)] = assessor
            for number, _ in assessor.registration_numbers:
                self._by_key["registration_number", number] = assessor
            for name in {plain(name) for name in _names(assessor)}:
                self._by_name.setdefault(name, []).append(assessor)
        self._above: dict[tuple[str, str], object] = {}
        self._names_above: dict[str, set[object]] = {}

    def meant(self, row: RowRead) -> tuple[object, Assessor | None]:
        """What the rows of one person share, and the person if they are on file. A fault where it could be another."""
        keys = [(name, _folded(name, str(row.values[name]))) for name in KEYS if name in row.values]
        on_file = next((self._by_key[key] for key in keys if key in self._by_key), None)
        asked = str(row.values.get("id", ""))
        name = plain(str(row.values.get("name", "")))
        if asked and asked != NEW:
            on_file = self._people.get(asked)
            if on_file is None:
                row.faults.append("id: nobody on file has this id; leave it out for a new person")
        if on_file and name and not asked and not any(name == plain(known) for known in _names(on_file)):
            row.faults.append(
                "name: somebody on file has this email address or number, but another name. Write their id in a column"
                " id, if it is the same person"
            )
        if on_file is None and not asked:
            on_file = self._by_its_name(row, name, has_key=bool(keys))
        key: object = on_file.id if on_file else next((self._above[key] for key in keys if key in self._above), None)
        if key is None:
            key = self._above_by_name(row, name, asked, has_key=bool(keys))
        for known in keys:
            self._above.setdefault(known, key)
        self._names_above.setdefault(name, set()).add(key)
        return key, on_file

    def _by_its_name(self, row: RowRead, name: str, *, has_key: bool) -> Assessor | None:
        """The one person on file of this name, if the row has nothing else to know them by."""
        namesakes = self._by_name.get(name, []) if name else []
        if not namesakes:
            return None
        if has_key or len(namesakes) > 1:
            row.faults.append(
                "name: somebody on file has this name, but not this email address. Write their id in a column id, or"
                " `new` if it is somebody else"
            )
            return None
        return namesakes[0]

    def _above_by_name(self, row: RowRead, name: str, asked: str, *, has_key: bool) -> object:
        """The person of a row above who has this name, or a new one."""
        above = self._names_above.get(name, set()) if name and asked != NEW else set()
        if above and (has_key or len(above) > 1):
            row.faults.append("name: another row has this name with another email address. Write `new` in a column id")
        if len(above) == 1 and not has_key:
            return next(iter(above))
        if not name and not has_key and not asked:
            row.faults.append("name: this row names nobody")
        return ("row", row.line)


def _folded(name: str, value: str) -> str:
    """A value for comparison; email addresses are the same in small letters and capitals."""
    return value.casefold() if name == "email" else value


def _names(assessor: Assessor) -> tuple[str, ...]:
    return (assessor.name, *assessor.former_names)
