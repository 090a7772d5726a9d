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
postcode: {postcode}
"""
_LETTERS = "ABDEFGHJLN"
_DISTRICTS = [f"YO{number}" for number in (*range(10, 20), *range(21, 27))]


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
            .replace("INV-0909", f"INV-{number}-0909")
            .replace("amina-rahman@", f"amina-rahman-{number}@")
            .replace("01632 960123", f"01632 {number:06}")
            .replace("NYO1", f"NYO1{number}")
        )
        (root / f"data/assessors/amina-rahman-{number}.yml").write_text(text, encoding="utf-8")
    for number in range(schools):
        unit = f"{_LETTERS[number // 10 % 10]}{_LETTERS[number % 10]}"
        text = SCHOOL.format(number=number, postcode=f"{_DISTRICTS[number // 1000 % 16]} {number // 100 % 10}{unit}")
        if number < assessors:
            text = visited.replace("amina-rahman", f"amina-rahman-{number}").replace("CH-", f"CH-{number}-")
            text = text.replace("Fossgate", f"Fossgate {number}")
        (root / f"data/schools/eng-{200000 + number}.yml").write_text(text, encoding="utf-8")
    return root
