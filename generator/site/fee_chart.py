"""A fee's amounts drawn as steps over time; the table beside it says the same in full."""

from dataclasses import dataclass
from datetime import date

from generator.public import AmountState, PublicAmount
from generator.site.words import listed, pounds

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 8, 632, 44, 184
ROOM = 60
"""What a label needs; one that would stand on its neighbour is left to the table."""
DAYS_AFTER = 365
"""How far an amount without an end is drawn beyond today, or beyond its own beginning."""


@dataclass(frozen=True)
class Label:
    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Step:
    """A line from `x` to `end` at `y`; `before` is the height from which it rises or falls there, None at the first."""

    x: int
    end: int
    y: int
    before: int | None
    announced: bool


@dataclass(frozen=True)
class FeeChart:
    """`words` names every amount, for who does not see the drawing."""

    width: int
    height: int
    floor: int
    steps: tuple[Step, ...]
    labels: tuple[Label, ...]
    today: Label | None
    words: str


def fee_chart(schedule: tuple[PublicAmount, ...], on: date) -> FeeChart | None:
    """The chart of a schedule, oldest first; None where nothing is published, or nothing changes."""
    if len(schedule) < 2:
        return None
    first, last = schedule[0].from_, schedule[-1]
    end = last.to.toordinal() + 1 if last.to else max(last.from_, on).toordinal() + DAYS_AFTER
    highest = max(one.amount for one in schedule)

    def across(ordinal: int) -> int:
        return LEFT + (RIGHT - LEFT) * (min(ordinal, end) - first.toordinal()) // (end - first.toordinal())

    def up(one: PublicAmount) -> int:
        return BOTTOM - int((BOTTOM - TOP) * one.amount / highest) if highest else BOTTOM

    steps: list[Step] = []
    labels: list[Label] = []
    free = 0
    for one in schedule:
        x, y = across(one.from_.toordinal()), up(one)
        until = across(one.to.toordinal() + 1) if one.to else RIGHT
        before = steps[-1].y if steps and steps[-1].end == x else None
        steps.append(Step(x, until, y, before, one.state is AmountState.ANNOUNCED))
        if x >= free and x + ROOM <= WIDTH:
            labels += [Label(x + 4, y - 7, pounds(one.amount)), Label(x + 2, BOTTOM + 18, f"{one.from_:%b %Y}")]
            free = x + ROOM
    return FeeChart(
        width=WIDTH,
        height=HEIGHT,
        floor=BOTTOM,
        steps=tuple(steps),
        labels=tuple(labels),
        today=Label(across(on.toordinal()), 14, "today") if first <= on and on.toordinal() < end else None,
        words=listed([f"{pounds(one.amount)} from {one.from_:%B %Y}" for one in schedule]),
    )
