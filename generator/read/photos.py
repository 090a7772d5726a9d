"""A photo's bytes to the two pictures that the site may show, or to what is wrong with it. Part of the first stage.

Nothing of the file reaches the pictures but their pixels: they are drawn anew, so that no place where the photo was
taken, no text and no program hidden in the file ever leaves this module. Pillow reads it, in the three formats alone.
What would take long or much memory is refused before it is decoded. The same bytes give the same pictures everywhere:
sizes, filter and settings are fixed, and none of the steps depends on the machine.
"""

import hashlib
import re
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from generator.problem import Location, Place, Problem, Severity
from generator.records.photo import PHOTO_SUFFIXES, Photo, Picture, digest_of

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 1024 * 1024
MOST_PIXELS = 3000
"""The most on each side: as many as a photo has that a phone sends in a middle size."""
LARGE, SMALL = 480, 160
"""The longer side of each picture; no picture is made larger than the photo."""
MOST_OBLONG = 2
"""How often the shorter side may fit into the longer one."""
MOST_SCANS = 100
"""A JPEG is drawn in as many passes as it says; programs write up to a dozen, and each costs the whole picture."""
QUALITY = 80
_SIGNATURES = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF....WEBP", re.DOTALL)
_END_OF_JPEG, _END_OF_PNG = b"\xff\xd9", b"IEND\xaeB`\x82"
_FORMATS = ("JPEG", "PNG", "WEBP")
_MODES = frozenset(("1", "L", "LA", "P", "PA", "RGB", "RGBA"))
"""How ordinary pictures hold their colours; not those made for printing presses or measurements."""
_ORIENTATION = 0x0112
"""The number under which cameras write how they were held."""
SMALLER = "Save the photo smaller: 1,000 pixels on the longer side are plenty."
SAVE_AGAIN = "Open the photo in any program for pictures and save it as a JPEG, then put that file in its place."


class PhotoFault(NamedTuple):
    """What is wrong with a photo, and how to fix it."""

    code: str
    message: str
    fix: str


class PhotoRefusedError(Exception):
    """A photo of which no pictures are made."""

    def __init__(self, code: str, message: str, fix: str = SAVE_AGAIN) -> None:
        super().__init__(message)
        self.fault = PhotoFault(code, message, fix)


Pictures = tuple[Picture, Picture]
"""The large picture and the small one."""


def read_photo(file: str, id: str, data: bytes) -> Photo | Problem:
    """The photo of one file, or its problem. Never raises for what the file holds."""
    made = pictures(data)
    if isinstance(made, PhotoFault):
        return Problem(
            made.code, ("INFO.1",), Severity.REFUSED, Location(file, place=Place(1, 1)), made.message, made.fix
        )
    suffix = next(suffix for suffix in PHOTO_SUFFIXES if file.endswith(suffix))
    large, small = made
    return Photo(id=id, suffix=suffix, digest=digest_of(hashlib.sha256(data).digest()), large=large, small=small)


MADE: dict[bytes, Pictures | PhotoFault] = {}
"""What was made of each photo so far, by its SHA-256: a server reads the same ones again and again, and commands know
from earlier runs what was made then."""


def pictures(data: bytes) -> Pictures | PhotoFault:
    """Both pictures, or what is wrong. Cost: some 20 milliseconds the first time that a program sees a photo."""
    digest = hashlib.sha256(data).digest()
    if digest not in MADE:
        MADE[digest] = drawn_anew(data)
    return MADE[digest]


def drawn_anew(data: bytes) -> Pictures | PhotoFault:
    """The same, however often it was made before."""
    try:
        _judge_bytes(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _pictures(data)
    except PhotoRefusedError as refused:
        return refused.fault
    except _bomb():
        return PhotoFault("photo-too-large", f"This photo has far more than {MOST_PIXELS:,} pixels on a side", SMALLER)
    except Exception:  # noqa: BLE001  # a damaged or hostile file can make Pillow raise anything
        return PhotoFault("not-a-photo", "This photo is damaged, or is not complete", SAVE_AGAIN)


def _judge_bytes(data: bytes) -> None:
    """Raise PhotoRefusedError where no picture need be opened to see that it is none, or costs too much."""
    if len(data) > MOST_BYTES:
        raise PhotoRefusedError("photo-too-large", f"This photo is larger than {MOST_BYTES // 1024:,} KiB", SMALLER)
    if not _SIGNATURES.match(data):
        raise PhotoRefusedError("not-a-photo", "This is no JPEG, PNG or WebP, whatever its name says")
    if not _ends_as_a_photo(data):
        raise PhotoRefusedError("not-a-photo", "This file does not end where its photo ends")
    if data.startswith(b"\xff\xd8") and data.count(b"\xff\xda") > MOST_SCANS:
        raise PhotoRefusedError("not-a-photo", "This JPEG is made so that it takes very long to open")


def _ends_as_a_photo(data: bytes) -> bool:
    """Whether nothing comes after the photo, such as a zip or a page that another program would open."""
    if data.startswith(b"RIFF"):
        return len(data) == 8 + int.from_bytes(data[4:8], "little")
    if data.startswith(b"\x89PNG"):
        return data.find(_END_OF_PNG) == len(data) - len(_END_OF_PNG)
    return data.rstrip(b"\0").endswith(_END_OF_JPEG)  # cameras fill up with zeros; phones put pictures in a row


def _bomb() -> type[Exception]:
    """What Pillow raises of a photo that says it has more pixels than anybody needs."""
    from PIL.Image import DecompressionBombError  # noqa: PLC0415  # as below

    return DecompressionBombError


def _pictures(data: bytes) -> Pictures:
    """Both pictures. Raises PhotoRefusedError, and whatever Pillow raises for what it cannot read."""
    from PIL import Image  # noqa: PLC0415  # most runs see no photo, and it takes longer to import than to read a file

    with Image.open(BytesIO(data), formats=_FORMATS) as photo:
        _judge_size(photo)
        turned = photo.getexif().get(_ORIENTATION)
        photo.draft(None, (2 * LARGE, 2 * LARGE))  # a JPEG is decoded at a fraction of its size, and much faster
        drawn = _in_plain_colours(photo)
    drawn.thumbnail((LARGE, LARGE), Image.Resampling.BICUBIC, reducing_gap=2.0)
    drawn = _upright(drawn, turned)
    small = drawn.copy()
    small.thumbnail((SMALL, SMALL), Image.Resampling.BICUBIC, reducing_gap=None)
    return _picture(drawn), _picture(small)


def _judge_size(photo: "Image") -> None:
    """Raise PhotoRefusedError where the photo is too large, too small, too oblong or moves. Nothing is decoded yet."""
    width, height = photo.size
    long, short = max(width, height), min(width, height)
    if long > MOST_PIXELS:
        raise PhotoRefusedError(
            "photo-too-large",
            f"This photo has {width:,} × {height:,} pixels; at most {MOST_PIXELS:,} on each side are taken",
            SMALLER,
        )
    if short < SMALL:
        raise PhotoRefusedError(
            "photo-too-small",
            f"This photo has {width:,} × {height:,} pixels, too few to show",
            f"Ask the person for a photo with {SMALL} pixels or more on each side; {LARGE} are better.",
        )
    if long > MOST_OBLONG * short:
        raise PhotoRefusedError(
            "photo-too-oblong",
            f"This photo has {width:,} × {height:,} pixels, more than twice as long on one side",
            "Cut it so that it shows the head and shoulders, about as wide as it is high.",
        )
    if photo.format in ("PNG", "WEBP") and getattr(photo, "n_frames", 1) > 1:
        raise PhotoRefusedError("photo-moves", "This is a moving picture, not a photo")


def _in_plain_colours(photo: "Image") -> "Image":
    """The photo in red, green and blue; what it lets through is white. Raises PhotoRefusedError."""
    from PIL import Image  # noqa: PLC0415  # as above

    if photo.mode not in _MODES:
        raise PhotoRefusedError("not-a-photo", "This photo has colours for a printing press, which no browser shows")
    if photo.mode in ("LA", "PA", "RGBA") or "transparency" in photo.info:
        clear = photo.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    return photo.convert("RGB")


def _upright(drawn: "Image", turned: object) -> "Image":
    """A picture as the camera was held."""
    from PIL.Image import Transpose  # noqa: PLC0415  # as above

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    turn = turns.get(turned) if isinstance(turned, int) else None
    return drawn if turn is None else drawn.transpose(turn)


def _picture(drawn: "Image") -> Picture:
    """A JPEG of the pixels alone."""
    content = BytesIO()
    drawn.info.clear()  # else a comment or the resolution of the photo would be written again
    drawn.save(content, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Picture(width=drawn.width, height=drawn.height, content=content.getvalue())
