"""What is typed after `register`, as a shell splits it."""

import shlex
import shutil
from pathlib import Path

from example import ROOT
from hostile.commands import done
from hostile.corpus import Made
from hostile.outcome import Outcome


def enter(content: bytes, folder: Path) -> Outcome:
    shutil.copytree(ROOT, folder / "register")
    before = set(folder.rglob("*"))
    words = shlex.split(content.decode("utf-8", "surrogateescape"))
    outcome, _ = done(folder / "register", *words, on="")
    assert set(folder.rglob("*")) == before, "nothing is written"
    return outcome


MADE: Made = {
    Outcome.REFUSED: {
        "a word without end": lambda: b"standing " + b"a" * 100_000,
        "words without end": lambda: b"record confirmation " + b"x=y " * 20_000,
        "a number without end": lambda: b"due --within " + b"9" * 50_000,
        "a year without end": lambda: b"sample --year " + b"9" * 50_000 + b" --share 20",
        "a share without end": lambda: b"sample --year 2026 --share " + b"9" * 50_000,
        "accents without end": lambda: b"standing " + "e\u0301\u0323".encode() * 50_000,
        "a list of names without end": lambda: b"record attendance event=conference-2025 present=" + b"a," * 50_000,
    },
}
