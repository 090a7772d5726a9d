"""What a case of a rule is: a change to the example register, a day, and how often the rule finds something."""

from dataclasses import dataclass, field
from datetime import date

from example import TODAY, Changes, register

from generator.rules.rule import Finding, Rule


@dataclass(frozen=True)
class Case:
    """`finds` is the number of findings: 0 where the rule holds. `at` is the place of the first, as file:keys."""

    rule: Rule
    sentence: str
    changes: Changes = field(default_factory=dict)
    on: str = TODAY
    finds: int = 0
    at: str | None = None

    def findings(self) -> list[Finding]:
        return list(self.rule.check(register(self.changes), date.fromisoformat(self.on)))

    def __str__(self) -> str:
        return f"{self.rule.code}: {self.sentence}"
