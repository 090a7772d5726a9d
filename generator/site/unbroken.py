"""Keeps each date and each amount on one line: a text or HTML in, the same with fixed spaces in them out."""

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.site.messages import LANGUAGES, Wording, wording
from generator.vocabulary import Vat

FIXED_SPACE = "\u00a0"
"""A space at which no line breaks. Browsers find and copy it as a space."""


def unbroken(text: str) -> str:
    """The text with dates (`1 April 2027`, `12 to 13 June`, `June 2025`) and amounts (`£700 plus VAT`) unbroken.

    On a page of one language there may be texts of the other, such as a portrait, so the words of both are looked for.
    """
    for pattern in _patterns(*map(wording, LANGUAGES)):
        text = pattern.sub(lambda found: found[0].replace(" ", FIXED_SPACE), text)
    return text


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, dict.fromkeys(words)))


@lru_cache(maxsize=1)
def _patterns(*languages: Wording) -> tuple[re.Pattern[str], ...]:
    """Each begins with a sign that is rare in a page, because every page of a build is searched."""
    months = _any_of(t(f"month.{month}") for t in languages for month in range(1, 13))
    spans = _any_of(t("site.span", first="", last="") for t in languages)
    vat = _any_of(words for t in languages for words in (t.term(Vat.EXCLUDED), t("price.with_vat", total="").strip()))
    return (
        re.compile(rf"[0-9](?:(?:{spans})[0-9]{{1,2}})? (?:{months})\b(?: [0-9]{{4}}\b)?"),
        re.compile(rf"(?:{months}) [0-9]{{4}}\b"),
        re.compile(rf"£[0-9][0-9,.]* (?:{vat})"),
    )
