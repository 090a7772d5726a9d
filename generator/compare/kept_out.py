"""Where confidential papers may be written: nowhere that is published, and nowhere that git keeps.

In: a register's root and a path. Out: why the path may not be written, in a sentence; or nothing.
"""

import os
from pathlib import Path

from generator.compare.git import Repository
from generator.compare.git_environment import GitError
from generator.read.leftovers import ignored

PUBLISHED = ("site", "docs", "build")
"""Folders of a register that are published, or that the site is built from."""
OURS = ("data", "generator", "site_templates", "tests", ".git", ".github")
"""Folders of a register that hold no papers."""
_SIGNS = ("sitemap.xml", "api/v1", ".nojekyll", "CNAME")
"""Each is at the top of a published site, and of little else."""


def refusal(root: Path, path: Path) -> str | None:
    """Why a confidential file may not be written at `path`; None if it may. Links in its folders are followed.

    Raises GitError where git is there and fails.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return f"{path} is not an ordinary file. Name another one."
    folder = path.parent.resolve()
    if not folder.is_dir():
        return f"The folder {path.parent} is not there. Make it first, or name another one."
    top = root.resolve()
    for above in (folder, *folder.parents):
        if above.parent == top and above.name.casefold() in (*PUBLISHED, *OURS):
            return f"{path} is in {above.name}/, which is published or kept by git. Name a file elsewhere."
        if any((above / sign).exists() for sign in _SIGNS):
            return f"{path} is in a published site: {above}. Name a file elsewhere."
    return _kept_by_git(folder, path)


def _kept_by_git(folder: Path, path: Path) -> str | None:
    """The same of git: it keeps what it tracks, and would keep what it does not ignore."""
    repository = Repository(folder)
    try:
        repository.prefix  # noqa: B018  # it asks git whether the folder is in a work tree
    except GitError as error:
        if _has_repository(folder):
            raise error from None
        return None
    tracked = repository.run("ls-files", "-z", "--", path.name)[1]
    if tracked:
        return f"Git tracks {path}. Name a file that git ignores, or one elsewhere."
    if not ignored(folder, [path.name]):
        return f"Git would keep {path}: add /{path.name} to .gitignore, or name a file elsewhere."
    return None


def _has_repository(folder: Path) -> bool:
    return any((above / ".git").exists() for above in (folder, *folder.parents)) or "GIT_DIR" in os.environ
