"""What a folder holds, by hashes: what is not read again is as it was."""

import os
from pathlib import Path
from typing import Any

import pytest

from generator.read import contents


class Held:
    """A shelf in memory, at a time of its own."""

    def __init__(self, now: int) -> None:
        self.values: dict[str, Any] = {}
        self.time = now

    def get(self, name: str) -> object:
        return self.values.get(name)

    def put(self, name: str, value: object) -> None:
        self.values[name] = value

    def now(self) -> int:
        return self.time


@pytest.mark.parametrize(("after", "is_known"), [(0, False), (contents.TICK, False), (contents.TICK + 1, True)])
def test_a_file_is_known_by_its_time_only_when_that_time_is_over(after: int, is_known: bool, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("one")
    written = file.stat()
    held = Held(max(written.st_mtime_ns, written.st_ctime_ns) + after)
    assert contents.contents(str(tmp_path), held, "data")
    assert any(held.values["data-hashes"][1]) is is_known
    assert ("data-as-seen" in held.values) is is_known


def test_a_content_has_one_hash_however_it_came_there(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "folder").mkdir(parents=True)
        (tmp_path / name / "folder/file").write_text("the same")
    hashes = {contents.contents(str(tmp_path / name), Held(0), "data") for name in ("one", "two")}
    assert len(hashes) == 1
    (tmp_path / "two/folder/file").rename(tmp_path / "two/folder/other")
    assert contents.contents(str(tmp_path / "two"), Held(0), "data") not in hashes


def test_a_link_is_nothing_that_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    assert contents.contents(str(tmp_path), Held(0), "data") is None


def test_what_did_not_change_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text(name)
    held = Held((tmp_path / "two").stat().st_ctime_ns + contents.TICK + 1)
    before = contents.contents(str(tmp_path), held, "data")
    read: list[str] = []
    really = contents.hashlib.file_digest

    def digest(file: Any, name: str) -> Any:
        read.append(Path(file.name).name)
        return really(file, name)

    monkeypatch.setattr(contents.hashlib, "file_digest", digest)
    assert contents.contents(str(tmp_path), held, "data") == before
    assert read == []
    (tmp_path / "two").write_text("new")
    assert contents.contents(str(tmp_path), held, "data") != before
    assert read == ["two"]


def test_a_file_with_the_time_and_length_of_before_is_read_again(tmp_path: Path) -> None:
    """As a copy with its times, or a tool that puts them back, leaves it: when it was changed is another time."""
    file = tmp_path / "file"
    file.write_text("one")
    was = file.stat()
    held = Held(was.st_ctime_ns + contents.TICK + 1)
    before = contents.contents(str(tmp_path), held, "data")
    file.write_text("two")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert file.stat().st_ctime_ns > was.st_ctime_ns
    assert contents.contents(str(tmp_path), held, "data") != before
