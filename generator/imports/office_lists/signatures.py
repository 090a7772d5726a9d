"""Who signed the code of practice, and when (CONT.1)."""

from collections.abc import Mapping, Sequence
from datetime import date

from generator.imports.office_lists.cells import PERSON, day, person
from generator.imports.office_lists.office_list import Cells, OfficeList, OnFileError, RowRefusedError
from generator.office import lists
from generator.office.act import Act
from generator.office.acts.people.signature import Signature
from generator.office.typed import act_of
from generator.register import Register


def _row(register: Register, cells: Cells) -> Mapping[str, str]:
    assessor, signed_on = person(register, cells), day(cells["day"], "day")
    in_force = register.scheme.agreement_in_force(signed_on)
    version = cells.get("version") or (in_force.version if in_force else "")
    for agreement in assessor.agreements:
        if agreement.version == version:
            if agreement.signed_on == signed_on:
                raise OnFileError
            raise RowRefusedError(f"version {version} was signed on another day, {agreement.signed_on}")
    given = {"assessor": assessor.id, "signed_on": signed_on.isoformat(), "version": version}
    return {name: word for name, word in given.items() if word}


def _acts(register: Register, rows: Sequence[Mapping[str, str]], words: Mapping[str, str], today: date) -> list[Act]:
    return [act_of(Signature, {**words, **row}, register, today) for row in rows]


SIGNATURES = OfficeList(
    lists.SIGNATURES,
    {"day": ("date", "signedon", "datesigned", "signed", "completed", "day"), "version": ("version", "code"), **PERSON},
    (("day",), ("id", "email", "membership", "name", "last")),
    _row,
    _acts,
)
