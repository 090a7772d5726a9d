"""The files that the finder's script fetches: the words of portraits, where postcode districts are, and towns.

The page is complete without them; the script fetches each when the reader types a first word, postcode or town.
"""

import json
import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from generator import addresses
from generator.letters import PLAIN_LETTERS, respelt
from generator.postcodes import Centres, regions, towns
from generator.public import PublicSite
from generator.site.parts.portrait import portrait_html

_APOSTROPHES = re.compile("['’‘`\u02bb\u02bc]")
_WORD = re.compile(r"[^\W_]+")


def finder_files(site: PublicSite, places: Centres) -> dict[str, bytes]:
    """The files, by their paths in the docs folder. Like every data file, they name the last day they are valid."""
    days = {"built_on": site.on.isoformat(), "valid_until": site.valid_until.isoformat()}
    return {
        addresses.FINDER_WORDS: _json(days | _index(site)),
        addresses.FINDER_PLACES: _json(
            days | {"areas": places.areas, "districts": places.districts, "regions": regions()}
        ),
        addresses.FINDER_TOWNS: _json(days | {"towns": {name: " ".join(found) for name, found in towns().items()}}),
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _index(site: PublicSite) -> dict[str, object]:
    """Assessors' ids, and for each word of their portraits the positions in that list of those who use it.

    Each position is written as its distance from the one before, because small numbers that repeat compress better:
    [2, 1] is the third and the fourth assessor.
    """
    positions: dict[str, list[int]] = {}
    for position, assessor in enumerate(site.assessors):
        if assessor.portrait:
            for word in _words_of_portrait(assessor.portrait):
                positions.setdefault(word, []).append(position)
    return {
        "ids": [assessor.id for assessor in site.assessors],
        "words": {
            word: [position - before for before, position in pairwise([0, *users])] for word, users in positions.items()
        },
    }


@lru_cache(maxsize=50_000)
def _words_of_portrait(portrait: str) -> set[str]:
    return words_of(portrait_html(portrait).striptags())


def words_of(text: str) -> set[str]:
    """A text's words in lower case without accents or invisible characters.

    A word with an apostrophe is there both joined and split at it.
    The script does the same to what is typed (`wordsOf` in assets/finder/text.js).
    """
    plain = "".join(
        letter
        for letter in respelt("NFKD", text.lower())
        if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf"
    ).translate(PLAIN_LETTERS)
    return {word for joint in ("", " ") for word in _WORD.findall(_APOSTROPHES.sub(joint, plain))}
