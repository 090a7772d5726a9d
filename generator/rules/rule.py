"""What a rule is: one function with its clauses; its docstring is the text that people read."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic

from typing_extensions import TypeVar  # for its default, until Python 3.13 is the oldest

from generator.problem import Location, Problem, Severity
from generator.register import Register


@dataclass(frozen=True)
class Finding:
    """A place where a rule does not hold: what is wrong there, in a sentence with no private value.

    `fix` replaces the rule's own if a finding can say more precisely what to type.
    """

    at: Location
    message: str
    related: tuple[tuple[Location, str], ...] = ()
    fix: str | None = None


Subject = TypeVar("Subject", default=Register)
Check = Callable[[Subject, date], Iterator[Finding]]


@dataclass(frozen=True)
class Rule(Generic[Subject]):
    """A rule of the scheme, asked of a register, or of a change. `statement` says what must hold, `fix` what to do
    if it does not.

    `by_today` marks a rule about recording: it is checked against today, or `on` if later, because the register of a
    past day holds what was recorded since. `needs_every_file` marks a rule that counts visits: it is skipped while a
    file is left out, because the visits in that file would be missing.
    """

    code: str
    clauses: tuple[str, ...]
    severity: Severity
    statement: str
    fix: str
    check: Check[Subject]
    by_today: bool = False
    needs_every_file: bool = False

    def problems(self, subject: Subject, on: date) -> Iterator[Problem]:
        for finding in self.check(subject, on):
            fix = _sentence(finding.fix or self.fix)
            yield Problem(self.code, self.clauses, self.severity, finding.at, finding.message, fix, finding.related)


def rule(
    *clauses: str, severity: Severity = Severity.REFUSED, by_today: bool = False, needs_every_file: bool = False
) -> Callable[[Check[Subject]], Rule[Subject]]:
    """Make a rule of a function: its code from the name, its published text from the docstring.

    The docstring's first paragraph is the statement; the paragraph that begins "To fix:" says how to fix it.
    """

    def decorate(check: Check[Subject]) -> Rule[Subject]:
        statement, _, fix = inspect.cleandoc(check.__doc__ or "").partition("\n\nTo fix: ")
        fix = fix[:1].upper() + fix[1:]
        return Rule(
            check.__name__.replace("_", "-"),
            clauses,
            severity,
            _one_line(statement),
            _sentence(fix),
            check,
            by_today,
            needs_every_file,
        )

    return decorate


def _sentence(text: str) -> str:
    """The text on one line, with a capital letter at its beginning."""
    return _one_line(text)[:1].upper() + _one_line(text)[1:]


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
