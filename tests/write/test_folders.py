"""Replacing folders: the old one or the new one is there, and nothing beside it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.disk import NotWritten
from generator.write.folders import aside, swap

EVERY_STEP_OF_FOLDERS = """
import json, os, shutil, sys
from itertools import count
from pathlib import Path
from killed import before_step, files_in, kill
from generator.write import folders

root = Path(sys.argv[1])
if sys.argv[2] == "two renames":
    folders._exchanged = lambda made, target: False

def build():
    with folders.aside(root / "build", [root / "site"]) as making:
        (making / "site").mkdir()
        for name in "xy":
            (making / "site" / name).write_bytes(b"new")
        folders.swap(making / "site", root / "site")

for step in count(1):
    shutil.rmtree(root)
    (root / "site").mkdir(parents=True)
    for name in "xy":
        (root / "site" / name).write_bytes(b"old")
    child = os.fork()
    if not child:
        before_step(step, str(root), kill)
        build()
        os._exit(0)
    ended = os.waitpid(child, 0)[1]
    at_once = sorted(files_in(root / "site").values())
    with folders.aside(root / "build", [root / "site"]):
        pass
    print(at_once, sorted(files_in(root / "site").values()), sorted(path.name for path in root.iterdir()))
    if not ended:
        break
"""


@pytest.mark.parametrize("how", ["one step", "two renames"])
def test_a_folder_is_the_old_or_the_new_one_at_any_step_and_nothing_stays_beside_it(tmp_path: Path, how: str) -> None:
    (tmp_path / "root").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", EVERY_STEP_OF_FOLDERS, str(tmp_path / "root"), how],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1] / "support")},
    )
    old, new = "[b'old', b'old']", "[b'new', b'new']"
    missing = 0
    for line in done.stdout.splitlines():
        assert line.endswith((f"{old} ['site']", f"{new} ['site']")), line
        missing += line.startswith("[] ")
        assert line.startswith((old, new)) or how == "two renames"
    assert len(done.stdout.splitlines()) > 8
    assert missing == (1 if how == "two renames" else 0)


def test_a_site_that_is_a_file_or_a_link_is_not_replaced(tmp_path: Path) -> None:
    for number, make in enumerate((lambda path: path.write_bytes(b""), lambda path: path.symlink_to(tmp_path))):
        target = tmp_path / f"site-{number}"
        make(target)
        with aside(tmp_path / "build", [target]) as making:
            (making / "site").mkdir()
            with pytest.raises(NotWritten, match="not an ordinary folder"):
                swap(making / "site", target)
        assert target.is_symlink() or target.is_file()
