"""Cases of the rules CPD and CONT.2. The conference: 12 and 13 June 2025, its cost published on 1 February 2025."""

from typing import Any

from rules.cases.case import Case

from generator.rules import development as rules

AMINA = "assessors/amina-rahman"
FILE = "data/assessors/amina-rahman.yml"
CONFERENCE = "events/conference-2025"
TRAINING: dict[str, Any] = {
    "title": "Training",
    "kind": "training",
    "from": "2026-05-01",
    "place": "online",
    "required": "yes",
}


def recorded(*records: dict[str, Any]) -> dict[str, Any]:
    return {AMINA: {"development": [{"event": "conference-2025", **one} for one in records]}}


def to_come(attended: str, **more: Any) -> dict[str, Any]:
    """A record of an event of 1 May 2026."""
    record = {"event": "training-2026", "attended": attended, **more}
    return {"events/training-2026": TRAINING, AMINA: {"development": [record]}}


def excused(notified: str, accepted: str | None) -> dict[str, Any]:
    excuse = {"notified_on": notified} | ({"accepted_on": accepted} if accepted else {})
    return recorded({"attended": "no", "excuse": excuse})


CASES = (
    Case(rules.an_event_is_recorded_once, "once"),
    Case(
        rules.an_event_is_recorded_once,
        "twice",
        recorded({"attended": "yes"}, {"attended": "yes"}),
        finds=1,
        at=f"{FILE}:development[2]",
    ),
    Case(
        rules.an_event_is_recorded_once,
        "three times",
        recorded(*({"attended": answer} for answer in ("yes", "no", "no"))),
        finds=2,
    ),
    Case(rules.attendance_waits_for_the_event, "it is over"),
    *(
        Case(
            rules.attendance_waits_for_the_event,
            f"attended: {answer}, looked at on {day}",
            to_come(answer),
            on=day,
            finds=finds,
            at=f"{FILE}:development[1].attended" if finds else None,
        )
        for day, finds in (("2026-04-30", 1), ("2026-05-01", 0), ("2026-05-02", 0))
        for answer in ("yes", "no")
    ),
    Case(
        rules.attendance_waits_for_the_event,
        "an absence told of beforehand",
        to_come("no", excuse={"notified_on": "2026-02-20"}),
    ),
    *(
        Case(
            rules.a_cost_is_published_before_its_event,
            f"published on {day}",
            {CONFERENCE: {"cost": {"published_on": day}}},
            finds=finds,
            at="data/events/conference-2025.yml:cost.published_on" if finds else None,
        )
        for day, finds in (("2025-06-11", 0), ("2025-06-12", 1), ("2025-06-13", 1))
    ),
    Case(rules.a_cost_is_published_before_its_event, "no cost", {CONFERENCE: {"cost": None}}),
    *(
        Case(
            rules.a_required_event_has_a_cost,
            f"no cost, looked at on {day}",
            {CONFERENCE: {"cost": None}},
            on=day,
            finds=finds,
        )
        for day, finds in (("2025-06-11", 0), ("2025-06-12", 1), ("2025-06-13", 1))
    ),
    Case(rules.a_required_event_has_a_cost, "free", {CONFERENCE: {"cost": {"amount": "0.00"}}}),
    Case(rules.a_required_event_has_a_cost, "not required", {CONFERENCE: {"cost": None, "required": "no"}}),
    Case(rules.only_an_absence_is_excused, "attended, without an excuse"),
    Case(rules.only_an_absence_is_excused, "absent, with an excuse", excused("2025-06-10", None)),
    Case(
        rules.only_an_absence_is_excused,
        "attended, with an excuse",
        recorded({"attended": "yes", "excuse": {"notified_on": "2025-06-10"}}),
        finds=1,
        at=f"{FILE}:development[1].excuse",
    ),
    Case(rules.an_excuse_is_accepted_after_it_is_notified, "no excuse"),
    Case(rules.an_excuse_is_accepted_after_it_is_notified, "not accepted", excused("2025-06-10", None)),
    *(
        Case(
            rules.an_excuse_is_accepted_after_it_is_notified,
            f"notified on 10 June 2025, accepted on {day}",
            excused("2025-06-10", day),
            finds=finds,
            at=f"{FILE}:development[1].excuse.accepted_on" if finds else None,
        )
        for day, finds in (("2025-06-09", 1), ("2025-06-10", 0), ("2025-06-11", 0))
    ),
)
