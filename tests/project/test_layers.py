"""Imports run one way, from a stage to the stages below it."""

import ast
import sys
import tomllib
from collections import Counter

from importlinter.cli import lint_imports
from project import PROJECT

CONTRACT = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]


def test_no_import_runs_up() -> None:
    assert lint_imports(config_filename=str(PROJECT / "pyproject.toml"), no_cache=True) == 0


def test_the_contract_names_every_room_of_the_house() -> None:
    """Else a new folder would be held to nothing; the contract is exhaustive too, so that the linter says so itself."""
    named = {name for layer in CONTRACT["layers"] for name in layer.split(" | ")}
    folder = PROJECT / "generator"
    rooms = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/__init__.py")}
    assert named == rooms - {"__init__"}


def test_a_file_of_more_than_400_lines_says_why() -> None:
    files = [path for folder in ("generator", "tests") for path in sorted((PROJECT / folder).rglob("*.py"))]
    ours = [path for path in files if not {"node_modules", ".venv"} & set(path.parts)]
    long = [path for path in ours if path.read_text("utf-8").count("\n") > 400]
    docstrings = {path: ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "" for path in long}
    assert len(files) > 300
    assert [str(path) for path, docstring in docstrings.items() if "400 lines" not in docstring] == []


def test_the_page_for_engineers_says_why_a_folder_has_more_than_15_files() -> None:
    page = (PROJECT / "docs/development.md").read_text("utf-8")
    folders = Counter(
        path.parent.relative_to(PROJECT).as_posix()
        for room in ("generator", "site_templates", "tests")
        for path in (PROJECT / room).rglob("*.*")
        if path.is_file() and not {"__pycache__", "node_modules", ".venv", "golden", "data"} & set(path.parts)
    )
    large = {folder for folder, files in folders.items() if files > 15}
    assert "generator/rules" in large
    assert [folder for folder in sorted(large) if f"- `{folder}/`" not in page and f"and `{folder}/`" not in page] == []


def test_the_comment_on_a_pull_request_needs_nothing_that_is_installed() -> None:
    """It runs in a job that installs nothing."""
    files = sorted((PROJECT / "generator/pull_request").glob("*.py"))
    assert "comment.py" in {path.name for path in files}
    for path in files:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for module in modules:
                assert module.split(".")[0] in {*sys.stdlib_module_names, "generator"}, (path, module)
