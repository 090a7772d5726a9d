"""Thirty mistakes of staff, and what `register check` says to each: a message must suffice to mend it.

`--bless` writes the golden file anew; read each message as somebody in their first week would.
"""

import shutil
from datetime import date
from pathlib import Path

import click
import pytest
from mistakes.made import MISTAKES, Mistake

from generator.check import Checked, check
from generator.loading import load
from generator.problem import Problem, Severity
from generator.reports.text import lines_of

PROJECT = Path(__file__).parent.parent
GOLDEN = PROJECT / "tests/golden/terminal/mistakes.text"
ON = date(2026, 11, 24)


def found(root: Path) -> Checked:
    return check(load(root), ON)


@pytest.fixture(scope="module")
def before() -> set[tuple[str, str, str]]:
    return {_key(one) for one in found(PROJECT).problems}


def _key(one: Problem) -> tuple[str, str, str]:
    return one.code, one.at.file, one.message


def said(mistake: Mistake, root: Path, before: set[tuple[str, str, str]]) -> list[str]:
    """What `register check` says of a mistake that it did not say before; what is only told left out."""
    shutil.copytree(PROJECT / "data", root / "data")
    path = root / "data" / mistake.file
    text = path.read_text("utf-8") if mistake.old else ""
    assert text.count(mistake.old) == 1 or not mistake.old, f"{mistake.what}: not one place to make it in"
    path.write_text(text.replace(mistake.old, mistake.new) if mistake.old else mistake.new, "utf-8")
    checked = found(root)
    new = [one for one in checked.problems if _key(one) not in before and one.severity is not Severity.TOLD]
    assert any(one.severity is Severity.REFUSED for one in new), f"{mistake.what}: is not refused"
    assert f"data/{mistake.file}" in {one.at.file for one in new}, f"{mistake.what}: is told of another file"
    lines = [line for one in new for line in lines_of(one, checked.loaded.source)]
    return [f"# {mistake.what}", *map(click.unstyle, lines)]


def test_each_of_thirty_mistakes_is_said_just_so(
    tmp_path: Path, bless: bool, before: set[tuple[str, str, str]]
) -> None:
    assert len(MISTAKES) == len({one.what for one in MISTAKES}) == 30
    lines = [line for number, one in enumerate(MISTAKES) for line in said(one, tmp_path / str(number), before)]
    if bless:
        GOLDEN.write_text("\n".join(lines), encoding="utf-8")
    assert "\n".join(lines) == GOLDEN.read_text("utf-8")


def test_what_one_unreadable_file_holds_is_not_said_to_be_missing_elsewhere(tmp_path: Path) -> None:
    """Yusuf Karim's visits, and with them the schools', are left out while his file cannot be read."""
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    (tmp_path / "data/assessors/yusuf-karim.yml").write_text("name: [\n", "utf-8")
    refused = [one for one in found(tmp_path).problems if one.severity is Severity.REFUSED]
    assert {one.at.file for one in refused} == {"data/assessors/yusuf-karim.yml"}
