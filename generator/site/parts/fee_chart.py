"""A fee's amounts drawn as steps over time, which runs downwards; the table beside it says the same in full.

Downwards, since a phone is narrow and a schedule grows: each amount has a row of its own, its first day before it and
its pounds after it, so that no two words can ever meet. Of every length the drawing is as wide, and a phone shows it
at its own size, in letters as large as `LETTER`.
"""

from dataclasses import dataclass
from datetime import date

from generator.public import AmountState, PublicAmount
from generator.site.formats import listed, pounds

WIDTH, LETTER = 288, 12
LEFT, RIGHT = 72, 212
"""Where an amount of nothing is drawn, and the highest; before it stand the days, after it the pounds."""
ROW, ABOVE = 36, 2


@dataclass(frozen=True)
class Step:
    """A row: its line goes from `before`, where the one above ended, to `x`, and down from `y` to `end`.

    `before` is None at the first, and after days without an amount. `current` is in force today, `announced` to come.
    """

    y: int
    end: int
    x: int
    before: int | None
    from_: str
    amount: str
    current: bool
    announced: bool


@dataclass(frozen=True)
class FeeChart:
    """`words` names every amount, for who does not see the drawing."""

    width: int
    height: int
    left: int
    steps: tuple[Step, ...]
    words: str


def fee_chart(schedule: tuple[PublicAmount, ...]) -> FeeChart | None:
    """The chart of a schedule, oldest first; None where nothing is published, or nothing changes."""
    if len(schedule) < 2:
        return None
    highest = max(one.amount for one in schedule)
    steps: list[Step] = []
    last: date | None = None
    for row, one in enumerate(schedule):
        y = ABOVE + row * ROW
        follows = last is not None and (one.from_ - last).days == 1
        steps.append(
            Step(
                y=y,
                end=y + ROW,
                x=LEFT + int((RIGHT - LEFT) * one.amount / highest) if highest else LEFT,
                before=steps[-1].x if follows else None,
                from_=f"{one.from_:%b %Y}",
                amount=pounds(one.amount),
                current=one.state is AmountState.CURRENT,
                announced=one.state is AmountState.ANNOUNCED,
            )
        )
        last = one.to
    return FeeChart(
        width=WIDTH,
        height=2 * ABOVE + ROW * len(schedule),
        left=LEFT,
        steps=tuple(steps),
        words=listed([f"{pounds(one.amount)} from {one.from_:%B %Y}" for one in schedule]),
    )
