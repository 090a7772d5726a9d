"""How plain a text is: the words in its sentences, and its reading ease by Flesch, from 0 (hard) to 100 (easy).

The library for this, textstat, counts syllables by a dictionary that NLTK downloads when it first runs. Pyphen works
offline, but says where a word may be divided, not where its syllables end: it makes one part of "about". So the formula
is here, with syllables counted by the letters.
"""

import re
from collections.abc import Iterable, Iterator

_CODE = re.compile(r"`([^`]*)`")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_WORD = re.compile(r"[A-Za-z0-9][\w'.,/-]*[\w'/]|[A-Za-z0-9]")
_VOWELS = re.compile(r"[aeiouy]+")
_TWO_SYLLABLES = re.compile(r"[^cgstx]i[aou]|(?<!p)eo|ua[lt]|eing")
"""Runs of vowels that are two syllables, as in `material`, `video` and `being`; but not in `special` and `nation`."""
_SILENT = re.compile(r"[^aeiouyl]e$|[aeiou]le$|[^aeioudt]ed$|[^aeiouscgxzh]es$")
"""Ends whose e is not heard, as in `made`, `called` and `names`; but not in `table`, `added` and `notices`."""
_SILENT_INSIDE = re.compile(r"(?<=ever)y(?=[a-z])|(?<=som)e(?=[a-z])|(?<=f)e(?=ful)|(?<=r)e(?=ly$|ment)")


def sentences(text: str) -> list[str]:
    """The sentences of a text. A name in backquotes is a word; an entry to type counts as one word."""
    read_aloud = _CODE.sub(lambda code: code[1] if words(code[1]) == [code[1]] else "this", text)
    return [sentence for sentence in _SENTENCE_END.split(read_aloud.strip()) if words(sentence)]


def words(sentence: str) -> list[str]:
    return _WORD.findall(sentence)


def syllables(word: str) -> int:
    """By the letters: each run of vowels is one, with the exceptions above."""
    return max(1, sum(_syllables_of_part(part) for part in re.split("[^a-z]+", word.lower().replace("'", "")) if part))


def _syllables_of_part(part: str) -> int:
    heard = _SILENT_INSIDE.sub("", part)
    runs = len(_VOWELS.findall(heard)) + len(_TWO_SYLLABLES.findall(heard))
    return max(1, runs - bool(_SILENT.search(heard)))


def reading_ease(texts: Iterable[str]) -> float:
    """Flesch's reading ease of texts together: 206.835 - 1.015 × words a sentence - 84.6 × syllables a word."""
    by_sentence = [words(sentence) for text in texts for sentence in sentences(text)]
    spoken = [word for sentence in by_sentence for word in sentence]
    syllables_a_word = sum(map(syllables, spoken)) / len(spoken)
    return 206.835 - 1.015 * len(spoken) / len(by_sentence) - 84.6 * syllables_a_word


def prose(page: str) -> Iterator[str]:
    """The paragraphs and the cells of a Markdown page that hold sentences: no headings, codes or single words."""
    for line in page.splitlines():
        for cell in line.strip("| ").split(" | "):
            if not line.startswith("#") and re.search(r"[.?!]\W*$", cell):
                yield cell
