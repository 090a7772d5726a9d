"""Cases for what every other list and group keeps, and for how it is corrected."""

from history.cases.case import (
    AMINA,
    CATHAYS,
    CHARGE,
    FOSSGATE,
    TOM,
    WHY,
    WHY_APPROVED,
    Case,
    Edits,
    adding,
    both,
    editing,
)
from revisions import Work

WESTMOOR = "organisations/westmoor-services"
AT = "schools/wal-9000001.yml:assessments[2]"
LAST_THERE = "    awarded_on: 2019-03-10"
APPOINTED = """\
  - id: 2026-1
    requested: {on: 2026-02-01, by: school}
    assessor: amina-rahman
    appointed_on: 2026-02-02
    accepted_on: 2026-02-03
    conflict_declaration: {signed_on: 2026-02-03, conflict: none}
    lead: tom-hale
    lead_declaration: {signed_on: 2026-02-04, conflict: none}
    visit_planned_on: 2026-03-20
    visit_told_on: 2026-02-05"""
TO_COME = adding(CATHAYS, LAST_THERE, APPOINTED)
SUPPORT = "  - {kind: framework, assessor: grace-mensah, from: 2025-01-10, to: 2025-03-10}"
SUPPORTED = editing(FOSSGATE, "assessments:\n", f"support:\n{SUPPORT}\nassessments:\n")
NAMED = "  - {kind: framework, given_by: Sam Roe, organisation: hale-ict, from: 2025-01-10, to: 2025-03-10}"
WITHDRAWN = SUPPORT.replace("}", ", corrects: 2025-01-10, withdrawn: yes, %s}")
OPEN = '  - {number: INV-9, fee: registration-initial, issued_on: %s, amount: "150.00", due_on: %s}'
REVIEW = "quality_reviews:\n  - {number: 1, reviewed_on: 2026-02-20, invoice: INV-0107}"
EXCUSE = "excuses: [{event: conference-2025, notified_on: 2026-02-10}]"
CONCERN = "concerns: [{on: 2026-02-10, kind: complaint, clause: UA.1, text: A late visit.}]"
PERMISSION = "material_permissions: [{permitted_on: 2026-02-10, use: The logo in a book}]"
PROVIDER = "service_provider_agreements: [{from: 2018-01-01, to: %s}]"
MEMBER = "membership: [{number: NYO1, grade: full, from: 2018-01-01, to: %s}]"


def ended(day: str) -> Edits:
    return editing(AMINA, "membership: [{number: NYO1, grade: full, from: 2018-01-01}]", MEMBER % day)


def edited(what: str, line: Edits, edit: Edits, said: str | None = None) -> Case:
    """A case of a line put on file, and then edited."""
    return Case(what, edit, said, first=line)


PHOTO_AGREED = '{agreed_on: 2026-02-20, alternative_text: "Drawing of a man with short dark hair, smiling"}'
PHOTO_WITHDRAWN = editing(TOM, PHOTO_AGREED, f"{PHOTO_AGREED[:-1]}, withdrawn_on: 2026-02-28}}")


def photo_deleted(work: Work) -> None:
    (work.root / "data/assessors/tom-hale.png").unlink()


OWNER = "an-owner-approves-what-a-correction-moves"

CASES = [
    Case(
        "a support record deleted, and the supporter appointed",
        both(
            editing(FOSSGATE, f"support:\n{SUPPORT}\n", ""),
            adding(FOSSGATE, CHARGE, APPOINTED.replace("assessor: amina-rahman", "assessor: grace-mensah")),
        ),
        "support-stays schools/eng-900001.yml:support",
        first=SUPPORTED,
    ),
    Case(
        "a support record withdrawn without an owner",
        adding(FOSSGATE, SUPPORT, WITHDRAWN % WHY),
        f"{OWNER} schools/eng-900001.yml:support[2].corrects",
        first=SUPPORTED,
    ),
    Case(
        "a support record withdrawn with an owner's approval, and the supporter appointed",
        both(
            adding(FOSSGATE, SUPPORT, WITHDRAWN % WHY_APPROVED),
            adding(FOSSGATE, CHARGE, APPOINTED.replace("assessor: amina-rahman", "assessor: grace-mensah")),
        ),
        first=SUPPORTED,
    ),
    Case(
        "the name of who gave support corrected without an owner",
        adding(FOSSGATE, NAMED, f"{NAMED.replace('Sam Roe', 'Jo Poe')[:-1]}, corrects: 2025-01-10, {WHY}}}"),
        f"{OWNER} schools/eng-900001.yml:support[2].corrects",
        first=editing(FOSSGATE, "assessments:\n", f"support:\n{NAMED}\nassessments:\n"),
    ),
    Case(
        "who gave support filled in",
        editing(FOSSGATE, "kind: general, organisation", "kind: general, assessor: grace-mensah, organisation"),
        first=editing(
            FOSSGATE,
            "assessments:\n",
            "support: [{kind: general, organisation: hale-ict, from: 2015-01-10, to: 2015-03-10}]\nassessments:\n",
        ),
    ),
    Case("support that began long ago put on file today", SUPPORTED),
    *(
        Case(f"before the visit, {what} edited", editing(CATHAYS, old, new), said, first=TO_COME)
        for what, old, new, said in (
            (
                "the declaration",
                "{signed_on: 2026-02-03, conflict",
                "{signed_on: 2026-02-02, conflict",
                f"an-appointment-stays {AT}.conflict_declaration.signed_on",
            ),
            (
                "the appointment",
                "appointed_on: 2026-02-02",
                "appointed_on: 2026-02-01",
                f"an-appointment-stays {AT}.appointed_on",
            ),
            (
                "the acceptance",
                "accepted_on: 2026-02-03",
                "accepted_on: 2026-02-02",
                f"an-appointment-stays {AT}.accepted_on",
            ),
            (
                "the notice",
                "visit_told_on: 2026-02-05",
                "visit_told_on: 2026-02-03",
                f"an-arrangement-stays {AT}.visit_told_on",
            ),
            (
                "the Lead Assessor's declaration",
                "{signed_on: 2026-02-04, conflict",
                "{signed_on: 2026-02-02, conflict",
                f"an-arrangement-stays {AT}.lead_declaration",
            ),
            (
                "the Lead Assessor",
                "    lead: tom-hale\n    lead_declaration: {signed_on: 2026-02-04",
                "    lead: grace-mensah\n    lead_declaration: {signed_on: 2026-02-04",
                f"an-arrangement-stays {AT}.lead",
            ),
        )
    ),
    Case(
        "a visit put off, and the notice of the other day",
        editing(
            CATHAYS,
            "visit_planned_on: 2026-03-20\n    visit_told_on: 2026-02-05",
            "visit_planned_on: 2026-04-20\n    visit_told_on: 2026-02-25",
        ),
        first=TO_COME,
    ),
    Case(
        "a visit put off of whose other day Naace is still to be notified",
        editing(CATHAYS, "visit_planned_on: 2026-03-20", "visit_planned_on: 2026-04-20"),
        first=TO_COME,
    ),
    Case(
        "a Lead Assessor replaced before the visit, on record",
        editing(
            CATHAYS,
            "    lead: tom-hale\n    lead_declaration: {signed_on: 2026-02-04, conflict: none}\n    visit_planned",
            "    lead: grace-mensah\n    former_leads:\n      - {lead: tom-hale, declaration: {signed_on: 2026-02-04, "
            "conflict: none}, replaced_on: 2026-02-20}\n    visit_planned",
        ),
        first=TO_COME,
    ),
    Case(
        "an appointment's day corrected",
        adding(CATHAYS, APPOINTED, "    corrections: [{on: 2026-02-20, reason: Misread., appointed_on: 2026-02-01}]"),
        first=TO_COME,
    ),
    Case(
        "an invoice paid later than it was due, and the last day to pay moved",
        editing(AMINA, "due_on: 2026-02-10", "due_on: 2026-04-10"),
        "an-invoice-stays assessors/amina-rahman.yml:invoices[1].due_on",
        first=adding(
            AMINA,
            "invoices:",
            OPEN % ("2026-01-05", "2026-02-10"),
        ),
    ),
    Case(
        "an invoice withdrawn without a reason",
        editing(AMINA, "due_on: 2026-03-31", "due_on: 2026-03-31, cancelled_on: 2026-02-20"),
        "a-withdrawn-invoice-says-why assessors/amina-rahman.yml:invoices[1].cancelled_on",
        first=adding(
            AMINA,
            "invoices:",
            OPEN % ("2026-02-05", "2026-03-31"),
        ),
    ),
    Case(
        "a result of the selection edited",
        editing(AMINA, "{assessed_on: 2024-01-20, outcome: passed}", "{assessed_on: 2024-01-21, outcome: passed}"),
        "a-selection-result-stays assessors/amina-rahman.yml:selection[1].assessed_on",
    ),
    Case(
        "a membership's end that is past, moved",
        editing(AMINA, "to: 2026-02-28", "to: 2026-12-31"),
        "a-membership-stays assessors/amina-rahman.yml:membership[1].to",
        first=ended("2026-02-28"),
    ),
    Case(
        "a membership's end of today, moved",
        editing(AMINA, "to: 2026-03-01", "to: 2026-12-31"),
        first=ended("2026-03-01"),
    ),
    Case(
        "a membership's end of tomorrow, moved",
        editing(AMINA, "to: 2026-03-02", "to: 2026-12-31"),
        first=ended("2026-03-02"),
    ),
    Case("a membership's end filled in", ended("2026-02-10")),
    Case(
        "a membership's end corrected",
        editing(
            AMINA,
            "to: 2026-02-28}]",
            f"to: 2026-02-28}}, {{number: NYO1, grade: full, from: 2018-01-01, "
            f"to: 2026-12-31, corrects: 2018-01-01, {WHY}}}]",
        ),
        first=ended("2026-02-28"),
    ),
    Case(
        "a Lead Assessor's term that begins later",
        editing(TOM, "lead_assessor: [{from: 2018-12-01}]", "lead_assessor: [{from: 2018-12-02}]"),
        "a-lead-assessors-term-stays assessors/tom-hale.yml:lead_assessor[1].from",
    ),
    Case(
        "a time with an organisation deleted",
        editing(AMINA, "organisations: [{organisation: northgate-learning, from: 2018-10-01}]\n", ""),
        "an-affiliation-stays assessors/amina-rahman.yml:organisations",
    ),
    Case(
        "a time with an organisation ended",
        editing(
            AMINA,
            "{organisation: northgate-learning, from: 2018-10-01}",
            "{organisation: northgate-learning, from: 2018-10-01, to: 2026-02-28}",
        ),
    ),
    edited(
        "a Quality Review edited",
        adding(AMINA, "selection: [{assessed_on: 2024-01-20, outcome: passed}]", REVIEW),
        editing(AMINA, "2026-02-20, invoice", "2026-02-21, invoice"),
        "a-quality-review-stays assessors/amina-rahman.yml:quality_reviews[1].reviewed_on",
    ),
    edited(
        "a complaint edited",
        adding(AMINA, "base: YO1", CONCERN),
        editing(AMINA, "A late visit", "A visit"),
        "a-concern-stays assessors/amina-rahman.yml:concerns[1].text",
    ),
    edited(
        "an excuse edited",
        adding(AMINA, "base: YO1", EXCUSE),
        editing(AMINA, "notified_on: 2026-02-10", "notified_on: 2026-02-09"),
        "an-excuse-stays assessors/amina-rahman.yml:excuses[1].notified_on",
    ),
    edited(
        "a permission edited",
        adding(AMINA, "base: YO1", PERMISSION),
        editing(AMINA, "The logo in a book", "The logo everywhere"),
        "a-permission-stays assessors/amina-rahman.yml:material_permissions[1].use",
    ),
    edited(
        "a provider's agreement that has ended, continued",
        editing(WESTMOOR, "service_provider_agreements: [{from: 2022-01-01}]", PROVIDER % "2026-02-28"),
        editing(WESTMOOR, "to: 2026-02-28", "to: 2027-02-28"),
        "a-providers-agreement-stays organisations/westmoor-services.yml:service_provider_agreements[1].to",
    ),
    edited(
        "a provider's agreement that is to end, continued",
        editing(WESTMOOR, "service_provider_agreements: [{from: 2022-01-01}]", PROVIDER % "2026-03-31"),
        editing(WESTMOOR, "to: 2026-03-31", "to: 2027-02-28"),
    ),
    Case(
        "a former name deleted",
        editing(AMINA, "former_names: [Amina Khan, Amina Hale]", "former_names: [Amina Khan]"),
        "a-former-name-stays assessors/amina-rahman.yml:former_names",
        first=adding(AMINA, "name: Amina Rahman", "former_names: [Amina Khan, Amina Hale]"),
    ),
    Case(
        "a consent withdrawn and given again under its old day",
        editing(AMINA, "publish: {portrait: 2024-03-01}", "publish: {portrait: 2024-03-01, email: 2024-03-01}"),
        "consent-is-given-anew assessors/amina-rahman.yml:publish.email",
        first=editing(AMINA, "publish: {portrait: 2024-03-01, email: 2024-03-01}", "publish: {portrait: 2024-03-01}"),
    ),
    Case(
        "a consent of this month withdrawn and given again under its old day",
        editing(AMINA, "publish: {portrait: 2024-03-01}", "publish: {portrait: 2024-03-01, email: 2026-02-20}"),
        "consent-is-given-anew assessors/amina-rahman.yml:publish.email",
        first=both(
            editing(AMINA, "email: 2024-03-01}", "email: 2026-02-20}"),
            Work.commit,
            editing(AMINA, ", email: 2026-02-20}", "}"),
        ),
    ),
    Case(
        "an agreement to a photo deleted",
        editing(TOM, f"publish_photo: [{PHOTO_AGREED}]\n", ""),
        "an-agreement-to-a-photo-stays assessors/tom-hale.yml:publish_photo",
    ),
    Case(
        "an agreement to a photo moved to another day",
        editing(TOM, "agreed_on: 2026-02-20", "agreed_on: 2026-02-21"),
        "an-agreement-to-a-photo-stays assessors/tom-hale.yml:publish_photo[1].agreed_on",
    ),
    Case("a photo described in other words", editing(TOM, "Drawing of a man", "A drawing of a man")),
    Case("an agreement to a photo withdrawn, and the photo deleted", both(PHOTO_WITHDRAWN, photo_deleted)),
    Case(
        "an agreement to a photo withdrawn, and the photo left",
        PHOTO_WITHDRAWN,
        "a-photo-is-agreed-to assessors/tom-hale.png:",
    ),
    Case(
        "the withdrawal of an agreement to a photo deleted",
        editing(TOM, ", withdrawn_on: 2026-02-28}", "}"),
        "an-agreement-to-a-photo-stays assessors/tom-hale.yml:publish_photo[1]",
        first=PHOTO_WITHDRAWN,
    ),
    Case(
        "an agreement to a photo, put on file after a year",
        editing(
            AMINA,
            "details_confirmed_on:",
            "publish_photo: [{agreed_on: 2025-02-20, alternative_text: A woman}]\ndetails_confirmed_on:",
        ),
        "an-entry-is-put-on-file-in-time assessors/amina-rahman.yml:publish_photo[1].agreed_on",
    ),
    Case("a photo deleted", photo_deleted),
    Case("a consent withdrawn", editing(AMINA, ", email: 2024-03-01}", "}")),
    Case("a consent added", editing(AMINA, "email: 2024-03-01}", "email: 2024-03-01, phone: 2026-02-20}")),
    Case(
        "a school's withdrawal of its consent deleted",
        editing(FOSSGATE, ", withdrawn_on: 2026-02-20", ""),
        "an-agreement-to-publish-stays schools/eng-900001.yml:publish_award[1]",
        first=editing(FOSSGATE, "agreed_on: 2024-07-05", "agreed_on: 2024-07-05, withdrawn_on: 2026-02-20"),
    ),
    Case(
        "a school's consent given anew after its withdrawal",
        editing(FOSSGATE, "withdrawn_on: 2026-02-20}", "withdrawn_on: 2026-02-20}, {agreed_on: 2026-02-28}"),
        first=editing(FOSSGATE, "agreed_on: 2024-07-05", "agreed_on: 2024-07-05, withdrawn_on: 2026-02-20"),
    ),
]
