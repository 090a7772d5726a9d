"""A school no longer agrees that its award is published (INFO.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, put
from generator.office.on_file import SchoolOnFile
from generator.office.refused import ActRefusedError
from generator.records.forms import Date
from generator.register import Register


class ConsentWithdrawn(Act):
    """A school withdraws its agreement to publish its award."""

    name: ClassVar[str] = "consent-withdrawn"
    family: ClassVar[Family] = Family.ASSESSMENTS
    example: ClassVar[str] = "school=eng-900001 withdrawn_on=2026-11-20"

    school: SchoolOnFile = asked("The school.")
    withdrawn_on: Date = asked("The day it withdrew.")

    def edits(self, register: Register) -> Edits:
        school = register.schools[self.school]
        in_force = [index for index, consent in enumerate(school.publish_award) if not consent.withdrawn_on]
        if not in_force:
            raise ActRefusedError(
                "school", "No agreement to publish is in force", "Look at `publish_award` in the file."
            )
        for index in in_force:
            yield put(school, "publish_award", index, "withdrawn_on", value=self.withdrawn_on)

    def said(self, register: Register) -> str:
        name = register.schools[self.school].name
        return f"{name} withdrew its agreement to publish its award on {in_words(self.withdrawn_on)}"
