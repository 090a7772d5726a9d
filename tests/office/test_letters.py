"""Letters: as somebody read and accepted them, in the reader's language; refused where no facts support them."""

import html as html_of_python
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
from example import register
from golden import Golden
from markdown_it import MarkdownIt
from project import PROJECT

from generator.office.due import due
from generator.office.letters.kinds import KINDS, with_letters
from generator.office.letters.letter import Kind, Letter, LetterRefusedError, LetterSource, language_of
from generator.read.loading import load
from generator.register import Register
from generator.reports.letters import harmless, html, markdown
from generator.rules.clauses import CLAUSES
from generator.vocabulary import Language

ON = date(2026, 11, 2)
BOTH = (Language.ENGLISH, Language.WELSH)
READ = {
    "appointment": [("eng-900021/2026-1", ON), ("sco-9000003/2026-2", ON)],
    "moderation-result": [
        ("rhodri-ap-huw", ON),
        ("tomasz-zielinski", ON),
        ("kwame-boateng", ON),
        ("harriet-lockwood", ON),
        ("imogen-trelawney", date(2023, 2, 1)),
    ],
    "review-due": [("yusuf-karim", ON)],
    "invoice-reminder": [("INV-0164", ON), ("INV-0037", date(2021, 9, 30)), ("SCH-0117", ON)],
    "award": [("wal-9000001/2025-1", ON), ("eng-900013/2026-1", ON)],
    "renewal": [("eng-900011", ON), ("eng-900031", ON)],
    "removal": [("rupert-haslam", ON)],
    "yearly-statement": [("rhodri-ap-huw", ON), ("stewart-abernethy", ON), ("kwame-boateng", ON)],
}
"""The letters of the demonstration that somebody has read: golden files."""
BY_NAME = {kind.name: kind for kind in KINDS}


@cache
def demonstration() -> Register:
    loaded = load(PROJECT).register
    assert loaded
    return loaded


def written(kind: str, id: str, on: str | date = ON, changes: Any = None, **asked: Any) -> list[Letter]:
    """The letters of a kind, of the demonstration or of the example with changes."""
    known = demonstration() if changes is None else register(changes)
    day = on if isinstance(on, date) else date.fromisoformat(on)
    source = LetterSource(known, day, asked.get("languages", (Language.ENGLISH,)), asked.get("shown", str))
    return list(BY_NAME[kind].write(source, id))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_letters_are_as_somebody_read_and_accepted_them(kind: Kind, golden: Golden) -> None:
    letters = [letter for id, on in READ[kind.name] for letter in written(kind.name, id, on, languages=BOTH)]
    golden.tree(
        f"letters/{kind.name}",
        {f"{letter.name.replace('/', '-')}-{letter.language}.md": markdown(letter) for letter in letters},
    )


def test_a_letter_on_paper_is_as_it_was_accepted(golden: Golden) -> None:
    (letter,) = written("award", "wal-9000001/2025-1", languages=(Language.WELSH,))
    golden.file("letters/award.html", html(letter))


APPOINTED = {
    "id": "2026-1",
    "requested": {"on": "2026-02-01", "by": "naace"},
    "assessor": "grace-mensah",
    "appointed_on": "2026-02-20",
}
SCHOOL = "schools/sco-9000001"
OTHERS = {"assessors/tom-hale": {"moderations": []}}


def of_school(**fields: Any) -> dict[str, Any]:
    return {SCHOOL: {"assessments": [{**APPOINTED, **fields}]}, **OTHERS}


VISITED = {
    "accepted_on": "2026-02-21",
    "conflict_declaration": {"signed_on": "2026-02-21", "conflict": "none"},
    "visited_on": "2026-03-10",
    "outcome": "recommended",
    "awarded_on": "2026-03-20",
}
INVOICE = {"number": "INV-9", "fee": "quality-review", "issued_on": "2026-01-10", "amount": "110.00"}
INVOICED = {"assessors/amina-rahman": {"invoices": [INVOICE]}}
PAID = {"assessors/amina-rahman": {"invoices": [{**INVOICE, "paid_on": "2026-02-20"}]}}
WITHDRAWN = {
    "assessors/amina-rahman": {"invoices": [{**INVOICE, "cancelled_on": "2026-02-20", "cancelled_because": "Twice."}]}
}
REMOVED = {
    "assessors/amina-rahman": {
        "decisions": [
            {"on": "2024-03-01", "decision": "registered"},
            {"on": "2026-02-20", "decision": "removed", "clause": "UA.1", "reason": "Asked for travel."},
            {"on": "2026-03-20", "decision": "reinstated"},
        ]
    }
}
MODERATED = {
    "assessors/amina-rahman": {
        "moderations": [
            {
                "attempt": "1",
                "assessment": "eng-900001/2024-1",
                "lead": "tom-hale",
                "outcome": "failed",
                "notified_on": "2024-05-20",
            }
        ]
    }
}
DAYS: list[tuple[str, str, dict[str, Any], str, bool, bool, bool]] = [
    # Kind, what, changes, the day, and whether there is a letter on the day before, the day, the day after.
    ("appointment", "sco-9000001/2026-1", of_school(), "2026-02-20", False, True, True),
    ("appointment", "sco-9000001/2026-1", of_school(**VISITED), "2026-03-10", True, False, False),
    ("appointment", "sco-9000001/2026-1", of_school(cancelled_on="2026-03-01"), "2026-03-01", True, False, False),
    ("award", "sco-9000001/2026-1", of_school(**VISITED), "2026-03-20", False, True, True),
    ("award", "sco-9000001/2026-1", of_school(**VISITED), "2029-03-20", True, False, False),
    ("renewal", "sco-9000001", of_school(**VISITED), "2026-03-20", False, True, True),
    ("renewal", "sco-9000001", of_school(**VISITED), "2030-03-20", True, False, False),
    ("renewal", "sco-9000001", of_school(**VISITED) | {SCHOOL: {"assessments": [{**APPOINTED, **VISITED}],
     "closed_on": "2028-01-01"}}, "2028-01-01", True, False, False),
    ("invoice-reminder", "INV-9", INVOICED, "2026-01-10", False, True, True),
    ("invoice-reminder", "INV-9", PAID, "2026-02-20", True, False, False),
    ("invoice-reminder", "INV-9", WITHDRAWN, "2026-02-20", True, False, False),
    ("removal", "amina-rahman", REMOVED, "2026-02-20", True, True, True),
    ("removal", "amina-rahman", REMOVED, "2026-03-20", True, False, False),
    ("yearly-statement", "amina-rahman", REMOVED, "2026-02-20", True, False, False),
    ("yearly-statement", "amina-rahman", REMOVED, "2024-03-01", False, True, True),
    ("moderation-result", "amina-rahman", MODERATED, "2024-05-20", False, True, True),
]  # fmt: skip


@pytest.mark.parametrize("case", DAYS, ids=[f"{case[0]}-{case[3]}" for case in DAYS])
def test_a_letter_is_refused_in_words_on_the_days_on_which_nothing_supports_it(
    case: tuple[str, str, dict[str, Any], str, bool, bool, bool],
) -> None:
    kind, what, changes, day, *is_there = case
    middle = date.fromisoformat(day).toordinal()
    for ordinal, is_written in zip((middle - 1, middle, middle + 1), is_there, strict=True):
        on = date.fromordinal(ordinal)
        if is_written:
            assert written(kind, what, on, changes)
            continue
        with pytest.raises(LetterRefusedError, match=r"^[A-Z].*\. .*\.$"):
            written(kind, what, on, changes)


def test_a_review_is_written_about_only_after_the_visit_that_calls_for_it() -> None:
    assert written("review-due", "yusuf-karim")
    with pytest.raises(LetterRefusedError, match="No Quality Review of Adaeze Nwosu is due"):
        written("review-due", "adaeze-nwosu")
    with pytest.raises(LetterRefusedError, match="Rupert Haslam is not registered"):
        written("review-due", "rupert-haslam")


def test_a_voided_award_and_a_school_that_asked_again_get_no_letter() -> None:
    voided = of_school(**VISITED, voided={"on": "2026-04-01", "reason": "The wrong school."})
    with pytest.raises(LetterRefusedError, match="its award is void"):
        written("award", "sco-9000001/2026-1", "2026-04-01", voided)
    assert written("award", "sco-9000001/2026-1", "2026-03-31", voided)
    again = {"id": "2028-1", "requested": {"on": "2028-12-01", "by": "naace"}}
    asked = {SCHOOL: {"assessments": [{**APPOINTED, **VISITED}, again]}, **OTHERS}
    with pytest.raises(LetterRefusedError, match="asked for a new visit already"):
        written("renewal", "sco-9000001", "2028-12-01", asked)
    assert written("renewal", "sco-9000001", "2028-11-30", asked)


@pytest.mark.parametrize(("on", "said"), [("2024-06-18", "by 19 June"), ("2024-06-19", "by 19 June"),
                                          ("2024-06-20", "last day to appeal was 19 June")])  # fmt: skip
def test_a_failed_second_moderation_says_until_when_an_appeal_is_in_time(on: str, said: str) -> None:
    second = {**MODERATED["assessors/amina-rahman"]["moderations"][0], "attempt": "2"}
    (letter,) = written("moderation-result", "amina-rahman", on, {"assessors/amina-rahman": {"moderations": [second]}})
    assert said in markdown(letter)


@pytest.mark.parametrize(("on", "said"), [("2026-02-08", "pay this invoice by"), ("2026-02-09", "pay this invoice by"),
                                          ("2026-02-10", "You had until")])  # fmt: skip
def test_a_reminder_is_stern_from_the_day_after_the_last_day_to_pay(on: str, said: str) -> None:
    (letter,) = written("invoice-reminder", "INV-9", on, INVOICED)
    assert said in markdown(letter)
    is_overdue = on == "2026-02-10"
    source = LetterSource(register(INVOICED), date.fromisoformat(on), (), str)
    everyone = list(BY_NAME["invoice-reminder"].everyone(source))  # type: ignore[misc]
    assert ("INV-9" in everyone) is is_overdue


def test_amounts_have_the_vat_of_the_fee_and_what_is_paid_is_taken_off() -> None:
    part = {**INVOICE, "part_payments": [{"on": "2026-01-20", "amount": "10.00"}]}
    fee = {
        "schedule": [
            {"from": "2018-09-01", "amount": "110.00", "vat": "excluded", "vat_rate": "20"},
        ]
    }
    changes = {"assessors/amina-rahman": {"invoices": [part]}, "fees/quality-review": fee}
    (letter,) = written("invoice-reminder", "INV-9", "2026-02-10", changes)
    assert "£110 plus VAT (£132 with VAT)" in markdown(letter)
    assert "| Paid so far | £10 |" in markdown(letter)
    assert "£100 plus VAT (£120 with VAT)" in markdown(letter)
    (before,) = written("invoice-reminder", "INV-9", "2026-01-19", changes)
    assert "Paid so far" not in markdown(before)


def test_who_reads_which_language_is_taken_from_the_register_or_asked_for() -> None:
    known = demonstration()
    assert language_of(known.assessors["rhodri-ap-huw"]) is Language.WELSH
    assert language_of(known.assessors["stewart-abernethy"]) is Language.ENGLISH
    assert language_of(known.schools["eng-900001"]) is Language.ENGLISH
    assert language_of(known.schools["wal-9000001"]) is None
    assert language_of(known.organisations["oldbridge-teaching"]) is None
    with pytest.raises(LetterRefusedError, match="Add --language en or --language cy, or both"):
        written("award", "wal-9000001/2025-1", languages=())
    assert [letter.language for letter in written("award", "eng-900001/2025-1", languages=())] == [Language.ENGLISH]
    assert [letter.language for letter in written("award", "wal-9000001/2025-1", languages=BOTH)] == list(BOTH)
    both = {"assessors/amina-rahman": {"languages": ["en", "cy"], "portrait": None, "publish": {"portrait": None}}}
    assert language_of(register(both).assessors["amina-rahman"]) is None
    one = {"assessors/amina-rahman": {"languages": ["cy", "ga"], "portrait": None, "publish": {"portrait": None}}}
    assert language_of(register(one).assessors["amina-rahman"]) is Language.WELSH


def test_a_portrait_in_another_language_than_the_letter_says_so_to_a_screen_reader() -> None:
    english, welsh = written("yearly-statement", "rhodri-ap-huw", languages=BOTH)
    assert 'lang="cy"' in html(english).split("<body>")[1]
    assert "lang=" not in html(welsh).split("<body>")[1]


def test_each_clause_in_a_letter_is_one_of_the_code() -> None:
    clauses = {clause.name for clause in CLAUSES}
    named = {
        clause
        for kind, read in READ.items()
        for id, on in read
        for letter in written(kind, id, on)
        for clause in re.findall(r"\(([A-Z]+\.?\d+)\)", markdown(letter))
    }
    assert len(named) > 10
    assert named <= clauses


HOSTILE = '<script>alert(1)</script> & "Jo" [x](https://e.example) *b* | `c` @naace #1 {{ t }}'


@pytest.mark.parametrize("kind", ["removal", "yearly-statement", "appointment", "award"])
def test_a_hostile_name_is_shown_and_never_obeyed(kind: str) -> None:
    changes: dict[str, Any] = {"assessors/amina-rahman": {**REMOVED["assessors/amina-rahman"], "name": HOSTILE},
                               "assessors/grace-mensah": {"name": HOSTILE}, **of_school(**VISITED)}  # fmt: skip
    changes[SCHOOL]["name"] = HOSTILE
    what = {"removal": "amina-rahman", "yearly-statement": "grace-mensah"}.get(kind, "sco-9000001/2026-1")
    on = "2026-03-01" if kind != "award" else "2026-04-01"
    plain, marked = written(kind, what, on, changes), written(kind, what, on, changes, shown=harmless)
    assert any(HOSTILE in "".join(letter.to) + letter.greeting for letter in plain)
    for letter, same in zip(plain, marked, strict=True):
        page = html(letter)
        assert "<script" not in page
        assert "{{" in page or HOSTILE not in markdown(letter)
        shown = MarkdownIt("commonmark").enable("table").render(markdown(same))
        assert not re.findall(r"<(?!/?(?:p|h1|h2|ul|li|em|strong|br|table|thead|tbody|tr|th|td)\b|!--)[^>]*>", shown)
        words = html_of_python.unescape(re.sub(r"<!--.*?-->|<[^>]+>", "", shown))
        assert HOSTILE in words


def test_what_is_due_names_the_letter_that_goes_with_it_and_none_that_is_refused() -> None:
    known = demonstration()
    dues = with_letters(known, due(known, ON, 365), ON)
    named = {item.letter for item in dues if item.letter}
    assert {kind for kind, _ in named} == {
        "invoice-reminder", "moderation-result", "renewal", "review-due", "yearly-statement",
    }  # fmt: skip
    for kind, id in named:
        assert written(kind, id)
    assert not any(item.letter for item in dues if item.act in ("draw", "new-event", "attendance"))
    unanswered = register(of_school())
    later = with_letters(unanswered, due(unanswered, date(2026, 3, 10), 0), date(2026, 3, 10))
    assert ("appointment", "sco-9000001/2026-1") in {item.letter for item in later}


def everyone() -> Iterator[tuple[Kind, str]]:
    for kind in KINDS:
        if kind.everyone:
            yield from ((kind, id) for id in kind.everyone(LetterSource(demonstration(), ON, (), str)))


def test_everyone_who_is_to_get_a_letter_can_be_written_to() -> None:
    asked = list(everyone())
    assert {kind.name for kind, _ in asked} == {"invoice-reminder", "renewal", "yearly-statement"}
    assert len(asked) > 30
    for kind, id in asked:
        assert written(kind.name, id)
