"""Letters as people type them: without a mark that Unicode does not split off, and in one spelling of their accents."""

import re
import unicodedata
from typing import Literal

_TYPED = {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ẞ": "SS"}
PLAIN_LETTERS = str.maketrans(
    _TYPED | {letter.upper(): typed.upper() for letter, typed in _TYPED.items() if letter != "ß"}
)
"""Capitals too; to translate a text whose other accents are gone."""
MOST_ACCENTS = 30
"""On one letter. No language has more than a few, and this is Unicode's own limit for texts that are read bit by bit
(UAX 15, stream-safe text). To put more of them in order takes a time that grows with the square of their number.
"""
_LONG_RUN = re.compile(rf"[^\x00-\x7f]{{{MOST_ACCENTS + 1},}}")


def overloaded(text: str) -> int | None:
    """The position of the first accent beyond those that one letter may have; None if there is none."""
    if text.isascii():
        return None
    for run in _LONG_RUN.finditer(text):
        accents = 0
        for at in range(*run.span()):
            accents = accents + 1 if unicodedata.combining(text[at]) else 0
            if accents > MOST_ACCENTS:
                return at
    return None


def respelt(form: Literal["NFC", "NFKD"], text: str) -> str:
    """The text in one of Unicode's normal forms, or as it is where a letter has more accents than one may have, so that
    the time is linear in the text, hostile or not.
    """
    return text if overloaded(text) is not None else unicodedata.normalize(form, text)
