"""Which continuing criterion failed, and since when, in words; and which moderation may follow failed ones.

Rules of several sections say both, so that each message names what is missing. In: a criterion of a standing, or an
assessor. Out: a part of a sentence, or an entry to type.
"""

from datetime import date

from generator.days import in_words
from generator.problem import Location
from generator.records import Assessor
from generator.scheme.standing import Criterion, Standing
from generator.vocabulary import AppealOutcome, Result

WHAT_FAILS = {
    "membership": ("full Naace membership", "missing"),
    "development": ("attendance at a required event", "missing"),
    "invoices": ("an invoice", "overdue"),
    "agreement": ("the signature under the code of practice", "overdue"),
    "ongoing-fee": ("the ongoing registration fee", "unpaid"),
}
"""For each continuing criterion what its failure is about, and what is wrong with that."""
FAILURES_BEFORE_AN_APPEAL = 2
"""Failed moderations after which only an upheld appeal allows another (QA.4)."""


def failure(criterion: Criterion, verb: str) -> str:
    """`the ongoing registration fee has been unpaid since 1 April 2026`, or with the verb `is` unpaid from then on."""
    subject, state = WHAT_FAILS[criterion.continuing.name]
    fails_from = criterion.fact.fails_from
    since = f" {'from' if verb == 'is' else 'since'} {in_words(fails_from)}" if fails_from else ""
    return f"{subject} {verb} {state}{since}"


def lapse(now: Standing, verb: str) -> str:
    """What made a registration lapse, each criterion with its clauses: part of a sentence; empty without a lapse."""
    return " and ".join(
        f"{failure(criterion, verb)} ({', '.join(criterion.continuing.clauses)})" for criterion in now.breaches
    )


def lapse_to_come(now: Standing, on: date) -> str:
    """The same of a day to come, seen from `on`: what has failed by then has been missing, what will fail is missing
    from its day.
    """
    return " and ".join(
        f"{failure(criterion, 'has been' if _has_failed(criterion, on) else 'is')}"
        f" ({', '.join(criterion.continuing.clauses)})"
        for criterion in now.breaches
    )


def _has_failed(criterion: Criterion, on: date) -> bool:
    return criterion.fact.fails_from is not None and criterion.fact.fails_from <= on


def places(now: Standing) -> tuple[tuple[Location, str], ...]:
    """The places of the criteria that made a registration lapse, as related places of a finding."""
    return tuple((criterion.fact.at, "the criterion that fails") for criterion in now.breaches)


def next_moderation(assessor: Assessor) -> str | None:
    """Where and how to type the moderation after those on file; None if it needs an upheld appeal, or cannot be."""
    attempt = len(assessor.moderations) + 1
    last = assessor.moderations[-1] if assessor.moderations else None
    if last and last.outcome is Result.PASSED:
        return None
    if last and attempt > FAILURES_BEFORE_AN_APPEAL:
        is_upheld = last.appeal is not None and last.appeal.outcome is AppealOutcome.UPHELD
        if attempt > FAILURES_BEFORE_AN_APPEAL + 1 or not is_upheld:
            return None
    entry = (
        f"{{attempt: {attempt}, assessment: eng-900001/2026-1, lead: their-id, outcome: passed,"
        " notified_on: YYYY-MM-DD}"
    )
    return f"under `moderations`: `- {entry}`" if assessor.moderations else f"`moderations: [{entry}]`"
