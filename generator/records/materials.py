"""Written permission of Naace to change or reuse the mark's materials (MAT.1), in a person's or organisation's file."""

from generator.records.base import Record, confidential
from generator.records.forms import Date, Text


class MaterialPermission(Record):
    """One permission."""

    permitted_on: Date = confidential("The day of Naace's written permission.")
    use: Text = confidential("Which material, and what may be done with it.")
    to: Date | None = confidential("The last day of that use, inclusive; left out if no end is set.", default=None)
