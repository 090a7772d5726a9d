"""`data/erasures/ID.yml`: what is left of an assessor whose data was erased: the id and the registration number,
permanently."""

from typing import ClassVar

from generator.records.base import KEPT, Entry, confidential, public
from generator.records.forms import Date, RegistrationNumber, YesNo


class Erasure(Entry):
    """An erasure that Naace approved. It replaces the assessor's file, and holds nothing personal."""

    folder: ClassVar[str] = "erasures"

    erased_on: Date = confidential("The day the data was erased.", KEPT)
    listed: YesNo = public(
        "yes if the public list ever named the person: their page then says that they are not on it.", KEPT
    )
    registration_numbers: tuple[RegistrationNumber, ...] = confidential(
        "Every registration number that was in their file, so that nobody else gets it; left out if there was none.",
        KEPT,
        left_out=True,
        default=(),
    )
