"""The pages of fees: each amount with its VAT, what was before, and what a fee costs on a day that is chosen."""

import re

import pytest
from browsing import Served
from playwright.sync_api import Page, expect
from published import pages


def test_the_page_of_fees_shows_what_was_before_too() -> None:
    schedule = [
        {"from": "2018-04-01", "amount": "110.00", "vat": "excluded"},
        {"from": "2024-04-01", "amount": "120.00", "vat": "excluded"},
    ]
    assert "£110 plus VAT, to 31 March 2024" in pages({"fees/quality-review": {"schedule": schedule}})["fees.md"]


@pytest.mark.parametrize(
    ("more", "english", "welsh"),
    [
        ({}, "£1,110 plus VAT", "£1,110 plws TAW"),
        (
            {"vat_rate": "17.5"},
            "£1,110 plus VAT (£1,304.25 with VAT)",
            "£1,110 plws TAW (£1,304.25 gyda TAW)",
        ),
        ({"vat": "included", "vat_rate": "20"}, "£1,110 including VAT", "£1,110 gan gynnwys TAW"),
        ({"vat": "exempt"}, "£1,110 exempt from VAT", "£1,110 wedi&#39;i eithrio rhag TAW"),
        ({"amount": "0.00", "vat": "exempt"}, "free", "am ddim"),
    ],
)
def test_an_amount_is_shown_with_its_vat_and_in_all_where_the_rate_is_known(
    more: dict[str, str], english: str, welsh: str
) -> None:
    price = {"amount": "1110.00", "vat": "excluded"} | more
    charge = {"fees/assessment-charge": {"schedule": [{"from": "2018-04-01"} | price]}}
    cost = {"events/conference-2025": {"cost": price | {"published_on": "2025-02-01"}}}
    made = pages({**charge, **cost})
    made["cy/index.md"] = made["cy.md"]
    for name in ("index", "fees", "fees/assessment-charge", "assessors/tom-hale", "events"):
        for folder, said in (("", english), ("cy/", welsh)):
            shown = made[f"{folder}{name}.md"]
            assert re.search(rf"(?<![\w£]){re.escape(said)}(?!\w| \()", shown), (folder, name)


@pytest.mark.parametrize("page", ["fees", "fees/quality-review", "cy/fees", "cy/fees/quality-review", "index"])
def test_no_amount_is_there_twice_before_the_first_table(page: str) -> None:
    before, table, _ = pages()[f"{page}.md"].partition("<table")
    amounts = re.findall(r"£[\d,.]+", before.partition("<h1")[2])
    assert table
    assert sorted(set(amounts)) == sorted(amounts)


# In a browser


@pytest.mark.browser
def test_what_a_fee_will_cost_on_a_day_that_is_chosen(material: Served, phone: Page) -> None:
    phone.goto(material.address + "fees/registration-initial/")
    answer = phone.locator(".cost-on strong")
    for day, cost in {
        "2018-03-31": "no amount is published for that day",
        "2018-04-01": "£140 plus VAT (£168 with VAT)",
        "2022-03-31": "£140 plus VAT (£168 with VAT)",
        "2022-04-01": "£150 plus VAT (£180 with VAT)",
        "2040-01-01": "£172.50 plus VAT (£207 with VAT)",
    }.items():
        phone.fill("#cost-day", day)
        phone.get_by_role("button", name="Show").click()
        expect(answer).to_have_text(cost)
        said = phone.locator(".cost-on [data-schedule]").inner_text()
        assert ("as announced so far; it may change" in said) == (day > "2027-03-31"), day
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_on_the_page_of_fees_each_payer_finds_what_they_pay_on_a_day(material: Served, phone: Page) -> None:
    phone.goto(material.address + "fees/")
    groups = phone.locator(".cost-on dl")
    assert groups.locator("dt").all_text_contents() == [
        "What schools pay",
        "What assessors pay",
        "What Naace pays assessors",
    ]
    charge = groups.first.locator("dd")
    expect(groups.first).to_be_hidden()  # the table says today's
    phone.get_by_role("button", name="Show").click()
    expect(charge).to_have_text("Standard assessment charge: £700 plus VAT (£840 with VAT)")
    phone.fill("#cost-day", "2027-04-01")
    phone.get_by_role("button", name="Show").click()
    expect(charge).to_contain_text("£730 plus VAT (£876 with VAT), as announced so far; it may change")
    expect(groups.last.locator("dd")).to_contain_text("£335 plus VAT, as announced so far")
