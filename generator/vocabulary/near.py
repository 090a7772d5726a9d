"""Near-miss spelling: which of the known words somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(value: object, known: Iterable[str]) -> str | None:
    """The closest of the `known` words to `value`; None if none is close."""
    text, words = str(value).strip().lower(), [str(word) for word in known]
    near = get_close_matches(text, words, n=1) or [word for word in words if len(text) > 3 and word.startswith(text)]
    return near[0] if near else None


def did_you_mean(value: object, known: Iterable[str]) -> str:
    """`; did you mean x?` where one of the `known` words is near to `value`, else nothing."""
    near = nearest(value, known)
    return f"; did you mean {near}?" if near else ""
