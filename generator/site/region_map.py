"""The drawn map of the nations and regions: a labelled tile each, near where it lies. It claims no borders."""

from collections.abc import Collection
from dataclasses import dataclass

from generator.site.messages import Words
from generator.vocabulary import Region

WIDTH, HEIGHT, GAP = 76, 48, 4
PLACES: dict[Region, tuple[int, int]] = {
    Region.SCOTLAND: (2, 0),
    Region.NORTHERN_IRELAND: (0, 1),
    Region.NORTH_WEST: (2, 1),
    Region.NORTH_EAST: (3, 1),
    Region.YORKSHIRE_AND_THE_HUMBER: (3, 2),
    Region.WEST_MIDLANDS: (2, 2),
    Region.WALES: (1, 3),
    Region.EAST_MIDLANDS: (3, 3),
    Region.EAST_OF_ENGLAND: (4, 3),
    Region.SOUTH_WEST: (2, 4),
    Region.LONDON: (3, 4),
    Region.SOUTH_EAST: (4, 4),
}
"""Column and row of each tile."""


@dataclass(frozen=True)
class Line:
    text: str
    x: int
    y: int


@dataclass(frozen=True)
class Tile:
    x: int
    y: int
    lines: tuple[Line, ...]
    offered: bool


@dataclass(frozen=True)
class RegionMap:
    """`words` says the same as the drawing."""

    width: int
    height: int
    tile_width: int
    tile_height: int
    tiles: tuple[Tile, ...]
    words: str


def region_map(offered: Collection[Region], t: Words) -> RegionMap:
    columns, rows = (max(place[axis] for place in PLACES.values()) + 1 for axis in (0, 1))
    return RegionMap(
        width=columns * (WIDTH + GAP) - GAP,
        height=rows * (HEIGHT + GAP) - GAP,
        tile_width=WIDTH,
        tile_height=HEIGHT,
        tiles=tuple(_tile(region, region in offered, t) for region in PLACES),
        words=t("map.words", regions=t.listed([t.term(region) for region in Region if region in offered])),
    )


def _tile(region: Region, offered: bool, t: Words) -> Tile:
    """A label of two words stands on two lines; an offered one is ticked as well as filled."""
    column, row = PLACES[region]
    x, y = column * (WIDTH + GAP), row * (HEIGHT + GAP)
    words = t(f"tile.{region}").split(" ", 1)
    if offered:
        words[0] = f"✓ {words[0]}"
    first = y + HEIGHT // 2 + (4 if len(words) == 1 else -3)
    lines = tuple(Line(word, x + WIDTH // 2, first + 14 * index) for index, word in enumerate(words))
    return Tile(x, y, lines, offered)
