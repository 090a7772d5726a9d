"""What every page of the built site has."""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from golden import Golden
from html_pages import Parsed, html_pages, tree
from published import NOT_LISTED, site

from generator.site import Engine, build

HOST = "https://register.example/"


@pytest.fixture(scope="module")
def built(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The example's site, made by MkDocs."""
    return once("example", lambda root: build(root, site())) / "site"


def test_the_engine_writes_the_files_that_were_blessed(built: Path, golden: Golden) -> None:
    golden.file("site.txt", "".join(f"{name}\n" for name in tree(built)))


def test_every_page_says_when_it_was_built_and_until_when_it_holds(built: Path) -> None:
    for address, text in html_pages(built):
        flat = " ".join(re.sub(r"<[^>]+>", "", text).split())
        said = "Updated 1 March 2026. Valid until 8 March 2026."
        if address.startswith("cy/"):
            said = "Diweddarwyd 1 Mawrth 2026. Dilys tan 8 Mawrth 2026."
        assert said in flat, address


def test_every_page_of_a_demonstration_says_so_and_no_page_of_another_register(
    built: Path, tmp_path: Path, build_site: Callable[..., None]
) -> None:
    notice = re.compile("Every person, school and organisation on this site is fictional|Dychmygol yw pob person")
    assert all(notice.search(text) for _, text in html_pages(built))
    build_site(tmp_path, site({"scheme": {"demonstration": "no"}}))
    assert not any(notice.search(text) for _, text in html_pages(tmp_path / "site"))


def test_no_page_makes_a_browser_ask_another_host(built: Path) -> None:
    for address, text in html_pages(built):
        for target in Parsed(text).fetched:
            assert not urlsplit(target).netloc, (address, target)
    styles = sorted((built / "assets").glob("*.css"))
    assert "register.css" in {path.name for path in styles}
    for path in styles:
        assert "url(" not in path.read_text(encoding="utf-8"), path.name


def test_every_internal_link_and_anchor_resolves(built: Path) -> None:
    found = {address: Parsed(text) for address, text in html_pages(built)}
    checked = 0
    for address, page in found.items():
        if address == "404.html":  # is at every address, so its links begin at the host's top
            continue
        for link in page.links:
            target = urlsplit(urljoin(HOST + address, link))
            if target.netloc != urlsplit(HOST).netloc or target.scheme == "mailto":
                continue
            path = target.path.lstrip("/")
            checked += 1
            if (built / path).is_file():
                continue
            assert path in found, (address, link)
            assert not target.fragment or unquote(target.fragment) in found[path].ids, (address, link)
    assert checked > 500


def test_every_page_is_linked_from_another(built: Path) -> None:
    """A link to the same page in its other language does not count: nobody would find the first of the two."""

    def in_either_language(url: str) -> str:
        return urlsplit(url).path.removeprefix("/").removeprefix("cy/")

    pages = {address: Parsed(text) for address, text in html_pages(built) if address != "404.html"}
    linked = {
        in_either_language(target)
        for address, page in pages.items()
        for target in (urljoin(HOST + address, link) for link in page.links)
        if target.startswith(HOST) and in_either_language(target) != in_either_language(HOST + address)
    }
    assert {address for address in pages if in_either_language(HOST + address) not in linked} == set()


def test_each_page_has_one_main_heading_and_no_id_twice(built: Path) -> None:
    for address, text in html_pages(built):
        assert text.count("<h1") == 1, address
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), address


def test_without_a_public_address_a_page_leads_to_its_other_language_and_offers_no_picture(built: Path) -> None:
    """A picture and a page's own address must be full addresses; a link to a language may be relative."""
    pages = dict(html_pages(built))
    for address, text in pages.items():
        assert "og:image" not in text, address
        assert "og:url" not in text, address
        if address == "404.html":
            continue
        assert '<meta name="twitter:card" content="summary">' in text
        named = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', text))
        english = address.removeprefix("cy/")
        wanted = {"en-GB": english, "cy": f"cy/{english}", "x-default": english}
        assert {tag: urljoin(HOST + address, link) for tag, link in named.items()} == {
            tag: HOST + there for tag, there in wanted.items()
        }, address


def test_a_person_no_longer_listed_is_kept_out_of_every_search(tmp_path: Path, build_site: Callable[..., None]) -> None:
    build_site(tmp_path, site(NOT_LISTED))
    folder = tmp_path / "site"
    text = (folder / "assessors" / "tom-hale" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in text
    index = json.loads((folder / "search" / "search_index.json").read_text(encoding="utf-8"))
    places = {entry["location"].split("#")[0] for entry in index["docs"]}
    assert "assessors/grace-mensah/" in places
    assert "assessors/tom-hale/" not in places
    assert "assessors/" not in places


def test_both_engines_make_the_same_pages(built: Path, tmp_path: Path, build_site: Callable[..., None]) -> None:
    build_site(tmp_path, site(), Engine.ZENSICAL)
    ours, theirs = dict(html_pages(built)), dict(html_pages(tmp_path / "site"))
    assert list(ours) == list(theirs)
    for address, text in ours.items():
        block = _own_block(text)
        assert block == _own_block(theirs[address]), address


def _own_block(text: str) -> str:
    """What our template says, by its text alone."""
    found = re.search(r'<div class="register".*?>(.*?)</article>', text, re.DOTALL)
    assert found
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found[1])).split())
