"""Every file of a new register: its settings and fees, and the program that judges and publishes it.

A register's repository holds the program too, because the rules on its main branch judge each change. The program's own
tests stay where the program is made: they are about the demonstration.
"""

from collections.abc import Iterator
from pathlib import Path

from generator.office.new_register import NewRegister, texts_of
from generator.project import BESIDE, IN_THE_WHEEL, PACKAGE, PROJECT, TEMPLATES
from generator.reports.documentation import documents

_OTHERS = {"README.md": "README.md", ".ci/run": "ci-run", ".pre-commit-config.yaml": "pre-commit-config.yaml"}
"""Files that a register has otherwise than the program's own repository, with their names among the templates."""
_TEAMS = "@naace/"


def files_of(new: NewRegister) -> dict[str, bytes]:
    """The contents of each file by its name. Raises ActRefusedError."""
    files = {name: path.read_bytes() for name, path in _of_the_program()}
    files |= {name: text.encode() for name, text in documents().items()}
    files |= {name: (TEMPLATES / "new_register" / template).read_bytes() for name, template in _OTHERS.items()}
    owners = files[".github/CODEOWNERS"].decode()
    files[".github/CODEOWNERS"] = owners.replace(_TEAMS, f"@{new.organisation}/").encode()
    return dict(sorted((files | {name: text.encode() for name, text in texts_of(new).items()}).items()))


def _of_the_program() -> Iterator[tuple[str, Path]]:
    """The files of the program, each with its name in a register and where it is now."""
    for path in _files_in(PACKAGE):
        if not path.is_relative_to(IN_THE_WHEEL):
            yield f"generator/{path.relative_to(PACKAGE).as_posix()}", path
    for name in BESIDE:
        for path in _files_in(PROJECT / name):
            yield path.relative_to(PROJECT).as_posix(), path


def _files_in(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from (inner for inner in sorted(path.rglob("*")) if inner.is_file() and "__pycache__" not in inner.parts)
