"""`make licences`: docs/licences.md, with the licence of every package that is shipped, and of the data.

The text, and the table of data, are in licences.md beside this file; the tables of packages are put into it.
"""

from pathlib import Path

from project import PROJECT
from supply.shipped import Shipped, from_npm, from_python

DOCUMENT = PROJECT / "docs/licences.md"
TEXT = Path(__file__).with_suffix(".md")


def document() -> str:
    """The document as it would be written now."""
    text = TEXT.read_text("utf-8")
    return text.replace("PYTHON\n", _rows(from_python())).replace("NPM\n", _rows(from_npm()))


def _rows(packages: list[Shipped]) -> str:
    return "".join(f"| {package.name} | {package.version} | {package.licence} |\n" for package in packages)


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
