"""England's list: the register of schools of the Department for Education (GIAS), as its own file or an extract."""

from generator.imports.school_lists.listed import Cells, ClosedError, Listed, Reason, RowError, given, opening_day
from generator.vocabulary import EstablishmentType, Nation, Phase, Region

EXTRACT = {
    "number": "urn",
    "name": "name",
    "status": "status",
    "phase": "phase",
    "type": "type",
    "region": "gor",
    "local_authority": "la",
    "postcode": "postcode",
}
OFFICIAL_FILE = {
    "number": "URN",
    "name": "EstablishmentName",
    "status": "EstablishmentStatus (name)",
    "phase": "PhaseOfEducation (name)",
    "type": "TypeOfEstablishment (name)",
    "region": "GOR (name)",
    "local_authority": "LA (name)",
    "postcode": "Postcode",
}

IF_THERE = {
    "opened_on": "OpenDate",
    "closed_on": "CloseDate",
    "authority": "LA (code)",
    "local_number": "EstablishmentNumber",
}
"""Columns of the official file that an import reads where they are there."""

CLOSURES = {"number": "urn", "name": "name", "status": "status"}
"""What an extract has at least from which closures of schools on file can be read."""

_CLOSED = "closed"
_OPEN = ("open", "open, but proposed to close")
_NO_PHASE = "not applicable"
_ABROAD = (
    EstablishmentType.OFFSHORE_SCHOOLS,
    EstablishmentType.BRITISH_SCHOOLS_OVERSEAS,
    EstablishmentType.SERVICE_CHILDRENS_EDUCATION,
)
_TYPES = {kind.label.casefold(): kind for kind in EstablishmentType if kind.gias_code}
_PHASES = {phase.label.casefold(): phase for phase in Phase}
_REGIONS = {region.label.casefold(): region for region in Region if region.nation is Nation.ENGLAND}


def read(cells: Cells) -> Listed:
    """A row of the list. The phase is left out where the list says that none applies."""
    local_number = _local_number(cells)
    if cells["status"].casefold() == _CLOSED:
        raise ClosedError(f"eng-{cells['number']}", cells.get("closed_on", ""), local_number)
    if cells["status"].casefold() not in _OPEN:
        raise RowError(Reason.CLOSED)
    kind = _TYPES.get(cells["type"].casefold())
    if kind is None:
        raise RowError(Reason.TYPE)
    if kind is EstablishmentType.WELSH_ESTABLISHMENT or cells["region"].casefold() == "wales (pseudo)":
        raise RowError(Reason.IN_WALES)
    region = _REGIONS.get(cells["region"].casefold())
    if region is None:
        raise RowError(Reason.ABROAD if kind in _ABROAD else Reason.REGION)
    phase = _PHASES.get(cells["phase"].casefold())
    if phase is None and cells["phase"].casefold() != _NO_PHASE:
        raise RowError(Reason.PHASE)
    return Listed(
        id=f"eng-{cells['number']}",
        name=given(cells, "name", Reason.NO_NAME),
        local_authority=given(cells, "local_authority", Reason.LOCAL_AUTHORITY),
        region=region,
        phase=phase,
        type=kind,
        postcode=given(cells, "postcode", Reason.NO_POSTCODE).upper(),
        opened_on=opening_day(cells),
        local_number=local_number,
    )


def closure(cells: Cells) -> Listed:
    """A row of a list with too few columns for a school: it says no more than whether the school has closed."""
    if cells["status"].casefold() == _CLOSED:
        raise ClosedError(f"eng-{cells['number']}")
    raise RowError(Reason.TOO_FEW_COLUMNS if cells["status"].casefold() in _OPEN else Reason.CLOSED)


def _local_number(cells: Cells) -> str | None:
    """The number of the local authority and the school's there, which a school often keeps when it converts."""
    parts = cells.get("authority", ""), cells.get("local_number", "")
    return "/".join(parts) if all(parts) else None
