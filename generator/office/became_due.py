"""What became due since the office last heard: in, the lists of two days; out, what only the later one has.

The earlier list is that of the register as it was then. What became due only because days passed is on the later list
alone, and so is what somebody recorded since and a colleague has to decide, such as an excuse.
"""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.office.due import Due

_MADE_FROM = re.compile(r"<!-- register ([0-9a-f]{40}|[0-9a-f]{64}) (\d{4}-\d\d-\d\d) -->")


@dataclass(frozen=True)
class MadeFrom:
    """What a list was made from: the commit of the register, and the day."""

    commit: str
    on: date

    def __str__(self) -> str:
        """As the text of the issue keeps it, where no reader sees it."""
        return f"<!-- register {self.commit} {self.on} -->"


def made_from(text: str) -> MadeFrom | None:
    """What the list in an issue's text was made from; None if the text does not say so, as after somebody edited it."""
    kept = _MADE_FROM.match(text)
    try:
        return MadeFrom(kept[1], date.fromisoformat(kept[2])) if kept else None
    except ValueError:
        return None


def became_due(now: Sequence[Due], then: Sequence[Due]) -> tuple[Due, ...]:
    """What is due now and was not then, in the order of `now`. Linear in both."""
    known = {_same(item) for item in then}
    return tuple(item for item in now if _same(item) not in known)


def _same(item: Due) -> Hashable:
    """What two items have in common that are the same: the place, the clauses and how it is settled; not the words,
    in which a date may have become another.
    """
    return item.at, item.clauses, item.act, tuple(item.words.items())
