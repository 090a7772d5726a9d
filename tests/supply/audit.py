"""`make audit`: known weaknesses of all that is locked, by pip-audit and npm audit, where their data can be reached.

Exit 0: none is known. 1: a weakness is known, or a list could not be read. 3: the data cannot be reached from here, so
nothing is known; CI shows that as a warning, and never as a success of the audit. Standard library alone.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PROJECT = Path(__file__).parents[2]
PIP_AUDIT = PROJECT / "tests/supply/.venv/bin/pip-audit"
UNREACHABLE = 3
CONTROL = "pyyaml==5.3\n"
"""A package with a weakness that is known (CVE-2020-14343): where the data does not name it, it is no data."""
NETWORK = ("ConnectionError", "ConnectTimeout", "ReadTimeout", "Max retries exceeded", "HTTPError", "ServiceError")
NPM_NETWORK = frozenset(
    {"ENOTFOUND", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EAI_AGAIN", "ENOAUDIT", "E403", "E404"}
)


class UnreachableError(Exception):
    """The data on weaknesses cannot be reached from here."""


def locks() -> list[Path]:
    """Every lock of Python and npm, wherever it is in the project."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*requirements.lock", "*package-lock.json"],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [PROJECT / name for name in sorted(listed.stdout.splitlines())]


def known(lock: Path) -> Iterator[str]:
    """The weaknesses known of what a lock names, a sentence each. Raises UnreachableError."""
    yield from _of_npm(lock) if lock.name == "package-lock.json" else _of_python(lock)


def _of_python(lock: Path) -> Iterator[str]:
    if not any(package.get("vulns") for package in _asked(CONTROL)):
        raise UnreachableError("pip-audit does not find a weakness that is known")
    packages = _asked(lock.read_text("utf-8"))
    without = [package["name"] for package in packages if "skip_reason" in package]
    if without:
        raise UnreachableError(f"no data on {len(without)} of {len(packages)} packages, such as {without[0]}")
    for package in packages:
        for weakness in package["vulns"]:
            fixed = ", ".join(weakness["fix_versions"]) or "none"
            yield f"{package['name']} {package['version']}: {weakness['id']}; fixed in: {fixed}"


@cache
def _asked(requirements: str) -> list[dict[str, Any]]:
    """What pip-audit says of each package. Raises UnreachableError."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "requirements.txt")
        file.write_text(requirements, "utf-8")
        command = [PIP_AUDIT, "--no-deps", "--disable-pip", "--progress-spinner=off", "--format=json", "-r", file]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout:
        if any(word in done.stderr for word in NETWORK):
            raise UnreachableError(done.stderr.strip().splitlines()[-1])
        raise RuntimeError(done.stderr)
    answer: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    return answer


def _of_npm(lock: Path) -> Iterator[str]:
    command = ["npm", "audit", "--json", "--package-lock-only"]
    done = subprocess.run(command, cwd=lock.parent, capture_output=True, text=True, check=False)
    answer: dict[str, Any] = json.loads(done.stdout or "{}")
    if "vulnerabilities" not in answer:
        code = answer.get("error", {}).get("code") or ""
        if code in NPM_NETWORK or "audit endpoint" in done.stderr + done.stdout:
            raise UnreachableError(code or "npm audit has no answer")
        raise RuntimeError(done.stdout + done.stderr)
    for name, weakness in answer["vulnerabilities"].items():
        yield f"{name}: {weakness['severity']}; fixed: {'yes' if weakness['fixAvailable'] else 'not yet'}"


def audit() -> int:
    """Print what is known of each lock; returns the exit code."""
    found = unreachable = 0
    for lock in locks():
        name = lock.relative_to(PROJECT)
        try:
            weaknesses = list(known(lock))
        except UnreachableError as reason:
            unreachable += 1
            _say("warning", f"{name}: not audited, because the data cannot be reached from here ({reason})")
            continue
        found += len(weaknesses)
        print(f"{name}: {len(weaknesses)} known weaknesses")  # noqa: T201  # a report
        for weakness in weaknesses:
            _say("error", f"{name}: {weakness}")
    return 1 if found else UNREACHABLE if unreachable else 0


def _say(severity: str, sentence: str) -> None:
    print(f"::{severity}::{sentence}" if os.environ.get("GITHUB_ACTIONS") else sentence)  # noqa: T201  # a report


if __name__ == "__main__":
    sys.exit(audit())
