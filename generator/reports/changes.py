"""What a change does, as text, Markdown or JSON. The public form says only what the public site will show."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from generator.check import Checked
from generator.compare.differences import Comparison, DifferenceKind
from generator.compare.effects import Effects
from generator.reports import from_json
from generator.reports.as_json import problem_as_json

_PAGES = {DifferenceKind.ADDED: "appears", DifferenceKind.CHANGED: "changes", DifferenceKind.REMOVED: "vanishes"}


def text(effects: Effects, *, for_public: bool = False) -> Iterator[str]:
    """Sections, with a line for each record, standing, page and problem."""
    return from_json.changes(as_json(effects), from_json.TEXT, for_public=for_public)


def markdown(effects: Effects, *, for_public: bool = False) -> Iterator[str]:
    """The same as headings and lists; every word that comes from data is escaped."""
    return from_json.changes(as_json(effects), from_json.MARKDOWN, for_public=for_public)


def as_json(effects: Effects, *, for_public: bool = False) -> dict[str, Any]:
    """The same for programs. For the public it holds what will be, and nothing of what was."""
    if for_public:
        return {"on": effects.on.isoformat(), "pages": [_public(page) for page in effects.pages]}
    return {
        "on": effects.on.isoformat(),
        "records": [asdict(record) for record in effects.records],
        "standings": [
            {**asdict(standing), "first": standing.first.isoformat(), "last": standing.last.isoformat()}
            for standing in effects.standings
        ],
        "pages": [{**asdict(page), "does": _PAGES[page.does]} for page in effects.pages],
        "made": _problems(effects.new_problems),
        "mended": _problems(effects.fixed_problems),
    }


def _public(page: Comparison) -> dict[str, Any]:
    differences = [
        {"name": difference.name, "does": difference.does, "after": difference.after} for difference in page.differences
    ]
    return {"name": page.name, "does": _PAGES[page.does], "differences": differences}


def _problems(checked: Checked) -> list[dict[str, Any]]:
    return [problem_as_json(problem, checked.loaded.source) for problem in checked.problems]
