"""Rules SA.1: a Quality Review after every tenth assessment, and the draw of some for a moderated visit."""

from collections.abc import Iterator
from datetime import date

from generator.problem import Location, Severity
from generator.records import Assessor
from generator.records.assessor import Invoice
from generator.register import AssessmentOnFile, Register
from generator.rules.one_file import plain
from generator.rules.rule import Finding, rule
from generator.scheme.draw import candidates, draw, has_the_visits, to_visit
from generator.scheme.reviews import ReviewLack, review_called_for, review_invoice, review_lacks


@rule("SA.1")
def visit_after_its_review(register: Register, on: date) -> Iterator[Finding]:
    """After every tenth visit, an assessor makes no other until the Quality Review is recorded and its fee paid.

    To fix: add under `quality_reviews` in the assessor's file `- {number: 1, reviewed_on: YYYY-MM-DD, invoice:
    INV-0000}`. Add `paid_on: YYYY-MM-DD` to the invoice for its fee. If there was no review, add to the assessment
    `voided: {on: YYYY-MM-DD, reason: The Quality Review was not held}`.
    """
    for id, visits in register.visits.items():
        assessor, judged = register.assessors[id], 0
        for visit in visits:
            day = visit.assessment.visited_on
            if day is None:
                continue
            before = [earlier for earlier in register.visits_by(id, day) if _precedes(earlier, visit)]
            number = review_called_for(register, before, day)
            if number <= judged:
                continue
            judged = number
            size = register.scheme.on(day).assessments_per_review
            yield from _unreviewed(assessor, number, visit, day, before[number * size - 1])


def _precedes(earlier: AssessmentOnFile, visit: AssessmentOnFile) -> bool:
    return (str(earlier.assessment.visited_on), earlier.id) < (str(visit.assessment.visited_on), visit.id)


def _unreviewed(
    assessor: Assessor, number: int, visit: AssessmentOnFile, day: date, calling: AssessmentOnFile
) -> Iterator[Finding]:
    """What Quality Review `number` lacks for a visit on a day; `calling` is the visit that calls for the review."""
    at, index = visit.at("visited_on"), number - 1
    called = (calling.at("visited_on"), "the visit that makes the review due")
    lacks = review_lacks(assessor, number, day)
    if ReviewLack.NOT_RECORDED in lacks:
        related = (called, (assessor.at("quality_reviews"), "the reviews on file"))
        yield Finding(at, f"Quality Review {number} is not on file", related, _not_held(assessor, number))
    if ReviewLack.HELD_LATER in lacks:
        related = (called, (assessor.at("quality_reviews", index, "reviewed_on"), "the review"))
        yield Finding(at, f"The visit is before Quality Review {number}", related)
    if ReviewLack.NOT_PAID in lacks:
        _, where = _review_invoice(assessor, assessor.quality_reviews[index].invoice)
        related = (called, (where, "the invoice for its fee"))
        yield Finding(at, f"The fee for Quality Review {number} was not paid by the day of the visit", related)


@rule("SA.1", needs_every_file=True)
def reviews_in_order(register: Register, on: date) -> Iterator[Finding]:
    """Quality Reviews have the numbers 1, 2, 3 in date order, and each comes after the tenth visit it belongs to.

    To fix: write the oldest first, and number them from 1. Correct the wrong date.
    """
    for assessor in register.assessors.values():
        for index, review in enumerate(assessor.quality_reviews):
            at = assessor.at("quality_reviews", index, "reviewed_on")
            if review.number != index + 1:
                message = "The number does not match the place of the review in the list"
                yield Finding(assessor.at("quality_reviews", index, "number"), message)
            if index and review.reviewed_on < assessor.quality_reviews[index - 1].reviewed_on:
                related = ((assessor.at("quality_reviews", index - 1, "reviewed_on"), "the review before"),)
                yield Finding(at, "This review is earlier than the one above it", related)
            size = register.scheme.on(review.reviewed_on).assessments_per_review
            if len(register.visits_by(assessor.id, review.reviewed_on)) < (index + 1) * size:
                every = register.visits_ever.get(assessor.id, ())
                calling = every[(index + 1) * size - 1 : (index + 1) * size]
                places = tuple((visit.at("visited_on"), "the visit that makes it due") for visit in calling)
                message = "This review is before the visit that makes it due"
                yield Finding(at, message if calling else "There are too few visits for this review", places)


@rule("SA.1", severity=Severity.TOLD)
def a_review_names_its_reviewer_and_outcome(register: Register, on: date) -> Iterator[Finding]:
    """A Quality Review names its reviewer and its outcome.

    To fix: add to the review `reviewed_by: Their name` and `outcome: satisfactory` or `not-satisfactory`.
    """
    for assessor in register.assessors.values():
        for index, review in enumerate(assessor.quality_reviews):
            if review.reviewed_on <= on and not (review.reviewed_by and review.outcome):
                yield Finding(assessor.at("quality_reviews", index), "The reviewer or the outcome is not recorded")


@rule("SA.1")
def nobody_reviews_their_own_work(register: Register, on: date) -> Iterator[Finding]:
    """A Quality Review of an assessor's work is held by somebody else.

    To fix: write the name of the person who reviewed.
    """
    for assessor in register.assessors.values():
        own = {plain(name) for name in (assessor.name, *assessor.former_names)}
        for index, review in enumerate(assessor.quality_reviews):
            if review.reviewed_by and plain(review.reviewed_by) in own:
                at = assessor.at("quality_reviews", index, "reviewed_by")
                related = ((assessor.at("name"), "the assessor's name"),)
                yield Finding(at, "The reviewer named here is the assessor whose work was reviewed", related)


@rule("SA.1")
def review_has_its_invoice(register: Register, on: date) -> Iterator[Finding]:
    """Each Quality Review names its own invoice for the Quality Review fee.

    To fix: write the number of the invoice for this review. If the invoice is missing, add under `invoices`: `-
    {number: INV-0000, fee: quality-review, issued_on: YYYY-MM-DD, amount: "150.00"}`.
    """
    for assessor in register.assessors.values():
        seen: dict[str, int] = {}
        for index, review in enumerate(assessor.quality_reviews):
            at = assessor.at("quality_reviews", index, "invoice")
            invoice, where = _review_invoice(assessor, review.invoice)
            if not invoice:
                message = "There is no invoice with this number for the Quality Review fee, or it was withdrawn"
                yield Finding(at, message, ((where, "the assessor's invoices"),))
            first = seen.setdefault(review.invoice, index)
            if first != index:
                related = ((assessor.at("quality_reviews", first, "invoice"), "the other review"),)
                yield Finding(at, "Another review names the same invoice", related)


@rule("SA.1", severity=Severity.TOLD)
def review_due(register: Register, on: date) -> Iterator[Finding]:
    """An assessor has a Quality Review after every tenth visit and before the next one.

    To fix: hold the review. Then add under `quality_reviews`: `- {number: 1, reviewed_on: YYYY-MM-DD, invoice:
    INV-0000}`, with its own number and invoice.
    """
    size = register.scheme.on(on).assessments_per_review
    for id, assessor in register.assessors.items():
        done = register.visits_by(id, on)
        reviewed = sum(review.reviewed_on <= on for review in assessor.quality_reviews)
        for number in range(reviewed + 1, len(done) // size + 1):
            related = ((done[number * size - 1].at("visited_on"), "the visit that makes it due"),)
            entry = f"{{number: {number}, reviewed_on: YYYY-MM-DD, invoice: INV-0000}}"
            fix = f"Hold the review. Then add under `quality_reviews`: `- {entry}`, with the number of its own invoice."
            yield Finding(assessor.at("quality_reviews"), f"Quality Review {number} is due", related, fix)


@rule("SA.1")
def sample_named_for_its_year(register: Register, on: date) -> Iterator[Finding]:
    """The name of a draw's file is the year of the draw.

    To fix: rename the file to the year, such as 2026.yml. Or correct `drawn_on`.
    """
    for sample in register.samples.values():
        if sample.id != f"{sample.drawn_on.year}":
            yield Finding(sample.at("drawn_on"), "The name of the file is another year")


@rule("SA.1")
def sample_equals_its_draw(register: Register, on: date) -> Iterator[Finding]:
    """The seed and the share select the people drawn, in the same order, from a list that names each once.

    To fix: run the draw again with this seed, share and candidates. Write what it selects.
    """
    for sample in register.samples.values():
        where: dict[str, Location] = {}
        for index, candidate in enumerate(sample.candidates):
            at = sample.at("candidates", index, "assessor")
            first = where.setdefault(candidate.assessor, at)
            if first is not at:
                yield Finding(at, "This candidate is listed twice", ((first, "the first time"),))
        expected = draw(sample.candidates, sample.seed, sample.share)
        if len(sample.drawn) != len(expected):
            message = f"The draw selects {len(expected):,} of the candidates, but the file lists {len(sample.drawn):,}"
            yield Finding(sample.at("drawn"), message, ((sample.at("share"), "the share drawn"),))
        for index, (drawn, id) in enumerate(zip(sample.drawn, expected, strict=False)):
            if drawn.assessor != id:
                related = ((where[id], "the candidate that the draw selects here"),)
                yield Finding(sample.at("drawn", index, "assessor"), "The draw selects someone else here", related)


@rule("SA.1", needs_every_file=True)
def candidates_have_enough_visits(register: Register, on: date) -> Iterator[Finding]:
    """Each candidate had made ten visits, or the number in the settings, by the day of the draw.

    To fix: if the recorded visits are wrong, correct them. If not, draw again without this candidate.
    """
    for sample in register.samples.values():
        for index, candidate in enumerate(sample.candidates):
            erased = candidate.assessor in register.erasures
            if not erased and not has_the_visits(register, candidate.assessor, sample.drawn_on):
                related = ((sample.at("drawn_on"), "the day of the draw"),)
                message = "This candidate had not made enough visits by the day of the draw"
                yield Finding(sample.at("candidates", index, "assessor"), message, related)


@rule("SA.1", severity=Severity.WARNED, needs_every_file=True)
def candidates_match_the_records(register: Register, on: date) -> Iterator[Finding]:
    """The list of candidates matches the records: who could be drawn on that day, and when each was last drawn.

    To fix: if the records came late, keep the draw. If not, draw again.
    """
    for sample in register.samples.values():
        facts = {candidate.assessor: candidate for candidate in candidates(register, sample.drawn_on)}
        for index, candidate in enumerate(sample.candidates):
            if candidate.assessor in register.erasures:
                continue
            fact = facts.pop(candidate.assessor, None)
            at = sample.at("candidates", index, "assessor")
            if fact is None:
                yield Finding(at, "The records say that this candidate could not be drawn on that day")
            elif fact.last_sampled_on != candidate.last_sampled_on:
                yield Finding(at, "The records give another date for last_sampled_on, or none")
        for id in facts:
            related = ((register.assessors[id].at(), "the person missing from the list"),)
            yield Finding(
                sample.at("candidates"), "The records say that someone else could be drawn on that day", related
            )


@rule("SA.1")
def sampled_visit_matches_its_draw(register: Register, on: date) -> Iterator[Finding]:
    """A sampled visit is by the assessor drawn, is observed, counts, is not before its draw, and serves no other draw.

    To fix: name the moderated visit that came from the draw. If there is none yet, delete `assessment`.
    """
    first: dict[str, Location] = {}
    for sample in register.samples.values():
        for index, drawn in enumerate(sample.drawn):
            on_file = register.assessments_by_id.get(drawn.assessment or "")
            if not drawn.assessment or not on_file:
                continue
            assessment, at = on_file.assessment, sample.at("drawn", index, "assessment")
            if drawn.assessment in first:
                yield Finding(at, "Another draw names this visit", ((first[drawn.assessment], "the other draw"),))
            first.setdefault(drawn.assessment, at)
            if assessment.assessor != drawn.assessor:
                yield Finding(at, "This visit is by another assessor", ((on_file.at("assessor"), "its assessor"),))
            if not assessment.lead:
                yield Finding(at, "No Lead Assessor observes this visit", ((on_file.at(), "the assessment"),))
            counted = drawn.notified_on is not None and assessment.counts_on(drawn.notified_on)
            if not (assessment.is_effective or counted):  # Voided after its outcome, it takes nothing from the draw.
                yield Finding(at, "This assessment was called off or voided", ((on_file.at(), "the assessment"),))
            if assessment.visited_on and assessment.visited_on < sample.drawn_on:
                related = ((on_file.at("visited_on"), "the visit"), (sample.at("drawn_on"), "the draw"))
                yield Finding(at, "This visit was before the draw", related)


@rule("SA.1")
def sampled_outcome_follows_its_visit(register: Register, on: date) -> Iterator[Finding]:
    """The outcome of a sampled visit is notified on the day of that visit or later, and both are recorded.

    To fix: write `assessment`, `outcome` and `notified_on` together. Correct the wrong date.
    """
    for sample in register.samples.values():
        for index, drawn in enumerate(sample.drawn):
            at = sample.at("drawn", index)
            if not drawn.outcome and not drawn.notified_on:
                continue
            if not drawn.outcome or not drawn.notified_on:
                there, missing = ("outcome", "notified_on") if drawn.outcome else ("notified_on", "outcome")
                yield Finding(at, f"{there} is on file, but {missing} is not")
            sampled = register.assessments_by_id.get(drawn.assessment or "")
            visited_on = sampled.assessment.visited_on if sampled else None
            if not sampled or not visited_on:
                yield Finding(at, "An outcome is on file without a visit")
            elif drawn.notified_on and drawn.notified_on < visited_on:
                related = ((sampled.at("visited_on"), "the visit"),)
                yield Finding(sample.at("drawn", index, "notified_on"), "Notified before the visit", related)


@rule("SA.1", severity=Severity.TOLD)
def sampled_visit_to_arrange(register: Register, on: date) -> Iterator[Finding]:
    """Naace arranges a moderated visit for everyone drawn.

    To fix: arrange the visit. Then add here `assessment: eng-900001/2026-1`, with the ids of the school and of the
    assessment.
    """
    for sample, index in to_visit(register, on):
        yield Finding(sample.at("drawn", index), "No moderated visit is arranged yet")


@rule("SA.1", severity=Severity.TOLD, everywhere=True)
def a_draw_to_hold(register: Register, on: date) -> Iterator[Finding]:
    """Naace holds a draw in every year with candidates.

    To fix: run `register sample` for the year. Put its file under data/samples/.
    """
    year = on.year - 1
    could_be_drawn = candidates(register, date(year, 12, 31))
    if could_be_drawn and str(year) not in register.samples:
        yield Finding(
            register.scheme.at(), f"No draw was held in {year}, but there are candidates: {len(could_be_drawn):,}"
        )


@rule("SA.1", severity=Severity.TOLD)
def a_sampled_visit_has_its_outcome(register: Register, on: date) -> Iterator[Finding]:
    """Naace records the outcome of a sampled visit once the Lead Assessor has notified it.

    To fix: add to the draw `outcome: passed` or `failed`, and `notified_on: YYYY-MM-DD`.
    """
    for sample in register.samples.values():
        for index, drawn in enumerate(sample.drawn):
            sampled = register.assessments_by_id.get(drawn.assessment or "")
            visited_on = sampled.assessment.visited_on if sampled else None
            is_known = drawn.outcome and drawn.notified_on and drawn.notified_on <= on
            if visited_on and visited_on < on and not is_known:
                yield Finding(sample.at("drawn", index), "The outcome of this visit is not recorded")


def _not_held(assessor: Assessor, number: int) -> str:
    review = f"{{number: {number}, reviewed_on: YYYY-MM-DD, invoice: INV-0000}}"
    add = f"under `quality_reviews`: `- {review}`" if assessor.quality_reviews else f"`quality_reviews: [{review}]`"
    return (
        f"Add to the assessor's file {add}. If its invoice is missing, add under `invoices`: `- {{number: INV-0000, "
        'fee: quality-review, issued_on: YYYY-MM-DD, amount: "150.00", paid_on: YYYY-MM-DD}`. If there was no review,'
        " add to the assessment `voided: {on: YYYY-MM-DD, reason: The Quality Review was not held}`."
    )


def _review_invoice(assessor: Assessor, number: str) -> tuple[Invoice | None, Location]:
    """The assessor's invoice of a number for the Quality Review fee, and its place; else None and that of the list."""
    index = review_invoice(assessor, number)
    if index is None:
        return None, assessor.at("invoices")
    return assessor.invoices[index], assessor.at("invoices", index)
