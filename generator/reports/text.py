"""Problems for a person at a terminal: place, the line quoted, what is wrong, why, and what to do.

The one report that quotes lines of the data: it is for staff, at their own terminal.
"""

import unicodedata
from collections.abc import Iterator

import click

from generator.check import Checked
from generator.problem import Problem, Severity
from generator.read.loading import SCHEME
from generator.read.source import Source
from generator.reports.escaping import printable
from generator.rules.clauses import CLAUSES

_COLOURS = {Severity.REFUSED: "red", Severity.WARNED: "yellow", Severity.TOLD: "cyan"}
_SUMMARIES = {clause.name: clause.summary for clause in CLAUSES}
_WIDEST = 100


def text(checked: Checked) -> Iterator[str]:
    """The lines of the report, with colour codes: what is refused or warned of, the notices, and the count."""
    notices = [problem for problem in checked.problems if problem.severity is Severity.TOLD]
    for problem in checked.problems:
        if problem.severity is not Severity.TOLD:
            yield from lines_of(problem, checked.loaded.source)
    if notices:
        yield click.style("Notices; none of them stops a change:", bold=True)
        yield ""
        for problem in notices:
            yield from lines_of(problem, checked.loaded.source)
    yield count(checked)


def lines_of(problem: Problem, source: Source, *, quoted: bool = True) -> Iterator[str]:
    """One problem, ending with an empty line; without its line of data where strangers may read along."""
    place = source.place(problem.at)
    severity = click.style(problem.severity.word, fg=_COLOURS[problem.severity], bold=True)
    where = click.style(printable(f"{problem.at.file}:{place.line}:{place.column}"), bold=True)
    yield f"{where}: {severity}: {printable(problem.message)}"
    line = source.line(problem.at)
    if quoted and line is not None and line.strip():
        number = str(place.line)
        shown, before = _window(line, place.column)
        yield f"  {number} | {shown}"
        yield f"  {' ' * len(number)} | {' ' * before}{click.style('^', fg=_COLOURS[problem.severity])}"
    for clause in problem.clauses:
        yield f"  why: {clause}: {_SUMMARIES[clause]}"
    yield f"  do:  {printable(problem.fix)}"
    for location, word in problem.related:
        there = source.place(location)
        yield f"  see: {printable(location.file)}:{there.line}:{there.column}: {printable(word)}"
    yield ""


def count(checked: Checked) -> str:
    """The closing line: how many of each severity, in how many files."""
    files = len(checked.loaded.source.documents)
    numbers = {severity: sum(problem.severity is severity for problem in checked.problems) for severity in Severity}
    counted = ", ".join(severity.counted(number) for severity, number in numbers.items())
    line = f"{counted} in {_plural(files, 'file')}."
    if checked.loaded.register is None:
        return f"{line} None was checked against the rules: {_missing(checked)} must exist and be readable first."
    if checked.loaded.unchecked:
        were = "was" if checked.loaded.unchecked == 1 else "were"
        line += (
            f" {_plural(checked.loaded.unchecked, 'file')} {were} not checked against the rules, because they, or what"
            " they refer to, cannot be read yet."
        )
    return line


def _missing(checked: Checked) -> str:
    """What no register can be made without: its settings, and every folder of its files."""
    read = checked.loaded.reads.get(SCHEME)
    return "the folders of data/, and what is in them," if read and read.entry else SCHEME


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _window(line: str, column: int) -> tuple[str, int]:
    """A part of the line that holds the column, and how many terminal cells come before it."""
    start = max(0, column - 1 - _WIDEST * 2 // 3) if len(line) > _WIDEST else 0
    shown = printable(line[start : start + _WIDEST])
    ahead = "…" if start else ""
    behind = "…" if start + _WIDEST < len(line) else ""
    before = ahead + shown[: column - 1 - start]
    return ahead + shown + behind, sum(map(_cells, before))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
