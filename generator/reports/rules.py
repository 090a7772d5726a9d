"""The rules and the clauses that none can decide: one text for the terminal, the documentation and other programs."""

from collections.abc import Iterator
from typing import Any

from generator.explained import EXPLAINED_CLAUSES, EXPLAINED_RULES


def as_json() -> list[dict[str, Any]]:
    """Every clause in order: its summary, the rules that hold it, and why what is left cannot be decided."""
    return [
        {
            "clause": clause.name,
            "section": clause.section,
            "summary": clause.summary,
            "rules": [
                {
                    "code": rule.code,
                    "clauses": list(rule.clauses),
                    "severity": str(rule.severity),
                    "statement": rule.statement,
                    "mend": rule.mend,
                }
                for rule in clause.rules
            ],
            "not_decidable_from_data": clause.undecidable,
        }
        for clause in EXPLAINED_CLAUSES
    ]


def text() -> Iterator[str]:
    """The clauses in order, each with its rules."""
    for clause in as_json():
        yield f"{clause['clause']}  {clause['section']}: {clause['summary']}"
        for rule in clause["rules"]:
            yield f"    {rule['severity']:8}{rule['code']}"
            yield f"            {rule['statement']}"
        if clause["not_decidable_from_data"]:
            yield f"    not decidable from data: {clause['not_decidable_from_data']}"
        yield ""
    yield f"{len(EXPLAINED_RULES)} rules, {len(EXPLAINED_CLAUSES)} clauses."


def markdown() -> Iterator[str]:
    """The same as a page: a heading a section, a paragraph a clause, a row a rule."""
    yield "# The rules"
    yield ""
    yield "Made from the rules themselves by `register docs`; a test fails when the two differ."
    yield ""
    yield "**Refused** stops a change; **warned** is shown and passes; **told** is for Naace to know or decide."
    section = None
    for clause in as_json():
        if clause["section"] != section:
            section = clause["section"]
            yield ""
            yield f"## {section}"
        yield ""
        yield f"### {clause['clause']}"
        yield ""
        yield clause["summary"]
        if clause["rules"]:
            yield ""
            yield "| rule | | what must hold | how to fix it |"
            yield "|---|---|---|---|"
            for rule in clause["rules"]:
                yield f"| `{rule['code']}` | {rule['severity']} | {rule['statement']} | {rule['mend']} |"
        if clause["not_decidable_from_data"]:
            yield ""
            yield f"*Not decidable from data:* {clause['not_decidable_from_data']}"
