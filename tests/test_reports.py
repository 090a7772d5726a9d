"""What reports do with hostile text: it reaches no terminal, no workflow command, no markup and no mention."""

import pytest
from example import ROOT

from generator.check import Checked
from generator.loading import load
from generator.problem import Keys, Location, Problem, Severity
from generator.reports.github import github
from generator.reports.markdown import escaped, markdown
from generator.reports.text import _window, count, lines_of, printable, text

HOSTILE = "x\n::error::y\r%0A`<img src=x>` @everyone #1 |a| \x1b[31m\u202e [l](http://e.example) *b* _i_ ~~s~~ https://e.example"


def checked(*problems: Problem) -> Checked:
    return Checked(load(ROOT), problems)


def problem(severity: Severity = Severity.REFUSED, message: str = HOSTILE) -> Problem:
    at = Location("data/assessors/amina-rahman.yml", Keys(("name",)))
    return Problem("some-code", ("P11",), severity, at, message, HOSTILE)


def test_a_workflow_command_is_one_line_and_opens_no_other() -> None:
    lines = list(github(checked(problem())))
    assert len(lines) == 1
    assert "\n" not in lines[0]
    assert "\r" not in lines[0]
    assert lines[0].startswith("::error file=data/assessors/amina-rahman.yml,line=1,col=7,title=refused%3A some-code::")
    assert "%250A" in lines[0]


def test_ten_annotations_of_each_severity_are_shown_and_the_rest_are_in_the_log() -> None:
    lines = list(github(checked(*[problem(message="m")] * 12, *[problem(Severity.TOLD, "m")] * 11)))
    assert [line.split(" ")[0] for line in lines].count("::error") == 10
    assert sum(line.startswith("::notice") for line in lines) == 10
    assert lines[-1].startswith("::notice::4 more ")
    assert len([line for line in lines if line.startswith("data/assessors/amina-rahman.yml:1:7: ")]) == 4


def test_markdown_shows_just_the_text() -> None:
    shown = "\n".join(markdown(checked(problem())))
    for live in ("<img", "`", "@everyone", "|a|", "*b*", "_i_", "](", "\x1b", "\u202e", "\n::"):
        assert live not in shown
    assert shown.count("\n| data/") == 1


@pytest.mark.parametrize("word", ["@team", "#12", "a|b", "<b>", "`c`", "a_b_c", "1.2", "GH-1"])
def test_escaped_markdown_holds_no_markup(word: str) -> None:
    assert not set(escaped(word).replace("<!-- -->", "").replace("&#", "")) & set("|<>`_*[]~!\\")


def test_the_terminal_gets_no_control_character_and_sees_where_one_was() -> None:
    shown = "\n".join(lines_of(problem(), load(ROOT).source))
    assert "\x1b[31m\u202e" not in shown
    assert "\u202e" not in shown
    assert printable("a\x1bb\U000e0041\u00ad") == "a�b��"


@pytest.mark.parametrize(("before", "cells"), [("ab", 2), ("日本", 4), ("कु", 1), ("e\u0301", 1)])
def test_the_caret_stands_under_the_column_after_wide_and_combining_characters(before: str, cells: int) -> None:
    assert _window(f"{before}x", len(before) + 1) == (f"{before}x", cells)


def test_told_problems_come_last_under_a_heading_and_the_count_closes() -> None:
    found = checked(problem(Severity.TOLD), problem(Severity.REFUSED))
    lines = list(text(found))
    assert lines[-1] == count(found) == "1 refused, 0 warned, 1 told in 16 files."
    heading = next(number for number, line in enumerate(lines) if "nothing here stops" in line)
    assert any("refused" in line for line in lines[:heading])
    assert any("told" in line for line in lines[heading:-1])
