"""Which of the branches that are open clash: each pair is merged in memory, as a merge queue would, and checked.

Two changes may touch the same lines, and git says so. Or each may be right, and both together wrong: one declares
support of a school, the other appoints the supporter there. Only a check of the two together shows that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from generator.check import Checked
from generator.compare.change import carried
from generator.compare.check_change import check_change
from generator.compare.git import Repository, Revision
from generator.compare.problems import problems_beside
from generator.problem import Problem, Severity
from generator.read.loading import Loaded, load_tree


@dataclass(frozen=True)
class Clash:
    """One branch with the base, or two with each other: files whose texts conflict, or what is wrong with the merge."""

    branches: tuple[str, ...]
    files: tuple[str, ...]
    wrong: Checked | None


@dataclass(frozen=True)
class _Side:
    """A branch merged into the base, and what is refused or warned of then."""

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
        together = _Together(memory, revision, load_tree(revision, {}), on)
        sides: list[_Side] = []
        for name, commit in commits.items():
            merge = memory.merge(onto, commit)
            if merge.commit is None:
                yield Clash((name,), merge.conflicts, None)
            else:
                sides.append(_Side(name, merge.commit, together.wrong(merge.commit).problems))
        for one, other in combinations(sides, 2):
            merge = memory.merge(one.commit, other.commit)
            names = one.name, other.name
            if merge.commit is None:
                yield Clash(names, merge.conflicts, None)
                continue
            both = together.wrong(merge.commit)
            alone = *one.wrong, *problems_beside(other.wrong, one.wrong)
            beside = problems_beside(both.problems, alone)  # as often as on neither side, what the base has among them
            if beside:
                yield Clash(names, (), Checked(both.loaded, beside))


@dataclass(frozen=True)
class _Together:
    """The base, and the day, for the checks of what merges make."""

    repository: Repository
    revision: Revision
    base: Loaded
    on: date

    def wrong(self, commit: str) -> Checked:
        """What is refused or warned of: a standing that would end before a visit to come is only warned of."""
        change = carried(self.base, self.revision, self.repository.revision(commit))
        problems = check_change(change, self.on).problems
        return Checked(change.head, tuple(problem for problem in problems if problem.severity is not Severity.TOLD))
