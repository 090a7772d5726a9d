"""The code of practice explained: each clause in our own words, with the rules that check it.

`register rules`, docs/rules.md and the site's page "The code, rule by rule" all show this list. It contains nothing
from a register. It is a layer above `compare`, because it includes the rules on changes.
"""

from dataclasses import dataclass

from generator.compare.history import PUBLISHED
from generator.problem import Severity
from generator.rules.clauses import CLAUSES


@dataclass(frozen=True)
class ExplainedRule:
    """A rule: what must hold, how to fix what does not, and the clauses that it checks."""

    code: str
    clauses: tuple[str, ...]
    severity: Severity
    statement: str
    fix: str


@dataclass(frozen=True)
class ExplainedClause:
    """A clause with its rules; `undecidable` says which part no rule can check, and why."""

    name: str
    section: str
    summary: str
    undecidable: str | None
    rules: tuple[ExplainedRule, ...]


EXPLAINED_RULES = tuple(
    ExplainedRule(rule.code, rule.clauses, rule.severity, rule.statement, rule.fix) for rule in PUBLISHED
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
"""Every clause, in the order of the code of practice. A rule that checks several clauses is listed under each."""
