"""How a registration ends, and when one is due."""

from rules.cases.case import Case
from rules.cases.registration.applicants import ACCREDITED, AMINA, APPLICANT, FILE, REGISTERED, REMOVED, decided

from generator.rules import registration as rules

LEFT = {"on": "2025-07-01", "decision": "left"}
LEAVING = (
    Case(rules.leaving_says_how, "nobody left"),
    *(
        Case(rules.leaving_says_how, leaving, decided(REGISTERED, {**LEFT, "leaving": leaving}))
        for leaving in ("resigned", "retired", "died")
    ),
    Case(rules.leaving_says_how, "left without a word", decided(REGISTERED, LEFT), finds=1, at=f"{FILE}:decisions[2]"),
    *(
        Case(
            rules.leaving_says_how,
            f"{decision['decision']} and retired",
            decided(REGISTERED, {**decision, "leaving": "retired"}),
            finds=1,
            at=f"{FILE}:decisions[2].leaving",
        )
        for decision in (ACCREDITED, REMOVED)
    ),
)

REGISTRATION_DUE = (
    Case(rules.registration_due, "nobody waits"),
    Case(rules.registration_due, "every condition met", APPLICANT, finds=1, at=f"{FILE}:decisions"),
    Case(rules.registration_due, "the day before the last condition", APPLICANT, on="2024-02-09"),
    Case(rules.registration_due, "the day of the last condition", APPLICANT, on="2024-02-10", finds=1),
    Case(rules.registration_due, "the day after the last condition", APPLICANT, on="2024-02-11", finds=1),
    *(
        Case(rules.registration_due, f"without {name}", {AMINA: {**APPLICANT[AMINA], name: without}})
        for name, without in (
            ("selection", []),
            ("phases", []),
            ("membership", []),
            ("portrait", None),
            ("agreements", []),
        )
    ),
    Case(rules.registration_due, "announced already", decided({"on": "2026-04-01", "decision": "registered"})),
)
