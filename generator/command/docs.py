"""`register docs`: the documentation that the code writes."""

from contextlib import suppress
from pathlib import Path

import click

from generator.command.options import named, of_a_register_whenever
from generator.command.output import REFUSED, say
from generator.command.writing import ready_to_write
from generator.compare.git import Repository
from generator.compare.git_environment import GitError
from generator.reports.documentation import drifted, write
from generator.write.schema import schemas


@named("docs", "register docs", "register docs --check", short="The documentation that the code writes.")
@of_a_register_whenever
@click.option("--check", "is_check", is_flag=True, help="Write nothing; exit 1 if a document is out of date.")
def command(root: Path, is_check: bool) -> int:
    """Write what is made from the code into the register's folder: code of practice, data format, rules, schemas."""
    if is_check:
        names = drifted(root)
        say(*(f"{name} is out of date: run `register docs`." for name in names))
        return REFUSED if names else 0
    write_documents(root, only=("",))
    return 0


def write_documents(root: Path, only: tuple[str, ...]) -> None:
    """Write the documents that differ below `root`, of those whose names begin as one of `only`, and say which."""
    ready_to_write(root)
    with suppress(GitError):  # outside of git, or never committed: then git does look at them
        Repository(root).run("update-index", "--no-skip-worktree", *schemas())
    names = write(root, only)
    say(*(f"Wrote {name}" for name in names))
    if not names:
        say("Everything is up to date.")
