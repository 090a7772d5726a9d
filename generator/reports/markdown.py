"""Problems as Markdown, for a job summary: no value of the data, and every name is escaped."""

from collections.abc import Iterator

from generator.check import Checked
from generator.reports.as_json import problem
from generator.reports.told import tables


def markdown(checked: Checked) -> Iterator[str]:
    """A table for each severity: each problem with its places, clauses and what to do."""
    yield from tables(problem(found, checked.loaded.source) for found in checked.problems)
    if not checked.refused:
        yield "Nothing is refused."
