"""Every file of a new register: its settings and fees, and the program that judges and publishes it.

A register's repository holds the program too, because the rules on its main branch judge each change. The program's own
tests stay where the program is made: they are about the demonstration.
"""

from collections.abc import Iterator
from pathlib import Path

from generator.office.new_register import NewRegister, texts_of
from generator.project import BESIDE, IN_THE_WHEEL, PACKAGE, PROJECT, TEMPLATES
from generator.reports.documentation import documents

_OTHERS = {
    "README.md": "README.md",
    ".ci/run": "ci-run",
    ".github/dependabot.yml": "dependabot.yml",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
}
"""Files that a register has otherwise than the program's own repository, with their names among the templates."""
_TEAMS = "@naace/"
_MADE = frozenset({"__pycache__", "node_modules"})
"""Folders that hold nothing of the program's own."""
OWNERS = ".github/CODEOWNERS"
_THE_OFFICE_S = frozenset({OWNERS, "README.md"})
_WHERE_IT_IS_MADE = frozenset({".github/workflows/audit.yml", ".github/workflows/release.yml"})
"""Workflows of the program's own repository, which need its tests."""
_THE_PROGRAM_S = ("generator", "site_templates", "docs", ".github/workflows", "tests")
"""Folders in which nothing is but what the program brings."""


def files_of(new: NewRegister) -> dict[str, bytes]:
    """The contents of each file of a new register by its name."""
    files = program_files() | {name: text.encode() for name, text in texts_of(new).items()}
    owners = files[OWNERS].decode()
    files[OWNERS] = owners.replace(_TEAMS, f"@{new.organisation}/").encode()
    return dict(sorted(files.items()))


def program_files() -> dict[str, bytes]:
    """The contents of each file besides the data."""
    files = {name: path.read_bytes() for name, path in _of_the_program()}
    files |= {name: text.encode() for name, text in documents().items()}
    return files | {name: (TEMPLATES / "new_register" / template).read_bytes() for name, template in _OTHERS.items()}


def renewed(root: Path) -> dict[str, bytes | None]:
    """What this version of the program writes over an older one in a register; None deletes a file.

    What the office may have changed stays: the data, who owns what, the page that greets readers.
    """
    files = {name: content for name, content in program_files().items() if name not in _THE_OFFICE_S}
    there = (path.relative_to(root).as_posix() for folder in _THE_PROGRAM_S for path in _files_in(root / folder))
    gone: dict[str, bytes | None] = {name: None for name in there if name not in files and name not in _THE_OFFICE_S}
    changed = {
        name: content
        for name, content in files.items()
        if not (root / name).is_file() or (root / name).read_bytes() != content
    }
    return gone | changed


def _of_the_program() -> Iterator[tuple[str, Path]]:
    """The files of the program, each with its name in a register and where it is now."""
    for path in _files_in(PACKAGE):
        if not path.is_relative_to(IN_THE_WHEEL):
            yield f"generator/{path.relative_to(PACKAGE).as_posix()}", path
    for name in BESIDE:
        for path in _files_in(PROJECT / name):
            if (file := path.relative_to(PROJECT).as_posix()) not in _WHERE_IT_IS_MADE:
                yield file, path


def _files_in(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from (file for file in sorted(path.rglob("*")) if file.is_file() and _MADE.isdisjoint(file.parts))
