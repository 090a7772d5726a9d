"""Wales's lists: the Welsh Government's address list of schools, and what its register `school-wls` made of it.

The address list is a spreadsheet with a sheet each for maintained and independent schools and for pupil referral units;
only the first says what type a school is.

The meanings of the numbers in `school-type-wls` come from that register's list of the same name (Crown copyright, Open
Government Licence 3.0). The letters for local authorities are those of the register `principal-local-authority`; the
first three digits of a school's number name its authority too, and alone do so where the letters are blank.
"""

from generator.imports.school_lists.listed import Cells, ClosedError, Listed, Reason, RowError, given
from generator.vocabulary import EstablishmentType, Phase, Region

COLUMNS = {
    "number": "school-wls",
    "name": "name",
    "type": "school-type-wls",
    "local_authority": "principal-local-authority",
    "ended_on": "end-date",
}

ADDRESS_LIST = {
    "number": "School Number",
    "name": "School Name",
    "local_authority": "Local Authority",
    "postcode": "Postcode",
}
IF_THERE = {"type": "School Type", "code": "LA Code"}

_PHASES = {
    "1": Phase.PRIMARY,  # Nursery, Infants & Juniors
    "2": Phase.PRIMARY,  # Infants & Juniors
    "3": Phase.SECONDARY,  # Secondary (ages 11-19)
    "4": None,  # Special (with post-16 provision)
    "5": Phase.PRIMARY,  # Juniors
    "6": Phase.PRIMARY,  # Nursery & Infants
    "7": Phase.SECONDARY,  # Secondary (ages 11-16)
    "8": Phase.ALL_THROUGH,  # Middle (ages 3-16)
    "9": Phase.ALL_THROUGH,  # Middle (ages 3-19)
    "10": None,  # Special (without post-16 provision)
    "11": Phase.NURSERY,  # Nursery
    "12": Phase.PRIMARY,  # Infants
    "13": Phase.ALL_THROUGH,  # Middle (ages 4-19)
    "": None,  # Independent schools and pupil referral units, of which the list says no more
}
_SPECIAL = ("4", "10")
_NUMBERS = {
    "nursery, infants & juniors": "1",
    "infants & juniors": "2",
    "secondary (ages 11-19)": "3",
    "special (with post-16 provision)": "4",
    "juniors": "5",
    "nursery & infants": "6",
    "secondary (ages 11-16)": "7",
    "middle (ages 3-16)": "8",
    "middle (ages 3-19)": "9",
    "special (without post-16 provision)": "10",
    "nursery": "11",
    "infants": "12",
    "middle (ages 4-19)": "13",
}
"""The address list writes each type in words; the register `school-wls` has a number for it."""

_LOCAL_AUTHORITIES = {
    "660": ("AGY", "Isle of Anglesey"),
    "661": ("GWN", "Gwynedd"),
    "662": ("CWY", "Conwy"),
    "663": ("DEN", "Denbighshire"),
    "664": ("FLN", "Flintshire"),
    "665": ("WRX", "Wrexham"),
    "666": ("POW", "Powys"),
    "667": ("CGN", "Ceredigion"),
    "668": ("PEM", "Pembrokeshire"),
    "669": ("CMN", "Carmarthenshire"),
    "670": ("SWA", "Swansea"),
    "671": ("NTL", "Neath Port Talbot"),
    "672": ("BGE", "Bridgend"),
    "673": ("VGL", "Vale of Glamorgan"),
    "674": ("RCT", "Rhondda Cynon Taf"),
    "675": ("MTY", "Merthyr Tydfil"),
    "676": ("CAY", "Caerphilly"),
    "677": ("BGW", "Blaenau Gwent"),
    "678": ("TOF", "Torfaen"),
    "679": ("MON", "Monmouthshire"),
    "680": ("NWP", "Newport"),
    "681": ("CRF", "Cardiff"),
}


def read(cells: Cells) -> Listed:
    """A row of the register. It has no postcodes, and does not say who maintains a school."""
    if cells["ended_on"]:
        raise ClosedError(f"wal-{cells['number']}", cells["ended_on"])
    letters, _ = _LOCAL_AUTHORITIES.get(cells["number"][:3], ("", ""))
    if cells["type"] not in _PHASES:
        raise RowError(Reason.TYPE)
    if cells["local_authority"] not in ("", letters):
        raise RowError(Reason.LOCAL_AUTHORITY)
    return _listed(cells, cells["type"], postcode=None)


def read_address(cells: Cells) -> Listed:
    """A row of the address list, which holds open schools alone."""
    kind = cells.get("type", "")
    if kind and kind.casefold() not in _NUMBERS:
        raise RowError(Reason.TYPE, kind)
    if cells.get("code", "") not in ("", cells["number"][:3]):
        raise RowError(Reason.LOCAL_AUTHORITY)
    return _listed(cells, _NUMBERS.get(kind.casefold(), ""), given(cells, "postcode", Reason.NO_POSTCODE).upper())


def _listed(cells: Cells, kind: str, postcode: str | None) -> Listed:
    """The school, with the number of its type; its own number names its local authority, however a list spells it."""
    _, local_authority = _LOCAL_AUTHORITIES.get(cells["number"][:3], ("", ""))
    if not local_authority:
        raise RowError(Reason.LOCAL_AUTHORITY)
    return Listed(
        id=f"wal-{cells['number']}",
        name=given(cells, "name", Reason.NO_NAME),
        local_authority=local_authority,
        region=Region.WALES,
        phase=_PHASES[kind],
        type=EstablishmentType.WELSH_SPECIAL_SCHOOL if kind in _SPECIAL else EstablishmentType.WELSH_ESTABLISHMENT,
        postcode=postcode,
    )
