"""The badge of an assessor for their own website: an SVG picture with their number and standing, in each language.

It has words and no logo, because only Naace may give permission for the logo (MAT.1). It names the day of the build,
because a website may show an old copy. It is styled with attributes alone, so that no website's content security
policy can break it.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from markupsafe import escape

from generator import addresses
from generator.public import PublicAssessor, PublicSite, PublicStanding
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.remembered import of_each

HEIGHT, PADDING, LETTER = 40, 6, 8
"""In pixels. `LETTER` is the most that a letter of the badge's texts has on average at a font size of 12, in the bold
of the widest font that programs fall back to. So no text is squeezed or stretched to fit, whatever the reader's font.
"""
COLOURS = {PublicStanding.ACCREDITED: "#0b5c55", PublicStanding.REGISTERED: "#1d4f91"}
GREY = "#505a5f"


def badges(site: PublicSite) -> Iterator[tuple[str, bytes]]:
    """A badge for each listed assessor, and a badge "not listed" for each person who no longer is; in each language."""
    for t in map(wording, LANGUAGES):
        day, until = t.day(site.on), t.day(site.valid_until)
        left, on = t("badge.left"), t("badge.on", day=day)
        badge_of = of_each(_badge_of, site, t)
        for assessor in site.assessors:
            yield addresses.badge(assessor.id, t.language), badge_of(assessor)
        title = t("badge.gone", day=day, until=until)
        gone = badge((left,), (t("not_listed.title"), on), title, GREY, t)
        for id in site.no_longer_listed:
            yield addresses.badge(id, t.language), gone


def _badge_of(site: PublicSite, t: Wording, assessor: PublicAssessor) -> bytes:
    day, until = t.day(site.on), t.day(site.valid_until)
    label, number = t(f"standing.{assessor.standing}"), assessor.registration_number
    title = t("badge.title", name=assessor.name, number=number, standing=label.lower(), day=day, until=until)
    return badge((t("badge.left"), number), (label, t("badge.on", day=day)), title, COLOURS[assessor.standing], t)


def size(t: Wording) -> tuple[int, int]:
    """The width and height of every badge of a language, in pixels: a website that shows one writes them down, so
    they are the same on every day and for every standing.
    """
    return sum(_widths(t)), HEIGHT


@lru_cache(maxsize=4)
def _widths(t: Wording) -> tuple[int, int]:
    """The widths of the two sides, each wide enough for whatever it may say."""
    days = (t("badge.on", day=t.day(date(2000, month, 28))) for month in range(1, 13))
    right = (*(t(f"standing.{standing}") for standing in PublicStanding), t("not_listed.title"), *days)
    return _width(t("badge.left")), max(map(_width, right))


def badge(left: tuple[str, ...], right: tuple[str, str], title: str, colour: str, t: Wording) -> bytes:
    """The picture: the register and, of somebody listed, the number on the left; standing and day on the right."""
    left_width, right_width = _widths(t)
    width = left_width + right_width
    texts = (*_lines(left, left_width / 2), *_lines(right, left_width + right_width / 2))
    name = escape(title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" viewBox="0 0 {width} {HEIGHT}" '
        f'role="img" aria-label="{name}" font-family="system-ui, sans-serif" font-size="12" fill="#ffffff" '
        f'text-anchor="middle">\n<title>{name}</title>\n'
        f'<rect width="{width}" height="{HEIGHT}" rx="4" fill="{colour}"/>\n'
        f'<path d="M4 0h{left_width - 4}v{HEIGHT}h-{left_width - 4}a4 4 0 0 1-4-4v-{HEIGHT - 8}a4 4 0 0 1 4-4z" '
        f'fill="#1f2a30"/>\n{"".join(texts)}</svg>\n'
    ).encode()


def _width(text: str) -> int:
    return len(text) * LETTER + 2 * PADDING


def _lines(lines: tuple[str, ...], x: float) -> Iterator[str]:
    """One line in the middle of the picture's height, or two, the first in bold."""
    if len(lines) == 1:
        yield _text(lines[0], x, 24, "600")
    else:
        yield _text(lines[0], x, 17, "700")
        yield _text(lines[1], x, 32, "400")


def _text(text: str, x: float, y: int, weight: str) -> str:
    return f'<text x="{x:g}" y="{y}" font-weight="{weight}">{escape(text)}</text>\n'
