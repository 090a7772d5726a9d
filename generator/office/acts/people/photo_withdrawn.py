"""A person no longer agrees to have a photo of them published: it is deleted (INFO.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked
from generator.office.edits import Edits, Removed, put
from generator.office.on_file import AssessorId, name_of
from generator.office.refused import ActRefusedError
from generator.records.forms import Date
from generator.register import Register


class PhotoWithdrawn(Act):
    """Somebody withdraws their agreement to publish a photo of them, and the photo is deleted."""

    name: ClassVar[str] = "photo-withdrawn"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = "assessor=amina-rahman withdrawn_on=2026-11-20"

    assessor: AssessorId = asked("The person who withdrew.")
    withdrawn_on: Date = asked("The day they withdrew.")

    def edits(self, register: Register) -> Edits:
        assessor = register.assessors[self.assessor]
        in_force = [index for index, agreement in enumerate(assessor.publish_photo) if not agreement.withdrawn_on]
        if not in_force:
            raise ActRefusedError(
                "assessor", "No agreement to publish a photo is in force", "Look at `publish_photo` in the file."
            )
        for index in in_force:
            yield put(assessor, "publish_photo", index, "withdrawn_on", value=self.withdrawn_on)
        if photo := register.photos.get(self.assessor):
            yield Removed(photo.file)

    def said(self, register: Register) -> str:
        name = name_of(register, self.assessor)
        return f"{name} withdrew on {in_words(self.withdrawn_on)} the agreement to publish a photo, which is deleted"
