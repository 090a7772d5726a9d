"""The pages of the scheme: home, fees, events, schools that hold the mark, how it works, privacy, accessibility."""

from collections.abc import Iterator
from itertools import groupby

from generator.days import in_words
from generator.public import PublicClause, PublicEvent, PublicSite
from generator.site.contexts import (
    AccessibilityPage,
    Clause,
    Event,
    EventsPage,
    HomePage,
    HowItWorksPage,
    PrivacyPage,
    Rule,
    School,
    SchoolsPage,
    Section,
)
from generator.site.formats import days, paragraphs, price
from generator.site.messages import LANGUAGES, words
from generator.site.page import Page, in_language, other_of, root_of
from generator.site.pages.fees import fee_pages, summary
from generator.site.pages.finder import ADDRESS, PHASE, REGION, by, how_many, to_choose
from generator.vocabulary import Audience, Language

EFFECTS = {"refused": None, "warned": "Staff are warned.", "told": "Staff are told."}


def home_pages(site: PublicSite) -> Iterator[Page]:
    """The first page, in each language. Fees stand in English alone."""
    for t in map(words, LANGUAGES):
        path = in_language("", t.language)
        root = root_of(path)
        is_english = t.language is Language.ENGLISH
        charges = (one for one in site.fees if is_english and one.audience is Audience.SCHOOL)
        context = HomePage(
            root=root,
            title=site.name_in(t.language),
            count=how_many(site, site.assessors, t),
            finder=root + in_language(ADDRESS, t.language),
            choose=to_choose(root, t),
            regions=by(REGION, site, root, t),
            phases=by(PHASE, site, root, t),
            charges=tuple(summary(fee, root) for fee in charges),
        )
        other = other_of("", t.language)
        yield Page(path, context, t("home.description"), searched=is_english, language=t.language, other=other)


def scheme_pages(site: PublicSite) -> Iterator[Page]:
    """Every page but the home page and those of assessors."""
    yield from fee_pages(site)
    yield _events(site)
    yield _schools(site)
    yield _how_it_works(site)
    description = "What this site publishes about people and schools, and what it keeps of its readers: nothing."
    yield Page("privacy/", PrivacyPage(root_of("privacy/"), "Privacy", site.contact_email), description)
    context = AccessibilityPage(root_of("accessibility/"), "Accessibility", site.contact_email)
    yield Page("accessibility/", context, "How this site is made for everyone to read, and whom to tell if it is not.")


def _events(site: PublicSite) -> Page:
    to_come = tuple(_event(one) for one in site.events if not one.is_over)
    past = tuple(_event(one) for one in reversed(site.events) if one.is_over)
    context = EventsPage(root_of("events/"), "Events", to_come, past)
    return Page("events/", context, "Professional development for ICT Mark Assessors: when, where, at what cost.")


def _event(event: PublicEvent) -> Event:
    return Event(
        anchor=f"event-{event.id}",
        title=event.title,
        kind=event.kind.label[:1].upper() + event.kind.label[1:],
        days=days(event.from_, event.to),
        place=event.place,
        required="Every registered assessor takes part" if event.required else "For those who choose to come",
        cost=price(event.cost, event.vat) if event.cost is not None and event.vat else "not published yet",
        description=paragraphs(event.description),
        booking=None if event.is_over else event.website,
    )


def _schools(site: PublicSite) -> Page:
    schools = tuple(School(one.school, in_words(one.until)) for one in site.awards)
    context = SchoolsPage(root_of("schools/"), "Schools that hold the mark", schools, site.contact_email)
    return Page("schools/", context, "Schools that hold the ICT Mark today and have agreed to be named.")


def _how_it_works(site: PublicSite) -> Page:
    sections = tuple(
        Section(
            anchor=title.lower().replace(" ", "-"),
            title=title,
            clauses=tuple(_clause(one) for one in clauses),
        )
        for title, clauses in groupby(site.clauses, lambda clause: clause.section)
    )
    context = HowItWorksPage(root_of("how-it-works/"), "How it works", sections)
    description = (
        "The code of practice in our own words, clause by clause, and the rules by which the register holds it."
    )
    return Page("how-it-works/", context, description)


def _clause(clause: PublicClause) -> Clause:
    rules = tuple(Rule(one.statement, EFFECTS[one.severity]) for one in clause.rules)
    return Clause(clause.name, clause.summary, clause.undecidable, rules)
