"""Problems as JSON, for other programs: a stable shape, no value of the data."""

from typing import Any

from generator.check import Checked
from generator.problem import Keys, Location, Problem, Severity
from generator.read.source import Source


def as_json(checked: Checked) -> dict[str, Any]:
    """`counts` by severity, the number of `files`, of those `unchecked`, and `problems` in order of places."""
    source = checked.loaded.source
    return {
        "counts": {
            str(severity): sum(problem.severity is severity for problem in checked.problems) for severity in Severity
        },
        "files": len(source.documents),
        "unchecked": checked.loaded.unchecked,
        "problems": [problem_as_json(problem, source) for problem in checked.problems],
    }


def problem_as_json(problem: Problem, source: Source) -> dict[str, Any]:
    """One problem with its places; no value of the data."""
    return {
        **_located(problem.at, source),
        "severity": str(problem.severity),
        "code": problem.code,
        "clauses": list(problem.clauses),
        "message": problem.message,
        "fix": problem.fix,
        "related": [{**_located(location, source), "word": word} for location, word in problem.related],
    }


def _located(location: Location, source: Source) -> dict[str, Any]:
    place = source.place(location)
    # The name of an unknown field is what someone typed, so only its place is given.
    keys = Keys(location.keys[:-1]) if location.names else location.keys
    return {"file": location.file, "line": place.line, "column": place.column, "keys": str(keys)}
