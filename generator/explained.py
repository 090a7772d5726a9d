"""The code of practice explained: each clause in our own words, with every rule that holds it.

This is the one list of rules that people read: `register rules`, docs/rules.md and the site's page "How it works" show
it. It is made of the code alone, so it holds nothing from a register. It is a layer above `compare`, because the rules
on changes belong to it as much as those on the register.
"""

from dataclasses import dataclass

from generator.compare.history import PUBLISHED
from generator.problem import Severity
from generator.rules.clauses import CLAUSES


@dataclass(frozen=True)
class ExplainedRule:
    """A rule: what must hold, how to put it right, and the clauses that it holds."""

    code: str
    clauses: tuple[str, ...]
    severity: Severity
    statement: str
    mend: str


@dataclass(frozen=True)
class ExplainedClause:
    """A clause with its rules; `undecidable` says what no rule can decide, and why."""

    name: str
    section: str
    summary: str
    undecidable: str | None
    rules: tuple[ExplainedRule, ...]


EXPLAINED_RULES = tuple(
    ExplainedRule(rule.code, rule.clauses, rule.severity, rule.statement, rule.mend) for rule in PUBLISHED
)
EXPLAINED_CLAUSES = tuple(
    ExplainedClause(
        clause.name,
        clause.section,
        clause.summary,
        clause.undecidable,
        tuple(rule for rule in EXPLAINED_RULES if clause.name in rule.clauses),
    )
    for clause in CLAUSES
)
"""Every clause, in the order of the code of practice; a rule that holds several clauses is with each of them."""
