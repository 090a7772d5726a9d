"""The table of postcode districts that a register may have of its own, postcodes/districts.csv."""

import shutil
from pathlib import Path

from example import ROOT
from hostile.outcome import Outcome, printed

from generator.postcodes import DISTRICTS, CentresUnreadable, centres

GOOD = b"district,lat,lon\nYO1,53.96,-1.08\n"


def enter(content: bytes, folder: Path) -> Outcome:
    shutil.copytree(ROOT, folder, dirs_exist_ok=True)
    path = folder / DISTRICTS
    path.parent.mkdir()
    path.write_bytes(content)
    try:
        centres(folder)
    except CentresUnreadable as unreadable:
        said = printed([str(unreadable)])
        assert DISTRICTS in said
        assert "register import-postcodes" in said
        assert len(said) < 1_000
        return Outcome.REFUSED
    return Outcome.HARMLESS


MADE = {
    Outcome.REFUSED: {
        "nothing": lambda: b"",
        "a header alone": lambda: b"district,lat,lon\n",
        "zeros": lambda: bytes(100_000),
        "too large": lambda: GOOD + b"x" * 600_000,
        "no UTF-8": lambda: GOOD + b"\xff",
        "another header": lambda: b"a,b,c\nYO1,53.96,-1.08\n",
        "no header": lambda: b"YO1,53.96,-1.08\nYO2,53.96,-1.08\n",
        "a district twice": lambda: GOOD + b"YO1,53.96,-1.08\n",
        "a place at sea": lambda: GOOD + b"YO2,0,0\n",
        "no number": lambda: GOOD + b"YO2,north,west\n",
        "a number that is none": lambda: GOOD + b"YO2,nan,nan\n",
        "a number without end": lambda: GOOD + b"YO2,1e999,-1\n",
        "a number of Python": lambda: GOOD + b"YO2,5_3,-1\n",
        "a number of many digits": lambda: GOOD + b"YO2," + b"9" * 400_000 + b",-1\n",
        "other digits": lambda: GOOD + "YO2,\u0665\u0663,-1\n".encode(),
        "more cells": lambda: GOOD + b"YO2,53,-1,0\n",
        "a script": lambda: GOOD + b"<script>alert(1)</script>,53,-1\n",
        "a formula": lambda: GOOD + b"=1+1,53,-1\n",
        "quotes": lambda: GOOD + b'"YO2",53,-1\n',
        "many rows of nothing": lambda: GOOD + b"\n" * 400_000,
        "another sign between lines": lambda: GOOD + "YO2,53,-1\u2028YO1,53,-1\n".encode(),
        "accents": lambda: GOOD + "e\u0301\u0323".encode() * 80_000 + b",53,-1\n",
    },
    Outcome.HARMLESS: {"a good table": lambda: GOOD},
}
