"""Who confirmed that their details are right, and when (INFO.1)."""

from collections.abc import Mapping, Sequence
from datetime import date

from generator.imports.office_lists.cells import PERSON, day, person
from generator.imports.office_lists.office_list import Cells, OfficeList, OnFileError, RowRefusedError
from generator.office import lists
from generator.office.act import Act
from generator.office.acts.people.confirmation import Confirmation
from generator.office.typed import act_of
from generator.register import Register


def _row(register: Register, cells: Cells) -> Mapping[str, str]:
    assessor, confirmed_on = person(register, cells), day(cells["day"], "day")
    if assessor.details_confirmed_on == confirmed_on:
        raise OnFileError
    if assessor.details_confirmed_on > confirmed_on:
        raise RowRefusedError(f"a later confirmation is on file, of {assessor.details_confirmed_on}")
    return {"assessor": assessor.id, "confirmed_on": confirmed_on.isoformat()}


def _acts(register: Register, rows: Sequence[Mapping[str, str]], words: Mapping[str, str], today: date) -> list[Act]:
    return [act_of(Confirmation, {**words, **row}, register, today) for row in rows]


CONFIRMATIONS = OfficeList(
    lists.CONFIRMATIONS,
    {"day": ("date", "confirmedon", "dateconfirmed", "confirmed", "completed", "day", "timestamp"), **PERSON},
    (("day",), ("id", "email", "membership", "name", "last")),
    _row,
    _acts,
)
