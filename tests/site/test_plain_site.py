"""The site speaks plain English: no odd sentence comes back, sentences are short, and each page is easy to read.

A page's wording is every message that its template, the parts of it and its module use. What the register's own data
say, such as a portrait or a fee's title, is not wording. The rules on the page of the code have a test of their own.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from jinja2 import Environment
from jinja2.meta import find_referenced_templates
from plain_english import reading_ease, sentences, words
from project import PROJECT
from published import pages as pages_as_text

from generator.site.docs import PAGES, TEMPLATES
from generator.site.messages import CATALOGUE

PLAIN = 70
"""The least reading ease by Flesch."""
MOST_WORDS = 25
MESSAGES: dict[str, Any] = yaml.load(CATALOGUE.read_text(encoding="utf-8"), yaml.CSafeLoader)
KEY = re.compile(r"""(?<![.\w])t(?:\.raw)?\(\s*["']([^"']+)["']""")
BEGUN = re.compile(r"""(?<![.\w])t\(\s*f["']([^"'{]+)\{""")
WORDED = [page.__name__.rpartition(".")[2] for page in PAGES if page.__name__.rpartition(".")[2] != "code"]
SOURCES = (
    *sorted((PROJECT / "site_templates").rglob("*.html")),
    *sorted((PROJECT / "site_templates").rglob("*.yml")),
    *sorted((PROJECT / "generator/site").rglob("*.py")),
)
RETIRED = (
    "speaks against it",
    "assess only while a Lead Assessor observes",
    "Whom to answer",
    "Have we spoken with an assessor",
    "Who has supported us",
    "Write it in your mail program",
    "mail program on this device",
    "what stands below",
    "we ask for {name}",
    "nothing is sent before you send it",
    "tell Naace at once",
    "nor may someone whom",
    "or of late",
    "declares theirs before the visit",
    "whoever comes",
    "travel is inside it",
    "standing of the day",
    "Everyone who is:",
    "Built on",
    "may be relied on",
    "could be relied on",
    "are Naace's",
    "kept by Naace and checked",
    "neither work for it nor govern it",
    "Ask Naace for that person with the letter",
    "Who is free to visit",
    "nothing else does",
    "What they say of themselves",
    "Take {name} away",
    "has the address {id}",
    "words of the portrait",
    "stands in the list",
    "made anew",
    "nothing is asked of you",
    "stands with",
    "Others hold it too",
    "would you like it to stand here",
    "keeps nothing of you",
    "address for a slip",
    "E-mail",
    "e-mail",
    "Telephone",
)
"""Parts of sentences that readers stumbled over, and words that people no longer use."""


def _retired_in(text: str) -> list[str]:
    return [phrase for phrase in RETIRED if phrase in " ".join(text.split())]


def test_no_sentence_that_readers_stumbled_over_is_left() -> None:
    assert len(SOURCES) > 60
    found = {path.relative_to(PROJECT).as_posix(): _retired_in(path.read_text(encoding="utf-8")) for path in SOURCES}
    assert {name: phrases for name, phrases in found.items() if phrases} == {}


def test_a_retired_sentence_is_noticed_even_over_two_lines() -> None:
    assert _retired_in("The price is the same whoever\n  comes.") == ["whoever comes"]


def _template(name: str) -> str:
    """A template with the parts that it takes from others."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    parts = sorted(filter(None, find_referenced_templates(Environment(autoescape=True).parse(text))))
    return "\n".join([text, *map(_template, parts)])


def _wording(page: str) -> list[str]:
    """The messages of a page that are sentences, in English, with a name in each place to fill."""
    source = _template(f"pages/{page}.html") + (PROJECT / f"generator/site/pages/{page}.py").read_text(encoding="utf-8")
    begun = tuple(BEGUN.findall(source))
    keys = {*KEY.findall(source), *(key for key in MESSAGES if begun and key.startswith(begun))}
    return list(_sentences_in(MESSAGES[key]["en"] for key in sorted(keys)))


def _sentences_in(messages: Any) -> Iterator[str]:
    for message in messages:
        for form in message.values() if isinstance(message, dict) else [message]:
            said = re.sub(r"\{\w+\}", "York", re.sub(r" \(\{\w+\}\)", "", form))
            # What its owners ask to be printed beside their data is theirs.
            if re.search(r"[.?!:]\W*$", said) and "©" not in said:
                yield said


def _too_long(texts: list[str]) -> list[str]:
    return [sentence for text in texts for sentence in sentences(text) if len(words(sentence)) > MOST_WORDS]


@pytest.mark.parametrize("page", WORDED)
def test_the_wording_of_a_page_is_easy_to_read(page: str) -> None:
    texts = _wording(page)
    assert texts
    assert _too_long(texts) == []
    assert reading_ease(texts) >= PLAIN


def test_a_long_and_a_hard_sentence_are_noticed() -> None:
    long = "One " + "and one " * 12 + "more."
    assert _too_long([long, "Short."]) == [long]
    assert _too_long([long.replace("more", "")]) == []
    assert reading_ease(["Organisational considerations necessitate impartiality."]) < PLAIN
    assert list(_sentences_in(["Ask {name} ({clause}).", "A title", {"one": "One.", "other": "Many."}])) == [
        "Ask York.",
        "One.",
        "Many.",
    ]


ARTICLES = re.compile(r"\b(?:a|an|the|each|every)(?: of the)? (?:a|an|the|all|each|every)\b", re.IGNORECASE)


def test_no_article_stands_before_another_once_the_places_are_filled() -> None:
    """As in "on the page of each of the {fees}", where the link says "all fees"."""
    said = {path: re.sub(r"<[^>]+>", "", text) for path, text in pages_as_text().items() if not path.startswith("cy/")}
    assert {path: found for path, text in said.items() if (found := ARTICLES.findall(" ".join(text.split())))} == {}
    assert ARTICLES.search("the page of each of the all fees")
