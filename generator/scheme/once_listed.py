"""Whether the public list ever named somebody before a day, so that their page keeps answering.

In: register, assessor, day. Out: yes or no. A correction does not undo what was published: if a payment was never made,
or a decision was a mistake, the person leaves the same page as everybody else.
"""

from collections.abc import Iterator
from datetime import date

from generator.records import Assessor
from generator.records.base import Kept
from generator.register import Register
from generator.scheme.standing import changes_of


def was_listed(register: Register, assessor: Assessor, on: date) -> bool:
    """Whether the site listed somebody before a day: by what is on file, or by what was until it was corrected.

    Worked out once for each register. Cost: the standings of one assessor, once more for each day on which something in
    their file was corrected.
    """
    return register.once(_was_listed, assessor, on)


def _was_listed(register: Register, assessor: Assessor, on: date) -> bool:
    former = ((_as_known_before(assessor, day), min(on, day)) for day in _days_of_corrections(assessor))
    return any(
        change.kind.is_listed and change.on < until
        for known, until in ((assessor, on), *former)
        for change in changes_of(register, known)
    )


def _days_of_corrections(assessor: Assessor) -> list[date]:
    records = (record for name in Assessor.kept() for record in _written(assessor, name))
    return sorted({record.grounds.on for record in records if record.grounds})


def _as_known_before(assessor: Assessor, day: date) -> Assessor:
    """The file as it was before a day: what corrects other records on that day or later is not there."""
    known = {
        name: tuple(record for record in _written(assessor, name) if record.grounds is None or record.grounds.on < day)
        for name in Assessor.kept()
    }
    return assessor.as_written.model_copy(update=known).as_corrected()


def _written(assessor: Assessor, name: str) -> Iterator[Kept]:
    """The records of a list as they are in the file."""
    yield from getattr(assessor.as_written, name)
