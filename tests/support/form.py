"""The form for texts and details as it is published, in Chromium, signed in to a stand-in for GitHub's API."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from browsing import LISTEN, PATIENCE_MS, Watched, serving
from commands import called
from github import API, NAME, OWNER, TOKEN, StandIn
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from project import PROJECT

STEP_MS = 50
TALL: ViewportSize = {"width": 1280, "height": 4000}
"""The form makes a field only when it comes into sight."""
NO_FAULT = "ViewTransition opt-in disabled"
"""What Chromium says when a page that fades goes to one that does not."""


@dataclass
class Form:
    """The form in a tab, signed in; `seen` is what it asked for and which faults it had."""

    tab: Page
    address: str
    github: StandIn
    seen: Watched
    register: dict[str, bytes] = field(default_factory=dict)

    def open(self, record: str) -> None:
        """Open a record, such as assessors/harriet-lockwood."""
        folder, _, id = record.partition("/")
        values = yaml.load(self.register[file_of(record)], yaml.BaseLoader)  # noqa: S506  # texts alone
        self.tab.evaluate("hash => { location.hash = hash }", f"#/collections/{folder}/entries/{id}")
        expect(self.input("name", "title")).to_have_value(values.get("name") or values["title"])

    def field(self, *names: str) -> Locator:
        """The part of the form that asks for a field, by the first of these names that it has."""
        return self.tab.locator(", ".join(f'[data-key-path="{name}"]' for name in names))

    def input(self, *names: str) -> Locator:
        """Where a field is typed."""
        return self.field(*names).locator("input, textarea").first

    def fill(self, name: str, value: str) -> None:
        """Type a field anew; again if the form was still opening, and took it back."""
        self.input(name).fill(value)
        self._until_changed(lambda: self.input(name).fill(value))
        expect(self.input(name)).to_have_value(value)

    def touch(self) -> None:
        """Type a space after the name, else there is nothing to save; the form takes it away again."""
        self.input("name", "title").press("End")
        self._until_changed(lambda: self.input("name", "title").press("Space"))

    def _until_changed(self, change: Callable[[], None]) -> None:
        self._until(lambda: self.tab.get_by_role("button", name="Save").is_enabled() or change())

    def _until(self, condition: Callable[[], object]) -> None:
        for _ in range(PATIENCE_MS // STEP_MS):
            if condition():
                return
            self.tab.wait_for_timeout(STEP_MS)
        raise AssertionError("the form never came to this")

    def save(self, record: str) -> bytes:
        """Save the record that is open; what its file holds on the branch of the pull request."""
        self.tab.get_by_role("button", name="Save").click()
        branch = f"cms/{record}"
        self._until(lambda: any(pull["head"] == branch and pull["labels"] for pull in self.github.pulls))
        self.tab.get_by_role("button", name="Later").click()
        self.tab.wait_for_url(re.compile(r"collections/[^/]+$"))  # the form goes back to the list
        changed = self.github.branches[branch]
        file = file_of(record)
        assert {name: text for name, text in changed.items() if name != file} == {
            name: text for name, text in self.register.items() if name != file
        }
        return changed[file]


def file_of(record: str) -> str:
    return "data/scheme.yml" if record == "settings/scheme" else f"data/{record}.yml"


def demonstration_files() -> dict[str, bytes]:
    paths = sorted((PROJECT / "data").rglob("*.yml"))
    return {path.relative_to(PROJECT).as_posix(): path.read_bytes() for path in paths}


def made(folder: Path) -> None:
    """Make the form as the command does."""
    address = "https://details.register.example/"
    asked = ("editor", folder / "form", "--repository", f"{OWNER}/{NAME}", "--address", address)
    done = called(*asked, "--root", PROJECT)
    assert done.returncode == 0, done.stderr


@contextmanager
def signed_in(browser: Browser, folder: Path, files: dict[str, bytes]) -> Iterator[Form]:
    """The form in a tab of its own, signed in with a token."""
    context = browser.new_context(viewport=TALL, reduced_motion="reduce")
    tab = context.new_page()
    github = StandIn(files)
    seen = Watched([], [])
    tab.expose_function("against", lambda breach: seen.faults.append(f"{tab.url}: {breach}"))
    tab.add_init_script(LISTEN)
    tab.on("pageerror", lambda error: NO_FAULT in str(error) or seen.faults.append(str(error)))
    context.on("request", lambda request: seen.asked.append(request.url))
    tab.route(f"{API}/**", github.answer)
    with serving(folder) as address:
        tab.goto(address)
        tab.get_by_role("button", name="Sign In Using Access Token").click()
        tab.get_by_role("textbox").fill(TOKEN)
        tab.keyboard.press("Enter")
        expect(tab.get_by_role("row").first).to_be_visible()
        yield Form(tab, address, github, seen, files)
    context.close()
