"""What is shipped: its licences are listed, its list for a release is whole, and its weaknesses are asked for."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from browsing import missing, program
from packaging.utils import canonicalize_name
from project import PROJECT
from supply import audit, sbom
from supply.licences import DOCUMENT, document
from supply.shipped import from_npm, from_python, locked

KNOWN = {
    "0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "CC0-1.0", "ISC", "MIT", "MIT-CMU",
    "MPL-2.0", "OFL-1.1", "PSF-2.0", "Zlib",
}  # fmt: skip
"""Licences that somebody has read: they let the program be passed on under its own."""


def test_the_document_lists_every_package_that_is_shipped_with_its_version_and_licence() -> None:
    assert DOCUMENT.read_text("utf-8") == document(), "run `make licences`, and look at what it changed"
    text = document()
    assert len(from_python()) > 30
    assert "| PYTHON" not in text
    for package in [*from_python(), *from_npm()]:
        assert f"| {package.name} | {package.version} | {package.licence} |" in text


def test_each_licence_is_one_that_somebody_has_read() -> None:
    for package in [*from_python(), *from_npm()]:
        assert set(re.split(r" AND | OR ", package.licence)) <= KNOWN, package


def test_what_is_shipped_is_what_the_wheel_needs_and_no_tool_of_developers() -> None:
    names = {package.name for package in from_python()}
    assert {"click", "pydantic", "mkdocs-material", "pyyaml"} <= names
    assert names.isdisjoint({"pytest", "ruff", "mypy", "playwright", "hypothesis", "uv", "zizmor", "ictmark-register"})
    assert names <= locked().keys()


def test_each_table_of_data_in_the_program_is_listed_with_its_licence() -> None:
    text = document()
    tables = sorted((PROJECT / "generator/postcodes").glob("*.csv"))
    assert len(tables) == 4
    for table in tables:
        assert f"`generator/postcodes/{table.name}`" in text
    others = [path for path in (PROJECT / "generator").rglob("*.csv") if path not in tables]
    assert others == [], "new data: list it in tests/supply/licences.md"
    readme = (PROJECT / "generator/postcodes/README.md").read_text("utf-8")
    assert "Open Government Licence v3.0" in readme
    assert "CC BY 4.0" in readme
    assert {"OGL 3.0", "CC BY 4.0", "CC0 1.0"} <= set(re.findall(r"\[([^]]+)\]\(https", text))


def test_the_site_names_the_sources_that_the_licences_ask_for() -> None:
    page = (PROJECT / "tests/golden/docs/data.md").read_text("utf-8")
    for source in ("National Statistics Postcode Lookup", "Get Information about Schools", "GeoNames", "CC BY 4.0"):
        assert source in page


@pytest.mark.slow
def test_the_lists_of_a_release_name_what_is_shipped_and_what_needs_what(tmp_path: Path) -> None:
    program("npm")
    if not sbom.CYCLONEDX.exists():
        missing("tests/supply/.venv (`make sbom` makes it)")
    sbom.write(tmp_path)
    listed: dict[str, Any] = json.loads((tmp_path / sbom.PYTHON_LIST).read_text("utf-8"))
    assert (listed["bomFormat"], listed["metadata"]["component"]["name"]) == ("CycloneDX", "ictmark-register")
    components = {canonicalize_name(part["name"]): part for part in listed["components"]}
    assert {name: part["version"] for name, part in components.items()} == {
        package.name: package.version for package in from_python()
    }
    for name, part in components.items():
        assert part["purl"].startswith(f"pkg:pypi/{name}@")
        assert part["licenses"]
    reached, needs = set(), {needed["ref"]: needed["dependsOn"] for needed in listed["dependencies"]}
    waiting = [listed["metadata"]["component"]["bom-ref"]]
    while waiting:
        ref = waiting.pop()
        if ref not in reached:
            reached.add(ref)
            waiting += needs[ref]
    assert {part["bom-ref"] for part in components.values()} <= reached
    npm = json.loads((tmp_path / sbom.NPM_LIST).read_text("utf-8"))
    assert {(part["name"], part["version"]) for part in npm["components"]} == {
        (package.name, package.version) for package in from_npm()
    }


def test_every_lock_is_audited_and_every_lock_has_hashes() -> None:
    locks = {path.relative_to(PROJECT).as_posix() for path in audit.locks()}
    assert {"requirements.lock", "site_templates/editor/package-lock.json", "tests/supply/requirements.lock"} <= locks
    for name in locks:
        text = (PROJECT / name).read_text("utf-8")
        if name.endswith(".json"):
            packages = json.loads(text)["packages"]
            assert all("integrity" in package for path, package in packages.items() if path), name
        else:
            pins = re.findall(r"^[\w.-]+==.*\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)+)", text, re.MULTILINE)
            assert len(pins) == len(re.findall(r"^[a-zA-Z]", text, re.MULTILINE)) > 10, name


def answering(monkeypatch: pytest.MonkeyPatch, answers: list[tuple[str, str]]) -> None:
    """The auditing programs, which say this in turn."""
    said = iter(answers)

    def run(command: list[object], **_: object) -> subprocess.CompletedProcess[str]:
        out, err = next(said)
        return subprocess.CompletedProcess(command, 1, out, err)

    audit._asked.cache_clear()
    monkeypatch.setattr(audit.subprocess, "run", run)


FOUND = json.dumps({"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}]})
NONE = json.dumps({"dependencies": [{"name": "a", "version": "1", "vulns": []}]})
SKIPPED = json.dumps({"dependencies": [{"name": "a", "skip_reason": "not found"}]})
NPM_FOUND = json.dumps({"vulnerabilities": {"b": {"severity": "high", "fixAvailable": True}}})
PIP, NPM = PROJECT / "requirements.lock", PROJECT / "tests/workflows/package-lock.json"


@pytest.mark.parametrize(
    ("locks", "answers", "expected"),
    [
        ([PIP], [(FOUND, ""), (NONE, "")], (0, "requirements.lock: 0 known")),
        ([PIP], [(FOUND, ""), (FOUND, "")], (1, "a 1: X-1; fixed in: 2")),
        ([PIP], [(NONE, "")], (3, "not audited")),
        ([PIP], [(FOUND, ""), (SKIPPED, "")], (3, "no data on 1 of 1 packages, such as a")),
        ([PIP], [("", "requests.exceptions.ConnectionError: no")], (3, "not audited")),
        ([NPM], [('{"vulnerabilities": {}}', "")], (0, "0 known")),
        ([NPM], [(NPM_FOUND, "")], (1, "b: high; fixed: yes")),
        ([NPM], [('{"message": "405"}', "npm error audit endpoint returned an error")], (3, "not audited")),
        ([PIP, NPM], [(NONE, ""), (NPM_FOUND, "")], (1, "not audited")),
    ],
)
def test_an_audit_without_data_is_no_success_and_a_known_weakness_is_a_failure(
    locks: list[Path],
    answers: list[tuple[str, str]],
    expected: tuple[int, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(audit, "locks", lambda: locks)
    answering(monkeypatch, answers)
    assert audit.audit() == expected[0]
    assert expected[1] in capsys.readouterr().out


def test_the_audit_needs_nothing_that_is_installed() -> None:
    """So that it starts where only its own environment was set up."""
    command = [sys.executable, "-S", "-c", "import runpy; runpy.run_path('tests/supply/audit.py')"]
    subprocess.run(command, cwd=PROJECT, check=True)
