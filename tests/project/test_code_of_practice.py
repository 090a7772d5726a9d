"""Every sentence of the code of practice is covered, or it says why data cannot; and what covers it is there."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from project import SOURCE

from generator.code_of_practice import SECTIONS
from generator.code_of_practice.sentence import Field, Sentence
from generator.command.main import COMMANDS
from generator.compare.history import PUBLISHED
from generator.read.entries import models_in
from generator.records import ENTRIES, Assessor, School
from generator.records.base import fields_of
from generator.rules.clauses import CLAUSES, ORDER
from generator.site.docs import PAGES

SENTENCES = [sentence for section in SECTIONS for sentence in section.sentences]
SHARED_WORDS = 8
"""So many words in a row that are the source's are a copy of it."""

needs_the_source = pytest.mark.skipif(not SOURCE.is_file(), reason="the code's own text is not in ../shared")


def is_on_file(field: Field) -> bool:
    """Whether a kind of file has the field that these names lead to."""
    kind, path = field
    models: list[type] = [kind]
    for name in path.split("."):
        named = [dict(fields_of(model))[name] for model in models if name in dict(fields_of(model))]
        if not named:
            return False
        models = [inner for info in named for inner in models_in(info.annotation)]
    return True


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub(r"['\u2019]", "", text.lower()))


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of words that would be a copy."""
    found = words(text)
    return {tuple(found[start : start + SHARED_WORDS]) for start in range(len(found) - SHARED_WORDS + 1)}


def source_sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """The source's headings that have sentences under them, each with its sentences."""
    title = text.strip().splitlines()[0].strip()
    ours = {section.heading.casefold() for section in SECTIONS} - {"signature"} | {"name"}
    heading, body = "", ""
    for line in text.splitlines():
        plain = line.strip()
        if plain.casefold() in ours or plain in (title, "Code of practice"):
            yield heading, sentences(body)
            heading, body = plain.casefold(), ""
        else:
            body += line + "\n"
    yield heading, sentences(body)


def sentences(body: str) -> list[str]:
    """The sentences of a section: a list's items end one too, and so does a blank line that is not inside one."""
    items = re.split(r"^\s*-\s*(?:\d+\.\s*)?|\n\s*\n", body, flags=re.MULTILINE)
    return [part for item in items for part in re.split(r"(?<=\.)\s+(?=[A-Z])", " ".join(item.split())) if part]


@needs_the_source
def test_every_sentence_of_the_source_has_an_entry() -> None:
    source = {heading: found for heading, found in source_sections(SOURCE.read_text("utf-8")) if found}
    listed = {section.heading.casefold(): len(section.sentences) for section in SECTIONS}
    listed["name"] = listed.pop("signature")
    assert {heading: len(found) for heading, found in source.items()} == listed


@needs_the_source
def test_no_entry_copies_the_source() -> None:
    copied = runs(SOURCE.read_text("utf-8"))
    assert len(copied) > 1000
    ours = [text for sentence in SENTENCES for text in (sentence.says, sentence.beyond) if text]
    ours += [text for clause in CLAUSES for text in (clause.summary, clause.undecidable) if text]
    assert [text for text in ours if runs(text) & copied] == []


def test_the_source_s_sentences_are_distinguished() -> None:
    text = "A title\n\nInitial Registration\n\n- 3. One is. Two, etc. is\n\n Three\n goes on.\n\nName\t\nDate\t"
    assert list(source_sections(text)) == [
        ("", []),
        ("a title", []),
        ("initial registration", ["One is.", "Two, etc. is", "Three goes on."]),
        ("name", ["Date"]),
    ]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.says)
def test_a_sentence_is_a_short_paraphrase_and_is_covered_or_says_why_not(sentence: Sentence) -> None:
    assert sentence.clause in ORDER
    assert sentence.says.endswith(".")
    assert 3 <= len(sentence.says.split()) <= 25
    assert sentence.rules or sentence.fields or sentence.pages or sentence.commands or sentence.beyond
    for names in (sentence.rules, sentence.fields, sentence.pages, sentence.commands):
        assert len(set(names)) == len(names), "named twice"


def test_what_a_sentence_names_is_there() -> None:
    fields = {field for sentence in SENTENCES for field in sentence.fields}
    assert {kind for kind, _ in fields} <= set(ENTRIES)
    assert [path for kind, path in fields if not is_on_file((kind, path))] == []
    assert {page for sentence in SENTENCES for page in sentence.pages} <= {
        page.__name__.rpartition(".")[2] for page in PAGES
    }
    assert {command for sentence in SENTENCES for command in sentence.commands} <= set(COMMANDS)


def test_a_field_that_is_not_there_is_noticed() -> None:
    assert is_on_file((School, "assessments.approach.told_on"))
    assert not is_on_file((School, "assessments.approach.learnt_on"))
    assert not is_on_file((Assessor, "approach"))
    assert not is_on_file((Assessor, "name.first"))


def test_every_clause_has_its_sentences() -> None:
    assert {sentence.clause for sentence in SENTENCES} == set(ORDER)


def test_the_sentences_of_a_clause_name_its_rules_and_no_others() -> None:
    """A new rule is named by a sentence of each of its clauses: in `generator/code_of_practice/`."""
    named, held = defaultdict(set), defaultdict(set)
    for sentence in SENTENCES:
        named[sentence.clause] |= {rule.code for rule in sentence.rules}
    for rule in PUBLISHED:
        for clause in rule.clauses:
            held[clause].add(rule.code)
    for clause in ORDER:
        assert named[clause] == held[clause], clause
