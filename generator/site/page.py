"""A page of the site: its address, its context, and the Markdown file that the engine reads.

A context is what a template receives: one frozen object of public values, with every text and date ready to show. Each
is beside its builder, in `pages/`. Links are relative to the page, so that the site works in any folder of any host.

The file is front matter and one block of finished HTML, so that no engine's Markdown changes what a template says. Most
pages never become a file: `specimens.py` puts the block into the theme's page, as the engine would.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import ClassVar, Protocol

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.public import PublicStanding
from generator.site.messages import Wording, wording
from generator.site.unbroken import unbroken
from generator.vocabulary import Language

_MARKDOWN = re.compile(r'[\[\]"\\<>`*_!{}|~^\n]')
"""The signs of Markdown, and those that a text in double quotes of YAML writes otherwise."""
_SCRIPT = re.compile("(<script.*?</script>)", re.DOTALL)
_LINK = re.compile(r"\](?=[\[(:])")
TAB_LENGTH = 70
"""How many characters of a title searches and tabs show."""


class Context(Protocol):
    """What every page's context has. Its other fields concern only its own template."""

    template: ClassVar[str]
    """The template's path in the folder of templates."""

    @property
    def title(self) -> str:
        """The page's main heading."""


@dataclass(frozen=True)
class Link:
    """A link as templates write it."""

    text: str
    """What the reader reads."""
    href: str
    """Where it leads."""


@dataclass(frozen=True)
class Badge:
    """A standing as a label."""

    label: str
    """The standing in words."""
    accredited: bool
    """Chooses the label's colour, which adds nothing to the label."""


@dataclass(frozen=True)
class Other:
    """The same page in the site's other language: its address, and that language's own name for itself."""

    path: str
    language: Language
    name: str


@dataclass(frozen=True)
class Page:
    """`path` is its address below the site's top, with a slash at its end, empty for the home page.

    `searched`: the site's own search finds it. `indexed`: search engines may list it. `other` is the same page in the
    site's other language, or None.
    """

    path: str
    context: Context
    description: str
    searched: bool = True
    indexed: bool = True
    language: Language = Language.ENGLISH
    other: Other | None = None

    @property
    def file(self) -> str:
        """Where the engine expects it: a folder's own page is its `index.md`."""
        return f"{self.path or 'index'}".rstrip("/") + ".md"

    @property
    def built(self) -> str:
        """Where it is in the site."""
        return f"{self.path}index.html"


def other_of(path: str, language: Language) -> Other:
    """The same page in the language that is not `language`; `path` is its English address."""
    other = Language.WELSH if language is Language.ENGLISH else Language.ENGLISH
    t = wording(other)
    return Other(in_language(path, other), other, t("site.own_name"))


def badge_of(standing: PublicStanding, t: Wording) -> Badge:
    return Badge(t(f"standing.{standing}"), standing is PublicStanding.ACCREDITED)


def to_everyone(root: str, t: Wording) -> Link:
    """The link to the finder."""
    return Link(t("site.everyone"), root + in_language(addresses.ASSESSORS, t.language))


def to_choose(root: str, t: Wording) -> Link:
    """The link to the page that asks Naace to choose an assessor."""
    return Link(t("request.title"), root + in_language(addresses.REQUEST, t.language))


def environment(templates: Path, t: Wording) -> Environment:
    """Jinja2 for the pages of a language. It escapes every value and refuses undefined names.

    Every template has the wording of its language, `t`, and the site's addresses, `addresses`. It is compiled at its
    first use; another state of the templates, or other wording, is another environment.
    """
    return _environment(templates, t, state_of(templates))


def state_of(templates: Path) -> tuple[tuple[str, int, int], ...]:
    """The templates in a folder, with when each was changed and how long it is: others after every change."""
    files = ((str(path), path.stat()) for path in sorted(templates.rglob("*.html")))
    return tuple((name, status.st_mtime_ns, status.st_size) for name, status in files)


@lru_cache(maxsize=4)
def _environment(templates: Path, t: Wording, state: object) -> Environment:
    jinja = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,  # or each page would look at its files again
    )
    jinja.globals |= {"t": t, "addresses": addresses}
    return jinja


def front(page: Page, tab: str) -> str:
    """The file's front matter: all of the page that the theme shows outside the body, and `tab`, what the browser's tab
    shows. The themes put texts into their HTML as they are, so they are escaped here.
    """
    matter: dict[str, object] = {
        "title": str(escape(page.context.title)),
        "tab": tab,
        "description": str(escape(page.description)),
    }
    if page.language is not Language.ENGLISH:
        matter["lang"] = str(page.language)
    matter["path"] = page.path
    if page.other:
        matter["other"] = {"path": page.other.path, "language": str(page.other.language)}
    if not page.indexed:
        matter["robots"] = "noindex"
    if not page.searched:
        matter["search"] = {"exclude": True}
    matter["hide"] = ["navigation", "toc"]
    head = "".join(_line(name, value) for name, value in matter.items())
    return f"---\n{head}---\n\n"


def tab_of(page: Page, site_name: str) -> str:
    """What the browser's tab and a search show, as HTML: the page's title, and the register's name where both fit."""
    title, name = page.context.title, unbroken(site_name)
    both = f"{title} - {name}"
    return str(escape(name if title == site_name else both if len(both) <= TAB_LENGTH else title))


def body(jinja: Environment, page: Page) -> str:
    """The page's own block of HTML, with its link to the other language."""
    html = jinja.get_template(page.context.template).render(page=page.context).strip()
    html = "".join(_for_a_reader(part) for part in _SCRIPT.split(f"{_to_other(page)}{html}"))
    return f'<div class="register">\n{html}\n</div>\n'


def _for_a_reader(html: str) -> str:
    """Ready HTML, or a script's JSON, with the same text in it, and no link of Markdown: Zensical looks for those.

    In HTML, dates and amounts stay on one line.
    """
    return _LINK.sub("\\\\u005d", html) if html.startswith("<script") else _LINK.sub("&#93;", unbroken(html))


def _line(name: str, value: object) -> str:
    """A field of the front matter. Zensical looks for links there too, so no sign of Markdown is written as it is."""
    if isinstance(value, str) and _MARKDOWN.search(value):
        spelled = _MARKDOWN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", value)
        return f'{name}: "{spelled}"\n'
    return yaml.dump({name: value}, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=10_000)


def _to_other(page: Page) -> str:
    if not page.other:
        return ""
    href, tag = root_node_of(page.path) + page.other.path, page.other.language
    # Not a `link` in the head: the theme's script asks for a sitemap beside each of those.
    link = f'<a rel="alternate" href="{href}" lang="{tag}" hreflang="{tag}">{page.other.name}</a>'
    return f'<p class="other-language" data-search-exclude="true">{link}</p>\n'
