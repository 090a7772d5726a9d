"""Cases of contact with schools. A visit made: Fossgate, assessed by Amina Rahman on 20 June 2024.
One to come: a new school, requested on 5 January 2026 and appointed on 10 January.
"""

from typing import Any

from example import Changes
from rules.cases.case import Case
from rules.cases.impartiality import AMINA, GRACE, TOM, change

from generator.rules import contact as rules

FOSSGATE = "schools/eng-900001"
VISITED = "data/schools/eng-900001.yml:assessments[1]"
TO_COME = "data/schools/eng-900002.yml:assessments[1]"
TOLD = {"notified_naace_on": "2026-01-10", "notified_naace_by": AMINA}
CALLED_OFF = (
    {"declined": {"on": "2026-01-12", "reason": "distance"}},
    {"cancelled_on": "2026-01-12"},
)
VOIDED = {"voided": {"on": "2024-06-30", "reason": "No declaration."}}
REQUESTED_ONLY = {"assessor": None, "lead": None, "appointed_on": None}


def visited(**fields: Any) -> Changes:
    """Fossgate's assessment with fields set; None takes one out."""
    return {FOSSGATE: {f"assessments.0.{name}": value for name, value in fields.items()}}


def declared(conflict: str, signed_on: str = "2026-01-12") -> dict[str, str]:
    return {"signed_on": signed_on, "conflict": conflict}


CASES = (
    Case(rules.naace_knew_of_every_visit, "who and when are on file"),
    *(
        Case(
            rules.naace_knew_of_every_visit,
            f"a visit without {' and '.join(missing)}",
            visited(**dict.fromkeys(missing)),
            finds=1,
            at=VISITED,
        )
        for missing in (
            ("notified_naace_on",),
            ("notified_naace_by",),
            ("notified_naace_on", "notified_naace_by"),
        )
    ),
    Case(rules.naace_knew_of_every_visit, "a voided visit", visited(notified_naace_on=None, **VOIDED)),
    Case(rules.naace_knew_of_every_visit, "an appointment, of which another rule tells", change()),
    Case(rules.naace_is_told_of_an_appointment, "who and when are on file", change(**TOLD)),
    *(
        Case(
            rules.naace_is_told_of_an_appointment,
            f"an appointment without {missing}",
            change(**{**TOLD, missing: None}),
            finds=1,
            at=TO_COME,
        )
        for missing in TOLD
    ),
    Case(rules.naace_is_told_of_an_appointment, "nobody appointed yet", change(**REQUESTED_ONLY)),
    Case(
        rules.naace_is_told_of_an_appointment, "a visit, of which another rule tells", visited(notified_naace_by=None)
    ),
    *(Case(rules.naace_is_told_of_an_appointment, f"called off: {off}", change(**off)) for off in CALLED_OFF),
    # Two days, unless the scheme sets another number.
    *(
        Case(
            rules.naace_is_told_in_time,
            f"appointed on {appointed_on}, told on {told_on}, {days} days to do so",
            {
                **change(appointed_on=appointed_on, notified_naace_on=told_on, notified_naace_by=AMINA),
                "scheme": {"notify_days": days},
            },
            finds=finds,
            at=f"{TO_COME}.notified_naace_on" if finds else None,
        )
        for appointed_on, told_on, days, finds in (
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
            rules.naace_is_told_in_time,
            f"approached directly on 6 January, appointed on the 10th, told on {told_on}",
            change(approached_directly_on="2026-01-06", notified_naace_on=told_on, notified_naace_by=AMINA),
            finds=finds,
        )
        for told_on, finds in (("2026-01-07", 0), ("2026-01-08", 0), ("2026-01-09", 1), ("2026-01-10", 1))
    ),
    *(
        Case(
            rules.naace_is_told_in_time,
            f"approached directly on 6 January, nobody appointed, Naace not told, on {on}",
            change(approached_directly_on="2026-01-06", **REQUESTED_ONLY),
            on=on,
            finds=finds,
            at=f"{TO_COME}.approached_directly_on" if finds else None,
        )
        for on, finds in (("2026-01-07", 0), ("2026-01-08", 0), ("2026-01-09", 1))
    ),
    *(
        Case(rules.naace_is_told_in_time, f"called off: {off}", change(notified_naace_on="2026-01-20", **off))
        for off in CALLED_OFF
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
            rules.whoever_is_appointed_is_on_the_list,
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
            rules.whoever_is_appointed_is_on_the_list,
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
            rules.whoever_is_appointed_is_on_the_list,
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
    Case(rules.whoever_is_appointed_is_on_the_list, "nobody appointed yet", change(**REQUESTED_ONLY)),
    *(
        Case(
            rules.whoever_is_appointed_is_on_the_list,
            f"no {missing}, of which another rule tells",
            change(**{missing: None}),
        )
        for missing in ("assessor", "appointed_on")
    ),
    *(
        Case(
            rules.whoever_is_appointed_is_on_the_list,
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
            rules.naace_is_told_by_school_or_assessor,
            f"told by {by}",
            visited(notified_naace_by=by),
            finds=finds,
            at=f"{VISITED}.notified_naace_by" if finds else None,
        )
        for by, finds in ((None, 0), ("school", 0), (AMINA, 0), (TOM, 1), (GRACE, 1))
    ),
    Case(
        rules.naace_is_told_by_school_or_assessor,
        "told by an assessor while nobody is appointed",
        change(notified_naace_by=AMINA, **REQUESTED_ONLY),
        finds=1,
    ),
)
