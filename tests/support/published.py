"""The example register with something of everything that data files show, and those files as they are made of it."""

from dataclasses import fields
from datetime import date
from typing import Any

from example import TODAY, Changes, register
from hostile_photos import photo

from generator.public import PublicSite, public
from generator.site.api import data_files
from generator.site.docs import docs
from generator.site.unbroken import FIXED_SPACE

ADDRESS = {"scheme": {"site_url": "https://register.example"}}
TOM = "assessors/tom-hale"
DECIDED = [{"on": "2018-12-01", "decision": "registered"}, {"on": "2019-04-01", "decision": "accredited"}]
"""Naace's decisions on Tom Hale."""
MISSED: Changes = {"events/conference-2025": {"attendance": {"present": ["amina-rahman", "grace-mensah"]}}}
"""Tom Hale was not at the conference, which is required."""
NOT_LISTED: Changes = MISSED
EVERYTHING: Changes = {
    **ADDRESS,
    **NOT_LISTED,
    "assessors/amina-rahman.jpg": photo(),
    "assessors/amina-rahman": {
        "publish_photo": [{"agreed_on": "2026-02-20", "alternative_text": 'A "woman", in *colour* & light'}],
        "publish": {"phone": "2024-03-01", "website": "2024-03-01"},
        "contact": {"phone": "+44 1632 960123"},
        "decisions": [{"on": "2024-03-01", "decision": "registered"}, {"on": "2025-07-01", "decision": "accredited"}],
    },
    "assessors/grace-mensah": {"decisions": [{"on": "2025-06-30", "decision": "registered"}]},
    "fees/quality-review": {
        "schedule": [
            {"from": "2018-04-01", "amount": "110.00", "vat": "excluded", "vat_rate": "17.50"},
            {"from": "2026-04-01", "amount": "132.50", "vat": "exempt", "announced_on": "2026-01-10"},
            {"from": "2027-04-01", "amount": "199.00", "vat": "exempt", "announced_on": "2026-12-10"},
        ]
    },
    "events/summer": {
        "title": "Assessing; and moderating, in Gwynedd: a summer's day of *ŵyl* \\ work, whose title has to fold",
        "kind": "training",
        "sittings": [
            {"from": "2028-02-29", "place": "Bangor; Gwynedd, Cymru"},
            {"from": "2028-03-06", "to": "2028-03-07", "place": "online"},
        ],
        "description": "One day,\nin two parts; and more.\n\nCome.",
        "website": "https://events.example/summer",
    },
}


def site(changes: Changes | None = None, on: str = TODAY) -> PublicSite:
    return public(register(changes), date.fromisoformat(on))


def made(changes: Changes | None = None, on: str = TODAY) -> dict[str, bytes]:
    return dict(data_files(site(changes, on)))


def pages(changes: Changes | None = None) -> dict[str, str]:
    """The text of each page as it is read, by its file's name in the docs folder: a fixed space is a space."""
    return {
        name: page.decode().replace(FIXED_SPACE, " ")
        for name, page in docs(site(changes)).items()
        if name.endswith(".md")
    }


def with_(thing: Any, **changes: Any) -> Any:
    return type(thing)(**({field.name: getattr(thing, field.name) for field in fields(thing)} | changes))
