"""Rules P10 to P14 and REG: what Naace's decisions rest on, and how they follow one another.

A decision may be dated ahead of the day; what it rests on counts as it is on file, on the decision's own day.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.problem import Severity
from generator.records import Assessor
from generator.records.assessor import Decision
from generator.register import Register
from generator.rules import conditions
from generator.rules.overlaps import overlaps
from generator.rules.rule import Finding, rule
from generator.scheme.standing import StandingKind, standing
from generator.vocabulary import DecisionKind, Leaving, Result


def _unsupported(register: Register, kind: DecisionKind, condition: conditions.Condition) -> Iterator[Finding]:
    """Every decision of a kind that the facts of its day do not support."""
    for assessor in register.assessors.values():
        for index, decision in enumerate(assessor.decisions):
            if decision.decision is kind and (lack := condition(register, assessor, decision.on)):
                message = f"Decision {kind}: {lack.message}"
                yield Finding(assessor.at("decisions", index), message, ((lack.at, lack.word),), lack.fix)


@rule("P10", "P13", "REG.1")
def registered_after_selection(register: Register, on: date) -> Iterator[Finding]:
    """Naace registers only people who have passed the competency-based assessment.

    To fix: if they had passed by then, add `selection: [{assessed_on: YYYY-MM-DD, outcome: passed}]`. If not, move the
    decision to a later date.
    """
    return _unsupported(register, DecisionKind.REGISTERED, conditions.selected)


@rule("REG.1")
def registered_with_a_number(register: Register, on: date) -> Iterator[Finding]:
    """Everyone that Naace has registered has a registration number, so that anyone can check it.

    To fix: add the number that the message names, below the name: `registration_number: ICTM 0042`. It never changes.
    """
    for assessor in register.assessors.values():
        has_been_registered = any(decision.decision is DecisionKind.REGISTERED for decision in assessor.decisions)
        if has_been_registered and not assessor.registration_number:
            message = f"A registered person has no number; the next free one is {register.next_registration_number}"
            yield Finding(assessor.at("registration_number"), message)


@rule("P10", "ELIG.2")
def registered_for_a_phase(register: Register, on: date) -> Iterator[Finding]:
    """Naace registers an assessor for at least one phase in which they have worked with school leaders.

    To fix: add each phase they offer under `phases`, as `- {phase: primary, experience: What qualifies them}`.
    """
    return _unsupported(register, DecisionKind.REGISTERED, conditions.offers_a_phase)


@rule("P10", "P3")
def an_assessor_names_where_and_what_they_assess(register: Register, on: date) -> Iterator[Finding]:
    """A registered assessor names a region, a language and a type of school, so that schools can find them.

    To fix: fill in the list, as in `regions: [wales]`, `languages: [en, cy]` or `school_types: [{types: [maintained,
    academy], experience: What qualifies them}]`.
    """
    for assessor in register.assessors.values():
        if assessor.decisions:
            for name in ("regions", "languages", "school_types"):
                if not getattr(assessor, name):
                    yield Finding(assessor.at(name), f"The list {name} is empty")


@rule("P10", "INFO.1")
def nothing_is_offered_twice(register: Register, on: date) -> Iterator[Finding]:
    """An assessor lists each region and language once, and each phase and type of school once for any day.

    To fix: delete the second one. Or end the first offer the day before the second begins.
    """
    for assessor in register.assessors.values():
        for name in ("regions", "languages"):
            first_places: dict[str, int] = {}
            for index, value in enumerate(getattr(assessor, name)):
                if (first_place := first_places.setdefault(value, index)) < index:
                    related = ((assessor.at(name, first_place), "the first time"),)
                    yield Finding(assessor.at(name, index), f"{name} names this twice", related)
        offers = [
            *(("phases", index, offer, str(offer.phase)) for index, offer in enumerate(assessor.phases)),
            *(
                ("school_types", index, offer, str(kind))
                for index, offer in enumerate(assessor.school_types)
                for kind in dict.fromkeys(offer.types)
            ),
        ]
        times = [(word, offer.from_ or date.min, offer.to or date.max) for _, _, offer, word in offers]
        twice = ((offers[later][:2], offers[earlier][:2]) for later, earlier in overlaps(times))
        for at, first in dict.fromkeys(twice):  # two offers may share several types
            yield Finding(
                assessor.at(*at), "This is listed twice for the same days", ((assessor.at(*first), "the first time"),)
            )


@rule("P11")
def registered_with_full_membership(register: Register, on: date) -> Iterator[Finding]:
    """Naace registers only people who have full Naace membership on that day.

    To fix: if it had begun by then, add under `membership`: `- {number: N0000, grade: full, from: YYYY-MM-DD}`. If not,
    move the decision to a later date.
    """
    return _unsupported(register, DecisionKind.REGISTERED, conditions.full_member)


@rule("P11")
def memberships_do_not_overlap(register: Register, on: date) -> Iterator[Finding]:
    """A person has one Naace membership at a time.

    To fix: in the earlier membership, write `to: YYYY-MM-DD`, the day before the later one begins.
    """
    for assessor in register.assessors.values():
        times = [(None, membership.from_, membership.to or date.max) for membership in assessor.membership]
        for index, other in overlaps(times):
            related = ((assessor.at("membership", other), "the other membership"),)
            yield Finding(assessor.at("membership", index), "Two memberships overlap", related)


@rule("P14", "REG.2")
def accredited_while_registered(register: Register, on: date) -> Iterator[Finding]:
    """Naace accredits only people whose registration has not lapsed on that day.

    To fix: record what is missing. If nothing is missing in the file, move the decision to a later date.
    """
    return _unsupported(register, DecisionKind.ACCREDITED, conditions.registration_runs)


_NEXT = {
    StandingKind.APPLICANT: {
        DecisionKind.REGISTERED: StandingKind.REGISTERED,
        DecisionKind.LEFT: StandingKind.LEFT,
    },
    StandingKind.REGISTERED: {
        DecisionKind.ACCREDITED: StandingKind.ACCREDITED,
        DecisionKind.REMOVED: StandingKind.REMOVED,
        DecisionKind.LEFT: StandingKind.LEFT,
    },
    StandingKind.ACCREDITED: {DecisionKind.REMOVED: StandingKind.REMOVED, DecisionKind.LEFT: StandingKind.LEFT},
    StandingKind.REMOVED: {DecisionKind.REINSTATED: StandingKind.REGISTERED},
    StandingKind.LEFT: {DecisionKind.REGISTERED: StandingKind.REGISTERED},
}
"""Which decisions may follow, and to what they lead; a reinstatement leads back to what was before the removal."""


@rule("P14", "REG.1", "REG.2")
def decisions_follow_one_another(register: Register, on: date) -> Iterator[Finding]:
    """Naace registers people before it accredits them, removes only people on the register, and reinstates only people
    it removed.

    To fix: delete the decision that cannot follow here. Or add the one that is missing before it.
    """
    for assessor in register.assessors.values():
        now = before_removal = StandingKind.APPLICANT
        last: int | None = None
        has_died = False
        for index, decision in _by_day(assessor):
            follows = None if has_died else _NEXT[now].get(decision.decision)
            if follows is None:
                related = () if last is None else ((assessor.at("decisions", last), "the decision before it"),)
                message = f"Decision {decision.decision} cannot follow here"
                allowed = " or ".join(_NEXT[now])
                fix = f"Only {allowed} can follow here. Delete this decision, or add the missing one before it."
                if has_died:
                    fix = "Nothing can follow, because the person died. Delete this decision, or correct that one."
                yield Finding(assessor.at("decisions", index, "decision"), message, related, fix)
                continue
            if follows is StandingKind.REMOVED:
                before_removal = now
            now = before_removal if decision.decision is DecisionKind.REINSTATED else follows
            last, has_died = index, decision.leaving is Leaving.DIED


def _by_day(assessor: Assessor) -> list[tuple[int, Decision]]:
    """The decisions with their positions in the file, in the order in which they take force."""
    return sorted(enumerate(assessor.decisions), key=lambda numbered: numbered[1].on)


@rule("REG.1", "REG.2")
def decisions_are_in_order_of_days(register: Register, on: date) -> Iterator[Finding]:
    """Decisions are in date order, and no two have the same date.

    To fix: write a new decision below the last one, with a later date.
    """
    for assessor in register.assessors.values():
        for index, (decision, following) in enumerate(zip(assessor.decisions, assessor.decisions[1:], strict=False)):
            if decision.on >= following.on:
                related = ((assessor.at("decisions", index, "on"), "the decision above it"),)
                message = "This decision is not later than the one above it"
                yield Finding(assessor.at("decisions", index + 1, "on"), message, related)


@rule("UA.1", "CONT.1")
def leaving_says_how(register: Register, on: date) -> Iterator[Finding]:
    """A decision that someone left says whether they resigned, retired or died, and no other decision does.

    To fix: add `leaving: resigned`, `retired` or `died` to the decision `left`. Delete `leaving` from any other
    decision.
    """
    for assessor in register.assessors.values():
        for index, decision in enumerate(assessor.decisions):
            has_left = decision.decision is DecisionKind.LEFT
            if has_left and decision.leaving is None:
                yield Finding(assessor.at("decisions", index), "leaving is missing")
            elif decision.leaving and not has_left:
                yield Finding(assessor.at("decisions", index, "leaving"), "Only the decision `left` has leaving")


@rule("P10")
def selection_attempts_follow_one_another(register: Register, on: date) -> Iterator[Finding]:
    """A person tries the selection again only after they failed, and on a later day.

    To fix: write the oldest attempt first. Delete an attempt that did not happen.
    """
    for assessor in register.assessors.values():
        for index, (earlier, later) in enumerate(pairwise(assessor.selection)):
            related = ((assessor.at("selection", index), "the attempt before"),)
            if earlier.outcome is Result.PASSED:
                yield Finding(assessor.at("selection", index + 1), "This attempt follows one that was passed", related)
            elif later.assessed_on <= earlier.assessed_on:
                at = assessor.at("selection", index + 1, "assessed_on")
                yield Finding(at, "This attempt is not later than the one before", related)


@rule("REG.1")
def registered_with_a_portrait(register: Register, on: date) -> Iterator[Finding]:
    """Naace registers an assessor only with a pen portrait on file.

    To fix: add `portrait: "The text, in double quotes"`. For a long text, copy the layout of another assessor's
    portrait.
    """
    return _unsupported(register, DecisionKind.REGISTERED, conditions.has_a_portrait)


@rule("REG.1", "CONT.1")
def registered_with_the_code_signed(register: Register, on: date) -> Iterator[Finding]:
    """Naace registers only people who have signed the code of practice in force on that day.

    To fix: if they had signed by then, add under `agreements`: `- {version: "2026", signed_on: YYYY-MM-DD, signed_as:
    The name signed}`. If not, move the decision to a later date.
    """
    return _unsupported(register, DecisionKind.REGISTERED, conditions.signed)


@rule("REG.1", "P13", severity=Severity.TOLD)
def registration_due(register: Register, on: date) -> Iterator[Finding]:
    """Naace decides about an applicant once they meet every condition of registration.

    To fix: decide. Then add under `decisions`: `- {on: YYYY-MM-DD, decision: registered}`.
    """
    for assessor in register.assessors.values():
        if not assessor.decisions and not any(lacks(register, assessor, on) for lacks in conditions.REGISTRATION):
            yield Finding(assessor.at("decisions"), "Ready to register: all conditions met")


@rule("REG.2")
def accredited_after_the_initial_fee(register: Register, on: date) -> Iterator[Finding]:
    """Naace accredits an assessor only after they pay the initial registration fee.

    To fix: if it was paid by then, add `paid_on: YYYY-MM-DD` to the invoice for registration-initial. If not, move the
    decision to a later date.
    """
    return _unsupported(register, DecisionKind.ACCREDITED, conditions.paid_initial_fee)


@rule("REG.2", severity=Severity.TOLD)
def accreditation_due(register: Register, on: date) -> Iterator[Finding]:
    """Naace decides about a registered assessor once they meet every condition of accreditation.

    To fix: decide. Then add under `decisions`: `- {on: YYYY-MM-DD, decision: accredited}`.
    """
    for assessor in register.assessors.values():
        awaited = any(decision.on > on for decision in assessor.decisions)
        if awaited or standing(register, assessor, on).kind is not StandingKind.REGISTERED:
            continue
        if not any(lacks(register, assessor, on) for lacks in conditions.ACCREDITATION):
            yield Finding(assessor.at("decisions"), "Ready to accredit: all conditions met")


@rule("REG.2", "QA.2")
def accredited_after_a_moderation(register: Register, on: date) -> Iterator[Finding]:
    """Naace accredits an assessor only after a passed moderation: the first, the second, or a third after an upheld
    appeal.

    To fix: if a pass was notified by then, add under `moderations`: `- {attempt: 1, assessment: eng-900001/2026-1,
    lead: their-id, outcome: passed, notified_on: YYYY-MM-DD}`. If not, move the decision to a later date.
    """
    return _unsupported(register, DecisionKind.ACCREDITED, conditions.moderated)
