"""A problem is a value: what is wrong, where, by which clause, and how to fix it.

Places are symbolic, a file and the keys that lead to a value, and become line and column only when they are shown.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple


class Keys(tuple[str | int, ...]):
    """The keys and positions that lead from the top of a file to a value; written `assessments[2].visited_on`."""

    __slots__ = ()

    def __str__(self) -> str:
        return "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in self).lstrip(".")


NO_KEYS = Keys()


class Place(NamedTuple):
    """A place in a text, both counted from 1; the column in characters."""

    line: int
    column: int


@dataclass(frozen=True, order=True)
class Location:
    """A value in a file under the register's root, or with `names` the name of that field.

    `place` is set only where no keys lead: the file cannot be read by them, or the place may be a comment. `within` is
    a place inside a value's own text.
    """

    file: str
    keys: Keys = NO_KEYS
    names: bool = False
    place: Place | None = None
    within: Place | None = None


class Severity(IntEnum):
    """Refused fails the check; warnings and notices are shown and pass. `str` gives the word for programs."""

    REFUSED = 0
    WARNED = 1
    TOLD = 2

    def __str__(self) -> str:
        return self.name.lower()

    @property
    def word(self) -> str:
        """The word for people: refused, warned or notice."""
        return "notice" if self is Severity.TOLD else str(self)

    def counted(self, number: int) -> str:
        """A number of problems for people: `3 warned`, `2,003 notices`."""
        return f"{number:,} {self.word}{'s' if self is Severity.TOLD and number != 1 else ''}"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, or that staff should know.

    `code` names the rule, `clauses` the paragraphs of the code of practice (empty for problems of format), `message`
    says what is wrong without any private value, `fix` what to do; `related` are other places that belong to it, each
    with a word on what is there.
    """

    code: str
    clauses: tuple[str, ...]
    severity: Severity
    at: Location
    message: str
    fix: str
    related: tuple[tuple[Location, str], ...] = ()

    @property
    def advice(self) -> str:
        """What is wrong, by which clause, and what to do, in one line."""
        why = f" ({', '.join(self.clauses)})" if self.clauses else ""
        stop = "" if not why and self.message.endswith(("?", ".")) else "."
        return f"{self.message}{why}{stop} {self.fix}"
