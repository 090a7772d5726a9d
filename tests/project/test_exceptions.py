"""Each exception from the security rules, from the types and from the audit of workflows says why it is one."""

import re
import tomllib
from pathlib import Path

import pytest
from project import PROJECT

FILES = [
    path
    for folder in ("generator", "tests")
    for path in sorted((PROJECT / folder).rglob("*.py"))
    if not {"node_modules", ".venv"} & set(path.parts)
]
SECURITY = re.compile(r"# noqa: (?:[A-Z]+\d+, )*S\d{3}(?:, [A-Z]+\d+)*(.*)$")
TYPES = re.compile(r"# type: ignore\[[a-z, -]+\](.*)$")


def lines(pattern: re.Pattern[str], paths: list[Path]) -> list[tuple[str, str]]:
    """Each line that makes such an exception: where it is, and what follows."""
    return [
        (f"{path.relative_to(PROJECT)}:{number}", found[1].strip())
        for path in paths
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (found := pattern.search(line)) and path != Path(__file__)
    ]


def test_each_exception_from_a_security_rule_says_why() -> None:
    exceptions = lines(SECURITY, FILES)
    assert len(exceptions) > 20
    assert [where for where, why in exceptions if not re.match(r"# \w+", why)] == []


def test_each_exception_from_a_type_in_the_program_says_why() -> None:
    exceptions = lines(TYPES, [path for path in FILES if "generator" in path.relative_to(PROJECT).parts[0]])
    assert len(exceptions) > 4
    assert [where for where, why in exceptions if not re.match(r"# \w+", why)] == []


def test_no_security_rule_is_ignored_everywhere_and_each_ignored_for_a_file_says_why() -> None:
    text = (PROJECT / "pyproject.toml").read_text("utf-8")
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    assert "S" in lint["select"]
    assert [code for code in lint["ignore"] if re.fullmatch(r"S\d{3}", code)] == []
    excepted = [code for codes in lint["per-file-ignores"].values() for code in codes if re.fullmatch(r"S\d{3}", code)]
    assert len(excepted) == len(re.findall(r'^  "S\d{3}", # \w', text, re.MULTILINE)) > 5


def test_mypy_is_strict_about_the_whole_program() -> None:
    mypy = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
    assert mypy["strict"] is True
    assert mypy["files"] == ["generator"]
    assert [given["module"] for given in mypy["overrides"]] == ["scipy.*"]
    assert "exclude" not in mypy


@pytest.mark.parametrize("path", sorted((PROJECT / ".github/workflows").glob("*.yml")), ids=lambda path: path.stem)
def test_each_exception_of_a_workflow_says_why(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        if "zizmor: ignore" in line:
            assert re.search(r"zizmor: ignore\[[a-z-]+\] # \w+", line), line
