"""Files put in their place: each whole or not at all."""

import os
import shutil
from pathlib import Path


def replace(path: Path, data: bytes) -> None:
    """Put a file in its place in one step. Until then, and if anything fails, the former one stays."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:
            file.write(data)
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
