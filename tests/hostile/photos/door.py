"""Photos: one in the place of somebody's photo, checked, and the pictures that the site would show of it."""

import io
import shutil
import warnings
from datetime import date
from pathlib import Path

from example import ROOT, TODAY
from hostile.outcome import Outcome, of_check
from hostile_photos import ACCEPTED, REFUSED, SECRET, segments
from PIL import Image

from generator.check import check
from generator.read.loading import load
from generator.read.photos import PhotoFault, pictures
from generator.records.photo import Picture

FILE = "data/assessors/tom-hale.png"
PARTS = {0xE0: "JFIF", 0xDB: "tables", 0xC2: "size", 0xC4: "tables", 0xDA: "pixels"}
"""All that a picture is made of."""


def enter(content: bytes, folder: Path) -> Outcome:
    shutil.copytree(ROOT, folder, dirs_exist_ok=True)
    (folder / FILE).write_bytes(content)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        checked = check(load(folder), date.fromisoformat(TODAY))
        made = pictures(content)
    outcome = of_check(checked, FILE)
    assert all(SECRET not in problem.message + problem.fix for problem in checked.problems)
    if isinstance(made, PhotoFault):
        assert (outcome, made.fix[-1:]) == (Outcome.REFUSED, ".")
        return outcome
    assert outcome is Outcome.HARMLESS
    for picture, longer in zip(made, (480, 160), strict=True):
        is_pixels_alone(picture)
        assert max(picture.width, picture.height) <= longer
    return Outcome.INERT


def is_pixels_alone(picture: Picture) -> None:
    """Nothing of a photo's file is in a picture but its pixels."""
    parts = list(segments(picture.content))
    assert {marker for marker, _ in parts} <= PARTS.keys()
    assert [part for marker, part in parts if marker == 0xE0] == [b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"]
    assert SECRET.encode() not in picture.content
    with Image.open(io.BytesIO(picture.content)) as shown:
        assert (shown.format, shown.mode, shown.size) == ("JPEG", "RGB", (picture.width, picture.height))
        assert not shown.getexif()
        assert {*shown.info} <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


MADE = {Outcome.REFUSED: REFUSED, Outcome.INERT: ACCEPTED}
