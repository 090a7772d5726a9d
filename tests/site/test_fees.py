"""The pages of fees: their steps drawn, what was before, and what a fee costs on a day that is chosen."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from browsing import Served
from playwright.sync_api import Page, expect
from published import pages

from generator.public import AmountState, PublicAmount
from generator.site.messages import wording
from generator.site.parts.fee_chart import ROW, FeeChart, fee_chart
from generator.vocabulary import Language, Vat


def _schedule(*amounts: tuple[str, str | None, str, AmountState]) -> tuple[PublicAmount, ...]:
    return tuple(
        PublicAmount(
            date.fromisoformat(from_),
            date.fromisoformat(to) if to else None,
            Decimal(amount),
            Vat.EXCLUDED,
            None,
            state,
        )
        for from_, to, amount, state in amounts
    )


ENGLISH = wording(Language.ENGLISH)
PAST, CURRENT, ANNOUNCED = AmountState
SCHEDULE = _schedule(
    ("2020-04-01", "2024-03-31", "100.00", PAST),
    ("2024-04-01", "2026-03-31", "80.00", CURRENT),
    ("2026-04-01", None, "160.00", ANNOUNCED),
)


def _chart(schedule: tuple[PublicAmount, ...]) -> FeeChart:
    chart = fee_chart(schedule, ENGLISH)
    assert chart
    return chart


def test_a_chart_has_a_step_an_amount_each_as_far_out_as_it_is_high() -> None:
    chart = _chart(SCHEDULE)
    assert [step.x - chart.left for step in chart.steps] == [87, 70, 140]
    assert [step.before for step in chart.steps] == [None, *(step.x for step in chart.steps[:-1])]
    assert [(step.current, step.announced) for step in chart.steps] == [(False, False), (True, False), (False, True)]
    assert all(step.end == following.y for step, following in pairwise(chart.steps))
    assert chart.words == "£100 from April 2020, £80 from April 2024 and £160 from April 2026"


def test_a_chart_has_room_for_any_number_of_amounts_and_for_its_words() -> None:
    many = _schedule(*((f"{year}-04-01", f"{year + 1}-03-31", "1000.50", PAST) for year in range(1990, 2025)))
    chart = _chart(many)
    assert len(chart.steps) == len(many)
    assert chart.steps[-1].end < chart.height
    assert {following.y - step.y for step, following in pairwise(chart.steps)} == {ROW}
    assert max(step.x for step in chart.steps) + 60 < chart.width


def test_a_step_after_days_without_an_amount_hangs_on_no_other() -> None:
    gap = _schedule(("2020-04-01", "2024-03-31", "100.00", PAST), ("2024-05-01", None, "80.00", CURRENT))
    assert [step.before for step in _chart(gap).steps] == [None, None]


def test_a_fee_that_never_changed_has_no_chart() -> None:
    assert fee_chart(SCHEDULE[:1], ENGLISH) is None
    assert fee_chart((), ENGLISH) is None


def test_a_chart_of_nothing_but_free_has_no_length() -> None:
    free = _schedule(("2020-04-01", "2024-03-31", "0.00", PAST), ("2024-04-01", None, "0.00", CURRENT))
    assert {step.x for step in _chart(free).steps} == {_chart(free).left}


def test_the_page_of_fees_shows_what_was_before_too() -> None:
    schedule = [
        {"from": "2018-04-01", "amount": "110.00", "vat": "excluded"},
        {"from": "2024-04-01", "amount": "120.00", "vat": "excluded"},
    ]
    assert "£110, VAT excluded, to 31 March 2024" in pages({"fees/quality-review": {"schedule": schedule}})["fees.md"]


# In a browser


@pytest.mark.browser
def test_what_a_fee_will_cost_on_a_day_that_is_chosen(material: Served, phone: Page) -> None:
    phone.goto(material.address + "fees/registration-initial/")
    answer = phone.locator(".cost-on strong")
    for day, cost in {
        "2018-03-31": "no amount is published for that day",
        "2018-04-01": "£140, VAT excluded",
        "2022-03-31": "£140, VAT excluded",
        "2022-04-01": "£150, VAT excluded",
        "2040-01-01": "£172.50, VAT excluded",
    }.items():
        phone.fill("#cost-day", day)
        phone.get_by_role("button", name="Show").click()
        assert answer.inner_text() == cost
        said = phone.locator(".cost-on [data-schedule]").inner_text()
        assert ("as announced so far; it may change" in said) == (day > "2027-03-31"), day
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_on_the_page_of_fees_each_payer_finds_what_they_pay_on_a_day(material: Served, phone: Page) -> None:
    phone.goto(material.address + "fees/")
    groups = phone.locator(".cost-on dl")
    assert groups.locator("dt").all_inner_texts() == [
        "What schools pay",
        "What assessors pay",
        "What Naace pays assessors",
    ]
    expect(groups.first.locator("dd")).to_have_text("Standard assessment charge: £700, VAT excluded")
    phone.fill("#cost-day", "2026-11-03")
    phone.get_by_role("button", name="Show").click()
    expect(groups.first.locator("dd")).to_have_text("Standard assessment charge: £700, VAT excluded")
    phone.fill("#cost-day", "2027-04-01")
    phone.get_by_role("button", name="Show").click()
    expect(groups.first.locator("dd")).to_contain_text("£730, VAT excluded, as announced so far; it may change")
