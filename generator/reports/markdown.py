"""Problems as Markdown, for a job summary. Everything that comes from data is escaped.

Lines of the data are quoted: a run's summary is shown to those alone who may read the repository, and so the data.
"""

from collections.abc import Iterator

from generator.check import Checked
from generator.reports.as_json import problem_for_staff
from generator.reports.told import tables


def markdown(checked: Checked) -> Iterator[str]:
    """A table a severity, each problem with its places, clauses and what to do; then the count."""
    yield from tables(problem_for_staff(one, checked.loaded.source) for one in checked.problems)
    if not checked.refused:
        yield "Nothing is refused."
