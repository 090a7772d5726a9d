"""Keeps a site in a folder, for `register serve`: after the first time, only what differs is made and written.

In: what is public, again and again. Out: the files of a build, but its pages allow the server's own script.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment

from generator import addresses
from generator.disk import NotWritten, reason_of
from generator.postcodes import centres
from generator.public import PublicSite
from generator.site.build import with_our_lists
from generator.site.docs import environments, every_page, other_files, rendered, write
from generator.site.engine import OVERRIDES, Engine, configuration
from generator.site.manifest import Manifest
from generator.site.page import Page, state_of
from generator.site.remembered import with_the_same
from generator.site.search import Entry, entries
from generator.site.specimens import Specimens, build_specimens
from generator.vocabulary import Language
from generator.write.folders import aside, swap


class LiveSite:
    """The site in `folder`, and what it was made of."""

    def __init__(self, root: Path, folder: Path, engine: Engine = Engine.MATERIAL) -> None:
        self.root, self.folder, self.engine = root, folder, engine
        self._site: PublicSite | None = None
        self._theme: tuple[object, Specimens] | None = None
        """The specimens, with the settings and templates of which the engine made them."""
        self._jinja: Mapping[Language, Environment] = {}
        self._pages: dict[str, tuple[Page, tuple[Entry, ...]]] = {}
        """By its address, each page and what the search finds of it."""
        self._digests: dict[str, bytes] = {}
        """Of each file in the folder; empty while it is not known what is in it."""

    def update(self, site: PublicSite) -> None:
        """Bring the folder to what is public now. Raises what `build` raises; then the folder stays as it was, or the
        next update makes all of it again.
        """
        if self._site:
            site = with_the_same(site, self._site)
        self._site = site
        pages, digests = every_page(site), dict[str, bytes]()
        with aside(self.root / "build", (self.folder,)) as making:
            try:
                write(self._differing(self._files(site, pages, making), digests), making / "made")
                as_before = {page.built: self._digests[page.built] for page in pages if page.built in self._digests}
                digests = as_before | digests
                hashes = {name: digest.hex() for name, digest in digests.items()}
                manifest = addresses.MANIFEST, Manifest(built_on=site.on, files=hashes).published()
                write(self._differing([manifest], digests), making / "made")
                former, self._digests = self._digests, {}
                if former:
                    self._put_in_place(making / "made", gone=former.keys() - digests.keys())
                else:
                    swap(making / "made", self.folder)
            except OSError as error:
                where = error.filename or making
                raise NotWritten(f"{where} cannot be written: {reason_of(error)}.") from None
        self._digests = digests

    def _files(self, site: PublicSite, pages: Sequence[Page], making: Path) -> Iterator[tuple[str, bytes]]:
        """Every file but the pages that are made of the same as the last time."""
        specimens, kept = self._specimens(site, pages, making), self._kept(pages)
        for page, tab, html in rendered(site, [page for page in pages if page.path not in kept]):
            kept[page.path] = page, entries(page, html)
            yield page.built, specimens.html(page, tab, html)
        found = [entry for page in pages for entry in kept[page.path][1]]
        yield from other_files(site, centres(self.root))
        yield from with_our_lists(self.engine, specimens.files, site, pages, found)
        self._pages = kept

    def _specimens(self, site: PublicSite, pages: Sequence[Page], making: Path) -> Specimens:
        """Those of the last time, if the settings, the theme's templates and the shapes of pages are the same."""
        made_of = configuration(self.engine, site, guarded=False), state_of(OVERRIDES)
        if not self._theme or self._theme[0] != made_of or not self._theme[1].fit(self._new(pages)):
            self._theme = made_of, build_specimens(self.engine, site, pages, making, guarded=False)
            self._pages = {}
        return self._theme[1]

    def _new(self, pages: Sequence[Page]) -> Iterator[Page]:
        """The pages that were not there, or are made again."""
        return (page for page in pages if (former := self._pages.get(page.path)) is None or former[0] is not page)

    def _kept(self, pages: Sequence[Page]) -> dict[str, tuple[Page, tuple[Entry, ...]]]:
        """The pages whose files are in the folder and need no change."""
        jinja = environments()
        if jinja != self._jinja or not self._digests:
            self._jinja, self._pages = jinja, {}
        former = ((page, self._pages.get(page.path)) for page in pages)
        return {page.path: kept for page, kept in former if kept and kept[0] == page}

    def _differing(self, files: Iterable[tuple[str, bytes]], digests: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
        """The files that the folder has not, or has with other bytes. Fills `digests`."""
        for name, content in files:
            digests[name] = sha256(content).digest()
            if digests[name] != self._digests.get(name):
                yield name, content

    def _put_in_place(self, made: Path, gone: Iterable[str]) -> None:
        """Each file is replaced as a whole, so that a browser never reads half of one."""
        for path in sorted(made.rglob("*")):
            if path.is_file():
                target = self.folder / path.relative_to(made)
                target.parent.mkdir(parents=True, exist_ok=True)
                path.replace(target)
        for name in gone:
            (self.folder / name).unlink(missing_ok=True)
