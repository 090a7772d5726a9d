"""What annotations, logs, summaries and a build's output say of a problem: places and the rules' own sentences only."""

import json
from pathlib import Path

import click
import pytest
from commands import called, formats_of
from example import ROOT
from project import PROJECT

from generator.check import Checked
from generator.compare.history import PUBLISHED
from generator.problem import Keys, Location, Problem, Severity
from generator.read.loading import load
from generator.reports.github import github
from generator.reports.in_public import in_public
from generator.reports.markdown import markdown
from generator.reports.sarif import sarif
from generator.reports.text import lines_of

MARK = "zq-confidential"
LOADED = load(ROOT)
AT = Location("data/assessors/amina-rahman.yml", Keys(("contact", "email")))
OTHER = Location("data/assessors/grace-mensah.yml", Keys(("name",)))
CODES = [rule.code for rule in PUBLISHED] + ["unknown-field", "dangling-reference", "value-error"]


def in_every_form(checked: Checked) -> str:
    built = [line for problem in checked.problems for line in lines_of(problem, LOADED.source, quoted=False)]
    return "\n".join([*github(checked), json.dumps(sarif(checked)), *markdown(checked), *map(click.unstyle, built)])


@pytest.mark.parametrize("code", CODES)
def test_nothing_that_a_rule_found_is_said_in_public(code: str) -> None:
    """Neither its message, nor its advice, nor which other file belongs to it; as an annotation or beyond the tenth."""
    related = ((OTHER, f"w {MARK}"),)
    problems = [Problem(code, ("P11",), severity, AT, f"m {MARK}", f"d {MARK}", related) for severity in Severity]
    found = Checked(LOADED, tuple(problems * 12))
    assert MARK in in_every_form(found)
    assert "grace-mensah" in in_every_form(found)
    shown = in_every_form(in_public(found))
    assert MARK not in shown
    assert "grace-mensah" not in shown
    assert "amina-rahman.yml:" in shown
    assert code in shown


def test_a_rule_is_named_with_its_own_sentences_and_a_fault_of_format_says_where_to_read_more() -> None:
    rule = PUBLISHED[0]
    of_a_rule, of_format = in_public(
        Checked(LOADED, tuple(Problem(code, (), Severity.REFUSED, AT, "m", "d") for code in (rule.code, "not-a-day")))
    ).problems
    assert (of_a_rule.message, of_a_rule.fix) == (rule.statement.rstrip("."), rule.fix)
    assert "register check" in of_format.fix


@pytest.mark.parametrize("form", sorted({*formats_of("check")} - {"text", "json"}))
def test_the_demonstration_s_people_are_said_to_have_done_nothing(form: str) -> None:
    """On the demonstration, as the command prints it: no finding's own words, which the terminal does say."""

    def said(form: str) -> str:
        return called("check", "--root", PROJECT, "--on", "2026-11-24", "--format", form).stdout

    problems = json.loads(said("json"))["problems"]
    published = {rule.statement.rstrip(".") for rule in PUBLISHED}
    own = {problem["message"] for problem in problems} - published
    related = {place["file"] for problem in problems for place in problem["related"]}
    related -= {problem["file"] for problem in problems}
    assert len(own) > 5
    shown = said(form)
    assert [message for message in own if message in shown.replace("&#39;", "'")] == []
    assert [file for file in related if file in shown] == []


def test_a_refused_build_names_no_second_person(register_root: Path) -> None:
    data = register_root / "data/assessors"
    first = (data / "amina-rahman.yml").read_text("utf-8")
    email = first.split("email: ")[1].split(",")[0].split("}")[0].strip()
    second = (data / "grace-mensah.yml").read_text("utf-8")
    theirs = second.split("email: ")[1].split(",")[0].split("}")[0].strip()
    (data / "grace-mensah.yml").write_text(second.replace(theirs, email), "utf-8")
    done = called("build", "--root", register_root, "--on", "2026-03-01")
    assert done.returncode == 1
    lines = [line for line in done.stderr.splitlines() if "data/" in line]
    assert lines
    assert not [line for line in lines if "amina-rahman" in line and "grace-mensah" in line]
    assert "see:" not in done.stderr
