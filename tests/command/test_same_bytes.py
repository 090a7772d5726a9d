"""The same register and day give the same bytes, whatever else is different: the site with both engines, what commands
write, what they print.

Other Pythons are compared by `.ci/same-bytes`, which the gate runs.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from killed import files_in
from project import PROJECT, TESTS
from trust import Count, Figure

pytestmark = pytest.mark.slow

SUPPORT = TESTS / "support"
PLAIN = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
OTHERWISE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Pacific/Kiritimati",  # 14 hours ahead: another day
    "LC_ALL": "C",
    "LANGUAGE": "cy:de",
    "HOME": "/nonexistent",
    "USER": "somebody",
    "HOSTNAME": "elsewhere",
    "COLUMNS": "200",
    "TERM": "xterm-256color",
    "SOURCE_DATE_EPOCH": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}
"""Besides: another umask, folder, order of files, kind of disk, number of cores and of processes."""


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder with a longer path and a space, on a disk that lists files in another order, if there is one."""
    memory = Path("/dev/shm")  # noqa: S108  # a folder of our own in it
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as folder:
        yield Path(folder, "a longer path", "é")


def _made(folder: Path, environment: dict[str, str], paths: list[Path], mask: int, *command: str) -> dict[str, bytes]:
    folder.mkdir(parents=True)
    told = {name: value for name, value in os.environ.items() if name not in {"CI", "GITHUB_ACTIONS", "NO_COLOR"}}
    search = os.pathsep.join(map(str, [*paths, SUPPORT, TESTS, PROJECT]))
    subprocess.run(
        [*command, sys.executable, SUPPORT / "everything.py", folder, "400" if command else "0"],
        check=True,
        env=told | environment | {"PYTHONPATH": search},
        umask=mask,
    )
    return files_in(folder)


def test_the_same_register_and_day_give_the_same_bytes_whatever_else_is_different(
    tmp_path: Path, other_disk: Path, count: Count
) -> None:
    one_core = ["taskset", "--cpu-list", "0"] if shutil.which("taskset") else []
    with ThreadPoolExecutor(2) as both:
        plain = both.submit(_made, tmp_path / "plain", PLAIN, [], 0o022, *one_core)
        otherwise = both.submit(_made, other_disk, OTHERWISE, [SUPPORT / "shuffled"], 0o077)
        first, second = plain.result(), otherwise.result()
    different = sorted(name for name in first | second if first.get(name) != second.get(name))
    assert different == []
    assert {"log.txt", "zensical/index.html", "register/site/manifest.json", "register/desk.html"} <= first.keys()
    assert b"program itself failed" not in first["log.txt"]
    count(Figure.SAME, len(first))
    count(Figure.DIFFERENT, len(different))


def test_the_other_order_of_files_is_another(tmp_path: Path) -> None:
    names = [f"{number:02}" for number in range(20)]
    for name in names:
        (tmp_path / name).touch()
    code = "import os, sys; print(os.listdir(sys.argv[1]), [item.name for item in os.scandir(sys.argv[1])])"
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(SUPPORT / "shuffled")},
    )
    assert done.stderr == ""
    assert str(names) not in done.stdout
    assert all(done.stdout.count(f"'{name}'") == 2 for name in names)
