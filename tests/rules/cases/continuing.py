"""Cases of the rules CONT.1, and of the continuing criteria as rules.

tests/scheme/test_standing.py has their days in full. Amina Rahman: registered 1 March 2024, the ongoing fee
paid from 1 March 2025 to 28 February 2027.
"""

from typing import Any

from rules.cases.case import Case

from generator.rules import continuing as rules
from generator.rules.rule import Rule

AMINA = "assessors/amina-rahman"
FILE = "data/assessors/amina-rahman.yml"
GRACE = {"scheme": {"grace_days": "14"}}


def amina(**fields: Any) -> dict[str, Any]:
    return {AMINA: fields}


def breach(
    rule: Rule, sentence: str, changes: dict[str, Any], at: str, days: tuple[tuple[str, int], ...]
) -> tuple[Case, ...]:
    """The rule on the days before, on and after the first of the failure; a notice in the days of grace as well."""
    return tuple(
        Case(rule, f"{sentence}, looked at on {on}{words}", {**changes, **grace}, on, finds, at if finds else None)
        for on, finds in days
        for words, grace in (("", {}), (", with days of grace", GRACE))
    )


def absent(recorded_on: str, **fields: Any) -> dict[str, Any]:
    """Amina is not among those present at the conference."""
    attendance = {"recorded_on": recorded_on, "present": ["grace-mensah", "tom-hale"]}
    return {"events/conference-2025": {"attendance": attendance, **fields}}


def since(day: str) -> dict[str, str]:
    return {"required_of": "registered-since", "registered_since": day}


MISSED = "data/events/conference-2025.yml:attendance.present"
BREACHES = (
    *breach(
        rules.full_membership_is_kept,
        "a membership that ended on 28 February 2026",
        amina(**{"membership.0.to": "2026-02-28"}),
        f"{FILE}:membership[1].to",
        (("2026-02-27", 0), ("2026-02-28", 0), ("2026-03-01", 1)),
    ),
    *breach(
        rules.the_ongoing_fee_is_paid,
        "a fee paid for the days to 31 January 2026",
        amina(**{"invoices.1.covers.to": "2026-01-31"}),
        f"{FILE}:invoices[2].covers",
        (("2026-01-30", 0), ("2026-01-31", 0), ("2026-02-01", 1)),
    ),
    *breach(
        rules.required_events_are_attended,
        "a conference not attended, whose last day was 13 June 2025",
        absent("2025-06-13"),
        MISSED,
        (("2025-06-12", 0), ("2025-06-13", 0), ("2025-06-14", 1)),
    ),
    *breach(
        rules.required_events_are_attended,
        "a conference not attended, the list of attendance recorded on 20 June 2025",
        absent("2025-06-20"),
        MISSED,
        (("2025-06-19", 0), ("2025-06-20", 1), ("2025-06-21", 1)),
    ),
    *breach(
        rules.required_events_are_attended,
        "a conference not attended, the excuse accepted on 1 July 2025",
        {
            **absent("2025-06-14"),
            **amina(excuses=[{"event": "conference-2025", "notified_on": "2025-06-10", "accepted_on": "2025-07-01"}]),
        },
        MISSED,
        (("2025-06-30", 1), ("2025-07-01", 0), ("2025-07-02", 0)),
    ),
    *breach(
        rules.required_events_are_attended,
        "a conference not attended, cancelled on 1 July 2025",
        absent("2025-06-14", cancelled_on="2025-07-01"),
        MISSED,
        (("2025-06-30", 1), ("2025-07-01", 0), ("2025-07-02", 0)),
    ),
    *(
        Case(rules.required_events_are_attended, sentence, absent("2025-06-14", **fields), finds=finds)
        for sentence, fields, finds in (
            ("not attended, required of nobody", {"required_of": None}, 0),
            ("not attended, required of Lead Assessors", {"required_of": "lead-assessors"}, 0),
            ("not attended, required of those registered since the day before", since("2024-02-29"), 1),
            ("not attended, required of those registered since the day", since("2024-03-01"), 1),
            ("not attended, required of those registered since the day after", since("2024-03-02"), 0),
        )
    ),
    *breach(
        rules.no_invoice_stays_unpaid,
        "an invoice due by 31 May 2024",
        amina(**{"invoices.0.paid_on": None}),
        f"{FILE}:invoices[1]",
        (("2024-05-30", 0), ("2024-05-31", 0), ("2024-06-01", 1)),
    ),
    *breach(
        rules.the_current_code_is_signed,
        "only version 2018 signed, version 2024 to be signed by 31 March 2024",
        amina(agreements=[{"version": "2018", "signed_on": "2018-11-10", "signed_as": "Amina Rahman"}]),
        f"{FILE}:agreements",
        (("2024-03-30", 0), ("2024-03-31", 0), ("2024-04-01", 1)),
    ),
    *(
        Case(rule, f"{kind} is not asked", {**absent("2025-06-14"), **amina(membership=[], agreements=[], **changes)})
        for rule in (
            rules.full_membership_is_kept,
            rules.the_ongoing_fee_is_paid,
            rules.required_events_are_attended,
            rules.no_invoice_stays_unpaid,
            rules.the_current_code_is_signed,
        )
        for kind, changes in (
            ("an applicant", {"decisions": [], "invoices": []}),
            (
                "someone removed",
                {
                    "invoices": [],
                    "decisions": [
                        {"on": "2024-03-01", "decision": "registered"},
                        {"on": "2024-07-01", "decision": "removed", "clause": "P11", "reason": "A reason."},
                    ],
                },
            ),
        )
    ),
)


def reinstated(day: str, **fields: Any) -> dict[str, Any]:
    decisions = [
        {"on": "2024-03-01", "decision": "registered"},
        {"on": "2025-07-01", "decision": "removed", "clause": "P11", "reason": "A reason."},
        {"on": day, "decision": "reinstated"},
    ]
    return amina(decisions=decisions, **fields)


def excuse(**decided: str) -> dict[str, str]:
    return {"event": "conference-2025", "notified_on": "2025-06-10", **decided}


RENEWED = [
    {"number": "N1", "grade": "full", "from": "2018-01-01", "to": "2025-06-30"},
    {"number": "N1", "grade": "full", "from": "2025-09-01"},
]
REINSTATED = (
    Case(rules.reinstated_with_every_criterion_met, "nobody is reinstated"),
    *(
        Case(
            rules.reinstated_with_every_criterion_met,
            f"full membership again from 1 September 2025, reinstated on {day}",
            reinstated(day, membership=RENEWED),
            finds=finds,
            at=f"{FILE}:decisions[3]" if finds else None,
        )
        for day, finds in (("2025-08-31", 1), ("2025-09-01", 0), ("2025-09-02", 0))
    ),
    Case(
        rules.reinstated_with_every_criterion_met,
        "days of grace do not help",
        {**reinstated("2025-08-31", membership=RENEWED), **GRACE},
        finds=1,
    ),
    Case(
        rules.reinstated_with_every_criterion_met,
        "no membership, and an invoice unpaid",
        reinstated("2025-08-31", membership=[], **{"invoices.0.paid_on": None}),
        finds=2,
    ),
    # Removed on 1 July 2025, reinstated on 1 September: the conference was on 12 and 13 June, while she was registered.
    *(
        Case(
            rules.reinstated_with_every_criterion_met,
            f"a conference missed before the removal, {sentence}",
            {**absent("2025-06-14"), **reinstated("2025-09-01", excuses=excuses)},
            finds=finds,
            at=f"{FILE}:decisions[3]" if finds else None,
        )
        for sentence, excuses, finds in (
            ("without an excuse", [], 1),
            ("the excuse refused", [excuse(refused_on="2025-06-20")], 1),
            ("the excuse accepted the day before", [excuse(accepted_on="2025-08-31")], 0),
            ("the excuse accepted on the day", [excuse(accepted_on="2025-09-01")], 0),
            ("the excuse accepted the day after", [excuse(accepted_on="2025-09-02")], 1),
        )
    ),
    *(
        Case(
            rules.reinstated_with_every_criterion_met,
            f"removed on 1 July 2025; a conference on {day} was missed",
            {**absent("2025-08-01", sittings=[{"from": day, "place": "York"}]), **reinstated("2025-09-01")},
            finds=finds,
        )
        for day, finds in (("2025-06-30", 1), ("2025-07-01", 0), ("2025-07-02", 0))
    ),
    *(
        Case(
            rules.reinstated_with_every_criterion_met,
            f"the ongoing fee paid for the days to {day}",
            reinstated("2025-09-01", **{"invoices.1.covers.to": day}),
            finds=finds,
            at=f"{FILE}:decisions[3]" if finds else None,
        )
        for day, finds in (("2025-08-31", 1), ("2025-09-01", 0), ("2025-09-02", 0))
    ),
    *(
        Case(
            rules.reinstated_with_every_criterion_met,
            f"the ongoing fee paid on {day}",
            reinstated("2025-09-01", **{"invoices.1.due_on": "2025-12-31", "invoices.1.paid_on": day}),
            finds=finds,
        )
        for day, finds in (("2025-08-31", 0), ("2025-09-01", 0), ("2025-09-02", 1))
    ),
    Case(
        rules.reinstated_with_every_criterion_met,
        "no ongoing fee on file, more than a year after the first registration",
        reinstated("2025-09-01", **{"invoices.1.covers": {"from": "2025-10-01", "to": "2026-09-30"}}),
        finds=1,
    ),
)


def signed(*signatures: tuple[str, str], name: str = "Amina Rahman") -> dict[str, Any]:
    return amina(agreements=[{"version": version, "signed_on": on, "signed_as": name} for version, on in signatures])


SIGNATURES = (
    Case(rules.a_signature_names_a_version, "a version there is"),
    Case(
        rules.a_signature_names_a_version,
        "a version there is not",
        signed(("2019", "2024-02-10")),
        finds=1,
        at=f"{FILE}:agreements[1].version",
    ),
    *(
        Case(
            rules.a_version_is_signed_once_in_force,
            f"in force from 1 January 2024, signed on {day}",
            signed(("2024", day)),
            finds=finds,
            at=f"{FILE}:agreements[1].signed_on" if finds else None,
        )
        for day, finds in (("2023-12-31", 1), ("2024-01-01", 0), ("2024-01-02", 0))
    ),
    Case(
        rules.a_version_is_signed_once_in_force,
        "a version there is not, which another rule covers",
        signed(("2019", "2001-01-01")),
    ),
    Case(rules.a_signature_is_the_persons_own, "her name"),
    Case(
        rules.a_signature_is_the_persons_own,
        "her name in capitals",
        signed(("2024", "2024-02-10"), name="AMINA  RAHMAN"),
    ),
    Case(
        rules.a_signature_is_the_persons_own,
        "another name",
        signed(("2024", "2024-02-10"), name="Tom Hale"),
        finds=1,
        at=f"{FILE}:agreements[1].signed_as",
    ),
    Case(
        rules.a_signature_is_the_persons_own,
        "a former name",
        amina(
            former_names=["Amina Khan"],
            agreements=[{"version": "2024", "signed_on": "2024-02-10", "signed_as": "Amina Khan"}],
        ),
    ),
    *(
        Case(
            rules.signatures_are_in_order,
            f"2018 signed on 10 February 2024, then 2024 on {day}",
            signed(("2018", "2024-02-10"), ("2024", day)),
            finds=finds,
            at=f"{FILE}:agreements[2].signed_on" if finds else None,
        )
        for day, finds in (("2024-02-09", 1), ("2024-02-10", 0), ("2024-02-11", 0))
    ),
    Case(
        rules.signatures_are_in_order,
        "one version twice",
        signed(("2024", "2024-02-10"), ("2024", "2024-02-11")),
        finds=1,
        at=f"{FILE}:agreements[2].version",
    ),
)


def versions(*versions: tuple[str, str, str]) -> dict[str, Any]:
    agreements = [{"version": name, "in_force_from": begins, "sign_by": by} for name, begins, by in versions]
    return {"scheme": {"agreements": agreements}}


FIRST = ("2018", "2018-09-01", "2018-12-31")
VERSIONS = (
    Case(rules.versions_of_the_code_are_in_order, "in order"),
    *(
        Case(
            rules.versions_of_the_code_are_in_order,
            f"in force from 1 September 2018, the next from {day}",
            versions(FIRST, ("2024", day, "2024-03-31")),
            finds=finds,
            at="data/scheme.yml:agreements[2].in_force_from" if finds else None,
        )
        for day, finds in (("2018-08-31", 1), ("2018-09-01", 1), ("2018-09-02", 0))
    ),
    *(
        Case(
            rules.versions_of_the_code_are_in_order,
            f"in force from 1 January 2024, to be signed by {day}",
            versions(FIRST, ("2024", "2024-01-01", day)),
            finds=finds,
            at="data/scheme.yml:agreements[2].sign_by" if finds else None,
        )
        for day, finds in (("2023-12-31", 1), ("2024-01-01", 0), ("2024-01-02", 0))
    ),
    Case(
        rules.versions_of_the_code_are_in_order,
        "one version twice",
        versions(FIRST, ("2018", "2024-01-01", "2024-03-31")),
        finds=1,
        at="data/scheme.yml:agreements[2].version",
    ),
)


def paid(first: str, last: str, number: str = "INV-0109", **fields: Any) -> dict[str, Any]:
    return {
        "number": number,
        "fee": "registration-ongoing",
        "issued_on": "2025-01-10",
        "amount": "60.00",
        "covers": {"from": first, "to": last},
        **fields,
    }


COVERS = (
    Case(rules.the_ongoing_fee_names_the_days_it_covers, "named"),
    Case(
        rules.the_ongoing_fee_names_the_days_it_covers,
        "not named",
        amina(**{"invoices.1.covers": None}),
        finds=1,
        at=f"{FILE}:invoices[2].covers",
    ),
    Case(
        rules.the_ongoing_fee_names_the_days_it_covers,
        "without a last day",
        amina(**{"invoices.1.covers.to": None}),
        finds=1,
    ),
    Case(
        rules.the_ongoing_fee_names_the_days_it_covers,
        "on the initial fee",
        amina(**{"invoices.0.covers": {"from": "2024-03-01", "to": "2025-02-28"}}),
        finds=1,
        at=f"{FILE}:invoices[1].covers",
    ),
    *(
        Case(
            rules.no_day_is_paid_for_twice,
            f"paid to 29 February 2024 and again from {again}",
            amina(invoices=[paid("2023-03-01", "2024-02-29"), paid(again, "2025-02-28", "INV-0110")]),
            finds=finds,
            at=f"{FILE}:invoices[2].covers" if finds else None,
        )
        for again, finds in (("2024-02-28", 1), ("2024-02-29", 1), ("2024-03-01", 0))
    ),
    Case(
        rules.no_day_is_paid_for_twice,
        "one of the two was withdrawn",
        amina(
            invoices=[
                paid("2024-03-01", "2025-02-28", cancelled_on="2025-01-20"),
                paid("2024-03-01", "2025-02-28", "INV-0110"),
            ]
        ),
    ),
)

CASES = (*BREACHES, *REINSTATED, *SIGNATURES, *VERSIONS, *COVERS)
