"""Dates and amounts on one line: in words of both languages, and in a browser on every page and at every width."""

import pytest
from browsing import STATES, Served
from playwright.sync_api import Browser

from generator.site.messages import LANGUAGES, wording
from generator.site.unbroken import FIXED_SPACE, unbroken

WIDTHS = (320, 375, 768, 1280)
MONTHS = "|".join(wording(language)(f"month.{month}") for language in LANGUAGES for month in range(1, 13))
DATE = rf"\d{{1,2}}\s({MONTHS})(\s\d{{4}})?|({MONTHS})\s\d{{4}}"
WHOLE = rf"{DATE}|£[\d,.]+(\s(plus|plws|with|gyda)\s(VAT|TAW))?"
NUMBERS = r"[\d£,.]{2,}"
BROKEN = """
(whole) => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const seen = { kept: 0, broken: [] }
  for (let text; (text = texts.nextNode()); ) {
    for (const found of text.data.matchAll(new RegExp(whole, "g"))) {
      const range = new Range()
      range.setStart(text, found.index)
      range.setEnd(text, found.index + found[0].length)
      const lines = new Set([...range.getClientRects()].filter(({ width }) => width).map(({ top }) => Math.round(top)))
      if (lines.size) seen.kept++
      if (lines.size > 1) seen.broken.push(found[0])
    }
  }
  return seen
}"""
"""The dates and amounts that a reader sees, and those of them that are over two lines."""


@pytest.mark.parametrize(
    "whole",
    [
        "1 April 2027",
        "31 Mai 2027",
        "12 to 13 June 2025",
        "12 i 13 Mehefin 2025",
        "1 July",
        "Rhagfyr 2026",
        "£1,120.50 plus VAT",
        "£700 plws TAW",
        "£840 with VAT",
        "£840 gyda TAW",
    ],
)
def test_a_date_and_an_amount_have_fixed_spaces_alone(whole: str) -> None:
    assert unbroken(f"<p>From {whole} on.</p>") == f"<p>From {whole.replace(' ', FIXED_SPACE)} on.</p>"


@pytest.mark.parametrize("other", ["in May we met", "12 mayors 2026", "2026 schools", "£700 in all", "April showers"])
def test_other_words_keep_their_spaces(other: str) -> None:
    assert unbroken(other) == other


@pytest.mark.browser
def test_no_date_and_no_amount_is_over_two_lines_on_any_page(material: Served, browser: Browser) -> None:
    page = browser.new_page()
    broken, kept = [], 0
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for kind, path in (material.kinds | STATES).items():
            page.goto(material.address + path)
            page.wait_for_load_state("networkidle")
            page.evaluate("() => document.querySelectorAll('details').forEach((details) => { details.open = true })")
            # Two people side by side on a phone: a column is narrower than a date, which breaks at its spaces.
            is_narrow = width < 480 and kind.startswith("comparison")
            seen = page.evaluate(BROKEN, NUMBERS if is_narrow else WHOLE)
            kept += seen["kept"]
            broken += [f"{kind} at {width}: {text}" for text in seen["broken"]]
    page.close()
    assert kept > 1000
    assert broken == []
