"""Who may be sent to which school, for people and for programs. It names people and what is held about them: it is for
the office alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from generator.days import in_words
from generator.office.allocation.allocating import Allocated
from generator.office.allocation.facts import fact, place
from generator.office.allocation.ranking import Asked, Fit, KeptAway, refusals
from generator.office.allocation.wanted import notes
from generator.office.allocation.weighing import COUNTED, EQUALS
from generator.problem import Problem
from generator.read.source import Source
from generator.reports.escaping import escaped, printable

FOR_THE_OFFICE = "For the office alone: it names people and what is held about them."


def as_json(every: Sequence[Allocated], asked: Asked, source: Source) -> dict[str, Any]:
    """Everything, for programs: every school with its ranking, and who is proposed."""
    return {
        "for": FOR_THE_OFFICE,
        "on": asked.on.isoformat(),
        "visit": asked.visit.isoformat() if asked.visit else None,
        "counted": [{"miles": miles, "what": what} for miles, what in COUNTED],
        "equals": EQUALS,
        "schools": [_school(allocated, asked, source) for allocated in every],
    }


def _school(allocated: Allocated, asked: Asked, source: Source) -> dict[str, Any]:
    wanted, ranking = allocated.wanted, allocated.ranking
    phase = wanted.on_file.assessment.phase or wanted.school.phase
    return {
        "school": wanted.school.id,
        "name": wanted.school.name,
        "assessment": wanted.id,
        "is_requested": wanted.is_requested,
        "phase": phase.label if phase else None,
        "type": wanted.school.type.label,
        "postcode": wanted.school.postcode,
        "notes": list(notes(wanted)),
        "proposed": _fit(allocated.proposed) if allocated.proposed else None,
        "number_may_go": allocated.may_go,
        "number_may_not_go": allocated.may_not,
        "why_not": [
            {"clauses": list(clauses), "message": message, "number": count}
            for clauses, message, count in allocated.why_not
        ],
        "may_go": [_fit(fit) for fit in ranking.may_go],
        "may_not_go": [_kept_away(person, asked, source) for person in ranking.may_not],
        "may_observe": [_fit(fit) for fit in ranking.leads],
        "may_not_observe": [_kept_away(person, asked, source) for person in ranking.may_not_lead],
    }


def _fit(fit: Fit) -> dict[str, Any]:
    return {
        "assessor": fit.assessor.id,
        "name": fit.assessor.name,
        "miles": fit.miles,
        "reasons": [
            {"text": reason.text, "miles": reason.miles, "clauses": list(reason.clauses)} for reason in fit.reasons
        ],
        "lead": _fit(fit.lead) if fit.lead else None,
    }


def _kept_away(person: KeptAway, asked: Asked, source: Source) -> dict[str, Any]:
    return {
        "assessor": person.assessor.id,
        "name": person.assessor.name,
        "problems": list(_problems_of(person, asked, source)),
    }


def _problems_of(person: KeptAway, asked: Asked, source: Source) -> Iterator[dict[str, Any]]:
    """What the check would refuse: once what it would say of the appointment and of the visit."""
    by_message: dict[object, list[Problem]] = {}
    for problem in refusals(asked, person):
        by_message.setdefault((problem.code, problem.message, problem.related), []).append(problem)
    for alike in by_message.values():
        days = {"appointed_on": asked.on, "visit_planned_on": asked.visit}
        named = [days.get(str(problem.at.keys[-1])) for problem in alike]
        yield _problem(alike[0], [day.isoformat() for day in named if day], asked, source)


def _problem(problem: Problem, days: Sequence[str], asked: Asked, source: Source) -> dict[str, Any]:
    at = place(problem)
    return {
        "days": days,
        "code": problem.code,
        "clauses": list(problem.clauses),
        "message": problem.message,
        "fact": fact(asked.register, problem),
        "file": at.file,
        "line": source.place(at).line,
    }


def text(report: Mapping[str, Any]) -> Iterator[str]:
    """Each school with everybody under it, for a terminal."""
    yield report["for"]
    yield ""
    if len(report["schools"]) > 1:
        yield "Proposed:"
        yield from (f"  {printable(f'{_title(school)}: {_proposed(school)}')}" for school in report["schools"])
        yield ""
    for school in report["schools"]:
        yield from _text_of_school(school, report)
    yield "How the miles are counted; fewer are better:"
    for counted in report["counted"]:
        yield f"  {counted['miles']:+6,} {counted['what']}"
    yield report["equals"]


def _text_of_school(school: Mapping[str, Any], report: Mapping[str, Any]) -> Iterator[str]:
    yield printable(_title(school))
    yield f"  {printable(_about(school, report))}"
    for note in school["notes"]:
        yield f"  {printable(note)}"
    yield f"  Proposed: {printable(_proposed(school))}"
    yield ""
    yield f"May go: {_counted(school['number_may_go'], school['may_go'])}"
    for number, fit in enumerate(school["may_go"], 1):
        yield f"{number:4}. {printable(_named(fit))}, {fit['miles']:,} miles in all"
        yield from (f"      {_before(miles)} {printable(words)}" for miles, words in _reasons(fit))
    yield ""
    yield f"May not go: {_counted(school['number_may_not_go'], school['may_not_go'])}"
    for person in school["may_not_go"]:
        yield f"      {printable(_named(person))}"
        yield from (f"        {printable(line)}" for line in _problems(person))
    for line in () if school["may_not_go"] else _why_not(school):
        yield f"      {printable(line)}"
    yield ""
    if school["may_not_observe"]:
        yield "Lead Assessors who may not observe:"
        for person in school["may_not_observe"]:
            yield f"      {printable(_named(person))}"
            yield from (f"        {printable(line)}" for line in _problems(person))
        yield ""


def markdown(report: Mapping[str, Any]) -> Iterator[str]:
    """The same as headings and lists."""
    yield f"**{report['for']}**"
    yield ""
    if len(report["schools"]) > 1:
        yield from (f"- {escaped(f'{_title(school)}: {_proposed(school)}')}" for school in report["schools"])
        yield ""
    for school in report["schools"]:
        yield f"## {escaped(_title(school))}"
        yield ""
        yield escaped(_about(school, report))
        yield ""
        for note in school["notes"]:
            yield f"- {escaped(note)}"
        yield f"- **Proposed: {escaped(_proposed(school))}**"
        yield ""
        yield f"### May go: {_counted(school['number_may_go'], school['may_go'])}"
        yield ""
        for number, fit in enumerate(school["may_go"], 1):
            yield f"{number}. **{escaped(_named(fit))}**, {fit['miles']:,} miles in all"
            for miles, words in _reasons(fit):
                yield f"    - {escaped(words)}{f': {miles:,}' if miles else ''}"
        yield ""
        yield f"### May not go: {_counted(school['number_may_not_go'], school['may_not_go'])}"
        yield ""
        yield from _kept_away_in_markdown(school["may_not_go"])
        yield from (f"- {escaped(line)}" for line in (() if school["may_not_go"] else _why_not(school)))
        yield ""
        if school["may_not_observe"]:
            yield "### Lead Assessors who may not observe"
            yield ""
            yield from _kept_away_in_markdown(school["may_not_observe"])
            yield ""
    yield "How the miles are counted; fewer are better:"
    yield ""
    for counted in report["counted"]:
        yield f"- {escaped(counted['what'])}: {counted['miles']:,}"
    yield ""
    yield report["equals"]


def _kept_away_in_markdown(people: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for person in people:
        yield f"- **{escaped(_named(person))}**: {'; '.join(map(escaped, _problems(person)))}"


def _title(school: Mapping[str, Any]) -> str:
    return f"{school['name']} ({school['assessment']})"


def _about(school: Mapping[str, Any], report: Mapping[str, Any]) -> str:
    """The school's phase, type and place, and the day of the visit."""
    visit = report["visit"]
    day = f"visit on {_day(visit)}" if visit else "no day is agreed for the visit"
    parts = (school["phase"] or "phase not known", school["type"], school["postcode"] or "postcode not known", day)
    return "; ".join(parts)


def _day(day: str) -> str:
    return in_words(date.fromisoformat(day))


def _proposed(school: Mapping[str, Any]) -> str:
    fit = school["proposed"]
    if fit is None:
        return "nobody; everybody who may go has as many visits as they want" if school["number_may_go"] else "nobody"
    lead = fit["lead"]
    return f"{_named(fit)}{f', observed by {_named(lead)}' if lead else ''}"


def _named(person: Mapping[str, Any]) -> str:
    return f"{person['name']} ({person['assessor']})"


def _counted(number: int, shown: Sequence[object]) -> str:
    """How many there are, and that fewer are shown."""
    return f"{number:,}" if len(shown) in (0, number) else f"{number:,}, of whom the first {len(shown):,} are shown"


def _before(miles: int) -> str:
    """The miles of a reason, in a column of their own; a reason that counts nothing leaves it empty."""
    return f"{miles:+6,}" if miles else " " * 6


def _reasons(fit: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """The reasons, each with its miles, those that count most first."""
    reasons = [(reason["miles"], _with_clauses(reason)) for reason in fit["reasons"]]
    if fit["lead"]:
        reasons.append((fit["lead"]["miles"], f"for the Lead Assessor, {_named(fit['lead'])}"))
    return iter(sorted(reasons, key=lambda reason: -abs(reason[0])))


def _with_clauses(reason: Mapping[str, Any]) -> str:
    return f"{reason['text']} ({', '.join(reason['clauses'])})" if reason["clauses"] else str(reason["text"])


def _problems(person: Mapping[str, Any]) -> Iterator[str]:
    """What the check would refuse, with clause and fact, and where that is recorded."""
    for problem in person["problems"]:
        days = " and ".join(map(_day, problem["days"]))
        parts = [
            f"{problem['message']} ({', '.join(problem['clauses'])})",
            days,
            f"On file: {problem['fact']}" if problem["fact"] else "",
            f"See {problem['file']}:{problem['line']}",
        ]
        yield ". ".join(filter(None, parts))


def _why_not(school: Mapping[str, Any]) -> Iterator[str]:
    for reason in school["why_not"]:
        yield f"{reason['number']:,}: {reason['message']} ({', '.join(reason['clauses'])})"
