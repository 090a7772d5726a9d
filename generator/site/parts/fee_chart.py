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
    """A row: its line goes from `before` to `x`, and down from `y` to `end`."""

    y: int
    """Where the row begins, from the top."""
    end: int
    """Where the row ends, from the top."""
    x: int
    """How far out the amount is, from the left."""
    before: int | None
    """Where the row above is; None at the first, and after days without an amount."""
    from_: str
    """The month in which the amount begins."""
    amount: str
    """The amount in pounds."""
    current: bool
    """Whether it is in force today."""
    announced: bool
    """Whether it is to come."""


@dataclass(frozen=True)
class FeeChart:
    """The drawing, in its own units."""

    width: int
    """The drawing's width."""
    height: int
    """The drawing's height."""
    left: int
    """Where an amount of nothing is drawn, from the left."""
    steps: tuple[Step, ...]
    """A row for each amount, oldest first."""
    words: str
    """Every amount in words, for who does not see the drawing."""


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
