"""A pen portrait's Markdown as HTML that cannot harm: no raw HTML, no images, and links to https and mailto alone.

What is not allowed stays on the page as the text that was written.
"""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

SHIFT = 2
"""The portrait stands below a heading of the second level, so its own begin at the third."""


def _heading(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[at]
    token.tag = f"h{min(int(token.tag[1:]) + SHIFT, 6)}"
    return renderer.renderToken(tokens, at, options, env)


def _link(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    tokens[at].attrSet("rel", "external nofollow noopener")
    return renderer.renderToken(tokens, at, options, env)


def _allowed(url: str) -> bool:
    return url.lower().startswith(("https://", "mailto:"))


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).disable("image")
    markdown.validateLink = _allowed  # type: ignore[method-assign]  # markdown-it's own way to say which links it makes
    markdown.add_render_rule("heading_open", _heading)
    markdown.add_render_rule("heading_close", _heading)
    markdown.add_render_rule("link_open", _link)
    return markdown


MARKDOWN = _markdown()


def portrait_html(text: str) -> Markup:
    """The portrait as HTML, its headings two levels down."""
    return Markup(MARKDOWN.render(text))  # noqa: S704  # made above, with everything in it escaped or allowed
