"""Every kind of letter, in the order of the documentation, and the letter that goes with something due."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from generator.office.due import Due
from generator.office.letters import (
    appointment,
    award,
    invoice_reminder,
    moderation_result,
    removal,
    renewal,
    review_due,
    yearly_statement,
)
from generator.office.letters.letter import Kind, LetterRefusedError, LetterSource
from generator.register import Register
from generator.vocabulary import Language

KINDS: tuple[Kind, ...] = (
    appointment.KIND,
    moderation_result.KIND,
    review_due.KIND,
    invoice_reminder.KIND,
    award.KIND,
    renewal.KIND,
    removal.KIND,
    yearly_statement.KIND,
)
BY_ACT = {
    "acceptance": (appointment.KIND, "assessment"),
    "appeal": (moderation_result.KIND, "assessor"),
    "confirmation": (yearly_statement.KIND, "assessor"),
    "payment": (invoice_reminder.KIND, "invoice"),
    "quality-review": (review_due.KIND, "assessor"),
}
"""For each act that settles something due the letter that asks for it, and the field of the act that says whose."""


def with_letters(register: Register, dues: Iterable[Due], on: date) -> tuple[Due, ...]:
    """What is due, each with the letter that goes with it on a day."""
    source = LetterSource(register, on, (Language.ENGLISH,), str)
    return tuple(replace(item, letter=letter_for(source, item)) for item in dues)


def letter_for(source: LetterSource, item: Due) -> tuple[str, str] | None:
    """The kind of the letter that goes with something due, and what it is asked for by; None if there is none."""
    if item.act == "request" and "P8" in item.clauses:
        kind, field = renewal.KIND, "school"
    elif item.act in BY_ACT:
        kind, field = BY_ACT[item.act]
    else:
        return None
    id = item.words.get(field)
    if id is None:
        return None
    try:
        any(kind.write(source, id))
    except LetterRefusedError:
        return None
    return kind.name, id
