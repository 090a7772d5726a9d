"""Makes the pictures that other sites and phones show of the register, from the drawings in docs/drawings/.

`make drawings`, after a drawing has changed. Sites that show a card of a link, and phones, take no SVG, so the pictures
are kept as they are made. Their bytes depend on the machine's fonts, their look hardly.
"""

import struct
import zlib
from collections import Counter
from pathlib import Path

from browsing import chromium
from playwright.sync_api import Page, sync_playwright
from project import PROJECT

DRAWINGS = PROJECT / "docs" / "drawings"
PICTURES = {"card": (1200, 630), "touch-icon": (180, 180)}
"""The pictures, with their widths and heights in pixels."""
COLOURS = 32
_PIXELS = """async ([svg, width, height]) => {
  const image = new Image();
  image.src = "data:image/svg+xml;utf8," + encodeURIComponent(svg);
  await image.decode();
  const canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas.drawImage(image, 0, 0, width, height);
  return [...canvas.getImageData(0, 0, width, height).data].filter((_, at) => at % 4 < 3);
}"""


def into(name: str) -> Path:
    """Where the site takes a picture from."""
    return PROJECT / "site_templates" / "assets" / f"{name}.png"


def pixels(page: Page, name: str) -> list[int]:
    """The drawing's pixels, row by row: red, green and blue of each."""
    width, height = PICTURES[name]
    drawn: list[int] = page.evaluate(_PIXELS, [(DRAWINGS / f"{name}.svg").read_text(encoding="utf-8"), width, height])
    return drawn


def png(width: int, height: int, values: list[int]) -> bytes:
    """A PNG picture with a palette: the commonest colours, and for others the nearest of those."""
    colours = list(zip(values[::3], values[1::3], values[2::3], strict=True))
    counted = Counter(colours)
    palette = sorted(colour for colour, _ in counted.most_common(COLOURS))
    number = {
        colour: min(range(len(palette)), key=lambda index, colour=colour: _distance(palette[index], colour))
        for colour in counted
    }
    indexes = bytes(number[colour] for colour in colours)
    rows = b"".join(b"\0" + indexes[at : at + width] for at in range(0, width * height, width))

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            chunk(b"PLTE", bytes(value for colour in palette for value in colour)),
            chunk(b"IDAT", zlib.compress(rows, 9)),
            chunk(b"IEND", b""),
        )
    )


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((value - there) ** 2 for value, there in zip(one, other, strict=True))


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        for name, (width, height) in PICTURES.items():
            into(name).write_bytes(png(width, height, pixels(page, name)))
        browser.close()


if __name__ == "__main__":
    main()
