"""A year of an office of thirty assessors: what it records, day by day, in the order in which it happens.

Each week begins with what `register due` says, and the office does what it can of that. The rest is made up here, the
same each time: schools ask, people answer, fall ill, do not pay, leave, begin.
"""

import shlex
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from example import ROOT

from generator.office.due import Due, due
from generator.records.forms import registration_number
from generator.register import Register

FIRST, LAST = date(2026, 3, 2), date(2027, 2, 26)
NAMES = [
    *("Abara", "Baines", "Castell", "Dhillon", "Eames", "Farrow", "Gwynne", "Hassan", "Ibbotson"),
    *("Jarrett", "Kowalska", "Lomax", "Mistry", "Nyland", "Okafor", "Prior", "Quill", "Rees"),
    *("Sandhu", "Tolley", "Upton", "Vaughan", "Whitlock", "Xuereb", "Yeoman", "Zaman", "Ashdown"),
]
NEVER_PAYS = "sam-zaman"
VERSION = '  - {version: "2026", in_force_from: 2026-09-01, sign_by: 2026-11-30}\n'


class Recorded(NamedTuple):
    """An act as it is recorded: the day, its name, its fields as they are typed."""

    on: date
    act: str
    words: Mapping[str, str]


def begun(root: Path) -> None:
    """Write `data/` as it is before the year: the example's, with twenty-seven people more and a school for each."""
    person = (ROOT / "data/assessors/amina-rahman.yml").read_text(encoding="utf-8")
    school = (ROOT / "data/schools/eng-900001.yml").read_text(encoding="utf-8")
    for number, name in enumerate(NAMES):
        id, urn = f"sam-{name.lower()}", f"eng-{910000 + number}"
        text = (
            person.replace("Amina Rahman", f"Sam {name}")
            .replace("amina-rahman@", f"{id}@")
            .replace("01632 960123", f"01632 960{number + 200}")
            .replace("eng-900001", urn)
            .replace("INV-0", f"INV-{number + 10}")
            .replace("ICTM 0003", registration_number(number + 10))
            .replace("NYO1", f"NYO1{number}")
        )
        (root / f"data/assessors/{id}.yml").write_text(text, encoding="utf-8")
        text = (
            school.replace("amina-rahman", id)
            .replace("CH-0001", f"CH-{number + 100}")
            .replace("Fossgate", f"{name} Lane")
        )
        (root / f"data/schools/{urn}.yml").write_text(text, encoding="utf-8")
    event = root / "data/events/conference-2025.yml"
    everybody = ", ".join(sorted(path.stem for path in (root / "data/assessors").glob("*.yml")))
    text = event.read_text(encoding="utf-8").replace("amina-rahman, grace-mensah, tom-hale", everybody)
    event.write_text(text, encoding="utf-8")
    settings = root / "data/scheme.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + VERSION, encoding="utf-8")


ABSENT = {"sam-rees", "sam-tolley"}
SETTLING = {
    "assessor-paid": "paid_on={on}",
    "attendance": "",
    "charge": "issued_on={on}",
    "confirmation": "confirmed_on={on}",
    "decision": "on={on}",
    "excuse-decision": "decision=accepted on={on}",
    "invoice": "issued_on={on}",
    "membership": "from=2027-01-01 to=2027-12-31",
    "moderation": "outcome=passed notified_on={on}",
    "payment": "paid_on={on}",
    "signature": "signed_on={on}",
}
"""What the office types besides what `due` knows, by the act that settles what is due."""
DONE_AHEAD = {"confirmation", "invoice", "membership", "payment", "signature"}
"""Acts that settle something before its last day; for the others that is the first day on which they can be done."""
DAYS_AFTER = {
    "request": ("school={school} by=naace", "on", 0),
    "appointment": ("assessment={school}/2026-1 assessor={assessor}", "appointed_on", 2),
    "acceptance": ("assessment={school}/2026-1 conflict=none", "accepted_on", 7),
    "visit-date": ("assessment={school}/2026-1 visit_on={visit}", "told_on", 8),
    "visit": ("assessment={school}/2026-1 outcome=recommended", "visited_on", 28),
    "award": ("assessment={school}/2026-1", "awarded_on", 37),
    "consent": ("school={school}", "agreed_on", 38),
}
"""The way of an assessment: what is typed, the field of the day, and how many days after the request that is."""


def assessments() -> Iterator[Recorded]:
    """Fourteen schools that ask in the course of the year, each for another assessor than last time."""
    for number in range(14):
        asked_on = FIRST + timedelta(days=7 + 21 * number)
        named = {
            "school": f"eng-{910000 + number}",
            "assessor": f"sam-{NAMES[number + 1].lower()}",
            "visit": asked_on + timedelta(days=DAYS_AFTER["visit"][2]),
        }
        for act, (words, field, days) in DAYS_AFTER.items():
            on = asked_on + timedelta(days=days)
            yield Recorded(on, act, {**_words(words.format(**named)), field: on.isoformat()})


def diary() -> Iterator[Recorded]:
    """What happens besides, as `happens.txt` tells it."""
    for line in (Path(__file__).parent / "happens-in-a-year.txt").read_text(encoding="utf-8").splitlines():
        day, act, words = line.split(" ", 2)
        yield Recorded(date.fromisoformat(day), act, _words(words))


def lived(register: Callable[[], Register]) -> Iterator[Recorded]:
    """The acts of the year, each asked for when those before it are written; `register` reads what is on file."""
    happens = sorted((*assessments(), *diary()), key=lambda recorded: recorded.on)
    for friday in (FIRST + timedelta(days=7 * week + 4) for week in range(52)):
        while happens and happens[0].on <= friday:
            yield happens.pop(0)
        for item in due(register(), friday, 21):
            words = _settling(item, register(), friday)
            if item.act and words is not None:
                yield Recorded(friday, item.act, {**item.words, **words})


def _settling(item: Due, register: Register, on: date) -> dict[str, str] | None:
    """What the office types besides to settle what is due, or None for what it leaves for now."""
    if item.act not in SETTLING or (item.by and item.by > on and item.act not in DONE_AHEAD):
        return None
    if item.act == "payment" and item.at.file == f"data/assessors/{NEVER_PAYS}.yml":
        return None
    words = _words(SETTLING[item.act].format(on=on))
    if item.act == "attendance":
        present = (id for id, person in register.assessors.items() if person.decisions and id not in ABSENT)
        words["present"] = ",".join(present)
    if item.words.get("decision") == "removed":
        words["reason"] = "Fees or events were missed"
    return words


def _words(typed: str) -> dict[str, str]:
    return dict(word.split("=", 1) for word in shlex.split(typed))
