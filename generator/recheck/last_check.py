"""The last whole check, as it is kept: each file's hash and facts, and everything that the rules found.

In: what was checked. Out: plain values that are quickly written and read, and those values as they are asked. Only the
check of a register without a problem of format is kept, because what refers to an unreadable file is left out of it.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple, Self

from generator.check import Checked
from generator.problem import Keys, Location, Place, Problem, Severity
from generator.recheck.facts import facts_of
from generator.records import Assessor, Organisation, School
from generator.records.base import DATA

NEAR = tuple(kind.path() for kind in (Assessor, School, Organisation))
"""The folders whose entries depend on those near them. Every other file is read each time: all depend on it."""
MOST_NUMBERS = 100
"""So many of the highest registration numbers are kept: one of them is left when others are edited."""

Known = dict[Any, list[str]]
Key = tuple[str, tuple[str | int, ...], bool, tuple[int, int] | None]
"""A location in plain values."""


class LastCheck(NamedTuple):
    """What is kept of a check. The maps lead from a file, or from a mark, to the files that name or have it."""

    hashes: Mapping[str, bytes]
    """The hash of each file's bytes, by its name within `data/`."""
    contents: Mapping[str, tuple[int, int]]
    """Where each file's bytes begin in the pack, and how many they are."""
    assessed_by: Known
    """From an assessor to the schools that they assess."""
    moderated_by: Known
    """From a school to the assessors whose moderations name it."""
    followed_by: Known
    """From a school to those that came from it."""
    named_by: Known
    """From any file to those that name it as something else."""
    marked: Known
    numbers: list[tuple[str, str]]
    """The highest registration numbers with their files, the highest first."""
    problems: list[tuple[Any, ...]]
    places: Mapping[Key, tuple[int, int]]
    """Where what the rules found is in the files."""
    photos: Mapping[str, str]
    """The digest of each photo, by its file: whose photo is on file is not rechecked."""

    @classmethod
    def of(cls, checked: Checked) -> Self | None:
        """What can be said of a check, without the hashes and the places in a pack. None if something cannot be read,
        or refers to nothing, or if too much was found.
        """
        loaded, register = checked.loaded, checked.loaded.register
        if register is None or loaded.problems or loaded.unchecked or checked.found is None:
            return None
        maps: tuple[Known, Known, Known, Known, Known] = ({}, {}, {}, {}, {})
        for entry in chain(register.assessors.values(), register.schools.values(), register.organisations.values()):
            facts, file = facts_of(entry), entry.file
            for named, known in zip(facts[:5], maps, strict=True):
                for name in named:
                    known.setdefault(name, []).append(file)
        numbers = [
            (number, assessor.file)
            for assessor in register.assessors.values()
            for number, _ in assessor.registration_numbers
        ]
        numbers.sort(reverse=True)
        places = {
            key_of(at): _pair(loaded.source.place(at)) for at in chain.from_iterable(map(_locations, checked.found))
        }
        photos = {photo.file: photo.digest for photo in register.photos.values()}
        contents = dict.fromkeys(loaded.source.documents, (0, 0))
        return cls({}, contents, *maps, numbers[:MOST_NUMBERS], [*map(_plain, checked.found)], places, photos)

    def packed(self, checked: Checked) -> tuple[Self, bytes]:
        """The same, to be kept beside the bytes of all files one after another: the pack."""
        documents = checked.loaded.source.documents
        pack = [document.text.encode() for document in documents.values()]
        hashes, contents, start = {}, {}, 0
        for file, data in zip(documents, pack, strict=True):
            hashes[file.removeprefix(DATA)], contents[file] = sha256(data).digest(), (start, len(data))
            start += len(data)
        return self._replace(hashes=hashes, contents=contents), b"".join(pack)

    def hash_of(self, file: str) -> bytes:
        """The hash of a file's bytes."""
        return self.hashes[file.removeprefix(DATA)]

    def found(self) -> list[Problem]:
        """Everything that the rules found."""
        return [*map(_problem, self.problems)]


def key_of(at: Location) -> Key:
    """A location in plain values."""
    return at.file, tuple(at.keys), at.names, _pair(at.within) if at.within else None


def _pair(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _locations(problem: Problem) -> Iterator[Location]:
    yield problem.at
    for location, _ in problem.related:
        yield location


def _plain(problem: Problem) -> tuple[Any, ...]:
    """A problem in plain values."""
    related = [(key_of(location), word) for location, word in problem.related]
    return (
        problem.code, problem.clauses, int(problem.severity), key_of(problem.at), problem.message, problem.fix, related
    )  # fmt: skip


def _problem(values: tuple[Any, ...]) -> Problem:
    code, clauses, severity, at, message, fix, related = values
    others = tuple((_location(*location), word) for location, word in related)
    return Problem(code, clauses, Severity(severity), _location(*at), message, fix, others)


def _location(file: str, keys: tuple[str | int, ...], names: bool, within: tuple[int, int] | None) -> Location:
    return Location(file, Keys(keys), names, within=Place(*within) if within else None)
