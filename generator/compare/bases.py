"""What a change is compared with: in, the name of a revision and the state of the repository; out, revisions."""

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from generator.compare.git import Item, Repository, Revision
from generator.compare.git_environment import GitError

_ASSESSOR = re.compile(r"((?:.*/)?)data/assessors/[^/]+\.yml", re.DOTALL)
"""The name of an assessor's file from the top of the repository, and the folder of the register in it."""
_MAIN = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master", "@{upstream}")
"""Where the main branch of the remote repository is known here, best first."""


class Bases(NamedTuple):
    """What a change is compared with: one revision, or one for each parent of a merge that is being made."""

    revisions: tuple[Revision, ...]
    is_merge: bool


class Since(NamedTuple):
    """What a commit is compared with: the name of a revision, and whether with that itself."""

    name: str
    exactly: bool


def bases(repository: Repository, since: Since, of: str | None) -> Bases:
    """What to compare with, if asked for the change since a revision to `of`, or to the files on disk.

    Nothing comes before a first commit: neither HEAD in a repository without one, nor the id of zeros that GitHub gives
    for what was there before a new branch. Raises GitError.
    """
    name, exactly = since
    if _is_nothing(name) or (name == "HEAD" and repository.knows("HEAD") is None):
        return Bases((repository.nothing(),), is_merge=False)
    base = repository.commit(name)
    before = _Before(repository, of)
    if exactly:
        return Bases((before.revision(base),), is_merge=False)
    if of is not None:
        return Bases((before.revision(repository.merge_base(base, repository.commit(of))),), is_merge=False)
    head, *merged = _parents(repository)
    shared = base if {head, *merged} == {base} else repository.merge_base(base, head, *merged)
    if merged and shared == head:
        return Bases(tuple(before.as_merged(parent, (head, *merged)) for parent in (head, *merged)), is_merge=True)
    return Bases((before.revision(shared),), is_merge=bool(merged))


def only_base(repository: Repository, since: Since) -> str | None:
    """The id of the commit that the files on disk are compared with; None where that is several commits, or nothing.

    Raises GitError.
    """
    name, exactly = since
    if _is_nothing(name) or (name == "HEAD" and repository.knows("HEAD") is None):
        return None
    base = repository.commit(name)
    if exactly:
        return base
    head, *merged = _parents(repository)
    return None if merged else repository.merge_base(base, head)


def before_a_commit(repository: Repository) -> Since:
    """What a commit is compared with before git makes it: the remote repository's main branch.

    So an unpushed commit may be amended, as may one that is only proposed. Without a remote it is HEAD. Where HEAD
    shares no commit with that branch, as after a first commit was amended, it is compared with the branch itself.
    Raises GitError.
    """
    head = repository.knows("HEAD")
    known = next((name for name in _MAIN if repository.knows(name)), None)
    if known is None:
        return Since("HEAD", exactly=False)
    if head and repository.is_shallow:
        repository.merge_base(known, head)  # Raises where too little is here to know.
    return Since(known, exactly=not (head and repository.shared_commit(known, head)))


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


class _Before(NamedTuple):
    """Revisions of a register, also from before it was moved within its repository to where it is in `of`."""

    repository: Repository
    of: str | None

    def revision(self, commit: str) -> Revision:
        """The register as it was. Raises GitError where several were, and it is not known which it was."""
        revision = self.repository.revision(commit)
        if revision.items:
            return revision
        is_there = self._is_there()
        names = filter(None, map(_ASSESSOR.fullmatch, self.repository.names(commit)))
        places = sorted({name[1] for name in names if not is_there(name[0])})
        if len(places) > 1:
            raise GitError(
                f"The register was not here in {commit[:12]}, and there were others, in {_listed(places)}, which are"
                " not as they were. Move one register at a time, so that it can be compared with what it was."
            )
        return replace(self.repository, place_before=places[0]).revision(commit) if places else revision

    def _is_there(self) -> Callable[[str], bool]:
        """Whether a file, named from the top, is still there in the change."""
        if self.of is not None:
            return self.repository.names(self.repository.commit(self.of)).__contains__
        top = self.repository.top.root
        return lambda name: (top / name).is_file()

    def as_merged(self, parent: str, parents: Iterable[str]) -> Revision:
        """A parent of a merge, with every file as the other parents have it that this one did not touch.

        What remains different from it is what the merge itself does to the history of this parent: what another parent
        changed alone was judged there.
        """
        others = [other for other in parents if other != parent]
        return reduce(lambda mine, other: self._taken_over(mine, parent, other), others, self.revision(parent))

    def _taken_over(self, mine: Revision, parent: str, other: str) -> Revision:
        shared = self.repository.shared_commit(parent, other)
        before = self.revision(shared).items if shared else {}
        theirs = self.revision(other).items
        items: dict[str, Item] = {}
        for file in sorted({*mine.items, *theirs}):
            item = theirs.get(file) if mine.items.get(file) == before.get(file) else mine.items.get(file)
            if item:
                items[file] = item
        return Revision(mine.repository, mine.id, items)


def _listed(places: Iterable[str]) -> str:
    return " and ".join(place or "the top folder" for place in places)
