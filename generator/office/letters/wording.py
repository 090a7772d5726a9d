"""The wording of the letters, `site_templates/letters/messages.yml`, with the site's words for days, prices and terms.

What a letter says is ours; what the register holds is not, and is made harmless for the format of the letter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import yaml

from generator.price import Price
from generator.project import TEMPLATES
from generator.site.formats import pounds
from generator.site.messages import Wording, wording
from generator.vocabulary import Language, Term

LETTER_CATALOGUE = TEMPLATES / "letters" / "messages.yml"


class Worded(str):
    """A text of ours, in which what the register holds is harmless already."""

    __slots__ = ()


@dataclass(frozen=True)
class LetterWording:
    """The wording in one language. `shown` makes a text of the register harmless."""

    wording: Wording
    shown: Callable[[str], str]

    @property
    def language(self) -> Language:
        return self.wording.language

    def __call__(self, key: str, **values: Any) -> Worded:
        """The message, filled."""
        filled = {name: self.value(value) if isinstance(value, str) else value for name, value in values.items()}
        return Worded(self.wording(key, **filled))

    def value(self, text: str) -> Worded:
        """A text of the register, made harmless; one of ours as it is."""
        return text if isinstance(text, Worded) else Worded(self.shown(text))

    def day(self, day: date) -> Worded:
        return Worded(self.wording.day(day))

    def span(self, first: date, last: date) -> Worded:
        return Worded(self.wording.span(first, last))

    def price(self, price: Price) -> Worded:
        return Worded(self.wording.price(price))

    def pounds(self, amount: Decimal) -> Worded:
        return Worded(pounds(amount))

    def term(self, term: Term) -> Worded:
        return Worded(self.wording.term(term))

    def terms(self, terms: Sequence[Term]) -> Worded:
        return Worded(self.wording.terms(terms))


def letter_wording(language: Language, shown: Callable[[str], str]) -> LetterWording:
    """The wording of letters in English or Welsh."""
    return LetterWording(_with_letters(wording(language)), shown)


@lru_cache(maxsize=4)
def _with_letters(of_site: Wording) -> Wording:
    """The site's wording with that of the letters."""
    catalogue: dict[str, Any] = yaml.load(LETTER_CATALOGUE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    messages = {key: texts[str(of_site.language)] for key, texts in catalogue.items()}
    return Wording(of_site.language, {**of_site.messages, **messages})
