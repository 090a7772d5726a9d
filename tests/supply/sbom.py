"""`make sbom`: what is shipped, as two CycloneDX files in dist/, for a release. Neither is committed.

The list of Python's packages is made of the installed ones, by cyclonedx-py, and keeps only what the program leads to:
tools of developers are installed beside it, but not shipped. npm lists its own.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from project import PROJECT
from supply.shipped import NPM, from_python

CYCLONEDX = PROJECT / "tests/supply/.venv/bin/cyclonedx-py"
PYTHON_LIST, NPM_LIST = "register-python.cdx.json", "register-npm.cdx.json"


def write(folder: Path) -> None:
    """Write both lists into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PYTHON_LIST).write_text(_python(), "utf-8")
    (folder / NPM_LIST).write_text(_npm(), "utf-8")


def _python() -> str:
    """The list of the installed packages, reduced to what is shipped."""
    command = [CYCLONEDX, "environment", "--pyproject", PROJECT / "pyproject.toml", "--output-reproducible"]
    made = subprocess.run([*command, sys.executable], capture_output=True, text=True, check=True)
    return json.dumps(reduced(json.loads(made.stdout)), indent=2) + "\n"


def reduced(listed: dict[str, Any]) -> dict[str, Any]:
    """A list without the packages that are not shipped, and without what needs them."""
    shipped = {package.name for package in from_python()}
    root = listed["metadata"]["component"]["bom-ref"]
    components = [part for part in listed["components"] if canonicalize_name(part["name"]) in shipped]
    kept = {root, *(part["bom-ref"] for part in components)}
    needs = [
        {**needed, "dependsOn": [ref for ref in needed.get("dependsOn", ()) if ref in kept]}
        for needed in listed["dependencies"]
        if needed["ref"] in kept
    ]
    return {**listed, "components": components, "dependencies": needs}


def _npm() -> str:
    command = ["npm", "sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--omit", "dev"]
    return subprocess.run(command, cwd=(PROJECT / NPM).parent, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    write(PROJECT / "dist")
