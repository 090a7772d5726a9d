"""Cases of the order of moderations, of further work after one that was failed, and of appeals."""

from typing import Any

from rules.cases.case import Case
from rules.cases.visits import AMINA, school, visit

from generator.rules import quality_assurance as rules

FILE = "data/assessors/amina-rahman.yml"
NEXT = "data/schools/eng-900002.yml"


def chain(*moderations: dict[str, Any], second: str = "2024-08-20", third: str = "2024-11-20") -> dict[str, Any]:
    """Attempts on 20 June, 20 August and 20 November 2024, each notified four days later, failed unless said."""
    places = (
        {"assessment": "eng-900001/2024-1", "notified_on": "2024-06-24"},
        {"assessment": "eng-900002/2024-1", "notified_on": "2024-08-24"},
        {"assessment": "eng-900002/2024-2", "notified_on": "2024-11-24"},
        {"assessment": "eng-900002/2024-3", "notified_on": "2024-12-24"},
    )
    lasting = [
        {"attempt": str(number), "lead": "tom-hale", "outcome": "failed", **place, **moderation}
        for number, (place, moderation) in enumerate(zip(places, moderations, strict=False), 1)
    ]
    days = (second, third, "2024-12-20")
    return {
        AMINA: {"moderations": lasting},
        **school(*(visit(f"2024-{number}", day, lead="tom-hale") for number, day in enumerate(days, 1))),
    }


def appeal(submitted_on: str = "2024-09-10", **fields: Any) -> dict[str, Any]:
    return {"appeal": {"submitted_on": submitted_on, **fields}}


UPHELD = appeal(outcome="upheld", decided_on="2024-10-10")

ORDER = (
    Case(rules.moderations_in_order, "one"),
    Case(rules.moderations_in_order, "three", chain({}, UPHELD, {})),
    Case(
        rules.moderations_in_order,
        "the first is numbered 2",
        chain({"attempt": "2"}),
        finds=1,
        at=f"{FILE}:moderations[1].attempt",
    ),
    Case(rules.moderations_in_order, "two with one number", chain({}, {"attempt": "1"}), finds=1),
    Case(rules.moderations_in_order, "two in the wrong order", chain({"attempt": "2"}, {"attempt": "1"}), finds=2),
    Case(
        rules.moderations_in_order, "a fourth", chain({}, UPHELD, {}, {}), finds=1, at=f"{FILE}:moderations[4].attempt"
    ),
    Case(
        rules.moderations_in_order,
        "the second the day before the notification",
        chain({}, {}, second="2024-06-23"),
        finds=1,
    ),
    Case(
        rules.moderations_in_order,
        "the second on the day of the notification",
        chain({}, {}, second="2024-06-24"),
        finds=1,
        at=f"{NEXT}:assessments[1].visited_on",
    ),
    Case(rules.moderations_in_order, "the second the day after the notification", chain({}, {}, second="2024-06-25")),
    Case(rules.moderation_only_after_a_failed_one, "after a failed one", chain({}, {"outcome": "passed"})),
    Case(
        rules.moderation_only_after_a_failed_one,
        "after a passed one",
        chain({"outcome": "passed"}, {}),
        finds=1,
        at=f"{FILE}:moderations[2].attempt",
    ),
    Case(
        rules.moderation_only_after_a_failed_one,
        "a sampled visit after a pass",
        school(visit("2025-1", "2025-06-20", lead="tom-hale")),
    ),
)


def further(completed_on: str | None, required_on: str = "2024-06-24") -> dict[str, Any]:
    done = {"completed_on": completed_on} if completed_on else {}
    return {"further": [{"kind": "shadowing", "required_on": required_on, **done}]}


WORK = (
    Case(rules.required_work_completed, "none required", chain({}, {})),
    Case(rules.required_work_completed, "not completed, no visit yet", chain(further(None))),
    Case(
        rules.required_work_completed,
        "not completed by the next moderation",
        chain(further(None), {}),
        finds=1,
        at=f"{FILE}:moderations[1].further[1]",
    ),
    Case(rules.required_work_completed, "completed the day before the visit", chain(further("2024-08-19"), {})),
    Case(rules.required_work_completed, "completed on the day of the visit", chain(further("2024-08-20"), {}), finds=1),
    Case(rules.required_work_completed, "completed the day after the visit", chain(further("2024-08-21"), {}), finds=1),
    Case(rules.required_work_completed, "completed on the day it is required", chain(further("2024-06-24"))),
    Case(
        rules.required_work_completed,
        "completed the day before it is required",
        chain(further("2024-06-29", "2024-06-30")),
        finds=1,
        at=f"{FILE}:moderations[1].further[1].completed_on",
    ),
    Case(
        rules.required_work_completed,
        "required the day before the notification",
        chain(further("2024-07-01", "2024-06-23")),
        finds=1,
        at=f"{FILE}:moderations[1].further[1].required_on",
    ),
    Case(
        rules.required_work_completed,
        "required after a pass",
        chain({**further("2024-07-01"), "outcome": "passed"}),
        finds=1,
        at=f"{FILE}:moderations[1].further[1]",
    ),
)

APPEALS = (
    Case(rules.third_moderation_only_on_appeal, "two without an appeal", chain({}, {})),
    Case(rules.third_moderation_only_on_appeal, "upheld", chain({}, UPHELD, {})),
    Case(
        rules.third_moderation_only_on_appeal,
        "no appeal",
        chain({}, {}, {}),
        finds=1,
        at=f"{FILE}:moderations[3].attempt",
    ),
    Case(
        rules.third_moderation_only_on_appeal,
        "dismissed",
        chain({}, appeal(outcome="dismissed", decided_on="2024-10-10"), {}),
        finds=1,
    ),
    Case(rules.third_moderation_only_on_appeal, "undecided", chain({}, appeal(), {}), finds=1),
    Case(
        rules.third_moderation_only_on_appeal,
        "visited the day before it was upheld",
        chain({}, UPHELD, {}, third="2024-10-09"),
        finds=1,
        at=f"{NEXT}:assessments[2].visited_on",
    ),
    Case(
        rules.third_moderation_only_on_appeal,
        "visited the day it was upheld",
        chain({}, UPHELD, {}, third="2024-10-10"),
    ),
    Case(rules.third_moderation_only_on_appeal, "visited the day after", chain({}, UPHELD, {}, third="2024-10-11")),
    Case(rules.appeal_in_time, "no appeal", chain({}, {})),
    Case(rules.appeal_in_time, "the day before the notification", chain({}, appeal("2024-08-23")), finds=1),
    Case(rules.appeal_in_time, "on the day of notification", chain({}, appeal("2024-08-24"))),
    Case(rules.appeal_in_time, "day 29", chain({}, appeal("2024-09-22"))),
    Case(rules.appeal_in_time, "day 30", chain({}, appeal("2024-09-23"))),
    Case(
        rules.appeal_in_time,
        "day 31",
        chain({}, appeal("2024-09-24")),
        finds=1,
        at=f"{FILE}:moderations[2].appeal.submitted_on",
    ),
    Case(
        rules.appeal_in_time,
        "day 30 over a leap day",
        chain({}, {"notified_on": "2024-02-28", **appeal("2024-03-29")}),
    ),
    Case(
        rules.appeal_in_time,
        "day 31 over a leap day",
        chain({}, {"notified_on": "2024-02-28", **appeal("2024-03-30")}),
        finds=1,
    ),
    Case(
        rules.appeal_in_time,
        "day 11 where the scheme sets ten",
        {"scheme": {"appeal_days": "10"}, **chain({}, appeal("2024-09-04"))},
        finds=1,
    ),
    Case(
        rules.appeal_in_time,
        "against a first moderation",
        chain(appeal("2024-07-01")),
        finds=1,
        at=f"{FILE}:moderations[1].appeal",
    ),
    Case(rules.appeal_in_time, "against a passed one", chain({}, {"outcome": "passed", **appeal()}), finds=1),
    Case(rules.appeal_decided_in_full, "undecided", chain({}, appeal())),
    Case(rules.appeal_decided_in_full, "decided", chain({}, UPHELD)),
    Case(rules.appeal_decided_in_full, "an outcome without its day", chain({}, appeal(outcome="upheld")), finds=1),
    Case(
        rules.appeal_decided_in_full,
        "a day without an outcome",
        chain({}, appeal(decided_on="2024-10-10")),
        finds=1,
        at=f"{FILE}:moderations[2].appeal",
    ),
    Case(
        rules.appeal_decided_in_full,
        "decided the day before it was submitted",
        chain({}, appeal(outcome="upheld", decided_on="2024-09-09")),
        finds=1,
        at=f"{FILE}:moderations[2].appeal.decided_on",
    ),
    Case(
        rules.appeal_decided_in_full,
        "decided on the day it was submitted",
        chain({}, appeal(outcome="upheld", decided_on="2024-09-10")),
    ),
    Case(
        rules.appeal_decided_in_full,
        "decided the day after",
        chain({}, appeal(outcome="upheld", decided_on="2024-09-11")),
    ),
    Case(rules.appeal_to_decide, "the day before it was submitted", chain({}, appeal()), on="2024-09-09"),
    Case(
        rules.appeal_to_decide,
        "the day it was submitted",
        chain({}, appeal()),
        on="2024-09-10",
        finds=1,
        at=f"{FILE}:moderations[2].appeal",
    ),
    Case(rules.appeal_to_decide, "long after", chain({}, appeal()), finds=1),
    Case(rules.appeal_to_decide, "the day before it was decided", chain({}, UPHELD), on="2024-10-09", finds=1),
    Case(rules.appeal_to_decide, "the day it was decided", chain({}, UPHELD), on="2024-10-10"),
    Case(rules.appeal_to_decide, "the day after it was decided", chain({}, UPHELD), on="2024-10-11"),
)
