"""What a browser makes of cells that are pasted into a form of one line, as GitHub's is: the rows can be told apart."""

import pytest
from playwright.sync_api import Browser

from generator.imports.office_lists import lines_of_pasted
from generator.imports.tables import ImportRefusedError

CELLS = "Name\tDate\t\r\nAmina Rahman\t20/02/2026\t\r\n\t21/02/2026\t\r\nTom Hale\t\t\r\n"
"""Cells as a spreadsheet copies them, with one empty column at the right."""


def pasted(browser: Browser, cells: str) -> str:
    """What a field of one line holds after these cells were pasted into it."""
    page = browser.new_page()
    page.set_content("<textarea></textarea><input type=text>")
    page.eval_on_selector("textarea", "(area, cells) => { area.value = cells }", cells)
    page.focus("textarea")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.focus("input")
    page.keyboard.press("Control+v")
    value = page.input_value("input")
    page.close()
    return value


def test_cells_with_an_empty_column_at_the_right_keep_their_rows_in_a_form_of_one_line(browser: Browser) -> None:
    value = pasted(browser, CELLS)
    assert "\n" not in value
    rows = [line.split("\t") for line in lines_of_pasted(value).splitlines()]
    assert rows == [
        ["Name", "Date", ""],
        ["Amina Rahman", "20/02/2026", ""],
        ["", "21/02/2026", ""],
        ["Tom Hale", "", ""],
    ]


def test_cells_without_that_column_are_refused(browser: Browser) -> None:
    with pytest.raises(ImportRefusedError):
        lines_of_pasted(pasted(browser, CELLS.replace("\t\r\n", "\r\n")))
