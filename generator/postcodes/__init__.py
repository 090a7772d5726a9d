"""Centres of postcode areas (`YO`) and districts (`YO1`), their regions, and the districts of towns.

All come with the program. A register may have a table of districts of its own (`register import-postcodes`).

Latitude and longitude in degrees. An area's centre is near where most of its people live, not in the middle of its land
(that of `PH` would be a moor, an hour from Perth). It was read from a map, to a twentieth of a degree, or
a fiftieth for a small area. A district's centre is correct to a mile. Both are finer than the distances shown.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.vocabulary import Region

AREAS = Path(__file__).with_name("areas.csv")
EVERY_DISTRICT = Path(__file__).with_name("districts.csv")
REGIONS = Path(__file__).with_name("regions.csv")
TOWNS = Path(__file__).with_name("towns.csv")
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
    """Centres by area and by district."""

    areas: Mapping[str, Centre]
    districts: Mapping[str, Centre]


def is_in_these_islands(lat: float, lon: float) -> bool:
    """Whether a place is in the United Kingdom, the Isle of Man or the Channel Islands; no number is not."""
    return 49 <= lat <= 61 and -9 <= lon <= 2


def number(text: str) -> float:
    """A latitude or longitude. ValueError for what is none, and for what only Python takes for a number, as 5_3."""
    if "_" in text or not text.isascii():
        raise ValueError(text)
    return float(text)


@cache
def districts() -> Mapping[str, Centre]:
    """Every district there is, by its name, with its centre."""
    return _read(EVERY_DISTRICT)


def centres(root: Path | None = None) -> Centres:
    """Every area and district; a district in the table of the register under `root` is where that table says.

    Raises CentresUnreadable.
    """
    path = root / DISTRICTS if root else None
    own = _read(path) if path and path.exists() else {}
    return Centres(_read(AREAS), {**districts(), **own})


@cache
def regions() -> Mapping[str, Region]:
    """The region of each area, and of each district that is in another region than most of its area."""
    named = {str(region): region for region in Region}
    return {place: named[region] for place, region in _rows(REGIONS)}


@cache
def towns() -> Mapping[str, tuple[str, ...]]:
    """The districts of the towns of a name, by each name that a town has."""
    districts_of: dict[str, set[str]] = {}
    for town, also, district in _rows(TOWNS):
        for name in (town, *filter(None, also.split(";"))):
            districts_of.setdefault(name, set()).add(district)
    return {name: tuple(sorted(found)) for name, found in sorted(districts_of.items())}


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as text:
        rows = csv.reader(text)
        next(rows)
        yield from rows


def _read(path: Path) -> dict[str, Centre]:
    def unreadable(reason: str) -> CentresUnreadable:
        return CentresUnreadable(f"{path}{reason}. Make it again with `register import-postcodes`.")

    if not path.is_file():
        raise unreadable(" is not an ordinary file")
    if path.stat().st_size > MOST_BYTES:
        raise unreadable(f" is larger than {MOST_BYTES // 1024} KiB, which no table of districts is")
    try:
        header, *lines = path.read_text(encoding="utf-8-sig").splitlines() or [""]
    except UnicodeDecodeError:
        raise unreadable(" is not text in UTF-8") from None
    if not lines:
        raise unreadable(" holds no district")
    if header.split(",")[1:] != ["lat", "lon"]:  # Where it is deleted, the first district would be lost.
        raise unreadable(", line 1, is not district,lat,lon")
    read: dict[str, Centre] = {}
    for line_number, line in enumerate(lines, 2):
        name, *place = line.split(",")
        try:
            lat, lon = map(number, place)
        except ValueError:
            raise unreadable(f", line {line_number}, is not a name, a latitude and a longitude") from None
        if not _NAME.fullmatch(name) or name in read or not is_in_these_islands(lat, lon):
            raise unreadable(f", line {line_number}, names no district, one a second time, or a place elsewhere")
        read[name] = lat, lon
    return read
