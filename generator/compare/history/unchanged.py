"""Records that are kept: whether a list still holds what it held, and where it no longer does."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from generator.problem import Location
from generator.records import Assessor, Fee, Record, Scheme, School
from generator.rules.rule import Finding

Entry = Assessor | School | Fee | Scheme
R = TypeVar("R", bound=Record)


def list_stays(entry: Entry, name: str, before: Sequence[Record], after: Sequence[Record]) -> Iterator[Finding]:
    """The first place where a list no longer begins as it was."""
    for index, one in enumerate(before):
        if index >= len(after):
            yield Finding(entry.at(name), f"What stood at the end of {name} is taken out")
            return
        if after[index] != one:
            if one in after:
                yield Finding(entry.at(name, index), f"{name} stood in another order, and something new stands above")
            elif after[index] in before:
                yield Finding(entry.at(name, index), f"What stood in {name} before this is taken out")
            else:
                yield Finding(differing(entry, (name, index), one, after[index]), f"This is edited: {name} are kept")
            return


def differing(entry: Entry, above: tuple[str | int, ...], before: Record, after: Record) -> Location:
    """The first field in which two records differ, where that is written; else the later record."""
    for name, info in type(after).model_fields.items():
        if getattr(before, name) != getattr(after, name):
            written = getattr(after, name) is not None
            return entry.at(*above, info.alias or name) if written else entry.at(*above)
    return entry.at(*above)


def grown(before: object, after: object) -> bool:
    """Whether nothing that was written is written otherwise: only what was left out is added."""
    if before is None:
        return True
    if isinstance(before, tuple) and isinstance(after, tuple):
        return len(before) <= len(after) and all(map(grown, before, after))
    if isinstance(before, Record) and type(before) is type(after):
        return all(grown(getattr(before, name), getattr(after, name)) for name in type(before).model_fields)
    return before == after
