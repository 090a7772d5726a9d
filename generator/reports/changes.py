"""What a change does, as text, Markdown or JSON. The public form says only what the public site will show."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from generator.check import Checked
from generator.compare.differences import DifferenceKind
from generator.compare.effects import Effects
from generator.compare.pages import PageChange
from generator.compare.standings import StandingChange
from generator.reports import from_json
from generator.reports.as_json import problem_as_json

_PAGES = {DifferenceKind.ADDED: "appears", DifferenceKind.CHANGED: "changes", DifferenceKind.REMOVED: "vanishes"}


def text(effects: Effects, *, for_public: bool = False) -> Iterator[str]:
    """Sections, with a line for each record, standing, page and problem."""
    return from_json.changes(as_json(effects, for_public=for_public), from_json.TEXT, for_public=for_public)


def markdown(effects: Effects, *, for_public: bool = False) -> Iterator[str]:
    """The same as headings and lists; every word that comes from data is escaped."""
    return from_json.changes(as_json(effects, for_public=for_public), from_json.MARKDOWN, for_public=for_public)


def as_json(effects: Effects, *, for_public: bool = False) -> dict[str, Any]:
    """The same for programs. For the public it holds what will be, and nothing of what was."""
    if for_public:
        return {"on": effects.on.isoformat(), "pages": list(_public(effects.pages))}
    return {
        "on": effects.on.isoformat(),
        "until": effects.until.isoformat(),
        "records": [asdict(record) for record in effects.records],
        "standings": [{**asdict(standing), **_days(standing)} for standing in effects.standings],
        "pages": [
            {**asdict(change.page), "does": _PAGES[change.page.does], **_days(change)} for change in effects.pages
        ],
        "made": _problems(effects.new_problems),
        "mended": _problems(effects.fixed_problems),
    }


def _days(run: StandingChange | PageChange) -> dict[str, str]:
    return {"first": run.first.isoformat(), "last": run.last.isoformat()}


def _public(changes: Iterable[PageChange]) -> Iterator[dict[str, Any]]:
    """What each page will say, and from when; not until when, for that could show what it would have said."""
    said: dict[str, dict[str, Any]] = {}
    for change in changes:
        page = change.page
        differences = [
            {"name": difference.name, "does": difference.does, "after": difference.after}
            for difference in page.differences
        ]
        will_be = {"name": page.name, "does": _PAGES[page.does], "differences": differences}
        if said.get(page.name) != will_be:
            said[page.name] = will_be
            yield {**will_be, "first": change.first.isoformat()}


def _problems(checked: Checked) -> list[dict[str, Any]]:
    return [problem_as_json(problem, checked.loaded.source) for problem in checked.problems]
