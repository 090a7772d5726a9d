"""What a job of the office costs in clicks and keys, counted from its form; beside it what it cost by hand.

In: the acts' fields, as the forms have them. Out: a table for the page of the acts.
"""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.office.act import Act
from generator.office.acts.development.attendance import Attendance
from generator.office.acts.money.payment import Payment
from generator.office.acts.people.new_assessor import NewAssessor
from generator.office.lists import ATTENDANCE, LEAVE_OUT, LIST, PAYMENTS, SIGNATURES, ListKind
from generator.office.typed import by_typed_name

STEPS = (
    "*The acts*, on the repository's first page",
    "the act, at the top of that page",
    "*Run workflow*",
    "the first field",
    "*Run workflow* below the fields",
    "the run",
    "*Open the pull request*",
    "*Create pull request*",
)
"""What is clicked for one act."""
LIST_STEPS = ("the cells in the spreadsheet, marked in one drag", "the browser's window")
"""What is clicked besides for a list."""
COPY_AND_PASTE = 4
"""Keys: Ctrl and C, Ctrl and V."""


class Cost(NamedTuple):
    """What one job costs: pull requests, clicks and keys."""

    proposals: int
    clicks: int
    keys: int


def fields_of_form(recorded: type[Act] | ListKind) -> list[str]:
    """The names of the fields of a form, in their order."""
    if isinstance(recorded, ListKind):
        return [*(by_typed_name(recorded.act) if recorded.act else ()), LIST, LEAVE_OUT]
    return list(by_typed_name(recorded))


def cost(fields: Sequence[str], typed: Mapping[str, str], *, is_list: bool = False) -> Cost:
    """The cost of a form in which this is typed; Tab leads from field to field, and a list is pasted."""
    filled = [*typed, *([LIST] if is_list else [])]
    places = [fields.index(name) for name in filled]
    keys = sum(map(len, typed.values())) + max(places) - min(places)
    if is_list:
        return Cost(1, len(STEPS) + len(LIST_STEPS), keys + COPY_AND_PASTE)
    return Cost(1, len(STEPS), keys)


def markdown() -> Iterator[str]:
    """The table, and what is counted."""
    steps, list_steps = "; ".join(STEPS), "; ".join(LIST_STEPS)
    yield "## What a job costs"
    yield ""
    yield (
        f"Counted from the forms, for the person who records, up to the pull request. Clicks: {steps}. For a list also:"
        f" {list_steps}. Keys: what the example types, and Tab from field to field. Not counted: signing in, reading,"
        " and the second person's approval, which is the same for every change. *By hand* was counted on GitHub's pages"
        " before there were forms."
    )
    yield ""
    yield "| job | by hand | by its form |"
    yield "|---|---|---|"
    for job, by_hand, its_cost in jobs():
        many = "1 proposal" if its_cost.proposals == 1 else f"{its_cost.proposals} proposals"
        yield f"| {job} | {by_hand} | {many}, {its_cost.clicks} clicks, {its_cost.keys} keys |"


def jobs() -> Iterator[tuple[str, str, Cost]]:
    """Each job, what it was by hand, and its cost by a form."""
    payment, new_assessor = (_of_example(act) for act in (Payment, NewAssessor))
    event = {"event": dict(_example(Attendance))["event"]}
    yield "a payment", "20 clicks, a line of YAML", payment
    yield "30 payments", "the same, 30 times", cost(fields_of_form(PAYMENTS), {}, is_list=True)
    yield (
        "attendance of 28 at an event",
        "210 clicks",
        cost(fields_of_form(ATTENDANCE), event, is_list=True),
    )
    yield "28 signatures", "220 clicks", cost(fields_of_form(SIGNATURES), {}, is_list=True)
    yield "a new assessor", "4 proposals, 27 lines of YAML", new_assessor


def _of_example(act: type[Act]) -> Cost:
    return cost(fields_of_form(act), dict(_example(act)))


def _example(act: type[Act]) -> Iterator[tuple[str, str]]:
    for typed in shlex.split(act.example):
        name, _, value = typed.partition("=")
        yield name, value
