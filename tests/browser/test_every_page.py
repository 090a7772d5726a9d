"""What every page of both engines says to programs, and offers to every reader: read of all pages, not of one."""

import html
import re
import struct
from collections import defaultdict
from email.utils import parseaddr
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from browsing import NOT_FOUND, Served

from generator.site.engine import LOCALES, TAGS
from generator.vocabulary import Language

SITE = "https://register.example/"
"""The public address of the demonstration."""
CONTACT = "ictmark@naace.co.uk"
WRONG = {Language.ENGLISH: "Something wrong with this page?", Language.WELSH: "Rhywbeth o'i le ar y dudalen hon?"}


class Elements(HTMLParser):
    """The elements of a page, by name: the attributes of each, and the text of links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.all: dict[str, list[dict[str, str]]] = defaultdict(list)
        self.link_texts: dict[str, str] = {}
        self._open: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.all[tag].append(values)
        self._open = values.get("href") if tag == "a" else self._open

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self.link_texts[self._open] = self.link_texts.get(self._open, "") + data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._open = None

    def meta(self, name: str) -> list[str]:
        return [
            values["content"] for values in self.all["meta"] if name in (values.get("name"), values.get("property"))
        ]

    def alternates(self) -> dict[str, str]:
        return {values["hreflang"]: values["href"] for values in self.all["link"] if "hreflang" in values}


def pages_of(site: Served) -> dict[str, Elements]:
    """Every page by its address below the site's top."""
    found = {
        path.relative_to(site.folder).as_posix().removesuffix("index.html"): Elements(path.read_text(encoding="utf-8"))
        for path in sorted(site.folder.rglob("*.html"))
    }
    assert len(found) > 150
    return found


def language_of(address: str) -> Language:
    return Language.WELSH if address.startswith("cy/") else Language.ENGLISH


def size_of_png(path: Path) -> tuple[int, int]:
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height


def test_every_page_is_marked_as_british_english_or_welsh(either: Served) -> None:
    for address, page in pages_of(either).items():
        assert [values.get("lang") for values in page.all["html"]] == [TAGS[language_of(address)]], address


def test_every_page_names_itself_in_both_languages_and_each_names_the_same(either: Served) -> None:
    pages = pages_of(either)
    for address, page in pages.items():
        named = page.alternates()
        if address == NOT_FOUND:
            assert named == {}
            continue
        assert named.keys() == {"en-GB", "cy", "x-default"}, address
        assert named["x-default"] == named["en-GB"]
        assert named[TAGS[language_of(address)]] == SITE + address
        for there in named.values():
            assert pages[there.removeprefix(SITE)].alternates() == named, address


def test_every_page_says_what_a_link_to_it_looks_like(either: Served) -> None:
    for address, page in pages_of(either).items():
        if address == NOT_FOUND:
            assert page.meta("og:title") == []
            continue
        language = language_of(address)
        (other,) = set(TAGS) - {language}
        (title,) = page.meta("og:title")
        assert title
        assert page.meta("og:description") == page.meta("description")
        assert page.meta("og:url") == [SITE + address]
        assert page.meta("og:type") == ["website"]
        assert page.meta("og:locale") == [LOCALES[language]]
        assert page.meta("og:locale:alternate") == [LOCALES[other]]
        assert page.meta("twitter:card") == ["summary_large_image"]
        assert len(page.meta("og:site_name")) == len(page.meta("og:image:alt")) == 1
        (picture,) = page.meta("og:image")
        size = size_of_png(either.folder / picture.removeprefix(SITE))
        assert size == (1200, 630) == tuple(int(page.meta(f"og:image:{side}")[0]) for side in ("width", "height"))


def test_every_page_has_the_headers_colour_the_touch_icon_and_our_generator(either: Served) -> None:
    style = (either.folder / "assets/chrome.css").read_text(encoding="utf-8")
    (colour,) = re.findall(r"--md-primary-fg-color: (#\w+);", style)
    assert size_of_png(either.folder / "assets/touch-icon.png") == (180, 180)
    for address, page in pages_of(either).items():
        assert page.meta("theme-color") == [colour], address
        assert page.meta("generator") == ["ICT Mark register"], address
        (icon,) = (values["href"] for values in page.all["link"] if values.get("rel") == "apple-touch-icon")
        assert icon.endswith("assets/touch-icon.png")


def test_every_picture_has_its_size_and_a_text_in_pages_and_in_what_they_offer_to_copy(either: Served) -> None:
    """All pictures are photos or badges; the badges of a language have one size on every day and for every standing."""
    seen, photos = set(), []
    for address, page in pages_of(either).items():
        file = either.folder / address
        text = (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")
        to_copy = [html.unescape(found) for found in re.findall(r"&lt;img .*?&gt;", text)]
        of_page = [picture for picture in page.all["img"] if picture.get("class") != "profile__photo"]
        photos += [picture for picture in page.all["img"] if picture not in of_page]
        pictures = of_page + [picture for found in to_copy for picture in Elements(found).all["img"]]
        assert len(to_copy) == len(of_page), address
        for picture in pictures:
            assert picture["alt"], address
            seen.add((language_of(address), picture["width"], picture["height"]))
    drawn = {
        (language_of(path.relative_to(either.folder).as_posix()), *size)
        for path in either.folder.rglob("badge.svg")
        for size in re.findall(r'<svg [^>]*?width="(\d+)" height="(\d+)"', path.read_text(encoding="utf-8"))
    }
    assert seen == drawn
    assert len(seen) == len(TAGS)
    assert len(photos) == len(TAGS) * len(list(either.folder.rglob("photo.jpg")))
    assert all(photo["alt"] and max(int(photo["width"]), int(photo["height"])) == 160 for photo in photos)


def test_every_page_asks_whether_something_is_wrong_with_it_and_names_its_own_address(either: Served) -> None:
    for address, page in pages_of(either).items():
        languages = list(TAGS) if address == NOT_FOUND else [language_of(address)]
        asked = {text: href for href, text in page.link_texts.items() if text in WRONG.values()}
        assert set(asked) == {WRONG[language] for language in languages}, address
        for href in asked.values():
            target = urlsplit(href)
            assert parseaddr(unquote(target.path))[1] == CONTACT
            said = parse_qs(target.query)
            assert said["subject"][0]
            if address != NOT_FOUND:
                assert f" {SITE}{address}\r\n" in said["body"][0], address


@pytest.mark.parametrize("address", ["privacy/", "accessibility/", "cy/privacy/", "cy/accessibility/"])
def test_the_legal_pages_name_who_to_ask_and_who_to_complain_to(address: str, either: Served) -> None:
    page = pages_of(either)[address]
    hosts = {urlsplit(href).netloc for href in page.link_texts if href.startswith("https:")}
    asked = {"ico.org.uk"}
    if "accessibility" in address:
        asked = {"www.equalityadvisoryservice.com", "www.equalityni.org", "www.equalityhumanrights.com"}
        asked |= {"www.legislation.gov.uk", "www.w3.org"}
    assert asked <= hosts
    assert f"mailto:{CONTACT}" in page.link_texts
