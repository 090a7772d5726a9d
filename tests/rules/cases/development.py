"""Cases of the rules CPD and CONT.2. The conference: 12 and 13 June 2025, its cost published on 1 February 2025, its
attendance recorded on 14 June. Amina Rahman, Grace Mensah and Tom Hale took part.
"""

from typing import Any

from rules.cases.case import Case

from generator.rules import development as rules

AMINA = "assessors/amina-rahman"
FILE = "data/assessors/amina-rahman.yml"
CONFERENCE = "events/conference-2025"
EVENT = "data/events/conference-2025.yml"
PRESENT = ("amina-rahman", "grace-mensah", "tom-hale")
ABSENT = ("grace-mensah", "tom-hale")
NO_EVENT = {CONFERENCE: None, **{f"assessors/{id}": {"invoices": None} for id in PRESENT}}
"""The register without its event, and without the invoices that name it."""


def conference(**fields: Any) -> dict[str, Any]:
    return {CONFERENCE: fields}


def listed(*present: str) -> dict[str, Any]:
    return {CONFERENCE: {"attendance": {"present": list(present)}}}


def excuse(notified_on: str = "2025-06-10", **decided: str) -> dict[str, Any]:
    return {"event": "conference-2025", "notified_on": notified_on, **decided}


def excused(*excuses: dict[str, Any]) -> dict[str, Any]:
    """Amina did not take part in the conference, and has these excuses."""
    return {**listed(*ABSENT), AMINA: {"excuses": list(excuses)}}


def sittings(*days: str) -> dict[str, Any]:
    return conference(sittings=[{"from": day, "place": "York"} for day in days])


ATTENDANCE = (
    Case(rules.attendance_names_each_person_once, "each once"),
    Case(rules.attendance_names_each_person_once, "no list yet", conference(attendance=None)),
    Case(
        rules.attendance_names_each_person_once,
        "one twice",
        listed(*PRESENT, "amina-rahman"),
        finds=1,
        at=f"{EVENT}:attendance.present[4]",
    ),
    Case(rules.attendance_names_each_person_once, "one three times", listed(*PRESENT, *["tom-hale"] * 2), finds=2),
    *(
        Case(
            rules.attendance_is_recorded_once_the_event_begins,
            f"recorded on {day}, the event begins on 12 June 2025",
            conference(attendance={"recorded_on": day}),
            finds=finds,
            at=f"{EVENT}:attendance.recorded_on" if finds else None,
        )
        for day, finds in (("2025-06-11", 1), ("2025-06-12", 0), ("2025-06-13", 0))
    ),
    *(
        Case(
            rules.attendance_is_recorded_once_the_event_begins,
            f"recorded on 14 June 2025, looked at on {day}",
            on=day,
            finds=finds,
            at=f"{EVENT}:attendance.recorded_on" if finds else None,
        )
        for day, finds in (("2025-06-13", 1), ("2025-06-14", 0), ("2025-06-15", 0))
    ),
    Case(
        rules.attendance_is_recorded_once_the_event_begins,
        "recorded after the first of two sittings",
        sittings("2025-06-14", "2025-09-10"),
    ),
    Case(
        rules.attendance_is_recorded_once_the_event_begins,
        "cancelled, with a list",
        conference(cancelled_on="2025-06-01"),
        finds=1,
        at=f"{EVENT}:attendance",
    ),
    Case(
        rules.attendance_is_recorded_once_the_event_begins,
        "cancelled, without a list",
        conference(cancelled_on="2025-06-01", attendance=None),
    ),
    # The conference's last day is 13 June 2025; fourteen days later is 27 June.
    Case(rules.attendance_to_record, "recorded"),
    *(
        Case(
            rules.attendance_to_record,
            f"not recorded within {days} days, looked at on {day}",
            {**conference(attendance=None), "scheme": {"attendance_days": days}},
            on=day,
            finds=finds,
            at=f"{EVENT}:attendance" if finds else None,
        )
        for days, day, finds in (
            ("14", "2025-06-26", 0),
            ("14", "2025-06-27", 0),
            ("14", "2025-06-28", 1),
            ("0", "2025-06-13", 0),
            ("0", "2025-06-14", 1),
        )
    ),
    Case(
        rules.attendance_to_record,
        "the last of two sittings was fourteen days ago",
        conference(
            attendance=None,
            sittings=[{"from": "2025-06-12", "place": "York"}, {"from": "2025-07-01", "place": "online"}],
        ),
        on="2025-07-15",
    ),
    *(
        Case(
            rules.attendance_to_record,
            f"recorded late, on 10 July 2025, looked at on {day}",
            conference(**{"attendance.recorded_on": "2025-07-10"}),
            on=day,
            finds=finds,
        )
        for day, finds in (
            ("2025-06-27", 0),
            ("2025-06-28", 1),
            ("2025-07-09", 1),
            ("2025-07-10", 0),
            ("2025-07-11", 0),
        )
    ),
    *(
        Case(
            rules.attendance_to_record,
            f"the last of two sittings on 1 July 2025, the list of {recorded_on}",
            {CONFERENCE: {**sittings("2025-06-12", "2025-07-01")[CONFERENCE], "attendance.recorded_on": recorded_on}},
            on="2025-07-16",
            finds=finds,
            at=f"{EVENT}:attendance.recorded_on" if finds else None,
        )
        for recorded_on, finds in (("2025-06-12", 1), ("2025-06-30", 1), ("2025-07-01", 0), ("2025-07-02", 0))
    ),
    Case(rules.attendance_to_record, "not required", conference(attendance=None, required_of=None)),
    *(
        Case(
            rules.attendance_to_record,
            f"cancelled on 10 July 2025, looked at on {day}",
            conference(attendance=None, cancelled_on="2025-07-10"),
            on=day,
            finds=finds,
        )
        for day, finds in (("2025-07-09", 1), ("2025-07-10", 0), ("2025-07-11", 0))
    ),
)

EVENTS = (
    Case(rules.sittings_are_in_order, "one sitting"),
    *(
        Case(
            rules.sittings_are_in_order,
            f"on 12 June 2025, then on {day}",
            sittings("2025-06-12", day),
            finds=finds,
            at=f"{EVENT}:sittings[2].from" if finds else None,
        )
        for day, finds in (("2025-06-11", 1), ("2025-06-12", 0), ("2025-06-13", 0))
    ),
    Case(rules.registered_since_has_its_date, "required of everyone"),
    *(
        Case(
            rules.registered_since_has_its_date,
            f"required of {whom or 'nobody'}, registered_since {since or 'left out'}",
            conference(required_of=whom, registered_since=since),
            finds=finds,
            at=f"{EVENT}:{key}" if finds else None,
        )
        for whom, since, finds, key in (
            ("registered-since", "2024-01-01", 0, ""),
            ("registered-since", None, 1, "required_of"),
            ("everyone", "2024-01-01", 1, "registered_since"),
            ("lead-assessors", "2024-01-01", 1, "registered_since"),
            ("lead-assessors", None, 0, ""),
            (None, "2024-01-01", 1, "registered_since"),
            (None, None, 0, ""),
        )
    ),
    *(
        Case(
            rules.a_cost_is_published_before_its_event,
            f"published on {day}",
            conference(cost={"published_on": day}),
            finds=finds,
            at=f"{EVENT}:cost.published_on" if finds else None,
        )
        for day, finds in (("2025-06-11", 0), ("2025-06-12", 1), ("2025-06-13", 1))
    ),
    Case(rules.a_cost_is_published_before_its_event, "no cost", conference(cost=None)),
    *(
        Case(
            rules.a_required_event_has_a_cost,
            f"no cost, looked at on {day}",
            conference(cost=None),
            on=day,
            finds=finds,
        )
        for day, finds in (("2025-06-11", 0), ("2025-06-12", 1), ("2025-06-13", 1))
    ),
    Case(rules.a_required_event_has_a_cost, "free", conference(cost={"amount": "0.00"})),
    Case(rules.a_required_event_has_a_cost, "not required", conference(cost=None, required_of=None)),
    Case(rules.a_required_event_has_a_cost, "cancelled", conference(cost=None, cancelled_on="2025-06-01")),
    # The first decision on file is of 2018; the only event took place in 2025.
    *(
        Case(rules.a_year_has_its_event, f"looked at on {day}", on=day, finds=finds)
        for day, finds in (("2025-12-31", 1), ("2026-01-01", 0), ("2026-12-31", 0), ("2027-01-01", 1))
    ),
    *(
        Case(
            rules.a_year_has_its_event,
            f"no event at all; the first decision was on 1 December 2018, looked at on {day}",
            NO_EVENT,
            on=day,
            finds=finds,
            at="data/scheme.yml:" if finds else None,
        )
        for day, finds in (("2018-12-31", 0), ("2019-01-01", 1), ("2019-01-02", 1))
    ),
    *(
        Case(rules.a_year_has_its_event, f"an event on {day}, looked at on 1 March 2026", sittings(day), finds=finds)
        for day, finds in (("2024-12-31", 1), ("2025-01-01", 0), ("2025-12-31", 0), ("2026-01-01", 1))
    ),
    Case(rules.a_year_has_its_event, "the second sitting was in that year", sittings("2024-12-01", "2025-01-10")),
    Case(rules.a_year_has_its_event, "cancelled", conference(cancelled_on="2025-06-01"), finds=1),
)

EXCUSES = (
    Case(rules.only_an_absence_is_excused, "present, without an excuse"),
    Case(rules.only_an_absence_is_excused, "absent, with an excuse", excused(excuse(accepted_on="2025-06-11"))),
    Case(
        rules.only_an_absence_is_excused,
        "no list yet",
        conference(attendance=None) | {AMINA: {"excuses": [excuse(accepted_on="2025-06-11")]}},
    ),
    *(
        Case(
            rules.only_an_absence_is_excused,
            f"present, with an excuse, {decided or 'undecided'}",
            {AMINA: {"excuses": [excuse(**decided)]}},
            finds=finds,
            at=f"{FILE}:excuses[1]" if finds else None,
        )
        for decided, finds in (
            ({}, 0),
            ({"refused_on": "2025-06-14"}, 0),
            ({"accepted_on": "2025-06-12"}, 0),
            ({"accepted_on": "2025-06-13"}, 0),
            ({"accepted_on": "2025-06-14"}, 1),
        )
    ),
    Case(rules.an_event_is_excused_once, "none"),
    Case(rules.an_event_is_excused_once, "once", excused(excuse())),
    *(
        Case(
            rules.an_event_is_excused_once,
            f"twice, the first {decided or 'undecided'}",
            excused(excuse(**decided), excuse("2025-06-12")),
            finds=finds,
            at=f"{FILE}:excuses[2]" if finds else None,
        )
        for decided, finds in (({}, 1), ({"accepted_on": "2025-06-11"}, 1), ({"refused_on": "2025-06-11"}, 0))
    ),
    Case(rules.an_event_is_excused_once, "three times", excused(excuse(), excuse(), excuse()), finds=2),
    Case(
        rules.an_event_is_excused_once,
        "two events",
        {
            "events/training-2026": {
                "title": "Training",
                "kind": "training",
                "sittings": [{"from": "2026-05-01", "place": "online"}],
            },
            **excused(excuse(), {**excuse("2026-02-01"), "event": "training-2026"}),
        },
    ),
    Case(rules.an_excuse_is_decided_once_after_it_is_notified, "no excuse"),
    Case(rules.an_excuse_is_decided_once_after_it_is_notified, "not decided", excused(excuse())),
    *(
        Case(
            rules.an_excuse_is_decided_once_after_it_is_notified,
            f"notified on 10 June 2025, {name} {day}",
            excused(excuse(**{name: day})),
            finds=finds,
            at=f"{FILE}:excuses[1].{name}" if finds else None,
        )
        for name in ("accepted_on", "refused_on")
        for day, finds in (("2025-06-09", 1), ("2025-06-10", 0), ("2025-06-11", 0))
    ),
    Case(
        rules.an_excuse_is_decided_once_after_it_is_notified,
        "accepted and refused",
        excused(excuse(accepted_on="2025-06-11", refused_on="2025-06-12")),
        finds=1,
        at=f"{FILE}:excuses[1].refused_on",
    ),
    Case(rules.an_excuse_to_decide, "none"),
    *(
        Case(
            rules.an_excuse_to_decide,
            f"notified on 10 June 2025, looked at on {day}",
            excused(excuse()),
            on=day,
            finds=finds,
            at=f"{FILE}:excuses[1]" if finds else None,
        )
        for day, finds in (("2025-06-09", 0), ("2025-06-10", 1), ("2025-06-11", 1))
    ),
    *(
        Case(
            rules.an_excuse_to_decide,
            f"{name} 12 June 2025, looked at on {day}",
            excused(excuse(**{name: "2025-06-12"})),
            on=day,
            finds=finds,
        )
        for name in ("accepted_on", "refused_on")
        for day, finds in (("2025-06-11", 1), ("2025-06-12", 0), ("2025-06-13", 0))
    ),
)

CASES = (*ATTENDANCE, *EVENTS, *EXCUSES)
