"""Every rule, by the tables of cases beside this file."""

import importlib
from datetime import date
from pathlib import Path

import pytest
from example import TODAY, register
from project import PROJECT
from rules.cases.case import Case
from rules.every_case import CASES

from generator.rules import RULES
from generator.rules.clauses import CLAUSES, ORDER
from generator.rules.rule import Rule

MODULES = sorted(
    path for path in (PROJECT / "generator/rules").glob("*.py") if path.stem not in ("__init__", "rule", "clauses")
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_finds_what_its_case_says(case: Case) -> None:
    found = case.findings()
    assert len(found) == case.finds, [finding.message for finding in found]
    if case.at:
        assert f"{found[0].at.file}:{found[0].at.keys}" == case.at


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_case_it_passes_and_one_it_does_not(rule: Rule) -> None:
    counts = {bool(case.finds) for case in CASES if case.rule is rule}
    assert counts == {True, False}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_clause_a_statement_and_a_fix(rule: Rule) -> None:
    assert rule.clauses
    assert set(rule.clauses) <= set(ORDER)
    assert rule.statement.endswith(".")
    assert rule.fix.endswith(".")
    assert "|" not in rule.statement + rule.fix, "it would end a cell of the published table"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_every_rule_of_a_module_is_in_the_tuple(module: Path) -> None:
    found = vars(importlib.import_module(f"generator.rules.{module.stem}")).values()
    assert [member.code for member in found if isinstance(member, Rule) and member not in RULES] == []


def test_the_rules_are_in_the_order_of_their_clauses() -> None:
    positions = [min(ORDER[clause] for clause in rule.clauses) for rule in RULES]
    assert positions == sorted(positions)


def test_every_clause_has_a_rule_or_says_why_not() -> None:
    ruled = {clause for rule in RULES for clause in rule.clauses}
    assert [clause.name for clause in CLAUSES if clause.name not in ruled and not clause.undecidable] == []


def test_the_example_register_has_no_problem() -> None:
    found = [problem for rule in RULES for problem in rule.problems(register(), date.fromisoformat(TODAY))]
    assert found == []
