"""Contact details: the lines of `contact` of a person who agreed that all of it is public, and of the office."""

import re
import shutil
from datetime import date
from pathlib import Path

from example import ROOT, TODAY
from hostile.outcome import Outcome, of_check, printed
from html_pages import Parsed

from generator.check import check
from generator.public import public
from generator.read.loading import load
from generator.reports.text import text
from generator.site.docs import docs

FILE = "data/assessors/amina-rahman.yml"
PUBLISH = "publish: {portrait: 2024-03-01, email: 2024-03-01, phone: 2024-03-01, website: 2024-03-01}"
SAFE = ("https://", "mailto:", "tel:", "/", "#", ".", "?")


def enter(content: bytes, folder: Path) -> Outcome:
    """A key in `content` that is in the file already replaces that one."""
    shutil.copytree(ROOT, folder, dirs_exist_ok=True)
    written = (folder / FILE).read_text("utf-8")
    before = re.search(r"^contact: \{(.*)\}$", written, re.MULTILINE)
    assert before
    given = content.decode()
    kept = [field for field in before[1].split(", ") if field.partition(":")[0] != given.partition(":")[0]]
    written = written.replace(before[0], f"contact: {{{', '.join(kept)}, {given}}}")
    (folder / FILE).write_bytes(re.sub("^publish: .*$", PUBLISH, written, count=1, flags=re.MULTILINE).encode())
    checked = check(load(folder), date.fromisoformat(TODAY))
    printed(text(checked))
    if of_check(checked, FILE) is Outcome.REFUSED or not checked.loaded.register:
        return Outcome.REFUSED
    made = docs(public(checked.loaded.register, date.fromisoformat(TODAY)))
    for path, data in made.items():
        if path.endswith(".md"):
            leads = Parsed(data.decode()).links
            assert all(link.startswith(SAFE) or re.fullmatch(r"[\w./-]+(#[\w-]+)?(\?.*)?", link) for link in leads), (
                leads
            )
    return Outcome.HARMLESS


MADE = {
    Outcome.REFUSED: {
        "a long address": lambda: b'website: "https://' + b"a" * 200_000 + b'.example"',
        "an address of many parts": lambda: b'website: "https://' + b"a." * 60_000 + b'example"',
        "a long mail address": lambda: b"email: " + b"a" * 200_000 + b"@a.example",
        "a mail address of many dots": lambda: b"email: a@" + b"a." * 60_000 + b"!",
        "many signs": lambda: b"email: " + b"a@" * 100_000,
        "a long number": lambda: b'phone: "' + b"0 " * 60_000 + b'"',
        "a number of many brackets": lambda: b'phone: "' + b"(0)" * 60_000 + b'"',
    },
    Outcome.HARMLESS: {},
}
