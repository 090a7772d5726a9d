"""Cases for erasures: Amina's, on 1 March 2026."""

from history.cases.assessors import NUMBER_CORRECTED
from history.cases.case import (
    AMINA,
    CATHAYS,
    ERASURE,
    FOSSGATE,
    GRACE,
    LAST,
    TOM,
    Case,
    adding,
    both,
    editing,
    erased,
    removing,
)

LAST_THERE = "    awarded_on: 2019-03-10"
VISITED = """\
  - id: 2026-1
    requested: {on: 2026-02-01, by: school}
    assessor: amina-rahman
    appointed_on: 2026-02-02
    visit_told_on: 2026-02-02
    accepted_on: 2026-02-03
    conflict_declaration: {signed_on: 2026-02-03, conflict: none}
    visited_on: 2026-02-10
    outcome: recommended"""
OPEN = VISITED.partition("\n    visited_on")[0]
CANCELLED = f"{OPEN}\n    cancelled_on: 2026-02-05"
ANEW = "nobody-erased-is-named-anew schools/"
SUPPORT = "  - {kind: general, assessor: amina-rahman, from: 2023-01-10, to: 2023-03-10}\n"
SUPPORTED = editing(FOSSGATE, "assessments:\n", f"support:\n{SUPPORT}assessments:\n")
MISTAKE = "withdrawn: yes, correction: {on: 2026-02-20, reason: A mistake.}"
WITHDRAWN = editing(
    AMINA,
    "  - {on: 2024-07-01, decision: accredited}",
    "  - {on: 2024-07-01, decision: accredited}\n"
    f"  - {{on: 2024-07-01, decision: accredited, corrects: 2024-07-01, {MISTAKE}}}\n"
    f"  - {{on: 2024-03-01, decision: registered, corrects: 2024-03-01, {MISTAKE}}}",
)
"""Both decisions on her were a mistake."""

CASES = [
    Case("an approved erasure", ERASURE),
    Case(
        "an erasure of somebody who was never on file",
        erased("no", "zoe-example"),
        "an-erasure-is-whole erasures/zoe-example.yml:",
    ),
    Case("an erasure that leaves the file", erased(), "an-erasure-is-whole assessors/amina-rahman.yml:"),
    Case(
        "an erasure that hides that the person was listed",
        both(erased("no"), removing(AMINA)),
        "an-erasure-is-whole erasures/amina-rahman.yml:listed",
    ),
    Case("an erasure of somebody who was listed until a decision was withdrawn as a mistake", ERASURE, first=WITHDRAWN),
    Case(
        "an erasure that hides that somebody was listed until then",
        both(erased("no"), removing(AMINA)),
        "an-erasure-is-whole erasures/amina-rahman.yml:listed",
        first=WITHDRAWN,
    ),
    Case(
        "an erasure that forgets the registration number",
        both(erased(numbers=""), removing(AMINA)),
        "an-erasure-is-whole erasures/amina-rahman.yml:registration_numbers",
    ),
    Case(
        "an erasure with another registration number",
        both(erased(numbers="ICTM 0004"), removing(AMINA)),
        "an-erasure-is-whole erasures/amina-rahman.yml:registration_numbers",
    ),
    Case(
        "an erasure of somebody whose registration number was corrected",
        both(erased(numbers="ICTM 0003, ICTM 0009"), removing(AMINA)),
        first=NUMBER_CORRECTED,
    ),
    Case(
        "an erasure recorded otherwise", erased("no"), "an-erasure-is-whole erasures/amina-rahman.yml:", first=ERASURE
    ),
    *(
        Case(f"an erasure {word}", both(erased(on=on), removing(AMINA)), said)
        for word, on, said in (
            ("of 1999", "1999-01-01", "an-erasure-bears-its-day erasures/amina-rahman.yml:erased_on"),
            ("31 days back", "2026-01-29", "an-erasure-bears-its-day erasures/amina-rahman.yml:erased_on"),
            ("30 days back", "2026-01-30", None),
            ("29 days back", "2026-01-31", None),
            ("of tomorrow", "2026-03-02", "an-erasure-bears-its-day erasures/amina-rahman.yml:erased_on"),
        )
    ),
    Case(
        "an erasure with a visit to come",
        both(ERASURE, adding(FOSSGATE, LAST, OPEN)),
        "an-erasure-leaves-nothing-open schools/eng-900001.yml:assessments[2].assessor",
    ),
    Case(
        "an erasure that calls the visit to come off",
        both(ERASURE, adding(CATHAYS, OPEN, "    cancelled_on: 2026-02-20")),
        first=adding(CATHAYS, LAST_THERE, OPEN),
    ),
    Case(
        "an erasure that says a visit to come took place",
        both(ERASURE, editing(CATHAYS, OPEN, VISITED)),
        f"{ANEW}wal-9000001.yml:assessments[2].visited_on",
        first=adding(CATHAYS, LAST_THERE, OPEN),
    ),
    Case(
        "an erasure and an award in one",
        both(ERASURE, adding(CATHAYS, LAST_THERE, f"{VISITED}\n    awarded_on: 2026-02-20")),
        f"{ANEW}wal-9000001.yml:assessments[2].assessor",
    ),
    Case(
        "an award of the erased assessor's put on file later",
        adding(CATHAYS, LAST_THERE, f"{VISITED}\n    awarded_on: 2026-02-20"),
        f"{ANEW}wal-9000001.yml:assessments[2].assessor",
        first=ERASURE,
    ),
    Case(
        "an appointment of the erased assessor",
        adding(CATHAYS, LAST_THERE, OPEN),
        f"{ANEW}wal-9000001.yml:assessments[2].assessor",
        first=ERASURE,
    ),
    Case(
        "the erased assessor in the place of another",
        editing(CATHAYS, "    assessor: grace-mensah", "    assessor: amina-rahman"),
        f"{ANEW}wal-9000001.yml:assessments[1].assessor",
        first=ERASURE,
    ),
    Case(
        "a visit of the erased assessor's that was called off, and now took place",
        editing(CATHAYS, "cancelled_on: 2026-02-05", "visited_on: 2026-02-10\n    outcome: recommended"),
        f"{ANEW}wal-9000001.yml:assessments[2].visited_on",
        first=both(ERASURE, adding(CATHAYS, LAST_THERE, CANCELLED)),
    ),
    Case(
        "the mark awarded on what the assessor recommended before the erasure",
        adding(CATHAYS, "    outcome: recommended\n    # seen", "    awarded_on: 2026-02-20"),
        first=both(ERASURE, adding(CATHAYS, LAST_THERE, VISITED + "\n    # seen")),
    ),
    Case(
        "the mark awarded on what the erased assessor did not recommend",
        adding(CATHAYS, "    outcome: not-recommended", "    awarded_on: 2026-02-20"),
        "award-on-a-recommendation schools/wal-9000001.yml:assessments[2].awarded_on",
        first=both(ERASURE, adding(CATHAYS, LAST_THERE, VISITED.replace("recommended", "not-recommended"))),
    ),
    Case(
        "support by the erased assessor",
        SUPPORTED,
        f"{ANEW}eng-900001.yml:support[1].assessor",
        first=ERASURE,
    ),
    Case(
        "support by the erased assessor turned into other support",
        editing(FOSSGATE, "{kind: general,", "{kind: framework,"),
        f"{ANEW}eng-900001.yml:support[1].assessor",
        first=both(ERASURE, SUPPORTED),
    ),
    Case(
        "support by the erased assessor below other support",
        editing(
            FOSSGATE,
            "support:\n",
            "support:\n  - {kind: general, assessor: tom-hale, from: 2023-01-10, to: 2023-03-10}\n",
        ),
        first=both(ERASURE, SUPPORTED),
    ),
    Case(
        "an erased Lead Assessor named for another visit",
        editing(
            CATHAYS,
            "    outcome: recommended\n    awarded_on: 2019-03-10\n",
            "    outcome: recommended\n    awarded_on: 2019-03-10\n"
            + OPEN.replace("assessor: amina-rahman", "assessor: grace-mensah\n    lead: tom-hale")
            + "\n",
        ),
        f"{ANEW}wal-9000001.yml:assessments[2].lead",
        first=both(erased(name="tom-hale"), removing(TOM)),
    ),
    Case(
        "the erased person's name in a school's note, written over two lines",
        both(ERASURE, adding("schools/sco-9000001", "postcode: EH1 1ZZ", "note: |\n  The sister of Amina\n  Rahman.")),
        warned="an-erasure-leaves-no-trace schools/sco-9000001.yml:",
    ),
    Case(
        "the erased person's number in a comment",
        both(ERASURE, adding("scheme", "demonstration: yes", "# 01632960123 rang")),
        warned="an-erasure-leaves-no-trace scheme.yml:",
    ),
    Case(
        "the erased person's e-mail address in an organisation's file",
        both(
            ERASURE,
            adding("organisations/hale-ict", "name: Hale ICT", "note: Ask Amina-Rahman@northgate-learning.example"),
        ),
        warned="an-erasure-leaves-no-trace organisations/hale-ict.yml:",
    ),
    Case(
        "the erased person's membership number in another's file",
        both(ERASURE, adding(GRACE, "base: CF10", "note: Shared N-YO1 with her.")),
        warned="an-erasure-leaves-no-trace assessors/grace-mensah.yml:",
    ),
]
