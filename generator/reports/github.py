"""Problems as GitHub's workflow commands, which show on the changed lines of a pull request.

An annotation is at its line, and names others by their places: neither it nor the log holds a value of the data.
"""

from collections.abc import Iterator

from generator.check import Checked
from generator.problem import Problem, Severity
from generator.read.source import Source
from generator.reports.escaping import printable

_COMMANDS = {Severity.REFUSED: "error", Severity.WARNED: "warning", Severity.TOLD: "notice"}
MOST = 10
"""GitHub shows no more of each level than this for one step."""
_LONGEST = 4_000
"""Characters of one annotation; GitHub takes 64 KiB, but does not show all of that."""


def github(checked: Checked, above: str = "") -> Iterator[str]:
    """The first ten of each severity as annotations, the others as lines of the log, and a notice that counts those.

    `above` leads from the top of the repository to the register: GitHub takes every file as seen from the top.
    """
    source = checked.loaded.source
    rest: list[Problem] = []
    for severity, command in _COMMANDS.items():
        problems = [problem for problem in checked.problems if problem.severity is severity]
        most = MOST - 1 if command == "notice" else MOST  # the closing notice is one, too
        rest += problems[most:]
        for problem in problems[:most]:
            place = source.place(problem.at)
            properties = ",".join(
                f"{name}={_property(str(value))}"
                for name, value in (
                    ("file", printable(above + problem.at.file)),
                    ("line", place.line),
                    ("col", place.column),
                    ("title", f"{severity.word}: {problem.code}"),
                )
            )
            yield f"::{command} {properties}::{_data(chr(10).join(_said(problem, source, above))[:_LONGEST])}"
    for problem in rest:
        place = source.place(problem.at)
        said = " | ".join(_said(problem, source, above))
        yield f"{printable(above + problem.at.file)}:{place.line}:{place.column}: {problem.severity.word}: {said}"
    if rest:
        yield (
            f"::notice::{len(rest):,} more are in the job's summary and in the log of this step: GitHub shows no more"
            " next to the lines."
        )


def _said(problem: Problem, source: Source, above: str) -> Iterator[str]:
    """What is wrong and what to do, and other places that belong to it."""
    yield printable(problem.advice)
    for location, word in problem.related:
        there = source.place(location)
        yield f"See {printable(above + location.file)}:{there.line}:{there.column}: {printable(word)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
