"""Shows what an import would do, with its first files in full, for staff to read before it is written."""

from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff

from generator.imports.closures import Closure, Succeeded
from generator.imports.school_lists.listed import Reason
from generator.imports.schools import FIELDS, FileEdit, Import, Skipped
from generator.records import School
from generator.records.base import SUFFIX

SHOWN = 3
"""How many new and how many updated files are shown."""

MOST_ROWS = 100
"""How many of the rows left out for one reason are listed."""


def shown(done: Import) -> Iterator[str]:
    """The lines that show an import. A row that needs action is listed; one left out by design is counted. Of the
    schools on file each one is named that changes, has closed, followed another, or is not in the lists.
    """
    yield f"New: {len(done.new):,}"
    counts = Counter(name for change in done.updated for name in change.fields)
    fields = ", ".join(f"{name} {counts[name]:,}" for name in FIELDS if counts[name])
    yield f"Updated: {len(done.updated):,}" + (f" ({fields})" if fields else "")
    yield from (f"  {_id(change.file)} {change.name}: {', '.join(change.fields)}" for change in done.updated)
    yield f"Unchanged: {done.unchanged:,}"
    yield from _closures(done)
    yield f"Not imported: {len(done.skipped):,}"
    for reason in Reason:
        rows = [row for row in done.skipped if row.reason is reason]
        if rows:
            yield f"  {len(rows):,}: {reason.sentence}"
            if not reason.by_design:
                yield from (f"    {_row(row)}" for row in rows[:MOST_ROWS])
                if len(rows) > MOST_ROWS:
                    yield f"    … and {len(rows) - MOST_ROWS} more"
    for changes in (done.new, done.updated):
        for change in changes[:SHOWN]:
            yield ""
            yield from _file(change)


def _closures(done: Import) -> Iterator[str]:
    is_part = len(done.gone) > len(done.updated) + done.unchanged
    groups = {
        "Closed": map(_closed, done.closed),
        "Followed by another school": map(_followed, done.succeeded),
        "Open in the list, closed in the register": (
            f"{_school(school)}: closed_on is {school.closed_on}" for school in done.reopened
        ),
        "In the register, not in the lists" + (" (are they whole?)" if is_part else ""): map(_school, done.gone),
    }
    for title, lines in groups.items():
        named = list(lines)
        if named:
            yield f"{title}: {len(named)}"
            yield from (f"  {line}" for line in named)


def _school(school: School) -> str:
    return f"{school.id} {school.name}"


def _closed(closure: Closure) -> str:
    line = f"{_school(closure.school)}: {_day(closure)}"
    visits = ", ".join(str(visit_on) for visit_on in closure.visits_after)
    advice = "record the visit with the school that followed, or cancel it"
    return f"{line}. A visit is on file for {visits}: {advice}" if visits else line


def _day(closure: Closure) -> str:
    if closure.closed_on:
        return f"on {closure.closed_on}"
    if closure.day_as_written:
        return f"its list writes the day as {closure.day_as_written}, which is not read; add closed_on by hand"
    return "the list does not say when; add closed_on by hand"


def _followed(follows: Succeeded) -> str:
    line = f"{_school(follows.earlier)}: {follows.later.id} {follows.later.name}, {follows.how.label}"
    if follows.on is None:
        return f"{line}. The lists do not say when: if it is so, add predecessors to the later one by hand"
    return f"{line}, on {follows.on}"


def _id(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(SUFFIX)


def _row(row: Skipped) -> str:
    detail = f": {row.detail}" if row.detail else ""
    return f"{row.source}:{row.line} {row.number}".rstrip() + detail


def _file(change: FileEdit) -> Iterator[str]:
    if change.before is None:
        yield f"{change.file} (new)"
        yield from (f"  {line}" for line in change.after.splitlines())
        return
    yield f"{change.file} ({', '.join(change.fields)})"
    lines = unified_diff(change.before.splitlines(), change.after.splitlines(), n=1, lineterm="")
    yield from (f"  {line}" for line in lines if not line.startswith(("---", "+++")))
