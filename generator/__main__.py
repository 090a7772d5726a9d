"""The command `register`, also `python -m generator`: reads from top to bottom like the flow."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from generator.check import check
from generator.days import today
from generator.loading import load
from generator.problem import Problem, Severity
from generator.public import PublicSite, public
from generator.site import Engine, EngineFailed, Flow
from generator.site import build as build_site
from generator.site import serve as serve_site
from generator.source import Source

REFUSED, OUR_BUG = 1, 3
DAY = click.DateTime(["%Y-%m-%d"])


def _day(context: click.Context, parameter: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


def _register(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that reads a register."""
    folder = click.Path(path_type=Path, exists=True, file_okay=False)
    command = click.option("--on", type=DAY, callback=_day, metavar="DATE", help="Another day than today.")(command)
    return click.option("--root", type=folder, default=".", metavar="DIR", help="Another register's folder.")(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """The register of ICT Mark assessors, kept as code."""


@main.command()
@_register
@click.option(
    "--engine", type=click.Choice([str(engine) for engine in Engine]), default="material", help="What makes the site."
)
def build(root: Path, on: date | None, engine: str) -> None:
    """Check, then write the site into site/."""
    site = _public(root, on or today())
    if site is None:
        click.echo("Not built: mend what is refused first. site/ stays as it was.", err=True)
        sys.exit(REFUSED)
    try:
        build_site(root, site, Engine(engine))
    except EngineFailed as failed:
        click.echo(f"Not built; site/ stays as it was. The site's engine says:\n{failed}", err=True)
        sys.exit(OUR_BUG)
    click.echo(f"Built {root / 'site'} for {site.on}: {len(site.assessors)} assessors.")


@main.command()
@_register
@click.option("--port", type=click.IntRange(1, 65000), default=8000, help="The first port to try.")
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
def serve(root: Path, on: date | None, port: int, no_browser: bool) -> None:
    """Show the site on this machine, made again as data or templates change."""
    flow = Flow(read=lambda day: _public(root, day), today=lambda: on or today(), say=click.echo)
    try:
        serve_site(root, flow, port, browser=not no_browser)
    except OSError as failed:
        raise click.UsageError(str(failed)) from failed


def _public(root: Path, on: date) -> PublicSite | None:
    """What is public on a day, or None where something is refused, which is shown.

    What the rules only warn or tell of is about people, and a build's log may be public: `register check` shows it.
    """
    checked = check(load(root), on)
    for problem in checked.problems:
        if problem.severity is Severity.REFUSED:
            click.echo(_line(problem, checked.loaded.source), err=True)
    return None if checked.refused or checked.loaded.register is None else public(checked.loaded.register, on)


def _line(problem: Problem, source: Source) -> str:
    place = source.place(problem.at)
    why = f" ({', '.join(problem.clauses)})" if problem.clauses else ""
    return f"{problem.at.file}:{place.line}:{place.column}: {problem.severity}: {problem.message}{why}. {problem.mend}"


if __name__ == "__main__":
    main()
