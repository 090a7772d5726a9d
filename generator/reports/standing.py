"""A standing explained: each criterion met or not, the fact and line it rests on, its clause, and what comes next."""

from collections.abc import Iterator, Sequence
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
    """The standing explained, with its days as dates: what, since when, why, what comes next, what is needed for it."""
    changes = changes_of(register, assessor)
    now = standing(register, assessor, on)
    begun, following = since(changes, now), next_change(changes, on)
    asked = _NEXT_DECISIONS.get(now.kind)
    return {
        "id": assessor.id,
        "name": assessor.name,
        "on": on,
        "standing": str(now.kind),
        "since": begun,
        "decisions": [
            {"on": decision.on, "decision": str(decision.decision), **_at(source, assessor.at("decisions", index))}
            for index, decision in enumerate(assessor.decisions)
            if decision.on <= on
        ],
        "criteria": [{**criterion, "since": _run_of(changes, now, criterion)} for criterion in _criteria(source, now)],
        "next_change": _change(source, now, following) if following else None,
        "next_decision": {"decision": str(asked), "missing": missing(register, source, assessor, asked, on)}
        if asked
        else None,
    }


def missing(
    register: Register, source: Source, assessor: Assessor, decision: DecisionKind, on: date
) -> list[dict[str, Any]]:
    """What the rules would refuse about a decision made on this day. Tries it on a copy of the register."""
    made = Decision.model_validate({"on": on, "decision": decision})
    supposed = assessor.model_copy(update={"decisions": (*assessor.decisions, made)})
    copy = replace(register, assessors={**register.assessors, assessor.id: supposed})
    made_at = supposed.at("decisions", len(assessor.decisions))
    lacks: list[Problem] = []
    for rule in RULES:
        if rule.severity is Severity.REFUSED:
            lacks += (
                problem
                for problem in rule.problems(copy, on)
                if problem.at.file == made_at.file and problem.at.keys[:2] == made_at.keys[:2]
            )
    return [{"clauses": list(lack.clauses), "what": lack.message, "do": lack.mend} for lack in lacks]


def _criteria(source: Source, now: Standing) -> list[dict[str, Any]]:
    return [
        {
            "name": criterion.continuing.name,
            "clauses": list(criterion.continuing.clauses),
            "statement": criterion.continuing.statement,
            "met": criterion.met,
            "in_grace": criterion.in_grace,
            "fact": criterion.fact.text,
            "fails_from": criterion.fact.fails_from,
            **_at(source, criterion.fact.at),
        }
        for criterion in now.criteria
    ]


def _run_of(changes: Sequence[Standing], now: Standing, explained: dict[str, Any]) -> date:
    """The first day of the unbroken run in which a criterion of `now` is met, or not, as it is now."""
    first = now.on
    for change in reversed([change for change in changes if change.on <= now.on]):
        met = [criterion.met for criterion in change.criteria if criterion.continuing.name == explained["name"]]
        if explained["met"] not in met:
            break
        first = change.on
    return first


def _change(source: Source, now: Standing, following: Standing) -> dict[str, Any]:
    before = {criterion.continuing.name: (criterion.met, criterion.in_grace) for criterion in now.criteria}
    return {
        "on": following.on,
        "standing": str(following.kind),
        "criteria": [
            criterion
            for criterion in _criteria(source, following)
            if before.get(criterion["name"], (True, False)) != (criterion["met"], criterion["in_grace"])
        ],
    }


def _at(source: Source, location: Location) -> dict[str, Any]:
    return {"file": location.file, "line": source.place(location).line}


def as_json(explanation: Any) -> Any:
    """The same for programs: every day as YYYY-MM-DD."""
    match explanation:
        case date():
            return explanation.isoformat()
        case dict():
            return {name: as_json(value) for name, value in explanation.items()}
        case list():
            return [as_json(item) for item in explanation]
        case _:
            return explanation


def text(explanation: dict[str, Any]) -> Iterator[str]:
    """The lines that explain one assessor's standing."""
    begun = f", since {in_words(explanation['since'])}" if explanation["since"] else ""
    name = f"{printable(explanation['name'])} ({explanation['id']})"
    yield f"{name} on {in_words(explanation['on'])}: {explanation['standing']}{begun}"
    yield ""
    for decision in explanation["decisions"]:
        yield f"  {in_words(decision['on'])}: {decision['decision']} ({decision['file']}:{decision['line']})"
    if not explanation["decisions"]:
        yield "  No decision is on file."
    if explanation["criteria"]:
        yield ""
        yield "Criteria of the current registration:"
        for criterion in explanation["criteria"]:
            yield from _criterion(criterion)
    if following := explanation["next_change"]:
        yield ""
        yield f"Next change, if nothing else is recorded: {in_words(following['on'])}, {following['standing']}"
        for criterion in following["criteria"]:
            yield from _criterion(criterion)
    elif explanation["criteria"]:
        yield ""
        yield "No change is expected, if nothing else is recorded."
    if asked := explanation["next_decision"]:
        yield ""
        if not asked["missing"]:
            yield f"The records support the decision {asked['decision']}."
        else:
            yield f"Still missing for the decision {asked['decision']}:"
        for lack in asked["missing"]:
            yield f"  {', '.join(lack['clauses'])}: {lack['what']}"
            yield f"      {lack['do']}"


def _criterion(criterion: dict[str, Any]) -> Iterator[str]:
    state = "met" if criterion["met"] else "in grace" if criterion["in_grace"] else "not met"
    yield f"  {state:8}  {', '.join(criterion['clauses'])}: {criterion['statement']}"
    if criterion["fails_from"]:
        run = f"; fails from {in_words(criterion['fails_from'])} on"
    else:
        run = f"; met since {in_words(criterion['since'])}" if "since" in criterion else ""
    yield f"            {printable(criterion['fact'])}{run} ({criterion['file']}:{criterion['line']})"


def line(register: Register, assessor: Assessor, on: date) -> str:
    """One assessor's standing on one line: id, standing, since when, and which criteria fail."""
    now = standing(register, assessor, on)
    begun = since(changes_of(register, assessor), now)
    failing = ", ".join(f"{breach.continuing.name} ({', '.join(breach.continuing.clauses)})" for breach in now.breaches)
    parts = [f"{assessor.id:28}", f"{now.kind:11}", f"since {begun}" if begun else "", failing]
    return "  ".join(part for part in parts if part).rstrip()
