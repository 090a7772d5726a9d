"""What a change is compared with: in, the name of a revision and the state of the repository; out, revisions."""

import os
from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from generator.compare.git import Item, Repository, Revision

_MAIN = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master", "@{upstream}")
"""Where the main branch of the remote repository is known here, best first."""


class Bases(NamedTuple):
    """What a change is compared with: one revision, or one for each parent of a merge that is being made."""

    revisions: tuple[Revision, ...]
    is_merge: bool


def bases(repository: Repository, name: str, of: str | None, *, exactly: bool) -> Bases:
    """What to compare with, if asked for the change from the revision `name` to `of`, or to the files on disk.

    Nothing comes before a first commit: neither HEAD in a repository without one, nor the id of zeros that GitHub gives
    for what was there before a new branch. Raises GitError.
    """
    if _is_nothing(name) or (name == "HEAD" and repository.knows("HEAD") is None):
        return Bases((repository.nothing(),), is_merge=False)
    base = repository.commit(name)
    if exactly:
        return Bases((repository.revision(base),), is_merge=False)
    if of is not None:
        return Bases((repository.revision(repository.merge_base(base, repository.commit(of))),), is_merge=False)
    head, *merged = _parents(repository)
    shared = repository.merge_base(base, head, *merged)
    if merged and shared == head:
        return Bases(
            tuple(_as_merged(repository, parent, (head, *merged)) for parent in (head, *merged)), is_merge=True
        )
    return Bases((repository.revision(shared),), is_merge=bool(merged))


def before_a_commit(repository: Repository) -> str:
    """The revision that a commit is compared with before git makes it: the remote repository's main branch.

    So an unpushed commit may be amended, as may one that is only proposed. Without a remote it is HEAD.
    """
    head = repository.knows("HEAD")
    known = (
        name for name in _MAIN if (main := repository.knows(name)) and head and repository.shared_commit(main, head)
    )
    return next(known, "HEAD")


def _is_nothing(name: str) -> bool:
    return len(name) in (40, 64) and not name.strip("0")


def _parents(repository: Repository) -> list[str]:
    """The commits that the next commit would follow: HEAD, and what is being merged into it."""
    head = repository.commit("HEAD")
    where = repository.top.run("rev-parse", "--git-path", "MERGE_HEAD")[1]
    try:
        merged = (repository.top.root / Path(os.fsdecode(where).removesuffix("\n"))).read_text("ascii").split()
    except FileNotFoundError:
        return [head]
    return [head, *(commit for commit in merged if commit != head)]


def _as_merged(repository: Repository, parent: str, parents: Iterable[str]) -> Revision:
    """A parent of a merge, with every file as the other parents have it that this one did not touch.

    What remains different from it is what the merge itself does to the history of this parent: what another parent
    changed alone was judged there.
    """
    others = [other for other in parents if other != parent]
    return reduce(lambda mine, other: _taken_over(mine, repository, parent, other), others, repository.revision(parent))


def _taken_over(mine: Revision, repository: Repository, parent: str, other: str) -> Revision:
    shared = repository.shared_commit(parent, other)
    before = repository.revision(shared).items if shared else {}
    theirs = repository.revision(other).items
    items: dict[str, Item] = {}
    for file in sorted({*mine.items, *theirs}):
        item = theirs.get(file) if mine.items.get(file) == before.get(file) else mine.items.get(file)
        if item:
            items[file] = item
    return Revision(mine.repository, mine.id, items)
