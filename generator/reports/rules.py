"""The rules, and the clauses that none can check, for the terminal, the documentation and other programs.

In: the clauses as `register docs` wrote them into `rules.json`, so that nothing else of the program needs to be
imported to show them. A test holds that file to the rules.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.problem import Severity

FILE = Path(__file__).with_name("rules.json")

Clause = dict[str, Any]
"""A clause: its summary, the rules that check it, and which part no rule can check, and why."""


def clauses() -> list[Clause]:
    """Every clause in order."""
    read: list[Clause] = json.loads(FILE.read_text("utf-8"))
    return read


def _word(rule: dict[str, Any]) -> str:
    return Severity[rule["severity"].upper()].word


def text(clauses: Sequence[Clause]) -> Iterator[str]:
    """The clauses in order, each with its rules."""
    for clause in clauses:
        yield f"{clause['clause']}  {clause['section']}: {clause['summary']}"
        for rule in clause["rules"]:
            yield f"    {_word(rule):8}{rule['code']}"
            yield f"            {rule['statement']}"
        if clause["not_decidable_from_data"]:
            yield f"    No rule can decide this: {clause['not_decidable_from_data']}"
        yield ""
    codes = {rule["code"] for clause in clauses for rule in clause["rules"]}
    yield f"{len(codes)} rules, {len(clauses)} clauses."


def markdown(clauses: Sequence[Clause]) -> Iterator[str]:
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
    for clause in clauses:
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
                yield f"| `{rule['code']}` | {_word(rule)} | {rule['statement']} | {rule['fix']} |"
        if clause["not_decidable_from_data"]:
            yield ""
            yield f"*No rule can decide this:* {clause['not_decidable_from_data']}"
