"""Makes everything that the register makes, into a folder: `python everything.py FOLDER COPIES_FROM`.

It makes the site with both engines, all that commands write, and all that they print. COPIES_FROM is how many pages a
build does by itself before it shares them with other processes.
"""

import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from shutil import copytree

from example import ROOT, TODAY
from school_lists import ENGLAND, table

from generator.command.main import main
from generator.site import side_by_side

PRINTED = (
    *(("check", "--format", form) for form in ("text", "github", "sarif", "json", "markdown")),
    *(("due", "--within", "700", "--format", form) for form in ("text", "markdown", "json", "ics")),
    *(("standing", *people, "--format", form) for people in ((), ("tom-hale",)) for form in ("text", "json")),
    *(("allocate", "sco-9000001", "--format", form) for form in ("text", "markdown", "json")),
    ("held", "amina-rahman", "--format", "json"),
    ("sample", "--year", "2026", "--share", "50"),
    ("rules", "--format", "json"),
    ("fmt", "--all"),
)
WRITTEN = (
    ("desk",),
    ("desk", "--language", "cy", "--into", "desk-cy.html"),
    ("letter", "yearly-statement", "--all", "--language", "en", "--language", "cy", "--write"),
    ("held", "amina-rahman", "--write"),
    ("docs",),
    ("import-schools", "schools.csv", "--write"),
    ("record", "confirmations", "confirmed.csv", "--write"),
    ("fmt", "--write"),
)


def said(*words: str) -> str:
    """What a command prints, and its exit code."""
    out, complained = StringIO(), StringIO()
    sys.argv = ["register", "--root", "register", *words]
    if words[0] not in {"docs", "rules", "fmt"}:
        sys.argv += ["--on", TODAY]
    code: object = None
    with redirect_stdout(out), redirect_stderr(complained):
        try:
            main()
        except SystemExit as ended:
            code = ended.code or 0
    return f"{' '.join(words)}\n{out.getvalue()}{complained.getvalue()}exit {code}\n"


def everything(folder: Path) -> None:
    """Make it all in a folder that is empty."""
    copytree(ROOT, folder / "register")
    os.chdir(folder)
    Path("schools.csv").write_text(table(ENGLAND, *({"urn": str(900_001 + number)} for number in range(40))), "utf-8")
    Path("confirmed.csv").write_text("assessor,confirmed on\ntom-hale,2026-02-20\namina-rahman,2026-02-21\n", "utf-8")
    log = [said("build", "--engine", "zensical")]
    assert Path("register/site").is_dir(), log[0]
    Path("register/site").rename("zensical")
    log += [said("build", "--engine", "material"), *(said(*words) for words in (*PRINTED, *WRITTEN))]
    Path("log.txt").write_text("".join(log).replace(str(folder.resolve()), "HERE"), "utf-8")


if __name__ == "__main__":
    side_by_side.FEW = int(sys.argv[2])
    everything(Path(sys.argv[1]))
