"""Pen portraits: the text of one, put into a person's file, checked, and made HTML whatever the check says of it."""

import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from example import ROOT, TODAY
from hostile.outcome import PORTRAIT, Elements, Outcome, of_check

from generator.check import check
from generator.read.loading import load
from generator.site.parts.portrait import portrait_html
from generator.write.yaml_edit import SetValue, edited

FILE = "data/assessors/amina-rahman.yml"


def enter(content: bytes, folder: Path) -> Outcome:
    text = content.decode()
    is_inert(text)
    shutil.copytree(ROOT, folder, dirs_exist_ok=True)
    before = (folder / FILE).read_text("utf-8")
    (folder / FILE).write_bytes(edited(before, SetValue(("portrait",), text)).encode())
    outcome = of_check(check(load(folder), date.fromisoformat(TODAY)), FILE)
    return Outcome.REFUSED if outcome is Outcome.REFUSED else Outcome.INERT


def is_inert(text: str) -> None:
    """A portrait's HTML holds what a portrait may hold, and nothing else: no element, attribute or address more."""
    assert Elements(str(portrait_html(text)), PORTRAIT).others == []


LONGEST = 19_900


def repeated(text: str) -> Callable[[], bytes]:
    """As much of a text as a portrait may hold, with a word at its end."""
    return partial(f"{text * (LONGEST // len(text.encode()))} word".encode)


MADE = {
    Outcome.REFUSED: {
        "a portrait that is too long": lambda: b"x" * 200_000,
        "images": repeated("![a]("),
        "headings": repeated("# &nbsp;\n  "),
        "links": repeated("[a](<b>)"),
        "tags": repeated("<b>"),
        "comments": repeated("<!--"),
        "declarations": repeated("<!A"),
        "processing": repeated("<?"),
        "unclosed data": repeated("<![CDATA["),
        "accents without end": lambda: "e\u0301\u0323".encode() * 3_000,
    },
    Outcome.INERT: {
        "nested links": repeated("[a](b "),
        "quotes": repeated("> "),
        "few brackets": repeated("["),
        "closing brackets": repeated("]"),
        "stars": repeated("*a_ "),
        "strong stars": repeated("**a"),
        "underlines": repeated("a__b "),
        "entities in code": repeated("`&nbsp;"),
        "backticks of all lengths": lambda: " a ".join("`" * length for length in range(190)).encode(),
        "lists in lists": lambda: b"".join(b" " * (2 * depth) + b"- x\n" for depth in range(130)),
        "references": repeated("[a]: b\n"),
        "uses of a reference": lambda: b"[a]: https://a.example\n\n" + b"[a]" * 6_000,
        "backslashes": repeated("\\"),
        "ampersands": repeated("&"),
        "angles": repeated("< "),
        "fences": repeated("~~~\n"),
        "numbers of lists": repeated("1. "),
        "rules": repeated("* * *\n"),
        "titles": repeated('[a](https://b "'),
        "tabs": repeated("\t- "),
    },
}
