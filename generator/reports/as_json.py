"""Problems as JSON, for other programs: a stable shape, no value of the data."""

from typing import Any

from generator.check import Checked
from generator.problem import Keys, Location, Severity


def as_json(checked: Checked) -> dict[str, Any]:
    """`counts` by severity, the number of `files`, of those `unchecked`, and `problems` in order of places."""
    source = checked.loaded.source

    def located(location: Location) -> dict[str, Any]:
        place = source.place(location)
        # The name of a field that there is not is whatever somebody typed: told by its place alone.
        keys = Keys(location.keys[:-1]) if location.names else location.keys
        return {"file": location.file, "line": place.line, "column": place.column, "keys": str(keys)}

    return {
        "counts": {str(severity): sum(one.severity is severity for one in checked.problems) for severity in Severity},
        "files": len(source.documents),
        "unchecked": checked.loaded.unchecked,
        "problems": [
            {
                **located(one.at),
                "severity": str(one.severity),
                "code": one.code,
                "clauses": list(one.clauses),
                "message": one.message,
                "mend": one.mend,
                "related": [{**located(location), "word": word} for location, word in one.related],
            }
            for one in checked.problems
        ],
    }
