"""The code of practice, sentence by sentence, as a page: what covers each one, or why data cannot."""

from collections.abc import Iterator

from generator.code_of_practice import SECTIONS
from generator.code_of_practice.sentence import Field, Sentence
from generator.records import Scheme


def markdown() -> Iterator[str]:
    """A heading a section, a paragraph a sentence, and under it a line for each kind of thing that covers it."""
    yield "# The code of practice, sentence by sentence"
    yield ""
    yield "Made by `register docs`; a test fails when a sentence is missing, or when the page is out of date."
    yield ""
    yield (
        "The sentences are in our words. Below each are the [rules](rules.md) that check it, the fields that record"
        " it (see [the data format](data-format.md)), the pages of the site that show it, and the commands that use"
        " it. If data cannot hold a sentence, or part of it, the last line says why."
    )
    for section in SECTIONS:
        yield ""
        yield f"## {section.heading}"
        for sentence in section.sentences:
            yield ""
            yield f"**{sentence.clause}** {sentence.says}"
            yield ""
            yield from (f"- {line}" for line in _cover(sentence))


def _cover(sentence: Sentence) -> Iterator[str]:
    covers = {
        "rules": [rule.code for rule in sentence.rules],
        "fields": [_written(field) for field in sentence.fields],
        "pages": sentence.pages,
        "commands": [f"register {command}" for command in sentence.commands],
    }
    for title, names in covers.items():
        if names:
            yield f"{title}: " + ", ".join(f"`{name}`" for name in names)
    if sentence.beyond:
        yield f"not in data: {sentence.beyond}"


def _written(field: Field) -> str:
    """A field as the page shows it: the folder of its files, or the scheme's file, and its names."""
    kind, path = field
    return f"{kind.folder or Scheme.file_of('scheme').rpartition('/')[2]}: {path}"
