"""The pages between finding an assessor and having one: several side by side, and asking Naace to choose."""

from collections.abc import Iterator

from generator.public import PublicSite
from generator.site.contexts import ComparePage, Link, RequestPage
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Page, in_language, other_of, root_of
from generator.site.pages.finder import ADDRESS, COMPARE, REQUEST
from generator.site.parts.letter import request_to_choose
from generator.vocabulary import Language


def asking_pages(site: PublicSite) -> Iterator[Page]:
    """Each page in each language."""
    for language in LANGUAGES:
        yield _compare(site, wording(language))
        yield _request(site, wording(language))


def _compare(site: PublicSite, t: Wording) -> Page:
    path = in_language(COMPARE, t.language)
    everyone = _everyone(path, t)
    people = tuple(Link(one.name, f"{everyone.href}{one.id}/") for one in site.assessors)
    context = ComparePage(root_of(path), t("compare.title"), everyone, people)
    other = other_of(COMPARE, t.language)
    return Page(path, context, t("compare.description"), searched=False, language=t.language, other=other)


def _request(site: PublicSite, t: Wording) -> Page:
    path = in_language(REQUEST, t.language)
    context = RequestPage(root_of(path), t("request.title"), _everyone(path, t), request_to_choose(site, t))
    return Page(
        path,
        context,
        t("request.description"),
        searched=t.language is Language.ENGLISH,
        language=t.language,
        other=other_of(REQUEST, t.language),
    )


def _everyone(path: str, t: Wording) -> Link:
    return Link(t("site.everyone"), root_of(path) + in_language(ADDRESS, t.language))
