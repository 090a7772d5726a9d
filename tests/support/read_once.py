"""Reads no file of a register twice in one process: what comes of it depends on its name and bytes alone.

For tests of what follows the reading; those of the reading itself read each time.
"""

from functools import lru_cache
from types import ModuleType

from generator.compare import change
from generator.read import loading
from generator.read.files import Placed
from generator.read.loading import Read
from generator.recheck import recheck

READERS: tuple[ModuleType, ...] = (loading, change, recheck)
_really = loading.read_file


@lru_cache(maxsize=500)
def _read(place: Placed, data: bytes) -> Read:
    return _really(place, data)


def read_file(place: Placed, data: bytes) -> Read:
    """What `generator.read.loading.read_file` gives, with a list of problems of its own."""
    reading = _read(place, data)
    return reading._replace(problems=[*reading.problems])
