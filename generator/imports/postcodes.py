"""Works out the centres of districts from a directory of postcodes: its file in, `postcodes/districts.csv` out.

Reads the official directories (ONSPD, NSPL and the Scottish Postcode Directory, any edition: a column of postcodes,
latitude, longitude, and when a postcode ended), and a plain table `outcode,lat,lon`. A district's centre is the mean of
its current postcodes, or of its ended ones if it has no others.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.imports.tables import Fault, ImportRefusedError, Limits, Table, opened
from generator.postcodes import DISTRICT, DISTRICTS, Centre, is_in_these_islands, number
from generator.read.loading import Progress, silent
from generator.write.files import write_files

POSTCODES = ("pcds", "pcd", "pcd8", "pcd7", "pcd2", "postcode")
"""Names the official directories give their columns of postcodes, the one with a space in its right place first."""
OUTCODES = ("outcode", "district")
LATITUDES, LONGITUDES = ("lat", "latitude"), ("long", "lon", "longitude")
ENDED = ("doterm", "dateofdeletion", "dateoftermination", "terminated")
LIMITS = Limits(most_bytes=2 * 1024**3, most_rows=5_000_000)
"""Twice the rows that the directory of the whole United Kingdom has, ended postcodes with them."""
NONE_YET = 20_000
"""If the first rows, this many, hold no postcode with its place, none will."""
NAMED = 20
"""How many of the rows that cannot be read are named."""
NO_POSTCODE = "its postcode or district is not written as one"
NO_NUMBER = "its latitude or longitude is not a number with a point, such as 53.96"
_POSTCODE = re.compile(rf"({DISTRICT.pattern}) *[0-9][A-Z]{{2}}[A-Z]?")
"""Scotland's directory marks the parts of a postcode that it splits with one more letter."""
_OF_NO_DISTRICT = re.compile("(GIR|NPT) *[0-9][A-Z]{2}")
"""Postcodes of Girobank, and of Newport before NP10 to NP44: no district is written so."""
_EXPECTED = (
    " pcds (or pcd), lat, long and, if there, doterm, as in the official directory of postcodes; Postcode, Latitude, "
    "Longitude and DateOfDeletion, as in Scotland's; or outcode, lat, lon."
)


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
        count = self.live or self.ended
        lat, lon = self.at[bool(self.live)]
        return lat / count, lon / count


@dataclass(frozen=True)
class Districts:
    """Centres by district, the rows read, and how many of them have no place in the United Kingdom or its islands.

    `faults` counts the rows that cannot be read; `unread` has the lines of the first of them, with the reason.
    `left_out` are the other sheets of a workbook.
    """

    centres: dict[str, Centre]
    rows: int
    unplaced: int
    faults: int = 0
    unread: tuple[tuple[int, str], ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The file, sorted by district."""
        lines = (f"{name},{lat:.2f},{lon:.2f}\n" for name, (lat, lon) in sorted(self.centres.items()))
        return "district,lat,lon\n" + "".join(lines)


@dataclass(frozen=True)
class _Columns:
    """Where a directory has what is needed; `form` is what its postcodes, or districts, look like."""

    whole: int
    lat: int
    lon: int
    ended: int | None
    form: re.Pattern[str]


def import_postcodes(path: Path, progress: Progress = silent) -> Districts:
    """Work out the districts of a directory; writes nothing. Linear in rows; holds one row at a time.

    Raises ImportRefusedError for a file that is no such directory; OSError where it cannot be read.
    """
    with opened(path, _recognised, _EXPECTED, LIMITS, is_numbers=True) as (tables, so_far):
        if len(tables) > 1:
            names = ", ".join(table.sheet for table in tables)
            raise ImportRefusedError(f"Several sheets hold postcodes: {names}. Save one as CSV, and import that.")
        (table,) = tables
        return _districts(table, lambda: progress(*so_far()))


def write(root: Path, found: Districts) -> None:
    """Put the table in its place under `root`. Raises NotWritten, and nothing is changed."""
    write_files(root, {DISTRICTS: found.text.encode()})


def _recognised(header: Sequence[str]) -> _Columns | None:
    names = [re.sub("[^a-z0-9]", "", name.lower()) for name in header]

    def column(wanted: tuple[str, ...]) -> int | None:
        there = next((name for name in wanted if name in names), None)
        if there and names.count(there) > 1:
            raise ImportRefusedError(f"The directory has several columns named {there}. Delete all but the right one.")
        return names.index(there) if there else None

    postcode, outcode, lat, lon = map(column, (POSTCODES, OUTCODES, LATITUDES, LONGITUDES))
    whole = outcode if outcode is not None else postcode
    if whole is None or lat is None or lon is None:
        return None
    return _Columns(
        whole, lat, lon, column(ENDED), _POSTCODE if outcode is None else re.compile(f"({DISTRICT.pattern})")
    )


def _districts(table: Table[_Columns], tell: Callable[[], None]) -> Districts:
    columns = table.kind
    sums: dict[str, _Sum] = {}
    count = unplaced = faults = 0
    unread: list[tuple[int, str]] = []
    for line, cells in table.rows:
        count += 1
        if count % 10_000 == 0:
            tell()
        if not sums and count > NONE_YET:
            break
        placed = _placed(cells, columns)
        if isinstance(placed, str):
            faults += 1
            if faults <= NAMED:
                unread.append((line, placed))
        elif placed is None:
            unplaced += 1
        else:
            name, (north, east), live = placed
            sums.setdefault(name, _Sum()).add(north, east, live=live)
    if not sums:
        why = f" Line {unread[0][0]}: {unread[0][1]}." if unread else ""
        raise ImportRefusedError(f"No row holds a postcode with its place.{why}")
    centres = {name: total.centre for name, total in sums.items()}
    return Districts(centres, count, unplaced, faults, tuple(unread), tuple(name for name, _ in table.left_out))


def _placed(cells: list[str] | Fault, columns: _Columns) -> tuple[str, Centre, bool] | str | None:
    """The district of a row, its place, and whether it has not ended; None if it has no place; or why it is not read.

    Blank numbers are no place, and neither is 99.999999 in ONSPD.
    """
    if isinstance(cells, Fault):
        return cells.value
    postcode = cells[columns.whole].strip().upper()
    found = columns.form.fullmatch(postcode)
    if found is None:
        return None if _OF_NO_DISTRICT.fullmatch(postcode) else NO_POSTCODE
    try:
        north, east = (number(cells[column].strip() or "nan") for column in (columns.lat, columns.lon))
    except ValueError:
        return NO_NUMBER
    live = columns.ended is None or not cells[columns.ended].strip()
    return (found[1], (north, east), live) if is_in_these_islands(north, east) else None
