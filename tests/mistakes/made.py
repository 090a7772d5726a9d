"""Mistakes that staff make in GitHub's editor, each made by hand in a copy of the demonstration register."""

from pathlib import Path
from typing import NamedTuple


class Written(NamedTuple):
    """In a file under data/, one text replaced by another; with no old text a file of its own."""

    what: str
    file: str
    old: str
    new: str

    def make(self, data: Path) -> None:
        path = data / self.file
        text = path.read_text("utf-8") if self.old else ""
        assert text.count(self.old) == 1 or not self.old, f"{self.what}: not one place to make it in"
        path.write_text(text.replace(self.old, self.new) if self.old else self.new, "utf-8")


class Renamed(NamedTuple):
    """A file under data/ given another name."""

    what: str
    file: str
    to: str

    def make(self, data: Path) -> None:
        (data / self.file).rename(data / self.to)


class Deleted(NamedTuple):
    """A file under data/ deleted."""

    what: str
    file: str

    def make(self, data: Path) -> None:
        (data / self.file).unlink()


Mistake = Written | Renamed | Deleted

CONFERENCE = "events/conference-2026.yml"
YUSUF = "assessors/yusuf-karim.yml"
ZAINAB = "assessors/zainab-hussain.yml"
BECKTHWAITE = "schools/eng-900012.yml"
REVIEW = "fees/quality-review.yml"
ASKED = "    requested: {on: 2026-11-02, by: naace}\n"
"""The request at Beckthwaite that nobody is appointed to yet."""
VISIT = """    appointed_on: 2026-11-04
    visit_told_on: 2026-11-05
    accepted_on: 2026-11-05
    conflict_declaration: {signed_on: 2026-11-05, conflict: none}
    visited_on: 2026-11-19
"""
LAST = "    covers: {from: 2026-09-02, to: 2045-12-31}\n"
INVOICE = '  - {{number: {}, fee: quality-review, issued_on: 2026-11-02, amount: "{}"}}\n'
TO_COME = '  - {from: 2027-04-01, amount: "138.00", vat: excluded, announced_on: 2026-11-02}\n'

FORM: tuple[Mistake, ...] = (
    Written("the name of a field misspelt", YUSUF, "languages: [en]", "langauges: [en]"),
    Written("a field left out", YUSUF, "base: M14\n", ""),
    Written(
        "a field of a group left out",
        CONFERENCE,
        "{from: 2026-06-11, to: 2026-06-12, place: Cardiff}",
        "{from: 2026-06-11, to: 2026-06-12}",
    ),
    Written("a field left empty", YUSUF, "base: M14", "base:"),
    Written("a field given twice", YUSUF, "base: M14\n", "base: M14\nbase: M15\n"),
    Written("30 February", YUSUF, "details_confirmed_on: 2026-05-19", "details_confirmed_on: 2026-02-30"),
    Written("a day as it is spoken", YUSUF, "details_confirmed_on: 2026-05-19", "details_confirmed_on: 19/05/2026"),
    Written("a standing typed by hand", YUSUF, "base: M14\n", "base: M14\nstanding: accredited\n"),
    Written(
        "the end of a registration typed by hand", YUSUF, "base: M14\n", "base: M14\nregistered_until: 2027-12-31\n"
    ),
    Written(
        "the expiry of a mark typed by hand",
        "schools/wal-9000006.yml",
        "    awarded_on: 2023-06-14\n",
        "    awarded_on: 2023-06-14\n    mark_expires_on: 2026-06-14\n",
    ),
    Written("expenses beside the fee", BECKTHWAITE, ASKED, f'{ASKED}    expenses: "42.50"\n'),
    Written("money in whole pounds", YUSUF, 'amount: "66.00"', "amount: £66"),
    Written("a comma in money", "fees/assessment-charge.yml", '"675.00"', '"1,675.00"'),
    Written("curly quotes, as a telephone types them", YUSUF, '"01632 960627"', "“01632 960627”"),
    Written("a colon in a text without quotes", "events/conference-2026.yml", "conference 2026", "conference: 2026"),
    Written("an apostrophe in single quotes", YUSUF, "Adviser to secondary heads", "'Heads' adviser',"),
    Written("no space after a colon", YUSUF, "base: M14", "base:M14"),
    Written("no space after a colon in brackets", YUSUF, "decision: registered}", "decision:registered}"),
    Written("a field indented too far", YUSUF, "base: M14", " base: M14"),
    Written("an item of a list indented otherwise", YUSUF, "  - {on: 2019-12-16", "   - {on: 2019-12-16"),
    Written("an item of a list without its dash", YUSUF, "  - {on: 2019-12-16", "  {on: 2019-12-16"),
    Written("a tab for spaces", YUSUF, "  - {phase: secondary", "\t- {phase: secondary"),
    Written("a quote that is not closed", YUSUF, 'phone: "01632 960627"', 'phone: "01632 960627'),
    Written(
        "a bracket that is not closed",
        YUSUF,
        "north-west, yorkshire-and-the-humber]",
        "north-west, yorkshire-and-the-humber",
    ),
    Written("one word where a list belongs", YUSUF, "languages: [en]", "languages: en"),
    Written("a word with a capital letter", BECKTHWAITE, "phase: primary", "phase: Primary"),
    Written("a word that is not in the list", BECKTHWAITE, "type: voluntary-controlled-school", "type: church school"),
    Written("a tick for yes", YUSUF, "decision: accredited}", "decision: accredited, withdrawn: x}"),
    Written("a whole postcode for its district", YUSUF, "base: M14", "base: M14 5AB"),
    Written("an address without https", YUSUF, '"https://tideway.example"', "www.tideway.example"),
    Written("an organisation's name for its id", YUSUF, "tideway-schools-partnership", "Tideway Schools Partnership"),
    Written("a portrait pasted without indentation", YUSUF, "  I work across", "I work across"),
    Written("HTML pasted into a portrait", YUSUF, "  I work across", "  <p>I work across"),
    Written("a file named by a person's name", "assessors/Ann Example.yml", "", "name: Ann Example\n"),
    Written("a file without its ending", "assessors/ann-example", "", "name: Ann Example\n"),
    Written("a file beside the folders", "ann-example.yml", "", "name: Ann Example\n"),
    Written(
        "a clash left as git marks it",
        YUSUF,
        "base: M14\n",
        "<<<<<<< main\nbase: M14\n=======\nbase: M15\n>>>>>>> mine\n",
    ),
)
TOGETHER: tuple[Mistake, ...] = (
    Written("an assessor's id misspelt", BECKTHWAITE, ASKED, ASKED + "    assessor: yusuf-karin\n"),
    Written("the number of an invoice used again", YUSUF, LAST, LAST + INVOICE.format("INV-0135", "132.00")),
    Written("an assessment copied with its id", BECKTHWAITE, ASKED, f"{ASKED}  - id: 2026-2\n{ASKED}"),
)
CODE: tuple[Mistake, ...] = (
    Written(
        "someone appointed who supported the school",
        "schools/eng-900010.yml",
        "publish_award:",
        "  - id: 2026-1\n"
        "    requested: {on: 2026-11-02, by: school}\n"
        "    assessor: liam-fairweather\n"
        "    appointed_on: 2026-11-04\n"
        "publish_award:",
    ),
    Written("an assessor with no day of appointment", BECKTHWAITE, ASKED, f"{ASKED}    assessor: yusuf-karim\n"),
    Written(
        "an eleventh visit without a review",
        BECKTHWAITE,
        ASKED,
        f"{ASKED}    assessor: yusuf-karim\n{VISIT}",
    ),
    Written(
        "a visit by someone not accredited",
        BECKTHWAITE,
        ASKED,
        f"{ASKED}    assessor: adaeze-nwosu\n{VISIT}",
    ),
    Written(
        "a visit by someone whose registration had lapsed",
        BECKTHWAITE,
        ASKED,
        f"{ASKED}    assessor: martin-eccleston\n{VISIT}",
    ),
    Written(
        "someone accredited after two failed moderations",
        "assessors/harriet-lockwood.yml",
        "  - {on: 2025-01-13, decision: registered}\n",
        "  - {on: 2025-01-13, decision: registered}\n  - {on: 2026-11-20, decision: accredited}\n",
    ),
    Written(
        "someone accredited after a dismissed appeal",
        "assessors/kwame-boateng.yml",
        "registered}\n",
        "registered}\n  - {on: 2026-11-20, decision: accredited}\n",
    ),
    Written(
        "a visit before the declaration on conflicts",
        "schools/wal-9000006.yml",
        "    visit_told_on: 2026-11-17\n",
        "    visit_told_on: 2026-11-17\n    accepted_on: 2026-11-18\n    visited_on: 2026-11-20\n",
    ),
    Written(
        "a visit of which Naace was not told",
        BECKTHWAITE,
        "    visit_told_on: 2025-04-01\n",
        "",
    ),
    Written(
        "a visit to come, written as made",
        "schools/wal-9000006.yml",
        "    visit_told_on: 2026-11-17\n",
        "    visit_told_on: 2026-11-17\n    accepted_on: 2026-11-18\n    visited_on: 2026-12-09\n"
        "    conflict_declaration: {signed_on: 2026-11-18, conflict: none}\n",
    ),
    Written(
        "an award without a recommendation",
        BECKTHWAITE,
        "    outcome: not-recommended\n",
        "    outcome: not-recommended\n    awarded_on: 2026-11-20\n",
    ),
    Written(
        "someone registered whose code is not signed",
        "assessors/ann-bell.yml",
        "",
        "name: Ann Bell\n"
        "contact: {email: ann@bell.example}\n"
        "base: YO1\n"
        "regions: [yorkshire-and-the-humber]\n"
        "languages: [en]\n"
        "phases: [{phase: primary, experience: Head of a primary school for twelve years}]\n"
        "school_types: [{types: [maintained], experience: Head of a maintained school}]\n"
        "portrait: Twelve years as a head.\n"
        "details_confirmed_on: 2026-11-02\n"
        "selection: [{assessed_on: 2026-10-28, outcome: passed}]\n"
        "membership: [{number: N9001, grade: full, from: 2025-01-01}]\n"
        "decisions: [{on: 2026-11-20, decision: registered}]\n",
    ),
    Written(
        "someone registered without a membership",
        ZAINAB,
        "membership: [{number: N8725, grade: full, from: 2024-09-01}]\n",
        "decisions:\n  - {on: 2026-11-20, decision: registered}\n",
    ),
    Written(
        "an invoice for another amount than was in force", YUSUF, LAST, LAST + INVOICE.format("INV-0999", "125.00")
    ),
    Written(
        "a fee that is announced after it begins",
        REVIEW,
        TO_COME,
        '  - {from: 2026-11-20, amount: "135.00", vat: excluded, announced_on: 2026-11-23}\n' + TO_COME,
    ),
)
HISTORY: tuple[Mistake, ...] = (
    Renamed("a file renamed", YUSUF, "assessors/yusuf-a-karim.yml"),
    Deleted("a file deleted", "schools/eng-900037.yml"),
    Written(
        "a file taken for another person",
        ZAINAB,
        "Zainab Hussain\ncontact: {email: zainab@z",
        "Ann Bell\ncontact: {email: ann@z",
    ),
    Written("a decision overwritten", YUSUF, "{on: 2019-12-16, decision: acc", "{on: 2019-12-18, decision: acc"),
    Written(
        "a signature written over by the next",
        YUSUF,
        '  - {version: "2018", signed_on: 2019-08-21, signed_as: Yusuf Karim}\n',
        "",
    ),
    Written("a moderation's day edited", YUSUF, "notified_on: 2019-11-18", "notified_on: 2019-11-19"),
    Written("a paid invoice edited", YUSUF, "paid_on: 2026-08-18", "paid_on: 2026-08-19"),
    Written("an award edited", "schools/wal-9000006.yml", "awarded_on: 2023-06-14", "awarded_on: 2023-06-15"),
    Written(
        "a declined assessment taken out",
        BECKTHWAITE,
        "  - id: 2026-1\n"
        "    requested: {on: 2026-06-15, by: school}\n"
        "    assessor: shanthi-ramanathan\n"
        "    appointed_on: 2026-06-22\n"
        "    visit_told_on: 2026-06-22\n"
        "    declined: {on: 2026-06-24, reason: personal, school_told_on: 2026-06-25}\n",
        "",
    ),
    Written("a fee in force edited", REVIEW, '"132.00"', '"135.00"'),
    Written(
        "a fee that begins today",
        REVIEW,
        TO_COME,
        '  - {from: 2026-11-24, amount: "138.00", vat: excluded, announced_on: 2026-11-23}\n',
    ),
)
MISTAKES = (*FORM, *TOGETHER, *CODE, *HISTORY)
