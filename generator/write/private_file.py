"""Writes one file outside of `data/` that only its owner may read: the whole of it, or nothing."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from generator.disk import NotWritten, reason_of


def write_private(path: Path, content: bytes) -> None:
    """Put a file in its place, with the mode 0600 where the system has modes, whatever the mode of one there before.

    It is written beside its place first, under a name that begins like its own, and flushed. A link in its place is
    replaced, and what it leads to stays. Raises NotWritten; then nothing is changed.
    """
    beside = ""
    try:
        descriptor, beside = mkstemp(prefix=f"{path.name}.", dir=path.parent)  # 0600
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except OSError as error:
        raise NotWritten(f"{path} cannot be written: {reason_of(error)}. Nothing is changed.") from None
    finally:
        with suppress(OSError):
            Path(beside).unlink()
