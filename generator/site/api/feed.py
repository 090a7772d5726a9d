"""The public changes as an Atom feed (RFC 4287)."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator import addresses
from generator.addresses import on_host, root_node_of
from generator.public import PublicSite
from generator.site.messages import wording
from generator.site.public_changes import PublicChange, changes, urn
from generator.vocabulary import Language

ATOM = "http://www.w3.org/2005/Atom"


def changes_xml(site: PublicSite) -> bytes:
    """The changes of the last twelve months, newest first; the feed's own date is the day of the build."""
    t = wording(Language.ENGLISH)
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _add(feed, "id", urn("changes"))
    _add(feed, "title", t("changes.feed_title", register=site.name))
    _add(feed, "subtitle", t("site.built", built=t.day(site.on), until=t.day(site.valid_until)))
    _add(feed, "updated", f"{site.on}T00:00:00Z")
    if site.site_url:
        SubElement(
            feed, "link", rel="self", type="application/atom+xml", href=on_host(site.site_url, addresses.CHANGES_XML)
        )
    SubElement(feed, "link", rel="alternate", type="text/html", href=_link(site, addresses.CHANGES))
    _add(SubElement(feed, "author"), "name", site.name)
    for change in changes(site, t):
        _entry(site, feed, change)
    indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'.encode()


def _entry(site: PublicSite, feed: Element, change: PublicChange) -> None:
    entry = SubElement(feed, "entry")
    _add(entry, "id", change.urn)
    _add(entry, "title", change.title)
    _add(entry, "published", f"{change.on}T00:00:00Z")
    _add(entry, "updated", f"{change.on}T00:00:00Z")
    SubElement(entry, "link", rel="alternate", type="text/html", href=_link(site, change.page))
    SubElement(entry, "category", term=change.kind)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _link(site: PublicSite, path: str) -> str:
    """A link from the feed: the full address, or a relative one while the site has no public address."""
    return on_host(site.site_url or root_node_of(addresses.CHANGES_XML), path)
