"""Cases for what an event keeps."""

from history.cases.case import Case, adding, editing

CONFERENCE = "events/conference-2025"
SITTING = "  - {from: 2025-06-12, to: 2025-06-13, place: York}"
AGAIN = "  - {from: 2026-06-12, place: online}"
OVER = "an-event-stays events/conference-2025.yml:sittings[2]"
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
]
