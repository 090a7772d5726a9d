"""Whether records on file are unchanged after a change, and where they differ."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from generator.problem import Location
from generator.records import Assessor, Fee, Record, Scheme, School
from generator.rules.rule import Finding

Entry = Assessor | School | Fee | Scheme
R = TypeVar("R", bound=Record)


def list_stays(entry: Entry, name: str, before: Sequence[Record], after: Sequence[Record]) -> Iterator[Finding]:
    """The first place where a list no longer begins with the records that it held."""
    for index, record in enumerate(before):
        if index >= len(after):
            yield Finding(entry.at(name), f"The last entry of {name} was deleted")
            return
        if after[index] != record:
            if record in after:
                yield Finding(entry.at(name, index), f"{name} were reordered, or a new entry was added above")
            elif after[index] in before:
                yield Finding(entry.at(name, index), f"An entry of {name} was deleted here")
            else:
                yield Finding(differing(entry, (name, index), record, after[index]), f"This is edited: {name} are kept")
            return


def differing(entry: Entry, above: tuple[str | int, ...], before: Record, after: Record) -> Location:
    """The first field in which two records differ, where that is written; else the later record."""
    for name, info in type(after).model_fields.items():
        if getattr(before, name) != getattr(after, name):
            written = getattr(after, name) is not None
            return entry.at(*above, info.alias or name) if written else entry.at(*above)
    return entry.at(*above)


def only_added_to(before: object, after: object) -> bool:
    """Whether everything written before is unchanged, and only values that were left out are added."""
    if before is None:
        return True
    if isinstance(before, tuple) and isinstance(after, tuple):
        return len(before) <= len(after) and all(map(only_added_to, before, after))
    if isinstance(before, Record) and type(before) is type(after):
        return all(only_added_to(getattr(before, name), getattr(after, name)) for name in type(before).model_fields)
    return before == after
