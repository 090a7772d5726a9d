"""What git is told whenever it is asked: settings, and by its environment where its repository is. In, a register's
root; out, variables.

A hook, or `git --git-dir`, sets GIT_DIR for the folder that it runs in. Then git takes the folder that it is started in
for the top of the files, and here that may be another one.
"""

import os
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

SETTINGS = (
    *("--no-replace-objects", "--no-optional-locks", "--literal-pathspecs", "-c", "core.quotePath=false"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "core.safecrlf=false"),
)
"""No optional lock: git writes nothing, not even the times in its index. No fsmonitor and no hooks: git starts no
program of the repository that is not needed here.

What git may still start are the clean and smudge filters and merge drivers that the attributes of a file name: without
them an encrypted file could not be compared. An attribute only names a filter; its command comes from the settings of
this user or this clone, never from what somebody committed, and `git status` and `git checkout` start the same. A
repository that another user owns is refused by git itself (safe.directory).
"""
_PATHS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")


class GitError(Exception):
    """Git cannot give what was asked for; the message says what to do."""


def environment(root: Path) -> Mapping[str, str]:
    """The environment for git in a register's root. Raises GitError where it names another repository."""
    told = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    for name in _PATHS:
        if name in told:
            told[name] = str(Path(told[name]).absolute())
    if "GIT_DIR" in told and "GIT_WORK_TREE" not in told:
        there = _git_dir(root.resolve())
        if there is None:
            if not _asked(Path.cwd(), "--git-dir", told["GIT_DIR"], "config", "--get", "core.worktree"):
                told["GIT_WORK_TREE"] = str(Path.cwd())  # as git does
        elif there.resolve() == Path(told["GIT_DIR"]).resolve():
            del told["GIT_DIR"]  # git finds the top by itself
        else:
            raise GitError(
                f"{root} is in the repository {there}, but GIT_DIR names {told['GIT_DIR']}. Unset GIT_DIR and"
                " GIT_INDEX_FILE, or name the root of a register in that repository."
            )
    return told


@cache
def _git_dir(root: Path) -> Path | None:
    """The git directory that a folder belongs to, whatever the environment says; None if it belongs to none."""
    found = _asked(root, "rev-parse", "--absolute-git-dir")
    return Path(found) if found else None


def _asked(folder: Path, *arguments: str) -> str:
    """The answer of git, without the paths of the environment; empty if it has none."""
    told = {name: value for name, value in os.environ.items() if name not in _PATHS}
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False, env=told)
    except FileNotFoundError:
        return ""
    return os.fsdecode(done.stdout).removesuffix("\n") if done.returncode == 0 else ""
