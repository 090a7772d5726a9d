"""Centres of postcode areas (`YO`), which come with the program, and of districts (`YO1`) if a register has them.

Latitude and longitude in degrees. An area's centre is near where most of its people live, not in the middle of its land
(that of `PH` would be a moor, an hour from Perth). It was read from a map, to a twentieth of a degree, or
a fiftieth for a small area. A district's centre is correct to a mile. Both are finer than the distances shown.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

AREAS = Path(__file__).with_name("areas.csv")
EVERY_DISTRICT = Path(__file__).with_name("districts.csv")
DISTRICTS = "postcodes/districts.csv"
"""Under a register's root, beside data/, which holds only records; `register import-postcodes` writes it."""

MOST_BYTES = 512 * 1024
"""Four times what a table of all districts has."""
DISTRICT = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")
_NAME = re.compile(rf"[A-Z]{{1,2}}|{DISTRICT.pattern}")

Centre = tuple[float, float]


class CentresUnreadable(Exception):
    """A register's own table of places cannot be read; the message says what to do."""


@dataclass(frozen=True)
class Centres:
    """Centres by area and by district; `districts` is empty if none were imported."""

    areas: Mapping[str, Centre]
    districts: Mapping[str, Centre]


def is_in_these_islands(lat: float, lon: float) -> bool:
    """Whether a place is in the United Kingdom, the Isle of Man or the Channel Islands; no number is not."""
    return 49 <= lat <= 61 and -9 <= lon <= 2


@cache
def districts() -> Mapping[str, Centre]:
    """Every district there is, by its name, with its centre."""
    return _read(EVERY_DISTRICT)


def centres(root: Path | None = None) -> Centres:
    """The areas, and the districts of the register under `root`. Raises CentresUnreadable."""
    path = root / DISTRICTS if root else None
    return Centres(_read(AREAS), _read(path) if path and path.exists() else {})


def _read(path: Path) -> dict[str, Centre]:
    def unreadable(reason: str) -> CentresUnreadable:
        return CentresUnreadable(f"{path}{reason}. Make it again with `register import-postcodes`.")

    if not path.is_file():
        raise unreadable(" is not an ordinary file")
    if path.stat().st_size > MOST_BYTES:
        raise unreadable(f" is larger than {MOST_BYTES // 1024} KiB, which no table of districts is")
    try:
        _, *lines = path.read_text(encoding="utf-8").splitlines() or [""]
    except UnicodeDecodeError:
        raise unreadable(" is not text in UTF-8") from None
    if not lines:
        raise unreadable(" holds no district")
    read: dict[str, Centre] = {}
    for number, line in enumerate(lines, 2):
        name, *place = line.split(",")
        try:
            lat, lon = map(float, place)
        except ValueError:
            raise unreadable(f", line {number}, is not a name, a latitude and a longitude") from None
        if not _NAME.fullmatch(name) or name in read or not is_in_these_islands(lat, lon):
            raise unreadable(f", line {number}, names no district, one a second time, or a place elsewhere")
        read[name] = lat, lon
    return read
