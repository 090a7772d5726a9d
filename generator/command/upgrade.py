"""`register upgrade`: a register in an older format to today's."""

from datetime import date
from difflib import unified_diff
from pathlib import Path

import click

from generator.command.options import named, of_a_register
from generator.command.output import say
from generator.command.writing import ready_to_write
from generator.read.files import DiskTree
from generator.records.scheme import FORMAT
from generator.write.files import write_files
from generator.write.upgrade import UpgradeRefusedError, texts_of, upgraded

SHOWN = 5
"""How many files are shown in full."""


@named(
    "upgrade",
    "register upgrade",
    "register upgrade --write",
    short="Yesterday's data format to today's.",
)
@of_a_register
@click.option("--write", "is_written", is_flag=True, help="Write the files; without it they are only shown.")
@click.option("--all", "shows_all", is_flag=True, help="Show every file, not only the first few.")
def command(root: Path, on: date, is_written: bool, shows_all: bool) -> int:
    """Convert a register in an older data format to today's. Comments, order and layout stay.

    What would change is shown; --write writes it. Look at it with `git diff`, then run `register check`.
    """
    if is_written:
        ready_to_write(root)
    try:
        texts = texts_of(DiskTree(root))
        changes = upgraded(texts)
    except (UpgradeRefusedError, UnicodeDecodeError) as refused:
        raise click.UsageError(f"Nothing is changed. {refused}") from refused
    if not changes:
        say(f"This register has today's format, {FORMAT}, already.")
        return 0
    for file, text in list(changes.items())[: None if shows_all else SHOWN]:
        lines = unified_diff(texts[file].splitlines(), text.splitlines(), file, file, n=1, lineterm="")
        say(*lines, "")
    if len(changes) > SHOWN and not shows_all:
        say(f"… and {len(changes) - SHOWN} more files; --all shows them.")
    if is_written:
        write_files(
            root,
            {file: text.encode() for file, text in changes.items()},
            expected={file: texts[file].encode() for file in changes},
        )
        say(f"Written: {len(changes)} files in format {FORMAT}. Look at them with `git diff`, then `register check`.")
    else:
        say(f"{len(changes)} files change. Nothing is written yet: the same command with --write writes them.")
    return 0
