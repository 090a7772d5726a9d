"""What commands say where anyone may read it: in annotations, logs, summaries, SARIF, announcements and comments."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import called
from example import TODAY, register
from leaks import leaks
from marked_register import ON, around_marks, checkout, hidden_marks, made
from markers import Mark
from project import PROJECT
from revisions import Work
from trust import Count, Figure

from generator.check import RULES
from generator.problem import Problem
from generator.pull_request.comment import body
from generator.pull_request.handed_over import handed_over
from generator.read.entries import read_entry
from generator.read.loading import KINDS

SINCE_THE_EXAMPLE = ("--base", "main", "--exactly")
PUBLIC = {
    "build": ("build",),
    "desk": ("desk",),
    'due-issue "$due"': ("due-issue", "FOLDER"),
    "check --format github": ("check", "--format", "github"),
    'check ${SINCE:+"$SINCE" --exactly} --format github': ("check", *SINCE_THE_EXAMPLE, "--format", "github"),
    'check ${SINCE:+"$SINCE" --exactly} --format sarif > ../problems/register.sarif || [ $? -eq 1 ]': (
        *("check", *SINCE_THE_EXAMPLE, "--format", "sarif"),
    ),
    'check ${SINCE:+"$SINCE" --exactly} --format markdown >> "$GITHUB_STEP_SUMMARY" || [ $? -eq 1 ]': (
        *("check", *SINCE_THE_EXAMPLE, "--format", "markdown"),
    ),
}
"""The commands of the workflows whose output is a log, a summary or an artifact that is kept, and how they run here."""
PRIVATE = {
    'changes --exactly "${SINCE#--base=}" "$GITHUB_SHA" --format json > ../report/changes.json': "for the comment",
    'check "$SINCE" --exactly --format json > ../report/check.json || [ $? -eq 1 ]': "for the comment",
    'record "$ACT" --event "$GITHUB_EVENT_PATH" --branch "$BRANCH" --write \\': "for the summary of a form's own run",
    "verify site --manifest build/manifest.json": "names files of the public site, the day and the commit",
    'editor build/form --repository "$GITHUB_REPOSITORY" --address "$ADDRESS"': "reads no more than the site's address",
}
"""Those whose output holds values and is for people who may read the data: docs/branch-protection.md says which."""
ALSO_PUBLIC = [
    ("check", "--format", "sarif"),
    ("check", "--format", "markdown"),
    *(("changes", "main", "--public", "--format", form) for form in ("text", "markdown", "json")),
]


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Work:
    """The marked register on a branch, on top of the example."""
    return checkout(made("1")[1], tmp_path_factory.mktemp("marked"))


def marks_of_values() -> list[Mark]:
    """Those of values, and of what is around the files. A file's name is a problem's place, and said."""
    ids = ("zq1-", "98760")
    hidden = [mark for mark in hidden_marks(made("1")[0]) if not any(id in mark.texts[0] for id in ids)]
    return [*hidden, *(mark for mark in around_marks() if mark.place != "the folder")]


def test_the_commands_of_every_workflow_are_tried_here_or_private() -> None:
    """One whose output comes to be read by more people than the data fails here."""
    workflows = [path.read_text("utf-8") for path in sorted((PROJECT / ".github/workflows").glob("*.yml"))]
    lines = {line for text in workflows for line in re.findall(r"\.venv/bin/register (.+)", text)}
    assert {line.partition(" #")[0].strip() for line in lines} == {*PUBLIC, *PRIVATE}


@pytest.mark.parametrize("words", [*PUBLIC.values(), *ALSO_PUBLIC], ids=" ".join)
def test_nothing_that_is_said_in_public_holds_a_marker(
    words: tuple[str, ...], marked: Work, tmp_path: Path, count: Count
) -> None:
    (tmp_path / "former.md").write_text("The list of yesterday", "utf-8")
    there = [str(tmp_path) if word == "FOLDER" else word for word in words]
    done = called(*there, "--root", marked.root, "--on", TODAY)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout + done.stderr
    found = leaks(marks_of_values(), [("what is printed", done.stdout.encode()), ("the errors", done.stderr.encode())])
    count(Figure.MARKERS, len(marks_of_values()))
    count(Figure.LEAKS, len(found))
    assert found == []


def test_much_is_wrong_with_the_marked_register_so_that_these_tests_can_fail(marked: Work) -> None:
    """What people who have the data are told holds many markers, of many fields."""
    said = called("check", *SINCE_THE_EXAMPLE, "--root", marked.root, "--on", TODAY).stdout
    changes = called("changes", "main", "--root", marked.root, "--on", TODAY).stdout
    assert len(leaks(marks_of_values(), [("check", said.encode())])) > 50
    assert len(leaks(marks_of_values(), [("changes", changes.encode())])) > 300


def test_what_is_announced_holds_what_becomes_public(marked: Work) -> None:
    said = called("changes", "main", "--public", "--root", marked.root, "--on", TODAY).stdout
    shown = [
        mark for mark in made("1")[0].marks if not mark.hidden and mark.place.startswith("assessors/zq-listed:name")
    ]
    assert leaks(shown, [("what is announced", said.encode())])


@pytest.fixture(scope="module")
def comment(marked: Work, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The comment on a change that takes every marker out of the register again."""
    marked.git("branch", "-f", "marked")
    marked.git("switch", "-q", "--detach", "main")
    try:
        folder = tmp_path_factory.mktemp("report")
        where = ("--root", marked.root, "--on", TODAY)
        for name, words in {
            "changes.json": ("changes", "--exactly", "marked", "HEAD", "--format", "json"),
            "check.json": ("check", "--base", "marked", "--exactly", "--format", "json"),
        }.items():
            (folder / name).write_text(called(*words, *where).stdout, "utf-8")
        (folder / "head").write_text("0" * 40)
    finally:
        marked.git("switch", "-q", "-")
    return body(handed_over(folder), "https://github.example/run")


def test_the_comment_on_a_change_quotes_nothing_that_it_takes_away(comment: str, count: Count) -> None:
    """Comments and the mails of them outlive what was removed."""
    assert "removed" in comment
    found = leaks(marks_of_values(), [("the comment", comment.encode())])
    count(Figure.MARKERS, len(marks_of_values()))
    count(Figure.LEAKS, len(found))
    assert found == []


# The rules' own messages, which people who have the data read


def test_no_rules_message_names_a_confidential_value() -> None:
    """A file's name is its place, and said; its fields' values are not."""
    v, values = made("1")
    problems = [problem for rule in RULES for problem in rule.problems(register(values), ON)]
    assert len(problems) > 20
    assert leaks(hidden_marks(v), [(problem.code, _said(problem)) for problem in problems]) == []


def _said(problem: Problem) -> bytes:
    return "\n".join([problem.message, problem.fix, *(word for _, word in problem.related)]).encode()


def test_no_message_about_a_value_that_cannot_be_read_repeats_it() -> None:
    said = [_said(problem) for name, fields in made("1")[1].items() for problem in _problems_of(name, _spoilt(fields))]
    assert len(said) > 150
    assert not [words for words in said if b"zqspoilt" in words.lower()]


def _problems_of(name: str, values: Any) -> Iterator[Problem]:
    folder, _, id = name.rpartition("/")
    problems = read_entry(KINDS[folder], f"data/{name}.yml", id, values)
    assert isinstance(problems, list)
    yield from problems


def _spoilt(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _spoilt(inner) for key, inner in value.items()}
    return tuple(map(_spoilt, value)) if isinstance(value, list | tuple) else "Zqspoilt\nZqspoilt" + 300 * "x"
