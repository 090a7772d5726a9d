"""What each printed sheet says at its foot. In: the public site. Out: a style sheet.

A sheet may be read without the others, so each names the register, its address, and the days it is valid for. Only a
style sheet reaches the margin of a sheet, and it cannot read a page's text: the sentences are written into it.
"""

import re

from generator.public import PublicSite
from generator.site.messages import LANGUAGES, wording
from generator.vocabulary import Language

FILE = "assets/sheets.css"
_PLAIN = re.compile(r"[^A-Za-z0-9 .,:/-]")
_SHEET = """@page{name} {{
  margin: 14mm 14mm 18mm;

  @bottom-left {{
    content: {left};
    font: 7.5pt/1.4 sans-serif;
    text-align: left;
    width: 48%;
  }}

  @bottom-right {{
    content: {right} " " counter(page) "/" counter(pages);
    font: 7.5pt/1.4 sans-serif;
    text-align: right;
    width: 48%;
  }}
}}
"""


def printed_sheets(site: PublicSite) -> dict[str, bytes]:
    """The style sheet, by its path in the docs folder."""
    parts = []
    for language in LANGUAGES:
        t = wording(language)
        name = "" if language is Language.ENGLISH else f" {language}"
        left = " ".join(filter(None, (site.name_in(language), site.site_url)))
        right = t("site.built", built=t.day(site.on), until=t.day(site.valid_until))
        parts.append(_SHEET.format(name=name, left=_string(left), right=_string(right)))
        if name:
            parts.append(f"html[lang={language}] body {{\n  page: {language};\n}}\n")
    return {FILE: "\n".join(parts).encode()}


def _string(text: str) -> str:
    """A text as CSS writes it, every unusual sign by its number."""
    return '"' + _PLAIN.sub(lambda sign: f"\\{ord(sign[0]):x} ", text) + '"'
