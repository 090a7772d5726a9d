"""Days, money and lists as the site's readers expect them, so that templates need no logic for it."""

import re
from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup, escape

from generator.vocabulary import Vat


def pounds(amount: Decimal) -> str:
    """£150, £1,250.50: pence only where there are any."""
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


def price(amount: Decimal, vat: Vat) -> str:
    return f"{pounds(amount)}, {vat.label}"


def listed(items: Sequence[str]) -> str:
    """a, b and c."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def breaking(address: str) -> Markup:
    """An e-mail or web address that goes on in a new line after `@` or `//`, where one line is too short for it."""
    return Markup(re.sub("(@|//)", r"\1<wbr>", str(escape(address))))  # noqa: S704  # escaped before


def paragraphs(text: str | None) -> tuple[str, ...]:
    """Plain text by its blank lines, each paragraph on one line."""
    return tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", text or "") if part.strip())
