"""Names: one is put in the place of a person's, an organisation's, a school's, an event's and a fee's, and of the
scheme's. Then every page and every file for other programs is made.
"""

import csv
import html
import json
import shutil
from datetime import date
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

from example import ROOT, TODAY
from hostile.outcome import Outcome, of_check, printed
from icalendar import Calendar
from markupsafe import escape

from generator.addresses import ASSESSORS_CSV
from generator.check import check
from generator.public import public
from generator.read.loading import load
from generator.reports.text import text
from generator.site.api.spreadsheet import harmless
from generator.site.docs import docs
from generator.write.yaml_edit import SetValue, edited

PERSON = "data/assessors/amina-rahman.yml"
PLACES = {
    PERSON: ("name",),
    "data/organisations/northgate-learning.yml": ("name",),
    "data/schools/eng-900001.yml": ("name",),
    "data/events/conference-2025.yml": ("title",),
    "data/fees/quality-review.yml": ("title",),
    "data/scheme.yml": ("name",),
}


def enter(content: bytes, folder: Path) -> Outcome:
    name = content.decode()
    shutil.copytree(ROOT, folder, dirs_exist_ok=True)
    for file, keys in PLACES.items():
        signed = [SetValue(("agreements", 0, "signed_as"), name)] if file == PERSON else []
        written = edited((folder / file).read_text("utf-8"), SetValue(keys, name), *signed)
        (folder / file).write_bytes(written.encode())
    checked = check(load(folder), date.fromisoformat(TODAY))
    printed(text(checked))
    if of_check(checked, PERSON) is Outcome.REFUSED or not checked.loaded.register:
        return Outcome.REFUSED
    for path, data in docs(public(checked.loaded.register, date.fromisoformat(TODAY))).items():
        is_inert(path, data, name)
    return Outcome.INERT


def is_inert(path: str, data: bytes, name: str) -> None:
    """Each file is what it is whatever the name: well-formed, and the name in it nothing but text."""
    if path.endswith(".json"):
        json.loads(data)
    elif path.endswith((".xml", ".atom", ".svg")):
        ET.fromstring(data)  # noqa: S314  # our own file, and it must be well-formed
    elif path.endswith(".ics"):
        Calendar.from_ical(data.decode())
    elif path == ASSESSORS_CSV:
        rows = list(csv.reader(StringIO(data.decode("utf-8-sig"))))
        assert len({len(row) for row in rows}) == 1
        assert harmless(name) in {cell for row in rows for cell in row}
        assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]
    elif path == "assessors/amina-rahman.md":
        page = data.decode()
        assert str(escape(name)) in page or name in html.unescape(page)
    if path.endswith((".md", ".html")) and ("<" in name or '"' in name):
        assert name not in data.decode().split("---", 2)[-1], path


MADE = {
    Outcome.REFUSED: {
        "a name that is too long": lambda: b"Ann " * 20_000,
        "accents without end": lambda: b"Ann e" + "\u0301\u0323".encode() * 100_000,
    },
    Outcome.INERT: {},
}
