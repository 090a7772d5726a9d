"""What reports do with hostile text: it reaches no terminal, no workflow command, no markup and no mention."""

from dataclasses import replace

import pytest
from example import ROOT

from generator.check import Checked
from generator.compare.clashes import Clash
from generator.problem import Keys, Location, Problem, Severity
from generator.read.loading import load
from generator.reports.clashes import text as clashing
from generator.reports.escaping import escaped, fitting, printable, unheeded
from generator.reports.github import github
from generator.reports.markdown import markdown
from generator.reports.text import _window, count, lines_of, text

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
    assert lines[-1].startswith("::notice::4 more are in the job's summary and in the log of this step")
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
def test_the_caret_is_under_the_column_after_wide_and_combining_characters(before: str, cells: int) -> None:
    assert _window(f"{before}x", len(before) + 1) == (f"{before}x", cells)


def test_notices_come_last_under_a_heading_and_the_count_closes() -> None:
    found = checked(problem(Severity.TOLD), problem(Severity.REFUSED))
    lines = list(text(found))
    assert lines[-1] == count(found) == "1 refused, 0 warned, 1 notice in 16 files."
    heading = next(number for number, line in enumerate(lines) if "none of them stops" in line)
    assert any("refused" in line for line in lines[:heading])
    assert any("notice" in line for line in lines[heading:-1])


RELATED = replace(
    problem(message="This number is used already"),
    related=((Location("data/assessors/grace-mensah.yml", Keys(("name",))), f"where it is used {HOSTILE}"),),
)


def test_an_annotation_quotes_no_line_and_names_the_related_places() -> None:
    (line,) = github(checked(RELATED))
    said = line.partition("::error ")[2].partition("::")[2].split("%0A")
    assert "Amina Rahman" not in line
    assert said[1].startswith("See data/assessors/grace-mensah.yml:1:7: where it is used x�::error::y")


def test_a_line_of_the_log_holds_what_an_annotation_does() -> None:
    line = list(github(checked(*[RELATED] * 11)))[10]
    assert line.startswith("data/assessors/amina-rahman.yml:1:7: refused: This number is used already (P11). ")
    assert " | See data/assessors/grace-mensah.yml:1:7: where it is used" in line


def test_an_annotation_is_no_longer_than_github_takes() -> None:
    many = tuple((Location("data/scheme.yml"), "a place" * 100) for _ in range(200))
    (line,) = github(checked(replace(problem(), related=many)))
    assert len(line) < 16_000


def test_markdown_quotes_no_line_and_names_the_related_places() -> None:
    (row,) = [line for line in markdown(checked(RELATED)) if line.startswith("| data/")]
    assert "This number is used already<br>see data/assessors/grace" in row
    assert row.count(" | ") == 3


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("www.evil.example", "www&#46;evil.example"),
        ("WWW.evil.example", "WWW&#46;evil.example"),
        ("https://evil.example", "https&#58;//evil.example"),
        ("mailto:a@b.example", "mailto&#58;<!-- -->a@<!-- -->b.example"),
        ("GH-12", "GH-<!-- -->12"),
        ("gh-1", "gh-<!-- -->1"),
        ("naace/register#12", "naace/register#<!-- -->12"),
        ("a1b2c3d", "a<!-- -->1b2c3d"),
        ("a.yml:100:7", "a.yml&#58;<!-- -->100&#58;<!-- -->7"),
        ("x :+1: y", "x &#58;<!-- -->&#43;1&#58; y"),
        ("2026-03-01, 12.50", "2026-03-01, 12.50"),
        ("a\0b", "a b"),
    ],
)
def test_nothing_in_escaped_markdown_is_a_link_a_reference_or_an_emoji(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("a ##[stop-commands]t", "a #�[stop-commands]t"),
        ("####[x", "###�[x"),
        ("::error::x", "�:error::x"),
        (" \t\x1b[31m::error::x", " \t\x1b[31m�:error::x"),
        ("a\n::error::x\r\n ::y", "a\n�:error::x\r\n �:y"),
        ("a::b: c", "a::b: c"),
        ("#[x ## [y", "#[x ## [y"),
    ],
)
def test_a_line_of_output_is_no_command_of_ci(line: str, shown: str) -> None:
    assert unheeded(line) == shown


def test_lines_that_fit_are_left_as_they_are_and_others_are_cut_by_whole_lines_with_a_word() -> None:
    assert list(fitting(["ab", "cd"], 6, "there")) == ["ab", "cd"]
    lines = ["é" * 20] * 10
    cut = list(fitting(lines, 200, "there"))
    assert cut[-2:] == ["", "Cut here, because GitHub shows no more: there."]
    assert set(cut[:-2]) == {"é" * 20}
    assert 150 < len("\n".join(cut).encode()) <= 200


@pytest.mark.parametrize("file", ["data/assessors/amina-rahman.yml", "data/erasures/amina-rahman.yml"])
def test_of_an_erasure_that_clashes_it_is_said_that_it_holds(file: str) -> None:
    lines = list(clashing([Clash(("erases", "edits"), (file, "data/scheme.yml"), None)]))
    assert lines[1:3] == [f"  {file}", "  data/scheme.yml"]
    assert lines[3].startswith("  If one of them erases a person's data, keep the erasure")
    assert len(list(clashing([Clash(("one", "other"), ("data/scheme.yml",), None)]))) == 2


def test_numbers_of_a_thousand_and_more_have_commas() -> None:
    counted = count(checked(*[problem(Severity.TOLD, "m")] * 2003))
    assert counted.startswith("0 refused, 0 warned, 2,003 notices in ")
    assert any("1,993 more are in the job's summary" in line for line in github(checked(*[problem()] * 2003)))
