"""Builds the site: pages, the engine's specimens, and a swap that replaces the old site completely or not at all."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator import addresses
from generator.disk import NotWritten, reason_of
from generator.postcodes import Centres, centres
from generator.public import PublicSite
from generator.site.docs import docs, every_page, other_files, rendered, write
from generator.site.engine import Engine, files_in, run
from generator.site.manifest import Manifest, with_manifest
from generator.site.page import Page
from generator.site.search import INDEX, Entry, entries, index_file
from generator.site.side_by_side import side_by_side
from generator.site.sitemap import sitemap_xml
from generator.site.specimens import build_specimens
from generator.write.folders import aside, swap

COMPRESSED_SITEMAP = f"{addresses.SITEMAP}.gz"
"""One engine also writes its own list of pages so; nothing links to it."""


def build(root: Path, site: PublicSite, engine: Engine = Engine.MATERIAL, *, by_specimens: bool = True) -> Manifest:
    """Build the site from what is public into `site/` under `root`; its manifest.

    If not `by_specimens`, the engine builds every page: slowly, and with the same bytes.

    `root` is the register's folder; templates and `mkdocs.yml` are the project's. On any failure (EngineFailed, with
    what the engine printed; CentresUnreadable; NotWritten) the former site stays. It is never missing, even if the
    process is killed. Check the register first: this reads nothing private.
    """
    work, target = root / "build", root / "site"
    known = centres(root)
    files_of = files_by_specimens if by_specimens else files_by_engine
    with aside(work, (target,)) as making:
        try:
            made = making / "made"
            write(with_manifest(files_of(engine, site, known, making), site.on), made)
            manifest = Manifest.read(made / addresses.MANIFEST)
        except OSError as error:  # On a full disk it often names no file.
            where = error.filename or making
            raise NotWritten(f"{where} cannot be written: {reason_of(error)}. The site stays as it was.") from None
        swap(made, target)
    return manifest


def files_by_specimens(engine: Engine, site: PublicSite, known: Centres, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the site by its path in it; the engine works in `folder`."""
    pages = every_page(site)
    specimens = build_specimens(engine, site, pages, folder, guarded=True)
    found: list[Entry] = []

    def finished(some: Sequence[Page]) -> list[tuple[tuple[Entry, ...], str, bytes]]:
        """Of each page what the search finds in it, its file, and what that holds."""
        return [
            (entries(page, html), page.built, specimens.html(page, tab, html))
            for page, tab, html in rendered(site, some)
        ]

    for in_page, name, content in side_by_side(finished, pages):
        found += in_page
        yield name, content
    yield from other_files(site, known)
    yield from with_our_lists(engine, specimens.files, site, pages, found)


def files_by_engine(engine: Engine, site: PublicSite, known: Centres, folder: Path) -> Iterator[tuple[str, bytes]]:
    """The same, from a docs folder with every page in it."""
    files = docs(site, known)
    write(files.items(), folder / "docs")
    run(engine, site, folder)
    pages = every_page(site)
    found = [entry for page, _, html in rendered(site, pages) for entry in entries(page, html)]
    yield from with_our_lists(engine, files_in(folder / "site"), site, pages, found)
    yield from ((name, content) for name, content in files.items() if name.startswith("."))  # the engines leave it out


def with_our_lists(
    engine: Engine, built: Mapping[str, bytes], site: PublicSite, pages: Sequence[Page], found: Sequence[Entry]
) -> Iterator[tuple[str, bytes]]:
    """What the engine built, with our list of pages and our index of the search in place of its own."""
    config = json.loads(built[INDEX[engine]])["config"]
    ours = {addresses.SITEMAP: sitemap_xml(site, pages), INDEX[engine]: index_file(engine, config, found)}
    yield from ((name, content) for name, content in {**built, **ours}.items() if name != COMPRESSED_SITEMAP)
