"""Problems as SARIF 2.1.0, for code scanning and editors. No value of the data."""

from typing import Any
from urllib.parse import quote

from generator.check import Checked
from generator.compare.history import PUBLISHED
from generator.problem import Location, Severity

_LEVELS = {Severity.REFUSED: "error", Severity.WARNED: "warning", Severity.TOLD: "note"}


def sarif(checked: Checked) -> dict[str, Any]:
    """One run: every rule that found something, with its text, and every problem with its places."""
    source = checked.loaded.source
    known = {one.code: one for one in PUBLISHED}
    codes = sorted({problem.code for problem in checked.problems})

    def location(at: Location, message: str | None = None) -> dict[str, Any]:
        place = source.place(at)
        found: dict[str, Any] = {
            "physicalLocation": {
                "artifactLocation": {"uri": quote(at.file)},
                "region": {"startLine": place.line, "startColumn": place.column},
            }
        }
        return {**found, "message": {"text": message}} if message else found

    def described(code: str) -> dict[str, Any]:
        rule = known.get(code)
        if rule is None:
            return {"id": code}
        return {
            "id": code,
            "shortDescription": {"text": rule.statement},
            "help": {"text": rule.mend},
            "properties": {"clauses": list(rule.clauses)},
        }

    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "register", "rules": [described(code) for code in codes]}},
                "columnKind": "unicodeCodePoints",
                "results": [
                    {
                        "ruleId": one.code,
                        "ruleIndex": codes.index(one.code),
                        "level": _LEVELS[one.severity],
                        "message": {"text": one.advice},
                        "locations": [location(one.at)],
                        "relatedLocations": [location(at, word) for at, word in one.related],
                    }
                    for one in checked.problems
                ],
            }
        ],
    }
