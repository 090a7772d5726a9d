"""The pages of a built site, read as a browser reads them."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path


class Parsed(HTMLParser):
    """A page's ids, its links, what it makes a browser fetch, and its text by element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.heading = ""
        self.description = ""
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.ids.update(values[name] for name in ("id",) if name in values)
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "link" and values.get("rel") in ("stylesheet", "icon", "preconnect", "preload"):
            self.fetched.append(values["href"])
        if tag == "meta" and values.get("name") == "description":
            self.description = values["content"]
        if "src" in values:
            self.fetched.append(values["src"])

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "h1":
            self.heading += data

    def handle_endtag(self, tag: str) -> None:
        self.tags.append("/" + tag)


def html_pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Each page with its address below the site's top; a site without pages fails the test."""
    paths = sorted(folder.rglob("*.html"))
    assert paths, f"There is no page below {folder}"
    for path in paths:
        name = path.relative_to(folder).as_posix()
        yield name.removesuffix("index.html"), path.read_text(encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
