"""Problems as GitHub's workflow commands, which show on the changed lines of a pull request. No value of the data."""

from collections.abc import Iterator

from generator.check import Checked
from generator.problem import Problem, Severity
from generator.reports.text import printable

_COMMANDS = {Severity.REFUSED: "error", Severity.WARNED: "warning", Severity.TOLD: "notice"}
MOST = 10
"""GitHub shows no more of each level than this for one step."""


def github(checked: Checked) -> Iterator[str]:
    """The first ten of each severity as annotations, the others as lines of the log, and a closing notice on those."""
    rest: list[Problem] = []
    for severity, command in _COMMANDS.items():
        found = [problem for problem in checked.problems if problem.severity is severity]
        most = MOST - 1 if command == "notice" else MOST  # the closing notice is one, too
        rest += found[most:]
        for problem in found[:most]:
            place = checked.loaded.source.place(problem.at)
            properties = ",".join(
                f"{name}={_property(str(value))}"
                for name, value in (
                    ("file", problem.at.file),
                    ("line", place.line),
                    ("col", place.column),
                    ("title", f"{severity}: {problem.code}"),
                )
            )
            yield f"::{command} {properties}::{_data(problem.advice)}"
    for problem in rest:
        place = checked.loaded.source.place(problem.at)
        yield printable(f"{problem.at.file}:{place.line}:{place.column}: {problem.severity}: {problem.advice}")
    if rest:
        yield f"::notice::{len(rest)} more stand in the log of this step, where GitHub shows no more beside the lines."


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
