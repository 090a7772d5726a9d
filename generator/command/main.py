"""`register`: finds the command, reads the clock once, and turns errors into a sentence and an exit code."""

import os
import sys
import traceback
from datetime import datetime
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import NoReturn

import click

from generator import days
from generator.command.options import DAY, Asked, Exemplified, debug_option, root_option
from generator.command.output import INTERRUPTED, OUR_BUG, USED_WRONGLY, say
from generator.disk import NotWritten, sentence_of

COMMANDS = (
    "init",
    "check",
    "changes",
    "clashes",
    "standing",
    "due",
    "due-issue",
    "desk",
    "allocate",
    "record",
    "letter",
    "held",
    "build",
    "serve",
    "rules",
    "sample",
    "import-schools",
    "import-postcodes",
    "fmt",
    "upgrade",
    "schema",
    "docs",
    "editor",
)
"""Every command, in the order of the help; each is the `command` of the file in this folder that has its name."""


def main() -> NoReturn:
    """Run the command; only here do errors become a sentence and an exit code."""
    try:
        with register.make_context("register", sys.argv[1:]) as context:
            code = register.invoke(context)
        sys.stdout.flush()
        sys.exit(code or 0)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        shown = StringIO()
        error.show(shown)
        say(shown.getvalue(), err=True, end=False)
        sys.exit(USED_WRONGLY)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # The reader of our output has stopped, as `head` does: nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except NotWritten as failed:
        say(str(failed), err=True)
        sys.exit(USED_WRONGLY)
    except OSError as failed:
        say(sentence_of(failed), err=True)
        sys.exit(USED_WRONGLY)
    except Exception as error:  # noqa: BLE001  # anything else is our bug, whatever it is
        if "--debug" in sys.argv:
            say(traceback.format_exc(), err=True)
        # Imported only now, like the commands.
        named = import_module("generator.command.failing").working_on(error)
        where = f" at {named}" if named else ""
        say(
            f"The program itself failed{where} ({type(error).__name__}).",
            "Please report this. The same command with --debug says where.",
            err=True,
        )
        sys.exit(OUR_BUG)


class Commands(Exemplified, click.Group):
    """The commands by their names. A command's file is imported only when it is used, because each imports much."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"generator.command.{cmd_name.replace('-', '_')}").command
        return found


@click.group(
    cls=Commands,
    examples=("register check", "register standing amina-rahman --on 2026-03-01", "register serve"),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@root_option()
@click.option("--on", type=DAY, metavar="DATE", help="Another day than today: YYYY-MM-DD.")
@debug_option()
@click.version_option(package_name="ictmark-register")
@click.pass_context
def register(context: click.Context, root: Path | None, on: datetime | None) -> None:
    """The register of ICT Mark assessors, kept as code."""
    clock = days.today  # called through its module, so that a test can replace it
    context.obj = Asked(root, on.date() if on else None, today=clock(), clock=clock)
