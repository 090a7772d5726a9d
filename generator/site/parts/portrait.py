"""A pen portrait's Markdown as safe HTML: no raw HTML, no images, and links to https and mailto only.

What is not allowed is shown as the text that was written. No heading and no link is empty, and heading levels never
skip one, because people who use a screen reader navigate by them.

A portrait passes two libraries on its way to the page, and either alone would be enough: the parser, which takes no
HTML, and a sanitiser, which lets through only the elements and attributes listed here.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import nh3
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from generator.plain_markdown import IMAGE, markdown, of_links, says_something

ABOVE = 2
"""The level of the heading above the portrait."""
SHIFT = ABOVE
LEAST = 6
ELEMENTS = frozenset(
    ("p", "br", "hr", "ul", "ol", "li", "blockquote", "em", "strong", "code", "pre", "a", "h3", "h4", "h5", "h6")
)
"""Every element that a portrait may have on its page; the text of any other stays, without the element."""
_TAG = re.compile(r"""(<(?:[^<>"]|"[^"]*")*>)""")
LINK_REL = "external nofollow noopener"
_SANITISER = nh3.Cleaner(
    tags=set(ELEMENTS),
    attributes={"a": {"href", "title"}, "ol": {"start"}},
    url_schemes={"https", "mailto"},
    url_relative="deny",
    link_rel=LINK_REL,
)


def _worded(state: StateCore) -> None:
    """Give a link without text its address as text, and remove headings without text."""
    kept: list[Token] = []
    for token in state.tokens:
        if token.type == "inline":
            token.children = _links_worded(token.children or [])
        if token.type == "heading_close" and not says_something(kept[-1].children or []):
            del kept[-2:]
        else:
            kept.append(token)
    state.tokens = kept


def _links_worded(children: list[Token]) -> list[Token]:
    empty = {id(link): link for link, inside in of_links(children) if not says_something(inside)}
    worded = []
    for token in children:
        worded.append(token)
        if link := empty.get(id(token)):
            worded.append(Token("text", "", 0, content=str(link.attrGet("href"))))
    return worded


def _stepped(state: StateCore) -> None:
    """Headings below the page's own, and each at most one level below the one before it."""
    level = ABOVE
    for token in state.tokens:
        if token.type == "heading_open":
            level = min(int(token.tag[1:]) + SHIFT, level + 1, LEAST)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{level}"


def _link(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    tokens[at].attrSet("rel", LINK_REL)
    return renderer.renderToken(tokens, at, options, env)


def _image(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    return str(escape(tokens[at].content))


MARKDOWN = markdown()
MARKDOWN.core.ruler.push("worded", _worded)
MARKDOWN.core.ruler.push("stepped", _stepped)
MARKDOWN.add_render_rule("link_open", _link)
MARKDOWN.add_render_rule(IMAGE, _image)


def parsed(text: str) -> str:
    """The portrait as HTML by the parser alone: what is not plain Markdown has become text."""
    return str(MARKDOWN.render(text))


def sanitised(html: str) -> str:
    """HTML from any source, with only what a portrait may have.

    A quote in a text is written as the parser writes it, so that no text looks like an attribute to the engines.
    """
    texts_and_tags = _TAG.split(_SANITISER.clean(html))
    texts_and_tags[::2] = (text.replace('"', "&quot;") for text in texts_and_tags[::2])
    return "".join(texts_and_tags)


@lru_cache(maxsize=50_000)
def portrait_html(text: str) -> Markup:
    """The portrait as HTML, its headings below the page's own. It is on a page of each language, so it is kept."""
    return Markup(sanitised(parsed(text)))  # noqa: S704  # two libraries let through only what is listed above
