"""The demonstration's site with as many assessors as a test asks for, made up of the demonstration's own sentences."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from browsing import ON, serving
from project import PROJECT
from published import with_

from generator.addresses import ASSESSORS
from generator.public import PublicAssessor, PublicSite, public
from generator.read.loading import load
from generator.site import build
from generator.site import docs as docs_module
from generator.site.docs import pages
from generator.site.page import Page
from generator.site.pages import facet, not_listed, profile

SYLLABLES = ["bar", "ces", "dun", "fel", "gor", "har", "kin", "lus", "mer", "nal", "pen", "ros", "sel", "tam", "wex"]
LEFT_OUT = (profile, not_listed, facet)
"""The kinds of page of which there is one a person or a term."""


def crowd(number: int) -> PublicSite:
    """The demonstration's register with that many people, each with a few words of their own; the same each time."""
    loaded = load(PROJECT)
    assert loaded.register
    site = public(loaded.register, ON)
    dice = random.Random(1)  # noqa: S311  # nobody is kept out by it
    sentences = [part for assessor in site.assessors for part in (assessor.portrait or "").split(". ") if part]
    given, family = (sorted({assessor.name.split()[at] for assessor in site.assessors}) for at in (0, -1))

    def own() -> str:
        return "".join(dice.choices(SYLLABLES, k=3))

    def person(at: int) -> PublicAssessor:
        where, what = dice.sample(site.assessors, 2)
        portrait = ". ".join([*dice.sample(sentences, 6), f"I know {own()}, {own()} and {own()} well."])
        name = f"{dice.choice(given)} {dice.choice(family)} {own().title()}"
        made: PublicAssessor = with_(
            what, id=f"person-{at}", name=name, portrait=portrait, base=where.base, regions=where.regions,
            nations=where.nations, organisations=where.organisations,
        )  # fmt: skip
        return made

    people = tuple(sorted(map(person, range(number)), key=lambda assessor: assessor.name))
    made: PublicSite = with_(site, assessors=people, valid_days=36_500)
    return made


@contextmanager
def crowded_finder(number: int, root: Path) -> Iterator[str]:
    """The address of a finder with that many people, without the page of each; out of date in a hundred years."""

    def needed(site: PublicSite) -> Iterator[Page]:
        yield from pages(site, [kind for kind in docs_module.PAGES if kind not in LEFT_OUT])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(docs_module, "pages", needed)
        build(root, crowd(number))
    with serving(root / "site") as address:
        yield address + ASSESSORS
