"""Writes the docs folder that an engine reads: a file for each page, the data files and our own assets."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

from generator import addresses
from generator.postcodes import Centres, centres
from generator.project import TEMPLATES
from generator.public import PublicSite
from generator.site.api import data_files
from generator.site.finder_files import finder_files
from generator.site.messages import LANGUAGES, wording
from generator.site.page import Page, environment, render
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
from generator.site.printed_sheets import printed_sheets

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


def docs(site: PublicSite, known: Centres | None = None) -> dict[str, bytes]:
    """Every file of the docs folder, by its path in it. Raises ValueError for two pages with one address (a bug).

    `known` holds the centres of postcode districts, if a register has its own.
    """
    jinja = {language: environment(TEMPLATES, wording(language)) for language in LANGUAGES}
    files: dict[str, bytes] = {}
    for page in pages(site):
        if page.file in files:
            raise ValueError(f"two pages have the address {page.path}")
        files[page.file] = render(jinja[page.language], page).encode()
    files |= finder_files(site, known or centres())
    files |= printed_sheets(site)
    files |= dict(data_files(site))
    files[addresses.FINDER_SCRIPT] = _finder_script()
    for asset in sorted((TEMPLATES / "assets").iterdir()):
        if asset.is_file():
            files[f"assets/{asset.name}"] = asset.read_bytes()
    return files


def _finder_script() -> bytes:
    """One script of several files: a phone fetches it in one answer."""
    parts = (TEMPLATES / "assets" / "finder" / f"{part}.js" for part in FINDER_PARTS)
    script = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    return f'"use strict";\n(() => {{\n{script}}})();\n'.encode()


def write(files: dict[str, bytes], folder: Path) -> None:
    """Write the files into a new folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
