"""What is under data/ and is no ordinary file: links, pipes, sockets, devices, folders.

An input says on each line what is made: `link data/assessors/x.yml -> /dev/zero`, `hard FILE OTHER`, `folder FILE`,
`pipe FILE`, `socket FILE`, `sparse FILE BYTES`.
"""

import os
import re
import shutil
import socket
from datetime import date
from pathlib import Path

from example import ROOT, TODAY
from hostile.corpus import Made
from hostile.outcome import Outcome, placed, printed

from generator.check import check
from generator.problem import Severity
from generator.read.loading import load
from generator.reports.text import text


def enter(content: bytes, folder: Path) -> Outcome:
    shutil.copytree(ROOT, folder / "register")
    (folder / "secret.yml").write_text("name: a secret of another folder\n", encoding="utf-8")
    named = [make(folder / "register", line) for line in content.decode().splitlines() if line]
    loaded = load(folder / "register")
    checked = check(loaded, date.fromisoformat(TODAY))
    placed(checked)
    assert "a secret" not in printed(text(checked))
    assert not any("a secret" in document.text for document in loaded.source.documents.values())
    refused = {problem.at.file for problem in checked.problems if problem.severity is Severity.REFUSED}
    assert not refused or refused & set(named)
    return Outcome.REFUSED if refused else Outcome.HARMLESS


def make(root: Path, line: str) -> str:
    """Makes what a line says; the name of the file."""
    matched = re.fullmatch(r"(\w+) (\S+)(?: (?:-> )?(\S+))?", line)
    assert matched, line
    kind, name, value = matched.groups()
    path = root / name
    if path.is_dir() and not path.is_symlink() and kind == "link":
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    match kind:
        case "link":
            path.symlink_to(value)
        case "hard":
            path.hardlink_to(root / value)
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "sparse":
            with path.open("wb") as file:
                file.truncate(int(value))
        case "socket":
            _bound(path)
        case _:
            raise ValueError(line)
    return name


def _bound(path: Path) -> None:
    """Named from its folder: a socket's path has at most 108 characters."""
    with socket.socket(socket.AF_UNIX) as made:
        before = Path.cwd()
        os.chdir(path.parent)
        try:
            made.bind(path.name)
        finally:
            os.chdir(before)


MADE: Made = {}
