"""The site's own words in its two languages, from one catalogue: `site_templates/messages.yml`.

A message is a key with its text in each language. `{name}` in a text is filled by the caller; a text that depends on
`count` has the forms `one` and `other`. A key that is not there, or a value that is not given, is our own mistake, a
KeyError.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from markupsafe import Markup, escape

from generator.site.formats import listed
from generator.vocabulary import Language, Term

CATALOGUE = Path(__file__).parents[2] / "site_templates" / "messages.yml"
LANGUAGES = (Language.ENGLISH, Language.WELSH)
"""The languages of the site; not to be taken for those that an assessor works in."""

Text = str | Mapping[str, str]


@dataclass(frozen=True)
class Wording:
    """The site's words in one language; called `t` in templates and in code."""

    language: Language
    messages: Mapping[str, Text]

    def __call__(self, key: str, **values: object) -> str:
        """The message, filled. It is plain text, unless a value is ready HTML, such as a link: then it is HTML too."""
        text = self.messages[key]
        if not isinstance(text, str):
            text = text["one" if values["count"] == 1 else "other"]
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
        """A word of a closed list, as a reader knows it: its message is `region.wales`."""
        return self(f"{type(term).__name__.lower()}.{term}")

    def terms(self, terms: Sequence[Term]) -> str:
        return ", ".join(map(self.term, terms))

    def day(self, day: date) -> str:
        """5 July 2024; 5 Gorffennaf 2024."""
        return f"{day.day} {self(f'month.{day.month}')} {day.year}"

    def listed(self, items: Sequence[str]) -> str:
        """a, b and c. Welsh has no one word for that `and` (a, ac, and it changes what follows), so commas alone."""
        return listed(items) if self.language is Language.ENGLISH else ", ".join(items)


@cache
def wording(language: Language) -> Wording:
    catalogue = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    return Wording(language, {key: texts[str(language)] for key, texts in catalogue.items()})
