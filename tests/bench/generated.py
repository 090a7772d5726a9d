"""A register of any size, for measurements: the example's people and schools, multiplied and varied; the same each
time. Names, portraits, regions and languages differ, as do the names, phases and types of schools.
"""

import random
import shutil
from pathlib import Path

from example import ROOT

from generator.imports.schools import import_schools, write
from generator.postcodes import districts
from generator.records.forms import registration_number
from generator.vocabulary import EstablishmentType, Phase, Region

SCHOOL = """\
name: {name} {number}
local_authority: {town}
region: {region}
phase: {phase}
type: {type}
postcode: {postcode}
"""
REQUEST = """\
assessments:
  - id: 2026-1
    requested: {on: 2026-02-20, by: naace}
"""
GIVEN = ("Amina", "Bronwen", "Callum", "Deepa", "Eilidh", "Femi", "Grace", "Huw", "Isla", "Joseph", "Khadija", "Owain")
FAMILY = (
    "Abbott",
    "Begum",
    "Campbell",
    "Davies",
    "Evans",
    "Farah",
    "Graham",
    "Hughes",
    "Iqbal",
    "Jones",
    "Kaur",
    "Ní Bhriain",
)
TOWNS = ("York", "Swansea", "Leeds", "Perth", "Belfast", "Truro", "Kettering", "Bangor", "Ayr", "Newcastle upon Tyne")
KINDS = ("Primary School", "Academy", "High School", "Ysgol Gynradd", "Church of England School", "Infants")
SENTENCES = (
    "I help heads to make a plan that the whole staff follows.",
    "My schools are small, rural and far apart.",
    "I taught mathematics for twelve years, the last four as head of department.",
    "Governors ask me most about safety and cost.",
    "Mae gennyf brofiad o ysgolion dwyieithog.",
    "A visit ends with three things to do on Monday.",
    "I work with special schools, where technology opens doors.",
)
WAITING = 300
"""So many schools, after those that have been visited, wait for an appointment."""
REGIONS = [str(region) for region in Region]
_LETTERS = "ABDEFGHJLN"
_DISTRICTS = sorted(districts())[::7]
"""Where assessors live and schools are: districts that exist, from every corner of the United Kingdom."""


def write_register(root: Path, assessors: int, schools: int) -> Path:
    """Write the example register with so many assessors more, each accredited after a moderated visit, and schools.

    The first schools were visited by one of them each; the next wait for an appointment.
    """
    shutil.copytree(ROOT, root, dirs_exist_ok=True)
    dice = random.Random(1)  # noqa: S311  # nobody is kept out by it
    person = (ROOT / "data/assessors/amina-rahman.yml").read_text(encoding="utf-8")
    visited = (ROOT / "data/schools/eng-900001.yml").read_text(encoding="utf-8")
    for number in range(assessors):
        text = (
            person.replace("Amina Rahman", f"{dice.choice(GIVEN)} {dice.choice(FAMILY)} {number}")
            .replace("regions: [yorkshire-and-the-humber]", f"regions: [{', '.join(dice.sample(REGIONS, 3))}]")
            .replace("languages: [en]", f"languages: [{dice.choice(('en', 'en, cy', 'en, gd', 'en, ga, bfi'))}]")
            .replace(
                "in plain words.\n", f"in plain words. {' '.join(dice.choices(SENTENCES, k=dice.randint(1, 30)))}\n"
            )
            .replace("eng-900001", f"eng-{200000 + number}")
            .replace("INV-01", f"INV-{number}-")
            .replace("ICTM 0003", registration_number(number + 10))
            .replace("INV-0909", f"INV-{number}-0909")
            .replace("amina-rahman@", f"amina-rahman-{number}@")
            .replace("01632 960123", f"01632 {number:06}")
            .replace("NYO1", f"NYO1{number}")
            .replace("base: YO1", f"base: {_DISTRICTS[number % len(_DISTRICTS)]}")
        )
        (root / f"data/assessors/amina-rahman-{number}.yml").write_text(text, encoding="utf-8")
    event = root / "data/events/conference-2025.yml"
    present = ", ".join(["amina-rahman", *(f"amina-rahman-{number}" for number in range(assessors))])
    attended = event.read_text(encoding="utf-8").replace("[amina-rahman,", f"[{present},")
    event.write_text(attended, encoding="utf-8")
    for number in range(schools):
        unit = f"{_LETTERS[number // 10 % 10]}{_LETTERS[number % 10]}"
        postcode = f"{_DISTRICTS[number // 1000 * 7 % len(_DISTRICTS)]} {number // 100 % 10}{unit}"
        town = dice.choice(TOWNS)
        text = SCHOOL.format(
            name=f"{town} {dice.choice(KINDS)}",
            number=number,
            town=town,
            region=dice.choice(REGIONS),
            phase=dice.choice([*Phase]),
            type=dice.choice([*EstablishmentType]),
            postcode=postcode,
        )
        if number < assessors:
            text = visited.replace("amina-rahman", f"amina-rahman-{number}").replace("CH-", f"CH-{number}-")
            text = text.replace("Fossgate", f"Fossgate {number}")
        elif number < assessors + WAITING:
            text += REQUEST
        (root / f"data/schools/eng-{200000 + number}.yml").write_text(text, encoding="utf-8")
    return root


def write_england(root: Path, assessors: int, schools: Path) -> Path:
    """Write the example register with so many assessors more, a school for each, and England's schools."""
    write_register(root, assessors, assessors)
    write(root, import_schools(root, [schools]).changes)
    return root
