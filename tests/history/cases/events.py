"""Cases for what an event keeps."""

from example import TODAY
from history.cases.case import Case, Edits, adding, both, editing, writing

CONFERENCE = "events/conference-2025"
SITTING = "  - {from: 2025-06-12, to: 2025-06-13, place: York}"
AGAIN = "  - {from: 2026-06-12, place: online}"
OVER = "an-event-stays events/conference-2025.yml:sittings[2]"
NEXT = "events/conference-2026"
PLANNED = writing(NEXT, "title: Conference\nkind: conference\nsittings:\n  - {from: 2026-06-11, place: York}\n")
REWORDED = "an-event-with-other-words-says-so events/conference-2026.yml:"
SAYS_SO = "a-moved-event-says-so events/conference-2026.yml:"


def moved(*days: str, to: str = "from: 2026-06-18, place: York") -> Edits:
    """The sitting planned for June as another, and the days that say so."""
    said = f"\nmoved_on: [{', '.join(days)}]" if days else ""
    return editing(NEXT, "  - {from: 2026-06-11, place: York}", f"  - {{{to}}}{said}")


def moved_again(day: str) -> Edits:
    """The same sitting moved on to July, and what is added to the days."""
    return both(editing(NEXT, "2026-06-18", "2026-07-02"), editing(NEXT, "[2026-02-20", f"[2026-02-20{day}"))


RATE = editing(CONFERENCE, "vat: excluded", "vat: excluded, vat_rate: 20")

CASES = [
    Case(
        "the cost of an event edited",
        editing(CONFERENCE, '"95.00"', '"85.00"'),
        "an-event-stays events/conference-2025.yml:cost.amount",
    ),
    Case("a missing VAT rate given to the cost of an event", RATE),
    Case(
        "the VAT rate of the cost of an event edited",
        editing(CONFERENCE, "vat_rate: 20", "vat_rate: 17.5"),
        "an-event-stays events/conference-2025.yml:cost.vat_rate",
        first=RATE,
    ),
    Case(
        "an event no longer required",
        editing(CONFERENCE, "required_of: everyone\n", ""),
        "an-event-stays events/conference-2025.yml:",
    ),
    Case(
        "somebody taken off recorded attendance",
        editing(CONFERENCE, "amina-rahman, ", ""),
        "recorded-attendance-stays events/conference-2025.yml:attendance.present",
    ),
    Case(
        "somebody added to attendance that was recorded long ago",
        editing(CONFERENCE, "present: [", "present: [tom-hale, "),
        "an-entry-is-put-on-file-in-time events/conference-2025.yml:attendance.present[1]",
        first=editing(CONFERENCE, ", tom-hale", ""),
    ),
    Case("a further sitting of an event that is over", adding(CONFERENCE, SITTING, AGAIN), OVER),
    Case("the sitting of an event that is over once more", adding(CONFERENCE, SITTING, SITTING), OVER),
    Case("an event to come moved, and no day says so", moved(), f"{SAYS_SO}sittings", first=PLANNED),
    Case(
        "another place for an event to come, and no day says so",
        moved(to="from: 2026-06-11, place: Leeds"),
        f"{SAYS_SO}sittings",
        first=PLANNED,
    ),
    Case(
        "a last day written that was left out", moved(to="from: 2026-06-11, to: 2026-06-11, place: York"), first=PLANNED
    ),
    Case("an event to come moved today", moved(TODAY), first=PLANNED),
    Case("an event to come moved 30 days ago", moved("2026-01-30"), first=PLANNED),
    Case("an event to come moved 31 days ago", moved("2026-01-29"), f"{SAYS_SO}moved_on[1]", first=PLANNED),
    Case("an event to come moved tomorrow", moved("2026-03-02"), f"{SAYS_SO}moved_on[1]", first=PLANNED),
    Case(
        "an event moved long ago, and why that is recorded late",
        both(moved("2026-01-20"), adding(NEXT, "kind: conference", "recorded_late: Found in a drawer.")),
        first=PLANNED,
    ),
    Case(
        "an event to come renamed, and no day says so",
        editing(NEXT, "title: Conference", "title: Annual conference"),
        warned=f"{REWORDED}title",
        first=PLANNED,
    ),
    Case(
        "a booking address for an event to come, and no day says so",
        adding(NEXT, "kind: conference", "website: https://events.example.org/"),
        warned=f"{REWORDED}website",
        first=PLANNED,
    ),
    Case(
        "an event to come renamed on a day",
        editing(NEXT, "title: Conference", f"title: Annual conference\nmoved_on: [{TODAY}]"),
        first=PLANNED,
    ),
    Case("an event that is over renamed", editing(CONFERENCE, "title: ICT", "title: The ICT")),
    Case("an event moved a second time", moved_again(f", {TODAY}"), first=both(PLANNED, moved("2026-02-20"))),
    Case("an event moved twice on a day", moved_again(", 2026-02-20"), first=both(PLANNED, moved("2026-02-20"))),
    Case(
        "an event moved a second time, and no second day says so",
        moved_again(""),
        f"{SAYS_SO}sittings",
        first=both(PLANNED, moved("2026-02-20")),
    ),
    Case(
        "the day of a move deleted",
        editing(NEXT, "\nmoved_on: [2026-02-20]", ""),
        "an-event-stays events/conference-2026.yml:moved_on",
        first=both(PLANNED, moved("2026-02-20")),
    ),
]
