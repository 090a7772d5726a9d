"""Who took part in an event: its sign-in sheet, as one list (CPD.1)."""

from collections.abc import Mapping, Sequence
from datetime import date

from generator.imports.office_lists.cells import PERSON, person
from generator.imports.office_lists.office_list import Cells, OfficeList
from generator.office import lists
from generator.office.act import Act
from generator.office.acts.development.attendance import Attendance
from generator.office.typed import act_of
from generator.register import Register

ABSENT = frozenset({"no", "n", "absent", "0", "false", "did not attend", "apologies", "cancelled"})


def _row(register: Register, cells: Cells) -> Mapping[str, str]:
    is_absent = cells.get("present", "").casefold() in ABSENT
    return {"absent" if is_absent else "present": person(register, cells).id}


def _acts(register: Register, rows: Sequence[Mapping[str, str]], words: Mapping[str, str], today: date) -> list[Act]:
    present = sorted({row["present"] for row in rows if "present" in row})
    act = act_of(Attendance, {**words, "present": ",".join(present)}, register, today)
    event = register.events[str(act.model_dump()["event"])]
    if event.attendance and sorted(event.attendance.present) == present:
        return []
    return [act]


ATTENDANCE = OfficeList(
    lists.ATTENDANCE,
    {"present": ("present", "attended", "attendance", "status", "signedin", "checkedin"), **PERSON},
    (("id", "email", "membership", "name", "last"),),
    _row,
    _acts,
)
