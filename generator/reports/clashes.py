"""Clashing branches, as text, Markdown or JSON. Branches' names are anybody's, and are made harmless like data."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from generator.compare.clashes import Clash
from generator.records import Assessor, Erasure
from generator.reports.escaping import escaped, printable

PERSONAL = (Assessor.path(), Erasure.path())
ERASURE = "Where one of them erases a person's data, the erasure holds, and nothing of the other's is put back."


def text(found: Sequence[Clash]) -> Iterator[str]:
    """A line a clash, and below it the files or the problems."""
    return _lines(found, printable, "{}", "  {}")


def markdown(found: Sequence[Clash]) -> Iterator[str]:
    """The same as a list; every word that comes from data is escaped."""
    return _lines(found, escaped, "- {}", "    - {}")


def _lines(found: Sequence[Clash], show: Callable[[str], str], line: str, below: str) -> Iterator[str]:
    for one in found:
        names = " and ".join(map(show, one.branches))
        if one.wrong is None:
            other = "" if len(one.branches) > 1 else " and the base"
            yield line.format(f"{names}{other} change the same lines; whoever is merged second decides which hold")
            yield from (below.format(show(file)) for file in one.files)
            if any(file.startswith(PERSONAL) for file in one.files):
                yield below.format(ERASURE)
        else:
            yield line.format(f"{names} are each right, and together wrong")
            for problem in one.wrong.problems:
                yield below.format(f"{show(problem.at.file)}: {show(problem.advice)}")
    if not found:
        yield "No two of them clash."


def as_json(found: Sequence[Clash]) -> list[dict[str, Any]]:
    """The same for programs: `kind` is text or meaning."""
    return [
        {
            "branches": list(one.branches),
            "kind": "text" if one.wrong is None else "meaning",
            "files": list(one.files),
            "problems": [
                {"file": each.at.file, "code": each.code, "message": each.message, "mend": each.mend}
                for each in (one.wrong.problems if one.wrong else ())
            ],
        }
        for one in found
    ]
