"""Standings by Naace's decisions: before, on and after the day of each."""

from scheme.cases.facts import (
    ACCREDITED,
    LEFT,
    REGISTERED,
    REINSTATED,
    REMOVED,
    TO_JANUARY,
    Table,
    amina,
    conference,
    member,
    missed,
)

TABLE: Table = (
    (
        "the decision registered",
        {},
        {"2018-01-01": "applicant", "2024-02-29": "applicant", "2024-03-01": "registered", "2024-03-02": "registered"},
    ),
    (
        "the decision accredited",
        {},
        {"2024-06-30": "registered", "2024-07-01": "accredited", "2024-07-02": "accredited"},
    ),
    ("no decision", amina(decisions=[]), {"2026-03-01": "applicant"}),
    (
        "a decision announced for a day to come",
        amina(decisions=[{"on": "2026-04-01", "decision": "registered"}]),
        {"2026-03-31": "applicant", "2026-04-01": "registered", "2026-04-02": "registered"},
    ),
    (
        "the decision removed",
        amina(decisions=[REGISTERED, ACCREDITED, REMOVED]),
        {"2025-06-30": "accredited", "2025-07-01": "removed", "2025-07-02": "removed", "2030-01-01": "removed"},
    ),
    (
        "removed while lapsed: removed stays, whatever is fixed",
        amina(decisions=[REGISTERED, ACCREDITED, REMOVED], membership=[*TO_JANUARY, member("2025-08-01")]),
        {"2025-06-30": "lapsed: membership", "2025-07-01": "removed", "2025-08-01": "removed"},
    ),
    (
        "reinstated to what was before: accredited",
        amina(decisions=[REGISTERED, ACCREDITED, REMOVED, REINSTATED]),
        {"2025-08-31": "removed", "2025-09-01": "accredited", "2025-09-02": "accredited"},
    ),
    (
        "reinstated to what was before: registered",
        amina(decisions=[REGISTERED, REMOVED, REINSTATED]),
        {"2025-08-31": "removed", "2025-09-01": "registered", "2025-09-02": "registered"},
    ),
    (
        "reinstated with a criterion that fails",
        amina(decisions=[REGISTERED, REMOVED, REINSTATED], membership=TO_JANUARY),
        {"2025-08-31": "removed", "2025-09-01": "lapsed: membership", "2025-09-02": "lapsed: membership"},
    ),
    (
        "a reinstatement resumes the registration, so that the ongoing fee is due from the first one on",
        amina(decisions=[REGISTERED, ACCREDITED, REMOVED, REINSTATED], invoices=[]),
        {
            "2025-02-28": "accredited",
            "2025-03-01": "lapsed: ongoing-fee",
            "2025-08-31": "removed",
            "2025-09-01": "lapsed: ongoing-fee",
            "2025-09-02": "lapsed: ongoing-fee",
        },
    ),
    (
        "a reinstatement resumes the registration, so that the fee paid before still counts",
        amina(decisions=[REGISTERED, ACCREDITED, REMOVED, REINSTATED], **{"invoices.1.covers.to": "2025-12-31"}),
        {"2025-09-01": "accredited", "2025-12-31": "accredited", "2026-01-01": "lapsed: ongoing-fee"},
    ),
    (
        "an event missed before the removal is still missed after the reinstatement",
        missed(decisions=[REGISTERED, ACCREDITED, REMOVED, REINSTATED]),
        {"2025-06-30": "lapsed: development", "2025-08-31": "removed", "2025-09-01": "lapsed: development"},
    ),
    (
        "an event that begins while removed is not asked for",
        conference("2025-08-31", "2025-09-01", decisions=[REGISTERED, ACCREDITED, REMOVED, REINSTATED]),
        {"2025-08-31": "removed", "2025-09-01": "accredited", "2025-09-02": "accredited"},
    ),
    (
        "an event that begins on the day of the reinstatement is",
        conference("2025-09-01", "2025-09-01", decisions=[REGISTERED, ACCREDITED, REMOVED, REINSTATED]),
        {"2025-08-31": "removed", "2025-09-01": "accredited", "2025-09-02": "lapsed: development"},
    ),
    (
        "the decision left",
        amina(decisions=[REGISTERED, ACCREDITED, LEFT]),
        {"2025-06-30": "accredited", "2025-07-01": "left", "2025-07-02": "left", "2030-01-01": "left"},
    ),
    (
        "left while lapsed: left stays, whatever is fixed",
        amina(decisions=[REGISTERED, ACCREDITED, LEFT], membership=[*TO_JANUARY, member("2025-08-01")]),
        {"2025-06-30": "lapsed: membership", "2025-07-01": "left", "2025-08-01": "left"},
    ),
    (
        "registered anew after leaving: neither accreditation nor first period is resumed",
        amina(
            decisions=[REGISTERED, ACCREDITED, LEFT, {"on": "2025-09-01", "decision": "registered"}],
            invoices=[],
        ),
        {
            "2025-08-31": "left",
            "2025-09-01": "registered",
            "2026-08-31": "registered",
            "2026-09-01": "lapsed: ongoing-fee",
        },
    ),
    (
        "an event missed before leaving is not held against who registers anew",
        missed(decisions=[REGISTERED, ACCREDITED, LEFT, {"on": "2025-09-01", "decision": "registered"}]),
        {"2025-06-14": "lapsed: development", "2025-07-01": "left", "2025-09-01": "registered"},
    ),
    (
        "an accreditation without a registration is none",
        amina(decisions=[ACCREDITED]),
        {"2024-06-30": "applicant", "2024-07-01": "applicant", "2024-07-02": "applicant"},
    ),
)
