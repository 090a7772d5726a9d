"""The table of postcode areas, and the import that makes one of districts of an official directory."""

import csv
import gzip
import os
import random
import re
import subprocess
import sys
from itertools import accumulate, takewhile
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest
from project import OFFICIAL_LISTS

from generator.imports.postcodes import import_postcodes, write
from generator.imports.tables import ImportRefusedError
from generator.postcodes import DISTRICTS, CentresUnreadable, centres, districts, regions, towns
from generator.vocabulary import Region

REAL = OFFICIAL_LISTS / "uk_outcode_centroids.csv.gz"


def test_every_area_has_a_centre_in_these_islands() -> None:
    areas = centres().areas
    assert len(areas) == 124
    assert list(areas) == sorted(areas)
    for area, (lat, lon) in areas.items():
        assert area.isalpha(), area
        assert 49 <= lat <= 61, area
        assert -9 <= lon <= 2, area
    assert areas["YO"] == pytest.approx((53.96, -1.08), abs=0.25)
    assert areas["ZE"][0] > 60


@pytest.mark.skipif(not REAL.is_file(), reason="the real districts are not in ../shared/data")
def test_a_distance_between_areas_is_right_to_ten_miles_for_four_pairs_of_schools_in_five() -> None:
    """As the finder says by rounding to twenty. A school is as likely in a district as its share of the postcodes.

    Of pairs within sixty miles of one another: that far an assessor's place matters to a school's choice.
    """
    with gzip.open(REAL, "rt", encoding="utf-8") as lines:
        districts = [
            district
            for district in csv.DictReader(lines)
            if int(district["postcodes"]) and district["outcode"][:3] != "NPT"
        ]
    areas = centres().areas
    middles = [areas["".join(takewhile(str.isalpha, district["outcode"]))] for district in districts]
    truly = [(float(district["lat"]), float(district["lon"])) for district in districts]
    shares = list(accumulate(int(district["postcodes"]) for district in districts))
    chance = random.Random(1)  # noqa: S311  # a sample, the same in every run
    wrong = []
    while len(wrong) < 4000:
        here, there = chance.choices(range(len(districts)), cum_weights=shares, k=2)
        if middles[here] != middles[there] and (miles := _miles(truly[here], truly[there])) < 60:
            wrong.append(abs(_miles(middles[here], middles[there]) - miles))
    assert sorted(wrong)[int(len(wrong) * 0.8)] <= 10
    assert sum(wrong) / len(wrong) < 6.5


def _miles(here: tuple[float, float], there: tuple[float, float]) -> float:
    (lat, lon), (to_lat, to_lon) = (map(radians, place) for place in (here, there))
    return 7917.5 * asin(sqrt(sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2))


def test_leeds_is_nearer_to_york_than_hull_is() -> None:
    areas = centres().areas
    assert _miles(areas["YO"], areas["LS"]) < 26
    assert _miles(areas["YO"], areas["HU"]) > 28


def _file(folder: Path, text: str) -> Path:
    path = folder / "directory.csv"
    path.write_bytes(text.encode())
    return path


ONSPD = """\
pcd,pcd2,pcds,dointr,doterm,usertype,lat,long
"YO1 9ZZ","YO1  9ZZ","YO1 9ZZ",198001,,0,53.95,-1.10
"YO1 9ZY","YO1  9ZY","YO1 9ZY",198001,,0,53.97,-1.06
"YO1 1AA","YO1  1AA","YO1 1AA",198001,199606,0,10,10
"YO1 1AB","YO1  1AB","YO1 1AB",198001,199606,0,55.00,-3.00
"YO105DD","YO10 5DD","YO10 5DD",198001,,0,53.94,-1.05
"NPT1AA","NPT 1AA","NPT 1AA",198001,199606,0,51.6,-3.0
"EC1A1BB","EC1A 1BB","EC1A 1BB",198001,200001,0,51.52,-0.10
"JE2 3XP","JE2  3XP","JE2 3XP",198001,,0,99.999999,0.000000
"""


def test_the_official_directory_gives_each_district_the_middle_of_its_postcodes(tmp_path: Path) -> None:
    found = import_postcodes(_file(tmp_path, ONSPD))
    assert (found.rows, found.unplaced) == (8, 3)
    assert found.text == "district,lat,lon\nEC1A,51.52,-0.10\nYO1,53.96,-1.08\nYO10,53.94,-1.05\n"


@pytest.mark.parametrize("column", ["pcds", "pcd", "PCD7"])
def test_any_of_the_official_columns_of_postcodes_will_do(column: str, tmp_path: Path) -> None:
    found = import_postcodes(_file(tmp_path, f"{column},LAT,LONG\nYO105DD,53.94,-1.05\nyo1 9zz,53.96,-1.08\n"))
    assert sorted(found.centres) == ["YO1", "YO10"]


@pytest.mark.parametrize("packed", [False, True])
def test_a_plain_table_of_districts_is_read_packed_or_not(packed: bool, tmp_path: Path) -> None:
    path = _file(tmp_path, "\ufeffoutcode,lat,lon\r\nYO1,53.9561,-1.0802\r\nnot one,1,2\r\n")
    if packed:
        path.write_bytes(gzip.compress(path.read_bytes()))
    assert import_postcodes(path).text == "district,lat,lon\nYO1,53.96,-1.08\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "names the columns of a list"),
        (b"postcode,east,north\nYO1 9ZZ,1,2\n", "names the columns of a list"),
        (b"outcode,lat,lon\n", "No row"),
        (b"outcode,lat,lon\nYO1,nan,inf\n", "No row"),
        (b"outcode;lat;lon\nYO1;53,9;-1,0\n", "Line 2: its latitude or longitude is not a number with a point"),
        ("outcode,lat,lon\nYO1,\uff15\uff13,-1.0\n".encode(), "Line 2: its latitude"),
        (b"outcode,lat,lon\nYO1,5_3.9,-1.0\n", "Line 2: its latitude"),
        (b"PK\x03\x04\xff\xfe", "cannot be unpacked"),
        (gzip.compress(b"outcode,lat,lon\nYO1,53.9,-1.0\n", mtime=0)[:-9], "cannot be unpacked"),
        (b'outcode,lat,lon\n"' + b"x" * 200_000, "No row"),
    ],
)
def test_what_is_no_table_of_postcodes_is_refused_with_what_to_do(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "directory.csv"
    path.write_bytes(data)
    with pytest.raises(ImportRefusedError, match=said):
        import_postcodes(path)


def test_what_is_written_is_what_a_build_reads(tmp_path: Path) -> None:
    assert centres(tmp_path).districts == districts()
    write(tmp_path, import_postcodes(_file(tmp_path, ONSPD)))
    own = {"EC1A": (51.52, -0.1), "YO1": (53.96, -1.08), "YO10": (53.94, -1.05)}
    assert centres(tmp_path).districts == {**districts(), **own} != districts()
    (tmp_path / DISTRICTS).write_text("district,lat,lon\nYO1,here\n")
    with pytest.raises(CentresUnreadable, match="import-postcodes"):
        centres(tmp_path)


def _command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "import-postcodes", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)


def test_the_command_shows_first_and_writes_when_asked(register_root: Path) -> None:
    path = _file(register_root, ONSPD)
    done = _command(path, "--root", register_root)
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 districts, of 8 rows. Left out because they have no place: 3." in done.stdout
    assert not (register_root / DISTRICTS).exists()
    assert _command(path, "--root", register_root, "--write").returncode == 0
    assert (register_root / DISTRICTS).is_file()
    path.write_text("a,b\n")
    assert _command(path, "--root", register_root).returncode == 2


def test_every_district_of_the_four_nations_has_a_region() -> None:
    for district in districts():
        area = re.match("[A-Z]+", district)
        assert area
        assert (area[0] in ("GY", "JE", "IM")) != (district in regions() or area[0] in regions()), district
    for place, region in {
        "LL": Region.WALES, "BT": Region.NORTHERN_IRELAND, "TD15": Region.NORTH_EAST, "TD": Region.SCOTLAND,
        "CH7": Region.WALES, "CH": Region.NORTH_WEST, "YO": Region.YORKSHIRE_AND_THE_HUMBER,
    }.items():  # fmt: skip
        assert regions()[place] is region


def test_every_town_is_in_a_district_that_there_is_and_has_its_welsh_name() -> None:
    assert {district for found in towns().values() for district in found} <= set(districts())
    assert len(towns()) > 4_400
    assert towns()["Bangor"] == ("BT20", "LL57")
    assert towns()["Caernarfon"] == ("LL55",)
    for name, welsh in {"Cardiff": "Caerdydd", "Swansea": "Abertawe", "London": "Llundain"}.items():
        assert set(towns()[name]) <= set(towns()[welsh])
