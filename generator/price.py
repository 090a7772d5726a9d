"""A sum of money with what is known of its VAT. Part of the ground: values in, the amount with VAT out."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.vocabulary import Vat

PENNY = Decimal("0.01")


def pounds_written(text: str) -> Decimal | None:
    """The amount that people write, with or without the sign, commas and pence; None if it is no amount."""
    plain = re.sub(r"[£\s]|(?<=\d),(?=\d{3}\b)|GBP", "", text)
    return Decimal(plain).quantize(PENNY) if re.fullmatch(r"-?\d{1,7}(\.\d{1,2})?", plain, re.ASCII) else None


@dataclass(frozen=True)
class Price:
    """Exact pounds. `vat_rate` is in per cent; None where it is not known, or no VAT is due."""

    amount: Decimal
    vat: Vat
    vat_rate: Decimal | None

    @property
    def with_vat(self) -> Decimal | None:
        """What is paid in all, to the nearest penny and half a penny up; None where the rate is not known."""
        if self.vat is not Vat.EXCLUDED:
            return self.amount
        if self.vat_rate is None:
            return None
        return (self.amount * (1 + self.vat_rate / 100)).quantize(PENNY, ROUND_HALF_UP)
