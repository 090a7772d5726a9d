"""Problems as Markdown, for a job summary: no value of the data, and every name is escaped."""

from collections.abc import Iterator

from generator.check import Checked
from generator.reports.as_json import problem_as_json
from generator.reports.from_json import tables


def markdown(checked: Checked) -> Iterator[str]:
    """A table for each severity: each problem with its places, clauses and what to do."""
    yield from tables(problem_as_json(problem, checked.loaded.source) for problem in checked.problems)
    if not checked.refused:
        yield "Nothing is refused."
