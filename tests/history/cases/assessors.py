"""Cases for what an assessor's file keeps: decisions, signatures, moderations and invoices."""

from history.cases.case import AMINA, APPROVED, GRACE, TYPO, WHY, WHY_APPROVED, Case, Edits, adding, both, editing

REGISTERED = "  - {on: 2024-03-01, decision: registered}"
ACCREDITED = "  - {on: 2024-07-01, decision: accredited}"
INVOICE = '{number: INV-0107, fee: registration-initial, issued_on: 2024-05-01, amount: "150.00", paid_on: 2024-05-12}'
COVERS = "    covers: {from: 2025-03-01, to: 2027-02-28}"
OPEN = """\
  - {number: INV-0119, fee: registration-initial, issued_on: 2026-02-05, amount: "150.00", due_on: 2026-03-31}"""
OWED = adding(AMINA, COVERS, OPEN)
PAID = editing(AMINA, "due_on: 2026-03-31", "due_on: 2026-03-31, paid_on: 2026-02-10")
CANCELLED = editing(
    AMINA, "due_on: 2026-03-31", "due_on: 2026-03-31, cancelled_on: 2026-02-20, cancelled_because: Issued twice."
)
MODERATION = "  - {attempt: 1, assessment: eng-900001/2024-1, lead: tom-hale, outcome: passed, notified_on: 2024-06-2"
SIGNED = '  - {version: "2024", signed_on: 2024-02-1'

THIRD = f"  - {INVOICE[:-2]}3, corrects: INV-0107, {WHY}}}"
AGAIN = adding(AMINA, THIRD, THIRD.replace("05-13", "05-14"))
CORRECTED: dict[str, Edits] = {
    "a decision": adding(
        AMINA, ACCREDITED, f"  - {{on: 2024-07-03, decision: accredited, corrects: 2024-07-01, {WHY_APPROVED}}}"
    ),
    "a signature": adding(
        AMINA,
        f"{SIGNED}0, signed_as: Amina Rahman}}",
        f'{SIGNED}2, signed_as: Amina Rahman, corrects: "2024", {WHY}}}',
    ),
    "a moderation": adding(AMINA, f"{MODERATION}4}}", f"{MODERATION}5, corrects: 1, {WHY}}}"),
    "a paid invoice": adding(AMINA, COVERS, THIRD),
}
"""Each by a following entry."""

NUMBER = "registration_number: ICTM 0003"
OTHER_NUMBER = f"corrections: [{{on: 2026-02-20, reason: Typed wrongly., {APPROVED}, registration_number: ICTM 0009}}]"
NUMBER_CORRECTED = adding(AMINA, NUMBER, OTHER_NUMBER)

CASES = [
    Case(
        "a registration number edited",
        editing(AMINA, NUMBER, "registration_number: ICTM 0009"),
        "a-registration-number-stays assessors/amina-rahman.yml:registration_number",
    ),
    Case(
        "a registration number deleted",
        editing(AMINA, f"{NUMBER}\n", ""),
        "a-registration-number-stays assessors/amina-rahman.yml:",
    ),
    Case("a registration number corrected, with an owner's approval", NUMBER_CORRECTED),
    Case(
        "a registration number corrected without an owner",
        adding(AMINA, NUMBER, OTHER_NUMBER.replace(f"{APPROVED}, ", "")),
        "an-owner-approves-what-a-correction-moves assessors/amina-rahman.yml:corrections[1]",
    ),
    Case("after a registration number was corrected, a typo", TYPO, first=NUMBER_CORRECTED),
    Case(
        "the correction of a registration number edited",
        editing(AMINA, "ICTM 0009", "ICTM 0010"),
        "a-registration-number-stays assessors/amina-rahman.yml:corrections[1].registration_number",
        first=NUMBER_CORRECTED,
    ),
    Case(
        "a decision edited",
        editing(AMINA, "2024-07-01, decision", "2024-07-02, decision"),
        "a-decision-stays assessors/amina-rahman.yml:decisions[2].on",
    ),
    Case(
        "a decision taken out",
        editing(AMINA, ACCREDITED + "\n", ""),
        "a-decision-stays assessors/amina-rahman.yml:decisions",
    ),
    Case(
        "decisions in another order",
        editing(AMINA, f"{REGISTERED}\n{ACCREDITED}", f"{ACCREDITED}\n{REGISTERED}"),
        "a-decision-stays assessors/amina-rahman.yml:decisions[1]",
    ),
    Case(
        "a decision dated back before another",
        editing(AMINA, REGISTERED, f"  - {{on: 2024-02-29, decision: registered}}\n{REGISTERED}"),
        "a-decision-stays assessors/amina-rahman.yml:decisions[1]",
    ),
    Case(
        "a decision that follows",
        adding(
            GRACE,
            "  - {on: 2019-04-01, decision: accredited}",
            "  - {on: 2026-02-01, decision: removed, clause: UA.1, reason: Unpaid.}",
        ),
    ),
    Case(
        "a signature edited",
        editing(AMINA, "signed_on: 2024-02-10", "signed_on: 2024-02-09"),
        "a-signature-stays assessors/amina-rahman.yml:agreements[1].signed_on",
    ),
    Case(
        "a moderation edited",
        editing(AMINA, "notified_on: 2024-06-24", "notified_on: 2024-06-25"),
        "a-moderation-stays assessors/amina-rahman.yml:moderations[1].notified_on",
    ),
    Case(
        "a correction written into the wrong entry itself",
        editing(AMINA, "notified_on: 2024-06-24}", "notified_on: 2024-06-24, corrects: 1}"),
        "a-moderation-stays assessors/amina-rahman.yml:moderations[1].corrects",
    ),
    Case(
        "further work of a moderation taken out",
        editing(AMINA, "{kind: shadowing, required_on: 2024-06-24}", ""),
        "a-moderation-stays assessors/amina-rahman.yml:moderations[1].further",
        first=editing(AMINA, "2024-06-24}", "2024-06-24, further: [{kind: shadowing, required_on: 2024-06-24}]}"),
    ),
    Case(
        "a paid invoice edited",
        editing(AMINA, "paid_on: 2024-05-12", "paid_on: 2024-05-13"),
        "an-invoice-stays assessors/amina-rahman.yml:invoices[1].paid_on",
    ),
    Case(
        "a paid invoice taken out",
        editing(AMINA, f"  - {INVOICE}\n", ""),
        "an-invoice-stays assessors/amina-rahman.yml:invoices",
    ),
    Case(
        "paid invoices in another order",
        both(editing(AMINA, f"  - {INVOICE}\n", ""), adding(AMINA, COVERS, f"  - {INVOICE}")),
        "an-invoice-stays assessors/amina-rahman.yml:invoices[1]",
    ),
    Case(
        "the correction of a paid invoice edited",
        editing(AMINA, "paid_on: 2024-05-13, corrects", "paid_on: 2024-05-14, corrects"),
        "an-invoice-stays assessors/amina-rahman.yml:invoices[3].paid_on",
        first=CORRECTED["a paid invoice"],
    ),
    Case(
        "the withdrawal of an invoice moved",
        editing(AMINA, "cancelled_on: 2026-02-20", "cancelled_on: 2026-02-21"),
        "an-invoice-stays assessors/amina-rahman.yml:invoices[3].cancelled_on",
        first=both(
            OWED,
            editing(
                AMINA,
                "due_on: 2026-03-31",
                "due_on: 2026-03-31, cancelled_on: 2026-02-20, cancelled_because: Issued twice.",
            ),
        ),
    ),
    Case(
        "an unpaid invoice taken out",
        editing(AMINA, f"{OPEN}\n", ""),
        "an-invoice-stays assessors/amina-rahman.yml:invoices",
        first=OWED,
    ),
    Case(
        "an unpaid invoice paid",
        PAID,
        first=OWED,
    ),
    Case(
        "an unpaid invoice withdrawn",
        editing(
            AMINA,
            "due_on: 2026-03-31",
            "due_on: 2026-03-31, cancelled_on: 2026-02-20, cancelled_because: Issued twice.",
        ),
        first=OWED,
    ),
    Case("an invoice added above another", adding(AMINA, "invoices:", OPEN)),
    *(Case(f"{what} corrected by a following entry", edits) for what, edits in CORRECTED.items()),
    *(Case(f"after {what} was corrected, a typo", TYPO, first=edits) for what, edits in CORRECTED.items()),
    *(
        Case(f"after {what} was corrected, another correction of it", again, first=CORRECTED[what])
        for what, again in {
            "a decision": adding(
                AMINA,
                f"  - {{on: 2024-07-03, decision: accredited, corrects: 2024-07-01, {WHY_APPROVED}}}",
                f"  - {{on: 2024-07-02, decision: accredited, corrects: 2024-07-03, {WHY_APPROVED}}}",
            ),
            "a paid invoice": AGAIN,
        }.items()
    ),
    Case(
        "after a paid invoice was corrected twice, a typo",
        TYPO,
        first=both(
            CORRECTED["a paid invoice"],
            AGAIN,
        ),
    ),
]
