"""The rules: one file a section of the code of practice. Register and day in, problems out."""

from generator.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
"""Every rule there is, in the order of the clauses."""
