"""Who may visit a school: accredited, on the register, or observed."""

from rules.cases.case import Case
from rules.cases.school_assessments.assessments import FILE, REMOVED, VOIDED, coming, one, until
from rules.cases.visits import AMINA, FOSSGATE, visits

from generator.rules import school_assessments as rules

WHO = (
    Case(rules.visit_by_an_accredited_assessor, "accredited, and the moderated first visit"),
    Case(rules.visit_by_an_accredited_assessor, "the day before the accreditation", visits("2024-06-30"), finds=1),
    Case(rules.visit_by_an_accredited_assessor, "the day of the accreditation", visits("2024-07-01")),
    Case(rules.visit_by_an_accredited_assessor, "the day after the accreditation", visits("2024-07-02")),
    Case(
        rules.visit_by_an_accredited_assessor,
        "moderated the day before the registration",
        {FOSSGATE: {"assessments.0.visited_on": "2024-02-29"}},
        finds=1,
        at="data/schools/eng-900001.yml:assessments[1].visited_on",
    ),
    Case(
        rules.visit_by_an_accredited_assessor,
        "moderated on the day of the registration",
        {FOSSGATE: {"assessments.0.visited_on": "2024-03-01"}},
    ),
    Case(
        rules.visit_by_an_accredited_assessor,
        "moderated the day after the registration",
        {FOSSGATE: {"assessments.0.visited_on": "2024-03-02"}},
    ),
    Case(
        rules.visit_by_an_accredited_assessor,
        "the first visit, observed by nobody, is refused by its own rule",
        {FOSSGATE: {"assessments.0.lead": None, "assessments.0.lead_declaration": None}},
    ),
    Case(
        rules.visit_by_an_accredited_assessor,
        "the first visit failed, voided after its result; the next is not observed",
        {
            FOSSGATE: {"assessments.0.voided": VOIDED},
            AMINA: {"moderations.0.outcome": "failed", "decisions": [{"on": "2024-03-01", "decision": "registered"}]},
            **visits("2024-09-20"),
        },
        finds=1,
        at=f"{FILE}:assessments[1].visited_on",
    ),
    Case(
        rules.visit_by_an_accredited_assessor, "the last day before a lapse", until("2024-07-20", visits("2024-07-20"))
    ),
    Case(
        rules.visit_by_an_accredited_assessor,
        "the first day of a lapse",
        until("2024-07-19", visits("2024-07-20")),
        finds=1,
        at=f"{FILE}:assessments[1].visited_on",
    ),
    Case(
        rules.visit_by_an_accredited_assessor,
        "moderated and lapsed",
        until("2024-07-19", one(lead="tom-hale")),
        finds=1,
    ),
    Case(rules.visit_by_an_accredited_assessor, "lapsed, and voided", until("2024-07-19", one(voided=VOIDED))),
    Case(
        rules.visit_by_an_accredited_assessor,
        "the day of a removal",
        {AMINA: {"decisions": [{"on": "2024-03-01", "decision": "registered"}, REMOVED]}, **visits("2025-07-01")},
        finds=1,
    ),
    Case(rules.appointment_of_an_accredited_assessor, "accredited today", coming()),
    Case(
        rules.appointment_of_an_accredited_assessor,
        "lapsed today",
        until("2026-02-28", coming()),
        finds=1,
        at=f"{FILE}:assessments[1].assessor",
    ),
    Case(rules.appointment_of_an_accredited_assessor, "lapsing tomorrow", until("2026-03-01", coming())),
    Case(
        rules.appointment_of_an_accredited_assessor,
        "lapsed by the day planned",
        until("2026-03-31", coming(visit_planned_on="2026-04-01")),
        finds=1,
    ),
    Case(
        rules.appointment_of_an_accredited_assessor,
        "lapsing the day after the one planned",
        until("2026-03-31", coming(visit_planned_on="2026-03-31")),
    ),
    Case(
        rules.appointment_of_an_accredited_assessor,
        "registered, and nobody is to observe",
        {AMINA: {"decisions": [{"on": "2024-03-01", "decision": "registered"}]}, **coming()},
        finds=1,
    ),
    Case(
        rules.appointment_of_an_accredited_assessor,
        "registered, and a Lead Assessor is to observe",
        {AMINA: {"decisions": [{"on": "2024-03-01", "decision": "registered"}]}, **coming(lead="tom-hale")},
    ),
    Case(
        rules.appointment_of_an_accredited_assessor,
        "an applicant, and a Lead Assessor is to observe",
        {AMINA: {"decisions": []}, **coming(lead="tom-hale")},
        finds=1,
    ),
    Case(
        rules.appointment_of_an_accredited_assessor,
        "lapsed, and called off",
        until("2026-02-28", coming(cancelled_on="2026-02-20")),
    ),
)
