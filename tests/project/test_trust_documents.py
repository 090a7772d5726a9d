"""The documents on trust: what they name is there, and each test that the threat model names runs."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import trust
from project import PROJECT, TESTS

from generator.records.purposes import Retention

DOCUMENTS = [
    PROJECT / name
    for name in (
        "SECURITY.md", "docs/erasure.md", "docs/licences.md", "docs/privacy.md", "docs/record-of-processing.md",
        "docs/threat-model.md", "docs/when-it-goes-wrong.md",
    )
]  # fmt: skip
MODEL = (PROJECT / "docs/threat-model.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(test_\w+)`", MODEL)))


def functions() -> Iterator[tuple[str, Path, ast.FunctionDef]]:
    """Every test by its name, with its file."""
    for path in sorted(TESTS.rglob("test_*.py")):
        if not {"node_modules", ".venv"} & set(path.parts):
            text = path.read_text("utf-8")
            body = ast.parse(text).body if any(name in text for name in NAMED) else []
            for node in body:
                if isinstance(node, ast.FunctionDef) and node.name in NAMED:
                    yield node.name, path, node


FOUND = {name: (path, node) for name, path, node in functions()}


def test_the_threat_model_names_tests_in_every_row_of_what_somebody_could_do() -> None:
    assert len(NAMED) > 60
    rows = [line for line in MODEL.splitlines() if line.startswith("| ")]
    threats = [row.split(" | ") for row in rows[rows.index(next(row for row in rows if "what they could do" in row)) :]]
    cells = [row[-1] for row in threats if not row[0].startswith("| what")]
    assert len(cells) >= 35
    assert all(re.fullmatch(r"`test_\w+`(, `test_\w+`)* \|", cell) for cell in cells), cells


@pytest.mark.parametrize("name", NAMED)
def test_a_test_that_the_threat_model_names_is_there_and_is_never_left_out(name: str) -> None:
    """In CI a test fails where it lacks a browser or another program (`missing`); so nothing else may skip one."""
    assert name in FOUND, "no such test"
    path, node = FOUND[name]
    marks = [ast.unparse(decorator) for decorator in node.decorator_list]
    marks += [line for line in path.read_text("utf-8").splitlines() if line.startswith("pytestmark")]
    assert not [mark for mark in marks if re.search(r"mark\.(skip|skipif|xfail|bench)\b", mark)]


@pytest.mark.slow
def test_pytest_collects_each_test_that_the_threat_model_names() -> None:
    files = sorted({str(path) for path, _ in FOUND.values()})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:xdist", *files]
    quiet = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, env=quiet)
    assert done.returncode == 0, done.stdout[-2000:]
    collected = {line.rpartition("::")[2].partition("[")[0] for line in done.stdout.splitlines() if "::" in line}
    assert set(NAMED) <= collected


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: page.stem)
def test_every_link_of_the_documents_on_trust_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!http)([^)#]*)(#[^)]*)?\)", page.read_text("utf-8"))
    for link, anchor in links:
        target = (page.parent / link).resolve() if link else page
        if target == PROJECT / trust.DOCUMENT:
            continue  # `make trust` writes it
        assert target.exists(), link
        if anchor and target.suffix == ".md":
            headings = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.MULTILINE)
            assert anchor[1:] in {_anchor(heading) for heading in headings}, (link, anchor)


def _anchor(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-")


def test_the_threat_model_leads_to_the_figures_and_the_figures_to_it() -> None:
    assert f"({Path(trust.DOCUMENT).name})" in MODEL
    assert "(threat-model.md)" in trust.HEAD


def test_the_record_of_processing_has_what_article_30_asks_for_and_the_periods_of_the_settings() -> None:
    record = (PROJECT / "docs/record-of-processing.md").read_text("utf-8")
    asked = ("| Controller |", "| Contact |", "| Purpose |", "| People |", "| Data |", "| Recipients |", "| Kept |")
    for words in (*asked, "## Transfers abroad", "## Security", "| Joint controllers |"):
        assert words in record
    activities = record.count("| Purpose |")
    assert activities >= 4
    assert all(record.count(words) == activities for words in ("| Basis |", "| Processors |", "| Kept |", "| People |"))
    for period in {name for word in Retention for name in re.findall(r"`(\w+)`", word.meaning)}:
        assert f"`{period}`" in record


@pytest.mark.parametrize("words", ["portrait", "photo", "email address", "phone number", "website", "free days"])
def test_the_record_of_processing_names_each_thing_that_somebody_agrees_to_show(words: str) -> None:
    record = (PROJECT / "docs/record-of-processing.md").read_text("utf-8")
    shown = next(line for line in record.splitlines() if line.startswith("| Data |"))
    assert words in shown.partition("with consent:")[2]


def test_the_record_of_processing_puts_nothing_off_that_the_register_does_already() -> None:
    record = (PROJECT / "docs/record-of-processing.md").read_text("utf-8")
    later = re.search(r"Decide again if (.*?) are added", record)
    assert later
    assert "photo" not in later[1]


def test_the_policy_says_where_to_report_how_soon_an_answer_comes_and_what_is_kept_up() -> None:
    policy = (PROJECT / "SECURITY.md").read_text("utf-8")
    for words in ("ictmark@naace.co.uk", "within three working days", "newest release"):
        assert words in policy
