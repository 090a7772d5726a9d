"""Problems as GitHub's workflow commands, which show on the changed lines of a pull request. No value of the data."""

from collections.abc import Iterator

from generator.check import Checked
from generator.problem import Severity

_COMMANDS = {Severity.REFUSED: "error", Severity.WARNED: "warning", Severity.TOLD: "notice"}
MOST = 10
"""GitHub shows no more of each level than this for one step."""


def github(checked: Checked) -> Iterator[str]:
    """The first ten of each severity as annotations, and how many more there are."""
    for severity, command in _COMMANDS.items():
        found = [problem for problem in checked.problems if problem.severity is severity]
        for problem in found[:MOST]:
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
        if len(found) > MOST:
            yield f"::{command}::{len(found) - MOST} more {severity}; the summary of this job lists them all."


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
