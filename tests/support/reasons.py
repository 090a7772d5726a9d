"""Why somebody leaves the list on 10 March 2026 or comes back, why a school's award disappears, and what nobody sees.

In: the example register. Out: what of its files is different until the day before, and from the day on.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from example import Changes, changed

BEFORE, DAY, AFTER = (date(2026, 3, day) for day in (9, 10, 11))
AMINA, GRACE, TOM = "assessors/amina-rahman", "assessors/grace-mensah", "assessors/tom-hale"
FOSSGATE, SPRING, SCHEME = "schools/eng-900001", "events/spring-2026", "scheme"
FILES = changed({})
HER = FILES[GRACE]
EVERYBODY = ("amina-rahman", "grace-mensah", "tom-hale")

WHY = {"on": "2026-03-10", "reason": "A mistake.", "approved_by": "Ann Example", "approved_on": "2026-03-10"}
REGISTERED, ACCREDITED = HER["decisions"]
ONGOING = next(invoice for invoice in HER["invoices"] if "covers" in invoice)
OTHERS = [invoice for invoice in HER["invoices"] if invoice is not ONGOING]
REMOVED = {"on": "2026-03-10", "decision": "removed", "clause": "UA.1", "reason": "She owes a fee."}
OWED = {
    "number": "INV-9",
    "fee": "quality-review",
    "issued_on": "2026-01-10",
    "due_on": "2026-03-09",
    "amount": "120.00",
}


def signed(name: str) -> dict[str, list[dict[str, str]]]:
    signature = {"version": "2026", "signed_on": "2026-02-15", "signed_as": FILES[name]["name"]}
    return {"agreements": [*FILES[name]["agreements"], signature]}


VERSION = {"version": "2026", "in_force_from": "2026-02-01", "sign_by": "2026-03-09"}
EVENT = {
    "title": "Spring training",
    "kind": "training",
    "required_of": "everyone",
    "sittings": [{"from": "2026-03-02", "place": "Leeds"}],
}
BASE: dict[str, dict[str, Any]] = {
    SCHEME: {"agreements": [*FILES[SCHEME]["agreements"], VERSION], "site_url": "https://register.example"},
    SPRING: EVENT,
    **{name: signed(name) for name in (AMINA, GRACE, TOM)},
}
"""Until the day before a new code was to be signed; a required event took place, and on the day its list is on file."""


class Reason(NamedTuple):
    """What of her file, or another, is different until the day before, and what from the day on."""

    before: Changes
    after: Changes


def always(changes: Mapping[str, Any]) -> Reason:
    """What is on file before it has its effect: only the day passes."""
    return Reason({GRACE: changes}, {GRACE: changes})


def then(changes: Mapping[str, Any]) -> Reason:
    """What is put on file on the day."""
    return Reason({}, {GRACE: changes})


def decided(*decisions: dict[str, str]) -> dict[str, Any]:
    return {"decisions": [REGISTERED, ACCREDITED, *decisions]}


LEAVES = {
    "her membership ended": always({"membership": [{**HER["membership"][0], "to": "2026-03-09"}]}),
    "her membership is of another grade": always(
        {
            "membership": [
                {**HER["membership"][0], "to": "2026-03-09"},
                {"number": "N2", "grade": "associate", "from": "2026-03-10"},
            ]
        }
    ),
    "she did not sign the new code": always({"agreements": HER["agreements"]}),
    "she does not pay an invoice": always({"invoices": [*HER["invoices"], OWED]}),
    "the days that she paid for are over": always(
        {"invoices": [*OTHERS, {**ONGOING, "covers": {"from": "2019-12-01", "to": "2026-03-09"}}]}
    ),
    "her fee is paid back": then(
        {"invoices": [*OTHERS, {**ONGOING, "refunds": [{"on": "2026-03-10", "amount": ONGOING["amount"]}]}]}
    ),
    "her payment was never made": then(
        {
            "invoices": [
                *HER["invoices"],
                {name: value for name, value in ONGOING.items() if name != "paid_on"}
                | {"corrects": ONGOING["number"], "correction": WHY},
            ]
        }
    ),
    "she missed the event": Reason({}, {SPRING: {"attendance": {"present": ["amina-rahman", "tom-hale"]}}}),
    "she is removed": then(decided(REMOVED)),
    "her removal was decided before": always(decided(REMOVED)),
    **{
        f"she left: {how}": then(decided({"on": "2026-03-10", "decision": "left", "leaving": how}))
        for how in ("resigned", "retired", "died")
    },
    "her data is erased": Reason(
        {},
        {
            GRACE: None,
            "erasures/grace-mensah": {
                "erased_on": "2026-03-10",
                "listed": "yes",
                "registration_numbers": ["ICTM 0001"],
            },
        },
    ),
    "her registration was a mistake": then(
        decided(
            *(
                {**made, "corrects": made["on"], "withdrawn": "yes", "correction": WHY}
                for made in (ACCREDITED, REGISTERED)
            )
        )
    ),
}
"""Every way off the list."""

SEEN_BY_NOBODY = {
    "a concern": then(
        {"concerns": [{"on": "2026-03-10", "kind": "complaint", "clause": "PC", "text": "A complaint."}]}
    ),
    "an invoice": then({"invoices": [*HER["invoices"], {**OWED, "issued_on": "2026-03-10", "due_on": "2026-04-10"}]}),
    "a payment in time": then(
        {"invoices": [*HER["invoices"], {**OWED, "due_on": "2026-03-10", "paid_on": "2026-03-10"}]}
    ),
    "a removal decided for tomorrow": then(decided({**REMOVED, "on": "2026-03-11"})),
    "an accreditation withdrawn and decided anew": then(
        decided({**ACCREDITED, "corrects": ACCREDITED["on"], "correction": WHY})
    ),
    "a failed moderation": then(
        {
            "moderations": [
                *HER["moderations"],
                {**HER["moderations"][0], "attempt": "2", "outcome": "failed", "notified_on": "2026-03-10"},
            ]
        }
    ),
    "a pending appeal": then(
        {
            "moderations": [
                *HER["moderations"],
                {
                    **HER["moderations"][0],
                    "attempt": "2",
                    "outcome": "failed",
                    "notified_on": "2026-03-09",
                    "appeal": {"submitted_on": "2026-03-10"},
                },
            ]
        }
    ),
    "an excuse refused": then(
        {"excuses": [{"event": "spring-2026", "notified_on": "2026-03-01", "refused_on": "2026-03-10"}]}
    ),
    "that she is no Lead Assessor any more": then({"lead_assessor": [{"from": "2018-12-01", "to": "2026-03-09"}]}),
    "support of a school's predecessor": Reason(
        {},
        {
            "schools/eng-900777": {
                "name": "An Older School",
                "local_authority": "York",
                "region": "yorkshire-and-the-humber",
                "type": "community-school",
                "closed_on": "2020-08-31",
                "support": [
                    {"kind": "framework", "assessor": "grace-mensah", "from": "2018-01-10", "to": "2018-07-20"}
                ],
            },
            FOSSGATE: {"predecessors": [{"school": "eng-900777", "on": "2020-09-01", "how": "conversion"}]},
        },
    ),
    "a request, and a visit": Reason(
        {},
        {
            "schools/sco-9000001": {
                "assessments": [
                    *FILES["schools/sco-9000001"]["assessments"],
                    {
                        "id": "2026-1",
                        "requested": {"on": "2026-02-10", "by": "school"},
                        "assessor": "grace-mensah",
                        "appointed_on": "2026-02-12",
                        "visited_on": "2026-03-10",
                        "outcome": "not-recommended",
                    },
                ],
            }
        },
    ),
    "an applicant": Reason(
        {}, {"assessors/new-person": {**HER, "name": "New Person", "decisions": [], "registration_number": None}}
    ),
    "the erasure of an applicant": Reason(
        {"assessors/new-person": {**HER, "name": "New Person", "decisions": [], "registration_number": None}},
        {"erasures/new-person": {"erased_on": "2026-03-10", "listed": "no"}},
    ),
    "notes of the office": Reason(
        {}, {GRACE: {"note": "Ring her."}, FOSSGATE: {"note": "A note."}, SPRING: {"note": "A note."}}
    ),
}
"""What happens on the day and is nobody's business."""

BACK = {
    "her membership is renewed": (
        always({"membership": [{**HER["membership"][0], "to": "2026-02-28"}]}),
        always(
            {
                "membership": [
                    {**HER["membership"][0], "to": "2026-02-28"},
                    {"number": "N2", "grade": "full", "from": "2026-03-10"},
                ]
            }
        ),
    ),
    "she pays": (
        always({"invoices": [*HER["invoices"], {**OWED, "due_on": "2026-02-28"}]}),
        always({"invoices": [*HER["invoices"], {**OWED, "due_on": "2026-02-28", "paid_on": "2026-03-10"}]}),
    ),
    "what she owed is withdrawn": (
        always({"invoices": [*HER["invoices"], {**OWED, "due_on": "2026-02-28"}]}),
        always({"invoices": [*HER["invoices"], {**OWED, "due_on": "2026-02-28", "cancelled_on": "2026-03-10"}]}),
    ),
    "her removal was a mistake": (
        always(decided({**REMOVED, "on": "2026-02-28"})),
        always(
            decided(
                {**REMOVED, "on": "2026-02-28"},
                {**REMOVED, "on": "2026-02-28", "corrects": "2026-02-28", "withdrawn": "yes", "correction": WHY},
            )
        ),
    ),
}
"""The file until the day before, and from the day on."""

AWARD = FILES[FOSSGATE]["publish_award"][0]
AWARDED = FILES[FOSSGATE]["assessments"][0]
_UNPUBLISHED: dict[str, dict[str, Any]] = {
    "it withdraws its agreement": {"publish_award": [{**AWARD, "withdrawn_on": "2026-03-10"}]},
    "it closed": {"closed_on": "2026-03-09"},
    "its visit does not count": {"assessments": [{**AWARDED, "voided": WHY}]},
    "its agreement was a mistake": {
        "publish_award": [AWARD, {**AWARD, "corrects": AWARD["agreed_on"], "withdrawn": "yes", "correction": WHY}]
    },
    "its award was a mistake": {
        "assessments": [{**AWARDED, "corrections": [{**WHY, "withdrawn": ["awarded_on"]}]}],
    },
}
UNPUBLISHED = {why: Reason({}, {FOSSGATE: changes}) for why, changes in _UNPUBLISHED.items()}
"""Why an award is no longer shown, from the day on."""

STAYS = Reason({}, {})
"""Nothing happens."""


def merged(*several: Changes) -> dict[str, Any]:
    """Changes of files, later ones over earlier ones."""
    files: dict[str, Any] = {}
    for changes in several:
        for name, change in changes.items():
            earlier = files.get(name)
            both = isinstance(change, dict) and isinstance(earlier, dict)
            files[name] = {**earlier, **change} if both else change  # type: ignore[dict-item]  # both are
    return files


def on_file(reason: Reason, day: date) -> dict[str, Any]:
    """The changes of the example that are on file on a day."""
    if day < DAY:
        return merged(BASE, reason.before)
    missing = reason.after.get(SPRING, {}).get("attendance", {})
    attended = {"recorded_on": "2026-03-10", "present": list(EVERYBODY), **missing}
    return merged(BASE, reason.after, {SPRING: {"attendance": attended}})
