"""Cases of the rule on the versions of the procedures."""

from typing import Any

from rules.cases.case import Case

from generator.rules import procedures as rules


def versions(*versions: tuple[str, str]) -> dict[str, Any]:
    return {
        "scheme": {
            "procedures": [
                {"version": name, "in_force_from": begins, "website": "https://naace.example/procedures"}
                for name, begins in versions
            ]
        }
    }


CASES = (
    Case(rules.versions_of_the_procedures_are_in_order, "none published"),
    *(
        Case(
            rules.versions_of_the_procedures_are_in_order,
            f"in force from 1 July 2024, the next from {day}",
            versions(("2024", "2024-07-01"), ("2026", day)),
            finds=finds,
            at="data/scheme.yml:procedures[2].in_force_from" if finds else None,
        )
        for day, finds in (("2024-06-30", 1), ("2024-07-01", 1), ("2024-07-02", 0))
    ),
    Case(
        rules.versions_of_the_procedures_are_in_order,
        "one version twice",
        versions(("2024", "2024-07-01"), ("2024", "2026-07-01")),
        finds=1,
        at="data/scheme.yml:procedures[2].version",
    ),
)
