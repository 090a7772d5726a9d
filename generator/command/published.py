"""What `build` and `serve` begin with: what is public on a day, or nothing if something is refused."""

from datetime import date

import click

from generator.check import Checked
from generator.command.output import say
from generator.problem import Severity
from generator.public import PublicSite, public
from generator.reports.in_public import in_public
from generator.reports.text import lines_of


def what_is_public(checked: Checked, on: date, *, logged: bool) -> PublicSite | None:
    """What is public on a day of a register that is checked; None if something is refused, which is shown.

    What is `logged`, as a build's output is, may be read by anyone: it names places and rules only. Warnings and
    notices are left to `register check`.
    """
    shown = in_public(checked) if logged else checked
    for problem in shown.problems:
        if problem.severity is Severity.REFUSED:
            for line in lines_of(problem, checked.loaded.source, quoted=not logged):
                say(line, err=True)
    if checked.is_unreadable and logged:
        raise click.UsageError("Not built: some files cannot be read. site/ stays as it was.")
    if checked.refused or checked.loaded.register is None:
        return None
    return public(checked.loaded.register, on)
