"""Wales's list: the Welsh Government's address list of schools as its register `school-wls` published it.

The meanings of the numbers in `school-type-wls` come from that register's list of the same name (Crown copyright, Open
Government Licence 3.0). The letters for local authorities are those of the register `principal-local-authority`; the
first three digits of a school's number name its authority too, and alone do so where the letters are blank.
"""

from generator.imports.school_lists.listed import Cells, ClosedError, Listed, Reason, RowError, day, given
from generator.vocabulary import EstablishmentType, Phase, Region

COLUMNS = {
    "number": "school-wls",
    "name": "name",
    "type": "school-type-wls",
    "local_authority": "principal-local-authority",
    "ended_on": "end-date",
}

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
    """A row of the list. It has no postcodes, and does not say who maintains a school."""
    if cells["ended_on"]:
        raise ClosedError(f"wal-{cells['number']}", day(cells["ended_on"]))
    if cells["type"] not in _PHASES:
        raise RowError(Reason.TYPE)
    letters, local_authority = _LOCAL_AUTHORITIES.get(cells["number"][:3], ("", ""))
    if not letters or cells["local_authority"] not in ("", letters):
        raise RowError(Reason.LOCAL_AUTHORITY)
    is_special = cells["type"] in _SPECIAL
    return Listed(
        id=f"wal-{cells['number']}",
        name=given(cells, "name", Reason.NO_NAME),
        local_authority=local_authority,
        region=Region.WALES,
        phase=_PHASES[cells["type"]],
        type=EstablishmentType.WELSH_SPECIAL_SCHOOL if is_special else EstablishmentType.WELSH_ESTABLISHMENT,
        postcode=None,
    )
