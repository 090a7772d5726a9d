"""What is read and checked again and again is what a whole check gives, whatever was written meanwhile."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from example import ROOT, TODAY
from hypothesis import given, settings
from hypothesis import strategies as st
from recheck.test_recheck import assert_alike, edited

from generator.check import check
from generator.command import following
from generator.command.following import Following
from generator.public import public
from generator.read.loading import load

ON = date.fromisoformat(TODAY)
SCHOOL, PERSON = "data/schools/eng-900001.yml", "data/assessors/grace-mensah.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example register, as it was written long ago."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for path in (tmp_path / "data").rglob("*"):
        os.utime(path, (1, 1))
    return tmp_path


@contextmanager
def seconds_later() -> Iterator[list[str]]:
    """What was written is taken for settled; the names of the functions that were needed: read or check."""
    called: list[str] = []

    def counting(name: str, really: Callable[..., object]) -> Callable[..., object]:
        return lambda *arguments: (called.append(name), really(*arguments))[1]

    with (
        patch.object(following.time, "time_ns", lambda: 1 << 62),
        patch.object(following, "check", counting("check", following.check)),
        patch("generator.read.loading.read_file", counting("read", load.__globals__["read_file"])),
    ):
        yield called


def assert_as_whole(register: Following, root: Path, on: date = ON) -> None:
    found, whole = register.checked(on, on), check(load(root), on, on)
    assert_alike(found, whole)
    assert found.loaded.problems == whole.loaded.problems
    assert (found.loaded.register is None) == (whole.loaded.register is None)
    if found.loaded.register and whole.loaded.register:
        assert public(found.loaded.register, on) == public(whole.loaded.register, on)


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def test_only_what_was_written_is_read_and_only_what_is_near_it_is_asked(root: Path) -> None:
    with seconds_later() as called:
        register = Following(root)
        assert register.checked(ON, ON).loaded.register
        assert called.count("check") == 1
        assert called.count("read") > 10
        called.clear()
        append(root / SCHOOL, "note: Asked again.\n")
        register.checked(ON, ON)
        assert called.count("check") == 0
        assert called.count("read") == 1, "the file alone: those near it are at hand"
        assert register.checked(ON, ON).loaded.register
    assert_as_whole(register, root)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a note": lambda root: append(root / PERSON, "note: Asked again.\n"),
    "a mistake": lambda root: append(root / PERSON, "note: [\n"),
    "a school gone": lambda root: (root / SCHOOL).unlink(),
    "a new school": lambda root: shutil.copy(root / SCHOOL, root / "data/schools/eng-123456.yml"),
    "the settings": lambda root: append(root / "data/scheme.yml", "# A note.\n"),
    "settings nobody can read": lambda root: append(root / "data/scheme.yml", "format: [\n"),
    "a photo": lambda root: (root / PERSON).with_suffix(".png").write_bytes(b"No photo."),
    "a photo gone": lambda root: (root / "data/assessors/tom-hale.png").unlink(),
    "somebody with a photo": lambda root: append(root / "data/assessors/tom-hale.yml", "note: Asked again.\n"),
    "no record": lambda root: (root / "data/schools/Fossgate.txt").write_text("Fossgate\n", "utf-8"),
    "nothing": lambda root: None,
}


@pytest.mark.parametrize("what", CHANGES)
def test_each_change_is_seen_and_each_way_back(what: str, root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    former = tmp_path_factory.mktemp("former") / "data"
    shutil.copytree(root / "data", former)
    with seconds_later():
        register = Following(root)
        assert_as_whole(register, root)
        CHANGES[what](root)
        assert_as_whole(register, root)
        assert_as_whole(register, root, ON + timedelta(days=40))
        shutil.rmtree(root / "data")
        shutil.copytree(former, root / "data")
        assert_as_whole(register, root)


def test_a_file_written_twice_in_a_moment_is_read_again(root: Path) -> None:
    """Its length and its times may be the same then."""
    text = (root / PERSON).read_text("utf-8")
    register = Following(root)
    register.checked(ON, ON)
    (root / PERSON).write_text(text.replace("Grace Mensah", "Grace Mensak"), encoding="utf-8")
    times = (root / PERSON).stat()
    register.checked(ON, ON)
    (root / PERSON).write_text(text, encoding="utf-8")
    os.utime(root / PERSON, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert_as_whole(register, root)


@settings(max_examples=int(os.environ.get("RECHECK_EXAMPLES", "8")))
@given(chance=st.integers(0, 2**32))
def test_after_any_edits_it_is_a_whole_check(chance: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    draw = random.Random(chance)  # noqa: S311  # edits, not secrets
    root = tmp_path_factory.mktemp("edits")
    shutil.copytree(ROOT / "data", root / "data")
    register = Following(root)
    for _ in range(4):
        was = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yml"))}
        now = edited(was, draw, 2)
        for file in was.keys() - now.keys():
            (root / file).unlink()
        for file, data in now.items():
            if was.get(file) != data:
                (root / file).write_bytes(data)
        assert_as_whole(register, root)
