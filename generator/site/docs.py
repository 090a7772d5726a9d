"""Every file of ours: pages, data files and assets; and the docs folder that holds them all for an engine.

A build hands the engine the pages' specimens alone (`specimens.py`). A docs folder with every page gives the same site.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

from jinja2 import Environment

from generator import addresses
from generator.postcodes import Centres, centres
from generator.project import TEMPLATES
from generator.public import PublicSite
from generator.site.api import data_files
from generator.site.finder_files import finder_files
from generator.site.messages import LANGUAGES, wording
from generator.site.page import Page, body, environment, front, tab_of
from generator.site.pages import (
    accessibility,
    changes,
    code,
    compare,
    data,
    events,
    facet,
    fee,
    fees,
    finder,
    for_assessors,
    home,
    how_it_works,
    not_listed,
    privacy,
    profile,
    request,
    schools,
)
from generator.site.parts.photo import photo_files
from generator.site.printed_sheets import printed_sheets
from generator.vocabulary import Language

FINDER_PARTS = ("page", "text", "people", "words", "mistyped", "near", "towns", "list", "shortlist", "address")
"""The files of assets/finder/, in the order in which they become one script; each uses what those before it define."""
PAGES: tuple[ModuleType, ...] = (
    home,
    finder,
    facet,
    profile,
    not_listed,
    compare,
    request,
    fees,
    fee,
    events,
    schools,
    how_it_works,
    for_assessors,
    code,
    privacy,
    accessibility,
    data,
    changes,
)
"""Every kind of page: a module with its context and `pages`, which makes all of that kind in each of its languages."""


def pages(site: PublicSite, kinds: Iterable[ModuleType] = PAGES) -> Iterator[Page]:
    """Every page of the site, or those of some kinds."""
    for kind in kinds:
        yield from kind.pages(site)


def every_page(site: PublicSite) -> list[Page]:
    """Every page. Raises ValueError for two pages with one address (a bug)."""
    by_file: dict[str, Page] = {}
    for page in pages(site):
        if page.file in by_file:
            raise ValueError(f"two pages have the address {page.path}")
        by_file[page.file] = page
    return list(by_file.values())


def environments() -> dict[Language, Environment]:
    """The templates of each language, ready to fill; equal to those of before if no template has changed since."""
    return {language: environment(TEMPLATES, wording(language)) for language in LANGUAGES}


def rendered(site: PublicSite, pages: Iterable[Page]) -> Iterator[tuple[Page, str, str]]:
    """Each page with what a browser's tab shows of it, and the page's own block, as HTML."""
    jinja = environments()
    for page in pages:
        yield page, tab_of(page, site.name_in(page.language)), body(jinja[page.language], page)


def docs(site: PublicSite, known: Centres | None = None) -> dict[str, bytes]:
    """Every file of the docs folder, by its path in it. Raises ValueError for two pages with one address (a bug).

    `known` holds the centres of postcode districts, if a register has its own.
    """
    files: dict[str, bytes] = {}
    for page, tab, html in rendered(site, every_page(site)):
        files[page.file] = f"{front(page, tab)}{html}".encode()
    return files | dict(other_files(site, known or centres()))


def other_files(site: PublicSite, known: Centres) -> Iterator[tuple[str, bytes]]:
    """Every file that is no page, by its path below the site's top."""
    yield from finder_files(site, known).items()
    yield from printed_sheets(site).items()
    yield from photo_files(site)
    yield from data_files(site)
    yield addresses.FINDER_SCRIPT, _finder_script()
    for asset in sorted((TEMPLATES / "assets").iterdir()):
        if asset.is_file():
            yield f"assets/{asset.name}", asset.read_bytes()


def _finder_script() -> bytes:
    """One script of several files: a phone fetches it in one answer."""
    parts = (TEMPLATES / "assets" / "finder" / f"{part}.js" for part in FINDER_PARTS)
    script = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    return f'"use strict";\n(() => {{\n{script}}})();\n'.encode()


def write(files: Iterable[tuple[str, bytes]], folder: Path) -> None:
    """Write files by their paths in the folder."""
    for name, content in files:
        path = folder / name
        try:
            path.write_bytes(content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True)
            path.write_bytes(content)
