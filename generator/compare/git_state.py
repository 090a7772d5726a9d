"""All of git's state that a comparison depends on, as one hash: in, a register's root and revisions' names; out, bytes.

It is asked before anything is read, so it imports little, and starts every process before it waits for one.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.compare.git_environment import SETTINGS, environment

_ASKED = (
    ("config", "--list", "-z"),
    ("ls-files", "--stage", "-v", "-z", "--", "data"),
    ("for-each-ref", "--format=%(objectname) %(refname)"),
    ("rev-parse", "HEAD", "--is-shallow-repository", "--show-prefix", "--show-toplevel"),
)
"""Every setting, filters among them; what git's index has; branches; and where HEAD is."""
_PATHS = ("MERGE_HEAD", "shallow", "info/attributes")


def git_state(root: Path, names: Sequence[str]) -> bytes:
    """A hash of what git knows of a root: its branches, its index, its settings, what the names mean, and the files
    that say what is merged and how files are converted. Raises OSError where git is not there.
    """
    paths = [argument for path in _PATHS for argument in ("--git-path", path)]
    questions = (*_ASKED, ("rev-parse", "--revs-only", *names), ("rev-parse", *paths))
    told = environment(root)
    running = [
        subprocess.Popen(
            ["git", "-C", str(root), *SETTINGS, *question],
            env=told,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        for question in questions
    ]
    answers = [process.communicate()[0] for process in running]
    state = hashlib.sha256()
    for process, answer in zip(running, answers, strict=True):
        state.update(b"%d %d " % (process.returncode, len(answer)) + answer)
    for path in (*map(Path, os.fsdecode(answers[-1]).splitlines()), *_attributes(root, answers[0])):
        content = (root / path).read_bytes() if (root / path).is_file() else b""
        state.update(b"%d " % len(content) + content)
    return state.digest()


def _attributes(root: Path, settings: bytes) -> Iterator[Path]:
    """The files of attributes from the register's root up, and those of this user and this machine."""
    root = root.resolve()
    for above in (root, *root.parents):
        yield above / ".gitattributes"
    yield Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config", "git/attributes")
    yield Path("/etc/gitattributes")
    for setting in os.fsdecode(settings).split("\0"):
        name, _, path = setting.partition("\n")
        if name == "core.attributesfile":
            yield Path(path).expanduser()
