"""Rules of continuing registration (CONT.1, and P11, REG.2, CPD.1, UA.1 as far as they go on): the continuing criteria,
the code of practice in its versions, and what the ongoing fee pays for.

No rule removes anyone: staff get a notice of a criterion that fails, and decide.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.days import in_words
from generator.problem import Severity
from generator.records import Assessor
from generator.records.fee import ONGOING
from generator.register import Register
from generator.rules.failures import failure
from generator.rules.overlaps import overlaps
from generator.rules.rule import Finding, rule
from generator.scheme.invoices import refunded_on
from generator.scheme.standing import decided_in_words, ending_to_come, standing
from generator.vocabulary import DecisionKind, did_you_mean


def _breaches(register: Register, on: date, name: str) -> Iterator[Finding]:
    """Where the criterion of this name fails for someone whose registration runs, with what it calls for."""
    for assessor in register.assessors.values():
        now = standing(register, assessor, on)
        for criterion in now.criteria:
            fails_from = criterion.fact.fails_from
            if criterion.continuing.name != name or fails_from is None:
                continue
            failed = failure(criterion, "has been")
            due = "Naace must decide whether to remove this person"
            if criterion.in_grace:
                due = f"The registration lapses on {in_words(_lapses_on(register, fails_from, on))}"
            if decided := ending_to_come(assessor, on):
                words = decided_in_words(decided.decision, decided.on, on)
                due = f"{words[0].upper()}{words[1:]}"
            message = f"{failed[0].upper()}{failed[1:]}. {due}"
            begun = max(index for index, decision in enumerate(assessor.decisions) if decision.on == now.registered_on)
            related = ((assessor.at("decisions", begun), "the registration that it belongs to"),)
            yield Finding(criterion.fact.at, message, related, criterion.continuing.fix)


def _lapses_on(register: Register, fails_from: date, on: date) -> date:
    """The first day after `on` on which no grace is left for a failure; a change of the settings may move it."""
    scheme = register.scheme
    begun = {amendment.from_ for amendment in scheme.amendments} | {on}
    days = begun | {fails_from + timedelta(days=scheme.on(day).grace_days) for day in begun}
    return min(day for day in days if day > on and day >= fails_from + timedelta(days=scheme.on(day).grace_days))


@rule("P11", severity=Severity.TOLD)
def full_membership_is_kept(register: Register, on: date) -> Iterator[Finding]:
    """A registered assessor keeps full Naace membership, or Naace decides whether to remove them.

    To fix: if the membership was renewed, record that. If not, record what Naace decides.
    """
    return _breaches(register, on, "membership")


@rule("REG.2", "CONT.1", severity=Severity.TOLD)
def the_ongoing_fee_is_paid(register: Register, on: date) -> Iterator[Finding]:
    """After the first period, an assessor pays the ongoing fee for every day, or Naace decides whether to remove them.

    To fix: if the fee was paid, record the invoice with the days it covers. If not, record what Naace decides.
    """
    return _breaches(register, on, "ongoing-fee")


@rule("CPD.1", "CONT.2", severity=Severity.TOLD)
def required_events_are_attended(register: Register, on: date) -> Iterator[Finding]:
    """A registered assessor attends every required event or has an accepted excuse, or Naace decides whether to remove
    them.

    To fix: record who attended, or the excuse with the day Naace accepted it. If there is neither, record what Naace
    decides.
    """
    return _breaches(register, on, "development")


@rule("UA.1", severity=Severity.TOLD)
def no_invoice_stays_unpaid(register: Register, on: date) -> Iterator[Finding]:
    """A registered assessor pays every invoice by its due date, or Naace decides whether to remove them.

    To fix: if the invoice was paid, record the date. If not, record what Naace decides.
    """
    return _breaches(register, on, "invoices")


@rule("CONT.1", severity=Severity.TOLD)
def the_current_code_is_signed(register: Register, on: date) -> Iterator[Finding]:
    """A registered assessor signs the current code of practice by its deadline, or Naace decides whether to remove
    them.

    To fix: if the code was signed, record the signature. If not, record what Naace decides.
    """
    return _breaches(register, on, "agreement")


@rule("CONT.1")
def reinstated_with_every_criterion_met(register: Register, on: date) -> Iterator[Finding]:
    """Naace reinstates a person only on a day when they meet every condition of staying registered.

    To fix: record what is missing. If the person does not meet a condition yet, move the decision to a later date.
    """
    for assessor in register.assessors.values():
        for index, decision in enumerate(assessor.decisions):
            if decision.decision is not DecisionKind.REINSTATED:
                continue
            for criterion in standing(register, assessor, decision.on).criteria:
                if not criterion.met:
                    clauses = ", ".join(criterion.continuing.clauses)
                    message = f"Decision reinstated: {failure(criterion, 'had been')} ({clauses})"
                    related = ((criterion.fact.at, criterion.continuing.statement),)
                    yield Finding(assessor.at("decisions", index), message, related, criterion.continuing.fix)


@rule("CONT.1")
def a_signature_names_a_version(register: Register, on: date) -> Iterator[Finding]:
    """A signature names a version of the code of practice that is in the settings.

    To fix: copy the version from data/scheme.yml, in double quotes. If the version is new, add it there first.
    """
    known = {version.version for version in register.scheme.agreements}
    for assessor in register.assessors.values():
        for index, signature in enumerate(assessor.agreements):
            if signature.version not in known:
                message = f"There is no such version of the code of practice{did_you_mean(signature.version, known)}"
                related = ((register.scheme.at("agreements"), "the versions in the settings"),)
                yield Finding(assessor.at("agreements", index, "version"), message, related)


@rule("CONT.1")
def a_version_is_signed_once_in_force(register: Register, on: date) -> Iterator[Finding]:
    """People sign a version of the code of practice only once it is in force.

    To fix: correct `signed_on`, or correct `version`.
    """
    versions = {version.version: (index, version) for index, version in enumerate(register.scheme.agreements)}
    for assessor in register.assessors.values():
        for index, signature in enumerate(assessor.agreements):
            position, version = versions.get(signature.version, (0, None))
            if version and signature.signed_on < version.in_force_from:
                related = ((register.scheme.at("agreements", position, "in_force_from"), "the day it came into force"),)
                message = "This version was signed before it came into force"
                yield Finding(assessor.at("agreements", index, "signed_on"), message, related)


@rule("CONT.1")
def a_signature_is_the_persons_own(register: Register, on: date) -> Iterator[Finding]:
    """An assessor signs the code of practice in their own name, or one they had before.

    To fix: correct the spelling. If the person had another name then, add `former_names: [The earlier name]`. If it is
    someone else, give them their own file.
    """
    for assessor in register.assessors.values():
        names = {_plain(name) for name in (assessor.name, *assessor.former_names)}
        for index, signature in enumerate(assessor.agreements):
            if _plain(signature.signed_as) not in names:
                related = ((assessor.at("name"), "the person's name"),)
                message = "The name signed is not the person's name or a former one"
                yield Finding(assessor.at("agreements", index, "signed_as"), message, related)


def _plain(name: str) -> str:
    """A name without what does not tell two names apart: capitals and the width of spaces."""
    return " ".join(name.split()).casefold()


@rule("CONT.1")
def signatures_are_in_order(register: Register, on: date) -> Iterator[Finding]:
    """Signatures are in date order, and each version appears once.

    To fix: write a new signature below the last one. If a version is there twice, delete one.
    """
    for assessor in register.assessors.values():
        versions: set[str] = set()
        for index, signature in enumerate(assessor.agreements):
            related = ((assessor.at("agreements", index - 1), "the signature above it"),)
            if signature.version in versions:
                yield Finding(assessor.at("agreements", index, "version"), "This version is listed twice", related)
            elif index and signature.signed_on < assessor.agreements[index - 1].signed_on:
                message = "This signature is earlier than the one above it"
                yield Finding(assessor.at("agreements", index, "signed_on"), message, related)
            versions.add(signature.version)


@rule("CONT.1")
def versions_of_the_code_are_in_order(register: Register, on: date) -> Iterator[Finding]:
    """Each version of the code appears once, in date order, and its deadline is not before its first day.

    To fix: put the versions in date order. Write a `sign_by` that is not before `in_force_from`.
    """
    scheme = register.scheme
    versions: set[str] = set()
    for index, version in enumerate(scheme.agreements):
        related = ((scheme.at("agreements", index - 1), "the version above it"),)
        if version.version in versions:
            yield Finding(scheme.at("agreements", index, "version"), "This version is listed twice", related)
        versions.add(version.version)
        if index and version.in_force_from <= scheme.agreements[index - 1].in_force_from:
            message = "This version is not later than the one above it"
            yield Finding(scheme.at("agreements", index, "in_force_from"), message, related)
        if version.sign_by < version.in_force_from:
            begins = ((scheme.at("agreements", index, "in_force_from"), "the day it comes into force"),)
            yield Finding(scheme.at("agreements", index, "sign_by"), "sign_by is earlier than in_force_from", begins)


@rule("CONT.1", "REG.2")
def the_ongoing_fee_names_the_days_it_covers(register: Register, on: date) -> Iterator[Finding]:
    """Each invoice for the ongoing fee, and no other, gives the first and last day it covers.

    To fix: add `covers: {from: YYYY-MM-DD, to: YYYY-MM-DD}`, with both days included. If the invoice is for another
    fee, delete `covers`.
    """
    for assessor, index, invoice in register.invoices():
        at = assessor.at("invoices", index, "covers")
        fee = ((assessor.at("invoices", index, "fee"), "what the invoice is for"),)
        if invoice.fee != ONGOING:
            if invoice.covers:
                yield Finding(at, "Only an invoice for the ongoing registration fee has covers", fee)
        elif invoice.covers is None:
            yield Finding(at, "This invoice does not say which days it covers", fee)
        elif invoice.covers.to is None:
            yield Finding(at, "This invoice does not give the last day it covers", fee)


@rule("CONT.1", "REG.2")
def no_day_is_paid_for_twice(register: Register, on: date) -> Iterator[Finding]:
    """Two invoices for the ongoing fee do not cover the same day, unless Naace withdrew or refunded one.

    To fix: correct the days that the newer invoice covers. If Naace withdrew one, add `cancelled_on: YYYY-MM-DD` to it.
    """
    for assessor in register.assessors.values():
        covering = _covering(assessor)
        for later, earlier in overlaps([(None, from_, to) for _, from_, to in covering]):
            index, other = covering[later][0], covering[earlier][0]
            related = ((assessor.at("invoices", other, "covers"), "the other invoice's days"),)
            yield Finding(assessor.at("invoices", index, "covers"), "Two invoices cover the same day", related)


def _covering(assessor: Assessor) -> list[tuple[int, date, date]]:
    return [
        (index, invoice.covers.from_, invoice.covers.to)
        for index, invoice in enumerate(assessor.invoices)
        if invoice.fee == ONGOING and invoice.covers and invoice.covers.to
        if not invoice.cancelled_on and refunded_on(invoice) is None
    ]
