"""What an entry for a sentence of the code of practice holds: our paraphrase, and what the register does about it."""

from dataclasses import dataclass
from typing import Any

from generator.records import Entry
from generator.rules.rule import Rule

Field = tuple[type[Entry], str]
"""A field: the kind of file, and the names that lead to it there, joined by points: `(Assessor, "phases.to")`."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of the code of practice, in our own words, with what covers it.

    `pages` are the names of modules in `generator/site/pages/`; `commands` are commands of `register`. `beyond` is the
    part that data cannot hold, and why; without it the rest covers the whole sentence.
    """

    clause: str
    says: str
    rules: tuple[Rule[Any], ...] = ()
    fields: tuple[Field, ...] = ()
    pages: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    beyond: str | None = None


@dataclass(frozen=True)
class Section:
    """A section of the code of practice: its heading there, and its sentences in their order."""

    heading: str
    sentences: tuple[Sentence, ...]
