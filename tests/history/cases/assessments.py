"""Cases for what a school's file keeps of its assessments."""

from example import TODAY
from history.cases.case import APPROVED, CATHAYS, CHARGE, FOSSGATE, LAST, TYPO, Case, adding, both, editing

VISITED = """\
  - id: 2026-1
    requested: {on: 2026-02-01, by: school}
    assessor: amina-rahman
    appointed_on: 2026-02-02
    visit_told_on: 2026-02-02
    accepted_on: 2026-02-03
    conflict_declaration: {signed_on: 2026-02-03, conflict: none}
    visited_on: 2026-02-10
    outcome: not-recommended"""
LAST_THERE = "    awarded_on: 2019-03-10"
NOT_RECOMMENDED = adding(CATHAYS, LAST_THERE, VISITED)
AWAITED = adding(CATHAYS, LAST_THERE, VISITED.removesuffix("\n    outcome: not-recommended"))
WHY = f"reason: Typed wrongly., {APPROVED}"
WRONG_DAY = adding(FOSSGATE, LAST, f"    corrections: [{{on: 2026-02-20, {WHY}, awarded_on: 2024-07-03}}]")
OTHER_CHARGE = CHARGE.replace('"650.00"', '"410.00", agreed: York')
VOIDED = adding(FOSSGATE, LAST, "    voided: {on: 2026-02-20, reason: The visit did not take place.}")
AT = "schools/eng-900001.yml:assessments[1]"
THERE = "schools/wal-9000001.yml:assessments[2]"

AWARDED = {
    "an-award-stays awarded_on": ("awarded_on: 2024-07-05", "awarded_on: 2024-07-06"),
    "a-visit-stays visited_on": ("visited_on: 2024-06-20", "visited_on: 2024-06-21"),
    "an-appointment-stays conflict_declaration.signed_on": (
        "{signed_on: 2024-06-13, conflict",
        "{signed_on: 2024-06-12, conflict",
    ),
    "an-arrangement-stays lead_declaration.signed_on": (
        "{signed_on: 2024-06-14, conflict",
        "{signed_on: 2024-06-15, conflict",
    ),
    "an-appointment-stays appointed_on": ("    appointed_on: 2024-06-12", "    appointed_on: 2024-06-11"),
    "an-arrangement-stays visit_told_on": ("visit_told_on: 2024-06-12", "visit_told_on: 2024-06-13"),
    "an-appointment-stays approach": (
        "    accepted_on",
        "    approach: {assessor: amina-rahman, on: 2024-06-10}\n    accepted_on",
    ),
    "an-award-stays phase": ("    outcome: recommended\n", "    outcome: recommended\n    phase: secondary\n"),
    "an-award-stays type": ("    outcome: recommended\n", "    outcome: recommended\n    type: free-schools\n"),
}
"""What an award rests on, by the rule and the field."""

CASES = [
    *(
        Case(f"of an award edited: {said}", editing(FOSSGATE, *edit), said.replace(" ", f" {AT}."))
        for said, edit in AWARDED.items()
    ),
    Case("an award taken out", editing(FOSSGATE, f"{LAST}\n", ""), f"an-award-stays {AT}"),
    Case(
        "the phase of an award written out as the school's changes",
        both(
            editing(FOSSGATE, "phase: primary", "phase: all-through"),
            editing(FOSSGATE, "    outcome: recommended\n", "    outcome: recommended\n    phase: primary\n"),
        ),
    ),
    Case(
        "the type of an award written out as the school's changes",
        both(
            editing(FOSSGATE, "type: community-school", "type: community-special-school"),
            editing(FOSSGATE, "    outcome: recommended\n", "    outcome: recommended\n    type: community-school\n"),
        ),
    ),
    Case("the day of an award corrected", WRONG_DAY),
    Case("after an award was corrected, a typo", TYPO, first=WRONG_DAY),
    Case(
        "an award corrected to a day after the school agreed to publish it",
        adding(FOSSGATE, LAST, f"    corrections: [{{on: 2026-02-20, {WHY}, awarded_on: 2024-07-08}}]"),
    ),
    Case(
        "an award corrected to a later day, and the school's agreement to that one",
        both(
            adding(FOSSGATE, LAST, f"    corrections: [{{on: 2026-02-20, {WHY}, awarded_on: 2024-07-08}}]"),
            editing(
                FOSSGATE,
                "agreed_on: 2024-07-05}",
                "agreed_on: 2024-07-05}, {agreed_on: 2024-07-08, corrects: 2024-07-05, "
                "correction: {on: 2026-02-20, reason: The school agreed to the other day.}}",
            ),
        ),
    ),
    Case(
        "a correction grown under its old day",
        editing(FOSSGATE, "awarded_on: 2024-07-03}", "awarded_on: 2024-07-03, visited_on: 2024-06-19}"),
        f"a-correction-stays {AT}.corrections[1].visited_on",
        first=WRONG_DAY,
    ),
    Case(
        "a further correction",
        editing(
            FOSSGATE,
            "awarded_on: 2024-07-03}",
            f"awarded_on: 2024-07-03}}, {{on: {TODAY}, {WHY}, awarded_on: 2024-07-04}}",
        ),
        first=WRONG_DAY,
    ),
    Case(
        "the voiding of an award edited",
        editing(FOSSGATE, "did not take place", "took place"),
        f"a-correction-stays {AT}.voided.reason",
        first=VOIDED,
    ),
    Case(
        "the agreement to publish an award withdrawn",
        editing(FOSSGATE, "agreed_on: 2024-07-05", f"agreed_on: 2024-07-05, withdrawn_on: {TODAY}"),
    ),
    Case(
        "the outcome of a visit turned round, and the mark awarded",
        editing(CATHAYS, "outcome: not-recommended", "outcome: recommended\n    awarded_on: 2026-02-20"),
        f"a-visit-stays {THERE}.outcome",
        first=NOT_RECOMMENDED,
    ),
    Case(
        "a visit moved to another day",
        editing(CATHAYS, "visited_on: 2026-02-10", "visited_on: 2026-02-09"),
        f"a-visit-stays {THERE}.visited_on",
        first=NOT_RECOMMENDED,
    ),
    Case(
        "a visit turned into one that was called off",
        editing(CATHAYS, "visited_on: 2026-02-10\n    outcome: not-recommended", "cancelled_on: 2026-02-09"),
        f"a-visit-stays {THERE}",
        first=NOT_RECOMMENDED,
    ),
    Case(
        "a visit said to be another's",
        editing(CATHAYS, "    assessor: amina-rahman", "    assessor: tom-hale"),
        f"an-appointment-stays {THERE}.assessor",
        first=NOT_RECOMMENDED,
    ),
    Case(
        "the outcome of a visit written when it is known",
        adding(CATHAYS, "    visited_on: 2026-02-10", "    outcome: recommended"),
        first=AWAITED,
    ),
    Case(
        "a wrong outcome corrected, and the mark awarded",
        adding(
            CATHAYS,
            "    outcome: not-recommended",
            f"    awarded_on: 2026-02-25\n    corrections: [{{on: {TODAY}, reason: Misread., outcome: recommended}}]",
        ),
        first=NOT_RECOMMENDED,
    ),
    Case(
        "a visit voided that should not count",
        adding(CATHAYS, "    outcome: not-recommended", "    voided: {on: 2026-02-20, reason: Not by the rules.}"),
        first=NOT_RECOMMENDED,
    ),
    Case(
        "an award voided that should not have been made",
        adding(CATHAYS, "    awarded_on: 2026-02-20", f"    voided: {{on: {TODAY}, reason: Not by the rules.}}"),
        first=both(NOT_RECOMMENDED, editing(CATHAYS, "not-recommended", "recommended\n    awarded_on: 2026-02-20")),
    ),
    Case(
        "an assessment under another id",
        editing(FOSSGATE, "id: 2024-1", "id: 2024-2"),
        "an-assessment-keeps-its-id schools/eng-900001.yml:assessments",
    ),
    Case(
        "a paid charge edited",
        editing(FOSSGATE, CHARGE, OTHER_CHARGE),
        f"a-payment-for-an-assessment-stays {AT}.charge.amount",
    ),
    Case(
        "a paid charge corrected",
        editing(
            FOSSGATE,
            "publish_award:",
            f"    corrections: [{{on: {TODAY}, reason: York agreed., charge: {OTHER_CHARGE}}}]\npublish_award:",
        ),
    ),
    Case(
        "after a paid charge was corrected, a typo",
        TYPO,
        first=both(
            editing(
                FOSSGATE,
                "publish_award:",
                f"    corrections: [{{on: 2026-02-20, reason: York agreed., charge: {OTHER_CHARGE}}}]\npublish_award:",
            ),
        ),
    ),
]
