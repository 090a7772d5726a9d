"""Clashing branches, as text, Markdown or JSON. Branch names are not trusted: they are escaped like data."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from generator.compare.clashes import Clash
from generator.records import Assessor, Erasure
from generator.reports.escaping import escaped, printable

PERSONAL = (Assessor.path(), Erasure.path())
ERASURE = "If one of them erases a person's data, keep the erasure and put nothing back from the other."


def text(clashes: Sequence[Clash]) -> Iterator[str]:
    """A line for each clash, and below it the files or the problems."""
    return _lines(clashes, printable, "{}", "  {}")


def markdown(clashes: Sequence[Clash]) -> Iterator[str]:
    """The same as a list; every word that comes from data is escaped."""
    return _lines(clashes, escaped, "- {}", "    - {}")


def _lines(clashes: Sequence[Clash], show: Callable[[str], str], line: str, below: str) -> Iterator[str]:
    refused = {clash.branches[0] for clash in clashes if clash.wrong and len(clash.branches) == 1}
    for clash in clashes:
        names = _listed([show(name) for name in clash.branches])
        if clash.wrong is None:
            other = "" if len(clash.branches) > 1 else " and the base"
            yield line.format(f"{names}{other} change the same lines; the one merged second decides which lines stay")
            yield from (below.format(show(file)) for file in clash.files)
            if any(file.startswith(PERSONAL) for file in clash.files):
                yield below.format(ERASURE)
        else:
            right = "are wrong together" if refused & {*clash.branches} else "are each right, but wrong together"
            yield line.format(f"{names} {'is refused on its own' if len(clash.branches) == 1 else right}")
            for problem in clash.wrong.problems:
                yield below.format(f"{show(problem.at.file)}: {show(problem.advice)}")
    if not clashes:
        yield "None of them clash."


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def as_json(clashes: Sequence[Clash]) -> list[dict[str, Any]]:
    """The same for programs: `kind` is text or meaning."""
    return [
        {
            "branches": list(clash.branches),
            "kind": "text" if clash.wrong is None else "meaning",
            "files": list(clash.files),
            "problems": [
                {"file": problem.at.file, "code": problem.code, "message": problem.message, "fix": problem.fix}
                for problem in (clash.wrong.problems if clash.wrong else ())
            ],
        }
        for clash in clashes
    ]
