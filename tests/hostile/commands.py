"""A command line, in a register: what comes of it, and what it printed."""

import os
from pathlib import Path

from commands import called
from example import TODAY
from hostile.outcome import Outcome, heard

from generator.command.output import OUR_BUG

REFUSES = {0: Outcome.HARMLESS, 1: Outcome.REFUSED, 2: Outcome.REFUSED}


def done(root: Path, *words: str, on: str = TODAY) -> tuple[Outcome, str]:
    """The command, in the register's folder and on the example's day; its outcome, and all that it printed."""
    before = Path.cwd()
    os.chdir(root)
    try:
        ran = called("--on", on, *words) if on else called(*words)
    finally:
        os.chdir(before)
    said = ran.stdout + ran.stderr
    assert ran.returncode != OUR_BUG, said
    assert ran.returncode in REFUSES, (ran.returncode, said)
    assert "Traceback" not in said
    assert ran.returncode == 0 or said.strip(), "a refusal says why"
    heard(said)
    return REFUSES[ran.returncode], said
