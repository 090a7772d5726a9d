"""Cases of the rules INFO.1. Amina Rahman confirmed her details on 15 January 2026."""

from typing import Any

from rules.cases.case import Case

from generator.rules import information as rules

AMINA = "assessors/amina-rahman"
FILE = "data/assessors/amina-rahman.yml"
FOSSGATE = "schools/eng-900001"
SCHOOL = "data/schools/eng-900001.yml"
MEMBERSHIP = {"number": "N1", "grade": "full", "from": "2018-01-01"}
ONGOING = {"number": "INV-0108", "fee": "registration-ongoing", "issued_on": "2025-01-10", "amount": "60.00"}
FURTHER = {"kind": "shadowing", "required_on": "2024-07-01"}
SAMPLE = {
    "drawn_on": "2026-02-01",
    "seed": "A seed",
    "share": "10",
    "candidates": [{"assessor": "tom-hale"}],
    "drawn": [{"assessor": "tom-hale"}],
}

FACTS: tuple[tuple[str, str], ...] = (
    (AMINA, "publish.phone"),
    (AMINA, "details_confirmed_on"),
    (AMINA, "selection.0.assessed_on"),
    (AMINA, "agreements.0.signed_on"),
    (AMINA, "moderations.0.notified_on"),
    (AMINA, "invoices.0.issued_on"),
    (AMINA, "invoices.0.paid_on"),
    (AMINA, "invoices.0.cancelled_on"),
    (FOSSGATE, "assessments.0.requested.on"),
    (FOSSGATE, "assessments.0.visit_told_on"),
    (FOSSGATE, "assessments.0.appointed_on"),
    (FOSSGATE, "assessments.0.accepted_on"),
    (FOSSGATE, "assessments.0.cancelled_on"),
    (FOSSGATE, "assessments.0.conflict_declaration.signed_on"),
    (FOSSGATE, "assessments.0.lead_declaration.signed_on"),
    (FOSSGATE, "assessments.0.visited_on"),
    (FOSSGATE, "assessments.0.awarded_on"),
    (FOSSGATE, "publish_award.0.agreed_on"),
    (FOSSGATE, "publish_award.0.withdrawn_on"),
)
"""A file of the example and, as a change writes it, a date in it that is a fact."""

PARTS: tuple[tuple[str, str, dict[str, Any], str], ...] = (
    (AMINA, "moderations.0.appeal", {"submitted_on": "2026-03-02"}, "submitted_on"),
    (AMINA, "moderations.0.further", [{**FURTHER, "completed_on": "2026-03-02"}], "[1].completed_on"),
    (AMINA, "excuses", [{"event": "conference-2025", "notified_on": "2026-03-02"}], "[1].notified_on"),
    (FOSSGATE, "assessments.0.approach", {"assessor": "tom-hale", "on": "2026-03-02"}, "on"),
    (
        AMINA,
        "quality_reviews",
        [{"number": "1", "reviewed_on": "2026-03-02", "invoice": "INV-0107"}],
        "[1].reviewed_on",
    ),
    (FOSSGATE, "assessments.0.declined", {"on": "2026-03-02", "reason": "distance"}, "on"),
    (FOSSGATE, "assessments.0.voided", {"on": "2026-03-02", "reason": "A reason."}, "on"),
    (
        FOSSGATE,
        "assessments.0.charge",
        {"number": "C-1", "issued_on": "2026-03-02", "amount": "1.00"},
        "issued_on",
    ),
    (
        FOSSGATE,
        "assessments.0.assessor_fee",
        {"paid_to": "assessor", "amount": "1.00", "paid_on": "2026-03-02"},
        "paid_on",
    ),
)
"""Parts that the example has not, each with a fact of the day after."""

PLANS: tuple[tuple[str, str, Any], ...] = (
    (AMINA, "membership.0.to", "2026-12-31"),
    (AMINA, "invoices.0.due_on", "2026-12-31"),
    (AMINA, "invoices.1.covers.from", "2026-12-31"),
    (AMINA, "organisations.0.to", "2026-12-31"),
    (AMINA, "phases.0.from", "2026-12-31"),
    (AMINA, "decisions.1.on", "2026-12-31"),
    (FOSSGATE, "assessments.0.visit_planned_on", "2026-12-31"),
    (FOSSGATE, "support", [{"kind": "general", "assessor": "tom-hale", "from": "2026-12-31"}]),
)


def keys_of(path: str) -> str:
    """The path of a change as a place is written: counted from 1."""
    steps = (f"[{int(step) + 1}]" if step.isdigit() else f".{step}" for step in path.split("."))
    return "".join(steps).lstrip(".")


def dated(file: str, path: str, value: Any) -> dict[str, Any]:
    return {file: {path: value}}


AHEAD = (
    *(
        Case(
            rules.a_fact_is_not_in_the_future,
            f"{path} on {day}, looked at on 1 March 2026",
            dated(file, path, day),
            finds=finds,
            at=f"data/{file}.yml:{keys_of(path)}" if finds else None,
        )
        for file, path in FACTS
        for day, finds in (("2026-02-28", 0), ("2026-03-01", 0), ("2026-03-02", 1))
    ),
    *(
        Case(
            rules.a_fact_is_not_in_the_future,
            f"{path} with a day to come",
            dated(file, path, part),
            finds=1,
            at=f"data/{file}.yml:{keys_of(path)}{'' if field.startswith('[') else '.'}{field}",
        )
        for file, path, part, field in PARTS
    ),
    *(
        Case(rules.a_fact_is_not_in_the_future, f"{path} is a plan", dated(file, path, value))
        for file, path, value in PLANS
    ),
    Case(rules.a_fact_is_not_in_the_future, "a draw of an earlier day", {"samples/2026": SAMPLE}),
    Case(
        rules.a_fact_is_not_in_the_future,
        "a draw of a day to come",
        {"samples/2026": {**SAMPLE, "drawn_on": "2026-03-02"}},
        finds=1,
        at="data/samples/2026.yml:drawn_on",
    ),
)

PERIODS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (AMINA, "organisations", {"organisation": "hale-ict"}),
    (AMINA, "phases", {"phase": "nursery", "experience": "Ten years."}),
    (AMINA, "membership", {"number": "N1", "grade": "full"}),
    (AMINA, "lead_assessor", {}),
    (FOSSGATE, "support", {"kind": "general", "assessor": "tom-hale"}),
    ("organisations/hale-ict", "service_provider_agreements", {}),
)
TIMES = (
    *(
        Case(
            rules.a_period_ends_after_it_begins,
            f"{name} from 29 February 2024 to {day}",
            {file: {name: [{**fields, "from": "2024-02-29", "to": day}]}},
            finds=finds,
            at=f"data/{file}.yml:{name}[1].to" if finds else None,
        )
        for file, name, fields in PERIODS
        for day, finds in (("2024-02-28", 1), ("2024-02-29", 0), ("2024-03-01", 0))
    ),
    *(
        Case(
            rules.a_period_ends_after_it_begins,
            f"an event from 12 June 2025 to {day}",
            {"events/conference-2025": {"sittings.0.to": day}},
            finds=finds,
        )
        for day, finds in (("2025-06-11", 1), ("2025-06-12", 0), ("2025-06-13", 0))
    ),
    *(
        Case(
            rules.a_period_ends_after_it_begins,
            f"an invoice that covers 1 March 2025 to {day}",
            {AMINA: {"invoices.1.covers.to": day}},
            finds=finds,
            at=f"{FILE}:invoices[2].covers.to" if finds else None,
        )
        for day, finds in (("2025-02-28", 1), ("2025-03-01", 0), ("2025-03-02", 0))
    ),
    *(
        Case(
            rules.periods_do_not_overlap,
            f"{name} to 29 February 2024 and again from {again}",
            {AMINA: {name: [{**fields, "from": "2020-01-01", "to": "2024-02-29"}, {**fields, "from": again}]}},
            finds=finds,
            at=f"{FILE}:{name}[2]" if finds else None,
        )
        for name, fields in (("organisations", {"organisation": "hale-ict"}), ("lead_assessor", {}))
        for again, finds in (("2024-02-28", 1), ("2024-02-29", 1), ("2024-03-01", 0))
    ),
    Case(
        rules.periods_do_not_overlap,
        "two organisations at the same time",
        {
            AMINA: {
                "organisations": [
                    {"organisation": "hale-ict", "from": "2020-01-01"},
                    {"organisation": "northgate-learning", "from": "2020-01-01"},
                ]
            }
        },
    ),
)

CONFIRMED = (
    *(
        Case(
            rules.details_are_confirmed,
            f"confirmed on {confirmed}, looked at on {on}",
            {AMINA: {"details_confirmed_on": confirmed}},
            on=on,
            finds=finds,
            at=f"{FILE}:details_confirmed_on" if finds else None,
        )
        for confirmed, on, finds in (
            ("2025-03-01", "2026-02-28", 0),
            ("2025-03-01", "2026-03-01", 0),
            ("2025-03-01", "2026-03-02", 1),
            ("2024-02-29", "2025-02-28", 0),
            ("2024-02-29", "2025-03-01", 1),
        )
    ),
    *(
        Case(
            rules.details_are_confirmed,
            f"confirmed on 31 August 2025, 6 months set, looked at on {on}",
            {AMINA: {"details_confirmed_on": "2025-08-31"}, "scheme": {"stale_after_months": "6"}},
            on=on,
            finds=finds,
        )
        for on, finds in (("2026-02-27", 0), ("2026-02-28", 0), ("2026-03-01", 1))
    ),
    Case(
        rules.details_are_confirmed,
        "an applicant's are not asked for",
        {AMINA: {"details_confirmed_on": "2020-01-01", "decisions": []}},
    ),
    Case(
        rules.details_are_confirmed,
        "those of a lapsed registration are",
        {AMINA: {"details_confirmed_on": "2020-01-01", "membership": []}},
        finds=1,
    ),
)

AGREED = (
    Case(rules.an_agreed_item_is_on_file, "portrait and e-mail"),
    Case(rules.an_agreed_item_is_on_file, "a phone on file", {AMINA: {"publish.phone": "2024-03-01"}}),
    *(
        Case(
            rules.an_agreed_item_is_on_file,
            f"{name} agreed to, not on file",
            {AMINA: {f"publish.{name}": "2024-03-01", path: None}},
            finds=1,
            at=f"{FILE}:publish.{name}",
        )
        for name, path in (("portrait", "portrait"), ("phone", "contact.phone"), ("website", "contact.website"))
    ),
    Case(rules.a_portrait_is_agreed_to, "agreed to"),
    Case(
        rules.a_portrait_is_agreed_to,
        "no agreement",
        {AMINA: {"publish.portrait": None}},
        finds=1,
        at=f"{FILE}:portrait",
    ),
    *(
        Case(
            rules.a_portrait_is_agreed_to,
            f"agreed to on 1 February 2026, looked at on {on}",
            {AMINA: {"publish.portrait": "2026-02-01"}},
            on=on,
            finds=finds,
        )
        for on, finds in (("2026-01-31", 1), ("2026-02-01", 0), ("2026-02-02", 0))
    ),
    Case(rules.a_portrait_is_agreed_to, "an applicant's", {AMINA: {"publish.portrait": None, "decisions": []}}),
    Case(rules.a_portrait_is_agreed_to, "a lapsed person's", {AMINA: {"publish.portrait": None, "membership": []}}),
    Case(rules.a_portrait_is_in_a_language_of_the_person, "English"),
    Case(
        rules.a_portrait_is_in_a_language_of_the_person,
        "Welsh, in which she does not assess",
        {AMINA: {"portrait_language": "cy"}},
        finds=1,
        at=f"{FILE}:portrait_language",
    ),
    Case(
        rules.a_portrait_is_in_a_language_of_the_person,
        "Welsh, in which she assesses",
        {AMINA: {"portrait_language": "cy", "languages": ["en", "cy"]}},
    ),
    Case(
        rules.a_portrait_is_in_a_language_of_the_person,
        "no portrait, but experience",
        {AMINA: {"portrait_language": "cy", "portrait": None}},
        finds=1,
    ),
    Case(
        rules.a_portrait_is_in_a_language_of_the_person,
        "nothing written",
        {AMINA: {"portrait_language": "cy", "portrait": None, "phases": []}},
    ),
)

MARKDOWN = (
    Case(rules.a_portrait_is_plain_markdown, "plain words"),
    Case(rules.a_portrait_is_plain_markdown, "no portrait", {AMINA: {"portrait": None}}),
    *(
        Case(
            rules.a_portrait_is_plain_markdown,
            sentence,
            {AMINA: {"portrait": f"I advise heads.\n\n{written}"}},
            finds=finds,
            at=f"{FILE}:portrait" if finds else None,
        )
        for sentence, written, finds in (
            ("a heading", "# My work", 0),
            ("a heading without words", "#", 1),
            ("a heading of marks alone", "## **&#8203;**", 1),
            ("a link", "[My site](https://a.example) and <mailto:a@b.example>", 0),
            ("a link without words", "[ ](https://a.example)", 1),
            ("a link to a page without https", "[My site](http://a.example)", 1),
            ("a link to a page of this site", "[all](/assessors/)", 1),
            ("an address that runs", "[x](javascript:alert(1))", 1),
            ("an image", "![me](https://a.example/me.png)", 1),
            ("HTML in a line, and what ends it", "I <b>am</b>", 2),
            ("a block of HTML", "<div>\nMe\n</div>", 1),
            ("signs that are no HTML", "3 < 4, a # and [brackets]", 0),
            ("HTML as code", "`<b>`", 0),
            ("a pasted paragraph", "<p>Ten years as a head.</p>", 1),
            ("a tag with a class, which nothing ends", 'Ten <SPAN class="x">years', 1),
            ("an end of line", "One line<br/>and another", 1),
            ("signs of smaller and larger", "Classes of < 20, and > 20 devices; 5 <b and c", 0),
            ("addresses in angle brackets", "<https://www.example.org> and <name@example.org>", 0),
        )
    ),
)

CASES = (*AHEAD, *TIMES, *CONFIRMED, *AGREED, *MARKDOWN)
