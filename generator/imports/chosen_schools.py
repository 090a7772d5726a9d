"""Which new schools an import takes where somebody names them: by id, official number, postcode or postcode district.

An office begins with the schools of its scheme, not with every school of a nation's list. In: the words typed. Out:
whether a listed school is one of them, and at the end the words that meant none.
"""

import re
from collections.abc import Iterable

from generator.imports.school_lists.listed import Listed
from generator.imports.tables import ImportRefusedError

_WORD = re.compile(
    r"(?P<id>(ENG|WAL|SCO|NI)-\d{6,7})|(?P<number>\d{6,7})|(?P<postcode>[A-Z]{1,2}\d[A-Z\d]?(\d[A-Z]{2})?)"
)


class ChosenSchools:
    """The schools that are named. Raises ImportRefusedError for a word that can name none."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {_plain(word): word for words_typed in words for word in words_typed.split(",") if word.strip()}
        self._unused = dict(self._words)
        for plain, word in self._words.items():
            if not _WORD.fullmatch(plain):
                raise ImportRefusedError(
                    f"--only {word.strip()}: this is no school's id, official number or postcode, such as eng-123456,"
                    " 123456, YO1 9ZZ or YO1. Separate several by commas."
                )

    def takes(self, school: Listed) -> bool:
        """Whether a school is one of them."""
        postcode = _plain(school.postcode or "")
        names = {_plain(school.id), school.id.partition("-")[2], postcode, postcode[:-3]} - {""}
        for name in names & self._words.keys():
            self._unused.pop(name, None)
        return bool(names & self._words.keys())

    @property
    def unused(self) -> tuple[str, ...]:
        """The words that meant no school that could be imported."""
        return tuple(word.strip() for word in self._unused.values())

    def names(self, number: str) -> bool:
        """Whether an official number is one of them, as it is or in an id."""
        return number in self._words or any(word.endswith(f"-{number}") for word in self._words)


def _plain(word: str) -> str:
    return re.sub(r"\s", "", word).upper()
