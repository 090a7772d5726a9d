"""The map of nations and regions: a labelled tile for each, near its position. It shows no borders.

Four tiles are as wide as a small phone's page, so that a phone shows their labels at full size.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from generator.site.messages import Wording
from generator.vocabulary import Region

WIDTH, HEIGHT, GAP, LINE = 69, 50, 3, 14
PLACES: dict[Region, tuple[int, int]] = {
    Region.SCOTLAND: (1, 0),
    Region.NORTH_EAST: (2, 0),
    Region.NORTHERN_IRELAND: (0, 1),
    Region.NORTH_WEST: (1, 1),
    Region.YORKSHIRE_AND_THE_HUMBER: (2, 1),
    Region.WALES: (0, 2),
    Region.WEST_MIDLANDS: (1, 2),
    Region.EAST_MIDLANDS: (2, 2),
    Region.EAST_OF_ENGLAND: (3, 2),
    Region.SOUTH_WEST: (1, 3),
    Region.LONDON: (2, 3),
    Region.SOUTH_EAST: (3, 3),
}
"""Column and row of each tile."""


@dataclass(frozen=True)
class Line:
    """A line of a tile's label."""

    text: str
    """What it says."""
    x: int
    """Its middle, from the left."""
    y: int
    """Its baseline, from the top."""


@dataclass(frozen=True)
class Tile:
    """A region or nation."""

    x: int
    """Where it begins, from the left."""
    y: int
    """Where it begins, from the top."""
    lines: tuple[Line, ...]
    """Its label."""
    offered: bool
    """Whether the assessor works there."""


@dataclass(frozen=True)
class RegionMap:
    """The map, in pixels."""

    width: int
    """The map's width."""
    height: int
    """The map's height."""
    tile_width: int
    """The width of each tile."""
    tile_height: int
    """The height of each tile."""
    tiles: tuple[Tile, ...]
    """A tile for each region, and for each nation that is one region."""


def region_map(offered: Collection[Region], t: Wording) -> RegionMap:
    columns, rows = (max(place[axis] for place in PLACES.values()) + 1 for axis in (0, 1))
    return RegionMap(
        width=columns * (WIDTH + GAP) - GAP,
        height=rows * (HEIGHT + GAP) - GAP,
        tile_width=WIDTH,
        tile_height=HEIGHT,
        tiles=tuple(_tile(region, region in offered, t) for region in PLACES),
    )


@lru_cache(maxsize=64)
def _tile(region: Region, offered: bool, t: Wording) -> Tile:
    """A tile: a label of two words has two lines; an offered region is filled, with a tick above its label."""
    column, row = PLACES[region]
    x, y = column * (WIDTH + GAP), row * (HEIGHT + GAP)
    words = [*(["✓"] if offered else []), *t(f"tile.{region}").split(" ", 1)]
    first = y + (HEIGHT - LINE * len(words)) // 2 + 11
    lines = tuple(Line(word, x + WIDTH // 2, first + LINE * index) for index, word in enumerate(words))
    return Tile(x, y, lines, offered)
