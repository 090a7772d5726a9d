"""An assessor's page, in both languages, and the page of a person who is no longer listed."""

import json
from collections.abc import Iterator

from markupsafe import Markup

from generator.public import PublicAmount, PublicAssessor, PublicSite
from generator.site.contexts import AssessorPage, Badge, Cost, Link, NotListedPage, Organisation, PhaseOffered
from generator.site.formats import breaking, paragraphs, pounds
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Page, in_language, other_of, root_of
from generator.site.pages.fees import FEES
from generator.site.pages.finder import ADDRESS, phase_address, region_address
from generator.site.parts.letter import request_for
from generator.site.parts.portrait import portrait_html
from generator.site.parts.region_map import region_map
from generator.vocabulary import Language


def profile_pages(site: PublicSite) -> Iterator[Page]:
    """A page for each listed assessor, and one at the address of each who was listed, in each language."""
    for language in LANGUAGES:
        t = wording(language)
        for assessor in site.assessors:
            yield _profile(site, assessor, t)
        for id in site.no_longer_listed:
            yield _not_listed(site, id, t)


def _profile(site: PublicSite, assessor: PublicAssessor, t: Wording) -> Page:
    english = f"{ADDRESS}{assessor.id}/"
    path = in_language(english, t.language)
    root = root_of(path)
    label = t(f"standing.{assessor.standing}")
    context = AssessorPage(
        root=root,
        title=assessor.name,
        badge=Badge(label, assessor.standing == "accredited"),
        lead=t("profile.since", day=t.day(assessor.since), built=t.day(site.on)),
        meaning=t(f"profile.meaning.{assessor.standing}"),
        everyone=root + in_language(ADDRESS, t.language),
        compare=f"{root}{in_language(ADDRESS, t.language)}compare/?a={assessor.id}",
        organisations=tuple(Organisation(one.name, one.website) for one in assessor.organisations),
        base=assessor.base,
        regions=tuple(Link(t.term(region), root + region_address(region, t.language)) for region in assessor.regions),
        map=region_map(assessor.regions, t),
        phases=tuple(
            PhaseOffered(
                Link(t.term(one.phase), root + phase_address(one.phase, t.language)), paragraphs(one.experience)
            )
            for one in assessor.phases
        ),
        school_types=t.terms(assessor.school_types),
        languages=t.terms(assessor.languages),
        portrait=portrait_html(assessor.portrait) if assessor.portrait else None,
        portrait_language=assessor.portrait_language,
        email=Link(breaking(assessor.email), f"mailto:{assessor.email}") if assessor.email else None,
        phone=assessor.phone,
        website=Link(breaking(assessor.website), assessor.website) if assessor.website else None,
        confirmed=t.day(assessor.details_confirmed_on),
        cost=_cost(site, root, t),
        letter=request_for(site, assessor, t),
        structured=_structured(site, assessor, path, t),
        badge_picture=f"{root}{path}badge.svg",
        badge_snippet=_badge_snippet(site.site_url, assessor, t) if site.site_url else None,
    )
    regions = t.listed([t.term(region) for region in assessor.regions])
    description = t("profile.description", name=assessor.name, standing=label.lower(), regions=regions)
    return Page(
        path,
        context,
        description,
        searched=t.language is Language.ENGLISH,
        language=t.language,
        other=other_of(english, t.language),
    )


def _cost(site: PublicSite, root: str, t: Wording) -> Cost | None:
    """What a school pays, whoever comes: the standard assessment charge."""
    fee = site.assessment_charge
    if not fee or not fee.current:
        return None

    def price(one: PublicAmount) -> str:
        return f"{pounds(one.amount)} ({t.term(one.vat)})"

    announced = tuple(t("profile.cost_announced", day=t.day(one.from_), price=price(one)) for one in fee.announced)
    return Cost(price(fee.current), announced, Link(fee.title, f"{root}{FEES}{fee.id}/"))


def _structured(site: PublicSite, assessor: PublicAssessor, path: str, t: Wording) -> Markup:
    """The page's facts for machines (JSON-LD), in a form that no value can leave the script element by.

    In the words of schema.org alone. The person has one address in both languages; where the site knows none, none.
    """
    page: dict[str, object] = {
        "@type": "ProfilePage",
        "inLanguage": str(t.language),
        "dateModified": site.on.isoformat(),
        "expires": site.valid_until.isoformat(),
    }
    person = {}
    if site.site_url:
        page |= {"@id": site.site_url + path, "url": site.site_url + path}
        person = {"@id": f"{site.site_url}{ADDRESS}{assessor.id}/#person", "url": site.site_url + path}
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Person",
        **person,
        "mainEntityOfPage": page,
        "name": assessor.name,
        "jobTitle": "ICT Mark Assessor",
        "knowsLanguage": list(assessor.languages),
        "worksFor": [{"@type": "Organization", "name": one.name} for one in assessor.organisations],
        "hasOccupation": {
            "@type": "Occupation",
            "name": "ICT Mark Assessor",
            "occupationLocation": [
                {"@type": "AdministrativeArea", "name": region.label} for region in assessor.regions
            ],
        },
        "email": assessor.email,
        "telephone": assessor.phone,
        "sameAs": assessor.website,
        "hasCredential": {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": f"{assessor.standing} ICT Mark Assessor",
            "recognizedBy": {"@type": "Organization", "name": "Naace"},
            "dateCreated": assessor.since.isoformat(),
        },
    }
    text = json.dumps({key: value for key, value in facts.items() if value}, ensure_ascii=True)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704  # nothing in it that HTML gives a meaning to


def _badge_snippet(site_url: str, assessor: PublicAssessor, t: Wording) -> str:
    """The HTML by which a website of the assessor's shows the badge and leads here, in the page's language."""
    page = site_url + in_language(f"{ADDRESS}{assessor.id}/", t.language)
    alt = t("profile.badge_alt", name=assessor.name)
    return str(Markup('<a href="{0}"><img src="{0}badge.svg" alt="{1}"></a>').format(page, alt))


def _not_listed(site: PublicSite, id: str, t: Wording) -> Page:
    english = f"{ADDRESS}{id}/"
    path = in_language(english, t.language)
    root = root_of(path)
    sentence = t("not_listed.sentence", built=t.day(site.on))
    context = NotListedPage(
        root, t("not_listed.title"), sentence, Link(t("site.everyone"), root + in_language(ADDRESS, t.language))
    )
    return Page(
        path,
        context,
        t("not_listed.description"),
        searched=False,
        indexed=False,
        language=t.language,
        other=other_of(english, t.language),
    )
