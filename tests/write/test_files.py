"""Writing files: all or none, whatever happens, and nothing left behind."""

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filelock import FileLock
from killed import files_in

from generator.disk import NotWritten, Stopped
from generator.write import files
from generator.write.files import WORK, is_interrupted, undo_interrupted, write_files

OLD = {"data/a.yml": b"a\n", "data/schools/b.yml": b"b\n", "data/schools/c.yml": b"c\n"}
NEW = {**{file: b"new " + content * 900 for file, content in OLD.items()}, "postcodes/d.csv": b"d\n"}


def _lay(root: Path) -> None:
    for file, content in OLD.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(content)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    _lay(tmp_path)
    return tmp_path


EVERY_STEP = """
import json, os, shutil, sys
from pathlib import Path
from itertools import count
from killed import before_step, files_in, full_disk, kill
from generator.disk import NotWritten
from generator.write.files import undo_interrupted, write_files
import generator.write.files as module
import test_files as tested

root = Path(sys.argv[1])
module.FLUSHED_ONE_BY_ONE = int(sys.argv[2])
os.sync = os.fsync = lambda *file: None  # Slow, and no step that a kill could spoil: the machine stays up.

def forked(step, what, then=kill):
    '''The status of a process that does `what` and is stopped before a step, 0 where it ended by itself.'''
    child = os.fork()
    if not child:
        before_step(step, str(root), then)
        try:
            what()
        except NotWritten:
            os._exit(2)
        os._exit(0)
    return os.waitpid(child, 0)[1]

def anew():
    shutil.rmtree(root)
    tested._lay(root)

write = lambda: write_files(root, tested.NEW, tested.OLD)
undo = lambda: undo_interrupted(root)
seen = []
for then in (kill, full_disk):
    for step in count(1):
        anew()
        ended = forked(step, write, then)
        at_once = files_in(root / "data")
        undo()
        seen.append([then.__name__, ended, at_once, files_in(root)])
        if not ended:
            break
        if then is kill and step % 5 == 0 and sys.argv[2] != "0":
            for again in count(1):
                anew()
                forked(step, write)
                if not forked(again, undo):
                    break
                undo()
                seen.append(["undo", 1, files_in(root / "data"), files_in(root)])
text = lambda by_name: {name: content.decode("ascii") for name, content in by_name.items()}
print(json.dumps([[name, ended, text(at_once), text(after)] for name, ended, at_once, after in seen]))
"""


@pytest.mark.parametrize("flushed_one_by_one", [0, 50])
@pytest.mark.slow
def test_killed_or_out_of_space_at_any_step_each_file_is_old_or_new_and_the_next_command_clears_up(
    tmp_path: Path, flushed_one_by_one: int
) -> None:
    (tmp_path / "root").mkdir()
    paths = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[1] / "support")])
    done = subprocess.run(
        [sys.executable, "-c", EVERY_STEP, str(tmp_path / "root"), str(flushed_one_by_one)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": paths},
    )
    old, new = ({name: content.decode() for name, content in files.items()} for files in (OLD, NEW))
    seen = json.loads(done.stdout)
    for name, ended, at_once, after in seen:
        assert after in (old, new), name
        for file, content in at_once.items():
            assert content in (old[f"data/{file}"], new[f"data/{file}"]), (name, file)
        if name == "full_disk" and ended:
            assert (os.waitstatus_to_exitcode(ended), at_once, after) == (2, {k[5:]: v for k, v in old.items()}, old)
    kinds = [name for name, *_ in seen]
    assert kinds.count("kill") > 25
    assert kinds.count("full_disk") > 8
    assert kinds.count("undo") > 10 or not flushed_one_by_one
    assert (
        sum(
            at_once not in ({k[5:]: v for k, v in old.items()}, {k[5:]: v for k, v in new.items() if "data" in k})
            for _, _, at_once, _ in seen
        )
        > 0
    ), "no kill came between two files"


def test_what_was_changed_since_the_interruption_stays_as_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(files, "_undo", lambda root, work: ())  # A kill leaves no time for it.
        replaced = []

        def cut(path: Path, target: Path) -> None:
            if len(replaced) == 2:
                raise KeyboardInterrupt
            replaced.append(target)
            os.replace(path, target)  # noqa: PTH105  # Path.replace is this function now

        patched.setattr(Path, "replace", cut)
        with pytest.raises(KeyboardInterrupt):
            write_files(root, NEW)
    assert is_interrupted(root)
    assert files_in(root / "data/schools") == {"b.yml": NEW["data/schools/b.yml"], "c.yml": b"c\n"}
    (root / "data/a.yml").write_bytes(b"typed since\n")

    assert undo_interrupted(root) == (("data/schools/b.yml",), False)
    assert files_in(root) == OLD | {"data/a.yml": b"typed since\n"}
    assert undo_interrupted(root) is None


@pytest.mark.parametrize(
    "journal",
    ["", "[", "{}x", "[1]", '[{"file": "data/a.yml"}]', '{"file": 1}', "\0" * 50]
    + [json.dumps([{"file": file, "after": "", "was_there": False}]) for file in ("../x", "/x", "data/../../x")],
)
def test_a_damaged_journal_is_a_sentence_that_names_it_and_nothing_is_changed(root: Path, journal: str) -> None:
    (root / WORK).mkdir()
    (root / WORK / "journal.json").write_text(journal)
    before = files_in(root)
    with pytest.raises(NotWritten, match=r"journal\.json, which names its files, is damaged\. Look with `git status`"):
        write_files(root, NEW)
    assert files_in(root) == before


def test_nothing_is_left_in_the_folder_and_a_mode_stays(root: Path) -> None:
    (root / "data/a.yml").chmod(0o640)

    write_files(root, NEW)

    assert files_in(root) == NEW
    assert sorted(path.name for path in root.iterdir()) == ["data", "postcodes"]
    assert (root / "data/a.yml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("place", ["data", "data/schools", "data/schools/b.yml", "postcodes", "postcodes/d.csv", WORK])
def test_nothing_is_written_through_a_link_or_over_what_is_no_file(
    root: Path, tmp_path_factory: pytest.TempPathFactory, place: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    path = root / place
    path.parent.mkdir(exist_ok=True)
    if path.exists():
        path.rename(outside / "kept")
    for kind in ("link", "other"):
        is_file = path.suffix != "" and place != WORK
        if kind == "link":
            target = outside / ("kept" if (outside / "kept").exists() else "there")
            if not target.exists() and not is_file:
                target.mkdir()
            path.symlink_to(target)
        elif is_file:
            path.mkdir()
        else:
            path.write_bytes(b"")
        before = files_in(outside)
        with pytest.raises(NotWritten, match=r"not an ordinary (file|folder)\. Move it away\. Nothing is changed\."):
            write_files(root, NEW)
        assert files_in(outside) == before
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()


def test_a_file_changed_meanwhile_or_there_already_is_not_written_over(root: Path) -> None:
    for file, before in (("data/a.yml", b"other"), ("data/a.yml", None), ("postcodes/d.csv", b"there")):
        with pytest.raises(NotWritten, match="changed meanwhile"):
            write_files(root, NEW, {file: before})
    assert files_in(root) == OLD


def test_two_commands_do_not_write_at_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "SECONDS_TO_WAIT", 0.2)
    (root / WORK).mkdir()
    with FileLock(root / WORK / "lock"), pytest.raises(NotWritten, match="Another command is writing"):
        write_files(root, NEW)
    write_files(root, NEW)
    assert files_in(root) == NEW


def test_many_commands_write_one_after_another(root: Path) -> None:
    def write(number: int) -> None:
        write_files(root, dict.fromkeys(NEW, b"%d" % number))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(files_in(root).values())) == 1
    assert sorted(path.name for path in root.iterdir()) == ["data", "postcodes"]


def test_git_does_not_see_what_an_interrupted_command_left(root: Path) -> None:
    (root / WORK).mkdir()
    files._stage(root, root / WORK, NEW, lambda done, total: None)
    for command in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", "-C", root, *command], check=True)
    listed = subprocess.run(["git", "-C", root, "ls-files"], check=True, capture_output=True, text=True)
    assert listed.stdout.splitlines() == sorted(OLD)


def test_a_file_is_deleted_with_the_others_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As an erasure deletes a person's file and adds what is left of it."""
    gone, new = tmp_path / "data/gone.yml", tmp_path / "data/new.yml"
    gone.parent.mkdir()
    gone.write_bytes(b"a: 1\n")
    replace = Path.replace

    def full(path: Path, target: Path) -> Path:
        if Path(target).name == "new.yml":
            raise OSError(28, "No space left on device")
        return replace(path, target)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "replace", full)
        with pytest.raises(NotWritten):
            write_files(tmp_path, {"data/gone.yml": None, "data/new.yml": b"b: 2\n"})
    assert gone.read_bytes() == b"a: 1\n"
    assert not new.exists()
    write_files(tmp_path, {"data/gone.yml": None, "data/new.yml": b"b: 2\n"}, expected={"data/gone.yml": b"a: 1\n"})
    assert (gone.exists(), new.read_bytes()) == (False, b"b: 2\n")
    assert not (tmp_path / WORK).exists()


def test_only_files_that_became_different_are_said_to_be_undone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    same = OLD["data/schools/c.yml"]
    contents = {
        "data/a.yml": b"new\n", "data/absent.yml": None, "data/schools/c.yml": same, "data/schools/b.yml": b"new\n"
    }  # fmt: skip
    with monkeypatch.context() as patched:
        patched.setattr(files, "_undo", lambda root, work: ())  # A kill leaves no time for it.

        def cut(path: Path, target: Path) -> None:
            if Path(target).name == "b.yml":
                raise KeyboardInterrupt
            os.replace(path, target)  # noqa: PTH105  # Path.replace is this function now

        patched.setattr(Path, "replace", cut)
        with pytest.raises(KeyboardInterrupt):
            write_files(root, contents)
    assert files_in(root / "data")["a.yml"] == b"new\n"
    assert undo_interrupted(root) == (("data/a.yml",), False)
    assert files_in(root) == OLD


def test_a_file_saved_while_the_others_are_written_is_not_written_over(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor knows of no lock."""
    put_in_place = files._put_in_place

    def saved_first(*arguments: object) -> None:
        (root / "data/schools/c.yml").write_bytes(b"saved meanwhile\n")
        put_in_place(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "_put_in_place", saved_first)
    with pytest.raises(NotWritten, match=r"data/schools/c\.yml was changed meanwhile\. Nothing is written"):
        write_files(root, NEW, OLD)
    assert files_in(root) == OLD | {"data/schools/c.yml": b"saved meanwhile\n"}


@pytest.mark.parametrize(
    ("step", "is_begun", "is_new"),
    [
        ("_write", False, False),
        ("_check_expected", True, False),
        ("_flush_folder", True, False),
        ("_clear", False, True),
    ],
)
def test_ctrl_c_leaves_the_old_state_or_the_new_one_and_says_which(
    root: Path, monkeypatch: pytest.MonkeyPatch, step: str, is_begun: bool, is_new: bool
) -> None:
    real, pressed = getattr(files, step), []

    def pressing(*arguments: object, **named: object) -> object:
        is_written = (root / WORK / files.WRITTEN).exists()
        if not pressed and (is_interrupted(root), is_written) == (is_begun, is_new):
            pressed.append(step)
            raise KeyboardInterrupt
        return real(*arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(files, step, pressing)
        if is_new:
            write_files(root, NEW, OLD)  # It is too late to stop it.
        else:
            with pytest.raises(Stopped, match=r"^Nothing is changed\.$"):
                write_files(root, NEW, OLD)
    assert pressed
    undo_interrupted(root)
    assert files_in(root) == (NEW if is_new else OLD)
    assert not (root / WORK).exists()


def test_files_with_a_mode_have_it_whatever_they_had_and_whatever_the_user_s_mask(root: Path) -> None:
    (root / "new.md").write_bytes(b"old")
    (root / "new.md").chmod(0o666)
    before = os.umask(0)
    try:
        write_files(root, {"new.md": b"new", "other.md": b"other"}, mode=0o600)
    finally:
        os.umask(before)
    assert [stat.S_IMODE((root / name).stat().st_mode) for name in ("new.md", "other.md")] == [0o600, 0o600]
