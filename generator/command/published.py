"""What `build` and `serve` begin with: what is public on a day, or nothing if something is refused."""

from datetime import date
from pathlib import Path

from generator.check import check
from generator.command.output import say
from generator.command.reading import read_files
from generator.problem import Severity
from generator.public import PublicSite, public
from generator.reports.text import lines_of


def what_is_public(root: Path, on: date, today: date, *, quoted: bool) -> PublicSite | None:
    """What is public on a day, or None if something is refused, which is shown; with its lines if `quoted`.

    Warnings and notices are about people, and a build's log may be public: `register check` shows them.
    """
    checked = check(read_files(root), on, today)
    for problem in checked.problems:
        if problem.severity is Severity.REFUSED:
            for line in lines_of(problem, checked.loaded.source, quoted=quoted):
                say(line, err=True)
    if checked.refused or checked.loaded.register is None:
        return None
    return public(checked.loaded.register, on)
