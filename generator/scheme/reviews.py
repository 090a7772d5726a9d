"""Quality Reviews: which one an assessor's next visit waits for, and how many visits remain before one (SA.1).

Pure: register, assessor and day in. After every tenth visit, or as many as the scheme sets, the next one waits until
the review is held and its fee paid.
"""

from collections.abc import Sized
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.records import Assessor
from generator.records.fee import QUALITY_REVIEW
from generator.register import Register
from generator.scheme.invoices import is_paid


class ReviewLack(StrEnum):
    """What a Quality Review lacks, so that the visit after it may not take place."""

    NOT_RECORDED = "not recorded"
    HELD_LATER = "held later"
    NOT_PAID = "its fee is not paid"


@dataclass(frozen=True)
class NextReview:
    """The next Quality Review of an assessor, seen from a day.

    `visits` were carried out by that day, and `remaining` are possible before the review. If none remains, the review
    is due from the day of the visit that calls for it, and `lacks` says what the next visit waits for. Otherwise it is
    due from the day planned for that visit; None while so many visits are not planned.
    """

    number: int
    visits: int
    remaining: int
    due_from: date | None
    lacks: tuple[ReviewLack, ...] = ()


def review_called_for(register: Register, visits: Sized, day: date) -> int:
    """The number of the review that must come before a visit on a day, after these visits; 0 if none must yet."""
    return len(visits) // register.scheme.on(day).assessments_per_review


def review_lacks(assessor: Assessor, number: int, day: date) -> tuple[ReviewLack, ...]:
    """What review `number` lacks for a visit on a day."""
    if number > len(assessor.quality_reviews):
        return (ReviewLack.NOT_RECORDED,)
    review = assessor.quality_reviews[number - 1]
    lacks = [ReviewLack.HELD_LATER] if review.reviewed_on > day else []
    index = review_invoice(assessor, review.invoice)
    if index is not None and not is_paid(assessor.invoices[index], day):
        lacks.append(ReviewLack.NOT_PAID)
    return tuple(lacks)


def review_invoice(assessor: Assessor, number: str) -> int | None:
    """The position of the invoice of this number for the Quality Review fee, unless it was withdrawn."""
    for index, invoice in enumerate(assessor.invoices):
        if invoice.number == number and invoice.fee == QUALITY_REVIEW and not invoice.cancelled_on:
            return index
    return None


def next_review(register: Register, assessor: Assessor, on: date) -> NextReview:
    """The review that the assessor's next visit waits for or, where it waits for none, the one after it."""
    visits = register.visits_by(assessor.id, on)
    number, size = review_called_for(register, visits, on), register.scheme.on(on).assessments_per_review
    if number and (lacks := review_lacks(assessor, number, on)):
        return NextReview(number, len(visits), 0, visits[number * size - 1].assessment.visited_on, lacks)
    number += 1
    while not review_lacks(assessor, number, on):  # held before it was called for: the scheme asked for more by then
        number += 1
    remaining = number * size - len(visits)
    planned = [visit.assessment.visit_planned_on for visit in register.visits_planned.get(assessor.id, ())]
    to_come = [day for day in planned if day and day >= on]
    return NextReview(number, len(visits), remaining, to_come[remaining - 1] if remaining <= len(to_come) else None)
