"""Characters that no text may hold: they cannot be seen, look like others, or spell a letter in a second way.

In: a text, or one of its lines. Out: where such characters are, and how to fix each.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from generator.letters import MOST_ACCENTS, overloaded

_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""Accents and the like, which are drawn over the character before them."""
_LATIN, _OTHERS = "A-Za-z\u00c0-\u024f", "\u0370-\u03ff\u0400-\u052f"
_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!$)"
_ASCII = re.compile(_CONTROL)
_NONE = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000))
_ALL = re.compile(
    # Control characters but tab and line ends; no-break and other odd spaces; soft hyphen; fillers; zero-width,
    # bidirectional and tag characters; line and paragraph separators; variation selectors; blank signs of Braille,
    # Hangul and music; letters of other widths or of mathematics; private use; what is no character.
    "[\x80-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uff01-\uff5e\uffa0\ufff0-\uffff\ue000-\uf8ff\U00016fe4\U0001bca0-\U0001bca3"
    "\U0001d159\U0001d173-\U0001d17a\U0001d400-\U0001d7ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    rf"{_NONE}]"
    # An accent without its letter; a Greek or Cyrillic letter within a word of Latin ones.
    rf"|{_CONTROL}|(?<![\w{_MARKS}])[{_MARKS}]|(?<=[{_LATIN}])[{_OTHERS}]|[{_OTHERS}](?=[{_LATIN}])"
)


_CURLY = {"\u201c": "\u201d", "\u201e": "\u201c\u201d", "\xab": "\xbb", "\u2018": "\u2019", "\u201a": "\u2018\u2019"}
"""Opening quotes, and what closes each."""
_DOUBLE = "\u201c\u201e\xab"
"""Those that are no apostrophe."""
CURLY = "This value is in curly quotes", 'Delete them, or type straight ones (") instead.'


_HIGH = re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", "ignore"))
MISREAD = re.compile(f"Ã[{_HIGH}]|[ÂÄÅ][\xa0-\xbf]|â€[{_HIGH}]")
"""Letters with accents, and quotes, in UTF-8 that a program took for Windows-1252: Ã© for é, Å· for ŷ, â€™ for ’."""


class Respelled(NamedTuple):
    """A letter that is not spelled as Unicode composes it (NFC): its column, what is wrong, how to fix it."""

    column: int
    message: str
    fix: str


def misleading(text: str) -> Iterator[re.Match[str]]:
    """The characters of a text that cannot be seen or look like others."""
    return (_ASCII if text.isascii() else _ALL).finditer(text)


def misleads(text: str) -> bool:
    """Whether a text holds any such character."""
    return bool((_ASCII if text.isascii() else _ALL).search(text))


def is_composed(text: str) -> bool:
    """Whether a text is in NFC, the one spelling of each letter that everything else expects."""
    return text.isascii() or (overloaded(text) is None and unicodedata.is_normalized("NFC", text))


def respelled(line: str) -> Respelled:
    """The first letter of a line, which is not in NFC, that is spelled otherwise. Linear in the line."""
    too_many = overloaded(line)
    if too_many is not None:
        return Respelled(too_many + 1, f"A letter has more than {MOST_ACCENTS} accents", "Delete those it has not.")
    composed = unicodedata.normalize("NFC", line)
    pairs = enumerate(zip(line, composed, strict=False))
    start = next((at for at, (written, right) in pairs if written != right), min(len(line), len(composed)) - 1)
    while start and unicodedata.combining(line[start]):
        start -= 1
    end = start + 1
    while end < len(line) and end < start + 8 and is_composed(line[start:end]):
        end += 1
    written, right = line[start:end], unicodedata.normalize("NFC", line[start:end])
    if len(written) == 1:
        name = f"U+{ord(written):04X} {unicodedata.name(written, '')}".strip()
        message = f"This letter is a character of its own ({name}), which has two spellings"
    elif len(right) == 1:
        message = "A letter with its accent is written as two characters, not one"
    else:
        message = "The accents of a letter are written in an order that is not the usual one"
    codes = " ".join(f"U+{ord(character):04X}" for character in right)
    return Respelled(start + 1, message, f"Delete it, and copy this in its place: {right} ({codes}).")


def in_curly_quotes(text: str) -> bool:
    """Whether curly quotes are around a text, or open and do not close: YAML knows only straight ones."""
    opening, inside = text[:1], text[1:]
    if opening not in _CURLY or opening in inside:
        return False
    closing = _CURLY[opening]
    return inside.endswith((*closing, '"', "'")) or (opening in _DOUBLE and not any(sign in inside for sign in closing))
