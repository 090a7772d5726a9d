"""What is paid in all: with VAT added, in the amount, or not due."""

from decimal import Decimal

import pytest

from generator.price import Price
from generator.vocabulary import Vat


@pytest.mark.parametrize(
    ("amount", "vat", "rate", "in_all"),
    [
        ("700.00", Vat.EXCLUDED, "20", "840.00"),
        ("172.50", Vat.EXCLUDED, "17.5", "202.69"),  # 202.6875
        ("0.10", Vat.EXCLUDED, "5", "0.11"),  # half a penny goes up
        ("0.30", Vat.EXCLUDED, "5", "0.32"),
        ("0.09", Vat.EXCLUDED, "5", "0.09"),
        ("700.00", Vat.EXCLUDED, None, None),
        ("840.00", Vat.INCLUDED, "20", "840.00"),
        ("840.00", Vat.INCLUDED, None, "840.00"),
        ("20.00", Vat.EXEMPT, None, "20.00"),
    ],
)
def test_what_is_paid_in_all_is_to_the_penny_and_unknown_without_the_rate(
    amount: str, vat: Vat, rate: str | None, in_all: str | None
) -> None:
    price = Price(Decimal(amount), vat, Decimal(rate) if rate else None)
    assert price.with_vat == (Decimal(in_all) if in_all else None)
