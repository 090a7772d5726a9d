"""Where confidential papers may be written: nowhere that is published, and nowhere that git keeps.

In: a register's root, a folder and a file's name. Out: why not there, as the end of a sentence about it; or nothing.
"""

import os
from pathlib import Path

from generator import addresses
from generator.compare.git import Repository
from generator.compare.git_environment import GitError
from generator.read.leftovers import ignored

PUBLISHED = ("site", "docs", "build")
"""Folders of a register that are published, or that the site is built from."""
KEPT = ("data", "generator", "site_templates", "tests", ".git", ".github")
"""Folders of a register that git keeps."""
_SIGNS = (addresses.SITEMAP, addresses.API, ".nojekyll", "CNAME")
"""Each is at the top of a published site, and of little else."""


def reason_against(root: Path, folder: Path, name: str, *, ignores_itself: bool = False) -> str | None:
    """Why a confidential file of this name may not be in a folder, which need not be there yet; None if it may.

    Links that lead to the folder are followed. `ignores_itself` says that the folder will have a `.gitignore` of its
    own. Where git cannot say what it keeps, it is taken to keep all.
    """
    folder, top = folder.resolve(), root.resolve()
    for above in (folder, *folder.parents):
        if above.parent == top and above.name.casefold() in (*PUBLISHED, *KEPT):
            return f"is in {above.name}/, which is published or kept by git"
        if any((above / sign).exists() for sign in _SIGNS):
            return f"is in a published site, {above}"
    if _tracks(folder, name):
        return "is where git keeps files already"
    if not ignores_itself and _would_keep(folder, name):
        return "is where git would keep it"
    return None


def _tracks(folder: Path, name: str) -> bool:
    """Whether git keeps a file of this name; of a folder that is to hold several, any file in it."""
    if not _is_in_git(folder):
        return False
    try:
        return bool(Repository(_there(folder)).run("ls-files", "-z", "--", str(folder / name))[1])
    except GitError:
        return True


def _would_keep(folder: Path, name: str) -> bool:
    there = _there(folder)
    file = (folder / name).relative_to(there).as_posix()
    return _is_in_git(folder) and file not in ignored(there, [file])


def _is_in_git(folder: Path) -> bool:
    there = _there(folder)
    return any((above / ".git").exists() for above in (there, *there.parents)) or "GIT_DIR" in os.environ


def _there(folder: Path) -> Path:
    """The nearest folder that is there."""
    return next(above for above in (folder, *folder.parents) if above.is_dir())
