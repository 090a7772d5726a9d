"""What the site's own search finds: the index that the theme's script reads. In: pages. Out: a file.

An entry is a page, or what is under one of its headings. The engines would make the index of every page that they
build; they build none of ours (`specimens.py`). Each theme has its own form of an entry, and the same words in it.
"""

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.site.engine import Engine
from generator.site.page import Page

INDEX = {Engine.MATERIAL: "search/search_index.json", Engine.ZENSICAL: "search.json"}
"""Where each theme's script looks for it."""
_LEFT_OUT = re.compile(
    r'<(?P<tag>(?!h\d)\w+)\b[^<>]* data-search-exclude="true"[^<>]*>.*?</(?P=tag)>|<script\b.*?</script>', re.DOTALL
)
"""Elements that templates mark so. None holds one of its own kind, and in texts `<` is escaped."""
_HEADING = re.compile(
    r'<h(?P<level>[1-6])\b[^<>]*? id="(?P<id>[^"]*)"(?P<more>[^<>]*)>(?P<title>.*?)</h(?P=level)>', re.DOTALL
)
_END_OF_BLOCK = re.compile(r"</(?:p|li|d[td]|t[dhr]|h[1-6]|caption|option|summary|label|text)>")
_TAG = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"[ \n]+")


@dataclass(frozen=True)
class Entry:
    """`address` is below the site's top; `title` and `text` are HTML without elements; `page` is the page's title."""

    address: str
    level: int
    title: str
    text: str
    page: str


def entries(page: Page, body: str) -> tuple[Entry, ...]:
    """What the search finds of a page: the page itself, then each part of it under a heading."""
    if not page.searched:
        return ()
    name = _escaped(page.context.title)
    found = [Entry(page.path, 1, name, "", name)]
    body = _LEFT_OUT.sub(" ", body)
    headings = list(_HEADING.finditer(body))
    ends = [heading.start() for heading in headings[1:]] + [len(body)]
    for heading, end in zip(headings, ends, strict=True):
        if "data-search-exclude" not in heading["more"]:
            text = _words(body[heading.end() : end])
            address = f"{page.path}#{heading['id']}"
            found.append(Entry(address, int(heading["level"]), _words(heading["title"]), text, name))
    return tuple(found)


def _words(text: str) -> str:
    text = _TAG.sub("", _END_OF_BLOCK.sub(" ", text))
    return _escaped(_SPACES.sub(" ", html.unescape(text)).strip())


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def index_file(engine: Engine, config: Mapping[str, object], found: Iterable[Entry]) -> bytes:
    """The file. `config` is the theme's own: how words are told apart, and what a title counts for."""
    of_each = {Engine.MATERIAL: ("docs", _for_material), Engine.ZENSICAL: ("items", _for_zensical)}
    name, form = of_each[engine]
    index = {"config": config, name: [form(entry) for entry in found]}
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _for_material(entry: Entry) -> dict[str, object]:
    return {"location": entry.address, "title": entry.title, "text": entry.text}


def _for_zensical(entry: Entry) -> dict[str, object]:
    return _for_material(entry) | {"level": entry.level, "path": [entry.page], "tags": []}
