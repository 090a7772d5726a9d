"""A standing explained: each criterion met or not, the fact and line it rests on, its clause, and what comes next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from generator.days import in_words
from generator.problem import Location, Problem, Severity
from generator.read.source import Source
from generator.records import Assessor
from generator.records.assessor import Decision
from generator.register import Register
from generator.reports.escaping import printable
from generator.rules import RULES
from generator.scheme.standing import Standing, StandingKind, changes_of, next_change, since, standing
from generator.vocabulary import DecisionKind

_NEXT_DECISIONS = {
    StandingKind.APPLICANT: DecisionKind.REGISTERED,
    StandingKind.REGISTERED: DecisionKind.ACCREDITED,
    StandingKind.REMOVED: DecisionKind.REINSTATED,
}


def explained(register: Register, source: Source, assessor: Assessor, on: date) -> dict[str, Any]:
    """The standing ready for JSON: what, since when, why, what changes next, what the next decision needs."""
    changes = changes_of(register, assessor)
    now = standing(register, assessor, on)
    begun, following = since(changes, now), next_change(changes, on)
    asked = _NEXT_DECISIONS.get(now.kind)
    return {
        "id": assessor.id,
        "name": assessor.name,
        "on": on.isoformat(),
        "standing": str(now.kind),
        "since": begun.isoformat() if begun else None,
        "decisions": [
            {"on": one.on.isoformat(), "decision": str(one.decision), **_at(source, assessor.at("decisions", index))}
            for index, one in enumerate(assessor.decisions)
            if one.on <= on
        ],
        "criteria": [{**one, "since": _run_of(changes, now, one)} for one in _criteria(source, now)],
        "next_change": _change(source, now, following) if following else None,
        "next_decision": {"decision": str(asked), "missing": missing(register, source, assessor, asked, on)}
        if asked
        else None,
    }


def missing(
    register: Register, source: Source, assessor: Assessor, decision: DecisionKind, on: date
) -> list[dict[str, Any]]:
    """What the rules would refuse about a decision if it were made on this day: asked by making it, on a copy."""
    made = Decision.model_validate({"on": on, "decision": decision})
    supposed = assessor.model_copy(update={"decisions": (*assessor.decisions, made)})
    copy = replace(register, assessors={**register.assessors, assessor.id: supposed})
    made_at = supposed.at("decisions", len(assessor.decisions))
    found: list[Problem] = []
    for rule in RULES:
        if rule.severity is Severity.REFUSED:
            found += (
                one
                for one in rule.problems(copy, on)
                if one.at.file == made_at.file and one.at.keys[:2] == made_at.keys[:2]
            )
    return [{"clauses": list(one.clauses), "what": one.message, "do": one.mend} for one in found]


def _criteria(source: Source, now: Standing) -> list[dict[str, Any]]:
    return [
        {
            "name": one.continuing.name,
            "clauses": list(one.continuing.clauses),
            "statement": one.continuing.statement,
            "met": one.met,
            "in_grace": one.in_grace,
            "fact": one.fact.text,
            "fails_from": one.fact.fails_from.isoformat() if one.fact.fails_from else None,
            **_at(source, one.fact.at),
        }
        for one in now.criteria
    ]


def _run_of(changes: list[Standing], now: Standing, criterion: dict[str, Any]) -> str:
    """The first day of the unbroken run in which a criterion of `now` is met, or not, as it is now."""
    first = now.on
    for found in reversed([one for one in changes if one.on <= now.on]):
        if criterion["met"] not in [one.met for one in found.criteria if one.continuing.name == criterion["name"]]:
            break
        first = found.on
    return first.isoformat()


def _change(source: Source, now: Standing, following: Standing) -> dict[str, Any]:
    before = {one.continuing.name: (one.met, one.in_grace) for one in now.criteria}
    return {
        "on": following.on.isoformat(),
        "standing": str(following.kind),
        "criteria": [
            one
            for one in _criteria(source, following)
            if before.get(one["name"], (True, False)) != (one["met"], one["in_grace"])
        ],
    }


def _at(source: Source, location: Location) -> dict[str, Any]:
    return {"file": location.file, "line": source.place(location).line}


def text(found: dict[str, Any]) -> Iterator[str]:
    """The lines that explain one assessor's standing."""
    begun = f", since {_day(found['since'])}" if found["since"] else ""
    yield f"{printable(found['name'])} ({found['id']}) on {_day(found['on'])}: {found['standing']}{begun}"
    yield ""
    for one in found["decisions"]:
        yield f"  {_day(one['on'])}: {one['decision']} ({one['file']}:{one['line']})"
    if not found["decisions"]:
        yield "  No decision is on file."
    if found["criteria"]:
        yield ""
        yield "Criteria of the registration that runs:"
        for one in found["criteria"]:
            yield from _criterion(one)
    if following := found["next_change"]:
        yield ""
        yield f"Next change, if nothing else is recorded: {_day(following['on'])}, {following['standing']}"
        for one in following["criteria"]:
            yield from _criterion(one)
    elif found["criteria"]:
        yield ""
        yield "No change is to come, if nothing else is recorded."
    if asked := found["next_decision"]:
        yield ""
        if not asked["missing"]:
            yield f"A decision {asked['decision']} would be supported by what is on file."
        else:
            yield f"What a decision {asked['decision']} still lacks:"
        for lack in asked["missing"]:
            yield f"  {', '.join(lack['clauses'])}: {lack['what']}"
            yield f"      {lack['do']}"


def _criterion(one: dict[str, Any]) -> Iterator[str]:
    state = "met" if one["met"] else "in grace" if one["in_grace"] else "not met"
    yield f"  {state:8}  {', '.join(one['clauses'])}: {one['statement']}"
    if one["fails_from"]:
        run = f"; fails from {_day(one['fails_from'])} on"
    else:
        run = f"; met since {_day(one['since'])}" if "since" in one else ""
    yield f"            {printable(one['fact'])}{run} ({one['file']}:{one['line']})"


def _day(written: str) -> str:
    return in_words(date.fromisoformat(written))


def line(register: Register, assessor: Assessor, on: date) -> str:
    """One assessor's standing on a line: id, standing, since when, and which criteria fail."""
    now = standing(register, assessor, on)
    begun = since(changes_of(register, assessor), now)
    failing = ", ".join(f"{one.continuing.name} ({', '.join(one.continuing.clauses)})" for one in now.breaches)
    parts = [f"{assessor.id:28}", f"{now.kind:11}", f"since {begun}" if begun else "", failing]
    return "  ".join(part for part in parts if part).rstrip()
