"""Where confidential papers may be written: never into what is published, and never where git would keep them."""

from collections.abc import Mapping
from pathlib import Path

from generator.compare.kept_out import reason_against
from generator.disk import NotWritten, reason_of
from generator.write.files import write_files

PRIVATE = "letters"
"""The folder under a register's root for papers that nobody else may see. It keeps itself out of git."""
OWNER_ALONE = 0o600
_IGNORE = ".gitignore"


def write_privately(root: Path, into: Path | None, contents: Mapping[str, str | bytes]) -> Path:
    """Write confidential papers, all or none, for their owner alone; into the register's private folder, or another.

    Raises NotWritten for a folder that is published or that git keeps.
    """
    folder = _checked(root, into)
    files = {name: text.encode() if isinstance(text, str) else text for name, text in contents.items()}
    if into is None:
        files[_IGNORE] = b"*\n"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten(f"{folder} cannot be made: {reason_of(error)}. Nothing is changed.") from None
    write_files(folder, files, mode=OWNER_ALONE)
    return folder


def _checked(root: Path, into: Path | None) -> Path:
    """The folder itself, links followed. Raises NotWritten if it is no place for confidential papers."""
    root = root.resolve()
    own = root / PRIVATE
    folder = (own if into is None else into).resolve()
    if into is None and folder != own:
        raise NotWritten(f"{own} is a link to another folder. Move it away. Nothing is written.")
    if folder.exists() and not folder.is_dir():
        raise NotWritten(f"{folder} is no folder. Nothing is written.")
    ignores_itself = folder == own
    reason = reason_against(root, folder, "" if ignores_itself else "letter.md", ignores_itself=ignores_itself)
    if reason:
        raise NotWritten(
            f"{folder} {reason}. Letters are confidential: leave out --into, or name a folder outside of the register."
            " Nothing is written."
        )
    return folder


def check_private(root: Path, path: Path) -> None:
    """Raise NotWritten if a path is no place for a confidential file."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise NotWritten(f"{path} is not an ordinary file. Name another one. Nothing is written.")
    if not path.parent.is_dir():
        raise NotWritten(f"The folder {path.parent} is not there. Make it first, or name another one.")
    reason = reason_against(root, path.parent, path.name)
    if reason:
        raise NotWritten(
            f"{path} {reason}. It is confidential: name a file that git ignores, or one outside of the register."
            " Nothing is written."
        )
