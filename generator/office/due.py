"""Everything that is due, or calls for a decision, on a day or in the days after it, with the act that settles it.

In: the register and days. Out: a list, most urgent first. What a rule tells is asked of the rule, on the day and later:
nothing is worked out twice. Cost: each telling rule asked for the first and the last day, and those that find something
new for a few days between.
"""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from generator.days import in_words
from generator.office.acts import by_name
from generator.office.filled import words_for
from generator.office.on_file import entry_name
from generator.office.typed import by_typed_name, must_be_given
from generator.problem import Location, Problem, Severity
from generator.read.loading import Progress, silent
from generator.records import Assessor, Entry, Event
from generator.records.fee import ONGOING
from generator.register import Register
from generator.rules import RULES
from generator.rules.rule import Rule
from generator.scheme.duties import Duty, ToConfirm, ToPay, ToSign, duties
from generator.scheme.endings import Held, endings
from generator.scheme.invoices import OpenInvoice
from generator.scheme.retention import ToErase, Whose, to_erase
from generator.scheme.visit_duties import MayAppeal, ToComplete, ToDeclare, visit_duties
from generator.vocabulary import VisitOutcome

REPLY_DAYS = 14
"""Days after which an appointment that nobody answered is asked about."""
NO_ACTION = "No action needed."
TAKE_OUT = 'Take their name out as docs/erasure.md says under "Somebody who is no assessor".'
SETTLED_BY = {
    "a-charge-to-collect": "payment",
    "a-draw-to-hold": "draw",
    "a-portrait-is-agreed-to": "publication items=portrait",
    "a-request-leads-to-an-appointment": "appointment",
    "a-required-event-has-a-cost": "event-cost",
    "a-review-names-its-reviewer-and-outcome": "quality-review",
    "a-sampled-visit-has-its-outcome": "sampled-visit",
    "a-visit-to-charge": "charge",
    "a-school-hears-of-a-refusal": "refusal-told",
    "a-voided-visit-raises-a-concern": "concern",
    "a-year-has-its-event": "new-event",
    "accreditation-due": "decision decision=accredited",
    "an-assessor-to-pay": "assessor-paid",
    "an-event-to-invoice": "invoice",
    "an-excuse-to-decide": "excuse-decision",
    "an-invoice-is-paid-in-time": "payment",
    "another-assessor-to-find": "request",
    "appeal-to-decide": "appeal-outcome",
    "appointment-of-an-accredited-assessor": "appointment",
    "attendance-to-record": "attendance",
    "details-are-confirmed": "confirmation",
    "direct-approach-reported-in-time": "approach",
    "full-membership-is-kept": "membership",
    "moderation-outcome-awaited": "moderation",
    "no-invoice-stays-unpaid": "decision decision=removed clause=UA.1",
    "planned-visit-date-reported": "visit-date",
    "registration-due": "decision decision=registered",
    "renewal-to-request": "request",
    "required-events-are-attended": "decision decision=removed clause=CPD.1",
    "review-due": "quality-review",
    "sampled-visit-to-arrange": "sampled-visit",
    "the-current-code-is-signed": "decision decision=removed clause=CONT.1",
    "the-ongoing-fee-is-paid": f"invoice fee={ONGOING}",
    "two-files-of-one-school": "predecessor",
    "visit-to-record": "visit",
}
"""For each rule that tells of something due, the act that settles it, with what is known of its fields."""
TOLD_TODAY = frozenset(
    {
        "full-membership-is-kept",
        "no-invoice-stays-unpaid",
        "the-current-code-is-signed",
        "the-ongoing-fee-is-paid",
    }
)
"""Rules that are asked about the day alone: what they would tell on a later day is told as a duty, or as an end."""
TOLD_AS_DUTIES = frozenset({"an-invoice-is-paid-in-time", "details-are-confirmed"})
"""Rules whose findings are duties of an assessor, which say the same and sooner."""


@dataclass(frozen=True)
class Due:
    """Something due: what, by which day, where it is recorded, and the act that settles it, as far as it is known.

    `by` is the last day to do it, or the day from which it is asked for; None for at once. `letter` is the letter that
    goes with it, as `register letter` takes it.
    """

    by: date | None
    message: str
    fix: str
    clauses: tuple[str, ...]
    at: Location
    who: str
    act: str | None
    words: Mapping[str, str]
    letter: tuple[str, str] | None = None


def due(register: Register, on: date, within: int, progress: Progress = silent) -> tuple[Due, ...]:
    """What is due on a day, or within so many days after it; the most urgent first."""
    last = on + timedelta(days=within)
    found = [
        *_told(register, on, last, progress),
        *_duties(register, on, last),
        *_ending(register, on, last),
        *_unanswered(register, last),
        *_to_award(register, on),
        *_kept_long_enough(register, on, last),
    ]
    return tuple(sorted(found, key=lambda item: (item.by or date.min, item.at.file, item.message)))


def command(item: Due) -> str | None:
    """What to type to record the act that settles it; what is not known is left as an ellipsis. None without an act."""
    act = by_name().get(item.act or "")
    if act is None:
        return None
    fields = by_typed_name(act)
    words = {name: item.words.get(name, "…") for name, info in fields.items() if must_be_given(info)} | dict(item.words)
    return " ".join(
        [
            "register record",
            act.name,
            *(f"{name}={shlex.quote(word) if word != '…' else word}" for name, word in words.items()),
        ]
    )


def _told(register: Register, on: date, last: date, progress: Progress) -> Iterator[Due]:
    """What the rules tell: today, and first on a later day."""
    for asked, rule in enumerate(RULES, 1):
        progress(asked, len(RULES))
        if rule.severity is Severity.REFUSED or rule.code in TOLD_AS_DUTIES:
            continue
        now = set(rule.problems(register, on))
        for problem in now:
            yield from _of_problem(register, problem, None)
        known = {(problem.at, problem.related) for problem in now}
        for problem in rule.problems(register, last) if last > on and rule.code not in TOLD_TODAY else ():
            if (problem.at, problem.related) not in known:
                yield from _of_problem(register, problem, _first_day(rule, register, problem, on, last))


def _first_day(rule: Rule, register: Register, problem: Problem, on: date, last: date) -> date:
    """The first day after `on` on which a rule tells what it tells on the last: found by halving."""
    not_yet, told = on, last
    while told - not_yet > timedelta(days=1):
        between = not_yet + (told - not_yet) // 2
        is_told = any(
            (problem.at, problem.related) == (other.at, other.related) for other in rule.problems(register, between)
        )
        not_yet, told = (not_yet, between) if is_told else (between, told)
    return told


def _of_problem(register: Register, problem: Problem, by: date | None) -> Iterator[Due]:
    settled_by = SETTLED_BY.get(problem.code)
    if problem.code == "the-ongoing-fee-is-paid" and (sent := _sent(register.entry(problem.at.file))):
        settled_by = f"payment invoice={sent}"
    if settled_by or (problem.severity is Severity.TOLD and problem.fix != NO_ACTION):
        at = (problem.at, *(location for location, _ in problem.related))
        yield _due(register, by, problem.message, problem.clauses, at, settled_by, problem.fix)


def _sent(entry: Entry | None) -> str | None:
    """The number of the first open invoice for the ongoing fee: paying it comes before another one."""
    invoices = entry.invoices if isinstance(entry, Assessor) else ()
    is_open = (invoice for invoice in invoices if not invoice.paid_on and not invoice.cancelled_on)
    return next((invoice.number for invoice in is_open if invoice.fee == ONGOING), None)


def _due(  # noqa: PLR0913, PLR0917  # each is another part of what is due
    register: Register,
    by: date | None,
    message: str,
    clauses: tuple[str, ...],
    at: Sequence[Location],
    settled_by: str | None,
    fix: str = "",
) -> Due:
    """What is due at the first of these places; the others may say more of it."""
    act, *known = (settled_by or "").split(" ")
    kind = by_name().get(act)
    words = (
        {name: word for place in reversed(at) for name, word in words_for(kind, register, place).items()}
        if kind
        else {}
    )
    words |= dict(word.split("=", 1) for word in known)
    return Due(by, message, fix, clauses, at[0], _who(register, at), act or None, words)


def _who(register: Register, at: Sequence[Location]) -> str:
    """Whom it is about: the name of the person, school or event whose file it is; of an event's, the person meant."""
    entry = register.entry(at[0].file)
    if isinstance(entry, Event):
        people = (register.entry(place.file) for place in at)
        entry = next((person for person in people if isinstance(person, Assessor)), entry)
    return entry_name(entry) if entry else at[0].file


def _duties(register: Register, on: date, last: date) -> Iterator[Due]:
    """What assessors must pay, sign, declare, complete and confirm by a day up to the last; and until when they may
    appeal.
    """
    for assessor in register.assessors.values():
        owed, visits = duties(register, assessor, on), visit_duties(register, assessor, on)
        to_declare = (duty for duty in visits.to_declare if duty.assessment.assessment.accepted_on)
        every: Iterable[Duty] = chain(
            owed.to_pay, owed.to_sign, owed.to_confirm, to_declare, visits.to_complete, visits.may_appeal
        )
        for duty in every:
            if duty.by is None or duty.by <= last:
                message, act = _asked(register, duty)
                yield _due(register, duty.by, message, duty.clauses, (duty.at, assessor.at("name")), act)


def _asked(register: Register, duty: Duty) -> tuple[str, str]:
    """What a duty asks for, in a sentence, and the act that settles it."""
    match duty:
        case ToPay(invoice=None):
            kind = "fee" if duty.of in register.fees else "event"
            asked = f"{duty.title} is to be invoiced", f"invoice {kind}={duty.of}"
        case ToPay(invoice=OpenInvoice() as invoice):
            asked = f"Invoice {invoice.invoice.number} is to be paid: {duty.title}", "payment"
        case ToSign():
            asked = f"Version {duty.version.version} of the code of practice is to be signed", "signature"
        case ToConfirm():
            asked = f"The details are to be confirmed: last on {in_words(duty.confirmed_on)}", "confirmation"
        case ToDeclare():
            asked = "A declaration on conflicts of interest is to be signed", "acceptance"
        case ToComplete():
            asked = (
                f"Required after a failed moderation: {duty.work.kind.label}",
                f"further-work-done kind={duty.work.kind}",
            )
        case MayAppeal():
            asked = "This is the last day to appeal against the failed second moderation", "appeal"
        case _:
            raise TypeError(duty)
    return asked


def _ending(register: Register, on: date, last: date) -> Iterator[Due]:
    """Memberships of registered people that end by the last day."""
    for assessor in register.assessors.values():
        for ending in endings(register, assessor, on) if assessor.decisions else ():
            is_soon = ending.is_held and ending.last_day is not None and ending.last_day <= last
            if ending.of is Held.MEMBERSHIP and is_soon:
                message = "Full Naace membership ends, and no renewal is on file"
                yield _due(register, ending.last_day, message, ("P11",), (_membership(assessor),), "membership")


def _membership(assessor: Assessor) -> Location:
    return assessor.at("membership", len(assessor.membership) - 1, "to")


def _unanswered(register: Register, last: date) -> Iterator[Due]:
    """Appointments that the assessor neither accepted nor declined."""
    for on_file in register.assessments:
        assessment = on_file.assessment
        if (
            assessment.appointed_on is None
            or assessment.accepted_on
            or assessment.is_called_off
            or assessment.visited_on
        ):
            continue
        by = assessment.appointed_on + timedelta(days=REPLY_DAYS)
        if by <= last:
            message = "The assessor appointed has not answered yet"
            yield _due(register, by, message, ("CON.2",), (on_file.at("appointed_on"),), "acceptance")


def _to_award(register: Register, on: date) -> Iterator[Due]:
    """Recommendations on which no award followed yet."""
    for on_file in register.assessments:
        assessment = on_file.assessment
        recommended = assessment.outcome is VisitOutcome.RECOMMENDED and assessment.counts_on(on)
        if recommended and assessment.awarded_on is None:
            message = "The assessor recommended the school for the mark, and no award is on file"
            yield _due(register, assessment.visited_on, message, ("P4", "P7"), (on_file.at("outcome"),), "award")


def _kept_long_enough(register: Register, on: date, last: date) -> Iterator[Due]:
    """People whose data is to be erased by the last day, because its period has passed (docs/privacy.md)."""
    for erasure in to_erase(register, on):
        if erasure.by <= last:
            is_helper = erasure.whose is Whose.HELPER
            act, fix = (None, TAKE_OUT) if is_helper else ("erasure", "")
            yield _due(register, erasure.by, _needed_until(erasure), ("INFO.1",), (erasure.at,), act, fix)


def _needed_until(erasure: ToErase) -> str:
    """Why the data is to be erased, in a sentence."""
    day = in_words(erasure.last)
    match erasure.whose:
        case Whose.FORMER:
            return f"Not on the register since {day}, so their data is to be erased"
        case Whose.APPLICANT:
            return f"Never registered, and nothing recorded since {day}, so their data is to be erased"
        case Whose.HELPER:
            return f"The person who supported the school until {day} is no assessor, so their name is to be taken out"
