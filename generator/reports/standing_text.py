"""A standing explained, as lines for a terminal: of one assessor in full, of everybody a line each."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from generator.days import in_words, span_in_words
from generator.records import Assessor
from generator.register import Register
from generator.reports.escaping import printable
from generator.reports.standing_shapes import (
    CriterionShown,
    DutyShown,
    EndingShown,
    Explained,
    Placed,
    ReviewShown,
    ToAttendShown,
    ToDeclareShown,
    ToPayShown,
)
from generator.scheme.development import EventState
from generator.scheme.standing import changes_of, decided_in_words, decisions_to_come, since, standing
from generator.site.formats import counted, price


def text(explanation: Explained) -> Iterator[str]:
    """The lines that explain one assessor's standing."""
    yield f"{printable(explanation.name)} ({explanation.id}) on {in_words(explanation.on)}: {explanation.standing}"
    yield from _since(explanation)
    yield ""
    yield from _decisions(explanation)
    if explanation.criteria:
        yield ""
        yield "Criteria of the current registration:"
        for criterion in explanation.criteria:
            yield from _criterion(criterion)
    yield ""
    yield from _duties(explanation)
    if explanation.quality_review:
        yield ""
        yield _review(explanation.quality_review)
    elif explanation.criteria:
        yield ""
        yield "Quality Review: not known while a file cannot be read, because visits may be missing."
    yield ""
    yield "What ends when, if nothing else is recorded:"
    for ending in explanation.endings:
        yield f"  {ending.of}: {_ending(ending)}"
    if following := list(_next(explanation)):
        yield ""
        yield from following


def _since(explanation: Explained) -> Iterator[str]:
    if explanation.decided_on:
        shown = ", as the site shows it" if explanation.standing.is_listed else ""
        yield f"  Day of the decision: {in_words(explanation.decided_on)} ({explanation.decided}){shown}"
    if explanation.unbroken_since:
        yield f"  Without a break since: {in_words(explanation.unbroken_since)} ({explanation.standing})"


def _decisions(explanation: Explained) -> Iterator[str]:
    yield "Decisions:"
    for decision in explanation.decisions:
        yield f"  {decided_in_words(decision.decision, decision.on, explanation.on)}{_place(decision)}"
    if not explanation.decisions:
        yield "  No decision is on file."


def _criterion(criterion: CriterionShown) -> Iterator[str]:
    state = "met" if criterion.met else "in grace" if criterion.in_grace else "not met"
    yield f"  {state:8}  {', '.join(criterion.clauses)}: {criterion.statement}"
    run = ""
    if criterion.fails_from:
        run = f"; fails from {in_words(criterion.fails_from)} on"
    elif criterion.met_since:
        run = f"; met since {in_words(criterion.met_since)}"
    yield f"            {printable(criterion.fact)}{run}{_place(criterion)}"


def _duties(explanation: Explained) -> Iterator[str]:
    """What is to be done, under a heading for each kind; what is overdue says so."""
    found: list[tuple[str, Sequence[tuple[DutyShown, str]]]] = [
        ("To pay", [(duty, _pay(duty)) for duty in explanation.to_pay]),
        (
            "To sign",
            [
                (duty, f"version {duty.version} of the code of practice, in force from {in_words(duty.in_force_from)}")
                for duty in explanation.to_sign
            ],
        ),
        ("To declare", [(duty, _declare(duty)) for duty in explanation.to_declare]),
        (
            "To complete",
            [
                (duty, f"{duty.kind.label}, required on {in_words(duty.required_on)}")
                for duty in explanation.to_complete
            ],
        ),
        (
            "May appeal, in writing",
            [
                (duty, f"against failed moderation {duty.attempt}, notified on {in_words(duty.notified_on)}")
                for duty in explanation.may_appeal
            ],
        ),
        (
            "To confirm",
            [
                (duty, f"the details on file, last confirmed on {in_words(duty.confirmed_on)}")
                for duty in explanation.to_confirm
            ],
        ),
        ("To attend", [(duty, _attend(duty)) for duty in explanation.to_attend]),
    ]
    if not any(lines for _, lines in found):
        yield "Nothing to pay, sign, confirm or attend."
    for heading, lines in found:
        if lines:
            yield f"{heading}:"
        for duty, what in lines:
            yield f"  {_when(duty)}: {printable(what)}"
            yield f"      {', '.join(duty.clauses)}{_place(duty)}"


def _when(duty: DutyShown) -> str:
    parts = []
    if duty.by:
        parts.append(f"overdue, was due by {in_words(duty.by)}" if duty.overdue else f"by {in_words(duty.by)}")
    if duty.before:
        parts.append(f"before {duty.before}")
    return ", and ".join(parts) or "once it is invoiced"


def _pay(duty: ToPayShown) -> str:
    amount = f", {price(Decimal(duty.amount), duty.vat)}" if duty.amount and duty.vat else ""
    covers = f", for the days from {in_words(duty.covers_from)}" if duty.covers_from else ""
    if not duty.number or not duty.issued_on:
        return f"{duty.title}{amount}{covers}; not invoiced yet"
    due = f", due on {in_words(duty.due_on)}" if duty.due_on and duty.due_on != duty.by else ""
    return f"{duty.title}{amount}{covers}; invoice {duty.number} of {in_words(duty.issued_on)}{due}"


def _declare(duty: ToDeclareShown) -> str:
    role = "as Lead Assessor, " if duty.observes else ""
    return f"{role}conflicts of interest at the school of assessment {duty.assessment}"


def _attend(duty: ToAttendShown) -> str:
    sittings = " or ".join(f"{span_in_words(sitting.from_, sitting.to)}, {sitting.place}" for sitting in duty.sittings)
    state = {
        EventState.NOT_RECORDED: "; the list of those present is not recorded yet",
        EventState.MISSED: "; missed",
    }.get(duty.state, "")
    excuse = ""
    if duty.excuse_notified_on:
        excuse = "; the excuse was refused" if duty.excuse_decided else "; the excuse is not decided yet"
    return f"{duty.title} ({sittings}){state}{excuse}"


def _review(review: ReviewShown) -> str:
    carried_out = f"{counted(review.visits, 'visit', 'visits')} carried out"
    if review.remaining:
        when = f"after {counted(review.remaining, 'more visit', 'more visits')} ({carried_out})"
        planned = f"; the visit planned for {in_words(review.due_from)} calls for it" if review.due_from else ""
        return f"Quality Review {review.number}: {when}{planned}"
    when = f"due since {in_words(review.due_from)} ({carried_out})" if review.due_from else f"due ({carried_out})"
    return f"Quality Review {review.number}: {when}; no visit may come before it: {', '.join(review.lacks)}"


def _ending(ending: EndingShown) -> str:
    if ending.held:
        return f"to {in_words(ending.last_day)}" if ending.last_day else "no end is on file"
    return f"ended on {in_words(ending.last_day)}" if ending.last_day else "none"


def _next(explanation: Explained) -> Iterator[str]:
    if change := explanation.next_change:
        if change.decided:
            yield f"Next change: {decided_in_words(change.standing, change.on, explanation.on)}"
        else:
            yield f"Next change, if nothing else is recorded: {in_words(change.on)}, {change.standing}"
        for criterion in change.criteria:
            yield from _criterion(criterion)
    elif explanation.criteria:
        yield "No change is expected, if nothing else is recorded."
    if asked := explanation.next_decision:
        if explanation.next_change or explanation.criteria:
            yield ""
        if not asked.missing:
            yield f"The records support the decision {asked.decision}."
        else:
            yield f"Still missing for the decision {asked.decision}:"
        for lack in asked.missing:
            yield f"  {', '.join(lack.clauses)}: {lack.what}"
            if lack.do:
                yield f"      {lack.do}"


def _place(placed: Placed) -> str:
    return f" ({placed.file}:{placed.line})"


def line(register: Register, assessor: Assessor, on: date) -> str:
    """One assessor on one line: id, standing, the day of the decision, the day without a break, and what fails."""
    now = standing(register, assessor, on)
    begun = since(changes_of(register, assessor), now)
    failing = ", ".join(f"{breach.continuing.name} ({', '.join(breach.continuing.clauses)})" for breach in now.breaches)
    to_come = "; ".join(
        decided_in_words(decision.decision, decision.on, on) for decision in decisions_to_come(assessor, on)
    )
    parts = [
        f"{assessor.id:28}",
        f"{now.kind:11}",
        f"decided {now.decided_on}" if now.decided_on else "",
        f"without a break since {begun}" if begun else "",
        failing,
        to_come,
    ]
    return "  ".join(part for part in parts if part).rstrip()
