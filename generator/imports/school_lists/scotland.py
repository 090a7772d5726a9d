"""Scotland's list: the Scottish Government's schools by SEED code, a row for each stage that a school has."""

from collections.abc import Sequence
from dataclasses import replace

from generator.imports.school_lists.listed import Cells, Listed, Reason, RowError, given
from generator.vocabulary import EstablishmentType, Phase, Region

COLUMNS = {
    "number": "SeedCode",
    "name": "SchoolName",
    "stage": "SchoolType",
    "centre": "CentreType",
    "local_authority": "LAName",
    "postcode": "PostCode",
}

_STAGES = {"primary": Phase.PRIMARY, "secondary": Phase.SECONDARY, "special": None}
_CENTRES = {
    "local authority": EstablishmentType.SCOTTISH_EDUCATION_AUTHORITY_SCHOOL,
    "grant aided": EstablishmentType.SCOTTISH_GRANT_AIDED_SCHOOL,
    "independent": EstablishmentType.SCOTTISH_INDEPENDENT_SCHOOL,
}


def read(cells: Cells) -> Listed:
    """A row of the list. A special school has that type under any authority, and the list gives no phase for it."""
    stage, centre = cells["stage"].casefold(), cells["centre"].casefold()
    if stage not in _STAGES:
        raise RowError(Reason.PHASE)
    if centre not in _CENTRES:
        raise RowError(Reason.TYPE)
    return Listed(
        id=f"sco-{cells['number']}",
        name=given(cells, "name", Reason.NO_NAME),
        local_authority=given(cells, "local_authority", Reason.LOCAL_AUTHORITY),
        region=Region.SCOTLAND,
        phase=_STAGES[stage],
        type=EstablishmentType.SCOTTISH_SPECIAL_SCHOOL if stage == "special" else _CENTRES[centre],
        postcode=given(cells, "postcode", Reason.NO_POSTCODE).upper(),
    )


def joined(rows: Sequence[Listed]) -> Listed | None:
    """The all-through school of a primary and a secondary row that are otherwise the same; else None."""
    if {row.phase for row in rows} != {Phase.PRIMARY, Phase.SECONDARY} or len(rows) != 2:
        return None
    (school, *others) = {replace(row, phase=Phase.ALL_THROUGH) for row in rows}
    return None if others else school
