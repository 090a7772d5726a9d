"""What a decision to register or to accredit somebody rests on (P10, P11, P14, REG): each condition by itself."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from generator.problem import Location
from generator.records import Assessor
from generator.records.assessor import Moderation
from generator.records.fee import INITIAL
from generator.register import Register
from generator.rules.failures import lapse, next_moderation
from generator.scheme.invoices import is_paid
from generator.scheme.membership import full_membership
from generator.scheme.standing import standing
from generator.vocabulary import AppealOutcome, Result


class Lack(NamedTuple):
    """What a decision lacks on a day, the place where it would be written, and a word on that place; how to fix it,
    where that can be said more closely than by the rule.
    """

    message: str
    at: Location
    word: str
    fix: str | None = None


Condition = Callable[[Register, Assessor, date], Lack | None]


def selected(register: Register, assessor: Assessor, on: date) -> Lack | None:
    if any(attempt.outcome is Result.PASSED and attempt.assessed_on <= on for attempt in assessor.selection):
        return None
    return Lack("the person had not passed the selection by that day", assessor.at("selection"), "the selection")


def offers_a_phase(register: Register, assessor: Assessor, on: date) -> Lack | None:
    if any(offered.holds(on) for offered in assessor.phases):
        return None
    return Lack("the person offered no phase on that day", assessor.at("phases"), "the phases offered")


def full_member(register: Register, assessor: Assessor, on: date) -> Lack | None:
    if full_membership(assessor, on) is not None:
        return None
    return Lack("there was no full membership on that day", assessor.at("membership"), "the membership on file")


def has_a_portrait(register: Register, assessor: Assessor, on: date) -> Lack | None:
    if assessor.portrait:
        return None
    return Lack("no pen portrait is on file", assessor.at("portrait"), "where the pen portrait would be")


def signed(register: Register, assessor: Assessor, on: date) -> Lack | None:
    version = register.scheme.agreement_in_force(on)
    if version is None:
        at = register.scheme.at("agreements")
        return Lack("no version of the code of practice was in force on that day", at, "the versions of the code")
    message = f"the person had not signed version {version.version} of the code of practice, in force on that day"
    for index, agreement in enumerate(assessor.agreements):
        if agreement.version == version.version:
            at, fix = (
                assessor.at("agreements", index, "signed_on"),
                "Move the decision to the day of the signature or later.",
            )
            return Lack(message, at, "the signature", fix) if agreement.signed_on > on else None
    signature = f'{{version: "{version.version}", signed_on: YYYY-MM-DD, signed_as: The name signed}}'
    add = f"under `agreements`: `- {signature}`" if assessor.agreements else f"`agreements: [{signature}]`"
    fix = f"If they had signed by then, add {add}. If not, move the decision to a later date."
    return Lack(message, assessor.at("agreements"), "the signatures on file", fix)


def registration_runs(register: Register, assessor: Assessor, on: date) -> Lack | None:
    now = standing(register, assessor, on)
    if not now.breaches:
        return None
    first = now.breaches[0]
    clauses = ", ".join(first.continuing.clauses)
    fix = f"{first.continuing.fix} If not, move the decision to a later date."
    message = f"the registration had lapsed by that day, because {lapse(now, 'had been')}"
    return Lack(message, first.fact.at, f"the criterion that fails ({clauses})", fix)


def moderated(register: Register, assessor: Assessor, on: date) -> Lack | None:
    for moderation in assessor.moderations:
        if moderation.outcome is Result.PASSED and moderation.notified_on <= on and _counts(assessor, moderation, on):
            return None
    message, word = "no passed moderation was notified by that day", "the moderations on file"
    return Lack(message, assessor.at("moderations"), word, _moderation_to_add(assessor))


def _moderation_to_add(assessor: Assessor) -> str:
    """What the decision to accredit somebody needs, by the moderations there are: nobody adds a first one twice."""
    if any(moderation.outcome is Result.PASSED for moderation in assessor.moderations):
        return (
            "Move the decision to the day the result was notified, or later. Before a third attempt counts, Naace must"
            " uphold an appeal."
        )
    entry = next_moderation(assessor)
    if entry is None:
        appeal = assessor.moderations[-1].appeal
        if appeal and appeal.outcome is AppealOutcome.DISMISSED:
            return "Delete this decision, because Naace dismissed the appeal."
        return (
            "If Naace upheld an appeal against the last moderation, record it, and the third attempt. If not, delete"
            " this decision."
        )
    return f"If the assessor had passed by then, add {entry}. If not, move the decision to a later date."


def _counts(assessor: Assessor, moderation: Moderation, on: date) -> bool:
    """The first and the second attempt count; a third only after an appeal upheld by the day."""
    appeals = [earlier.appeal for earlier in assessor.moderations if earlier.attempt == 2 and earlier.appeal]
    upheld = any(
        appeal.outcome is AppealOutcome.UPHELD and appeal.decided_on and appeal.decided_on <= on for appeal in appeals
    )
    return moderation.attempt <= 2 or (moderation.attempt == 3 and upheld)


def paid_initial_fee(register: Register, assessor: Assessor, on: date) -> Lack | None:
    for invoice in assessor.invoices:
        if invoice.fee == INITIAL and is_paid(invoice, on) and not invoice.cancelled_on:
            return None
    return Lack(
        "the initial registration fee was not paid by that day", assessor.at("invoices"), "the invoices on file"
    )


REGISTRATION: tuple[Condition, ...] = (selected, offers_a_phase, full_member, has_a_portrait, signed)
ACCREDITATION: tuple[Condition, ...] = (registration_runs, moderated, paid_initial_fee)
