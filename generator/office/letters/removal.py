"""The letter to a person whom Naace removes from the register, with clause and reason: it is for that person alone."""

from collections.abc import Iterator

from generator.office.letters.letter import (
    Block,
    Kind,
    Letter,
    LetterRefusedError,
    LetterSource,
    bullets,
    facts,
    paragraph,
)
from generator.office.letters.wording import LetterWording
from generator.office.on_file import ASSESSORS
from generator.records import Assessor
from generator.records.assessor import Decision
from generator.scheme.duties import duties
from generator.scheme.standing import StandingKind, decisions_until, ending_to_come, standing
from generator.vocabulary import DecisionKind


def write(source: LetterSource, id: str) -> Iterator[Letter]:
    """The letter on a removal in force, or decided and to come. Raises LetterRefusedError where none is decided."""
    assessor = source.register.assessors[id]
    decision = _decision(source, assessor)
    if decision is None:
        raise LetterRefusedError(f"Nobody has removed {assessor.name} by that day", "Record the decision first.")
    for t in source.wordings(assessor):
        name = f"removal-{assessor.id}-{decision.on}"
        yield source.letter(assessor, t, name, t("removal.subject"), _blocks(source, assessor, decision, t))


def _decision(source: LetterSource, assessor: Assessor) -> Decision | None:
    if standing(source.register, assessor, source.on).kind is StandingKind.REMOVED:
        in_force = decisions_until(assessor, source.on)
        return next(decision for decision in reversed(in_force) if decision.decision is DecisionKind.REMOVED)
    to_come = ending_to_come(assessor, source.on)
    return to_come if to_come and to_come.decision is DecisionKind.REMOVED else None


def _blocks(source: LetterSource, assessor: Assessor, decision: Decision, t: LetterWording) -> list[Block]:
    owed = [
        t("removal.invoice", number=duty.invoice.invoice.number, title=duty.title, price=price)
        for duty in duties(source.register, assessor, source.on).to_pay
        if duty.invoice and (price := source.due(t, duty))
    ]
    return [
        paragraph(t("removal.lead")),
        facts(
            t,
            number=assessor.registration_number,
            removed_on=t.day(decision.on),
            clause=decision.clause,
        ),
        *([paragraph(t("removal.reason"), t.value(decision.reason))] if decision.reason else []),
        paragraph(t("removal.what")),
        paragraph(t("removal.public")),
        *([paragraph(t("removal.owes")), bullets(owed)] if owed else []),
    ]


KIND = Kind("removal", "To a person who is removed from the register, with clause and reason.", ASSESSORS, write)
