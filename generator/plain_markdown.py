"""Plain Markdown: what a pen portrait may contain, and where its text contains anything else.

Paragraphs, headings, lists, emphasis, code, and links to https and mailto. No HTML, no images, no heading or link
without text. The rules report the faults. The site makes HTML with the same parser (`site/parts/portrait.py`), which
shows what is not allowed as the text that was written.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, html_inline, link
from markdown_it.token import Token

from generator.problem import Place

IMAGE = "image_as_text"
"""The kind of token for the characters that begin an image."""
_SUSPECT = re.compile(r"[<\[#&`]")
"""Every fault has one of these; most portraits have none, and need no parser."""

_LINE_END = re.compile("\r\n|\r|\n")
"""What the parser takes for one."""


class MarkdownFault(NamedTuple):
    """Something that a portrait may not contain: where it begins, and how to fix it."""

    place: Place
    message: str
    fix: str


_HTML = "There is HTML here", "Delete every tag such as `<p>` or `</b>`; an empty line begins a paragraph."
_IMAGE = "There is an image here", "Delete it: a portrait has no images. You may link to it instead."
_HEADING = "A heading without words", "Write its words after the #, or delete it."
_UNDERLINED = "A heading without words", "Write its words above the line of = or -, or delete both lines."
_EMPTY_LINK = "A link without words", "Write what it leads to between its square brackets, or delete it."
_ELSEWHERE = (
    "A link must lead to https or mailto",
    "Write the whole address, such as `https://www.example.org`, or delete the link.",
)


def markdown(*, html: bool = False, link_to: Callable[[str], bool] | None = None) -> MarkdownIt:
    """A parser. `link_to` decides which addresses become links; by default https and mailto only."""
    parser = MarkdownIt("commonmark", {"html": html})
    parser.validateLink = link_to or is_allowed  # type: ignore[method-assign, assignment]  # its own way to say so
    for name, take in {"link": link, "autolink": autolink, "html_inline": html_inline, "image": _image}.items():
        parser.inline.ruler.at(name, _placed(take))
    return parser


def is_allowed(address: str) -> bool:
    """Whether a link may lead there."""
    return address.lower().startswith(("https://", "mailto:"))


def says_something(tokens: Sequence[Token]) -> bool:
    """Whether a heading or a link contains any text."""
    return any(unicodedata.category(character)[0] in "LNPS" for token in tokens for character in token.content)


def of_links(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Each link with its contents; links do not nest."""
    for at, token in enumerate(tokens):
        if token.type == "link_open":
            end = next(index for index in range(at, len(tokens)) if tokens[index].type == "link_close")
            yield token, tokens[at + 1 : end]


@cache
def faults(text: str) -> tuple[MarkdownFault, ...]:
    """Everything in a portrait that it may not contain, in order."""
    if not _SUSPECT.search(text):
        return ()
    tokens = markdown(html=True, link_to=lambda _: True).parse(text)
    return tuple(sorted(_faults(tokens, _LINE_END.split(text))))


def _faults(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[MarkdownFault]:
    for before, token in zip([None, *tokens], tokens, strict=False):
        first = token.map[0] if token.map else 0
        if token.type == "html_block":
            yield MarkdownFault(_place(lines, first, token.content, 0), *_HTML)
        elif token.type == "inline":
            children = token.children or []
            if before and before.type == "heading_open" and not says_something(children):
                if before.markup.startswith("#"):
                    yield MarkdownFault(Place(first + 1, lines[first].index("#") + 1), *_HEADING)
                else:
                    yield MarkdownFault(_place(lines, first, token.content, 0), *_UNDERLINED)
            for (message, fix), at in _inside(children):
                yield MarkdownFault(_place(lines, first, token.content, at), message, fix)


def _inside(children: Sequence[Token]) -> Iterator[tuple[tuple[str, str], int]]:
    """What a line of text may not hold, with its position there."""
    for token in children:
        if token.type == "html_inline":
            yield _HTML, token.meta["at"]
        elif token.type == IMAGE:
            yield _IMAGE, token.meta["at"]
    for opening, inside in of_links(children):
        if not says_something(inside):
            yield _EMPTY_LINK, opening.meta["at"]
        if not is_allowed(str(opening.attrGet("href"))):
            yield _ELSEWHERE, opening.meta["at"]


def _place(lines: Sequence[str], first: int, content: str, at: int) -> Place:
    """The place of a position in a block's text. The block's lines may begin with characters that its text lacks."""
    above, _, before = content[:at].rpartition("\n")
    row = first + (above.count("\n") + 1 if "\n" in content[:at] else 0)
    line = content.split("\n")[row - first]
    indent = len(line) - len(line.lstrip())
    return Place(row + 1, max(lines[row].find(line.strip()), 0) + max(len(before) - indent, 0) + 1)


def _placed(take: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The parser's rule, which notes in the first token that it makes where that begins."""

    def placed(state: StateInline, silent: bool) -> bool:
        at, made = state.pos, len(state.tokens) + bool(state.pending)
        taken = take(state, silent)
        if taken and not silent:
            state.tokens[made].meta["at"] = at
        return taken

    return placed


def _image(state: StateInline, silent: bool) -> bool:
    """Replaces the parser's rule for images: their characters become text, and their link is not a link."""
    if not state.src.startswith("![", state.pos):
        return False
    if not silent:
        state.push(IMAGE, "", 0).content = "!["
    state.pos += 2
    return True
