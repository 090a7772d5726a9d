"""The page "How it works": the code of practice clause by clause, with the rules that check it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from generator import addresses
from generator.days import in_words
from generator.explained import EXPLAINED_CLAUSES, ExplainedClause
from generator.problem import Severity
from generator.public import PublicSite
from generator.site.page import Page

EFFECTS = {Severity.REFUSED: None, Severity.WARNED: "Staff get a warning.", Severity.TOLD: "Staff get a notice."}


@dataclass(frozen=True)
class RuleShown:
    statement: str
    """What must hold."""
    effect: str | None
    """What happens when an entry breaks the rule; None where the entry is refused."""


@dataclass(frozen=True)
class ClauseShown:
    name: str
    """The clause's name, which is its anchor too."""
    summary: str
    """The clause in our own words."""
    undecidable: str | None
    """Which part no rule can check, and why; None if the rules check all of it."""
    rules: tuple[RuleShown, ...]
    """The rules that check it: first those on the register, then those on changes."""


@dataclass(frozen=True)
class Section:
    anchor: str
    """Its place in the page."""
    title: str
    """The section's title."""
    clauses: tuple[ClauseShown, ...]
    """Its clauses, in the order of the code of practice."""


@dataclass(frozen=True)
class Text:
    name: str
    """What it is, its version, and since when it applies."""
    website: str
    """Where it is published."""


@dataclass(frozen=True)
class HowItWorksPage:
    template: ClassVar[str] = "pages/how_it_works.html"
    title: str
    """The page's heading."""
    sections: tuple[Section, ...]
    """The sections of the code of practice."""
    texts: tuple[Text, ...]
    """The published texts of the code and of the procedures (PROC.1)."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The page: the same for every register, but for the addresses of the published texts."""
    sections = tuple(
        Section(addresses.section_anchor(title), title, tuple(_clause(clause) for clause in clauses))
        for title, clauses in groupby(EXPLAINED_CLAUSES, lambda clause: clause.section)
    )
    description = (
        "The code of practice in our own words, clause by clause, and the rules by which the register holds it."
    )
    yield Page(addresses.HOW_IT_WORKS, HowItWorksPage("How it works", sections, tuple(_texts(site))), description)


def _texts(site: PublicSite) -> Iterator[Text]:
    for name, versions in (("Code of practice", site.agreements), ("Assessment procedures", site.procedures)):
        for version in versions:
            if version.website:
                since = f"version {version.version}, in force from {in_words(version.in_force_from)}"
                yield Text(f"{name}, {since}", version.website)


def _clause(clause: ExplainedClause) -> ClauseShown:
    rules = tuple(RuleShown(rule.statement, EFFECTS[rule.severity]) for rule in clause.rules)
    return ClauseShown(clause.name, clause.summary, clause.undecidable, rules)
