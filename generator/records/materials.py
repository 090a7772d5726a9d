"""Written permission of Naace to change or reuse the mark's materials (MAT.1), in a person's or organisation's file."""

from typing import ClassVar

from generator.records.base import (
    DATED,
    KEPT,
    Grounds,
    Kept,
    confidential,
    correcting,
    grounds,
    recorded_late,
    withdrawing,
)
from generator.records.forms import Date, Text, YesNo


class MaterialPermission(Kept):
    """One permission."""

    key: ClassVar[str] = "permitted_on"

    permitted_on: Date = confidential("The day of Naace's written permission.", KEPT)
    use: Text = confidential("Which material, and what may be done with it.", KEPT)
    to: Date | None = confidential(
        "The last day of that use, inclusive; left out if no end is set.", DATED, in_time="later", default=None
    )
    corrects: Date | None = correcting("the day")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()
