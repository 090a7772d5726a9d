"""An assessor signed the code of practice (CONT.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Edits, add, given
from generator.office.on_file import AssessorId, name_of
from generator.office.refused import ActRefusedError
from generator.records.forms import Date, Line
from generator.register import Register


class Signature(Act):
    """An assessor signed a version of the code of practice."""

    name: ClassVar[str] = "signature"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = "assessor=amina-rahman signed_on=2026-11-20"

    assessor: AssessorId = asked("The assessor who signed.")
    signed_on: Date = asked("The day of the signature.")
    version: Line | None = worked_out("The version signed; left out, the one in force on that day.")
    signed_as: Line | None = worked_out("The name signed; left out, the assessor's name.")

    def _version(self, register: Register) -> str:
        in_force = register.scheme.agreement_in_force(self.signed_on)
        if self.version is None and in_force is None:
            raise ActRefusedError("version", "No version was in force on that day", "Write the version signed.")
        return self.version or (in_force.version if in_force else "")

    def edits(self, register: Register) -> Edits:
        assessor = register.assessors[self.assessor]
        item = given(
            version=self._version(register), signed_on=self.signed_on, signed_as=self.signed_as or assessor.name
        )
        yield add(assessor, "agreements", item=item)

    def said(self, register: Register) -> str:
        who = name_of(register, self.assessor)
        return f"{who} signed version {self._version(register)} of the code of practice on {in_words(self.signed_on)}"
