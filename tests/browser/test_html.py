"""The W3C's checker (vnu) and html-validate, of every page of both engines, as served and as scripts leave it.

What they may say is listed here, with why; each fault listed must still be there.
"""

import json
import re
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from browsing import READERS, STATES, Once, Served, opened, program, still, tool
from playwright.sync_api import Browser

from generator.site import Engine

pytestmark = pytest.mark.slow

THEMES = {
    r"^Attribute “autocomplete” is only allowed .* \[.*id=\"__(drawer|search)\"": "the theme's two checkboxes, outside "
    "of any block that can be overridden: browsers keep a box ticked at reload without it",
}
VNU = {
    "material": THEMES,
    "zensical": THEMES
    | {
        r"^The “aria-hidden” attribute must not be used on any “label” .* \[.*class=\"md-overlay\"": "Zensical's cover "
        "of the page while its drawer is open, which never opens here; outside of any block too",
    },
}
VALIDATE = {
    r"^valid-autocomplete .* \[#__(drawer|search)\]$": "the theme's two checkboxes; see above",
}
MADE_BY_SCRIPTS = {
    r"^prefer-native-element .* \[#finder-towns\]$": "towns below the finder's box: a select cannot be typed into",
}
RULES = {
    "no-inline-style": "error",
    "valid-id": ["error", {"relaxed": True}],
    "form-dup-name": ["error", {"shared": ["radio", "checkbox"]}],  # of one name are the choices of one question
} | dict.fromkeys(
    # matters of taste in which the theme's own HTML differs
    ("no-trailing-whitespace", "void-style", "doctype-style", "attr-quotes", "no-implicit-button-type",
     "attribute-boolean-style", "attribute-empty-style"),
    "off",
)  # fmt: skip


FAULTS = {
    "nesting": ("<p><div></div></p>", "No “p” element in scope"),
    "image": ("<h1>1</h1><img>", "must have an “alt”"),
}
"""Pages with a fault, and what the W3C's checker says of it."""


def run_vnu(files: Sequence[Path], folder: Path) -> None:
    """Write what the W3C's checker finds into `vnu.json`."""
    jar = tool("vnu-jar/build/dist/vnu.jar")
    command = [program("java"), "-jar", str(jar), "--errors-only", "--format", "json", *map(str, files)]
    with (folder / "vnu.json").open("w") as into:
        subprocess.run(command, stderr=into, check=False)


def run_html_validate(files: Sequence[Path], folder: Path) -> None:
    """Write what html-validate finds into `validate.json`."""
    config = folder / "htmlvalidate.json"
    config.write_text(json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": RULES}))
    command = [program("node"), str(tool("html-validate/bin/html-validate.mjs")), "--config", str(config)]
    with (folder / "validate.json").open("w") as into:  # into a pipe it would not write all before it ends
        subprocess.run([*command, "--formatter", "json", *map(str, files)], stdout=into, check=False)


def use_pages(site: Served, browser: Browser, folder: Path) -> None:
    """Write the pages as they are once scripts have run: a finder narrowed down, a comparison of four …"""
    folder.mkdir()
    with opened(browser, READERS[0]) as tab:
        for state, path in STATES.items():
            tab.goto(site.address + path)
            still(tab)
            text = tab.evaluate("() => document.documentElement.outerHTML")
            (folder / f"{state}.html").write_text(f"<!doctype html>\n{text}", encoding="utf-8")


@dataclass(frozen=True)
class Checked:
    """What both programs say of all pages: each of them starts once, because starting takes as long as its work."""

    folder: Path

    def vnu(self, pages: Path) -> set[str]:
        """What the W3C's checker says of the pages in a folder: each fault once, with the element it is about."""
        said = json.loads((self.folder / "vnu.json").read_text(encoding="utf-8"))["messages"]
        return {
            f"{message['message']} [{_about(message)}]" if "extract" in message else message["message"]
            for message in said
            if Path(unquote(urlsplit(message["url"]).path)).is_relative_to(pages)
        }

    def html_validate(self, pages: Path) -> set[str]:
        """What html-validate says of the pages in a folder."""
        return {
            f"{message['ruleId']} {message['message']} [{message.get('selector') or ''}]"
            for page in json.loads((self.folder / "validate.json").read_text(encoding="utf-8"))
            if Path(page["filePath"]).is_relative_to(pages)
            for message in page["messages"]
            if message["severity"] == 2
        }


def _about(message: dict[str, str | int]) -> str:
    """The element that the checker marks in what it quotes of the page."""
    start = int(message["hiliteStart"])
    return str(message["extract"])[start : start + int(message["hiliteLength"])]


@pytest.fixture(scope="session")
def checked(once: Once, browser: Browser, material: Served, zensical: Served) -> Checked:
    """All pages checked: of both engines, as served and as scripts leave them, and those with a fault."""

    def check(folder: Path) -> None:
        for site, engine in ((material, Engine.MATERIAL), (zensical, Engine.ZENSICAL)):
            use_pages(site, browser, folder / engine)
        for name, (fault, _) in FAULTS.items():
            (folder / name).mkdir()
            text = f"<!doctype html><html lang=en><title>x</title>{fault}"
            (folder / name / "page.html").write_text(text, encoding="utf-8")
        files = [file for pages in (material.folder, zensical.folder, folder) for file in sorted(pages.rglob("*.html"))]
        with ThreadPoolExecutor() as pool:
            for run in [pool.submit(run, files, folder) for run in (run_vnu, run_html_validate)]:
                run.result()

    return Checked(once("html", check))


def assert_only(said: set[str], known: dict[str, str]) -> None:
    """That nothing is said but what is known, and that all of it is still said."""
    assert sorted(line for line in said if not any(re.search(fault, line) for fault in known)) == []
    assert [fault for fault in known if not any(re.search(fault, line) for line in said)] == []


def test_the_checker_of_the_w3c_finds_nothing_but_what_is_listed(
    either: Served, checked: Checked, request: pytest.FixtureRequest
) -> None:
    assert len(sorted(either.folder.rglob("*.html"))) > 150
    assert_only(checked.vnu(either.folder), VNU[engine_of(request)])


def test_html_validate_finds_nothing_but_what_is_listed(either: Served, checked: Checked) -> None:
    assert_only(checked.html_validate(either.folder), VALIDATE)


def test_both_find_nothing_more_once_scripts_have_run(
    either: Served, checked: Checked, request: pytest.FixtureRequest
) -> None:
    engine = engine_of(request)
    pages = checked.folder / engine
    assert len(list(pages.iterdir())) == len(STATES)
    assert_only(checked.vnu(pages), VNU[engine])
    assert_only(checked.html_validate(pages), VALIDATE | MADE_BY_SCRIPTS)


def engine_of(request: pytest.FixtureRequest) -> str:
    return str(request.node.callspec.params["either"])


@pytest.mark.parametrize("fault", FAULTS)
def test_both_find_a_fault_that_is_put_in(fault: str, checked: Checked) -> None:
    pages = checked.folder / fault
    assert any(FAULTS[fault][1] in said for said in checked.vnu(pages))
    assert checked.html_validate(pages)
