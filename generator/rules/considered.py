"""What the rules say of an assessment as it would be: an appointment that the office only considers.

In: a register, the assessment with what would be recorded, a day. Out: problems, found by the very rules that `check`
asks of every assessment on file. Cost: some twenty short functions, whatever the size of the register.
"""

from collections.abc import Iterator
from datetime import date

from generator.problem import Problem
from generator.register import AssessmentOnFile, Register
from generator.rules import RULES

ASKED = tuple(sorted(((rule, rule.judge) for rule in RULES if rule.judge), key=lambda asked: asked[0].severity))
"""The rules that can be asked of one assessment, each with how; those that refuse come first."""


def problems_of(
    register: Register, considered: AssessmentOnFile, on: date, *, is_whole: bool = True
) -> Iterator[Problem]:
    """The problems that `check` would find in this assessment on a day, refusals first.

    While a file cannot be read, `is_whole` is False, and no rule is asked that counts visits, as in `check`.
    """
    for rule, judge in ASKED:
        if is_whole or not rule.needs_every_file:
            for finding in judge(register, considered, on):
                yield rule.problem(finding)
