"""An assessor's page, in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator import addresses
from generator.addresses import in_language, on_host, root_node_of
from generator.public import PublicAssessor, PublicSite, PublicTime
from generator.site.api.badge import size
from generator.site.facets import PHASE, REGION, facet_address
from generator.site.formats import breaking, paragraphs
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Badge, Link, Page, badge_of, other_of
from generator.site.parts.letter import Letter, request_for
from generator.site.parts.photo import PhotoShown, photo_shown
from generator.site.parts.portrait import portrait_html
from generator.site.parts.region_map import RegionMap, region_map
from generator.site.parts.structured import NAACE, breadcrumbs, script
from generator.site.remembered import of_each
from generator.vocabulary import Language


@dataclass(frozen=True)
class OrganisationShown:
    name: str
    """Its name."""
    website: str | None
    """Its website, if the register has it."""


@dataclass(frozen=True)
class PhaseShown:
    link: Link
    """The phase, with a link to the page of assessors who offer it."""
    experience: tuple[str, ...]
    """The experience that the assessor states for it, in paragraphs."""


@dataclass(frozen=True)
class TypesShown:
    types: str
    """The types of school, in words."""
    experience: tuple[str, ...]
    """The experience for them, in paragraphs."""


@dataclass(frozen=True)
class CostShown:
    """What a school pays for an assessment."""

    today: str
    """The amount in force."""
    announced: tuple[str, ...]
    """The amounts announced, each in a sentence."""
    fee: Link
    """The page of that fee."""


@dataclass(frozen=True)
class NumberShown:
    """The registration number."""

    written: str
    """As the register writes it."""
    searched: str
    """The other ways in which people write it, for the site's own search: without the space, without the zeros."""


@dataclass(frozen=True)
class ProfilePage:
    """The portrait, the photo and the contact details are None where the person has agreed to none."""

    template: ClassVar[str] = "pages/profile.html"
    root: str
    """The relative address of the site's top."""
    title: str
    """The assessor's name."""
    number: NumberShown
    """The registration number."""
    badge: Badge
    """The standing."""
    lead: str
    """The first day of the standing, in a sentence after the badge."""
    meaning: str
    """What the standing means for a school."""
    everyone: str
    """The address of the finder."""
    compare: str
    """The address of the comparison, with this assessor chosen."""
    organisations: tuple[OrganisationShown, ...]
    """The organisations they belong to today; none if independent."""
    base: str
    """The postcode district they travel from."""
    regions: tuple[Link, ...]
    """The regions they work in, each with a link to the page of assessors who work there."""
    map: RegionMap
    """The same regions on a map."""
    phases: tuple[PhaseShown, ...]
    """The phases they offer, with their experience."""
    school_types: str
    """The types of school they offer, in words."""
    types_offered: tuple[TypesShown, ...]
    """The types for which experience is stated, with that experience."""
    unavailable: str
    """The days on which they cannot visit, in words; empty where none are published."""
    most_visits_a_year: int | None
    """The most visits a year they want; None where it is not published."""
    languages: str
    """The languages they can assess in, in words."""
    photo: PhotoShown | None
    """The photo."""
    portrait: Markup | None
    """The pen portrait, as HTML."""
    portrait_language: str
    """The language of the portrait and of the experience, as a BCP 47 tag."""
    email: Link | None
    """Their email address."""
    phone: str | None
    """Their phone number."""
    website: Link | None
    """Their website."""
    confirmed: str
    """The day on which they last confirmed their details."""
    cost: CostShown | None
    """What a school pays; None while no charge is in force."""
    letter: Letter
    """The letter in which a school requests this assessor."""
    structured: Markup
    """The page's facts for machines, as JSON-LD."""
    badge_picture: str
    """The address of their badge, for their own website."""
    badge_width: int
    """Its width, in pixels."""
    badge_height: int
    """Its height, in pixels."""
    badge_snippet: str | None
    """The HTML that shows the badge; None while the site has no public address."""


def pages(site: PublicSite) -> Iterator[Page]:
    """A page for each listed assessor, in each language."""
    for t in map(wording, LANGUAGES):
        yield from map(of_each(_profile, site, t), site.assessors)


def _profile(site: PublicSite, t: Wording, assessor: PublicAssessor) -> Page:
    path = addresses.assessor(assessor.id, t.language)
    root = root_node_of(path)
    badge = badge_of(assessor.standing, t)
    context = ProfilePage(
        root=root,
        title=assessor.name,
        number=_number(assessor.registration_number),
        badge=badge,
        lead=t("profile.since", day=t.day(assessor.since), built=t.day(site.on)),
        meaning=t(f"profile.meaning.{assessor.standing}"),
        everyone=root + in_language(addresses.ASSESSORS, t.language),
        compare=root + addresses.comparison(assessor.id, t.language),
        organisations=tuple(
            OrganisationShown(organisation.name, organisation.website) for organisation in assessor.organisations
        ),
        base=assessor.base,
        regions=tuple(
            Link(t.term(region), root + facet_address(REGION, region, t.language))
            for region in t.in_order(assessor.regions)
        ),
        map=region_map(assessor.regions, t),
        phases=tuple(
            PhaseShown(
                Link(t.term(offered.phase), root + facet_address(PHASE, offered.phase, t.language)),
                paragraphs(offered.experience),
            )
            for offered in assessor.phases
        ),
        school_types=t.terms(assessor.school_types),
        types_offered=tuple(
            TypesShown(t.terms(offered.types), paragraphs(offered.experience))
            for offered in assessor.experience_by_type
            if offered.experience
        ),
        unavailable="; ".join(_time(time, t) for time in assessor.unavailable),
        most_visits_a_year=assessor.most_visits_a_year,
        languages=t.terms(assessor.languages),
        photo=photo_shown(assessor, root),
        portrait=portrait_html(assessor.portrait) if assessor.portrait else None,
        portrait_language=assessor.portrait_language,
        email=Link(breaking(assessor.email), addresses.mailto(assessor.email)) if assessor.email else None,
        phone=assessor.phone,
        website=Link(breaking(assessor.website), assessor.website) if assessor.website else None,
        confirmed=t.day(assessor.details_confirmed_on),
        cost=_cost(site, root, t),
        letter=request_for(site, assessor, t),
        structured=_structured(site, assessor, path, t),
        badge_picture=root + addresses.badge(assessor.id, t.language),
        badge_width=size(t)[0],
        badge_height=size(t)[1],
        badge_snippet=_badge_snippet(site.site_url, assessor, t) if site.site_url else None,
    )
    regions = t.listed([t.term(region) for region in t.in_order(assessor.regions)])
    description = t("profile.description", name=assessor.name, standing=badge.label.lower(), regions=regions)
    return Page(
        path,
        context,
        description,
        searched=t.language is Language.ENGLISH,
        language=t.language,
        other=other_of(addresses.assessor(assessor.id), t.language),
    )


def _number(written: str) -> NumberShown:
    letters, _, digits = written.partition(" ")
    short = digits.lstrip("0")
    return NumberShown(written, f"{letters}{digits} {letters}{short} {short}")


def _time(time: PublicTime, t: Wording) -> str:
    if time.to is None:
        return t("profile.unavailable_from", day=t.day(time.from_))
    return t("profile.unavailable_days", first=t.day(time.from_), last=t.day(time.to))


def _cost(site: PublicSite, root: str, t: Wording) -> CostShown | None:
    """The standard assessment charge, which is the same for every assessor; None while no amount is in force."""
    fee = site.assessment_charge
    if not fee or not fee.current:
        return None

    announced = tuple(
        t("profile.cost_announced", day=t.day(amount.from_), price=t.price(amount.price)) for amount in fee.announced
    )
    return CostShown(t.price(fee.current.price), announced, Link(fee.title, root + addresses.fee(fee.id, t.language)))


def _structured(site: PublicSite, assessor: PublicAssessor, path: str, t: Wording) -> Markup:
    """The page's facts for machines: the profile with its person, and the way to it.

    The person's `@id` is the same in both languages; it is left out while the site has no public address.
    """
    page: dict[str, object] = {
        "@type": "ProfilePage",
        "inLanguage": str(t.language),
        "dateModified": site.on.isoformat(),
        "expires": site.valid_until.isoformat(),
    }
    person = {}
    if site.site_url:
        page |= {"@id": on_host(site.site_url, path), "url": on_host(site.site_url, path)}
        person = {"@id": on_host(site.site_url, addresses.person(assessor.id)), "url": on_host(site.site_url, path)}
        if assessor.photo:
            person["image"] = on_host(site.site_url, addresses.photo(assessor.id))
    facts: dict[str, object] = {
        "@type": "Person",
        **person,
        "name": assessor.name,
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "registration number",
            "value": assessor.registration_number,
        },
        "jobTitle": "ICT Mark Assessor",
        "knowsLanguage": list(assessor.languages),
        "worksFor": [{"@type": "Organization", "name": organisation.name} for organisation in assessor.organisations],
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
            "recognizedBy": NAACE,
            "dateCreated": assessor.since.isoformat(),
        },
    }
    way = breadcrumbs(site, [(t("finder.title"), addresses.ASSESSORS)], assessor.name, t)
    return script({**page, "mainEntity": {key: value for key, value in facts.items() if value}}, way)


def _badge_snippet(site_url: str, assessor: PublicAssessor, t: Wording) -> str:
    """The HTML that shows the badge on the assessor's website and links to this page, in the page's language."""
    page = on_host(site_url, addresses.assessor(assessor.id, t.language))
    picture = on_host(site_url, addresses.badge(assessor.id, t.language))
    alt = t("profile.badge_alt", name=assessor.name)
    picture_of = Markup('<a href="{}"><img src="{}" alt="{}" width="{}" height="{}"></a>')
    return str(picture_of.format(page, picture, alt, *size(t)))
