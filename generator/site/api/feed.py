"""The public changes as Atom feeds (RFC 4287): one of all, and one of the people who work in each region."""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator import addresses
from generator.addresses import on_host, root_node_of
from generator.public import PublicSite
from generator.site.facets import REGION, facet_address, offered_by
from generator.site.messages import wording
from generator.site.public_changes import PublicChange, changes, urn
from generator.vocabulary import Language, Region

ATOM = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml"


def feeds(site: PublicSite) -> Iterator[tuple[str, bytes]]:
    """Every feed, by its address. The first address of the feed of all changes has the same bytes as its own."""
    t, offered = wording(Language.ENGLISH), offered_by(site)
    title = t("changes.feed_title", register=site.name)
    of_all = _feed(site, addresses.CHANGES_ATOM, urn("changes"), title, addresses.CHANGES)
    yield addresses.CHANGES_ATOM, of_all
    yield addresses.CHANGES_XML, of_all
    for region in Region:
        there = replace(site, assessors=tuple(offered[REGION.name, region]), fees=())
        title = t("changes.feed_title_of", register=site.name, region=t.term(region))
        address = addresses.changes_in(region)
        page = facet_address(REGION, region)
        yield address, _feed(there, address, urn("changes", "region", region), title, page)


def _feed(site: PublicSite, address: str, id: str, title: str, page: str) -> bytes:
    """The changes of the last twelve months, newest first, for readers of `page`; its date is that of the build."""
    t = wording(Language.ENGLISH)
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _add(feed, "id", id)
    _add(feed, "title", title)
    _add(feed, "subtitle", t("site.built", built=t.day(site.on), until=t.day(site.valid_until)))
    _add(feed, "updated", f"{site.on}T00:00:00Z")
    if site.site_url:
        SubElement(feed, "link", rel="self", type=TYPE, href=on_host(site.site_url, address))
    SubElement(feed, "link", rel="alternate", type="text/html", href=_link(site, address, page))
    _add(SubElement(feed, "author"), "name", site.name)
    for change in changes(site, t):
        _entry(site, address, feed, change)
    indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'.encode()


def _entry(site: PublicSite, address: str, feed: Element, change: PublicChange) -> None:
    entry = SubElement(feed, "entry")
    _add(entry, "id", change.urn)
    _add(entry, "title", change.title)
    _add(entry, "published", f"{change.on}T00:00:00Z")
    _add(entry, "updated", f"{change.on}T00:00:00Z")
    SubElement(entry, "link", rel="alternate", type="text/html", href=_link(site, address, change.page))
    SubElement(entry, "category", term=change.kind)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _link(site: PublicSite, address: str, path: str) -> str:
    """A link from the feed: the full address, or a relative one while the site has no public address."""
    return on_host(site.site_url or root_node_of(address), path)
