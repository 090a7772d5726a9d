"""Cases for corrections: what must give a reason and a day, and what an owner approves."""

from history.cases.case import (
    AMINA,
    APPROVED,
    FOSSGATE,
    GRACE,
    INITIAL,
    LAST,
    WHY,
    WHY_APPROVED,
    Case,
    Edits,
    adding,
    editing,
)


def correcting(reason: str = WHY) -> Edits:
    return adding(
        AMINA,
        "  - {on: 2024-07-01, decision: accredited}",
        f"  - {{on: 2024-07-03, decision: accredited, corrects: 2024-07-01, {reason}}}",
    )


DECISION = "assessors/amina-rahman.yml:decisions[3].corrects"
OWNER = "an-owner-approves-what-a-correction-moves"
SAYS_WHY = "a-correction-says-when-and-why"

CASES = [
    Case(
        "a decision corrected without a reason",
        correcting("withdrawn: no"),
        f"{SAYS_WHY} {DECISION}",
    ),
    Case("a decision moved without an owner", correcting(), f"{OWNER} {DECISION}"),
    *(
        Case(
            f"a decision corrected on a day {word}",
            correcting(WHY_APPROVED.replace("{on: 2026-02-20", f"{{on: {day}")),
            f"{SAYS_WHY} {DECISION}" if refused else None,
        )
        for word, day, refused in (
            ("31 days ago", "2026-01-29", True),
            ("30 days ago", "2026-01-30", False),
            ("29 days ago", "2026-01-31", False),
            ("that is today", "2026-03-01", False),
            ("to come", "2026-03-02", True),
        )
    ),
    Case(
        "an owner's approval of last year",
        correcting(WHY_APPROVED.replace("approved_on: 2026", "approved_on: 2025")),
        f"{OWNER} {DECISION}",
    ),
    Case(
        "a removal turned round without an owner",
        adding(
            GRACE,
            "clause: UA.1, reason: Unpaid.}",
            f"  - {{on: 2026-02-01, decision: removed, corrects: 2026-02-01, withdrawn: yes, {WHY}}}",
        ),
        f"{OWNER} assessors/grace-mensah.yml:decisions[4].corrects",
        first=adding(
            GRACE,
            "  - {on: 2019-04-01, decision: accredited}",
            "  - {on: 2026-02-01, decision: removed, clause: UA.1, reason: Unpaid.}",
        ),
    ),
    Case(
        "a spelling mistake in a removal's reason corrected without an owner",
        adding(
            GRACE,
            "clause: UA.1, reason: Unpayed.}",
            f"  - {{on: 2026-02-01, decision: removed, clause: UA.1, reason: Unpaid., corrects: 2026-02-01, {WHY}}}",
        ),
        first=adding(
            GRACE,
            "  - {on: 2019-04-01, decision: accredited}",
            "  - {on: 2026-02-01, decision: removed, clause: UA.1, reason: Unpayed.}",
        ),
    ),
    Case(
        "the mark extended by a correction without an owner",
        adding(FOSSGATE, LAST, "    corrections: [{on: 2026-02-20, reason: Misread., awarded_on: 2024-08-05}]"),
        f"{OWNER} schools/eng-900001.yml:assessments[1].corrections[1]",
    ),
    Case(
        "a voided award brought back without an owner",
        adding(
            FOSSGATE,
            "    voided: {on: 2026-02-20, reason: Not by the rules.}",
            "    corrections: [{on: 2026-02-25, reason: It was by the rules., withdrawn: [voided]}]",
        ),
        f"{OWNER} schools/eng-900001.yml:assessments[1].corrections[1]",
        first=adding(FOSSGATE, LAST, "    voided: {on: 2026-02-20, reason: Not by the rules.}"),
    ),
    Case(
        "a voided award brought back with an owner's approval",
        adding(
            FOSSGATE,
            "    voided: {on: 2026-02-20, reason: Not by the rules.}",
            f"    corrections: [{{on: 2026-02-25, reason: It was by the rules., {APPROVED}, withdrawn: [voided]}}]",
        ),
        first=adding(FOSSGATE, LAST, "    voided: {on: 2026-02-20, reason: Not by the rules.}"),
    ),
    Case(
        "a visit voided on a day of last year",
        adding(FOSSGATE, LAST, "    voided: {on: 2025-02-20, reason: Not by the rules.}"),
        f"{SAYS_WHY} schools/eng-900001.yml:assessments[1].voided",
    ),
    Case(
        "a fee corrected without a reason",
        editing(
            INITIAL,
            "2026-01-10}",
            '2026-01-10}\n  - {from: 2018-04-01, amount: "150.00", vat: included, corrects: 2018-04-01}',
        ),
        f"{SAYS_WHY} fees/registration-initial.yml:schedule[3].corrects",
    ),
]
