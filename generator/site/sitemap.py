"""The sitemap: the pages that searches may show, each with its other language. In: pages. Out: a file."""

from collections.abc import Iterable

from markupsafe import escape

from generator.addresses import on_host
from generator.public import PublicSite
from generator.site.page import Page

_BEGIN = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
)


def sitemap_xml(site: PublicSite, pages: Iterable[Page]) -> bytes:
    """Lists no page while the site has no public address, because only whole addresses may be in it."""
    listed = sorted((page for page in pages if site.site_url and page.indexed), key=lambda page: page.path)
    return "".join([_BEGIN, *(_entry(site, page) for page in listed), "\n</urlset>\n"]).encode()


def _entry(site: PublicSite, page: Page) -> str:
    address = on_host(site.site_url, page.path)
    languages = [(page.language, address)]
    if page.other:
        languages.append((page.other.language, on_host(site.site_url, page.other.path)))
    alternates = [
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(there)}"/>' for language, there in languages
    ]
    listed = "\n    ".join(alternates) if page.other else ""
    return f"\n  <url><loc>{escape(address)}</loc><lastmod>{site.on}</lastmod>{listed}</url>"
