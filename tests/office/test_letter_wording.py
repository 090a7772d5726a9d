"""The wording of the letters: whole in both languages, used, plain in English, and safe from mutations in Welsh."""

import re
from string import Formatter
from typing import Any

import pytest
import yaml
from plain_english import reading_ease, sentences, words
from project import PROJECT

from generator.office.letters.kinds import KINDS
from generator.office.letters.wording import LETTER_CATALOGUE
from generator.site.messages import CATALOGUE, LANGUAGES
from generator.vocabulary import DecisionKind, FurtherWork, MembershipGrade, Requester, Result, ReviewOutcome

TEXT = LETTER_CATALOGUE.read_text(encoding="utf-8")
MESSAGES: dict[str, dict[str, Any]] = yaml.load(TEXT, yaml.CSafeLoader)
SOURCES = [
    path.read_text(encoding="utf-8")
    for folder in ("generator/office", "generator/reports")
    for path in (PROJECT / folder).rglob("*.py")
]
USED = re.compile(r"""(?<![.\w])t\(\s*["']([^"']+)["']|["']([a-z_]+\.[a-z_]+)["']""")
BEGUN = re.compile(r"""(?<![.\w])t\(\s*f["']([^"'{]+)\{""")
FACTS = re.compile(r"^\s+([a-z_]+)=", re.MULTILINE)
SIGNED = ("name", "school", "title", "kind", "number", "item", "decision", "outcome", "version", "grade", "place")
"""What may begin with a letter that a Welsh word before it would change."""
PLAIN, MOST_WORDS = 70, 25


def forms(text: Any) -> list[str]:
    return list(text.values()) if isinstance(text, dict) else [text]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_message_has_both_languages_with_the_same_places_and_forms() -> None:
    for key, texts in MESSAGES.items():
        assert set(texts) == set(map(str, LANGUAGES)), key
        every = [form for text in texts.values() for form in forms(text)]
        assert all(form.strip() and places(form) == places(every[0]) for form in every), key
        assert len({tuple(text) if isinstance(text, dict) else () for text in texts.values()}) == 1, key


def test_no_message_hides_one_of_the_site_and_none_is_there_twice() -> None:
    assert not MESSAGES.keys() & yaml.safe_load(CATALOGUE.read_text(encoding="utf-8")).keys()
    keys = re.findall(r"^([a-z][\w.-]*):", TEXT, re.MULTILINE)
    assert len(keys) == len(set(keys)) == len(MESSAGES)


def test_every_message_is_used_and_every_one_used_is_there() -> None:
    used = {key for source in SOURCES for pair in USED.findall(source) for key in pair if key}
    begun = tuple({key for source in SOURCES for key in BEGUN.findall(source)})
    terms = {
        f"{kind.__name__.lower()}.{term}"
        for kind in (DecisionKind, FurtherWork, MembershipGrade, Requester, Result, ReviewOutcome)
        for term in kind
    }
    facts = {f"fact.{name}" for source in SOURCES for name in FACTS.findall(source)}
    begun = tuple(key for key in begun if key != "fact.")
    items = {"fact.portrait", "fact.email", "fact.phone", "fact.website"}
    assert not [key for key in MESSAGES if key not in used | terms | facts | items and not key.startswith(begun)]
    assert not terms - MESSAGES.keys()


@pytest.mark.parametrize("kind", [*(kind.name for kind in KINDS), "held", "checks"])
def test_the_english_of_a_letter_is_plain(kind: str) -> None:
    begun = {
        "moderation-result": ("moderation.",), "review-due": ("review.",), "invoice-reminder": ("reminder.",),
        "yearly-statement": ("statement.",),
        "appointment": ("appointment.", "appointment_school.", "appointment_lead."),
    }.get(kind, (f"{kind}.",))  # fmt: skip
    said = [
        re.sub(r"\{\w+\}", "York", re.sub(r" \(\{\w+\}\)", "", form))
        for key, texts in MESSAGES.items()
        if key.startswith((*begun, "letters."))
        for form in forms(texts["en"])
        if re.search(r"[.?!:]\W*$", form)
    ]
    assert len(said) > 3
    assert [sentence for text in said for sentence in sentences(text) if len(words(sentence)) > MOST_WORDS] == []
    assert reading_ease(said) >= PLAIN


def test_in_welsh_no_word_stands_before_what_it_would_change() -> None:
    """Names, titles and terms begin a text, or follow a colon, a comma or a bracket. A greeting changes no name."""
    for key, texts in MESSAGES.items():
        for form in forms(texts["cy"]):
            for name in SIGNED:
                before = form.split("{" + name + "}")[0] if "{" + name + "}" in form else ""
                is_free = not before or before.rstrip().endswith((":", ",", "(")) or key == "letters.dear"
                is_number = before.endswith(("Anfoneb ", "Adolygiad ", "fersiwn "))  # a word changes no digit
                assert is_free or is_number, (key, form)
