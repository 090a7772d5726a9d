"""A report in JSON, as lines for a terminal or as Markdown.

In: JSON, as `as_json` and `changes` make it. Out: lines; every word that comes from data is made harmless. The standard
library alone: the comment on a pull request is made by a Python that has nothing installed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any

from generator.days import in_words, span_in_words
from generator.problem import Severity
from generator.reports.escaping import escaped, printable

SEVERITIES = {"refused": "Refused", "warned": "Warned", "told": "Notices"}
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


def changes(effects: Mapping[str, Any], form: Form, *, for_public: bool = False) -> Iterator[str]:
    """Sections, with a line for each record, standing, page and problem."""
    on = date.fromisoformat(effects["on"])
    until = None if for_public else date.fromisoformat(effects["until"])
    shown = [
        line
        for page in effects["pages"]
        for line in _changed(page, form, _when(page, on, until), for_public=for_public)
    ]
    pages = "The public site", shown
    if for_public:
        yield from _sections([pages], form, "Nothing changes on the public site.")
        return
    sections = [
        ("Records", [line for record in effects["records"] for line in _changed(record, form)]),
        (
            "Standings, today and in the next 90 days",
            [_standing(standing, _when(standing, on, until), form) for standing in effects["standings"]],
        ),
        pages,
        ("New problems", [line for problem in effects["made"] for line in _problem(problem, form)]),
        ("Problems fixed", [line for problem in effects["mended"] for line in _problem(problem, form)]),
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


def _changed(changed: Mapping[str, Any], form: Form, when: str = "", *, for_public: bool = False) -> Iterator[str]:
    """A record or page, and below it each of its differences."""
    yield form.line.format(f"{form.show(changed['name'])} {changed['does']}{when and f' {when}'}")
    for difference in changed["differences"]:
        name = f"{form.show(difference['name'])}: " if difference["name"] else ""
        whole = changed["does"] in ("added", "appears")
        yield form.below.format(name + _difference(difference, form, whole=whole, for_public=for_public))


def _when(run: Mapping[str, Any], on: date, until: date | None) -> str:
    """The days of a run in words; nothing if it begins today and has no end before `until`, the last day looked at."""
    first = date.fromisoformat(run["first"])
    if until is None or run["last"] == until.isoformat():
        return "" if first == on else f"from {in_words(first)}"
    last = date.fromisoformat(run["last"])
    if first == on:
        return "today" if last == on else f"until {in_words(last)}"
    return f"on {in_words(first)}" if first == last else f"from {span_in_words(first, last)}"


def _difference(difference: Mapping[str, Any], form: Form, *, whole: bool, for_public: bool) -> str:
    before, after = (
        None if value is None else form.show(value) for value in _short(difference.get("before"), difference["after"])
    )
    if difference["does"] == "removed":
        return "removed"
    if difference["does"] == "added":
        return f"{after}" if whole else f"{after} (new)"
    return f"now {after}" if for_public else f"{before} → {after}"


def _short(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """Each on one line. If they are long, both begin shortly before the first place in which they differ."""
    was, now = (None if value is None else " ".join(value.split()) for value in (before, after))
    start = 0
    if was and now and max(len(was), len(now)) > _LONGEST:
        start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(was, now, strict=False))) - _BEFORE
    return _cut(was, max(0, start)), _cut(now, max(0, start))


def _cut(value: str | None, start: int) -> str | None:
    if value is None:
        return None
    part = value[start : start + _LONGEST]
    return f"{'…' if start else ''}{part}{'…' if start + _LONGEST < len(value) else ''}"


def _standing(standing: Mapping[str, Any], when: str, form: Form) -> str:
    before, after = standing["before"] or "not on file", standing["after"] or "not on file"
    why = f": {form.show('; '.join(standing['reasons']))}" if standing["reasons"] else ""
    return form.line.format(
        f"{form.show(standing['assessor'])}, {when or 'today'}: {form.show(before)} → {form.show(after)}{why}"
    )


def _problem(problem: Mapping[str, Any], form: Form) -> Iterator[str]:
    why = f" ({', '.join(problem['clauses'])})" if problem["clauses"] else ""
    stop = "" if not why and problem["message"].endswith(("?", ".")) else "."
    advice = form.show(f"{problem['message']}{why}{stop} {problem['fix']}")
    word = Severity[problem["severity"].upper()].word
    yield form.line.format(f"{form.show(_place(problem))}: {word}: {advice}")
    for related in problem["related"]:
        yield form.below.format(f"see {form.show(_place(related))}: {form.show(related['word'])}")


def _place(located: Mapping[str, Any]) -> str:
    return f"{located['file']}:{located['line']}:{located['column']}"


def tables(problems: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A Markdown table for each severity: each problem with its place, related places, and what to do."""
    listed = list(problems)
    for severity, title in SEVERITIES.items():
        shown = [problem for problem in listed if problem["severity"] == severity]
        if not shown:
            continue
        yield f"### {title}: {len(shown)}"
        yield ""
        yield "| where | what is wrong | clause | what to do |"
        yield "|---|---|---|---|"
        for problem in shown:
            wrong = escaped(problem["message"])
            for related in problem["related"]:
                wrong += f"<br>see {escaped(_place(related))}: {escaped(related['word'])}"
            cells = escaped(_place(problem)), wrong, escaped(", ".join(problem["clauses"])), escaped(problem["fix"])
            yield f"| {' | '.join(cells)} |"
        yield ""
