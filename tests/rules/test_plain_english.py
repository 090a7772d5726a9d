"""The rules are in plain English: one short sentence says what must hold, and short sentences say how to fix it."""

import re

import pytest
from plain_english import prose, reading_ease, sentences, syllables, words
from project import PROJECT

from generator.compare.history import PUBLISHED
from generator.rules.rule import Rule

MOST_WORDS = 25
LEAST_READING_EASE = 70
RETIRED = re.compile(
    r"\b(mend\w*|stands?|stood|whoever|whom|e-mail|telephone|slip|lies|take \w+ out|taken out|needs to be done)\b",
    re.IGNORECASE,
)
"""Words and turns of phrase that a school secretary would not use."""
HARD = (
    "The visit after every tenth, counted in the order of days, takes place only when the Quality Review that the tenth"
    " calls for is on file and its fee paid."
)


def too_long(text: str) -> list[str]:
    return [sentence for sentence in sentences(text) if len(words(sentence)) > MOST_WORDS]


@pytest.mark.parametrize("rule", PUBLISHED, ids=lambda rule: rule.code)
def test_a_rule_is_one_sentence_of_at_most_25_words(rule: Rule) -> None:
    assert sentences(rule.statement) == [rule.statement]
    assert not too_long(rule.statement)


@pytest.mark.parametrize("rule", PUBLISHED, ids=lambda rule: rule.code)
def test_each_sentence_on_how_to_fix_it_has_at_most_25_words(rule: Rule) -> None:
    assert not too_long(rule.fix)


@pytest.mark.parametrize("rule", PUBLISHED, ids=lambda rule: rule.code)
def test_a_rule_uses_no_word_that_is_retired(rule: Rule) -> None:
    assert not RETIRED.findall(f"{rule.statement} {rule.fix}")


def test_the_page_of_the_rules_is_easy_to_read() -> None:
    page = (PROJECT / "docs/rules.md").read_text(encoding="utf-8")
    paragraphs = list(prose(page))
    assert all(rule.statement in paragraphs and rule.fix in paragraphs for rule in PUBLISHED)
    assert reading_ease(paragraphs) >= LEAST_READING_EASE


def test_a_long_sentence_and_a_second_one_would_fail() -> None:
    assert too_long(HARD) == [HARD]
    assert len(sentences("A file stays. Its name is an id.")) == 2
    assert len(words("Add this, as in 1,000 or INV-0107.")) == 7
    assert len(sentences("Add `voided: {on: YYYY-MM-DD, reason: It was. It is.}` below.")) == 1


@pytest.mark.parametrize(
    ("measured", "least", "most"),
    [
        ("The cat sat on the mat.", 110, 120),
        ("Naace awards the mark only if the assessor recommended it after a visit that counts.", 50, 65),
        ("The verifiability of organisational accreditation necessitates comprehensive documentation.", -200, 0),
    ],
)
def test_reading_ease_is_higher_for_an_easy_text(measured: str, least: int, most: int) -> None:
    assert least < reading_ease([measured]) < most


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("the", 1), ("made", 1), ("called", 1), ("names", 1), ("schools", 1), ("ICT", 1), ("id's", 1)),
        *(("table", 2), ("people", 2), ("added", 2), ("visit", 2), ("being", 2), ("someone", 2)),
        *(("notices", 3), ("assessor", 3), ("video", 3), ("registered", 3), ("everyone", 3), ("material", 4)),
        *(("moderation", 4), ("accredited", 4), ("organisation", 5), ("competency-based", 5)),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count
