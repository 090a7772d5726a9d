"""What a case of a rule of history is: what main holds, what a change does to it, and what is said of that."""

from collections.abc import Callable
from dataclasses import dataclass

from example import TODAY
from revisions import Work

Edits = Callable[[Work], object]

AMINA, GRACE, TOM = "assessors/amina-rahman", "assessors/grace-mensah", "assessors/tom-hale"
FOSSGATE, CATHAYS = "schools/eng-900001", "schools/wal-9000001"
INITIAL = "fees/registration-initial"
LAST = "    awarded_on: 2024-07-05"
"""The day of the award of Amina's assessment at Fossgate."""
CHARGE = '{number: CH-0001, issued_on: 2024-06-25, amount: "650.00", paid_on: 2024-07-10}'
"""What was charged for it."""


WHY = "correction: {on: 2026-02-20, reason: Typed wrongly.}"
"""When and why an entry of a list is corrected."""
APPROVED = "approved_by: Ann Example, approved_on: 2026-02-20"
"""Which owner approved a correction, and when."""
WHY_APPROVED = f"{WHY[:-1]}, {APPROVED}}}"


@dataclass(frozen=True)
class Case:
    """`refused` or `warned` is the code, file and keys of what is said; where neither is given, nothing is refused.

    `first` is done to main before the change.
    """

    sentence: str
    edits: Edits
    refused: str | None = None
    warned: str | None = None
    first: Edits | None = None

    def __str__(self) -> str:
        return self.sentence


def adding(name: str, after: str, line: str) -> Edits:
    return lambda work: work.edit(name, after, f"{after}\n{line}")


def editing(name: str, old: str, new: str) -> Edits:
    return lambda work: work.edit(name, old, new)


def both(*edits: Edits) -> Edits:
    return lambda work: [edit(work) for edit in edits]


def removing(name: str) -> Edits:
    return lambda work: work.remove(name)


def writing(name: str, text: str) -> Edits:
    return lambda work: work.write(name, text)


def erased(listed: str = "yes", name: str = "amina-rahman", on: str = TODAY, numbers: str = "ICTM 0003") -> Edits:
    """An erasure's file, the assessor's own left as it is."""
    kept = f"registration_numbers: [{numbers}]\n" if numbers else ""
    return lambda work: work.write(f"erasures/{name}", f"erased_on: {on}\nlisted: {listed}\n{kept}")


TYPO = editing(AMINA, "A pen portrait in plain words.", "A pen portrait, in plain words.")
"""What may always be changed."""
ERASURE = both(erased(), removing(AMINA))
