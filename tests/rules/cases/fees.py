"""Cases of the published fees. Each of the five has an amount from 1 April 2018, and one announced on 10 January 2026
from 1 April 2026 on.
"""

from typing import Any

from rules.cases.case import Case

from generator.records.fee import FEES
from generator.rules import fees as rules

EVENT = "events/conference-2025"
FILE = "data/fees/quality-review.yml"
RIGHT = {
    "registration-initial": "assessor",
    "registration-ongoing": "assessor",
    "quality-review": "assessor",
    "assessment-charge": "school",
    "assessor-fee": "naace",
}


def entry(from_: str, **fields: Any) -> dict[str, Any]:
    return {"from": from_, "amount": "100.00", "vat": "excluded", **fields}


def schedule(*entries: dict[str, Any]) -> dict[str, Any]:
    return {"fees/quality-review": {"schedule": list(entries)}}


CASES = (
    Case(rules.every_fee_is_published, "all five are on file"),
    *(
        Case(
            rules.every_fee_is_published,
            f"{id} is missing",
            {
                f"fees/{id}": None,
                **{f"assessors/{id}": {"invoices": []} for id in ("amina-rahman", "tom-hale", "grace-mensah")},
            },
            finds=1,
            at=f"data/fees/{id}.yml:",
        )
        for id in FEES
    ),
    Case(rules.every_fee_is_published, "no amount", schedule(), finds=1, at=f"{FILE}:schedule"),
    *(
        Case(
            rules.every_fee_is_published,
            f"the last amount ends on 1 March 2026, on {on}",
            schedule(entry("2018-04-01", to="2026-03-01")),
            on=on,
            finds=finds,
            at=f"{FILE}:schedule[1].to" if finds else None,
        )
        for on, finds in (("2026-02-28", 0), ("2026-03-01", 0), ("2026-03-02", 1))
    ),
    *(
        Case(
            rules.a_fee_has_its_audience,
            f"{id} with audience {audience}",
            {f"fees/{id}": {"audience": audience}},
            finds=int(audience != right),
            at=f"data/fees/{id}.yml:audience" if audience != right else None,
        )
        for id, right in RIGHT.items()
        for audience in ("assessor", "school", "naace")
    ),
    *(
        Case(
            rules.a_schedule_has_no_gap_and_no_overlap,
            f"one ends on {to}, the next begins on {following}",
            schedule(entry("2018-04-01", to=to), entry(following)),
            finds=finds,
            at=f"{FILE}:schedule[2].from" if finds else None,
        )
        for to, following, finds in (
            ("2025-03-30", "2025-04-01", 1),
            ("2025-03-31", "2025-04-01", 0),
            ("2025-04-01", "2025-04-01", 1),
            ("2025-12-31", "2025-04-01", 1),
            ("2018-04-01", "2018-04-02", 0),
            ("2018-04-01", "2018-04-03", 1),
            ("2024-02-28", "2024-03-01", 1),
            ("2024-02-29", "2024-03-01", 0),
            ("2025-02-28", "2025-03-01", 0),
        )
    ),
    *(
        Case(
            rules.a_schedule_has_no_gap_and_no_overlap,
            f"one begins on 1 April 2025, the next on {following}",
            schedule(entry("2025-04-01"), entry(following)),
            finds=finds,
            at=f"{FILE}:schedule[2].from" if finds else None,
        )
        for following, finds in (("2025-03-31", 1), ("2025-04-01", 1), ("2025-04-02", 0))
    ),
    *(
        Case(
            rules.a_schedule_has_no_gap_and_no_overlap,
            f"begins on 1 April 2025, ends on {to}",
            schedule(entry("2025-04-01", to=to)),
            finds=finds,
            at=f"{FILE}:schedule[1].to" if finds else None,
        )
        for to, finds in (("2025-03-31", 1), ("2025-04-01", 0), ("2025-04-02", 0))
    ),
    Case(
        rules.a_schedule_has_no_gap_and_no_overlap,
        "a fee that the scheme does not ask for",
        {
            "fees/certificate": {
                "title": "Certificate",
                "audience": "school",
                "schedule": [entry("2025-04-01"), entry("2025-04-01")],
            }
        },
        finds=1,
    ),
    *(
        Case(
            rules.an_amount_is_announced_before_it_begins,
            f"begins on 1 March {day[:4]}, announced on {day}",
            schedule(entry(f"{day[:4]}-03-01", announced_on=day)),
            finds=finds,
            at=f"{FILE}:schedule[1].announced_on" if finds else None,
        )
        for day, finds in (
            ("2025-02-28", 0),
            ("2025-03-01", 1),
            ("2025-03-02", 1),
            ("2024-02-29", 0),
            ("2026-02-28", 0),
            ("2026-03-01", 1),
        )
    ),
    *(
        Case(
            rules.an_amount_is_announced_before_it_begins,
            f"not announced, begins on {from_}, on 1 March 2026",
            schedule(entry(from_)),
            finds=finds,
            at=f"{FILE}:schedule[1]" if finds else None,
        )
        for from_, finds in (("2026-02-28", 0), ("2026-03-01", 0), ("2026-03-02", 1))
    ),
    *(
        Case(
            rules.a_vat_rate_is_of_an_amount_with_vat,
            f"a fee with a rate, {vat}",
            schedule(entry("2018-04-01") | {"vat": vat, "vat_rate": "20"}),
            finds=finds,
            at=f"{FILE}:schedule[1].vat_rate" if finds else None,
        )
        for vat, finds in (("excluded", 0), ("included", 0), ("exempt", 1))
    ),
    *(
        Case(
            rules.a_vat_rate_is_of_an_amount_with_vat,
            f"an event with a rate, {vat}",
            {EVENT: {"cost": {"amount": "95.00", "vat": vat, "vat_rate": "17.5", "published_on": "2025-02-01"}}},
            finds=finds,
            at="data/events/conference-2025.yml:cost.vat_rate" if finds else None,
        )
        for vat, finds in (("excluded", 0), ("included", 0), ("exempt", 1))
    ),
    Case(rules.a_vat_rate_is_of_an_amount_with_vat, "no rate", schedule(entry("2018-04-01") | {"vat": "exempt"})),
)
