"""Days, money and lists in the form that the site shows, so that templates need no logic for them."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from markupsafe import Markup, escape

from generator.days import in_words
from generator.vocabulary import Vat


def pounds(amount: Decimal) -> str:
    """£150, £1,250.50: pence only where there are any."""
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


def price(amount: Decimal, vat: Vat) -> str:
    return f"{pounds(amount)}, {vat.label}"


def days(first: date, last: date) -> str:
    """12 June 2025; 12 to 13 June 2025; 30 June to 1 July 2025; both in full over two years. Both days inclusive."""
    if first == last:
        return in_words(first)
    if first.year != last.year:
        return f"{in_words(first)} to {in_words(last)}"
    begin = f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"
    return f"{begin} to {in_words(last)}"


def listed(items: Sequence[str]) -> str:
    """a, b and c."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def breaking(address: str) -> Markup:
    """An email or web address that may break over lines after `@` or `//`."""
    return Markup(re.sub("(@|//)", r"\1<wbr>", str(escape(address))))  # noqa: S704  # escaped before


def paragraphs(text: str | None) -> tuple[str, ...]:
    """The paragraphs of a plain text, which blank lines separate; each on one line."""
    return tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", text or "") if part.strip())
