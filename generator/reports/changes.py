"""What a change does, as text, Markdown or JSON. The public form says of it only what the public site will show."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from generator.compare.differences import Changed, Does
from generator.compare.effects import Changes
from generator.reports import told
from generator.reports.as_json import problem

_PAGES = {Does.ADDED: "appears", Does.CHANGED: "changes", Does.REMOVED: "vanishes"}


def text(found: Changes, *, for_public: bool = False) -> Iterator[str]:
    """Sections with a line a record, standing, page and problem."""
    return told.changes(as_json(found), told.TEXT, for_public=for_public)


def markdown(found: Changes, *, for_public: bool = False) -> Iterator[str]:
    """The same as headings and lists; every word that comes from data is escaped."""
    return told.changes(as_json(found), told.MARKDOWN, for_public=for_public)


def as_json(found: Changes, *, for_public: bool = False) -> dict[str, Any]:
    """The same for programs. For the public nothing that was, only what will be."""
    if for_public:
        return {"on": found.on.isoformat(), "pages": [_public(one) for one in found.pages]}
    return {
        "on": found.on.isoformat(),
        "records": [asdict(one) for one in found.records],
        "standings": [
            {**asdict(one), "first": one.first.isoformat(), "last": one.last.isoformat()} for one in found.standings
        ],
        "pages": [{**asdict(one), "does": _PAGES[one.does]} for one in found.pages],
        "made": [problem(one, found.made.loaded.source) for one in found.made.problems],
        "mended": [problem(one, found.mended.loaded.source) for one in found.mended.problems],
    }


def _public(page: Changed) -> dict[str, Any]:
    differences = [{"name": one.name, "does": one.does, "after": one.after} for one in page.differences]
    return {"name": page.name, "does": _PAGES[page.does], "differences": differences}
