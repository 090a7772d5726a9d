"""A page of the site: its address, its context, and the text that an engine is given of it.

That text is front matter and one block of ready HTML, so that no engine's Markdown changes what a template says.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape

from generator.site.contexts import Context


@dataclass(frozen=True)
class Page:
    """`path` is its address below the site's top, with a slash at its end, empty for the home page.

    `searched` pages are in the site's search; `indexed` ones may be in that of others.
    """

    path: str
    context: Context
    description: str
    searched: bool = True
    indexed: bool = True

    @property
    def file(self) -> str:
        """Where the engine expects it: a folder's own page is its `index.md`."""
        return f"{self.path or 'index'}".rstrip("/") + ".md"


def root_of(path: str) -> str:
    """The way from a page's address to the site's top: `assessors/amina-rahman/` gives `../../`."""
    return "../" * path.count("/") or "./"


def environment(templates: Path) -> Environment:
    """Jinja2 for the pages: everything escaped, nothing undefined passed over."""
    return Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


def render(jinja: Environment, page: Page) -> str:
    """The page's file. The themes put title and description into their HTML as they are, so they are escaped here."""
    front: dict[str, object] = {"title": str(escape(page.context.title)), "description": str(escape(page.description))}
    if not page.indexed:
        front["robots"] = "noindex"
    if not page.searched:
        front["search"] = {"exclude": True}
    front["hide"] = ["navigation", "toc"]
    head = yaml.safe_dump(front, sort_keys=False, allow_unicode=True, width=10_000)
    body = jinja.get_template(page.context.template).render(page=page.context)
    return f'---\n{head}---\n\n<div class="register">\n{body.strip()}\n</div>\n'
