"""A standing explained: its facts and lines, its clauses, what the assessor must do by when, and what comes next.

In: register, source, assessor and day. Out: an `Explained`, which is JSON as it is, and text by `standing_text`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from generator.problem import Location, Problem, Severity
from generator.read.source import Source
from generator.records import Assessor
from generator.records.assessor import Decision
from generator.register import Register
from generator.reports.standing_shapes import (
    CriterionShown,
    DecisionShown,
    EndingShown,
    Explained,
    Lack,
    MayAppealShown,
    NextChange,
    NextDecision,
    ReviewShown,
    SittingShown,
    ToAttendShown,
    ToCompleteShown,
    ToConfirmShown,
    ToDeclareShown,
    ToPayShown,
    ToSignShown,
)
from generator.rules import RULES
from generator.scheme.development import EventState
from generator.scheme.duties import Duty, ToAttend, ToPay, duties
from generator.scheme.endings import endings
from generator.scheme.reviews import next_review
from generator.scheme.standing import (
    Criterion,
    Standing,
    StandingKind,
    changes_of,
    decisions_to_come,
    next_change,
    since,
    standing,
)
from generator.scheme.visit_duties import visit_duties
from generator.vocabulary import DecisionKind

_SENTENCE_END = re.compile(r"(?<=\.)\s+(?=[A-Z])")

_NEXT_DECISIONS = {
    StandingKind.APPLICANT: DecisionKind.REGISTERED,
    StandingKind.REGISTERED: DecisionKind.ACCREDITED,
    StandingKind.REMOVED: DecisionKind.REINSTATED,
}


def explained(register: Register, source: Source, assessor: Assessor, on: date, *, is_whole: bool = True) -> Explained:
    """The standing explained: what, since when, why, what to do by when, what ends and what comes next.

    `is_whole` says that every file can be read: otherwise visits may be missing, and none are counted.
    """
    changes = changes_of(register, assessor)
    now = standing(register, assessor, on)
    following = next_change(changes, on)
    found, placed = duties(register, assessor, on), partial(_placed, source, on)
    of_visits = visit_duties(register, assessor, on)

    return Explained(
        id=assessor.id,
        name=assessor.name,
        on=on,
        standing=now.kind,
        decided=now.decided,
        decided_on=now.decided_on,
        unbroken_since=since(changes, now),
        decisions=tuple(_decisions(source, assessor, on)),
        criteria=tuple(
            _criterion(source, criterion, _met_since(changes, now, criterion)) for criterion in now.criteria
        ),
        to_pay=tuple(ToPayShown(**_pay(duty), **placed(duty)) for duty in found.to_pay),
        to_sign=tuple(
            ToSignShown(version=duty.version.version, in_force_from=duty.version.in_force_from, **placed(duty))
            for duty in found.to_sign
        ),
        to_declare=tuple(
            ToDeclareShown(
                assessment=duty.assessment.id,
                observes=duty.assessment.assessment.assessor != assessor.id,
                **placed(duty),
            )
            for duty in of_visits.to_declare
        ),
        to_complete=tuple(
            ToCompleteShown(kind=duty.work.kind, required_on=duty.work.required_on, **placed(duty))
            for duty in of_visits.to_complete
        ),
        may_appeal=tuple(
            MayAppealShown(attempt=duty.moderation.attempt, notified_on=duty.moderation.notified_on, **placed(duty))
            for duty in of_visits.may_appeal
        ),
        to_confirm=tuple(ToConfirmShown(confirmed_on=duty.confirmed_on, **placed(duty)) for duty in found.to_confirm),
        to_attend=tuple(ToAttendShown(**_attend(duty, on), **placed(duty)) for duty in found.to_attend),
        quality_review=_review(register, assessor, on) if now.registered_on and is_whole else None,
        endings=tuple(
            EndingShown(of=ending.of, held=ending.is_held, last_day=ending.last_day)
            for ending in endings(register, assessor, on)
        ),
        next_change=_change(source, changes, now, following) if following else None,
        next_decision=_next_decision(register, source, now),
    )


def _placed(source: Source, on: date, duty: Duty) -> dict[str, Any]:
    """What every duty has. An event is overdue once the list of those present says that it was missed."""
    awaited = isinstance(duty, ToAttend) and duty.required.state is not EventState.MISSED
    overdue = duty.by is not None and duty.by < on and not awaited
    at = _at(source, duty.at)
    return {"clauses": duty.clauses, "by": duty.by, "before": duty.before, "overdue": overdue, **at}


def _decisions(source: Source, assessor: Assessor, on: date) -> Iterator[DecisionShown]:
    for index, decision in enumerate(assessor.decisions):
        at = _at(source, assessor.at("decisions", index))
        yield DecisionShown(on=decision.on, decision=decision.decision, in_force=decision.on <= on, **at)


def _criterion(source: Source, criterion: Criterion, met_since: date | None) -> CriterionShown:
    return CriterionShown(
        name=criterion.continuing.name,
        clauses=criterion.continuing.clauses,
        statement=criterion.continuing.statement,
        met=criterion.met,
        in_grace=criterion.in_grace,
        fact=criterion.fact.text,
        fails_from=criterion.fact.fails_from,
        met_since=met_since,
        **_at(source, criterion.fact.at),
    )


def _met_since(changes: Sequence[Standing], now: Standing, criterion: Criterion) -> date | None:
    """The first day of the unbroken run in which a criterion of `now` is met; None if it is not."""
    if not criterion.met:
        return None
    first = now.on
    for change in reversed([change for change in changes if change.on <= now.on]):
        alike = [other for other in change.criteria if other.continuing is criterion.continuing]
        if not any(other.met for other in alike):
            break
        first = change.on
    return first


def _pay(duty: ToPay) -> dict[str, Any]:
    invoice = duty.invoice.invoice if duty.invoice else None
    covers = invoice.covers if invoice else None
    return {
        "title": duty.title,
        "amount": None if duty.amount is None else f"{duty.amount:.2f}",
        "vat": duty.vat,
        "number": invoice.number if invoice else None,
        "issued_on": invoice.issued_on if invoice else None,
        "due_on": duty.invoice.due_on if duty.invoice else None,
        "covers_from": covers.from_ if covers else duty.from_,
    }


def _attend(duty: ToAttend, on: date) -> dict[str, Any]:
    event, excuse = duty.required.event, duty.required.excuse
    return {
        "event": event.id,
        "title": event.title,
        "sittings": tuple(
            SittingShown(from_=sitting.from_, to=sitting.last_day, place=sitting.place) for sitting in event.sittings
        ),
        "state": duty.required.state,
        "excuse_notified_on": excuse.notified_on if excuse else None,
        "excuse_decided": excuse is not None and excuse.is_decided(on),
    }


def _review(register: Register, assessor: Assessor, on: date) -> ReviewShown:
    review = next_review(register, assessor, on)
    return ReviewShown(
        number=review.number,
        visits=review.visits,
        remaining=review.remaining,
        due_from=review.due_from,
        lacks=review.lacks,
    )


def _change(source: Source, changes: Sequence[Standing], now: Standing, following: Standing) -> NextChange:
    before = {criterion.continuing: (criterion.met, criterion.in_grace) for criterion in now.criteria}
    return NextChange(
        on=following.on,
        standing=following.kind,
        decided=following.decided_on == following.on,
        criteria=tuple(
            _criterion(source, criterion, _met_since(changes, following, criterion))
            for criterion in following.criteria
            if before.get(criterion.continuing, (True, False)) != (criterion.met, criterion.in_grace)
        ),
    )


def _next_decision(register: Register, source: Source, now: Standing) -> NextDecision | None:
    """The decision that would be next, unless a later one is taken already."""
    asked = _NEXT_DECISIONS.get(now.kind)
    if asked is None or decisions_to_come(now.assessor, now.on):
        return None
    return NextDecision(decision=asked, missing=tuple(missing(register, now.assessor, asked, now.on)))


def missing(register: Register, assessor: Assessor, decision: DecisionKind, on: date) -> list[Lack]:
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
    prefix = f"Decision {decision}: "
    return [
        Lack(clauses=lack.clauses, what=_capitalised(lack.message.removeprefix(prefix)), do=_before_it(lack.fix))
        for lack in lacks
    ]


def _before_it(fix: str) -> str:
    """What a rule says on how to fix a decision, without the sentences on a decision that is on file already."""
    return " ".join(
        sentence
        for sentence in _SENTENCE_END.split(fix)
        if not re.search("(the|this) decision", sentence, re.IGNORECASE)
    )


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _at(source: Source, location: Location) -> dict[str, Any]:
    return {"file": location.file, "line": source.place(location).line}


def as_json(explanation: Explained) -> dict[str, Any]:
    """The same for programs: every field, every day as YYYY-MM-DD."""
    return explanation.model_dump(mode="json", by_alias=True)
