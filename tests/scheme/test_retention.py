"""By when people's data is to be erased: the day before, the day and the day after, by the settings of that day."""

from datetime import date

import pytest
from example import register

from generator.office.due import due
from generator.scheme.retention import ToErase, Whose, to_erase

LEFT = [
    {"on": "2022-01-01", "decision": "registered"},
    {"on": "2024-02-29", "decision": "left", "leaving": "retired"},
]
APPLICANT = {
    "decisions": [],
    "agreements": [],
    "invoices": [],
    "details_confirmed_on": "2026-01-15",
    "selection": [{"assessed_on": "2026-02-01", "outcome": "failed"}],
}
SUPPORT = {"kind": "framework", "given_by": "Miriam Castle", "from": "2020-01-01", "to": "2021-02-26"}
AMINA, SCHOOL = "assessors/amina-rahman", "schools/eng-900001"


def of(changes: dict[str, object], whose: Whose, on: str) -> list[ToErase]:
    return [erasure for erasure in to_erase(register(changes), date.fromisoformat(on)) if erasure.whose is whose]


@pytest.mark.parametrize(
    ("changes", "whose", "last", "by"),
    [
        ({AMINA: {"decisions": LEFT}}, Whose.FORMER, date(2024, 2, 29), date(2031, 2, 28)),
        ({AMINA: APPLICANT}, Whose.APPLICANT, date(2026, 2, 1), date(2028, 2, 1)),
        ({SCHOOL: {"support": [SUPPORT]}}, Whose.HELPER, date(2021, 2, 26), date(2028, 2, 26)),
    ],
)
def test_data_is_due_to_be_erased_when_its_years_are_over_and_not_the_day_before(
    changes: dict[str, object], whose: Whose, last: date, by: date
) -> None:
    (erasure,) = of(changes, whose, "2026-03-01")
    assert (erasure.last, erasure.by) == (last, by)
    for days, is_due in ((-1, False), (0, True), (1, True)):
        on = date.fromordinal(by.toordinal() + days)
        items = [item for item in due(register(changes), on, 0) if item.at == erasure.at and item.by == by]
        assert bool(items) is is_due, on
        for item in items:
            assert item.act == (None if whose is Whose.HELPER else "erasure")
            assert ("docs/erasure.md" in item.fix) is (whose is Whose.HELPER)
            assert item.words == ({} if whose is Whose.HELPER else {"assessor": "amina-rahman"})


@pytest.mark.parametrize(
    ("on", "by"),
    [("2026-06-30", date(2031, 2, 28)), ("2026-07-01", date(2027, 2, 28)), ("2026-07-02", date(2027, 2, 28))],
)
def test_a_shorter_period_counts_from_its_own_day_for_what_is_already_on_file(on: str, by: date) -> None:
    changes = {
        AMINA: {"decisions": LEFT},
        "scheme": {"amendments": [{"from": "2026-07-01", "former_kept_years": "3"}]},
    }
    assert [erasure.by for erasure in of(changes, Whose.FORMER, on)] == [by]


def test_nobody_on_the_register_is_to_be_erased_lapsed_or_not() -> None:
    assert list(to_erase(register(), date(2026, 3, 1))) == []
    assert list(to_erase(register({AMINA: {"membership": []}}), date(2026, 3, 1))) == []


@pytest.mark.parametrize(("on", "is_former"), [("2024-02-28", False), ("2024-02-29", True), ("2024-03-01", True)])
def test_somebody_who_leaves_counts_from_the_first_day_off_the_register(on: str, is_former: bool) -> None:
    assert bool(of({AMINA: {"decisions": LEFT}}, Whose.FORMER, on)) is is_former


def test_a_removal_that_is_reinstated_ends_nothing() -> None:
    removed = {"on": "2024-08-01", "decision": "removed", "clause": "UA.1", "reason": "Late"}
    begun = [{"on": "2022-01-01", "decision": "registered"}, removed]
    assert of({AMINA: {"decisions": begun}}, Whose.FORMER, "2026-03-01")
    reinstated = [*begun, {"on": "2024-10-01", "decision": "reinstated"}]
    assert of({AMINA: {"decisions": reinstated}}, Whose.FORMER, "2026-03-01") == []


def test_an_applicant_who_withdrew_counts_from_that_day_and_for_the_years_of_applicants() -> None:
    withdrew = {"decisions": [{"on": "2026-02-10", "decision": "left", "leaving": "resigned"}]}
    (erasure,) = of({AMINA: APPLICANT | withdrew}, Whose.APPLICANT, "2026-03-01")
    assert (erasure.last, erasure.by) == (date(2026, 2, 10), date(2028, 2, 10))


@pytest.mark.parametrize(
    ("support", "by"),
    [
        ([SUPPORT, SUPPORT | {"from": "2023-01-01", "to": "2023-06-30"}], [date(2030, 6, 30)]),
        ([SUPPORT, {key: value for key, value in SUPPORT.items() if key != "to"} | {"from": "2024-01-01"}], []),
        ([SUPPORT | {"to": "2026-03-01"}], [date(2033, 3, 1)]),
        ([SUPPORT | {"to": "2026-03-02"}], []),
    ],
    ids=["supported twice", "supports it still", "until today", "until tomorrow"],
)
def test_a_helper_counts_from_the_end_of_the_last_support(support: list[dict[str, str]], by: list[date]) -> None:
    assert [erasure.by for erasure in of({SCHOOL: {"support": support}}, Whose.HELPER, "2026-03-01")] == by
