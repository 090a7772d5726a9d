"""The site's wording in its two languages, from one catalogue: `site_templates/messages.yml`.

A message is a key with its text in each language. The caller fills `{name}` in a text. A text that depends on `count`
has the forms `one` and `other`. A missing key or value raises KeyError: it is a bug.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import yaml
from markupsafe import Markup, escape

from generator.price import Price
from generator.project import TEMPLATES
from generator.site.formats import listed, pounds
from generator.vocabulary import Language, Nation, Region, Term, Vat

CATALOGUE = TEMPLATES / "messages.yml"
LANGUAGES = (Language.ENGLISH, Language.WELSH)
"""The languages of the site, not those that an assessor works in."""

Text = str | Mapping[str, str]
T = TypeVar("T", bound=Term)


@dataclass(frozen=True, eq=False)
class Wording:
    """The site's wording in one language; called `t` in templates and in code. One is equal to itself alone."""

    language: Language
    messages: Mapping[str, Text]

    def __call__(self, key: str, **values: object) -> str:
        """The message, filled. It is plain text, unless a value is ready HTML, such as a link: then it is HTML too."""
        text = self.messages[key]
        if not isinstance(text, str):
            text = text["one" if values["count"] == 1 else "other"]
        if not values and "{" not in text:
            return text
        if any(isinstance(value, Markup) for value in values.values()):
            return escape(text).format(**values)
        return text.format(**values)

    def raw(self, key: str) -> str:
        """The message as the catalogue has it, for a script to fill."""
        text = self.messages[key]
        if not isinstance(text, str):
            raise TypeError(f"{key} has forms; a script takes one of them as a key of its own")
        return text

    def term(self, term: Term) -> str:
        """The name of a term of a closed list, such as the message `region.wales`."""
        return self(f"{type(term).__name__.lower()}.{term}")

    def terms(self, terms: Sequence[Term]) -> str:
        return ", ".join(map(self.term, self.in_order(terms)))

    def in_order(self, terms: Iterable[T]) -> list[T]:
        """Terms as a list shows them: in the order of the vocabulary, but in Welsh Wales comes first."""
        first = () if self.language is Language.ENGLISH else (Nation.WALES, Region.WALES)
        return sorted(terms, key=lambda term: term not in first)

    def day(self, day: date) -> str:
        """5 July 2024; 5 Gorffennaf 2024."""
        return f"{day.day} {self(f'month.{day.month}')} {day.year}"

    def span(self, first: date, last: date) -> str:
        """12 June 2025; 12 to 13 June 2025; 30 June to 1 July 2025; both in full over two years. Both are inclusive."""
        if first == last:
            return self.day(last)
        if first.year != last.year:
            begin = self.day(first)
        else:
            begin = f"{first.day}" if first.month == last.month else f"{first.day} {self(f'month.{first.month}')}"
        return self("site.span", first=begin, last=self.day(last))

    def price(self, price: Price) -> str:
        """£150 plus VAT (£180 with VAT); £150 plws TAW (£180 gyda TAW); without what is not known."""
        if not price.amount:
            return self("price.free")
        said = f"{pounds(price.amount)} {self.term(price.vat)}"
        if price.vat is not Vat.EXCLUDED or price.with_vat is None:
            return said
        return f"{said} ({self('price.with_vat', total=pounds(price.with_vat))})"

    def listed(self, items: Sequence[str]) -> str:
        """a, b and c. Welsh has no one word for that `and` (a, ac, and it changes what follows), so commas alone."""
        return listed(items) if self.language is Language.ENGLISH else ", ".join(items)


def wording(language: Language) -> Wording:
    """The site's wording in a language. The catalogue is read again only if it changes."""
    status = CATALOGUE.stat()
    return _wordings(CATALOGUE, status.st_mtime_ns, status.st_size)[language]


@lru_cache(maxsize=1)
def _wordings(catalogue: Path, changed: int, size: int) -> dict[Language, Wording]:
    """Every language's wording; `changed` and `size` identify a state of the file."""
    messages = yaml.load(catalogue.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {
        language: Wording(language, {key: texts[str(language)] for key, texts in messages.items()})
        for language in LANGUAGES
    }
