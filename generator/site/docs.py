"""Writes the docs folder that an engine reads: a file a page, files for other programs, our own assets."""

from collections.abc import Iterator
from pathlib import Path

from generator.postcodes import Centres, centres
from generator.public import PublicSite
from generator.site.api import data_files
from generator.site.finder import finder_files
from generator.site.messages import LANGUAGES, wording
from generator.site.page import Page, environment, render
from generator.site.pages.data import program_pages
from generator.site.pages.finder import assessor_pages
from generator.site.pages.profile import profile_pages
from generator.site.pages.request import asking_pages
from generator.site.pages.statements import home_pages, scheme_pages

PROJECT = Path(__file__).parents[2]
TEMPLATES = PROJECT / "site_templates"


def pages(site: PublicSite) -> Iterator[Page]:
    """Every page of the site."""
    yield from home_pages(site)
    yield from assessor_pages(site)
    yield from profile_pages(site)
    yield from asking_pages(site)
    yield from scheme_pages(site)
    yield from program_pages(site)


def docs(site: PublicSite, known: Centres | None = None) -> dict[str, bytes]:
    """Every file of the docs folder, by its path in it. Two pages for one address are our own mistake: ValueError.

    `known` says where postcodes lie, for distances; the table of areas alone if left out.
    """
    jinja = {language: environment(TEMPLATES / "pages", wording(language)) for language in LANGUAGES}
    files: dict[str, bytes] = {}
    for page in pages(site):
        if page.file in files:
            raise ValueError(f"two pages have the address {page.path}")
        files[page.file] = render(jinja[page.language], page).encode()
    files |= finder_files(site, known or centres())
    files |= dict(data_files(site))
    for asset in sorted((TEMPLATES / "assets").rglob("*")):
        if asset.is_file():
            files[f"assets/{asset.relative_to(TEMPLATES / 'assets').as_posix()}"] = asset.read_bytes()
    return files


def write(files: dict[str, bytes], folder: Path) -> None:
    """Write the files into a new folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
