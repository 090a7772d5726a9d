"""The rules, and the clauses that none can check, for the terminal, the documentation and other programs."""

from collections.abc import Iterator
from typing import Any

from generator.explained import EXPLAINED_CLAUSES, EXPLAINED_RULES


def as_json() -> list[dict[str, Any]]:
    """Every clause in order: its summary, the rules that check it, and which part no rule can check, and why."""
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
                    "mend": rule.fix,
                }
                for rule in clause.rules
            ],
            "not_decidable_from_data": clause.undecidable,
        }
        for clause in EXPLAINED_CLAUSES
    ]


def text() -> Iterator[str]:
    """The clauses in order, each with its rules."""
    for clause in EXPLAINED_CLAUSES:
        yield f"{clause.name}  {clause.section}: {clause.summary}"
        for rule in clause.rules:
            yield f"    {rule.severity.word:8}{rule.code}"
            yield f"            {rule.statement}"
        if clause.undecidable:
            yield f"    No rule can decide this: {clause.undecidable}"
        yield ""
    yield f"{len(EXPLAINED_RULES)} rules, {len(EXPLAINED_CLAUSES)} clauses."


def markdown() -> Iterator[str]:
    """The same as a page: a heading for each section, a paragraph for each clause, a row for each rule."""
    yield "# The rules"
    yield ""
    yield "`register docs` writes this page from the rules, and a test fails when the two differ."
    yield ""
    yield (
        "If a rule is **refused**, you cannot make the change until you fix it. If it is **warned**, look at it: the"
        " change still passes. A **notice** tells Naace about something to know or to decide."
    )
    section = None
    for clause in EXPLAINED_CLAUSES:
        if clause.section != section:
            section = clause.section
            yield ""
            yield f"## {section}"
        yield ""
        yield f"### {clause.name}"
        yield ""
        yield clause.summary
        if clause.rules:
            yield ""
            yield "| rule | | what must hold | how to fix it |"
            yield "|---|---|---|---|"
            for rule in clause.rules:
                yield f"| `{rule.code}` | {rule.severity.word} | {rule.statement} | {rule.fix} |"
        if clause.undecidable:
            yield ""
            yield f"*No rule can decide this:* {clause.undecidable}"
