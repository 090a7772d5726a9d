"""Histories, refs and settings of git. An input is a script of bash that is run in a repository with the example
register; its line `# register …` is the command that is tried then. `$OWNED` names a file that nothing may make.
"""

import os
import re
import shlex
import subprocess
from pathlib import Path

from hostile.commands import done
from hostile.corpus import Made
from hostile.outcome import Outcome
from revisions import ENVIRONMENT, Work


def enter(content: bytes, folder: Path) -> Outcome:
    script = content.decode()
    command = re.search("^# register (.*)$", script, re.MULTILINE)
    assert command
    work = Work.begun(folder / "register")
    owned = folder / "owned"
    paths = {"OWNED": str(owned), "ELSEWHERE": str(folder)}
    ran = subprocess.run(
        ["bash", "-euc", script],
        cwd=work.root,
        env={**ENVIRONMENT, **paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        os.environ[name] = os.devnull
    outcome, _ = done(work.root, *shlex.split(command[1]))
    assert not owned.exists(), "something of the repository was run"
    return outcome


MADE: Made = {}
