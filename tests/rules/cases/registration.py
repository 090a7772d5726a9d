"""Cases of the rules P10 to P14 and REG. Amina Rahman: registered 1 March 2024, accredited 1 July 2024."""

from typing import Any

from rules.cases.case import Case

from generator.rules import registration as rules

AMINA = "assessors/amina-rahman"
FILE = "data/assessors/amina-rahman.yml"
REGISTERED = {"on": "2024-03-01", "decision": "registered"}
ACCREDITED = {"on": "2024-07-01", "decision": "accredited"}
REMOVED = {"on": "2025-07-01", "decision": "removed", "clause": "PC.1", "reason": "A reason."}
REINSTATED = {"on": "2025-09-01", "decision": "reinstated"}
FAILED_TWICE: list[dict[str, Any]] = [
    {"attempt": "1", "outcome": "failed", "notified_on": "2024-04-01"},
    {"attempt": "2", "outcome": "failed", "notified_on": "2024-05-01"},
]


def amina(**fields: Any) -> dict[str, Any]:
    return {AMINA: fields}


def registered_on(day: str) -> dict[str, Any]:
    return {AMINA: {"decisions.0.on": day}}


def accredited_on(day: str, **fields: Any) -> dict[str, Any]:
    return {AMINA: {"decisions.1.on": day, **fields}}


def decided(*decisions: dict[str, Any]) -> dict[str, Any]:
    return amina(decisions=list(decisions))


def moderated(*moderations: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"assessment": "eng-900001/2024-1", "lead": "tom-hale", **one} for one in moderations]


def third_time(outcome: str, decided_on: str) -> dict[str, Any]:
    """Accredited on 1 July 2024 on a third moderation, with an appeal against the second that was decided."""
    first, second = FAILED_TWICE
    appeal = {"submitted_on": "2024-05-10", "outcome": outcome, "decided_on": decided_on}
    third = {"attempt": "3", "outcome": "passed", "notified_on": "2024-06-24"}
    return amina(moderations=moderated(first, {**second, "appeal": appeal}, third))


APPLICANT = amina(decisions=[], moderations=[], invoices=[])
AT_DECISION = f"{FILE}:decisions[1]"
AT_ACCREDITATION = f"{FILE}:decisions[2]"

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

LEFT = {"on": "2025-07-01", "decision": "left"}
LEAVING = (
    Case(rules.leaving_says_how, "nobody left"),
    *(
        Case(rules.leaving_says_how, leaving, decided(REGISTERED, {**LEFT, "leaving": leaving}))
        for leaving in ("resigned", "retired", "died")
    ),
    Case(rules.leaving_says_how, "left without a word", decided(REGISTERED, LEFT), finds=1, at=f"{FILE}:decisions[2]"),
    *(
        Case(
            rules.leaving_says_how,
            f"{decision['decision']} and retired",
            decided(REGISTERED, {**decision, "leaving": "retired"}),
            finds=1,
            at=f"{FILE}:decisions[2].leaving",
        )
        for decision in (ACCREDITED, REMOVED)
    ),
)

REGISTRATION_DUE = (
    Case(rules.registration_due, "nobody waits"),
    Case(rules.registration_due, "every condition met", APPLICANT, finds=1, at=f"{FILE}:decisions"),
    Case(rules.registration_due, "the day before the last condition", APPLICANT, on="2024-02-09"),
    Case(rules.registration_due, "the day of the last condition", APPLICANT, on="2024-02-10", finds=1),
    Case(rules.registration_due, "the day after the last condition", APPLICANT, on="2024-02-11", finds=1),
    *(
        Case(rules.registration_due, f"without {name}", {AMINA: {**APPLICANT[AMINA], name: without}})
        for name, without in (
            ("selection", []),
            ("phases", []),
            ("membership", []),
            ("portrait", None),
            ("agreements", []),
        )
    ),
    Case(rules.registration_due, "announced already", decided({"on": "2026-04-01", "decision": "registered"})),
)

ACCREDITATION = (
    Case(rules.accredited_while_registered, "nothing lapsed"),
    *(
        Case(
            rules.accredited_while_registered,
            f"the membership ended on {last}",
            amina(membership=[member("2018-01-01", last)]),
            finds=finds,
        )
        for last, finds in (("2024-06-30", 1), ("2024-07-01", 0), ("2024-07-02", 0))
    ),
    Case(
        rules.accredited_while_registered,
        "in the days of grace",
        {**amina(membership=[member("2018-01-01", "2024-06-30")]), "scheme": {"grace_days": "1"}},
    ),
    Case(rules.accredited_after_the_initial_fee, "paid earlier"),
    Case(rules.accredited_after_the_initial_fee, "the day before it was paid", accredited_on("2024-05-11"), finds=1),
    Case(rules.accredited_after_the_initial_fee, "the day it was paid", accredited_on("2024-05-12")),
    Case(rules.accredited_after_the_initial_fee, "the day after it was paid", accredited_on("2024-05-13")),
    Case(rules.accredited_after_the_initial_fee, "never invoiced", amina(invoices=[]), finds=1, at=AT_ACCREDITATION),
    Case(rules.accredited_after_the_initial_fee, "not paid", amina(**{"invoices.0.paid_on": None}), finds=1),
    Case(
        rules.accredited_after_the_initial_fee,
        "the invoice was withdrawn",
        amina(**{"invoices.0.cancelled_on": "2024-05-20"}),
        finds=1,
    ),
    Case(
        rules.accredited_after_the_initial_fee,
        "another fee was paid",
        amina(**{"invoices.0.fee": "quality-review"}),
        finds=1,
    ),
    Case(rules.accredited_after_a_moderation, "passed earlier"),
    Case(rules.accredited_after_a_moderation, "the day before it was notified", accredited_on("2024-06-23"), finds=1),
    Case(rules.accredited_after_a_moderation, "the day it was notified", accredited_on("2024-06-24")),
    Case(rules.accredited_after_a_moderation, "the day after it was notified", accredited_on("2024-06-25")),
    Case(rules.accredited_after_a_moderation, "none", amina(moderations=[]), finds=1, at=AT_ACCREDITATION),
    Case(rules.accredited_after_a_moderation, "failed twice", amina(moderations=moderated(*FAILED_TWICE)), finds=1),
    Case(
        rules.accredited_after_a_moderation,
        "passed at the second attempt",
        amina(moderations=moderated(FAILED_TWICE[0], {**FAILED_TWICE[1], "outcome": "passed"})),
    ),
    Case(rules.accredited_after_a_moderation, "a third after an appeal upheld", third_time("upheld", "2024-06-01")),
    Case(rules.accredited_after_a_moderation, "an appeal upheld the day before", third_time("upheld", "2024-06-30")),
    Case(rules.accredited_after_a_moderation, "an appeal upheld on the day", third_time("upheld", "2024-07-01")),
    Case(
        rules.accredited_after_a_moderation,
        "an appeal upheld the day after",
        third_time("upheld", "2024-07-02"),
        finds=1,
    ),
    Case(
        rules.accredited_after_a_moderation,
        "a third after an appeal dismissed",
        third_time("dismissed", "2024-06-01"),
        finds=1,
    ),
    Case(rules.accreditation_due, "accredited already"),
    Case(rules.accreditation_due, "every condition met", decided(REGISTERED), finds=1, at=f"{FILE}:decisions"),
    Case(rules.accreditation_due, "the day before the last condition", decided(REGISTERED), on="2024-06-23"),
    Case(rules.accreditation_due, "the day of the last condition", decided(REGISTERED), on="2024-06-24", finds=1),
    Case(rules.accreditation_due, "the day after the last condition", decided(REGISTERED), on="2024-06-25", finds=1),
    Case(rules.accreditation_due, "no moderation", amina(decisions=[REGISTERED], moderations=[])),
    Case(rules.accreditation_due, "lapsed", amina(decisions=[REGISTERED], membership=[])),
    Case(rules.accreditation_due, "the fee unpaid", {AMINA: {"decisions": [REGISTERED], "invoices.0.paid_on": None}}),
    Case(
        rules.accreditation_due,
        "announced already",
        decided(REGISTERED, {"on": "2026-04-01", "decision": "accredited"}),
    ),
)

SEQUENCE = (
    *(
        Case(rules.decisions_follow_one_another, sentence, decided(*decisions))
        for sentence, decisions in (
            ("none", ()),
            ("registered", (REGISTERED,)),
            ("registered, accredited", (REGISTERED, ACCREDITED)),
            ("removed while registered", (REGISTERED, REMOVED)),
            ("removed while accredited", (REGISTERED, ACCREDITED, REMOVED)),
            ("reinstated", (REGISTERED, ACCREDITED, REMOVED, REINSTATED)),
            (
                "registered, removed, reinstated, then accredited",
                (REGISTERED, REMOVED, REINSTATED, {"on": "2025-10-01", "decision": "accredited"}),
            ),
            (
                "removed a second time",
                (REGISTERED, REMOVED, REINSTATED, {**REMOVED, "on": "2025-10-01"}),
            ),
            ("left while registered", (REGISTERED, LEFT)),
            ("left while accredited", (REGISTERED, ACCREDITED, LEFT)),
            ("registered anew after leaving", (REGISTERED, LEFT, {**REGISTERED, "on": "2025-09-01"})),
            ("in another order in the file, of which another rule tells", (ACCREDITED, REGISTERED)),
        )
    ),
    *(
        Case(rules.decisions_follow_one_another, sentence, decided(*decisions), finds=1, at=f"{FILE}:{at}")
        for sentence, decisions, at in (
            ("accredited first", (ACCREDITED,), "decisions[1].decision"),
            ("removed first", (REMOVED,), "decisions[1].decision"),
            ("reinstated first", (REINSTATED,), "decisions[1].decision"),
            ("registered twice", (REGISTERED, {**REGISTERED, "on": "2024-04-01"}), "decisions[2].decision"),
            (
                "accredited twice",
                (REGISTERED, ACCREDITED, {**ACCREDITED, "on": "2024-08-01"}),
                "decisions[3].decision",
            ),
            ("removed twice", (REGISTERED, REMOVED, {**REMOVED, "on": "2025-08-01"}), "decisions[3].decision"),
            ("reinstated without a removal", (REGISTERED, REINSTATED), "decisions[2].decision"),
            (
                "registered, not reinstated, after a removal",
                (REGISTERED, REMOVED, {**REGISTERED, "on": "2025-09-01"}),
                "decisions[3].decision",
            ),
            (
                "accredited again after a reinstatement that brought it back",
                (REGISTERED, ACCREDITED, REMOVED, REINSTATED, {**ACCREDITED, "on": "2025-10-01"}),
                "decisions[5].decision",
            ),
            ("left first", (LEFT,), "decisions[1].decision"),
            ("reinstated after leaving", (REGISTERED, LEFT, REINSTATED), "decisions[3].decision"),
            (
                "accredited while removed",
                (REGISTERED, REMOVED, {**ACCREDITED, "on": "2025-08-01"}),
                "decisions[3].decision",
            ),
        )
    ),
    *(
        Case(
            rules.decisions_are_in_order_of_days,
            f"registered on 1 March 2024, accredited on {day}",
            decided(REGISTERED, {"on": day, "decision": "accredited"}),
            finds=finds,
            at=f"{FILE}:decisions[2].on" if finds else None,
        )
        for day, finds in (("2024-02-29", 1), ("2024-03-01", 1), ("2024-03-02", 0))
    ),
)

CASES = (
    *SELECTED,
    *PHASES,
    *MEMBERSHIP,
    *SIGNED,
    *SELECTION,
    *LEAVING,
    *REGISTRATION_DUE,
    *ACCREDITATION,
    *SEQUENCE,
)
