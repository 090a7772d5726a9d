"""Puts our pages into the theme's. In: pages, and the engine that builds the theme. Out: the HTML of each page.

What the theme puts around a page is the same for every page of one shape, but for five texts. So the engine builds one
specimen of each shape, with a mark in each text's place, and each page is its specimen with its own texts. The result
has the bytes that the engine would give, and the engine reads no text of a person: only marks, and the site's settings.

A specimen is cut at its marks before any text is put in. Whatever a text holds, it stays in its own place.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

from markupsafe import escape

from generator.public import PublicSite
from generator.site.docs import write
from generator.site.engine import Engine, EngineFailed, configuration, files_in, run
from generator.site.page import Page, front
from generator.vocabulary import Language

_EXCLUDED = ' data-search-exclude="true"'
"""Tells the site's search to leave an element out. The engines take it out of the page, too."""


class Slot(StrEnum):
    """The texts in which pages of one shape differ."""

    TITLE = "title"
    TAB = "tab"
    DESCRIPTION = "description"
    NAME = "name"
    """The last part of the page's address, which is in the addresses that the page gives of itself."""
    BODY = "body"


@dataclass(frozen=True)
class _Marked:
    """The context of a specimen."""

    template: ClassVar[str] = ""
    title: str


@dataclass(frozen=True)
class Specimens:
    """What the engine has built: each specimen, cut at its marks, and the theme's own files."""

    marks: Mapping[Slot, str]
    cut: Mapping[Page, tuple[tuple[str, ...], tuple[Slot, ...]]]
    """The texts before, between and after the marks of a specimen, and what each mark stands for."""
    files: Mapping[str, bytes]

    def fit(self, pages: Iterable[Page]) -> bool:
        """Whether each page has a specimen."""
        return all(specimen_of(page, self.marks) in self.cut for page in pages)

    def html(self, page: Page, tab: str, body: str) -> bytes:
        """The page as a reader's browser gets it; `tab` and `body` are HTML."""
        between, slots = self.cut[specimen_of(page, self.marks)]
        texts = {
            Slot.TITLE: str(escape(page.context.title)),
            Slot.TAB: tab,
            Slot.DESCRIPTION: str(escape(page.description)),
            Slot.NAME: _folder_and_name(page.path)[1],
            Slot.BODY: body.strip().replace(_EXCLUDED, ""),
        }
        parts = [between[0]]
        for slot, after in zip(slots, between[1:], strict=True):
            parts += (texts[slot], after)
        return "".join(parts).encode()


def marks_of(settings: str) -> dict[Slot, str]:
    """A mark for each slot. A mark is made of the whole of the settings, so that none of their texts can hold it."""
    return {slot: sha256(f"{slot} {settings}".encode()).hexdigest() for slot in Slot}


def specimen_of(page: Page, marks: Mapping[Slot, str]) -> Page:
    """The specimen of a page's shape. Pages of one shape have equal specimens.

    A page at the top, such as `fees/` or `cy/fees/`, has an entry in the menu or looks like one that has: its specimen
    has its address. Deeper pages have one specimen in each folder, for each way of being listed.
    """
    folder, name = _folder_and_name(page.path)
    marked = replace(page, context=_Marked(marks[Slot.TITLE]), description=marks[Slot.DESCRIPTION])
    if not name:
        return marked
    mark = f"{marks[Slot.NAME]}{page.indexed:d}{page.searched:d}{page.other is not None:d}/"
    other = page.other and replace(page.other, path=f"{page.other.path.removesuffix(f'{name}/')}{mark}")
    return replace(marked, path=f"{folder}{mark}", other=other)


def _folder_and_name(path: str) -> tuple[str, str]:
    """The folder of a page's address and its name there; a page at the top of its language has no name of its own."""
    folder, _, name = path.rstrip("/").rpartition("/")
    at_top = not folder or folder in tuple(Language)
    return (path, "") if at_top else (f"{folder}/", name)


def build_specimens(
    engine: Engine, site: PublicSite, pages: Iterable[Page], folder: Path, *, guarded: bool
) -> Specimens:
    """Let the engine build a specimen of each shape that the pages have, in `folder`. Raises EngineFailed, OSError."""
    marks = marks_of(configuration(engine, site, guarded=guarded))
    specimens = list(dict.fromkeys(specimen_of(page, marks) for page in pages))
    block = _block(marks[Slot.BODY])
    write(
        ((specimen.file, f"{front(specimen, marks[Slot.TAB])}{block}\n".encode()) for specimen in specimens),
        folder / "docs",
    )
    run(engine, site, folder, guarded=guarded)
    shown = marks | {Slot.NAME: marks[Slot.NAME] + r"\d{3}", Slot.BODY: block}
    mark = re.compile("|".join(f"(?P<{slot}>{spelled})" for slot, spelled in shown.items()))
    files = files_in(folder / "site")
    cut = {specimen: _cut(files.pop(specimen.built).decode(), mark) for specimen in specimens}
    for specimen, (_, slots) in cut.items():
        if slots.count(Slot.BODY) != 1:
            raise EngineFailed(f"The page {specimen.path} has no place for its own text.")
    return Specimens(marks, cut, files)


def _block(mark: str) -> str:
    """What a specimen has in the place of a page's own block. The theme adds a heading to a page that has none."""
    return f'<div class="register">\n<h1>{mark}</h1>\n</div>'


def _cut(html: str, mark: re.Pattern[str]) -> tuple[tuple[str, ...], tuple[Slot, ...]]:
    """The texts around the marks, and the slots that they mark."""
    between, slots, at = [], [], 0
    for found in mark.finditer(html):
        between.append(html[at : found.start()])
        slots.append(Slot(str(found.lastgroup)))
        at = found.end()
    return (*between, html[at:]), tuple(slots)
