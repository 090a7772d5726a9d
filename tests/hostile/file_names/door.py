"""Names of files and folders under data/: the input is the name, with a slash at its end for a folder."""

import os
import shutil
from datetime import date
from pathlib import Path

from example import ROOT, TODAY
from hostile.outcome import Outcome, placed, printed

from generator.check import check
from generator.problem import Severity
from generator.read.loading import load
from generator.reports.github import github
from generator.reports.text import text


def enter(content: bytes, folder: Path) -> Outcome:
    shutil.copytree(ROOT, folder, dirs_exist_ok=True)
    path = os.fsencode(folder) + b"/data/assessors/" + content.rstrip(b"/")
    if content.endswith(b"/"):
        os.makedirs(path)  # noqa: PTH103  # a name in bytes, which a Path cannot have
    else:
        with open(path, "wb") as file:  # noqa: PTH123
            file.write((ROOT / "data/assessors/amina-rahman.yml").read_bytes())
    checked = check(load(folder), date.fromisoformat(TODAY))
    placed(checked)
    printed(text(checked))
    printed(github(checked), commands=True)
    return Outcome.REFUSED if any(p.severity is Severity.REFUSED for p in checked.problems) else Outcome.HARMLESS


NAMES = {
    "control characters": b"a\x1b[2J\x07.yml",
    "a line end": b"a\nb.yml",
    "a return": b"a\rb.yml",
    "no UTF-8": b"\xff\xfe.yml",
    "half of a letter": b"a\xc3.yml",
    "a surrogate": b"a\xed\xa0\x80.yml",
    "right to left": "a\u202elmy.yml".encode(),
    "an accent apart": "e\u0301.yml".encode(),
    "accents without end": ("e" + "\u0301\u0323" * 60).encode() + b".yml",
    "the longest": b"a" * 251 + b".yml",
    "an option": b"--output=x.yml",
    "a variable": b"${IFS}$(id).yml",
    "a command of CI": b"##[error]x.yml",
    "a command of CI at its start": b"::error::x.yml",
    "an annotation": b"a,line=1::x%0A::error.yml",
    "Markdown": b"[a](https:evil) `b` <img src=x>.yml",
    "a device of Windows": b"nul.yml",
    "a device of Windows with a number": b"com1.yml",
    "a backslash": b"..\\..\\a.yml",
    "a stream of Windows": b"a.yml:hidden.yml",
    "a space at its end": b"a.yml ",
    "a dot at its end": b"a.yml.",
    "capitals": b"TOM-HALE.yml",
    "a name that begins with a dot": b".a.yml",
    "a template": b"{{ x }}.yml",
    "a folder of git": b".git/",
    "folders without end": b"a/" * 400,
    "a folder like a file": b"a.yml/",
    "a copy": b"tom-hale (1).yml",
}
MADE = {Outcome.REFUSED: {name: lambda name=name: NAMES[name] for name in NAMES}}
