"""A chart of a fee's amounts as steps over time; the table beside it gives the same facts in full.

Time runs downwards, because a phone is narrow and a schedule grows. Each amount has its own row, with its first day on
the left and its pounds on the right, so that no two texts can overlap. The chart always has the same width, which a
phone shows at full size, with letters `LETTER` pixels high.
"""

from dataclasses import dataclass
from datetime import date

from generator.public import AmountState, PublicAmount
from generator.site.formats import pounds
from generator.site.messages import Wording

WIDTH, LETTER = 288, 12
LEFT, RIGHT = 72, 212
"""The positions of zero and of the highest amount; the days are left of them, the pounds right."""
ROW, ABOVE = 36, 2


@dataclass(frozen=True)
class Step:
    """A row: its line goes from `before` to `x`, and down from `y` to `end`."""

    y: int
    """Where the row begins, from the top."""
    end: int
    """Where the row ends, from the top."""
    x: int
    """The position of the amount, from the left."""
    before: int | None
    """The position of the row above; None for the first row, and after days without an amount."""
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
    """The chart, in pixels."""

    width: int
    """The chart's width."""
    height: int
    """The chart's height."""
    left: int
    """The position of zero, from the left."""
    steps: tuple[Step, ...]
    """A row for each amount, oldest first."""
    words: str
    """Every amount in words, for people who do not see the chart."""


def fee_chart(schedule: tuple[PublicAmount, ...], t: Wording) -> FeeChart | None:
    """The chart of a schedule, oldest first; None if it has fewer than two amounts."""
    if len(schedule) < 2:
        return None
    highest = max(amount.amount for amount in schedule)
    steps: list[Step] = []
    last_day: date | None = None
    for row, amount in enumerate(schedule):
        y = ABOVE + row * ROW
        follows = last_day is not None and (amount.from_ - last_day).days == 1
        steps.append(
            Step(
                y=y,
                end=y + ROW,
                x=LEFT + int((RIGHT - LEFT) * amount.amount / highest) if highest else LEFT,
                before=steps[-1].x if follows else None,
                from_=f"{t(f'month_short.{amount.from_.month}')} {amount.from_.year}",
                amount=pounds(amount.amount),
                current=amount.state is AmountState.CURRENT,
                announced=amount.state is AmountState.ANNOUNCED,
            )
        )
        last_day = amount.to
    return FeeChart(
        width=WIDTH,
        height=2 * ABOVE + ROW * len(schedule),
        left=LEFT,
        steps=tuple(steps),
        words=t.listed([_in_words(amount, t) for amount in schedule]),
    )


def _in_words(amount: PublicAmount, t: Wording) -> str:
    month = f"{t(f'month.{amount.from_.month}')} {amount.from_.year}"
    return t("fee.chart_amount", pounds=pounds(amount.amount), month=month)
