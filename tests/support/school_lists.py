"""A row of each official list of schools, as the list has it, and what an import makes of them."""

import csv
import io

ENGLAND = {
    "urn": "900001",
    "name": "Fossgate Primary School",
    "status": "Open",
    "phase": "Primary",
    "type": "Community school",
    "gor": "Yorkshire and the Humber",
    "la": "York",
    "postcode": "YO1 9ZZ",
    "town": "York",
}


GIAS = {
    "URN": "900001",
    "LA (name)": "York",
    "EstablishmentName": "Fossgate Primary School",
    "TypeOfEstablishment (code)": "01",
    "TypeOfEstablishment (name)": "Community school",
    "EstablishmentStatus (name)": "Open",
    "PhaseOfEducation (name)": "Primary",
    "Postcode": "YO1 9ZZ",
    "GOR (name)": "Yorkshire and the Humber",
}


SCOTLAND = {
    "SchUID": "9000001P",
    "SeedCode": "9000001",
    "SchoolType": "Primary",
    "CentreType": "Local Authority",
    "SchoolName": "Calton Primary School",
    "PostCode": "EH1 1ZZ",
    "LAName": "City of Edinburgh",
}


WALES = {
    "school-wls": "6819001",
    "name": "Ysgol Gynradd Cathays",
    "name-cy": "Ysgol Gynradd Cathays",
    "school-type-wls": "1",
    "principal-local-authority": "CRF",
    "address": "",
    "start-date": "",
    "end-date": "",
}


WALES_ADDRESSES = {
    "School Number": "6819001",
    "School Name": "Ysgol Gynradd Cathays",
    "LA Code": "681",
    "Local Authority": "Cardiff",
    "Postcode": "CF10 1ZZ",
}


NORTHERN_IRELAND = {
    "Institution Reference Number": "900-0001",
    "Institution Name": "Laganholt Primary School",
    "Address Line 1": "1 Laganholt Road",
    "Town": "Belfast",
    "Postcode": "BT7 1ZZ",
    "Management": "Controlled",
    "Type": "Primary",
    "Status": "Open",
    "Date Closed": "",
}


SCHEMA_LINE = "# yaml-language-server: $schema=../../docs/schemas/school.schema.json\n"
"""The first line of each new file of a school."""
FOSSGATE = f"""\
{SCHEMA_LINE}name: Fossgate Primary School
local_authority: York
region: yorkshire-and-the-humber
phase: primary
type: community-school
postcode: YO1 9ZZ
"""


def table(row, *changes, delimiter=","):
    """A list's text: a row for each of the changes to `row`."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(row), delimiter=delimiter)
    writer.writeheader()
    writer.writerows({**row, **change} for change in changes or ({},))
    return out.getvalue()


def reasons(done):
    return [(row.line, row.number, row.reason) for row in done.skipped]
