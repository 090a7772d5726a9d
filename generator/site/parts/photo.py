"""An assessor's photo: its files, and how pages show it. In: what is public. Out: pictures and their sizes."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.public import PublicAssessor, PublicSite

SHOWN, SHOWN_SMALL = 160, 72
"""The longer side on a page and in a comparison, in CSS pixels; a sharp screen shows two or more for each."""
SHOWN_ON_A_PHONE = 100
"""The most that a page on a phone is wide: `max-width` in assets/asking.css."""


@dataclass(frozen=True)
class PhotoShown:
    """Both sizes have their width and height, so that nothing moves when they arrive."""

    src: str
    """The address of the picture."""
    width: int
    """Its width on the page, in pixels."""
    height: int
    """Its height on the page."""
    srcset: str
    """The addresses of both pictures with their own widths: a browser fetches the small one where that is sharp."""
    sizes: str
    """How wide the page shows it, on a wide screen and on a phone."""
    small_src: str
    """The address of the small picture, for the comparison."""
    small_width: int
    """Its width there."""
    small_height: int
    """Its height there."""
    alt: str
    """What the photo shows, in the language of the portrait."""


def photo_shown(assessor: PublicAssessor, root: str) -> PhotoShown | None:
    """An assessor's photo on a page with that root; None where none is published."""
    photo = assessor.photo
    if photo is None:
        return None
    width, height = _fitted(photo.large.width, photo.large.height, SHOWN)
    small_width, small_height = _fitted(photo.small.width, photo.small.height, SHOWN_SMALL)
    src, small_src = root + addresses.photo(assessor.id), root + addresses.small_photo(assessor.id)
    return PhotoShown(
        src=src,
        width=width,
        height=height,
        srcset=f"{small_src} {photo.small.width}w, {src} {photo.large.width}w",
        sizes=f"(min-width: 30em) {width}px, {SHOWN_ON_A_PHONE}px",
        small_src=small_src,
        small_width=small_width,
        small_height=small_height,
        alt=photo.alternative_text,
    )


def photo_files(site: PublicSite) -> Iterator[tuple[str, bytes]]:
    """Both pictures of everyone who has a photo."""
    for assessor in site.assessors:
        if assessor.photo:
            yield addresses.photo(assessor.id), assessor.photo.large.content
            yield addresses.small_photo(assessor.id), assessor.photo.small.content


def _fitted(width: int, height: int, longer: int) -> tuple[int, int]:
    """A width and height of the same shape whose longer side has so many pixels."""
    return round(width * longer / max(width, height)), round(height * longer / max(width, height))
