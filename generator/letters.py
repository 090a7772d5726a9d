"""Letters that people also type without their mark, although Unicode does not split them into a letter and a mark."""

_TYPED = {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ẞ": "SS"}
PLAIN_LETTERS = str.maketrans(
    _TYPED | {letter.upper(): typed.upper() for letter, typed in _TYPED.items() if letter != "ß"}
)
"""Capitals too; to translate a text whose other accents are gone."""
