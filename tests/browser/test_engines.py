"""Both engines make one site of one register. What differs between them is listed here, with its reason.

- Assets: each engine's own scripts and styles, and Zensical's search index, lie at other addresses.
- The search: Zensical's is a button and a dialog that its script makes; Material's is a field.
- The policy: it lets Zensical's script write the one style sheet of that dialog (`ZENSICALS_SEARCH`).
- The dialog's faults: of what it finds the place is faint, and the links' names leave out their text (`DIALOGS`).
  It lies in a shadow tree, which neither a style sheet nor a template of ours reaches.
"""

import html
import json
import re
from itertools import cycle
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from browsing import NOT_FOUND, READERS, Served, assert_only_of, axe_faults, opened, search, to_search, watched
from playwright.sync_api import Browser, expect

HOST = "https://host.example/folder/"


def texts(site: Served) -> dict[str, str]:
    """Each page by its address below the site's top."""
    return {
        path.relative_to(site.folder).as_posix().removesuffix("index.html"): path.read_text(encoding="utf-8")
        for path in sorted(site.folder.rglob("*.html"))
    }


def own(text: str) -> str:
    """The block of a page that our template wrote."""
    found = re.search(r'<div class="register".*?>(.*?)</article>', text, re.DOTALL)
    assert found
    return found[1]


def links(text: str) -> list[str]:
    return [html.unescape(found) for found in re.findall(r'<(?:a|link|form)\b[^>]*?\s(?:href|action)="([^"]*)"', text)]


def test_every_internal_link_and_anchor_of_either_engine_resolves(either: Served) -> None:
    pages = texts(either)
    ids = {address: set(re.findall(r'\sid="([^"]+)"', text)) for address, text in pages.items()}
    broken, checked = [], 0
    for address, text in pages.items():
        if address == NOT_FOUND:  # is at every address, so its links begin at the host's top
            continue
        for link in links(text):
            target = urlsplit(urljoin(HOST + address, link))
            if target.netloc != urlsplit(HOST).netloc:
                continue
            path = unquote(target.path.removeprefix(urlsplit(HOST).path))
            there = path in pages or (either.folder / path).is_file()
            if not there or (target.fragment and path in ids and unquote(target.fragment) not in ids[path]):
                broken.append((address, link))
            checked += 1
    assert broken == []
    assert checked > 2000


def test_both_engines_make_the_same_pages_with_the_same_words_and_links(material: Served, zensical: Served) -> None:
    ours, theirs = texts(material), texts(zensical)
    assert list(ours) == list(theirs)
    for address, text in ours.items():
        there = theirs[address]
        assert _words(own(text)) == _words(own(there)), address
        if address == NOT_FOUND:
            continue
        assert [urljoin(HOST + address, link) for link in links(own(text))] == [
            urljoin(HOST + address, link) for link in links(own(there))
        ], address
        assert _menu(text, address) == _menu(there, address), address
        for tag in ("title", r'meta name="description"', r'meta name="robots"'):
            assert re.findall(f"<{tag}[^>]*>[^<]*", text) == re.findall(f"<{tag}[^>]*>[^<]*", there), (address, tag)


def test_both_engines_hand_on_the_same_files(material: Served, zensical: Served) -> None:
    """All but their own scripts, styles and search, and what lists every file."""

    def handed(site: Served) -> dict[str, bytes]:
        theirs = (
            "assets/javascripts/",
            "assets/stylesheets/",
            "assets/images/",
            "search",
            "objects.inv",
            "manifest.json",
        )
        return {
            name: path.read_bytes()
            for path in sorted(site.folder.rglob("*"))
            if path.is_file() and path.suffix != ".html"
            if not (name := path.relative_to(site.folder).as_posix()).startswith(theirs)
        }

    assert handed(material) == handed(zensical)


def _words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def _menu(text: str, address: str) -> list[tuple[str, str]]:
    """The menu's links, as addresses, with what marks the one that the reader is at."""
    found = re.findall(r'<a href="([^"]*)" class="md-tabs__link"([^>]*)>', text)
    return [(urljoin(HOST + address, href), marked) for href, marked in found]


def test_the_search_holds_no_page_of_a_long_list_and_no_portrait_twice(material: Served) -> None:
    """Assessors are found by the finder; the theme's search leads to each one's page, by its text once."""
    index = (material.folder / "search" / "search_index.json").read_text(encoding="utf-8")
    portraits = re.findall(r'<div class="portrait"[^>]*>\s*<p>([^<]{40})', "".join(texts(material).values()))
    assert portraits
    for portrait in set(portraits):
        assert index.count(html.unescape(portrait)) <= 1, portrait


def test_no_page_has_an_assessor_in_its_menu(either: Served) -> None:
    menus = {address: _menu(text, address) for address, text in texts(either).items()}
    assert sum(len(menu) for menu in menus.values()) > len(menus)
    for address, menu in menus.items():
        assert not any("/assessors/" in href.removesuffix("/assessors/") for href, _ in menu), address


@pytest.mark.browser
def test_axe_finds_nothing_on_any_kind_of_zensicals_pages(zensical: Served, browser: Browser) -> None:
    """Of Material's it is asked at every width, with scripts and without, in test_accessibility.py."""
    found = []
    with opened(browser, READERS[0]) as tab:
        for kind, path in zensical.kinds.items():
            tab.goto(zensical.address + path)
            found += [(kind, *fault) for fault in axe_faults(tab)]
    assert found == []


DIALOGS = {
    ("light", "color-contrast", "-path > li"): "the place of a page that is found: 45 % of black, 3.4 : 1",
    (
        "light",
        "label-content-name-mismatch",
        "",
    ): "a link that is found shows more than its title, its name",
    ("dark", "label-content-name-mismatch", ""): "the same",
}
"""What axe holds against what Zensical's search finds: colours, rule, how the element's selector ends."""


@pytest.mark.browser
def test_axe_finds_nothing_in_zensicals_search_but_what_is_listed(zensical: Served, browser: Browser) -> None:
    """By keyboard on a phone too; nothing before words are typed."""
    found = set()
    for reader in (reader for reader in READERS if reader.scripts):
        for width in (375, 1280):
            with opened(browser, reader) as tab:
                tab.set_viewport_size({"width": width, "height": 800})
                tab.goto(zensical.address + "fees/")
                to_search(tab)
                assert axe_faults(tab) == []
                tab.keyboard.type("quality review")
                tab.locator("dialog [role=option]").first.wait_for()
                for rule, target, element in axe_faults(tab):
                    if rule == "color-contrast-enhanced":
                        continue  # stricter than WCAG's AA, which is asked of a dialog that is not ours
                    match target:
                        case [[".focus-visible", inside]] if inside.startswith("#P0-0-results-"):
                            found.add((reader.scheme, rule, "-path > li" if inside.endswith("-path > li") else ""))
                        case elsewhere:
                            pytest.fail(f"{rule} outside the dialog's results: {elsewhere} {element}")
    assert found == DIALOGS.keys()


@pytest.mark.browser
def test_the_finder_finds_the_same_on_both(material: Served, zensical: Served, browser: Browser) -> None:
    seen = []
    for site in (material, zensical):
        with opened(browser, READERS[0]) as tab:
            tab.goto(site.address + "assessors/?phase=primary&language=cy")
            expect(tab.locator(".finder__announced")).not_to_be_empty()  # said a moment after the list is shown
            seen.append(tab.locator(".register").inner_text())
    assert seen[0] == seen[1]


@pytest.mark.browser
def test_a_name_typed_into_the_search_of_any_page_leads_to_that_person(either: Served, browser: Browser) -> None:
    """By keyboard, within the policy; from a page in Welsh to the one in English, which links to the Welsh one."""
    listed = json.loads((either.folder / "api/v1/assessors.json").read_text(encoding="utf-8"))["assessors"]
    with opened(browser, READERS[0]) as tab:
        seen = watched(tab)
        for (kind, path), person in zip(either.kinds.items(), cycle(listed)):
            tab.goto(either.address + ("there/is/none" if kind == "404" else path))
            search(tab, person["name"].lower())
            first = tab.locator(".md-search-result__item, dialog [role=option]").first
            expect(first).to_contain_text(person["name"])
            tab.keyboard.press("Enter")
            tab.wait_for_url(f"**/assessors/{person['id']}/**")
            expect(tab.locator("h1")).to_have_text(person["name"])
    assert_only_of(either.address, seen)
