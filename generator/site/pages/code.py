"""The page "The code, rule by rule": the code of practice clause by clause, with the rules that check it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.explained import EXPLAINED_CLAUSES, ExplainedClause
from generator.problem import Severity
from generator.public import PublicSite
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Link, Page, other_of
from generator.site.parts.published_texts import published_texts
from generator.vocabulary import Language


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
class CodePage:
    template: ClassVar[str] = "pages/code.html"
    title: str
    """The page's heading."""
    sections: tuple[Section, ...]
    """The sections of the code of practice."""
    how_it_works: Link
    """The link to the page that explains the scheme to a school."""
    texts: tuple[Link, ...]
    """The published texts of the code and of the procedures (PROC.1)."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The page in each language; clauses and rules are in English. It is the same for every register, but for the
    published texts.
    """
    for t in map(wording, LANGUAGES):
        path = in_language(addresses.CODE, t.language)
        root = root_node_of(path)
        sections = tuple(
            Section(addresses.section_anchor(title), title, tuple(_clause(clause, t) for clause in clauses))
            for title, clauses in groupby(EXPLAINED_CLAUSES, lambda clause: clause.section)
        )
        how_it_works = Link(t("how.title"), root + in_language(addresses.HOW_IT_WORKS, t.language))
        yield Page(
            path,
            CodePage(t("code.title"), sections, how_it_works, published_texts(site, t)),
            t("code.description"),
            searched=t.language is Language.ENGLISH,
            language=t.language,
            other=other_of(addresses.CODE, t.language),
        )


def _clause(clause: ExplainedClause, t: Wording) -> ClauseShown:
    rules = tuple(RuleShown(rule.statement, _effect(rule.severity, t)) for rule in clause.rules)
    return ClauseShown(clause.name, clause.summary, clause.undecidable, rules)


def _effect(severity: Severity, t: Wording) -> str | None:
    if severity is Severity.REFUSED:
        return None
    return t("code.effect.warning") if severity is Severity.WARNED else t("code.effect.notice")
