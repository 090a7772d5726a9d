"""Days, money and lists in the form that the site shows, so that templates need no logic for them."""

import re
from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup, escape

from generator.vocabulary import Vat


def pounds(amount: Decimal) -> str:
    """£150, £1,250.50: pence only where there are any."""
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


def price(amount: Decimal, vat: Vat) -> str:
    """£150 plus VAT, in English."""
    return f"{pounds(amount)} {vat.label}"


def listed(items: Sequence[str]) -> str:
    """a, b and c."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def breaking(address: str) -> Markup:
    """An email or web address that may break over lines after `@` or `/`."""
    return Markup(re.sub("(@|/+)", r"\1<wbr>", str(escape(address))))  # noqa: S704  # escaped before


def paragraphs(text: str | None) -> tuple[str, ...]:
    """The paragraphs of a plain text, which blank lines separate; each on one line."""
    return tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", text or "") if part.strip())
