"""A register of any size, for measurements: the example's people and schools, multiplied."""

import shutil
from pathlib import Path

from example import ROOT

from generator.records.forms import registration_number

SCHOOL = """\
name: Example School {number}
local_authority: York
region: yorkshire-and-the-humber
phase: primary
type: community-school
postcode: YO1 9ZZ
"""


def write_register(root: Path, assessors: int, schools: int) -> Path:
    """Write the example register with so many assessors more, each accredited after a moderated visit, and schools."""
    shutil.copytree(ROOT, root, dirs_exist_ok=True)
    person = (ROOT / "data/assessors/amina-rahman.yml").read_text(encoding="utf-8")
    visited = (ROOT / "data/schools/eng-900001.yml").read_text(encoding="utf-8")
    for number in range(assessors):
        text = (
            person.replace("Amina Rahman", f"Amina Rahman {number}")
            .replace("eng-900001", f"eng-{200000 + number}")
            .replace("INV-01", f"INV-{number}-")
            .replace("ICTM 0003", registration_number(number + 10))
        )
        (root / f"data/assessors/amina-rahman-{number}.yml").write_text(text, encoding="utf-8")
    for number in range(schools):
        text = SCHOOL.format(number=number)
        if number < assessors:
            text = visited.replace("amina-rahman", f"amina-rahman-{number}")
        (root / f"data/schools/eng-{200000 + number}.yml").write_text(text, encoding="utf-8")
    return root
