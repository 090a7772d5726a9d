"""Cases for corrections and erasures. (What a change may not do to what is kept is in `test_history.py`.)"""

from rules.cases.case import Case

from generator.rules.corrections import (
    a_correction_names_what_it_corrects,
    an_erased_id_is_not_used_again,
    withdrawn_needs_corrects,
)

AMINA, FOSSGATE = "assessors/amina-rahman", "schools/eng-900001"
CHARGE = {"number": "C-1", "issued_on": "2024-06-21", "amount": "650.00"}
REGISTERED = {"on": "2024-03-01", "decision": "registered"}
ACCREDITED = {"on": "2024-07-01", "decision": "accredited"}


def _decisions(*more: dict[str, str]) -> dict[str, object]:
    return {AMINA: {"decisions": [REGISTERED, ACCREDITED, *more]}}


CORRECTED = {"on": "2024-07-03", "decision": "accredited", "corrects": "2024-07-01"}
FEE = [
    {"from": "2018-04-01", "amount": "150.00", "vat": "excluded"},
    {"from": "2018-04-01", "amount": "155.00", "vat": "excluded", "corrects": "2018-04-02"},
]

CASES = [
    Case(a_correction_names_what_it_corrects, "a list without a correction"),
    Case(a_correction_names_what_it_corrects, "the wrong entry's day is named", _decisions(CORRECTED)),
    Case(
        a_correction_names_what_it_corrects,
        "the correction is itself corrected",
        _decisions(CORRECTED, {**CORRECTED, "on": "2024-07-04", "corrects": "2024-07-03"}),
    ),
    Case(
        a_correction_names_what_it_corrects,
        "nothing has the day that is named",
        _decisions({**CORRECTED, "corrects": "2024-07-02"}),
        finds=1,
        at="data/assessors/amina-rahman.yml:decisions[3].corrects",
    ),
    Case(
        a_correction_names_what_it_corrects,
        "what is named is corrected already",
        _decisions(CORRECTED, {**CORRECTED, "on": "2024-07-04"}),
        finds=1,
        at="data/assessors/amina-rahman.yml:decisions[4].corrects",
    ),
    Case(
        a_correction_names_what_it_corrects,
        "no amount begins on the day that is named",
        {"fees/registration-initial": {"schedule": FEE}},
        finds=1,
        at="data/fees/registration-initial.yml:schedule[2].corrects",
    ),
    Case(
        a_correction_names_what_it_corrects,
        "the day of an award that was made",
        {FOSSGATE: {"assessments.0.corrections": [{"on": "2026-02-20", "awarded_on": "2024-07-08"}]}},
    ),
    Case(
        a_correction_names_what_it_corrects,
        "a payment of which nothing was on file",
        {
            FOSSGATE: {
                "assessments.0.charge": None,
                "assessments.0.corrections": [{"on": "2026-02-20", "awarded_on": "2024-07-08", "charge": CHARGE}],
            }
        },
        finds=1,
        at="data/schools/eng-900001.yml:assessments[1].corrections[1].charge",
    ),
    Case(
        withdrawn_needs_corrects,
        "a correction withdraws",
        _decisions({**CORRECTED, "withdrawn": "yes"}),
    ),
    Case(
        withdrawn_needs_corrects,
        "an entry withdraws and names none",
        _decisions({"on": "2025-07-04", "decision": "removed", "withdrawn": "yes"}),
        finds=1,
        at="data/assessors/amina-rahman.yml:decisions[3].withdrawn",
    ),
    Case(
        an_erased_id_is_not_used_again,
        "the erased person has no file",
        {"erasures/zoe-example": {"erased_on": "2026-02-01", "listed": "yes"}},
    ),
    Case(
        an_erased_id_is_not_used_again,
        "a file has the erased person's id",
        {"erasures/amina-rahman": {"erased_on": "2026-02-01", "listed": "yes"}},
        finds=1,
        at="data/assessors/amina-rahman.yml:",
    ),
]
