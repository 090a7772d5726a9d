"""Which open branches clash: each pair is merged in memory, as a merge queue would, and checked.

Two changes may touch the same lines, and git says so. Or each may be right, but the two together wrong: one declares
support of a school, the other appoints the supporter there. Only a check of the two together shows that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from generator.check import Checked
from generator.compare.change import change_by_merging
from generator.compare.check_change import check_change
from generator.compare.git import Repository, Revision
from generator.compare.problems import problems_added
from generator.problem import Problem, Severity
from generator.read.loading import Loaded, load_tree
from generator.rules import one_file
from generator.write.upgrade import in_todays_format

TWO_FILES = frozenset(
    rule.code
    for rule in (one_file.two_files_with_one_name, one_file.two_files_with_one_title, one_file.two_files_of_one_school)
)
"""The notices that two files may be of one person or thing."""


@dataclass(frozen=True)
class Clash:
    """Branches that clash: one with the base, or two with each other.

    `files` are those whose texts conflict; if none do, `wrong` holds the problems that only the merge has.
    """

    branches: tuple[str, ...]
    files: tuple[str, ...]
    wrong: Checked | None


@dataclass(frozen=True)
class _Side:
    """A branch merged into the base, and what is refused or warned of there."""

    name: str
    commit: str
    wrong: tuple[Problem, ...]


def clashes(repository: Repository, base: str, branches: Sequence[str], on: date) -> Iterator[Clash]:
    """Every branch that clashes with the base, then every pair that clashes. Nothing is checked out or written.

    Time: two merges, and a check of what results, for each pair. Raises GitError.
    """
    commits = {name: repository.commit(name) for name in dict.fromkeys(branches)}
    onto = repository.commit(base)
    with repository.in_memory() as memory:
        revision = memory.revision(onto)
        together = _Together(memory, revision, load_tree(in_todays_format(revision), {}), on)
        sides: list[_Side] = []
        for name, commit in commits.items():
            merge = memory.merge(onto, commit)
            if merge.commit is None:
                yield Clash((name,), merge.conflicts, None)
            else:
                sides.append(_Side(name, merge.commit, together.wrong(merge.commit).problems))
        for first, second in combinations(sides, 2):
            merge = memory.merge(first.commit, second.commit)
            names = first.name, second.name
            if merge.commit is None:
                yield Clash(names, merge.conflicts, None)
                continue
            both = together.wrong(merge.commit)
            apart = *first.wrong, *problems_added(second.wrong, first.wrong)
            added = problems_added(both.problems, apart)  # problems of the base are on both sides, and count once
            if added:
                yield Clash(names, (), Checked(both.loaded, added))


@dataclass(frozen=True)
class _Together:
    """What each check of a merge needs: the base and the day."""

    repository: Repository
    revision: Revision
    base: Loaded
    on: date

    def wrong(self, commit: str) -> Checked:
        """What is refused or warned of: warnings count, as a standing that ends before a planned visit is only one.

        Of the notices only those on two files of one thing count: each branch may add one of the two.
        """
        change = change_by_merging(self.base, self.revision, self.repository.revision(commit))
        problems = check_change(change, self.on).problems
        return Checked(change.head, tuple(problem for problem in problems if _counts(problem)))


def _counts(problem: Problem) -> bool:
    return problem.severity is not Severity.TOLD or problem.code in TWO_FILES
