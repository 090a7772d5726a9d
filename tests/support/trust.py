"""What the tests of trust count, and the table of it: `make trust` runs them and writes docs/trust.md.

A test that takes the fixture `count` says what it tried and what came of it: `count(Figure.TRIED, 40)`. Amounts of one
figure are added up over all tests; of a time, the longest counts.
"""

from collections.abc import Iterable
from enum import Enum
from typing import Protocol

COUNTED = "counted"
"""The name of the property by which a test's figures reach the process that prints the table."""
DOCUMENT = "docs/trust.md"
HEAD = """\
# Figures of trust

Written by `make trust`, which runs the tests that count what they try. All ran on DATE. What each of them shows is in
[the threat model](threat-model.md).
"""


class Figure(Enum):
    """What is counted, in the order of the table."""

    TRIED = "hostile inputs tried"
    REFUSED = "of these, refused with their place"
    INERT = "of these, shown as the text that they are"
    ACCEPTED = "of these, harmless and accepted"
    CRASHES = "crashes"
    SLOWEST = "slowest input, in seconds"
    MARKERS = "markers of confidential facts looked for"
    LEAKS = "leaks"
    ALIKE = "pairs of registers, different in one confidential fact, with the same public bytes"
    KILLS = "kills, full disks and other accidents survived"
    LOST = "files lost or left by halves"
    SAME = "files with the same bytes under other conditions"
    DIFFERENT = "files with other bytes"


LONGEST = frozenset({Figure.SLOWEST})


class Count(Protocol):
    """Adds to a figure of this run."""

    def __call__(self, figure: Figure, amount: float) -> None: ...


def totals(counted: Iterable[tuple[str, float]]) -> dict[Figure, float]:
    """The figures of a run, from (name, amount) as the tests counted them."""
    sums: dict[Figure, float] = {}
    for name, amount in counted:
        figure = Figure[name]
        before = sums.get(figure, 0)
        sums[figure] = max(before, amount) if figure in LONGEST else before + amount
    return sums


def rows(counted: Iterable[tuple[str, float]]) -> list[str]:
    """The lines of the table, in Markdown, with its head."""
    sums = totals(counted)
    figures = (f"| {figure.value} | {_written(sums[figure])} |" for figure in Figure if figure in sums)
    return ["| what | figure |", "|---|---|", *figures]


def _written(amount: float) -> str:
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:.2f}"
