"""Cases for the day on which something is put on file: 1 March 2026, 30 days after 30 January."""

from history.cases.case import AMINA, CATHAYS, CHARGE, FOSSGATE, GRACE, LAST, Case, Edits, adding, both, editing

RULE = "an-entry-is-put-on-file-in-time"
REMOVED = "  - {on: %s, decision: removed, clause: UA.1, reason: Unpaid%s}"
ACCREDITED = "  - {on: 2019-04-01, decision: accredited}"
OWED = adding(
    AMINA,
    "    covers: {from: 2025-03-01, to: 2027-02-28}",
    '  - {number: INV-0119, fee: registration-initial, issued_on: 2025-12-05, amount: "150.00", due_on: 2026-03-31}',
)
LAST_THERE = "    awarded_on: 2019-03-10"
APPOINTED = """\
  - id: 2026-1
    requested: {on: 2026-01-01, by: school}
    assessor: amina-rahman
    appointed_on: 2026-01-02
    visit_told_on: 2026-01-02
    accepted_on: 2026-01-03
    conflict_declaration: {signed_on: 2026-01-03, conflict: none}"""
RECOMMENDED = f"{APPOINTED}\n    visited_on: 2026-01-10\n    outcome: recommended"
TO_COME = adding(CATHAYS, LAST_THERE, APPOINTED)
TO_AWARD = adding(CATHAYS, LAST_THERE, f"{RECOMMENDED}\n    # to award")
THERE = "schools/wal-9000001.yml:assessments[2]"


def removed(day: str, why: str = "") -> Edits:
    return adding(GRACE, ACCREDITED, REMOVED % (day, why))


def awarded(day: str, more: str = "") -> Edits:
    return adding(CATHAYS, "    # to award", f"    awarded_on: {day}{more}")


MEMBER = "membership: [{number: NYO1, grade: full, from: 2018-01-01%s}%s]"
LEAD = "lead_assessor: [{from: 2018-12-01%s}]"
AGREED = "service_provider_agreements: [{from: 2022-01-01%s}]"
USED = "material_permissions: [{permitted_on: 2025-06-01, use: The logo in a book%s}]"
TOM, WESTMOOR = "assessors/tom-hale", "organisations/westmoor-services"
ENDS: tuple[tuple[str, str, str, str, Edits | None], ...] = (
    ("a membership", AMINA, MEMBER % ("%s", ""), "membership[1].to", None),
    ("a term as Lead Assessor", TOM, LEAD, "lead_assessor[1].to", None),
    (
        "a time with an organisation",
        AMINA,
        "organisations: [{organisation: northgate-learning, from: 2018-10-01%s}]",
        "organisations[1].to",
        None,
    ),
    ("a provider's agreement", WESTMOOR, AGREED, "service_provider_agreements[1].to", None),
    (
        "a permission",
        AMINA,
        USED,
        "material_permissions[1].to",
        adding(AMINA, "base: YO1", USED % ""),
    ),
)
"""What may end: its file, its line without an end, the place of that, and what main holds first."""
LATE = ", recorded_late: We were not informed."
TIED = editing(
    FOSSGATE,
    "assessments:\n",
    "support: [{kind: governor, assessor: grace-mensah, from: 2015-09-01}]\nassessments:\n",
)
UNPAID = CHARGE.replace(", paid_on: 2024-07-10", "")
CASES = [
    *(
        Case(
            f"the end of {what} {days} days ago{', with the reason' if why else ''}",
            editing(name, line % "", line % f", to: {day}{why}"),
            None if why or days < 31 else f"{RULE} {name}.yml:{keys}",
            first=first,
        )
        for what, name, line, keys, first in ENDS
        for days, day, why in (
            (31, "2026-01-29", ""),
            (31, "2026-01-29", LATE),
            (30, "2026-01-30", ""),
            (29, "2026-01-31", ""),
        )
    ),
    Case(
        "the end of a membership that is to come, moved years back",
        editing(AMINA, "to: 2026-12-31", "to: 2025-12-31"),
        f"{RULE} {AMINA}.yml:membership[1].to",
        first=editing(AMINA, MEMBER % ("", ""), MEMBER % (", to: 2026-12-31", "")),
    ),
    *(
        Case(
            f"a second membership since {day}{', with the reason' if why else ''}",
            editing(AMINA, "to: 2026-01-20}", f"to: 2026-01-20}}, {{number: NYO1, grade: full, from: {day}{why}}}"),
            said,
            first=editing(AMINA, MEMBER % ("", ""), MEMBER % (", to: 2026-01-20", "")),
        )
        for day, why, said in (
            ("2026-02-01", "", None),
            ("2026-01-29", LATE, None),
            ("2026-01-29", "", f"{RULE} {AMINA}.yml:membership[2].from"),
        )
    ),
    Case(
        "a term as Lead Assessor that began years ago",
        adding(AMINA, "name: Amina Rahman", LEAD % ""),
        f"{RULE} {AMINA}.yml:lead_assessor[1].from",
    ),
    Case(
        "a term as Lead Assessor that began years ago, with the reason",
        adding(AMINA, "name: Amina Rahman", LEAD.replace("2018-12-01", "2025-12-01") % LATE),
    ),
    Case("a decision of 31 days ago", removed("2026-01-29"), f"{RULE} assessors/grace-mensah.yml:decisions[3].on"),
    Case("a decision of 30 days ago", removed("2026-01-30")),
    Case("a decision of 29 days ago", removed("2026-01-31")),
    Case("a decision to come", removed("2026-04-01")),
    Case("a decision that says why it comes late", removed("2025-12-01", ", recorded_late: The letter was mislaid.")),
    Case(
        "a decision that names as wrong one put on file with it",
        both(
            removed("2026-02-20"),
            adding(GRACE, REMOVED % ("2026-02-20", ""), REMOVED % ("2025-02-20", ", corrects: 2026-02-20")),
        ),
        f"{RULE} assessors/grace-mensah.yml:decisions[4].on",
    ),
    Case(
        "a signature of last year",
        adding(
            GRACE,
            '  - {version: "2024", signed_on: 2024-02-10, signed_as: Grace Mensah}',
            '  - {version: "2024", signed_on: 2025-02-10, signed_as: Grace Mensah}',
        ),
        f"{RULE} assessors/grace-mensah.yml:agreements[3].signed_on",
    ),
    Case(
        "a moderation of last year",
        adding(
            AMINA,
            "outcome: passed, notified_on: 2024-06-24}",
            "  - {attempt: 2, assessment: eng-900001/2024-1, lead: tom-hale, outcome: passed, notified_on: 2025-06-24}",
        ),
        f"{RULE} assessors/amina-rahman.yml:moderations[2].notified_on",
    ),
    Case(
        "a payment of two months ago",
        editing(AMINA, "due_on: 2026-03-31", "due_on: 2026-03-31, paid_on: 2025-12-30"),
        f"{RULE} assessors/amina-rahman.yml:invoices[3].paid_on",
        first=OWED,
    ),
    Case(
        "a payment of two months ago that says why it comes late",
        editing(
            AMINA,
            "due_on: 2026-03-31",
            "due_on: 2026-03-31, paid_on: 2025-12-30, recorded_late: The bank's list was late.",
        ),
        first=OWED,
    ),
    Case(
        "the withdrawal of an invoice two months ago",
        editing(AMINA, "due_on: 2026-03-31", "due_on: 2026-03-31, cancelled_on: 2025-12-30"),
        f"{RULE} assessors/amina-rahman.yml:invoices[3].cancelled_on",
        first=OWED,
    ),
    Case(
        "a visit of two months ago",
        adding(CATHAYS, APPOINTED, "    visited_on: 2026-01-10"),
        f"{RULE} {THERE}.visited_on",
        first=TO_COME,
    ),
    Case(
        "a visit of two months ago, dated back by a correction",
        adding(
            CATHAYS,
            APPOINTED,
            "    visited_on: 2026-02-10\n    corrections: [{on: 2026-02-20, visited_on: 2026-01-10}]",
        ),
        f"{RULE} {THERE}.corrections[1].visited_on",
        first=TO_COME,
    ),
    Case("an award of six weeks ago", awarded("2026-01-20"), f"{RULE} {THERE}.awarded_on", first=TO_AWARD),
    Case(
        "an award of six weeks ago that says why it comes late",
        awarded("2026-01-20", "\n    recorded_late: The minutes were late."),
        first=TO_AWARD,
    ),
    Case(
        "an award of six weeks ago after a visit that said why it came late",
        awarded("2026-01-20"),
        f"{RULE} {THERE}.awarded_on",
        first=both(TO_AWARD, adding(CATHAYS, "    visited_on: 2026-01-10", "    recorded_late: Mislaid.")),
    ),
    Case(
        "a charge paid two years ago",
        editing(FOSSGATE, UNPAID, CHARGE),
        f"{RULE} schools/eng-900001.yml:assessments[1].charge.paid_on",
        first=editing(FOSSGATE, CHARGE, UNPAID),
    ),
    Case(
        "a fee paid to the assessor two years ago",
        adding(FOSSGATE, LAST, '    assessor_fee: {paid_to: assessor, amount: "300.00", paid_on: 2024-07-01}'),
        f"{RULE} schools/eng-900001.yml:assessments[1].assessor_fee.paid_on",
    ),
    Case(
        "an appeal of years ago",
        editing(AMINA, "notified_on: 2024-06-24}", "notified_on: 2024-06-24, appeal: {submitted_on: 2024-07-10}}"),
        f"{RULE} assessors/amina-rahman.yml:moderations[1].appeal.submitted_on",
    ),
    Case(
        "an excuse of last year",
        adding(AMINA, "base: YO1", "excuses: [{event: conference-2025, notified_on: 2025-06-01}]"),
        f"{RULE} assessors/amina-rahman.yml:excuses[1].notified_on",
    ),
    Case(
        "a declaration dated back before the visit",
        adding(
            CATHAYS,
            LAST_THERE,
            APPOINTED,
        ),
        f"{RULE} {THERE}.conflict_declaration.signed_on",
    ),
    Case(
        "the end of a tie that ended years ago, filled in today",
        editing(FOSSGATE, "from: 2015-09-01}", "from: 2015-09-01, to: 2019-08-31}"),
        f"{RULE} schools/eng-900001.yml:support[1].to",
        first=TIED,
    ),
    Case(
        "the end of a tie that ended years ago, filled in today with the reason",
        editing(
            FOSSGATE, "from: 2015-09-01}", "from: 2015-09-01, to: 2019-08-31, recorded_late: We were not informed.}"
        ),
        first=TIED,
    ),
    Case(
        "the end of a tie that is to come, moved years back",
        editing(FOSSGATE, "to: 2027-08-31", "to: 2019-08-31"),
        f"{RULE} schools/eng-900001.yml:support[1].to",
        first=both(TIED, editing(FOSSGATE, "from: 2015-09-01}", "from: 2015-09-01, to: 2027-08-31}")),
    ),
    Case(
        "the end of a tie that is to come, moved to last week",
        editing(FOSSGATE, "to: 2027-08-31", "to: 2026-02-22"),
        first=both(TIED, editing(FOSSGATE, "from: 2015-09-01}", "from: 2015-09-01, to: 2027-08-31}")),
    ),
]
