"""What a report says that is JSON already, as lines of a terminal or of Markdown.

JSON in, as `as_json` and `changes` make it, lines out; every word that comes from data is made harmless. The standard
library alone: the comment on a pull request is made by a Python that has nothing installed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any

from generator.days import in_words
from generator.reports.escaping import escaped, printable

SEVERITIES = {"refused": "Refused", "warned": "Warned", "told": "For Naace to know or decide"}
_LONGEST, _BEFORE = 300, 60


@dataclass(frozen=True)
class Form:
    """How a report writes: a value that comes from data, a heading, a line, and a line below it."""

    show: Callable[[str], str]
    heading: str
    line: str
    below: str


TEXT = Form(printable, "{}:", "  {}", "      {}")
MARKDOWN = Form(escaped, "### {}\n", "- {}", "    - {}")


def changes(found: Mapping[str, Any], form: Form, *, for_public: bool = False) -> Iterator[str]:
    """Sections with a line a record, standing, page and problem."""
    pages = "The public site", list(_changed(found["pages"], form, for_public=for_public))
    if for_public:
        yield from _sections([pages], form, "Nothing changes on the public site.")
        return
    sections = [
        ("Records", list(_changed(found["records"], form))),
        ("Standings, today and in the next 90 days", [_standing(one, found["on"], form) for one in found["standings"]]),
        pages,
        ("Problems made", [line for one in found["made"] for line in _problem(one, form)]),
        ("Problems mended", [line for one in found["mended"] for line in _problem(one, form)]),
    ]
    yield from _sections(sections, form, "Nothing changes.")


def _sections(sections: Iterable[tuple[str, list[str]]], form: Form, nothing: str) -> Iterator[str]:
    shown = [(heading, lines) for heading, lines in sections if lines]
    for index, (heading, lines) in enumerate(shown):
        if index:
            yield ""
        yield form.heading.format(heading)
        yield from lines
    if not shown:
        yield nothing


def _changed(all_: Iterable[Mapping[str, Any]], form: Form, *, for_public: bool = False) -> Iterator[str]:
    for one in all_:
        yield form.line.format(f"{form.show(one['name'])} {one['does']}")
        for each in one["differences"]:
            name = f"{form.show(each['name'])}: " if each["name"] else ""
            whole = one["does"] in ("added", "appears")
            yield form.below.format(name + _difference(each, form, whole=whole, for_public=for_public))


def _difference(one: Mapping[str, Any], form: Form, *, whole: bool, for_public: bool) -> str:
    before, after = (None if value is None else form.show(value) for value in _short(one["before"], one["after"]))
    if one["does"] == "removed":
        return "taken out"
    if one["does"] == "added":
        return f"{after}" if whole else f"{after} (new)"
    return f"now {after}" if for_public else f"{before} → {after}"


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


def _standing(one: Mapping[str, Any], on: str, form: Form) -> str:
    when = "today" if one["first"] == on else f"from {in_words(date.fromisoformat(one['first']))}"
    before, after = one["before"] or "not on file", one["after"] or "not on file"
    why = f": {form.show('; '.join(one['reasons']))}" if one["reasons"] else ""
    return form.line.format(f"{form.show(one['assessor'])}, {when}: {form.show(before)} → {form.show(after)}{why}")


def _problem(one: Mapping[str, Any], form: Form) -> Iterator[str]:
    why = f" ({', '.join(one['clauses'])})" if one["clauses"] else ""
    stop = "" if not why and one["message"].endswith(("?", ".")) else "."
    advice = form.show(f"{one['message']}{why}{stop} {one['mend']}")
    yield form.line.format(f"{form.show(_place(one))}: {form.show(one['severity'])}: {advice}")
    for each in one["related"]:
        yield form.below.format(f"see {form.show(_place(each))}: {form.show(each['word'])}")


def _place(one: Mapping[str, Any]) -> str:
    return f"{one['file']}:{one['line']}:{one['column']}"


def tables(problems: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """In Markdown a table a severity: each problem with its place, related places, and what to do."""
    all_ = list(problems)
    for severity, title in SEVERITIES.items():
        found = [one for one in all_ if one["severity"] == severity]
        if not found:
            continue
        yield f"### {title}: {len(found)}"
        yield ""
        yield "| where | what is wrong | clause | what to do |"
        yield "|---|---|---|---|"
        for one in found:
            wrong = escaped(one["message"])
            for each in one["related"]:
                wrong += f"<br>see {escaped(_place(each))}: {escaped(each['word'])}"
            cells = escaped(_place(one)), wrong, escaped(", ".join(one["clauses"])), escaped(one["mend"])
            yield f"| {' | '.join(cells)} |"
        yield ""
