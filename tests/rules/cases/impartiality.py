"""Cases of the table of conflicts. A new school is assessed by Amina Rahman (Northgate Learning) and observed by
Tom Hale (Hale ICT); Grace Mensah (Westmoor Services) is a third person. The day asked about is 1 March 2026. The
file has more than 400 lines because the table of conflicts is one: by whom, what kind of support, when.
"""

from collections.abc import Sequence
from typing import Any

from example import Changes
from rules.cases.case import Case
from rules.cases.visits import school as further

from generator.rules import impartiality as rules

AMINA, TOM, GRACE = "amina-rahman", "tom-hale", "grace-mensah"
PEOPLE = (("assessor", AMINA, "northgate-learning"), ("lead", TOM, "hale-ict"))
"""Each role with who has it, and their organisation."""
AT = "data/schools/eng-900002.yml:assessments[1]."
FRAMEWORK = ("framework", "self-review")
TIES = ("employed", "governor")
OWN = {
    "framework": rules.no_framework_support,
    "self-review": rules.no_framework_support,
    "general": rules.no_recent_general_support,
    "employed": rules.no_tie_to_the_school,
    "governor": rules.no_tie_to_the_school,
}
"""For each kind of support the rule that finds it in the one who gave it, as long as it is recent."""
EVERY = (
    *dict.fromkeys(OWN.values()),
    rules.no_former_tie_to_the_school,
    rules.framework_supporter_is_recorded,
    rules.framework_support_by_a_colleague,
)


CAME_FROM = {"school": "eng-900003", "on": "2025-09-01", "how": "conversion"}


def school(*support: dict[str, Any], predecessors: Sequence[dict[str, str]] = (), **fields: Any) -> dict[str, Any]:
    """A school with support and an assessment to come, or with `visited_on` made."""
    appointed = {
        "id": "2026-1",
        "requested": {"on": "2026-01-05", "by": "school"},
        "assessor": AMINA,
        "appointed_on": "2026-01-10",
        "lead": TOM,
    }
    assessment = {name: value for name, value in {**appointed, **fields}.items() if value is not None}
    return {
        "name": "Skeldergate School",
        "local_authority": "York",
        "region": "yorkshire-and-the-humber",
        "phase": "primary",
        "type": "community-school",
        "predecessors": list(predecessors),
        "support": list(support),
        "assessments": [assessment],
    }


def support(kind: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "from": "2020-01-01", **fields}


def change(*given: dict[str, Any], **fields: Any) -> Changes:
    return {"schools/eng-900002": school(*given, **fields)}


CASES = (
    # Who gave the support themself: each kind, in each role, with the visit made and to come.
    *(
        Case(
            OWN[kind],
            f"{kind} by the {role}, visit {visited_on or 'to come'}",
            change(support(kind, assessor=person), visited_on=visited_on),
            finds=1,
            at=AT + role,
        )
        for kind in OWN
        for role, person, _ in PEOPLE
        for visited_on in (None, "2026-02-20")
    ),
    *(Case(rule, "support by someone else", change(support(kind, assessor=GRACE))) for kind, rule in OWN.items()),
    *(
        Case(
            rules.no_framework_support,
            f"{kind} that is over for long, by the {role}",
            change(support(kind, assessor=person, **{"from": "1999-01-01", "to": "1999-12-31"})),
            finds=1,
        )
        for kind in FRAMEWORK
        for role, person, _ in PEOPLE
    ),
    # Framework support that begins about the day of a visit; and planned, while the visit is to come.
    *(
        Case(
            rules.no_framework_support,
            f"{kind} from {day}, visit on 20 February, by the {role}",
            change(support(kind, assessor=person, **{"from": day}), visited_on="2026-02-20"),
            finds=finds,
        )
        for kind in FRAMEWORK
        for role, person, _ in PEOPLE
        for day, finds in (("2026-02-19", 1), ("2026-02-20", 1), ("2026-02-21", 0))
    ),
    *(
        Case(
            rules.no_framework_support,
            f"{kind} planned from {day}, visit planned on 10 April, by the {role}",
            change(support(kind, assessor=person, **{"from": day}), visit_planned_on="2026-04-10"),
            finds=1,
        )
        for kind in FRAMEWORK
        for role, person, _ in PEOPLE
        for day in ("2026-04-09", "2026-04-10", "2026-04-11")
    ),
    # How recent general support and ties are, to the day; 29 February; and by another number of years.
    *(
        Case(
            rule,
            f"{kind} up to {to} by the {role}, visit on {visited_on}, recent for {years} years",
            {
                **change(support(kind, assessor=person, **{"from": "2019-01-01", "to": to}), visited_on=visited_on),
                "scheme": {"recent_years": years},
            },
            finds=finds,
        )
        for role, person, _ in PEOPLE
        for kind, rule, opposite in (
            ("general", rules.no_recent_general_support, False),
            ("employed", rules.no_tie_to_the_school, False),
            ("governor", rules.no_tie_to_the_school, False),
            ("employed", rules.no_former_tie_to_the_school, True),
            ("governor", rules.no_former_tie_to_the_school, True),
        )
        for to, visited_on, years, recent in (
            ("2023-02-19", "2026-02-20", "3", False),
            ("2023-02-20", "2026-02-20", "3", True),
            ("2023-02-21", "2026-02-20", "3", True),
            ("2021-02-27", "2024-02-29", "3", False),
            ("2021-02-28", "2024-02-29", "3", True),
            ("2020-02-28", "2024-02-29", "4", False),
            ("2020-02-29", "2024-02-29", "4", True),
            ("2020-02-29", "2024-03-01", "4", False),
            ("2026-02-19", "2026-02-20", "0", False),
            ("2026-02-20", "2026-02-20", "0", True),
        )
        for finds in (int(recent is not opposite),)
    ),
    # The day on which "recent" is asked while the visit is to come: planned; else the later of appointment and today.
    *(
        Case(
            rules.no_recent_general_support,
            f"general support up to {to}, on 1 March 2026, {fields}",
            change(support("general", assessor=AMINA, to=to), **fields),
            finds=finds,
        )
        for to, fields, finds in (
            ("2023-04-09", {"visit_planned_on": "2026-04-10"}, 0),
            ("2023-04-10", {"visit_planned_on": "2026-04-10"}, 1),
            ("2023-02-28", {}, 0),
            ("2023-03-01", {}, 1),
            ("2023-03-09", {"appointed_on": "2026-03-10"}, 0),
            ("2023-03-10", {"appointed_on": "2026-03-10"}, 1),
        )
    ),
    # What begins about the day of the visit.
    *(
        Case(
            OWN[kind],
            f"{kind} from {day} on, visit on 20 February",
            change(support(kind, assessor=AMINA, **{"from": day}), visited_on="2026-02-20"),
            finds=finds,
        )
        for kind in ("general", *TIES)
        for day, finds in (("2026-02-19", 1), ("2026-02-20", 1), ("2026-02-21", 0))
    ),
    # Someone of the organisation, the individual known: a notice of Framework support, and of nothing else.
    *(
        Case(
            rules.framework_support_by_a_colleague,
            f"{kind} by someone else for the organisation of the {role}, visit {visited_on or 'to come'}",
            change(support(kind, assessor=GRACE, organisation=organisation), visited_on=visited_on),
            finds=int(kind in FRAMEWORK),
            at=AT + role if kind in FRAMEWORK else None,
        )
        for kind in OWN
        for role, _, organisation in PEOPLE
        for visited_on in (None, "2026-02-20")
    ),
    *(
        Case(
            rule,
            f"{kind} by someone else of the organisation",
            change(support(kind, assessor=GRACE, organisation=organisation)),
        )
        for rule in EVERY
        if rule is not rules.framework_support_by_a_colleague
        for kind in OWN
        for _, _, organisation in PEOPLE
    ),
    # No individual known: warned of Framework support, for everyone of that organisation.
    *(
        Case(
            rules.framework_supporter_is_recorded,
            f"{kind} by the organisation of the {role}, visit {visited_on or 'to come'}",
            change(support(kind, organisation=organisation), visited_on=visited_on),
            finds=int(kind in FRAMEWORK),
            at=AT + role if kind in FRAMEWORK else None,
        )
        for kind in OWN
        for role, _, organisation in PEOPLE
        for visited_on in (None, "2026-02-20")
    ),
    Case(
        rules.framework_supporter_is_recorded,
        "by the organisation of both",
        {
            **change(support("framework", organisation="hale-ict")),
            f"assessors/{AMINA}": {"organisations": [{"organisation": "hale-ict", "from": "2018-10-01"}]},
        },
        finds=2,
    ),
    Case(
        rules.framework_supporter_is_recorded,
        "by an organisation of neither",
        change(support("framework", organisation="westmoor-services")),
    ),
    # An organisation's Framework support that begins about the day of the visit.
    *(
        Case(
            rule,
            f"from {day}, visit on 20 February",
            change(support("framework", organisation="hale-ict", **{"from": day}, **by), visited_on="2026-02-20"),
            finds=finds,
        )
        for rule, by in (
            (rules.framework_supporter_is_recorded, {}),
            (rules.framework_support_by_a_colleague, {"assessor": GRACE}),
        )
        for day, finds in (("2026-02-19", 1), ("2026-02-20", 1), ("2026-02-21", 0))
    ),
    # What makes two people of one organisation: times that share a day with the support, or hold on the visit's day.
    *(
        Case(
            rules.framework_support_by_a_colleague,
            f"support in March 2022, the assessor there {times}, visit {visited_on or 'to come'}",
            {
                **change(
                    support("framework", assessor=GRACE, **{"from": "2022-03-01", "to": "2022-03-31"}),
                    visited_on=visited_on,
                ),
                f"assessors/{AMINA}": {"organisations": [{"organisation": "westmoor-services", **times}]},
            },
            finds=finds,
        )
        for visited_on in (None, "2026-03-01")
        for times, finds in (
            ({"from": "2021-01-01", "to": "2022-02-28"}, 0),
            ({"from": "2021-01-01", "to": "2022-03-01"}, 1),
            ({"from": "2022-03-31", "to": "2022-12-31"}, 1),
            ({"from": "2022-04-01", "to": "2022-12-31"}, 0),
            ({"from": "2022-04-01", "to": "2026-02-28"}, 0),
            ({"from": "2022-04-01", "to": "2026-03-01"}, 1),
            ({"from": "2026-03-01"}, 1),
            ({"from": "2026-03-02"}, 0),
        )
    ),
    *(
        Case(
            rules.framework_support_by_a_colleague,
            f"support in March 2022, who gave it with the organisation {times}",
            {
                **change(support("framework", assessor=GRACE, **{"from": "2022-03-01", "to": "2022-03-31"})),
                f"assessors/{GRACE}": {"organisations": [{"organisation": "northgate-learning", **times}]},
            },
            finds=finds,
        )
        for times, finds in (
            ({"from": "2021-01-01", "to": "2022-02-28"}, 0),
            ({"from": "2021-01-01", "to": "2022-03-01"}, 1),
            ({"from": "2022-03-31"}, 1),
            ({"from": "2022-04-01"}, 0),
        )
    ),
    *(
        Case(
            rules.framework_support_by_a_colleague,
            f"support that goes on, the assessor there from {day}, visit on 20 February",
            {
                **change(support("framework", assessor=GRACE), visited_on="2026-02-20"),
                f"assessors/{AMINA}": {"organisations": [{"organisation": "westmoor-services", "from": day}]},
            },
            finds=finds,
        )
        for day, finds in (("2026-02-19", 1), ("2026-02-20", 1), ("2026-02-21", 0))
    ),
    Case(
        rules.framework_support_by_a_colleague,
        "the organisation named goes before those of who gave it",
        {
            **change(support("framework", assessor=GRACE, organisation="westmoor-services")),
            f"assessors/{GRACE}": {"organisations": [{"organisation": "northgate-learning", "from": "2018-10-01"}]},
        },
    ),
    # An assessment that is called off or voided is not checked.
    *(
        Case(rule, f"{fields}", change(support(kind, assessor=AMINA), **fields))
        for kind, rule in OWN.items()
        for fields in (
            {"declined": {"on": "2026-01-12", "reason": "personal"}},
            {"cancelled_on": "2026-01-12"},
            {"visited_on": "2026-02-20", "voided": {"on": "2026-02-25", "reason": "A conflict of interest."}},
        )
    ),
    # Who gave it.
    *(
        Case(
            rules.support_names_who_gave_it,
            f"{kind} {who}",
            change(support(kind, **who)),
            finds=finds,
            at="data/schools/eng-900002.yml:support[1]" if finds else None,
        )
        for kind in OWN
        for who, finds in (
            ({"assessor": GRACE}, 0),
            ({"organisation": "hale-ict"}, int(kind in TIES)),
            ({"assessor": GRACE, "organisation": "hale-ict"}, 0),
            ({"given_by": "Ann Lister"}, int(kind in TIES)),
            ({"given_by": "Ann Lister", "organisation": "hale-ict"}, int(kind in TIES)),
            ({}, 1),
        )
    ),
    # Given by somebody who is no assessor: their organisation is known, and so it is a note and no warning.
    *(
        Case(
            rules.framework_support_by_a_colleague,
            f"{kind} by somebody who is no assessor, for the organisation of the {role}",
            change(support(kind, given_by="Ann Lister", organisation=organisation)),
            finds=int(kind in FRAMEWORK),
            at=AT + role if kind in FRAMEWORK else None,
        )
        for kind in OWN
        for role, _, organisation in PEOPLE
    ),
    *(
        Case(
            rule,
            f"{kind} by somebody who is no assessor, of the organisation",
            change(support(kind, given_by="Ann Lister", organisation=organisation)),
        )
        for rule in EVERY
        if rule is not rules.framework_support_by_a_colleague
        for kind in OWN
        for _, _, organisation in PEOPLE
    ),
    Case(
        rules.framework_support_by_a_colleague,
        "by somebody who is no assessor, without an organisation",
        change(support("framework", given_by="Ann Lister")),
    ),
    # What is on record for a school counts for the one that follows it, also over two steps; not the other way round.
    *(
        Case(
            OWN[kind],
            f"{kind} by the {role} at the school that was there before",
            {**change(predecessors=[CAME_FROM]), **further(number=900003, support=[support(kind, assessor=person)])},
            finds=1,
            at=AT + role,
        )
        for kind in OWN
        for role, person, _ in PEOPLE
    ),
    Case(
        rules.no_framework_support,
        "at the predecessor of the predecessor",
        {
            **change(predecessors=[CAME_FROM]),
            **further(number=900003, predecessors=[{**CAME_FROM, "school": "eng-900004"}]),
            **further(number=900004, support=[support("framework", assessor=AMINA)]),
        },
        finds=1,
    ),
    Case(
        rules.no_framework_support,
        "at another school",
        {**change(), **further(number=900003, support=[support("framework", assessor=AMINA)])},
    ),
    Case(
        rules.no_framework_support,
        "at the school that followed",
        {
            **change(),
            **further(
                number=900003,
                predecessors=[{**CAME_FROM, "school": "eng-900002"}],
                support=[support("framework", assessor=AMINA)],
            ),
        },
    ),
    Case(
        rules.framework_supporter_is_recorded,
        "by the organisation, at the school that was there before",
        {
            **change(predecessors=[CAME_FROM]),
            **further(number=900003, support=[support("framework", organisation="northgate-learning")]),
        },
        finds=1,
        at=f"{AT}assessor",
    ),
)
