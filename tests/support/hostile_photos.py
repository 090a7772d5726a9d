"""Photos that want to be more than photos, made as they are asked for: bombs, polyglots, and secrets in their metadata.

Each is a small file, and none of them is kept in the repository.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

SECRET = "zq-secret 51.454513 N"  # noqa: S105  # nobody gets in with it
"""What no picture may hold."""
SCRIPT = f"<html><script>alert('{SECRET}')</script></html>".encode()
_ICC = struct.pack(">I", 160) + SECRET.encode().ljust(156, b"\0")


def drawn(width: int = 400, height: int = 300, mode: str = "RGB") -> Image.Image:
    """A picture whose four corners differ: red, green, blue, and white at the lower right."""
    picture = Image.new("RGB", (width, height), "grey")
    draw = ImageDraw.Draw(picture)
    across, down = width // 2, height // 2
    for colour, (x, y) in {"red": (0, 0), "lime": (across, 0), "blue": (0, down), "white": (across, down)}.items():
        draw.rectangle((x, y, x + across, y + down), fill=colour)
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    content = io.BytesIO()
    picture.save(content, kind, **more)  # type: ignore[arg-type]  # each kind has keywords of its own
    return content.getvalue()


def exif(orientation: int = 1) -> bytes:
    """EXIF with the place where the photo was taken, who took it, and how the camera was held."""
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010E] = made[0x013B] = SECRET
    made[0x8825] = {1: "N", 2: (51.0, 27.0, 16.25), 29: SECRET}
    return made.tobytes()


@cache
def photo(kind: str = "JPEG", width: int = 400, height: int = 300) -> bytes:
    """An ordinary photo."""
    return saved(drawn(width, height), kind)


def _with_metadata(kind: str, orientation: int = 1) -> bytes:
    more: dict[str, object] = {"exif": exif(orientation), "icc_profile": _ICC}
    if kind == "JPEG":
        more |= {"comment": SECRET.encode(), "xmp": f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode(), "dpi": (300, 300)}
    elif kind == "WEBP":
        more["xmp"] = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
    else:
        texts = PngInfo()
        texts.add_text("Comment", SECRET)
        texts.add_text("Author", SECRET, zip=True)
        texts.add_itxt("XML:com.adobe.xmp", SECRET)
        more["pnginfo"] = texts
    return saved(drawn(), kind, **more)


def turned(kind: str, orientation: int) -> bytes:
    """The photo that a camera writes when it is held so."""
    return _with_metadata(kind, orientation)


def chunk(name: bytes, content: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _png_after_head(*chunks: bytes, kind: bytes | None = None) -> bytes:
    """A PNG with more parts after its head."""
    plain = kind or photo("PNG")
    return plain[:33] + b"".join(chunks) + plain[33:]


def _png_of(width: int, height: int, data: bytes = b"", depth: int = 8, colours: int = 2) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(data, 9)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _jpeg_of(width: int, height: int) -> bytes:
    """A JPEG that says it is so large."""
    plain = photo("JPEG", 160, 160)
    at = plain.index(b"\xff\xc0") + 5
    return plain[:at] + struct.pack(">HH", height, width) + plain[at + 4 :]


def _webp_of(width: int, height: int, *, moves: bool = False) -> bytes:
    """A WebP whose canvas is so large."""
    plain = photo("WEBP", 160, 160)
    canvas = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    head = b"VP8X" + struct.pack("<I", 10) + bytes([2 if moves else 0, 0, 0, 0]) + canvas
    body = b"WEBP" + head + plain[12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _many_scans(number: int) -> bytes:
    """A JPEG that is drawn in so many passes."""
    plain = saved(Image.new("L", (3000, 3000), "grey"), "JPEG", progressive=True)
    last = plain.rindex(b"\xff\xda")
    return plain[:last] + (plain[last:-2] * number) + b"\xff\xd9"


def _zipped() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("index.html", SCRIPT)
    return content.getvalue()


def _moving(kind: str) -> bytes:
    return saved(drawn(), kind, save_all=True, append_images=[drawn(mode="L").convert("RGB")], duration=100)


def _in_another_head(head: bytes) -> bytes:
    return head + photo()


def _exif_that_goes_round() -> bytes:
    """EXIF whose list of facts names itself as the next one."""
    facts = struct.pack("<H", 1) + struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<I", 8)
    content = b"Exif\0\0II*\0\x08\0\0\0" + facts
    return photo()[:2] + b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content + photo()[2:]


def _with_segment(marker: int, content: bytes) -> bytes:
    return photo()[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content + photo()[2:]


REFUSED: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "one byte": lambda: b"\xff",
    "a page of HTML": lambda: SCRIPT,
    "an SVG with a script": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "a GIF": lambda: saved(drawn(), "GIF"),
    "a BMP": lambda: saved(drawn(), "BMP"),
    "a TIFF": lambda: saved(drawn(), "TIFF"),
    "a PDF": lambda: saved(drawn(), "PDF"),
    "an icon": lambda: saved(drawn(200, 200), "ICO"),
    "a JPEG before a page of HTML": lambda: photo() + SCRIPT,
    "a PNG before a page of HTML": lambda: photo("PNG") + SCRIPT,
    "a WebP before a page of HTML": lambda: photo("WEBP") + SCRIPT,
    "a JPEG before a zip": lambda: photo() + _zipped(),
    "a PNG before another": lambda: photo("PNG") + _zipped() + photo("PNG"),
    "a PNG before a zip": lambda: photo("PNG") + _zipped(),
    "PostScript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n(" + SECRET.encode() + b") run",
    "a phone's HEIC": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200,
    "a zip": _zipped,
    "a script before a JPEG": lambda: _in_another_head(SCRIPT),
    "a GIF's head before a JPEG": lambda: _in_another_head(b"GIF89a/*"),
    "half a JPEG": lambda: photo()[: len(photo()) // 2],
    "half a PNG": lambda: photo("PNG")[: len(photo("PNG")) // 2],
    "half a WebP": lambda: photo("WEBP")[: len(photo("WEBP")) // 2],
    "a JPEG without pixels": lambda: photo()[: photo().index(b"\xff\xda")] + b"\xff\xd9",
    "a PNG without pixels": lambda: _png_of(400, 400),
    "a PNG's first bytes": lambda: photo("PNG")[:8],
    "a WebP's first bytes": lambda: photo("WEBP")[:12],
    "a PNG of 100,000 pixels a side": lambda: _png_of(100_000, 100_000),
    "a PNG of two thousand million pixels a side": lambda: _png_of(2**31 - 1, 2**31 - 1),
    "a PNG of no pixels": lambda: _png_of(0, 0),
    "a JPEG of 65,500 pixels a side": lambda: _jpeg_of(65_500, 65_500),
    "a JPEG of no pixels": lambda: _jpeg_of(0, 0),
    "a WebP of 16,383 pixels a side": lambda: _webp_of(16_383, 16_383),
    "a WebP of 16 million pixels a side": lambda: _webp_of(2**24, 2**7),
    "a WebP that says it moves": lambda: _webp_of(16_383, 16_383, moves=True),
    "a PNG a pixel too wide": lambda: saved(Image.new("1", (3001, 2000)), "PNG"),
    "a photo a pixel too small": lambda: photo("PNG", 159, 200),
    "a photo that is too oblong": lambda: photo("PNG", 401, 200),
    "a file a byte too large": lambda: photo() + b"\0" * (1024 * 1024 + 1 - len(photo())),
    "a moving PNG": lambda: _moving("PNG"),
    "a moving WebP": lambda: _moving("WEBP"),
    "colours for a printing press": lambda: saved(drawn(mode="CMYK"), "JPEG"),
    "greys for measurements": lambda: saved(Image.new("I;16", (400, 300)), "PNG"),
    "a JPEG in 20,000 passes": lambda: _many_scans(20_000),
    "a JPEG in 101 passes": lambda: _many_scans(101),
    "a PNG whose text grows": lambda: _png_after_head(chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(10**8), 9))),
    "a PNG whose colours grow": lambda: _png_after_head(chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(10**8), 9))),
    "a PNG with wrong sums": lambda: photo("PNG")[:45] + b"\xff\xff\xff\xff" + photo("PNG")[49:],
    "a WebP that says it is longer": lambda: b"RIFF\xff\xff\xff\x7fWEBP" + photo("WEBP")[12:300],
}
"""What is no photo, or would cost more than one may."""

ACCEPTED: dict[str, Callable[[], bytes]] = {
    "a JPEG with a place, a profile, XMP and a comment": lambda: _with_metadata("JPEG"),
    "a PNG with a place, a profile and texts": lambda: _with_metadata("PNG"),
    "a WebP with a place, a profile and XMP": lambda: _with_metadata("WEBP"),
    "a JPEG that is a script too": lambda: _with_segment(0xFE, b"*/=1;alert('" + SECRET.encode() + b"')/*"),
    "a JPEG with a program's text": lambda: _with_segment(0xFE, b"<?php system('" + SECRET.encode() + b"'); ?>"),
    "a JPEG with HTML for a profile": lambda: _with_segment(0xE2, b"ICC_PROFILE\0\x01\x01" + SCRIPT),
    "a JPEG with a photo in its EXIF": lambda: _with_segment(0xE1, b"Exif\0\0" + photo("JPEG", 160, 160) + SCRIPT),
    "a JPEG with EXIF that goes round": _exif_that_goes_round,
    "a JPEG with EXIF of nothing": lambda: _with_segment(0xE1, b"Exif\0\0"),
    "a JPEG with Photoshop's parts": lambda: _with_segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + SCRIPT),
    "a PNG with HTML for a text": lambda: _png_after_head(chunk(b"tEXt", b"Comment\0" + SCRIPT)),
    "a PNG with a part that nobody knows": lambda: _png_after_head(chunk(b"zqZq", SCRIPT)),
    "a PNG with 20,000 parts": lambda: _png_after_head(*[chunk(b"tEXt", b"a\0b")] * 20_000),
    "a PNG with data left over": lambda: _png_of(200, 200, bytes((200 * 3 + 1) * 200) + SCRIPT * 1_000),
    "a PNG with a hundred million bytes left over": lambda: _png_of(200, 200, bytes(10**8)),
    "a PNG that lets white through": lambda: saved(drawn(mode="RGBA"), "PNG"),
    "a PNG with a palette": lambda: saved(drawn(mode="P"), "PNG", transparency=0),
    "a PNG in black and white": lambda: saved(drawn(mode="1"), "PNG"),
    "a WebP without loss": lambda: saved(drawn(), "WEBP", lossless=True),
    "a JPEG in greys": lambda: saved(drawn(mode="L"), "JPEG"),
    "a JPEG in passes": lambda: saved(drawn(), "JPEG", progressive=True),
    "a JPEG of two pictures, as phones write them": lambda: saved(
        drawn(), "MPO", save_all=True, append_images=[drawn()]
    ),
    "a photo as large as may be": lambda: saved(drawn(3000, 3000), "JPEG", quality=30),
    "a photo as small as may be": lambda: photo("PNG", 160, 320),
}
"""What is a photo, with more in its file than its pixels."""


def segments(jpeg: bytes) -> Iterator[tuple[int, bytes]]:
    """The parts of a JPEG, each with its marker; what comes after its end is a part of marker 0."""
    at = 2
    while jpeg[at + 1] != 0xD9:
        marker, length = jpeg[at + 1], struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
        yield marker, jpeg[at + 4 : at + 2 + length]
        at += 2 + length
        if marker == 0xDA:  # pixels follow, up to the next marker
            while jpeg[at] != 0xFF or jpeg[at + 1] == 0 or 0xD0 <= jpeg[at + 1] <= 0xD7:
                at += 1
    if jpeg[at + 2 :]:
        yield 0, jpeg[at + 2 :]
