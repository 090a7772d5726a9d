"""Thirty mistakes that staff make, each made by hand in a copy of the demonstration register."""

from typing import NamedTuple


class Mistake(NamedTuple):
    """What somebody did: in a file under data/, one text replaced by another; with no old text a file of its own."""

    what: str
    file: str
    old: str
    new: str


YUSUF = "assessors/yusuf-karim.yml"
ZAINAB = "assessors/zainab-hussain.yml"
ASKED = "    requested: {on: 2026-11-02, by: naace}\n"
"""The request at eng-900012 that nobody is appointed to yet."""
VISIT = """    appointed_on: 2026-11-04
    notified_naace_on: 2026-11-04
    notified_naace_by: {0}
    accepted_on: 2026-11-05
    conflict_declaration: {{signed_on: 2026-11-05, conflict: none}}
    visited_on: 2026-11-19
"""

MISTAKES = (
    # Of form
    Mistake("the name of a field misspelt", YUSUF, "languages: [en]", "langauges: [en]"),
    Mistake("a field left out", YUSUF, "base: M14\n", ""),
    Mistake("a field left empty", YUSUF, "base: M14", "base:"),
    Mistake("a field given twice", YUSUF, "base: M14\n", "base: M14\nbase: M15\n"),
    Mistake("30 February", YUSUF, "details_confirmed_on: 2026-05-19", "details_confirmed_on: 2026-02-30"),
    Mistake("a day as it is spoken", YUSUF, "details_confirmed_on: 2026-05-19", "details_confirmed_on: 19/05/2026"),
    Mistake("a comma in money", "fees/assessment-charge.yml", '"675.00"', '"1,675.00"'),
    Mistake("a pound sign in money", "fees/quality-review.yml", '"132.00"', '"£132.00"'),
    Mistake("a colon in a text without quotes", "events/conference-2026.yml", "conference 2026", "conference: 2026"),
    Mistake("a field indented too far", YUSUF, "base: M14", " base: M14"),
    Mistake(
        "an item of a list indented otherwise", YUSUF, "  - {event: conference-2026", "   - {event: conference-2026"
    ),
    Mistake("a tab for spaces", YUSUF, "  - {phase: secondary", "\t- {phase: secondary"),
    Mistake("a quote that is not closed", YUSUF, 'phone: "01632 960627"', 'phone: "01632 960627'),
    Mistake("one word where a list belongs", YUSUF, "languages: [en]", "languages: en"),
    Mistake("a word that is not in the list", "schools/eng-900012.yml", "phase: primary", "phase: primery"),
    Mistake(
        "a tick for yes", YUSUF, "{event: conference-2026, attended: yes}", "{event: conference-2026, attended: x}"
    ),
    Mistake("a whole postcode for its district", YUSUF, "base: M14", "base: M14 5AB"),
    Mistake("an address without https", YUSUF, '"https://tideway.example"', "www.tideway.example"),
    Mistake("a file named by a person's name", "assessors/Ann Example.yml", "", "name: Ann Example\n"),
    Mistake(
        "a clash left as git marks it",
        YUSUF,
        "base: M14\n",
        "<<<<<<< main\nbase: M14\n=======\nbase: M15\n>>>>>>> mine\n",
    ),
    # Of what belongs together
    Mistake("an assessor's id misspelt", "schools/eng-900012.yml", ASKED, ASKED + "    assessor: yusuf-karin\n"),
    Mistake("the number of an invoice used again", YUSUF, "INV-0169", "INV-0135"),
    # Of the code of practice
    Mistake(
        "someone appointed who supported the school",
        "schools/eng-900010.yml",
        "publish_award:",
        "  - id: 2026-1\n"
        "    requested: {on: 2026-11-02, by: school}\n"
        "    assessor: liam-fairweather\n"
        "    appointed_on: 2026-11-04\n"
        "    notified_naace_on: 2026-11-04\n"
        "    notified_naace_by: school\n"
        "publish_award:",
    ),
    Mistake(
        "an eleventh visit without a review",
        "schools/eng-900012.yml",
        ASKED,
        f"{ASKED}    assessor: yusuf-karim\n{VISIT.format('yusuf-karim')}",
    ),
    Mistake(
        "a visit by someone not accredited",
        "schools/eng-900012.yml",
        ASKED,
        f"{ASKED}    assessor: adaeze-nwosu\n{VISIT.format('adaeze-nwosu')}",
    ),
    Mistake(
        "a visit before the declaration on conflicts",
        "schools/wal-9000006.yml",
        "    notified_naace_on: 2026-11-17\n",
        "    notified_naace_on: 2026-11-17\n    accepted_on: 2026-11-18\n    visited_on: 2026-11-20\n",
    ),
    Mistake(
        "an award without a recommendation",
        "schools/eng-900012.yml",
        "    outcome: not-recommended\n",
        "    outcome: not-recommended\n    awarded_on: 2025-06-02\n",
    ),
    Mistake(
        "someone registered whose code is not signed",
        ZAINAB,
        'agreements:\n  - {version: "2026", signed_on: 2026-09-11, signed_as: Zainab Hussain}\n',
        "decisions:\n  - {on: 2026-11-20, decision: registered}\n",
    ),
    Mistake("an invoice for another amount than was in force", YUSUF, 'amount: "66.00"', 'amount: "60.00"'),
    Mistake(
        "a fee that is announced after it begins",
        "fees/quality-review.yml",
        '{from: 2027-04-01, amount: "138.00", vat: excluded, announced_on: 2026-11-02}',
        '{from: 2026-11-01, amount: "138.00", vat: excluded, announced_on: 2026-11-02}',
    ),
)
