"""What happens around a command: a clock set back, files that change while they are read, a full disk, a reader that
stops, a user who may not write.
"""

import os
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from commands import called
from example import ROOT, TODAY
from killed import files_in
from project import PROJECT
from trust import Count, Figure

from generator.command import reading
from generator.disk import WORK, NotWritten
from generator.write import folders

CONFIRM = ("record", "confirmation", "confirmed_on=2026-02-20", "--write")
ON = ("--on", TODAY)

# A clock set back.


def test_files_from_the_future_are_read_written_and_asked_about_as_any(
    register_root: Path, monkeypatch: pytest.MonkeyPatch, count: Count
) -> None:
    """As after a clock was set back: what is on disk is newer than now."""
    monkeypatch.delenv("REGISTER_KEEPS_NOTHING")
    monkeypatch.delenv("CI", raising=False)
    tomorrow = time.time() + 400 * 86_400

    def ahead() -> None:
        for path in register_root.rglob("*"):
            os.utime(path, (tomorrow, tomorrow))

    ahead()
    words = ("--root", register_root, "--on", TODAY, "standing", "tom-hale")
    first = called(*words).stdout
    assert first == called(*words).stdout != ""
    path = register_root / "data/assessors/tom-hale.yml"
    path.write_text(path.read_text("utf-8").replace("name: Tom Hale", "name: Tim Hale"), encoding="utf-8")
    ahead()
    assert "Tim Hale" in called(*words).stdout, "an answer of before is no answer now"
    done = called("--root", register_root, "--on", TODAY, *CONFIRM, "assessor=tom-hale")
    assert done.returncode == 0, done.stderr
    assert "details_confirmed_on: 2026-02-20" in path.read_text("utf-8")
    assert not (register_root / WORK).exists()
    count(Figure.KILLS, 1)


@pytest.mark.slow
def test_a_build_on_a_clock_set_back_says_that_the_former_site_was_of_a_later_day(
    register_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert called("--root", register_root, "--on", "2026-03-02", "build").stderr == ""
    monkeypatch.setattr("generator.days.today", lambda now=None: date(2026, 3, 1))
    done = called("--root", register_root, "build")
    assert done.returncode == 0
    assert (
        "The site before it was built for 2026-03-02, a later day. Is the clock of this machine right?" in done.stderr
    )
    again = called("--root", register_root, "build")
    assert again.stderr == ""


# A file that changes while it is read.


def test_what_is_sent_is_made_of_one_state_of_the_files(
    register_root: Path, monkeypatch: pytest.MonkeyPatch, count: Count
) -> None:
    load, reads = reading.load, []
    first, last = (register_root / f"data/{name}.yml" for name in ("assessors/amina-rahman", "schools/wal-9000001"))

    def changing(*arguments: object) -> object:
        loaded = load(*arguments)  # type: ignore[arg-type]
        reads.append(1)
        if len(reads) == 1:
            for path in (first, last):
                path.write_text(path.read_text("utf-8") + "# edited\n", encoding="utf-8")
        return loaded

    monkeypatch.setattr(reading, "load", changing)
    done = called("--root", register_root, "--on", TODAY, "desk")
    assert done.returncode == 0, done.stderr
    assert len(reads) == 2
    count(Figure.KILLS, 1)


def test_files_that_do_not_stop_changing_are_a_sentence(register_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load = reading.load

    def changing(*arguments: object) -> object:
        (register_root / "data/assessors/tom-hale.yml").touch()
        return load(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "load", changing)
    done = called("--root", register_root, "--on", TODAY, "build")
    assert done.returncode == 2
    assert "changed while they were read, 3 times." in done.stderr
    assert not (register_root / "site").exists()


# A reader that stops, and no room for what is said.


def test_a_reader_that_stops_does_not_stop_what_is_written(register_root: Path, count: Count) -> None:
    read, write = os.pipe()
    os.close(read)
    words = ["--root", str(register_root), "--on", TODAY, *CONFIRM, "assessor=tom-hale"]
    done = subprocess.run(
        [sys.executable, "-m", "generator", *words], stdout=write, stderr=subprocess.PIPE, cwd=PROJECT, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "details_confirmed_on: 2026-02-20" in (register_root / "data/assessors/tom-hale.yml").read_text("utf-8")
    count(Figure.KILLS, 1)


def test_no_room_for_what_is_said_is_a_sentence_and_what_is_written_is_written(register_root: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    words = ["--root", str(register_root), "--on", TODAY, *CONFIRM, "assessor=tom-hale"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "generator", *words], stdout=full, stderr=subprocess.PIPE, cwd=PROJECT, check=False
        )
    assert done.returncode == 2
    assert done.stderr == b"What this command says could not be written: the disk is full. All else is done.\n"
    assert "details_confirmed_on: 2026-02-20" in (register_root / "data/assessors/tom-hale.yml").read_text("utf-8")


# A disk that is full, as the system says it.

SMALL = """
disk="$1" size="$2" old="$3" left="$4"
shift 4
mount -t tmpfs -o "size=$size" tmpfs "$disk" && cp -R "$old" "$disk/root" || exit 9
"$@"
code=$?
diff -r "$old/data" "$disk/root/data" >&2 || exit 9
cd "$disk/root" && find . -type f ! -path './data/*' > "$left"
exit "$code"
"""
"""A disk of some size with the register on it; what a command leaves there is listed in a file."""
UNSHARE = ["unshare", "--user", "--map-root-user", "--mount"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "words"),
    [
        ("600k", ["build", *ON]),
        ("3m", ["build", *ON]),
        ("600k", ["docs"]),
        ("88k", ["desk", *ON]),
        ("100k", ["letter", "yearly-statement", "--all", "--write", *ON]),
    ],
)
def test_a_small_disk_that_fills_up_is_a_sentence_and_the_old_state_stays(
    tmp_path: Path, size: str, words: list[str], count: Count
) -> None:
    disk, left = tmp_path / "disk", tmp_path / "left"
    disk.mkdir()
    probe = subprocess.run([*UNSHARE, "mount", "-t", "tmpfs", "tmpfs", disk], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip(f"no disk may be mounted here: {probe.stderr.decode().strip()}")
    command = [sys.executable, "-m", "generator", *words, "--root", str(disk / "root")]
    done = subprocess.run(
        [*UNSHARE, "sh", "-c", SMALL, "sh", disk, size, ROOT, left, *command],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )
    assert done.returncode == 2, done
    assert "the disk is full" in done.stderr
    assert "Nothing is changed." in done.stderr or words[0] == "build", done.stderr
    assert "program itself failed" not in done.stderr
    assert left.read_text() == "", "nothing is left"
    count(Figure.KILLS, 1)


def test_a_limit_on_a_file_s_size_is_a_sentence(register_root: Path) -> None:
    before = files_in(register_root)
    limited = ["sh", "-c", 'ulimit -f 8; trap "" XFSZ; exec "$@"', "sh", sys.executable, "-m", "generator"]
    done = subprocess.run(
        [*limited, "--root", str(register_root), "--on", TODAY, "desk"],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )
    assert done.returncode == 2, done
    assert "desk.html cannot be written: the disk takes no file of that size. Nothing is changed." in done.stderr
    assert files_in(register_root) == before


# A user who may not write.


@pytest.mark.slow
def test_a_user_who_may_only_read_gets_a_sentence_from_every_command_that_writes(tmp_path: Path, count: Count) -> None:
    user = [] if os.geteuid() else ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"]
    if user and not shutil.which("setpriv"):
        pytest.skip("root may write everything, and there is no setpriv to take that right away")
    root = tmp_path / "register"
    shutil.copytree(ROOT, root)
    before = files_in(root)
    folders_in = [root, *(path for path in root.rglob("*") if path.is_dir())]
    for folder in folders_in:
        folder.chmod(0o555)
    commands = [
        (*CONFIRM, "assessor=tom-hale", "--on", TODAY),
        ("desk", "--on", TODAY),
        ("letter", "yearly-statement", "--all", "--write", "--on", TODAY),
        ("held", "amina-rahman", "--write", "--on", TODAY),
        ("build", "--on", TODAY),
        ("docs",),
        ("schema",),
        ("init", "--renew"),
    ]
    try:
        for command in commands:
            done = subprocess.run(
                [*user, sys.executable, "-m", "generator", *command, "--root", str(root)],
                capture_output=True,
                text=True,
                check=False,
                cwd=PROJECT,
            )
            assert done.returncode == 2, (command, done)
            assert "this user may not read or write it" in done.stderr, (command, done)
            assert "program itself failed" not in done.stderr
            assert files_in(root) == before, command
    finally:
        for folder in folders_in:
            folder.chmod(0o755)
    count(Figure.KILLS, len(commands))


def test_what_was_left_cannot_be_removed_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "build/making-x").mkdir(parents=True)
    monkeypatch.setattr(folders, "_clear", lambda work, targets: (_ for _ in ()).throw(PermissionError(13, "no")))
    with pytest.raises(NotWritten, match="build cannot be written: this user may not read or write it"):
        folders.clear_interrupted(tmp_path / "build", [tmp_path / "site"])
