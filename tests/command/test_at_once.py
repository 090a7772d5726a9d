"""Two commands at once, a site watched while it is built, a build that is stopped or killed: one state is there."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import called
from example import TODAY
from project import PROJECT
from published import site
from trust import Count, Figure

from generator.addresses import MANIFEST
from generator.disk import WORK
from generator.site import build
from generator.site.manifest import Manifest, differences
from generator.write import folders
from generator.write.scratch import scratch

CONFIRM = ("record", "confirmation", "confirmed_on=2026-02-20", "--write")
PEOPLE = ("tom-hale", "amina-rahman", "grace-mensah")


def _started(*words: str | Path) -> subprocess.Popen[str]:
    command, pipe = [sys.executable, "-m", "generator", *map(str, words)], subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, cwd=PROJECT)


# Two at once.


def test_two_people_who_record_at_once_are_both_recorded_or_one_is_asked_to_try_again(
    register_root: Path, count: Count
) -> None:
    """Each edits the same file: the second never takes back what the first wrote."""
    path = register_root / "data/assessors/tom-hale.yml"
    before = path.read_bytes()
    words = [
        ("record", "confirmation", "assessor=tom-hale", "confirmed_on=2026-02-20", "--write"),
        ("record", "publication", "assessor=tom-hale", "items=email", "agreed_on=2026-02-20", "--write"),
    ]
    running = [_started("--root", register_root, "--on", TODAY, *command) for command in words]
    ended = [(process.communicate(), process.returncode) for process in running]
    after = path.read_bytes()
    assert after != before
    for (_, complained), code in ended:
        assert code in (0, 2), complained
        assert code == 0 or "was changed meanwhile. Nothing is written; run the command again." in complained
    for command, (_, code) in zip(words, ended, strict=True):
        again = called("--root", register_root, "--on", TODAY, *command)
        is_there = "on file already" in again.stdout + again.stderr
        assert is_there is (code == 0) or code == 2, again
    assert not (register_root / WORK).exists()
    count(Figure.KILLS, 1)


@pytest.mark.slow
def test_many_at_once_on_different_files_are_all_recorded(register_root: Path, count: Count) -> None:
    running = [_started("--root", register_root, "--on", TODAY, *CONFIRM, f"assessor={id}") for id in PEOPLE]
    for process in running:
        _, complained = process.communicate()
        assert process.returncode == 0, complained
    texts = [(register_root / f"data/assessors/{id}.yml").read_text("utf-8") for id in PEOPLE]
    assert all("details_confirmed_on: 2026-02-20" in text for text in texts)
    assert not (register_root / WORK).exists()
    count(Figure.KILLS, 1)


@pytest.mark.slow
def test_two_builds_at_once_leave_one_whole_site(register_root: Path, count: Count) -> None:
    days = (TODAY, "2026-02-27")
    running = [_started("--root", register_root, "--on", day, "build") for day in days]
    ended = [(process.communicate(), process.returncode) for process in running]
    for (_, complained), code in ended:
        assert code in (0, 2), complained
        assert code == 0 or "Another command is writing to this register." in complained
    assert 0 in {code for _, code in ended}
    manifest = Manifest.read(register_root / "site" / MANIFEST)
    assert not differences(register_root / "site", manifest)
    assert manifest.built_on.isoformat() in days
    assert sorted(path.name for path in (register_root / "build").iterdir()) == [MANIFEST]
    count(Figure.KILLS, 1)


@pytest.mark.slow
def test_a_register_is_served_by_one_command_at_a_time(register_root: Path) -> None:
    first = _started("--root", register_root, "--on", TODAY, "serve", "--no-browser", "--port", "8740")
    try:
        assert first.stdout
        while "http" not in (line := first.stdout.readline()):
            assert line, "the server ended before it began"
        second = called("--root", register_root, "--on", TODAY, "serve", "--no-browser", "--port", "8760")
        assert second.returncode == 2
        assert "This register is being served already." in second.stderr
    finally:
        first.send_signal(signal.SIGKILL)
        first.communicate()
    third = _started("--root", register_root, "--on", TODAY, "serve", "--no-browser", "--port", "8740")
    try:
        assert third.stdout
        while "http" not in (line := third.stdout.readline()):
            assert line, "a server that was killed is in the way of the next"
        assert [path.name for path in (register_root / "build").iterdir() if "making" in path.name] == []
    finally:
        third.kill()
        third.communicate()


# The site is never absent.


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[list[str]]:
    """What was amiss with `site/` under a folder whenever it was looked at, as fast as this machine can."""
    amiss: list[str] = []
    looks, stopped = [0], threading.Event()

    def look() -> None:
        while not stopped.is_set():
            looks[0] += 1
            for place, what in (("site", "absent"), (f"site/{MANIFEST}", "half")):
                try:
                    (tmp_path / place).stat()
                except FileNotFoundError:
                    amiss.append(what)

    thread = threading.Thread(target=look)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / MANIFEST).touch()
    thread.start()
    yield amiss
    stopped.set()
    thread.join()
    assert looks[0] > 1000


def _swapped(root: Path, times: int) -> None:
    for number in range(times):
        with folders.aside(root / "build", [root / "site"]) as making:
            (making / "made").mkdir()
            (making / "made" / MANIFEST).write_text(str(number))
            folders.swap(making / "made", root / "site")


def test_a_site_that_is_replaced_hundreds_of_times_is_never_absent(
    tmp_path: Path, watched: list[str], count: Count
) -> None:
    _swapped(tmp_path, 300)
    time.sleep(0.01)
    assert watched == []
    count(Figure.KILLS, 1)


def test_the_watch_sees_a_site_that_is_absent_for_a_moment(
    tmp_path: Path, watched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a system that cannot exchange two folders it is absent between two renames; here for longer."""
    monkeypatch.setattr(folders, "_exchanged", lambda made, target: False)
    rename = Path.rename

    def slowly(path: Path, target: Path) -> Path:
        time.sleep(0.02)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", slowly)
    _swapped(tmp_path, 2)
    assert "absent" in watched


@pytest.mark.slow
def test_a_site_is_never_absent_while_it_is_built(tmp_path: Path, watched: list[str]) -> None:
    for day in (TODAY, "2026-03-02"):
        build(tmp_path, site(on=day))
    assert watched == []


# A build that is stopped, or killed.


def _wait_for(what: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.slow
def test_ctrl_c_stops_a_build_and_says_which_site_is_there(register_root: Path, count: Count) -> None:
    for former in (None, "2026-02-27"):
        if former:
            assert called("--root", register_root, "--on", former, "build").returncode == 0
        running = _started("--root", register_root, "--on", TODAY, "build")
        _wait_for(lambda: list((register_root / "build").glob("making-*/mkdocs.yml")))
        running.send_signal(signal.SIGINT)
        said, complained = running.communicate()
        assert (running.returncode, said) == (130, "")
        is_there = f"site/ is whole, and built for {former}." if former else "There is no site/ yet."
        assert complained == f"Stopped. {is_there}\n"
        assert not list(register_root.glob("build/making-*"))
    count(Figure.KILLS, 2)


OF_A_BUILD = """
import sys
from pathlib import Path
from generator.site.engine import _supervised
_supervised([sys.executable, "-c", "import os, time; open('pid', 'w').write(str(os.getpid())); time.sleep(600)"],
            Path(sys.argv[1]), {})
"""


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{pid}/stat").exists() or Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_the_engine_ends_with_the_build_that_started_it(tmp_path: Path, how: signal.Signals) -> None:
    building = subprocess.Popen([sys.executable, "-c", OF_A_BUILD, tmp_path], cwd=PROJECT, stderr=subprocess.DEVNULL)
    _wait_for(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text())
    engine = int((tmp_path / "pid").read_text())
    assert _is_running(engine)
    building.send_signal(how)
    building.wait()
    _wait_for(lambda: not _is_running(engine))


def test_what_a_killed_process_left_in_the_temporary_folder_is_removed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import os, signal\nfrom generator.write.scratch import scratch\n"
        "with scratch() as folder:\n"
        "    (folder / 'pasted.tsv').write_text('confidential')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=PROJECT, env=os.environ | {"TMPDIR": str(tmp_path)}, check=False)
    assert "pasted.tsv" in {path.name for path in tmp_path.rglob("*")}
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with scratch() as mine, scratch() as other:
        assert mine.is_dir(), "the folder of a process that runs stays"
        assert other.is_dir()
        assert mine.parent.stat().st_mode & 0o077 == 0
        assert sorted(tmp_path.iterdir()) == sorted((mine.parent, other.parent))
    assert list(tmp_path.iterdir()) == []
