"""`register init`: an empty register, with everything that its repository needs."""

from collections.abc import Mapping
from pathlib import Path

import click

from generator.check import check
from generator.command.asking import act_asked, word
from generator.command.options import Asked, debug_option, named, root_option
from generator.command.output import REFUSED, say
from generator.command.writing import ready_to_write
from generator.office.new_register import NewRegister
from generator.office.refused import ActRefusedError
from generator.office.typed import by_typed_name, must_be_given
from generator.read.files import placed
from generator.read.loading import put_together, read_file
from generator.records import Scheme
from generator.records.base import DATA
from generator.reports.new_register import files_of, renewed
from generator.reports.text import lines_of
from generator.write.files import write_files

FIELDS = (
    f"{name}{'' if must_be_given(info) else ' (may be left out)'}: {info.description}"
    for name, info in by_typed_name(NewRegister).items()
)
EXPLAINED = """An empty register in an empty folder, or in a git repository that has none: settings, fees, and the
program with its workflows and documentation. Files that are there already stay as they are. docs/starting.md leads from
here to a live register.

Fields are typed as NAME=VALUE. In a terminal, what is missing is asked for."""


@named(
    "init",
    f"register init {NewRegister.example}",
    short="An empty register, with everything that its repository needs.",
    explained="\n\n".join((EXPLAINED, *FIELDS)),
)
@click.argument("fields", nargs=-1, metavar="FIELD=VALUE…")
@click.option(
    "--renew", is_flag=True, help="In a register that is there: this version of the program over an older one."
)
@root_option()
@debug_option()
@click.pass_context
def command(context: click.Context, fields: tuple[str, ...], renew: bool, root: Path | None) -> int:
    asked: Asked = context.obj
    root = root or asked.root or Path()
    ready_to_write(root)
    if renew:
        return _renew(root, fields)
    _must_be_free(root)
    try:
        act = act_asked(NewRegister, dict(map(word, fields)), None, asked.today)
        files = files_of(NewRegister.model_validate(act.model_dump(by_alias=True)))
    except ActRefusedError as refused:
        raise click.UsageError(f"Nothing is changed. {refused}") from refused
    if not _is_accepted(files, asked):
        return REFUSED
    there = [name for name in files if (root / name).exists()]
    new = {name: content for name, content in files.items() if name not in there}
    write_files(root, new, dict.fromkeys(new))
    say(*(f"{name} was there already, and stays as it is." for name in there))
    say(
        f"Written: {len(new)} files. Nobody is on file yet.",
        "",
        "Next: commit them. docs/starting.md says how to go on.",
    )
    return 0


def _renew(root: Path, fields: tuple[str, ...]) -> int:
    """Write this version of the program over an older one; the data stays."""
    if fields or not (root / Scheme.file_of("scheme")).is_file():
        raise click.UsageError("--renew takes no fields, and needs a register: name its folder by --root.")
    changes = renewed(root)
    write_files(root, changes)
    deleted = sum(content is None for content in changes.values())
    say(f"Written: {len(changes) - deleted} files; deleted: {deleted}. Look at them with `git status`.")
    return 0


def _must_be_free(root: Path) -> None:
    """Raise a usage error for a folder that has a register, or other things that nobody keeps in git."""
    if any(path.is_file() for path in (root / DATA).rglob("*")):
        raise click.UsageError(f"{root / DATA} holds files already: a register begins in a folder that has none.")
    is_empty = not any(path.is_file() for path in root.rglob("*"))
    if not is_empty and not (root / ".git").exists():
        raise click.UsageError(f"{root} is neither empty nor a git repository. Name an empty folder by --root.")


def _is_accepted(files: Mapping[str, bytes], asked: Asked) -> bool:
    """Whether check accepts the data; what it refuses is said."""
    reads = {name: read_file(placed(name), content) for name, content in files.items() if name.startswith(DATA)}
    checked = check(put_together(reads, []), asked.on or asked.today)
    if checked.refused:
        for problem in checked.problems:
            say(*lines_of(problem, checked.loaded.source))
        say("check would refuse this, so nothing is written.")
    return not checked.refused
