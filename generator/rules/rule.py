"""What a rule is: one function with its clauses; its docstring is the text that people read."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic

from typing_extensions import TypeVar  # for its default, until Python 3.13 is the oldest

from generator.problem import Location, Problem, Severity
from generator.register import AssessmentOnFile, Register


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
Judge = Callable[[Register, AssessmentOnFile, date], Iterator[Finding]]
"""Asks a rule of one assessment."""


@dataclass(frozen=True)
class Rule(Generic[Subject]):
    """A rule of the scheme, asked of a register, or of a change. `statement` says what must hold, `fix` what to do
    if it does not.

    `by_today` marks a rule about recording: it is checked against today, or `on` if later, because the register of a
    past day holds what was recorded since. `needs_every_file` marks a rule that counts visits: it is skipped while a
    file is left out, because the visits in that file would be missing. `judge` is there if the rule can be asked of one
    assessment by itself, on file or only considered; `check` then asks it of every one on file. `everywhere` marks a
    rule that counts, or compares, all there is: every other looks no farther from an entry than `generator.recheck`
    says.
    """

    code: str
    clauses: tuple[str, ...]
    severity: Severity
    statement: str
    fix: str
    check: Check[Subject]
    by_today: bool = False
    needs_every_file: bool = False
    judge: Judge | None = None
    everywhere: bool = False

    def problems(self, subject: Subject, on: date) -> Iterator[Problem]:
        return map(self.problem, self.check(subject, on))

    def problem(self, finding: Finding) -> Problem:
        """A finding of this rule as a problem."""
        fix = _sentence(finding.fix) if finding.fix else self.fix
        return Problem(self.code, self.clauses, self.severity, finding.at, finding.message, fix, finding.related)


def rule(
    *clauses: str,
    severity: Severity = Severity.REFUSED,
    by_today: bool = False,
    needs_every_file: bool = False,
    everywhere: bool = False,
) -> Callable[[Check[Subject]], Rule[Subject]]:
    """Make a rule of a function: its code from the name, its published text from the docstring.

    The docstring's first paragraph is the statement; the paragraph that begins "To fix:" says how to fix it.
    """

    def decorate(check: Check[Subject]) -> Rule[Subject]:
        code, statement, fix = _published(check)
        return Rule(code, clauses, severity, statement, fix, check, by_today, needs_every_file, everywhere=everywhere)

    return decorate


def rule_of_assessments(
    *clauses: str, severity: Severity = Severity.REFUSED, needs_every_file: bool = False, of_erased: bool = False
) -> Callable[[Judge], Rule]:
    """Make a rule of a function that judges one assessment: `check` asks it of each on file, `allocate` and the desk
    of an appointment that nobody has recorded yet.

    With `of_erased` it is asked of assessments by people whose data was erased too.
    """

    def decorate(judge: Judge) -> Rule:
        def check(register: Register, on: date) -> Iterator[Finding]:
            for on_file in register.every_assessment if of_erased else register.assessments:
                yield from judge(register, on_file, on)

        check.__module__ = judge.__module__
        code, statement, fix = _published(judge)
        return Rule(code, clauses, severity, statement, fix, check, needs_every_file=needs_every_file, judge=judge)

    return decorate


def _published(function: Callable[..., object]) -> tuple[str, str, str]:
    """A rule's code, its statement, and how to fix it, of the function that it is made of."""
    statement, _, fix = inspect.cleandoc(function.__doc__ or "").partition("\n\nTo fix: ")
    return getattr(function, "__name__", "").replace("_", "-"), _one_line(statement), _sentence(fix)


def _sentence(text: str) -> str:
    """The text on one line, with a capital letter at its beginning."""
    return _one_line(text)[:1].upper() + _one_line(text)[1:]


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
