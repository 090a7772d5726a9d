"""Problems as anyone may read them: in annotations, in CI's logs and summaries, and in what a build prints.

In: what was checked. Out: the same problems with their places, but with the rule's own sentences. What a rule found
there may be confidential: that somebody appeals, owes a fee or applies. Only the terminal, the
JSON and the comment on a pull request of the private repository say that.
"""

from dataclasses import replace

from generator.check import Checked
from generator.compare.history import PUBLISHED
from generator.problem import Problem

_RULES = {rule.code: rule for rule in PUBLISHED}
_FORMAT = "This is not in the format of the register"
_SEE = "Read the comment on the pull request, or run `register check`: they say what is wrong here and how to fix it."


def in_public(checked: Checked) -> Checked:
    """The same problems, each with nothing but its place, severity, rule, clauses and the rule's published text."""
    return Checked(checked.loaded, tuple(map(_published, checked.problems)))


def _published(problem: Problem) -> Problem:
    rule = _RULES.get(problem.code)
    message, fix = (rule.statement.rstrip("."), rule.fix) if rule else (_FORMAT, _SEE)
    return replace(problem, message=message, fix=fix, related=())
