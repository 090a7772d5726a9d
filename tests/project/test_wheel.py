"""The wheel, installed where nothing of the checkout is, does for a register elsewhere what the checkout does."""

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest
from example import ROOT, TODAY
from project import PROJECT
from starting.test_init import FIELDS


def run(*command: str | Path, cwd: Path, path: Path | None = None) -> str:
    """Run Python outside the checkout; `-S` keeps out the editable install, `path` and the libraries come instead."""
    libraries = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    environment |= {"PYTHONPATH": os.pathsep.join(map(str, [*([path] if path else []), *libraries]))}
    done = subprocess.run(
        [sys.executable, "-S", *command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def hashes(folder: Path) -> dict[str, str]:
    """Each file below the folder with what it holds; Python's own `__pycache__` aside."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel is installed into."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = ("-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*pip, "wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, PROJECT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    run(*pip, "install", "--no-index", "--no-deps", "--target", folder / "installed", wheel, cwd=folder)
    return folder / "installed"


def test_the_installed_wheel_serves_a_register_elsewhere_and_is_not_written_to(
    installed: Path, register_root: Path, tmp_path: Path
) -> None:
    before = hashes(installed)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def register(*arguments: str, cwd: Path = elsewhere) -> str:
        return run("-m", "generator", *arguments, cwd=cwd, path=installed)

    where = run("-c", "import generator; print(generator.__file__)", cwd=elsewhere, path=installed)
    assert Path(where.strip()).is_relative_to(installed)
    root = ("--root", str(register_root))
    register("check", *root, "--on", TODAY)
    for engine in ("zensical", "material"):
        register("build", *root, "--on", TODAY, "--engine", engine)
        assert (register_root / "site/index.html").is_file()
    register("schema", cwd=register_root)
    assert not (register_root / "docs/rules.md").exists()
    register("docs", *root)
    register("docs", "--check", cwd=register_root)
    assert hashes(installed) == before
    assert not any(elsewhere.iterdir())
    for name in (
        "docs/code-of-practice.md",
        "docs/data-format.md",
        "docs/rules.md",
        "docs/schemas/fee.schema.json",
        ".vscode/extensions.json",
        ".vscode/settings.json",
    ):
        assert (register_root / name).read_bytes() == (PROJECT / name).read_bytes()

    begun, fields = tmp_path / "begun", [f"{name}={value}" for name, value in FIELDS.items()]
    begun.mkdir()
    register("--on", "2026-11-20", "init", "--root", str(begun), *fields)
    (tmp_path / "by-checkout").mkdir()
    by_checkout = ("init", "--root", tmp_path / "by-checkout", *fields)
    run("-m", "generator", "--on", "2026-11-20", *by_checkout, cwd=tmp_path, path=PROJECT)
    assert hashes(begun) == hashes(tmp_path / "by-checkout")

    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT, checkout)
    run("-m", "generator", "build", "--root", checkout, "--on", TODAY, cwd=tmp_path, path=PROJECT)
    assert hashes(register_root / "site") == hashes(checkout / "site")


def test_serve_watches_the_templates_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    code = "from generator.project import SETTINGS, TEMPLATES; print(TEMPLATES, SETTINGS, sep='\\n')"
    templates, settings = map(Path, run("-c", code, cwd=tmp_path, path=installed).splitlines())
    assert (templates / "messages.yml").is_file()
    assert settings.is_file()
    assert templates.is_relative_to(installed)


CALLED = {"yaml": "pyyaml", "markdown_it": "markdown-it-py", "PIL": "pillow"}
"""Packages that are imported by another name than they are declared by."""


def test_the_wheel_declares_every_package_that_it_imports() -> None:
    imported = set()
    for path in (PROJECT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").partition(".")[0])
    imported -= {"generator", *sys.stdlib_module_names}
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[^\w-]", name, maxsplit=1)[0].lower() for name in project["dependencies"]}
    assert {"yaml", "pydantic_core"} <= imported
    assert {CALLED.get(name, name).replace("_", "-") for name in imported} <= declared
