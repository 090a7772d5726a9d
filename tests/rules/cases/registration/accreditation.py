"""Accreditation, and the order of decisions."""

from rules.cases.case import Case
from rules.cases.registration.applicants import (
    ACCREDITED,
    AMINA,
    AT_ACCREDITATION,
    FAILED_TWICE,
    FILE,
    REGISTERED,
    REINSTATED,
    REMOVED,
    accredited_on,
    amina,
    decided,
    moderated,
    third_time,
)
from rules.cases.registration.conditions import member
from rules.cases.registration.leaving import LEFT

from generator.rules import registration as rules

ACCREDITATION = (
    Case(rules.accredited_while_registered, "nothing lapsed"),
    *(
        Case(
            rules.accredited_while_registered,
            f"the membership ended on {last}",
            amina(membership=[member("2018-01-01", last)]),
            finds=finds,
        )
        for last, finds in (("2024-06-30", 1), ("2024-07-01", 0), ("2024-07-02", 0))
    ),
    Case(
        rules.accredited_while_registered,
        "in the days of grace",
        {**amina(membership=[member("2018-01-01", "2024-06-30")]), "scheme": {"grace_days": "1"}},
    ),
    Case(rules.accredited_after_the_initial_fee, "paid earlier"),
    Case(rules.accredited_after_the_initial_fee, "the day before it was paid", accredited_on("2024-05-11"), finds=1),
    Case(rules.accredited_after_the_initial_fee, "the day it was paid", accredited_on("2024-05-12")),
    Case(rules.accredited_after_the_initial_fee, "the day after it was paid", accredited_on("2024-05-13")),
    Case(rules.accredited_after_the_initial_fee, "never invoiced", amina(invoices=[]), finds=1, at=AT_ACCREDITATION),
    Case(rules.accredited_after_the_initial_fee, "not paid", amina(**{"invoices.0.paid_on": None}), finds=1),
    Case(
        rules.accredited_after_the_initial_fee,
        "the invoice was withdrawn",
        amina(**{"invoices.0.cancelled_on": "2024-05-20"}),
        finds=1,
    ),
    *(
        Case(
            rules.accredited_after_the_initial_fee,
            f"accredited on 1 July 2024; {amount} of 150.00 paid back on {day}",
            amina(**{"invoices.0.refunds": [{"on": day, "amount": amount}]}),
            finds=finds,
        )
        for day, amount, finds in (
            ("2024-06-30", "150.00", 1),
            ("2024-07-01", "150.00", 1),
            ("2024-07-02", "150.00", 0),
            ("2024-06-30", "149.99", 0),
        )
    ),
    Case(
        rules.accredited_after_the_initial_fee,
        "another fee was paid",
        amina(**{"invoices.0.fee": "quality-review"}),
        finds=1,
    ),
    Case(rules.accredited_after_a_moderation, "passed earlier"),
    Case(rules.accredited_after_a_moderation, "the day before it was notified", accredited_on("2024-06-23"), finds=1),
    Case(rules.accredited_after_a_moderation, "the day it was notified", accredited_on("2024-06-24")),
    Case(rules.accredited_after_a_moderation, "the day after it was notified", accredited_on("2024-06-25")),
    Case(rules.accredited_after_a_moderation, "none", amina(moderations=[]), finds=1, at=AT_ACCREDITATION),
    Case(rules.accredited_after_a_moderation, "failed twice", amina(moderations=moderated(*FAILED_TWICE)), finds=1),
    Case(
        rules.accredited_after_a_moderation,
        "passed at the second attempt",
        amina(moderations=moderated(FAILED_TWICE[0], {**FAILED_TWICE[1], "outcome": "passed"})),
    ),
    Case(rules.accredited_after_a_moderation, "a third after an appeal upheld", third_time("upheld", "2024-06-01")),
    Case(rules.accredited_after_a_moderation, "an appeal upheld the day before", third_time("upheld", "2024-06-30")),
    Case(rules.accredited_after_a_moderation, "an appeal upheld on the day", third_time("upheld", "2024-07-01")),
    Case(
        rules.accredited_after_a_moderation,
        "an appeal upheld the day after",
        third_time("upheld", "2024-07-02"),
        finds=1,
    ),
    Case(
        rules.accredited_after_a_moderation,
        "a third after an appeal dismissed",
        third_time("dismissed", "2024-06-01"),
        finds=1,
    ),
    Case(rules.accreditation_due, "accredited already"),
    Case(rules.accreditation_due, "every condition met", decided(REGISTERED), finds=1, at=f"{FILE}:decisions"),
    Case(rules.accreditation_due, "the day before the last condition", decided(REGISTERED), on="2024-06-23"),
    Case(rules.accreditation_due, "the day of the last condition", decided(REGISTERED), on="2024-06-24", finds=1),
    Case(rules.accreditation_due, "the day after the last condition", decided(REGISTERED), on="2024-06-25", finds=1),
    Case(rules.accreditation_due, "no moderation", amina(decisions=[REGISTERED], moderations=[])),
    Case(rules.accreditation_due, "lapsed", amina(decisions=[REGISTERED], membership=[])),
    Case(rules.accreditation_due, "the fee unpaid", {AMINA: {"decisions": [REGISTERED], "invoices.0.paid_on": None}}),
    Case(
        rules.accreditation_due,
        "announced already",
        decided(REGISTERED, {"on": "2026-04-01", "decision": "accredited"}),
    ),
)

SEQUENCE = (
    *(
        Case(rules.decisions_follow_one_another, sentence, decided(*decisions))
        for sentence, decisions in (
            ("none", ()),
            ("registered", (REGISTERED,)),
            ("registered, accredited", (REGISTERED, ACCREDITED)),
            ("removed while registered", (REGISTERED, REMOVED)),
            ("removed while accredited", (REGISTERED, ACCREDITED, REMOVED)),
            ("reinstated", (REGISTERED, ACCREDITED, REMOVED, REINSTATED)),
            (
                "registered, removed, reinstated, then accredited",
                (REGISTERED, REMOVED, REINSTATED, {"on": "2025-10-01", "decision": "accredited"}),
            ),
            (
                "removed a second time",
                (REGISTERED, REMOVED, REINSTATED, {**REMOVED, "on": "2025-10-01"}),
            ),
            ("an applicant who withdrew", (LEFT,)),
            ("registered after they withdrew", (LEFT, {**REGISTERED, "on": "2025-09-01"})),
            ("left while registered", (REGISTERED, LEFT)),
            ("left while accredited", (REGISTERED, ACCREDITED, LEFT)),
            ("registered anew after leaving", (REGISTERED, LEFT, {**REGISTERED, "on": "2025-09-01"})),
            ("in another order in the file, which another rule covers", (ACCREDITED, REGISTERED)),
        )
    ),
    *(
        Case(rules.decisions_follow_one_another, sentence, decided(*decisions), finds=1, at=f"{FILE}:{at}")
        for sentence, decisions, at in (
            ("accredited after they withdrew", (LEFT, {**ACCREDITED, "on": "2025-09-01"}), "decisions[2].decision"),
            ("accredited first", (ACCREDITED,), "decisions[1].decision"),
            ("removed first", (REMOVED,), "decisions[1].decision"),
            (
                "registered after they died",
                (REGISTERED, {**LEFT, "leaving": "died"}, {**REGISTERED, "on": "2025-09-01"}),
                "decisions[3].decision",
            ),
            ("reinstated first", (REINSTATED,), "decisions[1].decision"),
            ("registered twice", (REGISTERED, {**REGISTERED, "on": "2024-04-01"}), "decisions[2].decision"),
            (
                "accredited twice",
                (REGISTERED, ACCREDITED, {**ACCREDITED, "on": "2024-08-01"}),
                "decisions[3].decision",
            ),
            ("removed twice", (REGISTERED, REMOVED, {**REMOVED, "on": "2025-08-01"}), "decisions[3].decision"),
            ("reinstated without a removal", (REGISTERED, REINSTATED), "decisions[2].decision"),
            (
                "registered, not reinstated, after a removal",
                (REGISTERED, REMOVED, {**REGISTERED, "on": "2025-09-01"}),
                "decisions[3].decision",
            ),
            (
                "accredited again after a reinstatement that brought it back",
                (REGISTERED, ACCREDITED, REMOVED, REINSTATED, {**ACCREDITED, "on": "2025-10-01"}),
                "decisions[5].decision",
            ),
            ("reinstated after leaving", (REGISTERED, LEFT, REINSTATED), "decisions[3].decision"),
            (
                "accredited while removed",
                (REGISTERED, REMOVED, {**ACCREDITED, "on": "2025-08-01"}),
                "decisions[3].decision",
            ),
        )
    ),
    *(
        Case(
            rules.decisions_are_in_order_of_days,
            f"registered on 1 March 2024, accredited on {day}",
            decided(REGISTERED, {"on": day, "decision": "accredited"}),
            finds=finds,
            at=f"{FILE}:decisions[2].on" if finds else None,
        )
        for day, finds in (("2024-02-29", 1), ("2024-03-01", 1), ("2024-03-02", 0))
    ),
)
