"""A photo is drawn once: its pictures are kept on the machine for as long as the photo is there, and no longer."""

import os
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from hostile_photos import photo

from generator.command import kept_photos
from generator.command.kept import NOTHING_IS_KEPT
from generator.command.reading import read_files
from generator.command.shelf import NAME
from generator.read import photos


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """The photos that are drawn, on the machine of somebody on the staff who has just started the program."""
    for name in NOTHING_IS_KEPT:
        monkeypatch.delenv(name, raising=False)
    really, seen = photos.drawn_anew, list[bytes]()

    def noted(data: bytes) -> object:
        seen.append(data)
        return really(data)

    with patch.object(photos, "MADE", {}), patch.object(photos, "drawn_anew", noted):
        yield seen


def pictures(root: Path) -> list[bytes]:
    """Reads a register as another run of the program does; the pictures of its photos."""
    photos.MADE.clear()
    register = read_files(root).register
    assert register
    return [picture.content for made in register.photos.values() for picture in (made.large, made.small)]


def kept(root: Path) -> list[Path]:
    return [path for path in (root / f".{NAME}").rglob("photo-*") if path.is_file()]


def test_a_photo_is_drawn_in_the_first_run_alone(register_root: Path, drawn: list[bytes]) -> None:
    first = pictures(register_root)
    assert len(first) == 2
    assert len(drawn) == 1
    assert pictures(register_root) == first
    assert len(drawn) == 1


def test_another_photo_is_drawn(register_root: Path, drawn: list[bytes]) -> None:
    first = pictures(register_root)
    (register_root / "data/assessors/tom-hale.png").write_bytes(photo())
    assert pictures(register_root) != first
    assert drawn[1:] == [photo()]


def test_nothing_is_kept_of_a_photo_that_is_no_longer_there(register_root: Path, drawn: list[bytes]) -> None:
    pictures(register_root)
    assert len(kept(register_root)) == 1
    (register_root / "data/assessors/tom-hale.png").unlink()
    assert pictures(register_root) == []
    assert kept(register_root) == []


def test_another_version_of_the_library_draws_again(register_root: Path, drawn: list[bytes]) -> None:
    pictures(register_root)
    with patch.object(kept_photos, "version", lambda name: "13.9"):
        pictures(register_root)
    assert len(drawn) == 2


def test_what_is_damaged_is_drawn_again(register_root: Path, drawn: list[bytes]) -> None:
    first = pictures(register_root)
    (path,) = kept(register_root)
    path.write_bytes(path.read_bytes()[:-1])
    assert pictures(register_root) == first
    assert len(drawn) == 2


def test_nothing_is_kept_where_nothing_should_be(register_root: Path, drawn: list[bytes]) -> None:
    with patch.dict(os.environ, {"REGISTER_KEEPS_NOTHING": "yes"}):
        pictures(register_root)
    assert not (register_root / f".{NAME}").exists()


def test_a_photo_that_is_refused_is_refused_again(register_root: Path, drawn: list[bytes]) -> None:
    (register_root / "data/assessors/tom-hale.png").write_bytes(photo()[:500])
    for _ in range(2):
        photos.MADE.clear()
        assert [problem.code for problem in read_files(register_root).problems] == ["not-a-photo"]
    assert kept(register_root) == []
