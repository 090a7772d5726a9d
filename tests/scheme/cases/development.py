"""Standings by required events (CPD.1, CONT.2): before, on and after each day that matters."""

from scheme.cases.facts import (
    ACCREDITED,
    EVENT,
    GRACE,
    REGISTERED,
    REINSTATED,
    REMOVED,
    Table,
    conference,
    excuse,
    missed,
)

TWO_SITTINGS = [{"from": "2025-06-12", "to": "2025-06-13", "place": "York"}, {"from": "2025-06-20", "place": "online"}]

TABLE: Table = (
    (
        "a required event missed: the list of those present leaves Amina out",
        missed(),
        {"2025-06-12": "accredited", "2025-06-13": "accredited", "2025-06-14": "lapsed: development"},
    ),
    (
        "a required event whose attendance nobody recorded: nobody is absent",
        {EVENT: {"attendance": None}},
        {"2025-06-13": "accredited", "2025-06-14": "accredited", "2026-03-01": "accredited"},
    ),
    (
        "nobody is absent before the list is on file",
        missed({"attendance.recorded_on": "2025-06-30"}),
        {"2025-06-14": "accredited", "2025-06-29": "accredited", "2025-06-30": "lapsed: development"},
    ),
    (
        "a list on file before the event is over lapses nobody before that",
        missed({"attendance.recorded_on": "2025-06-12"}),
        {"2025-06-12": "accredited", "2025-06-13": "accredited", "2025-06-14": "lapsed: development"},
    ),
    *(
        (
            f"one missed of two sittings, the list of {recorded_on}: absent by a list made at the last",
            missed({"sittings": TWO_SITTINGS, "attendance.recorded_on": recorded_on}),
            {"2025-06-14": "accredited", "2025-06-20": "accredited", "2025-06-21": after},
        )
        for recorded_on, after in (
            ("2025-06-14", "accredited"),
            ("2025-06-19", "accredited"),
            ("2025-06-20", "lapsed: development"),
            ("2025-06-21", "lapsed: development"),
        )
    ),
    *(
        (
            f"two sittings, removed on {day}, one of them before that, and reinstated: {after}",
            missed(
                {"sittings": TWO_SITTINGS, "attendance.recorded_on": "2025-06-21"},
                decisions=[REGISTERED, ACCREDITED, {**REMOVED, "on": day}, REINSTATED],
            ),
            {"2025-08-31": "removed", "2025-09-01": after, "2025-09-02": after},
        )
        for day, after in (("2025-06-20", "accredited"), ("2025-06-21", "lapsed: development"))
    ),
    (
        "required of Lead Assessors, and Amina is none",
        missed({"required_of": "lead-assessors"}),
        {"2025-06-13": "accredited", "2025-06-14": "accredited", "2026-03-01": "accredited"},
    ),
    (
        "required of Lead Assessors, and Amina is one on its first day",
        missed({"required_of": "lead-assessors"}, lead_assessor=[{"from": "2025-06-12", "to": "2025-06-12"}]),
        {"2025-06-13": "accredited", "2025-06-14": "lapsed: development", "2026-03-01": "lapsed: development"},
    ),
    (
        "required of Lead Assessors, and Amina becomes one on its second day",
        missed({"required_of": "lead-assessors"}, lead_assessor=[{"from": "2025-06-13"}]),
        {"2025-06-13": "accredited", "2025-06-14": "accredited", "2026-03-01": "accredited"},
    ),
    (
        "required of people registered since the day of Amina's registration",
        missed({"required_of": "registered-since", "registered_since": "2024-03-01"}),
        {"2025-06-13": "accredited", "2025-06-14": "lapsed: development", "2025-06-15": "lapsed: development"},
    ),
    (
        "required of people registered since the day after Amina's registration",
        missed({"required_of": "registered-since", "registered_since": "2024-03-02"}),
        {"2025-06-13": "accredited", "2025-06-14": "accredited", "2025-06-15": "accredited"},
    ),
    (
        "an event cancelled before it",
        missed({"cancelled_on": "2025-06-01"}),
        {"2025-06-13": "accredited", "2025-06-14": "accredited", "2025-06-15": "accredited"},
    ),
    (
        "an event recorded as cancelled after it",
        missed({"cancelled_on": "2025-06-20"}),
        {"2025-06-14": "lapsed: development", "2025-06-19": "lapsed: development", "2025-06-20": "accredited"},
    ),
    (
        "a required event attended",
        {},
        {"2025-06-12": "accredited", "2025-06-13": "accredited", "2025-06-14": "accredited"},
    ),
    (
        "an event that is not required",
        missed({"required_of": None}),
        {"2025-06-13": "accredited", "2025-06-14": "accredited", "2025-06-15": "accredited"},
    ),
    (
        "an excuse notified and not accepted",
        missed(excuses=[excuse()]),
        {"2025-06-13": "accredited", "2025-06-14": "lapsed: development", "2026-03-01": "lapsed: development"},
    ),
    (
        "an excuse refused",
        missed(excuses=[excuse(refused_on="2025-07-10")]),
        {"2025-06-14": "lapsed: development", "2025-07-10": "lapsed: development", "2026-03-01": "lapsed: development"},
    ),
    (
        "an excuse accepted before the event",
        missed(excuses=[excuse(accepted_on="2025-06-05")]),
        {"2025-06-13": "accredited", "2025-06-14": "accredited", "2025-06-15": "accredited"},
    ),
    (
        "an excuse accepted for another event",
        {
            **missed(excuses=[{**excuse(accepted_on="2025-06-05"), "event": "training-2025"}]),
            "events/training-2025": {
                "title": "Training",
                "kind": "training",
                "sittings": [{"from": "2025-06-10", "place": "online"}],
            },
        },
        {"2025-06-13": "accredited", "2025-06-14": "lapsed: development", "2025-06-15": "lapsed: development"},
    ),
    (
        "an excuse accepted on 10 July 2025",
        missed(excuses=[excuse(accepted_on="2025-07-10")]),
        {
            "2025-06-14": "lapsed: development",
            "2025-07-09": "lapsed: development",
            "2025-07-10": "accredited",
            "2025-07-11": "accredited",
        },
    ),
    (
        "an event that begins on the day of the registration is not asked for",
        conference("2024-03-01", "2024-03-02"),
        {"2024-03-02": "registered", "2024-03-03": "registered", "2024-03-04": "registered"},
    ),
    (
        "an event that begins the day after the registration is",
        conference("2024-03-02", "2024-03-02"),
        {"2024-03-01": "registered", "2024-03-02": "registered", "2024-03-03": "lapsed: development"},
    ),
    (
        "an event that ends on 29 February 2024",
        conference("2024-02-28", "2024-02-29", decisions=[{"on": "2024-02-20", "decision": "registered"}]),
        {"2024-02-28": "registered", "2024-02-29": "registered", "2024-03-01": "lapsed: development"},
    ),
    (
        "14 days of grace after a missed event",
        {**missed(), **GRACE},
        {
            "2025-06-13": "accredited",
            "2025-06-14": "accredited, in grace: development",
            "2025-06-27": "accredited, in grace: development",
            "2025-06-28": "lapsed: development",
        },
    ),
    (
        "14 days of grace from 20 June 2025 on",
        {**missed(), "scheme": {"amendments": [{"from": "2025-06-20", "grace_days": "14"}]}},
        {
            "2025-06-14": "lapsed: development",
            "2025-06-19": "lapsed: development",
            "2025-06-20": "accredited, in grace: development",
            "2025-06-28": "lapsed: development",
        },
    ),
)
