"""Puts files of a register in their places: contents in; all of them are written, or none is.

Every command writes this way. The contents are written first into a folder beside `data/`, which no reader looks at,
and flushed to the disk; a journal names them; then each is renamed into its place, so that nobody ever sees part of a
file. A lock keeps two commands from writing at once. If a command is killed after the journal is there, the next one
that writes puts the former files back; if before, nothing has changed; and after the last file is in its place the
journal has another name, and all files are new. The next one clears up, and says which it was.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from generator.disk import WORK, NotWritten, Stopped, reason_of
from generator.read.loading import Progress, silent

JOURNAL = "journal.json"
WRITTEN = "written"
"""What the journal is called once every file is in its place."""
SECONDS_TO_WAIT = 10
FLUSHED_ONE_BY_ONE = 50
"""For more files than these, flushing the whole system once is faster."""


class Interrupted(NamedTuple):
    """What an interrupted command left: the files that are put back as they were, and whether all of its files are
    written. If neither, it had changed nothing yet.
    """

    put_back: tuple[str, ...]
    is_written: bool


def write_files(
    root: Path,
    contents: Mapping[str, bytes | None],
    expected: Mapping[str, bytes | None] | None = None,
    progress: Progress = silent,
    mode: int | None = None,
) -> None:
    """Write files by their names from `root`, all or none; None deletes a file. Linear in their bytes.

    A file in `expected` is written only if it still holds that, or for None is still not there. Nothing is written
    through a link. With a `mode` they have these permissions from their first byte. Raises NotWritten, or Stopped by
    Ctrl-C; then nothing is changed, or it says what is.
    """
    if not contents:
        return
    root = root.resolve()
    with locked(root / WORK) as work:
        expected = expected or {}
        try:
            _undo(root, work)
            for file in contents:
                _check_place(root, file)
            for file in expected:
                _check_expected(root, file, expected)
            _stage(root, work, contents, progress, mode)
            _put_in_place(root, work, contents, expected)
        except KeyboardInterrupt:
            raise Stopped(_after_a_stop(work)) from None
        with suppress(KeyboardInterrupt):  # Too late to stop it: everything is written, and only this is left to do.
            _clear(work)
        progress(len(contents), len(contents))


def undo_interrupted(root: Path) -> Interrupted | None:
    """Undo what a command that was interrupted has written under `root`, and clear up; None if none was.

    Waits for a command that is writing now. Raises NotWritten.
    """
    root = root.resolve()
    if not (root / WORK).exists():
        return None
    with locked(root / WORK) as work:
        is_written = (work / WRITTEN).exists()
        was_interrupted = any((work / name).exists() for name in (JOURNAL, WRITTEN, "journal", "new", ".gitignore"))
        put_back = _undo(root, work)
        return Interrupted(put_back, is_written) if was_interrupted else None


def is_interrupted(root: Path) -> bool:
    """Whether a command was interrupted, or is running now, while it put files in their places."""
    return (root / WORK / JOURNAL).exists()


@contextmanager
def locked(folder: Path) -> Iterator[Path]:
    """The folder, for this process alone; it is removed at the end if it is empty then. Raises NotWritten."""
    lock = FileLock(folder / "lock", timeout=SECONDS_TO_WAIT)
    try:
        _take(lock, folder)
    except Timeout:
        raise NotWritten(
            "Another command is writing to this register. Wait until it has ended, then try again."
        ) from None
    except OSError as error:
        with suppress(OSError):
            folder.rmdir()
        raise NotWritten(f"{folder} cannot be written: {reason_of(error)}. Nothing is changed.") from None
    try:
        yield folder
    finally:
        with suppress(OSError):  # Windows removes no file that is open; then it stays, and hurts nobody.
            (folder / "lock").unlink()
        lock.release()
        with suppress(OSError):
            folder.rmdir()


def _take(lock: FileLock, folder: Path) -> None:
    """Acquire the lock, whose folder another command may remove at any moment."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise NotWritten(f"{folder} is not an ordinary folder. Move it away. Nothing is changed.")
    for attempt in range(100):
        folder.mkdir(exist_ok=True)
        try:
            lock.acquire()
        except FileNotFoundError:
            if attempt == 99:
                raise
        else:
            return


def _check_place(root: Path, file: str) -> None:
    """Raise NotWritten where a file, or a folder that leads to it, is a link or of another kind."""
    path = root / file
    for part in (*reversed(path.relative_to(root).parents), Path(file)):
        there = root / part
        try:
            is_link, is_there = there.is_symlink(), there.exists()
            is_right = there.is_file() if part == Path(file) else there.is_dir()
        except OSError as error:
            raise NotWritten(f"{part} cannot be written: {reason_of(error)}. Nothing is changed.") from None
        if is_link or (is_there and not is_right):
            kind = "file" if part == Path(file) else "folder"
            raise NotWritten(f"{part} is not an ordinary {kind}. Move it away. Nothing is changed.")


def _on_file(root: Path, file: str) -> bytes | None:
    try:
        return (root / file).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NotWritten(f"{file} cannot be read: {reason_of(error)}. Nothing is changed.") from None


def _after_a_stop(work: Path) -> str:
    """What is changed, in a sentence."""
    if (work / WRITTEN).exists():
        _clear(work)
        return "Everything was written before."
    if (work / JOURNAL).exists():  # The undoing was stopped too.
        return "Some files are changed. The next command that writes undoes that first."
    return "Nothing is changed."


def _check_expected(root: Path, file: str, expected: Mapping[str, bytes | None]) -> None:
    """Raise NotWritten where a file that is expected is not as it is expected."""
    if file in expected and _on_file(root, file) != expected[file]:
        raise NotWritten(f"{file} was changed meanwhile. Nothing is written; run the command again.")


def _stage(
    root: Path, work: Path, contents: Mapping[str, bytes | None], progress: Progress, mode: int | None = None
) -> None:
    """Write the new contents and keep the former ones, all in the work folder, and name them in the journal."""
    file = ""
    try:
        (work / ".gitignore").write_bytes(b"*\n")
        for folder in ("new", "former"):
            (work / folder).mkdir()
        for number, (file, content) in enumerate(contents.items()):
            if number % 100 == 0:
                progress(number, len(contents))
            path = root / file
            if content is not None:
                _write(work / "new" / str(number), content, flushes=len(contents) <= FLUSHED_ONE_BY_ONE, mode=mode)
            if path.exists():
                if content is not None and mode is None:
                    shutil.copymode(path, work / "new" / str(number))
                _keep(path, work / "former" / str(number))
        if len(contents) > FLUSHED_ONE_BY_ONE and hasattr(os, "sync"):
            os.sync()
        _write(work / "journal", _journal(work, contents), flushes=True)
        (work / "journal").rename(work / JOURNAL)
        _flush_folder(work)
    except BaseException as error:
        (work / JOURNAL).unlink(missing_ok=True)
        _clear(work)
        if isinstance(error, OSError):
            where = file or work
            raise NotWritten(f"{where} cannot be written: {reason_of(error)}. Nothing is changed.") from None
        raise


def _write(path: Path, content: bytes, *, flushes: bool, mode: int | None = None) -> None:
    def opened(name: str, flags: int) -> int:
        return os.open(name, flags, 0o666 if mode is None else mode)

    with open(path, "xb", opener=opened) as file:  # only this has an opener
        file.write(content)
        if flushes or not hasattr(os, "sync"):
            file.flush()
            os.fsync(file.fileno())


def _keep(path: Path, former: Path) -> None:
    """Keep a file under another name: at no cost where the disk knows links, and else as a copy."""
    try:
        os.link(path, former)
    except OSError:
        shutil.copy2(path, former)


def _journal(work: Path, contents: Mapping[str, bytes | None]) -> bytes:
    entries = [
        {
            "file": file,
            "after": None if content is None else _hash(content),
            "was_there": (work / "former" / str(number)).exists(),
        }
        for number, (file, content) in enumerate(contents.items())
    ]
    return json.dumps(entries, indent=1).encode()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _put_in_place(
    root: Path, work: Path, contents: Mapping[str, bytes | None], expected: Mapping[str, bytes | None]
) -> None:
    """Rename each file into its place. Each is looked at once more: an editor may have saved it since, and knows of no
    lock.
    """
    folders = {(root / file).parent for file in contents}
    file = ""
    try:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        for number, (file, content) in enumerate(contents.items()):
            _check_expected(root, file, expected)
            if content is None:
                (root / file).unlink(missing_ok=True)
            else:
                (work / "new" / str(number)).replace(root / file)
        for folder in folders:
            _flush_folder(folder)
        (work / JOURNAL).rename(work / WRITTEN)
    except BaseException as error:
        if (work / WRITTEN).exists():  # Ctrl-C, after the last step.
            raise
        _undo(root, work)
        if isinstance(error, OSError):
            where = file or error.filename
            raise NotWritten(f"{where} cannot be written: {reason_of(error)}. Nothing is changed.") from None
        raise


def _undo(root: Path, work: Path) -> tuple[str, ...]:
    """Put the former files back where the interrupted command's new ones are, and clear up.

    A file that was changed again since stays as it is. The names are those of files that are put back. Raises
    NotWritten where that cannot be done; then the journal stays, and the next command that writes tries again.
    """
    put_back = []
    try:
        for number, (file, after, was_there) in enumerate(_read_journal(work)):
            path, former = root / file, work / "former" / str(number)
            if not _is_as_left(path, after) or _is_as_left(former, after):  # Changed since, or the same as before.
                continue
            if not was_there:
                path.unlink()
            elif former.exists():
                former.replace(path)
            else:
                continue
            put_back.append(file)
        for folder in {(root / file).parent for file in put_back}:
            _flush_folder(folder)
        (work / JOURNAL).unlink(missing_ok=True)
    except OSError as error:
        raise NotWritten(
            f"Some files of a command that was interrupted are changed, and cannot be put back: {reason_of(error)} "
            f"({error.filename}). Put that right; the next command that writes tries again."
        ) from None
    _clear(work)
    return tuple(put_back)


def _is_as_left(path: Path, after: str | None) -> bool:
    """Whether a file is as the interrupted command left it: with these contents, or deleted."""
    if after is None:
        return not path.exists() and not path.is_symlink()
    return not path.is_symlink() and path.is_file() and _hash(path.read_bytes()) == after


def _read_journal(work: Path) -> list[tuple[str, str | None, bool]]:
    """The files that the journal names, the hash of what each holds after the command, None if it is deleted, and
    whether it was there before.

    Raises NotWritten where it is damaged, or names a file elsewhere; OSError.
    """
    if not (work / JOURNAL).exists():
        return []
    with suppress(ValueError, TypeError, KeyError):
        entries = [
            (str(entry["file"]), None if entry["after"] is None else str(entry["after"]), bool(entry["was_there"]))
            for entry in json.loads((work / JOURNAL).read_bytes())
        ]
        if not any(Path(file).is_absolute() or ".." in Path(file).parts for file, _, _ in entries):
            return entries
    raise NotWritten(
        f"A command was interrupted while it wrote, and {work / JOURNAL}, which names its files, is damaged. Look "
        f"with `git status` which files it changed, put them right, then delete the folder {work.name}."
    )


def _clear(work: Path) -> None:
    for folder in ("new", "former"):
        shutil.rmtree(work / folder, ignore_errors=True)
    for name in ("journal", ".gitignore", WRITTEN):
        with suppress(OSError):
            (work / name).unlink()


def _flush_folder(folder: Path) -> None:
    """Make the names in a folder survive a loss of power, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
