"""The letter that a Quality Review is due: the next visit waits for it and for its fee (SA.1)."""

from collections.abc import Iterator

from generator.office.letters.letter import Block, Kind, Letter, LetterRefusedError, LetterSource, facts, paragraph
from generator.office.letters.wording import LetterWording, Worded
from generator.office.on_file import ASSESSORS
from generator.records import Assessor
from generator.records.fee import QUALITY_REVIEW
from generator.scheme.reviews import NextReview, ReviewLack, next_review
from generator.scheme.standing import standing


def write(source: LetterSource, id: str) -> Iterator[Letter]:
    """The letter on the review that the next visit waits for. Raises LetterRefusedError while none is due."""
    assessor = source.register.assessors[id]
    review = next_review(source.register, assessor, source.on)
    if standing(source.register, assessor, source.on).registered_on is None:
        raise LetterRefusedError(f"{assessor.name} is not registered on that day", "No review is due.")
    if review.remaining:
        raise LetterRefusedError(
            f"No Quality Review of {assessor.name} is due on that day",
            f"Visits that are possible before the next one: {review.remaining}.",
        )
    for t in source.wordings(assessor):
        name = f"review-due-{assessor.id}-{review.number}"
        yield source.letter(assessor, t, name, t("review.subject"), _blocks(source, assessor, review, t))


def _blocks(source: LetterSource, assessor: Assessor, review: NextReview, t: LetterWording) -> list[Block]:
    fee = source.register.fees.get(QUALITY_REVIEW)
    amount = fee.in_force(source.on) if fee else None
    return [
        paragraph(t("review.lead", clause="SA.1")),
        facts(
            t,
            visits=str(review.visits),
            review=str(review.number),
            cost=t.price(amount.price) if amount and ReviewLack.NOT_RECORDED in review.lacks else None,
        ),
        paragraph(_state(assessor, review, t)),
        paragraph(t("review.stops")),
    ]


def _state(assessor: Assessor, review: NextReview, t: LetterWording) -> Worded:
    if ReviewLack.NOT_RECORDED in review.lacks:
        return t("review.arrange")
    held = assessor.quality_reviews[review.number - 1]
    if ReviewLack.HELD_LATER in review.lacks:
        said = [t("review.held_later", day=t.day(held.reviewed_on))]
    else:
        said = [t("review.held", day=t.day(held.reviewed_on))]
    if ReviewLack.NOT_PAID in review.lacks:
        said.append(t("review.unpaid", number=held.invoice))
    return Worded(" ".join(said))


KIND = Kind("review-due", "To an assessor whose next visit waits for a Quality Review.", ASSESSORS, write)
