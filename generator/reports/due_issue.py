"""The issue in the private repository that says what is due, and the comment on what became due. Both name people."""

from collections.abc import Iterator, Sequence
from datetime import date

from generator.days import in_words
from generator.office.became_due import MadeFrom
from generator.office.due import Due
from generator.reports import due as report
from generator.reports.escaping import fitting

MOST = 60_000
"""Bytes; GitHub refuses a text of more than 65,536 characters."""
_WHERE = "`register due` and the office's own page, `desk.html`, show everything"


def issue(dues: Sequence[Due], source: MadeFrom, within: int, left_out: int, forms: str | None) -> Iterator[str]:
    """The text of the issue. It begins with what it was made from, for the next run."""

    def lines() -> Iterator[str]:
        yield str(source)
        yield f"What is due on {in_words(source.on)}, or within {within} days."
        yield "The program writes this text again every morning: do not edit it, and do not close this issue."
        yield "It names people. Only people who may read this repository may read it."
        yield ""
        if left_out:
            yield f"**{_files(left_out)} cannot be read: what is due there is missing.** The run of *Check* says why."
            yield ""
        yield from report.markdown(dues, source.on, forms)

    return fitting(lines(), MOST, _WHERE)


def comment(dues: Sequence[Due], since: date, on: date, forms: str | None) -> Iterator[str]:
    """The comment on what became due since the last list; GitHub mails it to people who watch the repository."""

    def lines() -> Iterator[str]:
        yield f"Due since the list of {in_words(since)}:"
        yield ""
        yield from report.as_list(dues, forms)

    return fitting(lines(), MOST, f"the list above, of {in_words(on)}, has the rest")


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number:,} files"
