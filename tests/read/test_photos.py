"""Photos: each limit and its message, how they stand upright, and that the same photo gives the same bytes.

Hostile photos are in `hostile/photos/`.
"""

import hashlib
import io
from collections.abc import Callable

import hostile_photos
import pytest
from hostile.photos.door import PARTS
from hostile_photos import REFUSED, SECRET, drawn, photo, saved, segments, turned
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from project import PROJECT
from trust import Count, Figure

from generator.read import photos
from generator.read.photos import PhotoFault, drawn_anew, pictures, read_photo
from generator.records import Photo


def test_the_hostile_photos_hold_what_is_looked_for() -> None:
    """The photos with metadata do hold the secret, so that the test above can fail."""
    for kind in ("JPEG", "PNG", "WEBP"):
        assert SECRET.encode() in turned(kind, 1)
    assert list(segments(photo() + hostile_photos.SCRIPT))[-1] == (0, hostile_photos.SCRIPT)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(kind: str, orientation: int) -> None:
    """Every way to hold a camera, undone: the corner that EXIF calls the first is at the upper left."""
    made = pictures(turned(kind, orientation))
    assert not isinstance(made, PhotoFault)
    large = Image.open(io.BytesIO(made[0].content))
    assert large.size == ((400, 300) if orientation < 5 else (300, 400))
    names = {(255, 0, 0): "R", (0, 255, 0): "G", (0, 0, 255): "B", (255, 255, 255): "W"}
    across, down = large.width // 4, large.height // 4
    corners = [(across, down), (3 * across, down), (across, 3 * down), (3 * across, 3 * down)]

    def name(corner: tuple[int, int]) -> str:
        seen = large.getpixel(corner)
        return min(names.items(), key=lambda named: sum(abs(a - b) for a, b in zip(named[0], seen, strict=True)))[1]

    upright = {1: "RGBW", 2: "GRWB", 3: "WBGR", 4: "BWRG", 5: "RBGW", 6: "BRWG", 7: "WGBR", 8: "GWRB"}
    assert "".join(map(name, corners)) == upright[orientation]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (lambda: b"\0" * (photos.MOST_BYTES + 1), "photo-too-large"),
        (lambda: photo("PNG", 159, 159), "photo-too-small"),
        (lambda: saved(Image.new("1", (3000, 3001)), "PNG"), "photo-too-large"),
        (lambda: photo("PNG", 200, 401), "photo-too-oblong"),
        (REFUSED["a JPEG of 65,500 pixels a side"], "photo-too-large"),
        (REFUSED["a PNG of 100,000 pixels a side"], "photo-too-large"),
        (REFUSED["a moving WebP"], "photo-moves"),
        (lambda: b"GIF89a", "not-a-photo"),
    ],
)
def test_each_limit_has_its_own_message(content: Callable[[], bytes], code: str) -> None:
    fault = pictures(content())
    assert isinstance(fault, PhotoFault)
    assert fault.code == code


@pytest.mark.parametrize(
    "content",
    [
        lambda: photo("PNG", 160, 160),
        lambda: photo("PNG", 200, 400),
        lambda: saved(Image.new("1", (3000, 3000)), "PNG"),
        lambda: photo() + b"\0" * (photos.MOST_BYTES - len(photo())),
    ],
)
def test_a_photo_just_within_a_limit_is_taken(content: Callable[[], bytes]) -> None:
    assert not isinstance(pictures(content()), PhotoFault)


def test_what_lets_through_is_white() -> None:
    clear = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    made = pictures(saved(clear, "PNG"))
    assert not isinstance(made, PhotoFault)
    assert Image.open(io.BytesIO(made[0].content)).getpixel((100, 100)) == (255, 255, 255)


SAME = {
    "data/assessors/marged-pritchard.jpg": ("0be11ae39d855263", "9d3d8be4ac5c995c"),
    "data/assessors/callum-mackinnon.webp": ("f18f4c13ed0ed894", "4a9f4f8950c3c8e7"),
    "tests/example/data/assessors/tom-hale.png": ("7c9bfd26aea50aad", "f50b825debe5160c"),
}
"""The beginnings of the hashes of both pictures of a JPEG, a WebP and a PNG."""


def test_a_photo_gives_the_same_bytes_on_every_machine_and_python(count: Count) -> None:
    for file, digests in SAME.items():
        made = pictures((PROJECT / file).read_bytes())
        assert not isinstance(made, PhotoFault)
        found = tuple(hashlib.sha256(picture.content).hexdigest()[:16] for picture in made)
        assert found == digests, file
    count(Figure.SAME, 2 * len(SAME))


def test_the_name_of_a_photo_says_whose_it_is() -> None:
    read = read_photo("data/assessors/tom-hale.webp", "tom-hale", photo())
    assert isinstance(read, Photo)
    assert read.file == "data/assessors/tom-hale.webp"
    assert read.digest == hashlib.sha256(photo()).hexdigest()[:12]


SEEDS = [photo("JPEG", 160, 200), photo("PNG", 160, 200), photo("WEBP", 160, 200), turned("JPEG", 6), turned("PNG", 6)]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A photo with bytes changed, taken out, put in or doubled."""
    content = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(2, max(2, len(content) - 1)))
        match draw(st.sampled_from(("change", "cut", "insert", "double"))):
            case "change" if at < len(content):
                content[at] = draw(st.sampled_from((0, 1, 0x7F, 0x80, 0xD8, 0xD9, 0xDA, 0xFE, 0xFF)))
            case "cut":
                del content[at : at + draw(st.integers(1, 64))]
            case "insert":
                content[at:at] = draw(st.binary(max_size=32))
            case _:
                content[at:at] = content[at : at + draw(st.integers(1, 512))]
    return bytes(content)


@given(damaged())
@settings(max_examples=400)
def test_no_damage_to_a_photo_crashes_the_reader(content: bytes) -> None:
    made = drawn_anew(content)
    if isinstance(made, PhotoFault):
        assert made.fix
    else:
        assert all({marker for marker, _ in segments(picture.content)} <= PARTS.keys() for picture in made)


def test_the_same_photo_is_drawn_once() -> None:
    content = saved(drawn(333, 222), "PNG")
    assert pictures(content) is pictures(bytes(bytearray(content)))
