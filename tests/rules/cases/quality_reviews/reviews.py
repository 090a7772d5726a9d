"""Cases of the visits that call for a Quality Review, and of the reviews."""

from typing import Any

from rules.cases.case import Case
from rules.cases.visits import AMINA, days_from, school, visit, visits

from generator.rules import quality_reviews as rules

FILE = "data/assessors/amina-rahman.yml"
SCHOOL = "data/schools/eng-900002.yml"


def done(number: int, last_on: str = "2025-10-10") -> dict[str, Any]:
    """Amina has carried out so many visits, the last on this day and one each day before it."""
    return visits(*(days_from(last_on, -back) for back in reversed(range(number - 1))))


TWENTY_ONE_DONE = done(21)


def review(number: int, on: str, paid_on: str | None = None, /, **fields: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A Quality Review and the invoice for its fee."""
    invoice = {
        "number": f"QR-{number}",
        "fee": "quality-review",
        "issued_on": "2025-09-01",
        "amount": "120.00",
        "paid_on": paid_on,
        **fields,
    }
    return (
        {"number": str(number), "reviewed_on": on, "invoice": f"QR-{number}"},
        {name: value for name, value in invoice.items() if value is not None},
    )


def reviewed(*reviews: tuple[dict[str, Any], dict[str, Any]]) -> dict[str, Any]:
    return {
        AMINA: {"quality_reviews": [entry for entry, _ in reviews], "invoices": [invoice for _, invoice in reviews]}
    }


def eleven(on: str = "2025-10-09", paid_on: str | None = "2025-10-09", **fields: Any) -> dict[str, Any]:
    """Eleven visits, the tenth on 9 and the eleventh on 10 October 2025, and a first review."""
    return {**done(11), **reviewed(review(1, on, paid_on, **fields))}


TIED = school(*(visit(f"2025-{number}", day) for number, day in enumerate(["2025-10-09"] * 8 + ["2025-10-10"] * 2, 1)))
"""The first visit and ten more: eight of one day, so that the tenth and the eleventh fall on 10 October 2025."""


def tenth_voided(on: str, *more: dict[str, Any]) -> dict[str, Any]:
    """Amina's tenth visit, on 9 October 2025, is voided on a day; more assessments follow."""
    days = [f"2025-10-0{number}" for number in range(1, 10)]
    made = [visit(f"2025-{number}", day) for number, day in enumerate(days, 1)]
    made[-1]["voided"] = {"on": on, "reason": "It does not count."}
    return school(*made, *more)


VISITS = (
    Case(rules.visit_after_its_review, "ten visits", done(10)),
    Case(
        rules.visit_after_its_review,
        "an eleventh without a review",
        done(11),
        finds=1,
        at=f"{SCHOOL}:assessments[10].visited_on",
    ),
    Case(
        rules.visit_after_its_review,
        "of a tenth and an eleventh on one day the later id is the eleventh",
        TIED,
        finds=1,
        at=f"{SCHOOL}:assessments[9].visited_on",
    ),
    Case(rules.visit_after_its_review, "reviewed the day before the eleventh", eleven()),
    Case(rules.visit_after_its_review, "reviewed on the day of the eleventh", eleven("2025-10-10")),
    Case(
        rules.visit_after_its_review,
        "reviewed the day after the eleventh",
        eleven("2025-10-11"),
        finds=1,
        at=f"{SCHOOL}:assessments[10].visited_on",
    ),
    Case(rules.visit_after_its_review, "paid on the day of the eleventh", eleven(paid_on="2025-10-10")),
    Case(rules.visit_after_its_review, "paid the day after the eleventh", eleven(paid_on="2025-10-11"), finds=1),
    Case(rules.visit_after_its_review, "not paid", eleven(paid_on=None), finds=1),
    *(
        Case(
            rules.visit_after_its_review,
            f"the fee of 120.00 paid, {amount} paid back on {day}; the eleventh on 10 October",
            eleven(refunds=[{"on": day, "amount": amount}]),
            finds=finds,
        )
        for day, amount, finds in (
            ("2025-10-09", "120.00", 1),
            ("2025-10-10", "120.00", 1),
            ("2025-10-11", "120.00", 0),
            ("2025-10-09", "119.99", 0),
        )
    ),
    Case(rules.visit_after_its_review, "a twelfth is not asked for another", done(12) | eleven()),
    Case(rules.visit_after_its_review, "a twenty-first without a review", TWENTY_ONE_DONE, finds=2),
    Case(
        rules.visit_after_its_review,
        "a twenty-first with the first review only",
        {**TWENTY_ONE_DONE, **reviewed(review(1, "2025-09-29", "2025-09-29"))},
        finds=1,
        at=f"{SCHOOL}:assessments[20].visited_on",
    ),
    Case(
        rules.visit_after_its_review,
        "a twenty-first with both reviews",
        {
            **TWENTY_ONE_DONE,
            **reviewed(review(1, "2025-09-29", "2025-09-29"), review(2, "2025-10-09", "2025-10-09")),
        },
    ),
    Case(
        rules.visit_after_its_review,
        "an eleventh that is voided does not count",
        school(
            *(visit(f"2025-{number}", days_from("2025-10-01", number)) for number in range(1, 10)),
            visit("2025-10", "2025-10-20", voided={"on": "2025-10-30", "reason": "It does not count."}),
        ),
    ),
    *(
        Case(
            rules.visit_after_its_review,
            f"the tenth voided on {day}, the next visit on 20 October 2025 without a review",
            tenth_voided(day, visit("2025-10", "2025-10-20")),
            finds=finds,
            at=f"{SCHOOL}:assessments[10].visited_on" if finds else None,
        )
        for day, finds in (("2025-10-19", 0), ("2025-10-20", 0), ("2025-10-21", 1))
    ),
    Case(
        rules.visit_after_its_review,
        "every third, where the scheme sets it",
        {"scheme": {"assessments_per_review": "3"}, **done(4)},
        finds=1,
        at=f"{SCHOOL}:assessments[3].visited_on",
    ),
)

REVIEWS = (
    Case(rules.reviews_in_order, "after the tenth visit", eleven()),
    Case(
        rules.reviews_in_order,
        "the day before the tenth visit",
        eleven("2025-10-08"),
        finds=1,
        at=f"{FILE}:quality_reviews[1].reviewed_on",
    ),
    Case(rules.reviews_in_order, "the day after the tenth visit", eleven("2025-10-10")),
    Case(rules.reviews_in_order, "after nine visits", {**done(9), **reviewed(review(1, "2025-12-01"))}, finds=1),
    Case(
        rules.reviews_in_order,
        "the first is numbered 2",
        {**done(11), **reviewed(review(2, "2025-10-10"))},
        finds=1,
        at=f"{FILE}:quality_reviews[1].number",
    ),
    Case(
        rules.reviews_in_order,
        "the second before the first",
        {**TWENTY_ONE_DONE, **reviewed(review(1, "2025-10-12"), review(2, "2025-10-11"))},
        finds=1,
        at=f"{FILE}:quality_reviews[2].reviewed_on",
    ),
    Case(
        rules.reviews_in_order,
        "both on one day",
        {**TWENTY_ONE_DONE, **reviewed(review(1, "2025-10-11"), review(2, "2025-10-11"))},
    ),
    *(
        Case(
            rules.reviews_in_order,
            f"reviewed on 12 October 2025, the tenth visit voided on {day}",
            {**tenth_voided(day), **reviewed(review(1, "2025-10-12"))},
            finds=finds,
            at=f"{FILE}:quality_reviews[1].reviewed_on" if finds else None,
        )
        for day, finds in (("2025-10-11", 1), ("2025-10-12", 1), ("2025-10-13", 0))
    ),
    Case(rules.a_review_names_its_reviewer_and_outcome, "no review"),
    *(
        Case(
            rules.a_review_names_its_reviewer_and_outcome,
            f"{fields or 'neither'}",
            {**done(11), AMINA: {"quality_reviews": [{**review(1, "2025-10-09")[0], **fields}]}},
            finds=finds,
            at=f"{FILE}:quality_reviews[1]" if finds else None,
        )
        for fields, finds in (
            ({"reviewed_by": "Ann Lister", "outcome": "satisfactory"}, 0),
            ({"reviewed_by": "Ann Lister", "outcome": "not-satisfactory"}, 0),
            ({"reviewed_by": "Ann Lister"}, 1),
            ({"outcome": "satisfactory"}, 1),
            ({}, 1),
        )
    ),
    *(
        Case(
            rules.a_review_names_its_reviewer_and_outcome,
            f"neither, reviewed on 9 October 2025, looked at on {day}",
            eleven(),
            on=day,
            finds=finds,
        )
        for day, finds in (("2025-10-08", 0), ("2025-10-09", 1), ("2025-10-10", 1))
    ),
    *(
        Case(
            rules.nobody_reviews_their_own_work,
            f"held by {name}",
            {**done(11), AMINA: {"quality_reviews": [{**review(1, "2025-10-09")[0], "reviewed_by": name}], **person}},
            finds=finds,
            at=f"{FILE}:quality_reviews[1].reviewed_by" if finds else None,
        )
        for name, person, finds in (
            ("Ann Lister", {}, 0),
            ("Amina Rahman", {}, 1),
            ("amina  RAHMAN", {}, 1),
            ("Amina Khan", {"former_names": ["Amina Khan"]}, 1),
            ("Amina Khan", {}, 0),
        )
    ),
    Case(rules.nobody_reviews_their_own_work, "no name", done(11)),
    Case(rules.review_has_its_invoice, "on file", eleven()),
    Case(
        rules.review_has_its_invoice,
        "not on file",
        eleven(number="QR-9"),
        finds=1,
        at=f"{FILE}:quality_reviews[1].invoice",
    ),
    Case(rules.review_has_its_invoice, "for another fee", eleven(fee="registration-ongoing"), finds=1),
    Case(rules.review_has_its_invoice, "withdrawn", eleven(cancelled_on="2025-10-01"), finds=1),
    Case(
        rules.review_has_its_invoice,
        "one invoice for two reviews",
        {
            AMINA: {
                "quality_reviews": [
                    {"number": str(number), "reviewed_on": "2025-10-10", "invoice": "QR-1"} for number in (1, 2)
                ],
                "invoices": [review(1, "2025-10-10")[1]],
            }
        },
        finds=1,
        at=f"{FILE}:quality_reviews[2].invoice",
    ),
    Case(rules.review_due, "nine visits", done(9)),
    Case(rules.review_due, "the day before the tenth visit", done(10), on="2025-10-09"),
    Case(
        rules.review_due, "the day of the tenth visit", done(10), on="2025-10-10", finds=1, at=f"{FILE}:quality_reviews"
    ),
    Case(rules.review_due, "the day after the tenth visit", done(10), on="2025-10-11", finds=1),
    *(
        Case(
            rules.review_due,
            f"the tenth visit voided on 20 October 2025, looked at on {day}",
            tenth_voided("2025-10-20"),
            on=day,
            finds=finds,
        )
        for day, finds in (("2025-10-19", 1), ("2025-10-20", 0), ("2025-10-21", 0))
    ),
    Case(rules.review_due, "the day before the review", eleven("2025-10-12"), on="2025-10-11", finds=1),
    Case(rules.review_due, "the day of the review", eleven("2025-10-12"), on="2025-10-12"),
    Case(rules.review_due, "twenty visits and no review", done(20), finds=2),
    Case(rules.review_due, "twenty visits and one review", {**done(20), **reviewed(review(1, "2025-10-12"))}, finds=1),
)
