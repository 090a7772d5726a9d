"""The conditions of registration: selection passed, phases, membership, the agreement."""

from typing import Any

from rules.cases.case import Case
from rules.cases.registration.applicants import AMINA, AT_DECISION, FILE, amina, registered_on

from generator.rules import registration as rules

SELECTED = (
    Case(rules.registered_after_selection, "selected earlier"),
    Case(rules.registered_after_selection, "the day before the selection", registered_on("2024-01-19"), finds=1),
    Case(rules.registered_after_selection, "the day of the selection", registered_on("2024-01-20")),
    Case(rules.registered_after_selection, "the day after the selection", registered_on("2024-01-21")),
    Case(
        rules.registered_after_selection, "failed", amina(**{"selection.0.outcome": "failed"}), finds=1, at=AT_DECISION
    ),
    Case(rules.registered_after_selection, "no selection", amina(selection=[]), finds=1, at=AT_DECISION),
    Case(rules.registered_after_selection, "an applicant need not be selected", amina(selection=[], decisions=[])),
    Case(
        rules.registered_after_selection,
        "a registration announced for a day to come is checked too",
        {AMINA: {"decisions": [{"on": "2026-04-01", "decision": "registered"}], "selection": []}},
        finds=1,
    ),
)

NUMBERED = (
    Case(rules.registered_with_a_number, "each has a number"),
    Case(
        rules.registered_with_a_number,
        "no number",
        amina(registration_number=None),
        finds=1,
        at=f"{FILE}:registration_number",
    ),
    Case(
        rules.registered_with_a_number,
        "an applicant, who is given none yet",
        amina(registration_number=None, decisions=[]),
    ),
    Case(
        rules.registered_with_a_number,
        "a registration announced for a day to come",
        amina(registration_number=None, decisions=[{"on": "2026-04-01", "decision": "registered"}]),
        finds=1,
    ),
)

PHASES = (
    Case(rules.registered_for_a_phase, "two phases"),
    Case(rules.registered_for_a_phase, "no phase", amina(phases=[]), finds=1, at=AT_DECISION),
    *(
        Case(
            rules.registered_for_a_phase,
            f"offered from {first} to {last or 'now'}, registered on 1 March 2024",
            amina(phases=[{"phase": "primary", "experience": "Ten years.", "from": first, "to": last}]),
            finds=finds,
        )
        for first, last, finds in (
            ("2024-02-29", "2024-03-02", 0),
            ("2024-03-01", "2024-03-01", 0),
            ("2024-03-02", "2024-03-03", 1),
            ("2023-03-02", "2024-02-29", 1),
        )
    ),
    Case(rules.an_assessor_names_where_and_what_they_assess, "all named"),
    Case(rules.an_assessor_names_where_and_what_they_assess, "no region", amina(regions=[]), finds=1),
    Case(rules.an_assessor_names_where_and_what_they_assess, "no language", amina(languages=[]), finds=1),
    Case(
        rules.an_assessor_names_where_and_what_they_assess,
        "no type of school",
        amina(school_types=[]),
        finds=1,
        at=f"{FILE}:school_types",
    ),
    Case(rules.an_assessor_names_where_and_what_they_assess, "an applicant may", amina(regions=[], decisions=[])),
    Case(rules.nothing_is_offered_twice, "each once"),
    Case(
        rules.nothing_is_offered_twice, "a region", amina(regions=["wales", "wales"]), finds=1, at=f"{FILE}:regions[2]"
    ),
    Case(rules.nothing_is_offered_twice, "a language", amina(languages=["en", "cy", "en"]), finds=1),
    Case(
        rules.nothing_is_offered_twice,
        "a type of school",
        amina(school_types=[{"types": ["special", "academy"]}, {"types": ["maintained", "special"]}]),
        finds=1,
        at=f"{FILE}:school_types[2]",
    ),
    *(
        Case(
            rules.nothing_is_offered_twice,
            f"a type of school offered to 28 February 2025 and again from {again}",
            amina(school_types=[{"types": ["special"], "to": "2025-02-28"}, {"types": ["special"], "from": again}]),
            finds=finds,
        )
        for again, finds in (("2025-02-27", 1), ("2025-02-28", 1), ("2025-03-01", 0))
    ),
    *(
        Case(
            rules.nothing_is_offered_twice,
            f"a phase offered to 28 February 2025 and again from {again}",
            amina(
                phases=[
                    {"phase": "primary", "experience": "Ten years.", "to": "2025-02-28"},
                    {"phase": "primary", "experience": "Twelve years.", "from": again},
                ]
            ),
            finds=finds,
        )
        for again, finds in (("2025-02-27", 1), ("2025-02-28", 1), ("2025-03-01", 0))
    ),
    Case(
        rules.nothing_is_offered_twice,
        "two phases without dates",
        amina(phases=[{"phase": "nursery", "experience": "A."}, {"phase": "nursery", "experience": "B."}]),
        finds=1,
        at=f"{FILE}:phases[2]",
    ),
)


def member(first: str, last: str | None = None, grade: str = "full") -> dict[str, Any]:
    return {"number": "N1", "grade": grade, "from": first, **({"to": last} if last else {})}


MEMBERSHIP = (
    *(
        Case(
            rules.registered_with_full_membership,
            f"a member from {first} to {last}",
            amina(membership=[member(first, last)]),
            finds=finds,
        )
        for first, last, finds in (
            ("2024-02-29", "2024-03-02", 0),
            ("2024-03-01", "2024-03-01", 0),
            ("2024-03-02", "2025-03-01", 1),
            ("2023-03-01", "2024-02-29", 1),
        )
    ),
    Case(
        rules.registered_with_full_membership,
        "an associate member",
        amina(membership=[member("2018-01-01", None, "associate")]),
        finds=1,
        at=AT_DECISION,
    ),
    *(
        Case(
            rules.memberships_do_not_overlap,
            f"to 29 February 2024, and from {again}",
            amina(membership=[member("2018-01-01", "2024-02-29"), member(again)]),
            finds=finds,
            at=f"{FILE}:membership[2]" if finds else None,
        )
        for again, finds in (("2024-02-28", 1), ("2024-02-29", 1), ("2024-03-01", 0))
    ),
    Case(
        rules.memberships_do_not_overlap,
        "the later one listed first, apart",
        amina(membership=[member("2020-01-01"), member("2018-01-01", "2019-12-31")]),
    ),
    Case(
        rules.memberships_do_not_overlap,
        "of two grades",
        amina(membership=[member("2018-01-01", None, "associate"), member("2019-01-01")]),
        finds=1,
    ),
)

SIGNED = (
    Case(rules.registered_with_a_portrait, "a portrait"),
    Case(rules.registered_with_a_portrait, "no portrait", amina(portrait=None), finds=1, at=AT_DECISION),
    Case(rules.registered_with_the_code_signed, "signed earlier"),
    Case(rules.registered_with_the_code_signed, "the day before the signature", registered_on("2024-02-09"), finds=1),
    Case(rules.registered_with_the_code_signed, "the day of the signature", registered_on("2024-02-10")),
    Case(rules.registered_with_the_code_signed, "the day after the signature", registered_on("2024-02-11")),
    Case(rules.registered_with_the_code_signed, "not signed", amina(agreements=[]), finds=1, at=AT_DECISION),
    *(
        Case(
            rules.registered_with_the_code_signed,
            f"version 2018 signed, registered on {day}; version 2024 is in force from 1 January 2024",
            amina(
                agreements=[{"version": "2018", "signed_on": "2018-09-10", "signed_as": "Amina Rahman"}],
                decisions=[{"on": day, "decision": "registered"}],
            ),
            finds=finds,
        )
        for day, finds in (("2023-12-31", 0), ("2024-01-01", 1), ("2024-01-02", 1))
    ),
    Case(
        rules.registered_with_the_code_signed,
        "no version in force yet",
        registered_on("2018-08-31"),
        finds=1,
        at=AT_DECISION,
    ),
)


def attempts(*attempts: tuple[str, str]) -> dict[str, Any]:
    return amina(selection=[{"assessed_on": day, "outcome": outcome} for day, outcome in attempts])


SELECTION = (
    Case(rules.selection_attempts_follow_one_another, "one"),
    Case(rules.selection_attempts_follow_one_another, "none", amina(selection=[])),
    *(
        Case(
            rules.selection_attempts_follow_one_another,
            f"failed on 20 January 2024, passed on {day}",
            attempts(("2024-01-20", "failed"), (day, "passed")),
            finds=finds,
            at=f"{FILE}:selection[2].assessed_on" if finds else None,
        )
        for day, finds in (("2024-01-19", 1), ("2024-01-20", 1), ("2024-01-21", 0))
    ),
    *(
        Case(
            rules.selection_attempts_follow_one_another,
            f"passed, then {outcome}",
            attempts(("2024-01-20", "passed"), ("2024-02-20", outcome)),
            finds=1,
            at=f"{FILE}:selection[2]",
        )
        for outcome in ("passed", "failed")
    ),
    Case(
        rules.selection_attempts_follow_one_another,
        "failed twice, then passed",
        attempts(("2023-01-20", "failed"), ("2023-09-20", "failed"), ("2024-01-20", "passed")),
    ),
)
