"""The badge of an assessor for their own website: an SVG picture with their standing in words, in each language.

It has words and no logo, because only Naace may give permission for the logo (MAT.1). It names the day of the build,
because a website may show an old copy. It is styled with attributes alone, so that no website's content security
policy can break it.
"""

from collections.abc import Iterator

from markupsafe import escape

from generator import addresses
from generator.public import PublicSite, PublicStanding
from generator.site.messages import LANGUAGES, wording

HEIGHT, PADDING, LETTER = 40, 10, 6.6
"""In pixels. `LETTER` is a letter's average width at a font size of 12; `textLength` forces it in any font."""
COLOURS = {PublicStanding.ACCREDITED: "#0b5c55", PublicStanding.REGISTERED: "#1d4f91"}
GREY = "#505a5f"


def badges(site: PublicSite) -> Iterator[tuple[str, bytes]]:
    """A badge for each listed assessor, and a badge "not listed" for each person who no longer is; in each language."""
    for t in map(wording, LANGUAGES):
        day, until = t.day(site.on), t.day(site.valid_until)
        left, on = t("badge.left"), t("badge.on", day=day)
        for assessor in site.assessors:
            label = t(f"standing.{assessor.standing}")
            title = t("badge.title", name=assessor.name, standing=label.lower(), day=day, until=until)
            colour = COLOURS[assessor.standing]
            yield addresses.badge(assessor.id, t.language), badge(left, label, on, title, colour)
        gone = badge(left, t("not_listed.title"), on, t("badge.gone", day=day, until=until), GREY)
        for id in site.no_longer_listed:
            yield addresses.badge(id, t.language), gone


def badge(left: str, word: str, day: str, title: str, colour: str) -> bytes:
    """The picture: `left` on the left; `word`, the standing, above `day` on the right."""
    right = max(word, day, key=len)
    left_width, right_width = _width(left), _width(right)
    width = left_width + right_width
    texts = (
        _text(left, left_width / 2, 24, "600"),
        _text(word, left_width + right_width / 2, 17, "700"),
        _text(day, left_width + right_width / 2, 32, "400"),
    )
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
    return round(len(text) * LETTER) + 2 * PADDING


def _text(text: str, x: float, y: int, weight: str) -> str:
    length = round(len(text) * LETTER)
    return (
        f'<text x="{x:g}" y="{y}" font-weight="{weight}" textLength="{length}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(text)}</text>\n"
    )
