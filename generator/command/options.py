"""What commands share: their options, formats and examples."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import click

DAY = click.DateTime(["%Y-%m-%d"])
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2105, 12, 31)
"""Between these the site's engines can write a day as seconds since 1970 in 32 bits, as its sitemap does."""

Function = Callable[..., Any]


@dataclass(frozen=True)
class Asked:
    """What was asked for before the command's name, and the clock.

    `clock` is for a command that outlives a day; every other takes `today`, which is read once. `question` is the
    `kept.Question` that the command answers, if its answer can be kept.
    """

    root: Path | None
    on: date | None
    clock: Callable[[], date]
    question: Any = None

    @cached_property
    def today(self) -> date:
        """The day it is when the command first asks."""
        return self.clock()


class Exemplified(click.Command):
    """A command whose help ends with examples, one a line."""

    def __init__(self, *arguments: Any, examples: Sequence[str] = (), **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.examples = tuple(examples)

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")


def named(
    name: str, *examples: str, short: str | None = None, explained: str | None = None
) -> Callable[[Function], Exemplified]:
    """Make a command of a function: its name, the examples of its help, and its line in the list of commands.

    Its help is the function's docstring, or what is `explained`.
    """
    return click.command(name, cls=Exemplified, examples=examples, short_help=short, help=explained)


def root_option(**more: Any) -> Callable[[Function], Function]:
    folder = click.Path(path_type=Path, exists=True, file_okay=False)
    return click.option("--root", type=folder, metavar="DIR", help="Another register's folder.", **more)


def debug_option() -> Callable[[Function], Function]:
    return click.option("--debug", is_flag=True, expose_value=False, help="Show a traceback if the program fails.")


def of_a_register(function: Function) -> Function:
    """The options of every command that reads a register; each may also come before the command's name."""
    for option in (
        click.option("--on", type=DAY, callback=_day, metavar="DATE", help="Another day than today: YYYY-MM-DD."),
        root_option(callback=_root),
        debug_option(),
    ):
        function = option(function)
    return function


def of_a_register_whenever(function: Function) -> Function:
    """The options of a command that takes a register's folder, but do not depend on the day."""
    for option in (root_option(callback=_root), debug_option()):
        function = option(function)
    return function


def formats(*names: str) -> Callable[[Function], Function]:
    """The option for the output format; the first is what is shown without it."""
    return click.option("--format", "form", type=click.Choice(names), default=names[0], help="Output format.")


def a_revision(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A revision's name as it is. Raises a usage error if it is empty, as a variable is that nobody has set."""
    if value is not None and not value.strip():
        raise click.BadParameter("This names no branch or commit. Name one, or leave this out.")
    return value


EXACTLY = click.option(
    "--exactly", is_flag=True, help="Compare with that commit itself, as for a push: it may take commits away."
)


def _day(context: click.Context, parameter: click.Parameter, value: datetime | None) -> date:
    asked: Asked = context.obj
    on = value.date() if value else asked.on or asked.today
    if not FIRST_DAY <= on <= LAST_DAY:
        raise click.BadParameter(f"{on} is not between {FIRST_DAY.year} and {LAST_DAY.year}.")
    return on


def _root(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path:
    asked: Asked = context.obj
    root = value or asked.root or Path()
    if not (root / "data").is_dir():
        raise click.UsageError(f"{root} holds no folder data/. Go to the register's folder, or name it with --root.")
    return root
