"""Centres of postcode areas (`YO`), which come with the program, and of districts (`YO1`) if a register has them.

Latitude and longitude in degrees. An area's centre is near where most of its people live, not in the middle of its land
(that of `PH` would be a moor, an hour from Perth). It was read from a map, to a twentieth of a degree, or
a fiftieth for a small area. A district's centre is correct to a mile. Both are finer than the distances shown.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

AREAS = Path(__file__).with_name("areas.csv")
EVERY_DISTRICT = Path(__file__).with_name("districts.csv")
DISTRICTS = "postcodes/districts.csv"
"""Under a register's root, beside data/, which holds only records; `register import-postcodes` writes it."""

Centre = tuple[float, float]


class CentresUnreadable(Exception):
    """A register's own table of places cannot be read; the message says what to do."""


@dataclass(frozen=True)
class Centres:
    """Centres by area and by district; `districts` is empty if none were imported."""

    areas: Mapping[str, Centre]
    districts: Mapping[str, Centre]


@cache
def districts() -> Mapping[str, Centre]:
    """Every district there is, by its name, with its centre."""
    return _read(EVERY_DISTRICT)


def centres(root: Path | None = None) -> Centres:
    """The areas, and the districts of the register under `root`. Raises CentresUnreadable."""
    path = root / DISTRICTS if root else None
    return Centres(_read(AREAS), _read(path) if path and path.is_file() else {})


def _read(path: Path) -> dict[str, Centre]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return {name: (float(lat), float(lon)) for name, lat, lon in list(csv.reader(file))[1:]}
    except ValueError as error:
        raise CentresUnreadable(f"{path} cannot be read: make it again with `register import-postcodes`.") from error
