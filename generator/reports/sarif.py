"""Problems as SARIF 2.1.0, for code scanning and editors. No value of the data."""

from typing import Any
from urllib.parse import quote

from generator.check import Checked
from generator.compare.history import PUBLISHED
from generator.problem import Location, Severity

_LEVELS = {Severity.REFUSED: "error", Severity.WARNED: "warning", Severity.TOLD: "note"}


def sarif(checked: Checked, above: str = "") -> dict[str, Any]:
    """One run: every rule that found something, with its text, and every problem with its places.

    `above` leads from the top of the repository to the register: a file's address is seen from the top.
    """
    source = checked.loaded.source
    known = {problem.code: problem for problem in PUBLISHED}
    codes = sorted({problem.code for problem in checked.problems})

    def location(at: Location, message: str | None = None) -> dict[str, Any]:
        place = source.place(at)
        shown: dict[str, Any] = {
            "physicalLocation": {
                "artifactLocation": {"uri": quote(f"{above}{at.file}"), "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": place.line, "startColumn": place.column},
            }
        }
        return {**shown, "message": {"text": message}} if message else shown

    def described(code: str) -> dict[str, Any]:
        rule = known.get(code)
        if rule is None:
            return {"id": code}
        return {
            "id": code,
            "shortDescription": {"text": rule.statement},
            "help": {"text": rule.fix},
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
                        "ruleId": problem.code,
                        "ruleIndex": codes.index(problem.code),
                        "level": _LEVELS[problem.severity],
                        "message": {"text": problem.advice},
                        "locations": [location(problem.at)],
                        "relatedLocations": [location(at, word) for at, word in problem.related],
                    }
                    for problem in checked.problems
                ],
            }
        ],
    }
