"""What commands show of acts before they write them: sentences, edits, what they change, what check would say."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import unified_diff
from pathlib import Path

import click

from generator.command.output import REFUSED, say
from generator.imports.tables import ImportRefusedError
from generator.office.proposing import Proposal
from generator.office.refused import ActRefusedError
from generator.records.photo import is_photo
from generator.reports import changes as report
from generator.reports.text import lines_of


@contextmanager
def as_usage_errors() -> Iterator[None]:
    """Makes a usage error of what an act or a list refuses."""
    try:
        yield
    except (ActRefusedError, ImportRefusedError) as refused:
        raise click.UsageError(f"Nothing is changed. {refused}") from refused


def show_and_write(root: Path, proposal: Proposal, *, is_written: bool) -> int:
    """Show a proposal: its sentences, the edits, what they change, what check would say. Then write it, if asked."""
    say(*(f"{sentence}." for sentence in proposal.said), "")
    say(*_differences(proposal))
    if proposal.refused:
        source = proposal.effects.new_problems.loaded.source
        for problem in proposal.refusals:
            say(*lines_of(problem, source))
        say("check would refuse this, so nothing is written.")
        return REFUSED
    say(*report.text(proposal.effects))
    if not proposal.after:
        say("\nThis is on file already; nothing changes.")
    elif is_written:
        proposal.write(root)
        say(f"\nWritten: {', '.join(proposal.after)}.")
    else:
        say("\nNothing is written yet. To write it, run the same command with --write.")
    return 0


def _differences(proposal: Proposal) -> Iterator[str]:
    for file, after in proposal.after.items():
        if is_photo(file):
            yield f"{file} is deleted."
            continue
        yield from unified_diff(
            _lines(proposal.before, file), (after or b"").decode().splitlines(), file, file, n=1, lineterm=""
        )
        yield ""


def _lines(contents: Mapping[str, bytes | None], file: str) -> list[str]:
    return (contents[file] or b"").decode().splitlines()
