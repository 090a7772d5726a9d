"""Northern Ireland's list: what the Department of Education's Institution Search (Schools Plus) exports.

It has no local authority: one, the Education Authority, serves all of Northern Ireland. Where staff wrote a district
council, that stays.
"""

import re

from generator.imports.school_lists.listed import Cells, ClosedError, Listed, Reason, RowError, given
from generator.vocabulary import EstablishmentType, Phase, Region

COLUMNS = {
    "number": "Institution Reference Number",
    "name": "Institution Name",
    "postcode": "Postcode",
    "status": "Status",
    "type": "Type",
    "management": "Management",
}
IF_THERE = {"closed_on": "Date Closed"}
LOCAL_AUTHORITY = "Education Authority"

_STAGES = {
    "nursery": Phase.NURSERY,
    "primary": Phase.PRIMARY,
    "preps": Phase.PRIMARY,  # the preparatory departments of grammar schools
    "preparatory": Phase.PRIMARY,
    "secondary": Phase.SECONDARY,
    "grammar": Phase.SECONDARY,
    "special": None,
    "independent": None,
}
_MANAGEMENTS = {
    "controlled": EstablishmentType.CONTROLLED_SCHOOL,
    "catholic maintained": EstablishmentType.CATHOLIC_MAINTAINED_SCHOOL,
    "roman catholic maintained": EstablishmentType.CATHOLIC_MAINTAINED_SCHOOL,
    "rc maintained": EstablishmentType.CATHOLIC_MAINTAINED_SCHOOL,
    "controlled integrated": EstablishmentType.INTEGRATED_SCHOOL,
    "grant maintained integrated": EstablishmentType.INTEGRATED_SCHOOL,
    "gmi": EstablishmentType.INTEGRATED_SCHOOL,
}
"""Without Other Maintained: most of those are Irish-medium schools, but the list does not say which."""
_VOLUNTARY_STAGES = ("grammar", "preps", "preparatory")


def numbered(reference: str) -> str:
    """A DE reference as the register writes it: `101-0012` is 1010012."""
    return re.sub(r"(?<=^[0-9]{3})-(?=[0-9]{4}$)", "", reference)


def read(cells: Cells) -> Listed:
    """A row of the list. A special or independent school has that type under any management, and no phase."""
    if cells["status"].casefold() == "closed":
        raise ClosedError(f"ni-{cells['number']}", cells.get("closed_on", "").partition(" ")[0].replace("/", "-"))
    if cells["status"].casefold() != "open":
        raise RowError(Reason.CLOSED)
    stage = cells["type"].casefold()
    if stage not in _STAGES:
        raise RowError(Reason.PHASE, cells["type"])
    postcode = given(cells, "postcode", Reason.NO_POSTCODE).upper()
    return Listed(
        id=f"ni-{cells['number']}",
        name=given(cells, "name", Reason.NO_NAME),
        local_authority=LOCAL_AUTHORITY,
        region=Region.NORTHERN_IRELAND,
        phase=_STAGES[stage],
        type=_type(stage, cells["management"]),
        postcode=re.sub(r"(?<=[0-9A-Z])(?=[0-9][A-Z]{2}$)", " ", postcode.replace(" ", "")),
        only_if_new=("local_authority",),
    )


def _type(stage: str, management: str) -> EstablishmentType:
    if stage == "special":
        return EstablishmentType.NI_SPECIAL_SCHOOL
    if stage == "independent":
        return EstablishmentType.NI_INDEPENDENT_SCHOOL
    if management.casefold() == "voluntary" and stage in _VOLUNTARY_STAGES:
        return EstablishmentType.VOLUNTARY_GRAMMAR_SCHOOL
    if management.casefold() not in _MANAGEMENTS:
        raise RowError(Reason.TYPE, management)
    return _MANAGEMENTS[management.casefold()]
