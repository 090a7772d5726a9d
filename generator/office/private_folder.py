"""Where confidential papers may be written: never into what is published, and never where git would keep them."""

import os
from collections.abc import Mapping
from pathlib import Path

from generator.compare.git import Repository
from generator.compare.git_environment import GitError
from generator.disk import NotWritten
from generator.read.leftovers import ignored
from generator.write.files import write_files

PRIVATE = "letters"
"""The folder under a register's root for papers that nobody else may see. It keeps itself out of git."""
PUBLISHED = ("site", "build", "data", "docs")
"""Folders of a register that are published, that make up what is published, or that git keeps."""
OWNER_ALONE = 0o600
_IGNORE = ".gitignore"


def write_privately(root: Path, into: Path | None, contents: Mapping[str, str]) -> Path:
    """Write confidential papers, all or none, for their owner alone; into the register's private folder, or another.

    Raises NotWritten for a folder that is published or that git keeps.
    """
    folder = _checked(root, into)
    files = {name: text.encode() for name, text in contents.items()}
    if into is None:
        files[_IGNORE] = b"*\n"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten(f"{folder} cannot be made: {error.strerror}. Nothing is written.") from None
    write_files(folder, files, mode=OWNER_ALONE)
    return folder


def _checked(root: Path, into: Path | None) -> Path:
    """The folder itself, links followed. Raises NotWritten if it is no place for confidential papers."""
    root = root.resolve()
    own = root / PRIVATE
    folder = (own if into is None else into).resolve()
    if into is None and folder != own:
        raise NotWritten(f"{own} is a link to another folder. Move it away. Nothing is written.")
    for name in PUBLISHED:
        if folder.is_relative_to((root / name).resolve()):
            raise NotWritten(
                f"{folder} is in {name}/, which is published or kept by git. Letters are confidential: leave out"
                " --into, or name a folder outside of the register. Nothing is written."
            )
    if folder.exists() and not folder.is_dir():
        raise NotWritten(f"{folder} is no folder. Nothing is written.")
    if _git_keeps(folder, ignores_itself=folder == own):
        raise NotWritten(
            f"Git would keep what is written into {folder}. Letters are confidential: leave out --into, or name a"
            " folder outside of the register. Nothing is written."
        )
    return folder


def _git_keeps(folder: Path, *, ignores_itself: bool) -> bool:
    """Whether git keeps files of a folder, or would once they are added. Where git cannot say, it is taken to keep."""
    there = next(path for path in (folder, *folder.parents) if path.is_dir())
    if not any((path / ".git").exists() for path in (there, *there.parents)) and "GIT_DIR" not in os.environ:
        return False
    try:
        if Repository(there).run("ls-files", "-z", "--", str(folder))[1]:
            return True
    except GitError:
        return True
    paper = (folder / "letter.md").relative_to(there).as_posix()
    return not ignores_itself and paper not in ignored(there, [paper])
