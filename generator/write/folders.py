"""Replaces folders: the new one is made elsewhere, then swapped with the old one in one step.

On systems without such a step two renames follow one another; what a kill between them leaves is put back next time.
"""

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.disk import NotWritten, reason_of
from generator.write.files import locked

_PREFIX = "making-"
_HERE = -100
"""Linux's AT_FDCWD: a path counts from the current folder."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS."""


@contextmanager
def aside(work: Path, targets: Sequence[Path]) -> Iterator[Path]:
    """A new folder in `work` to make others in, for this process alone; it is removed at the end.

    First does what `clear_interrupted` does. Raises NotWritten.
    """
    with locked(work):
        try:
            _clear(work, targets)
            making = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=work.resolve()))
        except OSError as error:
            raise NotWritten(f"{work} cannot be written: {reason_of(error)}.") from None
        try:
            yield making
        finally:
            shutil.rmtree(making, ignore_errors=True)


def clear_interrupted(work: Path, targets: Sequence[Path]) -> bool:
    """Put back any of `targets` that a killed process had moved away, and remove what such processes left in `work`;
    whether there was any. Waits for a process that is at work now. Raises NotWritten.
    """
    if not any(work.glob(f"{_PREFIX}*")):
        return False
    with locked(work):
        try:
            return _clear(work, targets)
        except OSError as error:
            raise NotWritten(f"{work} cannot be written: {reason_of(error)}.") from None


def _clear(work: Path, targets: Sequence[Path]) -> bool:
    left = list(work.glob(f"{_PREFIX}*"))
    for folder in left:
        for target in targets:
            if (folder / f"former-{target.name}").exists() and not target.exists():
                (folder / f"former-{target.name}").rename(target)
        shutil.rmtree(folder, ignore_errors=True)
    return bool(left)


def swap(made: Path, target: Path) -> None:
    """Put the folder `made`, one made `aside`, in the place of `target`. Raises NotWritten; then the former stays."""
    try:
        if target.is_symlink() or (target.exists() and not target.is_dir()):
            raise NotWritten(f"{target} is not an ordinary folder. Move it away.")
        if target.exists() and not _exchanged(made, target):
            former = made.with_name(f"former-{target.name}")
            target.rename(former)
            try:
                made.rename(target)
            except OSError:
                former.rename(target)
                raise
        elif not target.exists():
            made.rename(target)
    except OSError as error:
        raise NotWritten(f"{target} cannot be written: {reason_of(error)}. It stays as it was.") from None


def _exchanged(made: Path, target: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    with suppress(AttributeError, OSError):
        system = ctypes.CDLL(None, use_errno=True)
        paths = os.fsencode(made), os.fsencode(target)
        if sys.platform == "darwin":
            return bool(system.renamex_np(*paths, _EXCHANGE) == 0)
        return bool(system.renameat2(_HERE, paths[0], _HERE, paths[1], _EXCHANGE) == 0)
    return False
