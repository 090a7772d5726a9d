"""`register record`: an act of the office, shown as an edit and judged, then written."""

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

import click

from generator.command.asking import act_asked, word
from generator.command.options import Exemplified, named, of_a_register
from generator.command.output import REFUSED, USED_WRONGLY, say, say_markdown
from generator.command.reading import read_files, register_of
from generator.command.showing import as_usage_errors, show_and_write
from generator.command.taking_over import command as assessors
from generator.command.writing import ready_to_write
from generator.imports.office_lists import LISTS as OFFICE_LISTS
from generator.imports.office_lists import OfficeList, Reading, lines_of_pasted, read_list
from generator.imports.tables import ImportRefusedError
from generator.office.act import Act
from generator.office.acts import ACTS, by_name
from generator.office.lists import LEAVE_OUT, LIST
from generator.office.proposing import Proposal, propose
from generator.office.refused import ActRefusedError
from generator.office.typed import by_typed_name, must_be_given
from generator.read.loading import Loaded
from generator.reports.escaping import escaped
from generator.reports.proposals import form_summary
from generator.vocabulary import did_you_mean
from generator.write.scratch import scratch

LISTS = {office_list.kind.name: office_list for office_list in OFFICE_LISTS}
WRITE = click.option("--write", "is_written", is_flag=True, help="Write the files; without it they are only shown.")
NOT_WHOLE = "Some rows mean nothing, or two things, so nothing is written. --leave-out writes the others."
EVENT_HELP = "Take the fields from a form in the browser, as GitHub's event has them; what is done is said in Markdown."
EVENT = click.option("--event", type=click.Path(path_type=Path, exists=True, dir_okay=False), help=EVENT_HELP)
BRANCH = click.option("--branch", metavar="NAME", help="With --event: the branch that the edit will be on.")
MOST_OF_EVENT = 1024 * 1024
"""Bytes of an event; GitHub takes up to 65,535 characters of inputs, and adds what it knows of the repository."""
LIST_HELP = (
    "Its columns are found by their headings. People are matched by id, email address, membership number, or else by"
    " name. Rows that mean nobody, or two people, are reported; nothing is guessed. A list may be read twice."
)


class Recording(Exemplified, click.Group):
    """The acts by their names, each made a command when it is asked for."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        lists = (name for name in LISTS if name not in by_name())
        return [*(act.name for act in ACTS), *lists, str(assessors.name)]

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == assessors.name:
            return assessors
        if cmd_name in LISTS:
            return _command_of_list(LISTS[cmd_name], by_name().get(cmd_name))
        act = by_name().get(cmd_name)
        return _command_of(act) if act else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        names = self.list_commands(ctx)
        if args and args[0] not in names and not args[0].startswith("-"):
            ctx.fail(f"There is no act {args[0]}{did_you_mean(args[0], names)} `register record --help` lists them.")
        return super().resolve_command(ctx, args)


@click.group(
    "record",
    cls=Recording,
    examples=(
        "register record payment invoice=INV-0107 paid_on=2026-11-20",
        "register record payment invoice=INV-0107 paid_on=2026-11-20 --write",
        "register record signature --help",
        "register record payments bank.csv",
    ),
    short_help="An act of the office, shown as an edit, then written.",
)
def command() -> None:
    """An act of the office: a payment, a visit, a decision. It is shown as an edit of files, with what it changes and
    what check would say of it; --write writes it. What check would refuse is not written.

    Fields are typed as NAME=VALUE. In a terminal, what is missing is asked for. An id may be typed in part, or as the
    name.
    """


def _command_of(act: type[Act]) -> click.Command:
    """The command of one act; its help lists the fields."""

    @named(act.name, f"register record {act.name} {act.example}", short=act.__doc__, explained=_explained(act))
    @of_a_register
    @click.argument("fields", nargs=-1, metavar="FIELD=VALUE…")
    @WRITE
    @EVENT
    @BRANCH
    def perform(  # noqa: PLR0913, PLR0917  # click gives each option by itself
        root: Path, on: date, fields: tuple[str, ...], is_written: bool, event: Path | None, branch: str | None
    ) -> int:
        loaded = _loaded(root, is_written=is_written)
        words = dict(map(word, fields))
        if event:
            words |= _inputs(event)
        with _in_the_summary() if event else as_usage_errors():
            proposal = propose(root, loaded, [act_asked(act, words, register_of(loaded), on)], on)
        if event:
            return _summarise_and_write(root, proposal, act.name, branch, is_written=is_written)
        return show_and_write(root, proposal, is_written=is_written)

    return perform


def _command_of_list(office_list: OfficeList, act: type[Act] | None) -> click.Command:
    """The command of a list; it does the act of the same name too, where there is one and no list is named."""
    kind = office_list.kind
    examples = [f"register record {kind.name} list.csv"]
    if act:
        examples = [f"{examples[0]} {act.example.split(' ')[0]}", f"register record {act.name} {act.example}"]
    explained = f"{kind.short} CSV, XLSX or ODS, as people have it. {LIST_HELP}"

    @named(kind.name, *examples, short=kind.short, explained=f"{explained}\n\n{_explained(act)}" if act else explained)
    @of_a_register
    @click.argument("words", nargs=-1, metavar="LIST [FIELD=VALUE…]")
    @click.option("--leave-out", is_flag=True, help="Write the others although some rows mean nobody or two people.")
    @WRITE
    @EVENT
    @BRANCH
    def perform(  # noqa: PLR0913, PLR0917  # click gives each option by itself
        root: Path,
        on: date,
        words: tuple[str, ...],
        leave_out: bool,
        is_written: bool,
        event: Path | None,
        branch: str | None,
    ) -> int:
        lists = [typed for typed in words if "=" not in typed]
        fields = dict(map(word, (typed for typed in words if "=" in typed)))
        loaded = _loaded(root, is_written=is_written)
        with ExitStack() as kept, _in_the_summary() if event else as_usage_errors():
            if event:
                fields |= _inputs(event)
                leave_out = fields.pop(LEAVE_OUT, "") == "true"
                pasted = fields.pop(LIST, "")
                lists = [kept.enter_context(_pasted(pasted))] if pasted.strip() else []
            if act and not lists:
                proposal = propose(root, loaded, [act_asked(act, fields, register_of(loaded), on)], on)
                if event:
                    return _summarise_and_write(root, proposal, kind.name, branch, is_written=is_written)
                return show_and_write(root, proposal, is_written=is_written)
            if len(lists) != 1:
                raise click.UsageError("Name one list.")
            given = {name: value for name, value in fields.items() if value.strip()}
            reading = read_list(office_list, Path(lists[0]), register_of(loaded), given, on)
            show = say_rows_in_markdown if event else say_rows
            is_whole = leave_out or not reading.unread
            show(reading, is_whole=is_whole)
            if not reading.acts or (event and not is_whole):
                return REFUSED if reading.unread or event else 0
            proposal = propose(root, loaded, reading.acts, on)
        if event:
            return _summarise_and_write(root, proposal, kind.name, branch, is_written=is_written)
        code = show_and_write(root, proposal, is_written=is_written and is_whole)
        if not is_whole:
            say(NOT_WHOLE, err=True)
        return code if is_whole else REFUSED

    return perform


@contextmanager
def _in_the_summary() -> Iterator[None]:
    """Says in the summary of a form's run what an act or a list refuses, a line for each field."""
    try:
        yield
    except (ActRefusedError, ImportRefusedError) as refused:
        lines = (line.partition(": ") for line in str(refused).splitlines())
        faults = (f"- {name}{colon}{escaped(fault)}" if colon else f"- {escaped(name)}" for name, colon, fault in lines)
        say_markdown(["Nothing is recorded.", "", *faults])
        raise click.exceptions.Exit(USED_WRONGLY) from refused


def _inputs(event: Path) -> dict[str, str]:
    """What was typed into a form, as GitHub's event has it. Raises a usage error for what is no such event."""
    with event.open("rb") as file:
        content = file.read(MOST_OF_EVENT + 1)
    try:
        given = json.loads(content) if len(content) <= MOST_OF_EVENT else None
    except (ValueError, RecursionError):
        given = None
    inputs = (given.get("inputs") or {}) if isinstance(given, dict) else None
    if not isinstance(inputs, dict) or not all(isinstance(value, str | int | float) for value in inputs.values()):
        raise click.UsageError(f"{event} is no event of GitHub with the inputs of a form.")
    return {name: str(value) for name, value in inputs.items()}


@contextmanager
def _pasted(text: str) -> Iterator[str]:
    """The name of a file that holds a pasted list while it is read. Raises ImportRefusedError."""
    lines = lines_of_pasted(text)
    with scratch() as folder:
        path = folder / "pasted.tsv"
        path.write_text(lines, encoding="utf-8", newline="")
        yield str(path)


def _summarise_and_write(root: Path, proposal: Proposal, name: str, branch: str | None, *, is_written: bool) -> int:
    """Say in Markdown what a form does, and write it unless check would refuse it."""
    say_markdown(form_summary(proposal, name, branch or "", os.environ))
    if not proposal.refused and is_written:
        proposal.write(root)
    return REFUSED if proposal.refused or not proposal.after else 0


def _loaded(root: Path, *, is_written: bool) -> Loaded:
    if is_written:
        ready_to_write(root)
    return read_files(root)


def say_rows(reading: Reading, *, is_whole: bool) -> None:
    """Say how many rows ask for something, and what is wrong with the others."""
    for row in reading.unread:
        say(f"row {row.line}: {row.why}")
    say(counted(reading), "")


def say_rows_in_markdown(reading: Reading, *, is_whole: bool) -> None:
    """The same for the summary of a form's run."""
    lines = [f"- row {row.line}: {escaped(row.why)}" for row in reading.unread]
    refused = [] if is_whole else ["", "Nothing is recorded. Correct these rows, or tick `leave_out` in the form."]
    say_markdown([counted(reading), "", *lines, *refused, ""])


def counted(reading: Reading) -> str:
    """How many rows of a list ask for something, and how many do not."""
    asked = reading.rows - len(reading.unread) - reading.on_file - reading.others
    counts = f"{asked} to record, {reading.on_file} on file already, {len(reading.unread)} that mean nothing on file"
    return f"{reading.rows} rows: {counts}{f', {reading.others} about something else' if reading.others else ''}."


def _explained(act: type[Act]) -> str:
    """The help of an act: what it records, and its fields."""
    lines = [
        f"{name}{'' if must_be_given(info) else ' (may be left out)'}: {info.description}"
        for name, info in by_typed_name(act).items()
    ]
    return "\n\n".join([act.__doc__ or "", *lines])
