"""The table of assessors as CSV (RFC 4180), safe to open in a spreadsheet.

A spreadsheet runs a cell that begins with = + - @ as a formula. Such a cell gets an apostrophe before it, so
that it begins with none of them. A cell that begins with an apostrophe gets another. So a program can restore every
cell exactly: remove one apostrophe from the front of each cell that begins with one.

A second table is for programs: it has every cell exactly as it is, and no mark before the first column's name.
"""

import csv
import re
from collections.abc import Callable
from io import StringIO

from generator import addresses
from generator.addresses import on_host
from generator.public import PublicAssessor, PublicSite

COLUMNS = (
    "id",
    "name",
    "registration_number",
    "standing",
    "since",
    "organisations",
    "base",
    "nations",
    "regions",
    "languages",
    "phases",
    "school_types",
    "email",
    "phone",
    "website",
    "details_confirmed_on",
    "page",
    "built_on",
    "valid_until",
)
SEPARATOR = "; "
"""Between the items of a cell that holds several."""
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads the file in another encoding and shows ŵ as other letters."""
_HARMFUL = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n']")  # noqa: RUF001  # the wide forms work as formulas too


def assessors_csv(site: PublicSite) -> bytes:
    """The table for people: a row for each listed assessor, every cell quoted; without texts of several lines."""
    return (BYTE_ORDER_MARK + _table(site, harmless)).encode()


def assessors_plain_csv(site: PublicSite) -> bytes:
    """The same rows for programs, each cell as it is."""
    return _table(site, str).encode()


def _table(site: PublicSite, cell: Callable[[str], str]) -> str:
    table = StringIO()
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for assessor in site.assessors:
        row = _row(site, assessor)
        writer.writerow([cell(row[column]) for column in COLUMNS])
    return table.getvalue()


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would run it."""
    return f"'{cell}" if _HARMFUL.match(cell) else cell


def _row(site: PublicSite, assessor: PublicAssessor) -> dict[str, str]:
    return {
        "id": assessor.id,
        "name": assessor.name,
        "registration_number": assessor.registration_number,
        "standing": assessor.standing,
        "since": assessor.since.isoformat(),
        "organisations": SEPARATOR.join(organisation.name for organisation in assessor.organisations),
        "base": assessor.base,
        "nations": SEPARATOR.join(assessor.nations),
        "regions": SEPARATOR.join(assessor.regions),
        "languages": SEPARATOR.join(assessor.languages),
        "phases": SEPARATOR.join(offered.phase for offered in assessor.phases),
        "school_types": SEPARATOR.join(assessor.school_types),
        "email": assessor.email or "",
        "phone": assessor.phone or "",
        "website": assessor.website or "",
        "details_confirmed_on": assessor.details_confirmed_on.isoformat(),
        "page": on_host(site.site_url, addresses.assessor(assessor.id)),
        "built_on": site.on.isoformat(),
        "valid_until": site.valid_until.isoformat(),
    }
