"""`register serve`: the site on this machine, live."""

from datetime import date
from pathlib import Path

import click

from generator.command.following import Following
from generator.command.options import Asked, named, of_a_register
from generator.command.output import say
from generator.command.published import what_is_public
from generator.command.writing import ready_to_write
from generator.disk import sentence_of
from generator.public import PublicSite
from generator.site import Flow, serve


@named(
    "serve",
    "register serve",
    "register serve --port 8080 --no-browser",
    short="The site on this machine, live.",
)
@of_a_register
@click.option("--port", type=click.IntRange(1, 65000), default=8000, help="The first port to try.")
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@click.pass_obj
def command(asked: Asked, root: Path, on: date, port: int, no_browser: bool) -> None:
    """Show the site on this machine; it is rebuilt as data or templates change, and when a day begins."""
    clock = asked.clock if on == asked.today else lambda: on

    register = Following(root)

    def read(day: date) -> PublicSite | None:
        ready_to_write(root)
        return what_is_public(register.checked(day, asked.clock()), day, logged=False)

    flow = Flow(read=read, today=clock, say=say)
    try:
        serve(root, flow, port, browser=not no_browser)
    except OSError as failed:
        raise click.UsageError(sentence_of(failed) if failed.errno else str(failed)) from failed
