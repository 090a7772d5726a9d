"""A list as it is pasted into a form in the browser: back to the lines that it had in the spreadsheet.

A spreadsheet copies cells with tabs between them and a line for each row. GitHub's form has one line, so the browser
makes a space of each line's end. With one empty column at the right, that space follows a tab and begins a row.
"""

import re
from collections.abc import Iterator

from generator.imports.tables import ImportRefusedError

_CELL = re.compile(r'(?P<space> ?)(?P<cell>"(?:[^"]|"")*"(?=\t|$)|[^\t]*)(?:\t|$)')
"""A cell, and the space before it that was the end of the row above; in quotes a cell may hold tabs."""
_APART = (
    "The rows of what is pasted cannot be told apart, because the form makes one line of it. In the spreadsheet, mark"
    " the cells with their headings and one empty column at the right, copy them, and paste them again."
)


def lines_of_pasted(text: str) -> str:
    """The text with its rows as lines. Raises ImportRefusedError where nothing keeps the rows apart."""
    if "\n" in text or "\r" in text:
        return text
    *others, last = list(_rows(text.rstrip())) or [[]]
    if not others or {len(row) for row in others} != {len(others[0])} or len(last) > len(others[0]):
        raise ImportRefusedError(_APART)
    whole = [*others, last + [""] * (len(others[0]) - len(last))]  # the text's last empty cells are gone
    return "".join("\t".join(row) + "\n" for row in whole)


def _rows(text: str) -> Iterator[list[str]]:
    """The cells of each row, the empty one at its end too."""
    row: list[str] = []
    for match in _CELL.finditer(text):
        if match["space"] and row:
            yield [*row, ""]
            row = []
        row.append(match["cell"])
        if match.end() == len(text):
            break
    yield row
