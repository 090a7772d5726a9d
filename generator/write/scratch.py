"""A temporary folder that does not outlive a killed process for long: the next one that takes such a folder clears up.

What is in it can be confidential: a list that somebody pasted, the register's files as git keeps them. Only this user
may open it.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from filelock import FileLock, Timeout

_PREFIX = "ictmark-register-"


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty folder for this process alone, deleted at the end. Deletes those of processes that were killed. Raises
    OSError.
    """
    for folder in Path(gettempdir()).glob(f"{_PREFIX}*"):
        _delete_if_left(folder)
    folder = Path(mkdtemp(prefix=_PREFIX))
    try:
        with FileLock(folder / "lock"):
            inside = folder / "files"
            inside.mkdir()
            yield inside
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _delete_if_left(folder: Path) -> None:
    """Delete a folder whose process has ended. One without a lock has only just been made, and is left alone."""
    try:
        is_ours = not folder.is_symlink() and (os.name == "nt" or folder.stat().st_uid == os.getuid())
        if is_ours and (folder / "lock").exists():
            with FileLock(folder / "lock", timeout=0):
                shutil.rmtree(folder, ignore_errors=True)
    except (Timeout, OSError):
        return
