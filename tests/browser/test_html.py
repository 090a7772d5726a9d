"""The W3C's checker (vnu) and html-validate, of every page of both engines, as served and as scripts leave it.

What they may say is listed here, with why; each fault listed must still be there.
"""

import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from browsing import READERS, STATES, Served, opened, program, tool
from playwright.sync_api import Browser

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
MADE_BY_ZENSICAL = {
    r"^no-inline-style .* \[html > body > div:nth-child\(\d+\)\]$": "its search dialog's holder, placed by its script",
}
RULES = {
    "no-inline-style": "error",
    "valid-id": ["error", {"relaxed": True}],
    "form-dup-name": ["error", {"shared": ["radio", "checkbox"]}],  # of one name are the choices of one question
} | dict.fromkeys(
    # matters of taste in which the theme's own HTML differs
    ("no-trailing-whitespace", "void-style", "doctype-style", "attr-quotes", "no-implicit-button-type",
     "attribute-boolean-style"),
    "off",
)  # fmt: skip


def vnu(files: Sequence[Path]) -> set[str]:
    """What the W3C's checker holds against the files: each fault once, with the element it is about."""
    jar = tool("vnu-jar/build/dist/vnu.jar")
    command = [program("java"), "-jar", str(jar), "--errors-only", "--format", "json", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return {
        f"{message['message']} [{_about(message)}]" if "extract" in message else message["message"]
        for message in json.loads(done.stderr)["messages"]
    }


def _about(message: dict[str, str | int]) -> str:
    """The element that the checker marks in what it quotes of the page."""
    start = int(message["hiliteStart"])
    return str(message["extract"])[start : start + int(message["hiliteLength"])]


def html_validate(files: Sequence[Path], folder: Path) -> set[str]:
    config, told = folder / "htmlvalidate.json", folder / "told.json"
    config.write_text(json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": RULES}))
    command = [program("node"), str(tool("html-validate/bin/html-validate.mjs")), "--config", str(config)]
    with told.open("w") as into:  # through a pipe it ends before all is said
        subprocess.run([*command, "--formatter", "json", *map(str, files)], stdout=into, check=False)
    return {
        f"{message['ruleId']} {message['message']} [{message.get('selector') or ''}]"
        for page in json.loads(told.read_text())
        for message in page["messages"]
        if message["severity"] == 2
    }


def assert_only(said: set[str], known: dict[str, str]) -> None:
    """That nothing is said but what is known, and that all of it is still said."""
    assert sorted(line for line in said if not any(re.search(fault, line) for fault in known)) == []
    assert [fault for fault in known if not any(re.search(fault, line) for line in said)] == []


@pytest.fixture
def served_pages(either: Served) -> list[Path]:
    return sorted(either.folder.rglob("*.html"))


@pytest.fixture
def used_pages(either: Served, browser: Browser, tmp_path: Path) -> list[Path]:
    """The pages as they are once scripts have run: a finder narrowed down, a comparison of four …"""
    made = []
    with opened(browser, READERS[0]) as tab:
        for state, path in STATES.items():
            tab.goto(either.address + path)
            tab.wait_for_load_state("networkidle")
            made.append(tmp_path / f"{state}.html")
            text = tab.evaluate("() => document.documentElement.outerHTML")
            made[-1].write_text(f"<!doctype html>\n{text}", encoding="utf-8")
    return made


def test_the_checker_of_the_w3c_finds_nothing_but_what_is_listed(
    either: Served, served_pages: list[Path], request: pytest.FixtureRequest
) -> None:
    assert len(served_pages) > 150
    assert_only(vnu(served_pages), VNU[engine_of(request)])


def test_html_validate_finds_nothing_but_what_is_listed(served_pages: list[Path], tmp_path: Path) -> None:
    assert_only(html_validate(served_pages, tmp_path), VALIDATE)


@pytest.mark.browser
def test_both_find_nothing_more_once_scripts_have_run(
    used_pages: list[Path], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    engine = engine_of(request)
    assert_only(vnu(used_pages), VNU[engine])
    made = MADE_BY_ZENSICAL if engine == "zensical" else {}
    assert_only(html_validate(used_pages, tmp_path), VALIDATE | made)


def engine_of(request: pytest.FixtureRequest) -> str:
    return str(request.node.callspec.params["either"])


@pytest.mark.parametrize(
    ("fault", "said"),
    [("<p><div></div></p>", "No “p” element in scope"), ("<h1>1</h1><img>", "must have an “alt”")],
)
def test_the_checker_finds_a_fault_that_is_put_in(fault: str, said: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><html lang=en><title>x</title>{fault}", encoding="utf-8")
    assert any(said in fault for fault in vnu([page]))
    assert html_validate([page], tmp_path)
