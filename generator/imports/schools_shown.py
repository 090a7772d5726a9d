"""Shows what an import would do, with its first files in full, for staff to read before it is written."""

from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff

from generator.imports.school_lists.listed import OFFICIAL, Reason
from generator.imports.schools import FileEdit, Import, Skipped

SHOWN = 3
"""How many new and how many updated files are shown."""


def shown(done: Import) -> Iterator[str]:
    """The lines that show an import. A row that needs action is listed; one left out by design is counted."""
    yield f"New: {len(done.new):,}"
    counts = Counter(name for change in done.updated for name in change.fields)
    fields = ", ".join(f"{name} {counts[name]:,}" for name in OFFICIAL if counts[name])
    yield f"Updated: {len(done.updated):,}" + (f" ({fields})" if fields else "")
    yield f"Unchanged: {done.unchanged:,}"
    yield f"Not imported: {len(done.skipped):,}"
    for reason in Reason:
        rows = [row for row in done.skipped if row.reason is reason]
        if rows:
            yield f"  {len(rows):,}: {reason.sentence}"
            if not reason.by_design:
                yield from (f"    {_row(row)}" for row in rows)
    for changes in (done.new, done.updated):
        for change in changes[:SHOWN]:
            yield ""
            yield from _file(change)


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
