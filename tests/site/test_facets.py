"""The pages of a nation, region, phase, type of school or language: who is listed there, and how many."""

import re
from functools import cache

import pytest
from crowd import crowd
from golden import FACETS as GOLDEN_FACETS

from generator.public import PublicAssessor, PublicSite, PublicStanding
from generator.site.docs import docs
from generator.site.messages import LANGUAGES, wording
from generator.vocabulary import Language, Nation, Phase, Region, SchoolType, Term

FACETS: dict[str, type[Term]] = {
    "nation": Nation, "region": Region, "phase": Phase, "type": SchoolType, "language": Language,
}  # fmt: skip
PARTS = [(facet, term) for facet, terms in FACETS.items() for term in terms]


@cache
def site() -> PublicSite:
    return crowd(60)


@cache
def written() -> dict[str, bytes]:
    return docs(site())


def offered(assessor: PublicAssessor) -> dict[str, set[Term]]:
    return {
        "nation": set(assessor.nations),
        "region": set(assessor.regions),
        "phase": {offered.phase for offered in assessor.phases},
        "type": set(assessor.school_types),
        "language": set(assessor.languages),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("facet", "term"), PARTS, ids=[f"{facet}/{term}" for facet, term in PARTS])
def test_a_page_lists_just_those_who_offer_it_by_name_with_their_number(
    facet: str, term: Term, language: Language
) -> None:
    folder = "" if language is Language.ENGLISH else f"{language}/"
    parts = [name for name in written() if re.fullmatch(rf"{folder}assessors/{facet}/{term}(/page/\d+)?\.md", name)]
    page = "".join(written()[name].decode() for name in parts)
    expected = [assessor for assessor in site().assessors if term in offered(assessor)[facet]]
    assert [assessor.name for assessor in expected] == sorted(assessor.name for assessor in expected)
    assert re.findall(r'<tr class="person" data-id="([^"]+)"', page) == [assessor.id for assessor in expected]
    lead = re.search(r'<p class="lead">(.*?)</p>', page)
    assert lead
    accredited = [assessor.standing for assessor in expected].count(PublicStanding.ACCREDITED)
    counts = [len(expected), accredited] if expected else []
    assert [int(number) for number in re.findall(r"\b\d+\b", lead[1].partition(": ")[2])] == counts
    assert wording(language).term(term) in lead[1]


def test_a_list_of_more_than_fifty_goes_on_on_further_pages_and_each_leads_to_the_next() -> None:
    people = [assessor.id for assessor in site().assessors]
    assert len(people) == 60
    first, second = (written()[f"assessors{part}.md"].decode() for part in ("", "/page/2"))
    shown = re.compile(r'<tr class="person" data-id="([^"]+)"')
    assert shown.findall(first.partition("<template>")[0]) == people[:50]
    assert shown.findall(first.partition("<template>")[2]) == people[50:], "the script has everybody"
    assert shown.findall(second) == people[50:]
    assert '<a href="../assessors/page/2/" rel="next">' in first
    assert '<a href="../../../assessors/" rel="prev">' in second
    assert "51 to 60 of 60 assessors" in second
    assert "assessors/page/3.md" not in written()
    assert "cy/assessors/page/2.md" in written()
    assert len(shown.findall(written()["assessors/language/en.md"].decode())) == 50


def test_a_list_of_fifty_is_whole_on_one_page() -> None:
    fifty = docs(crowd(50))
    assert "<template>" not in fifty["assessors.md"].decode()
    assert [name for name in fifty if "/page/" in name] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_choices_beside_a_list_say_how_many_each_would_list(language: Language) -> None:
    folder = "" if language is Language.ENGLISH else f"{language}/"
    page = written()[f"{folder}assessors/phase/primary.md"].decode()
    named = r'data-name="(\w+)" data-value="([^"]+)"[^>]*>\s*<a [^>]*>[^<]*</a>'
    pattern = named + r' <span class="of">\(<span class="number">(\d+)'
    choices = re.findall(pattern, page)
    assert {(facet, value) for facet, value, _ in choices} >= {
        (facet, str(term)) for facet, term in PARTS if facet not in ("nation", "region")
    }
    assert {value for facet, value, _ in choices if facet in ("nation", "region")} == {"england", *map(str, Region)}
    for facet, value, number in choices:
        expected = [assessor for assessor in site().assessors if value in map(str, offered(assessor)[facet])]
        assert int(number) == len(expected), (facet, value)


def test_a_part_that_somebody_offers_and_one_that_nobody_does_are_among_them() -> None:
    numbers = [sum(term in offered(assessor)[facet] for assessor in site().assessors) for facet, term in PARTS]
    assert min(numbers) == 0
    assert max(numbers) > 20


def test_of_each_facet_one_page_is_a_golden_file() -> None:
    assert [name.partition("/")[0] for name in GOLDEN_FACETS] == list(FACETS)
