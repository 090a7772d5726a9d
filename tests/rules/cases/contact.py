"""Cases of contact with schools. A visit made: Fossgate, assessed by Amina Rahman on 20 June 2024.
One to come: a new school, requested on 5 January 2026 and appointed on 10 January.
"""

from typing import Any

from example import Changes
from rules.cases.case import Case
from rules.cases.impartiality import AMINA, GRACE, TOM, change, school

from generator.rules import contact as rules

FOSSGATE = "schools/eng-900001"
VISITED = "data/schools/eng-900001.yml:assessments[1]"
TO_COME = "data/schools/eng-900002.yml:assessments[1]"
PLANNED = {"visit_planned_on": "2026-04-10"}
CALLED_OFF = (
    {"declined": {"on": "2026-01-12", "reason": "distance"}},
    {"cancelled_on": "2026-01-12"},
)
VOIDED = {"voided": {"on": "2024-06-30", "reason": "No declaration."}}
REQUESTED_ONLY = {"assessor": None, "lead": None, "appointed_on": None}


def visited(**fields: Any) -> Changes:
    """Fossgate's assessment with fields set; None takes one out."""
    return {FOSSGATE: {f"assessments.0.{name}": value for name, value in fields.items()}}


def another_school(**fields: Any) -> Changes:
    return {"schools/eng-900004": school(**fields)}


def declared(conflict: str, signed_on: str = "2026-01-12") -> dict[str, str]:
    return {"signed_on": signed_on, "conflict": conflict}


def approached(on: str, told_on: str | None = None, assessor: str = AMINA) -> dict[str, Any]:
    told = {"told_on": told_on, "told_by": assessor} if told_on else {}
    return {"approach": {"assessor": assessor, "on": on, **told}}


def then(**fields: Any) -> Changes:
    """Amina declined on 12 January; a further entry follows, with these fields."""
    changes = change(**CALLED_OFF[0])
    further = {"id": "2026-2", "requested": {"on": "2026-01-05", "by": "school"}, **fields}
    changes["schools/eng-900002"]["assessments"].append(further)
    return changes


CASES = (
    *(
        Case(
            rules.visit_date_reported_in_time,
            f"visited on 20 June 2024, told on {day}",
            visited(visit_told_on=day),
            finds=finds,
            at=f"{VISITED}.visit_told_on" if finds else None,
        )
        for day, finds in (("2024-06-19", 0), ("2024-06-20", 0), ("2024-06-21", 1))
    ),
    Case(rules.visit_date_reported_in_time, "never told", visited(visit_told_on=None), finds=1, at=VISITED),
    Case(rules.visit_date_reported_in_time, "a voided visit", visited(visit_told_on=None, **VOIDED)),
    Case(rules.visit_date_reported_in_time, "to come, which another rule covers", change(**PLANNED)),
    Case(rules.planned_visit_date_reported, "told", change(**PLANNED, visit_told_on="2026-01-20")),
    Case(rules.planned_visit_date_reported, "not told", change(**PLANNED), finds=1, at=TO_COME),
    Case(rules.planned_visit_date_reported, "appointed, no day agreed", change()),
    Case(rules.planned_visit_date_reported, "visited, which another rule covers", visited(visit_told_on=None)),
    *(Case(rules.planned_visit_date_reported, f"called off: {off}", change(**PLANNED, **off)) for off in CALLED_OFF),
    *(
        Case(
            rules.one_school_a_day,
            f"{sentence}, the other school's visit on {day}",
            {**change(**PLANNED), **another_school(visit_planned_on=day, **fields)},
            finds=finds,
            at="data/schools/eng-900004.yml:assessments[1].visit_planned_on" if finds else None,
        )
        for sentence, fields, day, finds in (
            ("one assessor", {"lead": None}, "2026-04-09", 0),
            ("one assessor", {"lead": None}, "2026-04-10", 1),
            ("one assessor", {"lead": None}, "2026-04-11", 0),
            ("one Lead Assessor", {"assessor": GRACE}, "2026-04-09", 0),
            ("one Lead Assessor", {"assessor": GRACE}, "2026-04-10", 1),
            ("one Lead Assessor", {"assessor": GRACE}, "2026-04-11", 0),
            ("to assess and to observe", {"assessor": GRACE, "lead": AMINA}, "2026-04-10", 1),
            ("other people", {"assessor": GRACE, "lead": None}, "2026-04-10", 0),
            ("cancelled", {"cancelled_on": "2026-02-20"}, "2026-04-10", 0),
            ("visited on another day", {"lead": None, "visited_on": "2026-02-27"}, "2026-04-10", 0),
        )
    ),
    # Two days, unless the scheme sets another number.
    Case(rules.direct_approach_reported_in_time, "allocated by Naace, no approach", change()),
    *(
        Case(
            rules.direct_approach_reported_in_time,
            f"approached on {approached_on}, told on {told_on}, {days} days to do so",
            {**change(**approached(approached_on, told_on)), "scheme": {"notify_days": days}},
            finds=finds,
            at=f"{TO_COME}.approach.told_on" if finds else None,
        )
        for approached_on, told_on, days, finds in (
            ("2026-01-10", "2026-01-11", "2", 0),
            ("2026-01-10", "2026-01-12", "2", 0),
            ("2026-01-10", "2026-01-13", "2", 1),
            ("2026-01-10", "2026-01-10", "0", 0),
            ("2026-01-10", "2026-01-11", "0", 1),
            ("2024-02-27", "2024-02-29", "2", 0),
            ("2024-02-28", "2024-03-01", "2", 0),
            ("2024-02-28", "2024-03-02", "2", 1),
            ("2025-02-27", "2025-03-02", "2", 1),
        )
    ),
    *(
        Case(
            rules.direct_approach_reported_in_time,
            f"approached on 6 January, Naace not told, {who}, on {on}",
            change(**approached("2026-01-06"), **fields),
            on=on,
            finds=finds,
            at=f"{TO_COME}.approach" if finds else None,
        )
        for who, fields in (
            ("appointed", {}),
            ("nobody appointed", REQUESTED_ONLY),
            *(("off", off) for off in CALLED_OFF),
        )
        for on, finds in (("2026-01-07", 0), ("2026-01-08", 0), ("2026-01-09", 1))
    ),
    Case(
        rules.direct_approach_reported_in_time,
        "somebody else was approached than is appointed",
        change(**approached("2026-01-06", "2026-01-09", GRACE)),
        finds=1,
    ),
    *(
        Case(
            rules.direct_approach_reported_after_it_happened,
            f"approached on 6 January, told on {told_on}",
            change(**approached("2026-01-06", told_on)),
            finds=finds,
            at=f"{TO_COME}.approach.told_on" if finds else None,
        )
        for told_on, finds in (("2026-01-05", 1), ("2026-01-06", 0), ("2026-01-07", 0))
    ),
    Case(rules.direct_approach_reported_after_it_happened, "not told yet", change(**approached("2026-01-06"))),
    Case(rules.direct_approach_reported_after_it_happened, "no approach", change()),
    Case(
        rules.direct_approach_reported_after_it_happened,
        "reported, but it does not say who reported it",
        change(approach={"assessor": AMINA, "on": "2026-01-06", "told_on": "2026-01-07"}),
        finds=1,
        at=f"{TO_COME}.approach",
    ),
    *(
        Case(
            rules.a_request_leads_to_an_appointment,
            f"requested on 5 January by {by}, on {on}",
            change(requested={"on": "2026-01-05", "by": by}, **REQUESTED_ONLY),
            on=on,
            finds=finds,
            at=f"{TO_COME}.requested" if finds else None,
        )
        for by in ("school", "naace")
        for on, finds in (("2026-01-18", 0), ("2026-01-19", 0), ("2026-01-20", 1))
    ),
    *(
        Case(
            rules.a_request_leads_to_an_appointment,
            f"requested in February {on[:4]}, on {on}",
            change(requested={"on": f"{on[:4]}-02-15", "by": "school"}, **REQUESTED_ONLY),
            on=on,
            finds=finds,
        )
        for on, finds in (("2024-02-29", 0), ("2024-03-01", 1), ("2025-03-01", 0), ("2025-03-02", 1))
    ),
    Case(rules.a_request_leads_to_an_appointment, "someone is appointed", change()),
    *(
        Case(rules.a_request_leads_to_an_appointment, f"called off: {off}", change(**{**REQUESTED_ONLY, **off}))
        for off in CALLED_OFF
    ),
    # Amina Rahman is registered on 1 March 2024, and removed here on 1 February 2026.
    *(
        Case(
            rules.appointed_assessor_is_on_the_list,
            f"registered on 1 March 2024, appointed on {day} after a request by {by}",
            visited(appointed_on=day, requested={"on": "2024-01-10", "by": by}),
            finds=finds,
            at=f"{VISITED}.assessor" if finds else None,
        )
        for by in ("school", "naace")
        for day, finds in (("2024-02-29", 1), ("2024-03-01", 0), ("2024-03-02", 0))
    ),
    *(
        Case(
            rules.appointed_assessor_is_on_the_list,
            f"removed on 1 February 2026, appointed on {day}",
            {
                **change(appointed_on=day),
                f"assessors/{AMINA}": {
                    "decisions": [
                        {"on": "2024-03-01", "decision": "registered"},
                        {"on": "2026-02-01", "decision": "removed", "clause": "PC.1", "reason": "A reason."},
                    ]
                },
            },
            finds=finds,
        )
        for day, finds in (("2026-01-31", 0), ("2026-02-01", 1), ("2026-02-02", 1))
    ),
    *(
        Case(
            rules.appointed_assessor_is_on_the_list,
            f"membership ended on 31 January 2026, appointed on {day}",
            {
                **change(appointed_on=day),
                f"assessors/{AMINA}": {
                    "membership": [{"number": "N1", "grade": "full", "from": "2018-01-01", "to": "2026-01-31"}]
                },
            },
            finds=finds,
        )
        for day, finds in (("2026-01-30", 0), ("2026-01-31", 0), ("2026-02-01", 1))
    ),
    Case(rules.appointed_assessor_is_on_the_list, "nobody appointed yet", change(**REQUESTED_ONLY)),
    *(
        Case(
            rules.appointed_assessor_is_on_the_list,
            f"no {missing}, which another rule covers",
            change(**{missing: None}),
        )
        for missing in ("assessor", "appointed_on")
    ),
    *(
        Case(
            rules.appointed_assessor_is_on_the_list,
            f"called off: {off}",
            change(appointed_on="2023-01-10", **off),
        )
        for off in CALLED_OFF
    ),
    # Declarations, of assessor and Lead Assessor.
    *(
        Case(
            rules.no_conflict_is_declared,
            f"{field}: {conflict}, visit {visit or 'to come'}",
            change(**{field: declared(conflict)}, visited_on=visit),
            finds=finds,
            at=f"{TO_COME}.{role}" if finds else None,
        )
        for role, field in (("assessor", "conflict_declaration"), ("lead", "lead_declaration"))
        for conflict, finds in (("none", 0), ("exists", 1), ("declined", 1))
        for visit in (None, "2026-02-20")
    ),
    Case(rules.no_conflict_is_declared, "none on file while the visit is to come", change()),
    Case(
        rules.no_conflict_is_declared,
        "both declare one",
        change(conflict_declaration=declared("exists"), lead_declaration=declared("declined")),
        finds=2,
    ),
    *(
        Case(
            rules.no_conflict_is_declared,
            f"called off: {off}",
            change(conflict_declaration=declared("exists"), **off),
        )
        for off in CALLED_OFF
    ),
    *(
        Case(
            rules.a_declaration_comes_before_the_visit,
            f"{field} signed on {day}, visit on 20 June 2024",
            visited(**{field: declared("none", day)}),
            finds=finds,
            at=f"{VISITED}.{field}.signed_on" if finds else None,
        )
        for field in ("conflict_declaration", "lead_declaration")
        for day, finds in (("2024-06-19", 0), ("2024-06-20", 0), ("2024-06-21", 1))
    ),
    *(
        Case(
            rules.a_declaration_comes_before_the_visit,
            f"a visit without {field}",
            visited(**{field: None}),
            finds=1,
            at=f"{VISITED}.{role}",
        )
        for role, field in (("assessor", "conflict_declaration"), ("lead", "lead_declaration"))
    ),
    Case(
        rules.a_declaration_comes_before_the_visit,
        "no Lead Assessor, and so no declaration of one",
        visited(lead=None, lead_declaration=None),
    ),
    Case(rules.a_declaration_comes_before_the_visit, "neither, while the visit is to come", change()),
    Case(rules.a_declaration_comes_before_the_visit, "a voided visit", visited(conflict_declaration=None, **VOIDED)),
    *(
        Case(
            rules.direct_approach_reported_by_school_or_assessor,
            f"{approached_one} approached, told by {by}",
            change(approach={"assessor": approached_one, "on": "2026-01-06", "told_on": "2026-01-07", "told_by": by}),
            finds=finds,
            at=f"{TO_COME}.approach.told_by" if finds else None,
        )
        for approached_one, by, finds in (
            (AMINA, "school", 0),
            (AMINA, AMINA, 0),
            (AMINA, TOM, 1),
            (AMINA, GRACE, 1),
            (GRACE, GRACE, 0),
            (GRACE, AMINA, 1),
        )
    ),
    Case(rules.direct_approach_reported_by_school_or_assessor, "not told yet", change(**approached("2026-01-06"))),
    Case(rules.direct_approach_reported_by_school_or_assessor, "no approach", change()),
    # Declined by Amina on 12 January.
    *(
        Case(
            rules.another_assessor_to_find,
            f"declined on 12 January, looked at on {on}",
            change(**CALLED_OFF[0]),
            on=on,
            finds=finds,
            at=f"{TO_COME}.declined" if finds else None,
        )
        for on, finds in (("2026-01-11", 0), ("2026-01-12", 1), ("2026-01-13", 1))
    ),
    Case(rules.another_assessor_to_find, "not declined", change()),
    *(
        Case(
            rules.another_assessor_to_find,
            f"another appointed on 15 January, looked at on {on}",
            then(assessor=GRACE, appointed_on="2026-01-15"),
            on=on,
            finds=finds,
        )
        for on, finds in (("2026-01-14", 1), ("2026-01-15", 0), ("2026-01-16", 0))
    ),
    Case(rules.another_assessor_to_find, "the school withdrew", change(**CALLED_OFF[0], **CALLED_OFF[1])),
    *(
        Case(
            rules.another_assessor_to_find,
            f"a new entry, {sentence}",
            then(**fields),
            finds=finds,
            at=at,
        )
        for sentence, fields, finds, at in (
            ("another appointed", {"assessor": GRACE, "appointed_on": "2026-01-15"}, 0, None),
            ("nobody appointed yet", {}, 1, f"{TO_COME}.declined"),
            (
                "another appointed, who declined as well",
                {
                    "assessor": GRACE,
                    "appointed_on": "2026-01-15",
                    "declined": {"on": "2026-01-16", "reason": "conflict-of-interest"},
                },
                1,
                "data/schools/eng-900002.yml:assessments[2].declined",
            ),
        )
    ),
    # Declarations are for this appointment: requested on 5 January 2026.
    *(
        Case(
            rules.a_declaration_is_for_its_appointment,
            f"{field} signed on {day}, requested on 5 January",
            change(**{field: declared("none", day)}),
            finds=finds,
            at=f"{TO_COME}.{field}.signed_on" if finds else None,
        )
        for field in ("conflict_declaration", "lead_declaration")
        for day, finds in (("2026-01-04", 1), ("2026-01-05", 0), ("2026-01-06", 0))
    ),
    Case(rules.a_declaration_is_for_its_appointment, "none on file", change()),
    *(
        Case(
            rules.a_declaration_is_for_its_appointment,
            f"called off: {off}",
            change(conflict_declaration=declared("none", "2026-01-04"), **off),
        )
        for off in CALLED_OFF
    ),
)
