"""What a change does, as text, Markdown or JSON. The public form says of it only what the public site will show."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import takewhile
from typing import Any

from generator.changes import Changed, Changes, Does, Restanding
from generator.days import in_words
from generator.problem import Problem
from generator.reports.markdown import escaped
from generator.reports.text import printable

_PAGES = {Does.ADDED: "appears", Does.CHANGED: "changes", Does.REMOVED: "vanishes"}
_LONGEST, _BEFORE = 300, 60


@dataclass(frozen=True)
class _Form:
    """How a report writes: a value that comes from data, a heading, a line, and a line below it."""

    show: Callable[[str], str]
    heading: str
    line: str
    below: str


_TEXT = _Form(printable, "{}:", "  {}", "      {}")
_MARKDOWN = _Form(escaped, "### {}\n", "- {}", "    - {}")


def text(found: Changes, *, for_public: bool = False) -> Iterator[str]:
    """Sections with a line a record, standing, page and problem."""
    return _lines(found, _TEXT, for_public=for_public)


def markdown(found: Changes, *, for_public: bool = False) -> Iterator[str]:
    """The same as headings and lists; every word that comes from data is escaped."""
    return _lines(found, _MARKDOWN, for_public=for_public)


def _lines(found: Changes, form: _Form, *, for_public: bool) -> Iterator[str]:
    sections = [
        ("Records", list(_changed(found.records, {does: str(does) for does in Does}, form))),
        ("Standings, today and in the next 90 days", [_standing(one, found, form) for one in found.standings]),
        ("The public site", list(_changed(found.pages, _PAGES, form))),
        ("Problems made", [_problem(one, form) for one in found.made.problems]),
        ("Problems mended", [_problem(one, form) for one in found.mended.problems]),
    ]
    shown = [(heading, lines) for heading, lines in (sections[2:3] if for_public else sections) if lines]
    for index, (heading, lines) in enumerate(shown):
        if index:
            yield ""
        yield form.heading.format(heading)
        yield from lines
    if not shown:
        yield "Nothing changes on the public site." if for_public else "Nothing changes."


def _changed(all_: tuple[Changed, ...], verbs: dict[Does, str], form: _Form) -> Iterator[str]:
    for one in all_:
        yield form.line.format(f"{form.show(one.name)} {verbs[one.does]}")
        for each in one.differences:
            before, after = (None if value is None else form.show(value) for value in _short(each.before, each.after))
            name = f"{form.show(each.name)}: " if each.name else ""
            if before is None:
                said = f"{after}" if one.does is Does.ADDED else f"{after} (new)"
            else:
                said = f"{before} (taken out)" if after is None else f"{before} → {after}"
            yield form.below.format(name + said)


def _short(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """The two on one line each, and where they are long from shortly before the first place in which they differ."""
    one, other = (None if value is None else " ".join(value.split()) for value in (before, after))
    start = 0
    if one and other and max(len(one), len(other)) > _LONGEST:
        start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))) - _BEFORE
    return _cut(one, max(0, start)), _cut(other, max(0, start))


def _cut(value: str | None, start: int) -> str | None:
    if value is None:
        return None
    part = value[start : start + _LONGEST]
    return f"{'…' if start else ''}{part}{'…' if start + _LONGEST < len(value) else ''}"


def _standing(one: Restanding, found: Changes, form: _Form) -> str:
    when = "today" if one.first == found.on else f"from {in_words(one.first)}"
    before, after = (str(kind) if kind else "not on file" for kind in (one.before, one.after))
    why = f": {form.show('; '.join(one.reasons))}" if one.reasons else ""
    return form.line.format(f"{form.show(one.assessor)}, {when}: {before} → {after}{why}")


def _problem(one: Problem, form: _Form) -> str:
    return form.line.format(f"{form.show(one.at.file)}: {one.severity}: {form.show(one.advice)}")


def as_json(found: Changes, *, for_public: bool = False) -> dict[str, Any]:
    """The same for programs."""
    pages = [{**asdict(one), "does": _PAGES[one.does]} for one in found.pages]
    if for_public:
        return {"on": found.on.isoformat(), "pages": pages}
    return {
        "on": found.on.isoformat(),
        "records": [asdict(one) for one in found.records],
        "standings": [
            {**asdict(one), "first": one.first.isoformat(), "last": one.last.isoformat()} for one in found.standings
        ],
        "pages": pages,
        "made": [_as_json(one) for one in found.made.problems],
        "mended": [_as_json(one) for one in found.mended.problems],
    }


def _as_json(one: Problem) -> dict[str, Any]:
    return {
        "file": one.at.file,
        "keys": str(one.at.keys),
        "severity": str(one.severity),
        "code": one.code,
        "clauses": list(one.clauses),
        "message": one.message,
        "mend": one.mend,
    }
