"""The pages of assessors: the list, its parts by region and phase, a page each, and one for who is no longer listed."""

from collections.abc import Iterator, Sequence

from generator.days import in_words
from generator.public import PublicAssessor, PublicSite, PublicStanding
from generator.site.contexts import (
    AssessorPage,
    AssessorsPage,
    Badge,
    Counted,
    Link,
    NotListedPage,
    Organisation,
    PhaseOffered,
    Row,
)
from generator.site.page import Page, root_of
from generator.site.portrait import portrait_html
from generator.site.words import counted, listed, paragraphs
from generator.vocabulary import Phase, Region

ADDRESS = "assessors/"
MEANING = {
    PublicStanding.ACCREDITED: "An accredited assessor may assess any school of a phase they offer, "
    "unless something on file about that school speaks against it.",
    PublicStanding.REGISTERED: "A registered assessor has passed the selection. Until they are accredited, they assess "
    "only while a Lead Assessor observes.",
}


def assessor_pages(site: PublicSite) -> Iterator[Page]:
    """Every page below `/assessors/`. A region or phase that nobody offers keeps its page, for its address."""
    yield _list(site, ADDRESS, "Assessors", site.assessors, None)
    for region in Region:
        found = [one for one in site.assessors if region in one.regions]
        yield _list(site, region_address(region), f"Assessors: {region.label}", found, region)
    for phase in Phase:
        found = [one for one in site.assessors if phase in _phases(one)]
        yield _list(site, phase_address(phase), f"Assessors: {phase.label}", found, phase)
    for assessor in site.assessors:
        yield _assessor(site, assessor)
    for id in site.no_longer_listed:
        yield _not_listed(site, id)


def region_address(region: Region) -> str:
    return f"{ADDRESS}region/{region}/"


def phase_address(phase: Phase) -> str:
    return f"{ADDRESS}phase/{phase}/"


def _phases(assessor: PublicAssessor) -> tuple[Phase, ...]:
    return tuple(offered.phase for offered in assessor.phases)


def by_region(site: PublicSite, root: str) -> tuple[Counted, ...]:
    """Every region with the number of assessors who offer it."""
    return tuple(
        _counted(region.label, root + region_address(region), sum(region in one.regions for one in site.assessors))
        for region in Region
    )


def by_phase(site: PublicSite, root: str) -> tuple[Counted, ...]:
    return tuple(
        _counted(phase.label, root + phase_address(phase), sum(phase in _phases(one) for one in site.assessors))
        for phase in Phase
    )


def _counted(text: str, href: str, number: int) -> Counted:
    return Counted(Link(text, href), counted(number, "assessor", "assessors"))


def how_many(site: PublicSite, assessors: Sequence[PublicAssessor], part: str = "") -> str:
    """`On the register on 1 March 2026: 12 assessors, 9 accredited.`"""
    where = f" for {part}" if part else ""
    if not assessors:
        return f"Nobody is on the register{where} on {in_words(site.on)}."
    accredited = [one.standing for one in assessors].count(PublicStanding.ACCREDITED)
    share = "all" if accredited == len(assessors) > 1 else accredited or "none"
    who = counted(len(assessors), "assessor", "assessors")
    return f"On the register{where} on {in_words(site.on)}: {who}, {share} accredited."


def _list(
    site: PublicSite,
    path: str,
    title: str,
    found: Sequence[PublicAssessor],
    part: Region | Phase | None,
) -> Page:
    root = root_of(path)
    intro = how_many(site, found, part.label if part else "")
    context = AssessorsPage(
        root=root,
        title=title,
        intro=intro,
        rows=tuple(_row(one, root) for one in found),
        regions=by_region(site, root),
        phases=by_phase(site, root),
        everyone=Link("All assessors", root + ADDRESS) if part else None,
        contact=site.contact_email,
    )
    return Page(path, context, f"{title} of the ICT Mark. {intro}", searched=False)


def badge(assessor: PublicAssessor) -> Badge:
    accredited = assessor.standing is PublicStanding.ACCREDITED
    return Badge("Accredited" if accredited else "Registered", accredited)


def _row(assessor: PublicAssessor, root: str) -> Row:
    return Row(
        name=Link(assessor.name, f"{root}{ADDRESS}{assessor.id}/"),
        badge=badge(assessor),
        organisations=listed([one.name for one in assessor.organisations]),
        regions=", ".join(region.label for region in assessor.regions),
        phases=", ".join(phase.label for phase in _phases(assessor)),
        languages=", ".join(language.label for language in assessor.languages),
    )


def _assessor(site: PublicSite, assessor: PublicAssessor) -> Page:
    path = f"{ADDRESS}{assessor.id}/"
    root = root_of(path)
    label = badge(assessor)
    context = AssessorPage(
        root=root,
        title=assessor.name,
        badge=label,
        lead=f"since {in_words(assessor.since)}. On the register on {in_words(site.on)}.",
        meaning=MEANING[assessor.standing],
        organisations=tuple(Organisation(one.name, one.website) for one in assessor.organisations),
        base=assessor.base,
        regions=tuple(Link(region.label, root + region_address(region)) for region in assessor.regions),
        phases=tuple(
            PhaseOffered(Link(one.phase.label, root + phase_address(one.phase)), paragraphs(one.experience))
            for one in assessor.phases
        ),
        school_types=", ".join(group.label for group in assessor.school_types),
        languages=", ".join(language.label for language in assessor.languages),
        portrait=portrait_html(assessor.portrait) if assessor.portrait else None,
        portrait_language=assessor.portrait_language,
        email=assessor.email,
        phone=assessor.phone,
        website=assessor.website,
        confirmed=in_words(assessor.details_confirmed_on),
        contact=site.contact_email,
    )
    regions = listed([region.label for region in assessor.regions])
    return Page(path, context, f"{assessor.name}, {label.label.lower()} ICT Mark Assessor for {regions}.")


def _not_listed(site: PublicSite, id: str) -> Page:
    path = f"{ADDRESS}{id}/"
    sentence = f"This person is not on the register on {in_words(site.on)}."
    context = NotListedPage(root_of(path), "Not on the register", sentence)
    return Page(path, context, "This person is not on the register today.", searched=False, indexed=False)
