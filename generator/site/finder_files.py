"""What the finder's script fetches when it is asked for: the words of portraits, and where postcodes lie.

Both stay out of the page, which is complete without them; each is fetched at the first word or postcode typed.
"""

import json
import re
import unicodedata

from generator import addresses
from generator.postcodes import Centres
from generator.public import PublicSite
from generator.site.parts.portrait import portrait_html

PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss"})
"""Letters that Unicode does not take apart into a plain one and a mark."""
_APOSTROPHES = re.compile("['’]")
_WORD = re.compile(r"[^\W_]+")


def finder_files(site: PublicSite, places: Centres) -> dict[str, bytes]:
    """The files, by their paths in the docs folder; like every data file they say until when they may be relied on."""
    days = {"built_on": site.on.isoformat(), "valid_until": site.valid_until.isoformat()}
    return {
        addresses.FINDER_WORDS: _json(days | _index(site)),
        addresses.FINDER_PLACES: _json(days | {"areas": places.areas, "districts": places.districts}),
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _index(site: PublicSite) -> dict[str, object]:
    """Assessors' ids, and each word of their portraits with the steps from one who uses it to the next.

    Steps, not places, since small numbers that repeat pack better: [2, 1] are the third and the fourth.
    """
    places: dict[str, list[int]] = {}
    for at, assessor in enumerate(site.assessors):
        if assessor.portrait:
            for word in words_of(portrait_html(assessor.portrait).striptags()):
                places.setdefault(word, []).append(at)
    return {
        "ids": [one.id for one in site.assessors],
        "words": {
            word: [one - before for before, one in zip([0, *found], found, strict=False)]
            for word, found in places.items()
        },
    }


def words_of(text: str) -> set[str]:
    """A text's words in small plain letters: no accents, and an apostrophe both dropped and taken for a space.

    The script does the same to what is typed (`wordsOf` in finder.js).
    """
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(letter)
    ).translate(PLAIN)
    return {word for one in ("", " ") for word in _WORD.findall(_APOSTROPHES.sub(one, plain))}
