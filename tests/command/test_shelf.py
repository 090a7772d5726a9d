"""What is kept between two runs: nothing that a killed process left stays in it."""

import os
from pathlib import Path

from generator.command import shelf


def test_what_a_process_that_was_killed_was_writing_is_removed(tmp_path: Path) -> None:
    folder = shelf.Folder(tmp_path)
    folder.put("answer", 1)
    newest = (tmp_path / "answer").stat().st_mtime
    for name, age in (("writing-1", 7200), ("writing-2", 60), ("kept-long", 7200)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (newest - age, newest - age))
    folder.drop_left()
    assert sorted(folder.names()) == ["answer", "kept-long", "writing-2"]
