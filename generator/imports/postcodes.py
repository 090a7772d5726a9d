"""Works out the centres of districts from a directory of postcodes: CSV in, `postcodes/districts.csv` out.

Reads the official directories (ONSPD and NSPL, any edition: a column of postcodes, `lat`, `long`, and `doterm`, the
month in which a postcode ended), and a plain table `outcode,lat,lon`. Either may be packed with gzip. A district's
centre is the mean of its current postcodes, or of its ended ones if it has no others.
"""

import csv
import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.postcodes import DISTRICTS, Centre

POSTCODES = ("pcds", "pcd", "pcd8", "pcd7", "pcd2", "postcode")
"""Names the official directories give their columns of postcodes, the one with a space in its right place first."""
OUTCODES = ("outcode", "district")
LATITUDES, LONGITUDES = ("lat", "latitude"), ("long", "lon", "longitude")
_DISTRICT = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")
_POSTCODE = re.compile(rf"({_DISTRICT.pattern}) *[0-9][A-Z]{{2}}")


class PostcodesRefusedError(Exception):
    """The file is not a table of postcodes; the message says what to do."""


@dataclass
class _Sum:
    """Latitudes and longitudes of a district's postcodes, added up; `live` counts those that have not ended."""

    live: int = 0
    ended: int = 0
    at: dict[bool, list[float]] = field(default_factory=lambda: {True: [0.0, 0.0], False: [0.0, 0.0]})

    def add(self, lat: float, lon: float, *, live: bool) -> None:
        self.at[live][0] += lat
        self.at[live][1] += lon
        self.live, self.ended = self.live + live, self.ended + (not live)

    @property
    def centre(self) -> Centre:
        number = self.live or self.ended
        lat, lon = self.at[bool(self.live)]
        return lat / number, lon / number


@dataclass(frozen=True)
class Districts:
    """Centres by district, the rows read, and how many of them have no place in the United Kingdom or its islands."""

    centres: dict[str, Centre]
    rows: int
    unplaced: int

    @property
    def text(self) -> str:
        """The file, sorted by district."""
        lines = (f"{name},{lat:.2f},{lon:.2f}\n" for name, (lat, lon) in sorted(self.centres.items()))
        return "district,lat,lon\n" + "".join(lines)


def import_postcodes(path: Path) -> Districts:
    """Work out the districts of a directory; writes nothing. Linear in rows; holds one row at a time."""
    with path.open("rb") as start:
        packed = start.read(2) == b"\x1f\x8b"
    with (gzip.open if packed else open)(path, "rt", encoding="utf-8-sig", newline="") as text:
        try:
            return _districts(csv.reader(text))
        except (EOFError, gzip.BadGzipFile, zlib.error):
            raise PostcodesRefusedError("The file is packed and cannot be unpacked. Fetch it again.") from None
        except UnicodeDecodeError:
            raise PostcodesRefusedError("This is not text in UTF-8. Unpack the directory, and name its CSV.") from None
        except csv.Error:
            raise PostcodesRefusedError("A row cannot be read. Fetch the file again.") from None


def write(root: Path, found: Districts) -> Path:
    path = root / DISTRICTS
    path.parent.mkdir(exist_ok=True)
    path.write_text(found.text, encoding="utf-8", newline="\n")
    return path


def _districts(rows: Iterator[list[str]]) -> Districts:
    header = [name.strip().lower() for name in next(rows, [])]

    def column(names: tuple[str, ...]) -> int | None:
        return next((header.index(name) for name in names if name in header), None)

    postcode, outcode, lat, lon = map(column, (POSTCODES, OUTCODES, LATITUDES, LONGITUDES))
    ended = column(("doterm",))
    whole = outcode if outcode is not None else postcode
    if whole is None or lat is None or lon is None:
        raise PostcodesRefusedError(
            "The first line names no columns that can be read. Expected: pcds (or pcd), lat, long and, if there, "
            "doterm, as in the official directory of postcodes; or outcode, lat, lon."
        )
    form = _POSTCODE if outcode is None else re.compile(f"({_DISTRICT.pattern})")
    sums: dict[str, _Sum] = {}
    count = unplaced = 0
    for row in rows:
        count += 1
        try:
            found = form.fullmatch(row[whole].strip().upper())
            north, east = float(row[lat]), float(row[lon])
            live = ended is None or not row[ended].strip()
        except (IndexError, ValueError):
            found, north, east, live = None, 0.0, 0.0, False
        if found is None or not (49 <= north <= 61 and -9 <= east <= 2):  # in ONSPD, 99.999999 means no place
            unplaced += 1
            continue
        sums.setdefault(found[1], _Sum()).add(north, east, live=live)
    if not sums:
        raise PostcodesRefusedError("No row holds a postcode with its place.")
    return Districts({name: total.centre for name, total in sums.items()}, count, unplaced)
