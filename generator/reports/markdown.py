"""Problems as Markdown, for a job summary or a comment. Everything that comes from data is escaped; no value of it."""

import re
from collections.abc import Iterator

from generator.check import Checked
from generator.problem import Severity

_TITLES = {Severity.REFUSED: "Refused", Severity.WARNED: "Warned", Severity.TOLD: "For Naace to know or decide"}


def markdown(checked: Checked) -> Iterator[str]:
    """A table a severity, each problem with its place, clauses and what to do; then the count."""
    source = checked.loaded.source
    for severity, title in _TITLES.items():
        found = [problem for problem in checked.problems if problem.severity is severity]
        if not found:
            continue
        yield f"### {title}: {len(found)}"
        yield ""
        yield "| where | what is wrong | clause | what to do |"
        yield "|---|---|---|---|"
        for problem in found:
            place = source.place(problem.at)
            cells = (
                f"{problem.at.file}:{place.line}:{place.column}",
                problem.message,
                ", ".join(problem.clauses),
                problem.mend,
            )
            yield f"| {' | '.join(map(escaped, cells))} |"
        yield ""
    if not checked.refused:
        yield "Nothing is refused."


def escaped(value: str) -> str:
    """The text as Markdown that shows just it, on one line: no markup, no mention, no reference, no table cell."""
    text = re.sub(r"\s+", " ", value)
    text = re.sub(r"[^\w\s.,;/@#?()'-]|_", lambda found: f"&#{ord(found[0])};", text)
    # GitHub looks for mentions and references in what is rendered; a comment parts the sign from its word.
    return re.sub(r"[@#](?=\w)", lambda found: f"{found[0]}<!-- -->", text).replace("&#<!-- -->", "&#")
