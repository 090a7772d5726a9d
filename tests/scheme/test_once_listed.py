"""Whom the public list ever named: a correction made later takes no page away."""

from datetime import date
from typing import Any

import pytest
from example import register

from generator.office.acts import by_name
from generator.office.edits import Added
from generator.office.typed import act_of
from generator.public import public
from generator.register import Register

ON = date(2026, 3, 1)
AMINA = "assessors/amina-rahman"
REGISTERED = {"on": "2024-03-01", "decision": "registered"}
INITIAL = {"number": "INV-1", "fee": "registration-initial", "issued_on": "2023-12-05", "amount": "150.00"}
ONGOING = {
    "number": "INV-2", "fee": "registration-ongoing", "issued_on": "2025-02-05", "amount": "60.00",
    "paid_on": "2025-02-12", "covers": {"from": "2025-03-01", "to": "2027-02-28"},
}  # fmt: skip
PAID = {**INITIAL, "paid_on": "2024-01-12"}


def with_invoices(*invoices: dict[str, Any]) -> Register:
    """Somebody registered, and never more, with these invoices."""
    amina = {"decisions": [REGISTERED], "moderations": [], "invoices": [ONGOING, *invoices]}
    return register({AMINA: amina, "schools/eng-900001": {"assessments": [], "publish_award": []}})


def never_paid(corrected_on: str) -> dict[str, Any]:
    return {**INITIAL, "corrects": "INV-1", "correction": {"on": corrected_on, "reason": "The cheque was returned."}}


def leaves_a_page(of: Register, on: date = ON) -> bool:
    return "amina-rahman" in public(of, on).no_longer_listed


def test_a_fee_unpaid_since_before_the_registration_means_that_nobody_was_ever_listed() -> None:
    assert not leaves_a_page(with_invoices(INITIAL))


@pytest.mark.parametrize(
    ("corrected_on", "left"),
    [("2024-03-01", False), ("2024-03-02", True), ("2026-02-28", True), ("2026-03-01", True)],
    ids=["on the day of the registration", "the day after", "yesterday", "today"],
)
def test_a_payment_that_turns_out_never_to_have_been_made_takes_no_page_away(corrected_on: str, left: bool) -> None:
    """The site listed her until then, from the day she was registered."""
    assert leaves_a_page(with_invoices(PAID, never_paid(corrected_on))) is left


def test_a_correction_of_something_else_makes_no_page() -> None:
    """What was corrected before she was registered is known on that day, whatever is corrected later."""
    later = {**ONGOING, "corrects": "INV-2", "correction": {"on": "2026-02-20", "reason": "Another amount."}}
    assert not leaves_a_page(with_invoices(PAID, never_paid("2024-02-20"), later))


def test_an_erasure_says_that_somebody_was_listed_though_the_decision_was_withdrawn_as_a_mistake() -> None:
    """Else the erasure would take away the page that the withdrawal had left."""
    correction = {"on": "2026-02-20", "reason": "A mistake."}
    withdrawn = {**REGISTERED, "corrects": "2024-03-01", "withdrawn": "yes", "correction": correction}
    found = register({AMINA: {"decisions": [REGISTERED, withdrawn], "moderations": []}})
    assert leaves_a_page(found)
    words = {"assessor": "amina-rahman", "erased_on": "2026-03-01"}
    _, added = act_of(by_name()["erasure"], words, found, ON).edits(found)
    assert isinstance(added, Added)
    assert added.fields["listed"] is True
