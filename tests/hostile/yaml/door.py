"""Files of the register: the content of data/assessors/hostile.yml, or of the file that its first line names after
`# data/`, in the example register. What check says of it is worked out in every form.
"""

import os
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from example import ROOT, TODAY
from hostile.outcome import Outcome, of_check, printed

from generator.check import check
from generator.public import public
from generator.read.loading import load
from generator.read.source import MOST_BYTES
from generator.reports.github import github
from generator.reports.text import text
from generator.site.docs import docs

FILE = "data/assessors/hostile.yml"
MOST_SAID = 200_000
"""Characters that are said of one file."""


def enter(content: bytes, folder: Path) -> Outcome:
    shutil.copytree(ROOT, folder, dirs_exist_ok=True)
    named = re.match(rb"# (data/[a-z]+/[a-z0-9-]+\.yml)\n", content)
    file = named[1].decode() if named else FILE
    (folder / file).write_bytes(content)
    checked = check(load(folder), date.fromisoformat(TODAY))
    assert len(printed(text(checked)) + printed(github(checked), commands=True)) < MOST_SAID
    outcome = of_check(checked, file)
    if outcome is Outcome.HARMLESS and checked.loaded.register:
        docs(public(checked.loaded.register, date.fromisoformat(TODAY)))
    return outcome


HALF = MOST_BYTES - 1024
PERSON = (ROOT / "data/assessors/amina-rahman.yml").read_bytes()


def whole(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def many(list_name: bytes, item: bytes, times: int) -> Callable[[], bytes]:
    """A person's file whose list holds the item on one day after another."""
    before, _, after = PERSON.partition(b"\n" + list_name + b":")
    rest = re.sub(rb"\A.*?\n(?=[a-z]|\Z)", b"", after, count=1, flags=re.DOTALL)
    days = ((date(2026, 3, 1) + timedelta(days=number)).isoformat().encode() for number in range(times))
    items = (item.replace(b"#", b"%d" % number).replace(b"DAY", day) for number, day in enumerate(days))
    content = b"".join((before, b"\n", list_name, b":\n", *(b"  - " + line + b"\n" for line in items), rest))
    return whole(b"# data/assessors/amina-rahman.yml\n" + content)


MADE = {
    Outcome.REFUSED: {
        "too large by a byte": whole(b"#" * (MOST_BYTES + 1)),
        "brackets": whole(b"a: " + b"[" * HALF),
        "braces": whole(b"{a: " * (HALF // 4)),
        "dashes": whole(b"- " * (HALF // 2)),
        "questions": whole(b"? " * 120_000),
        "colons": whole(b": " * 120_000),
        "fields that nobody knows": whole(b"".join(b"k%d: 1\n" % number for number in range(20_000))),
        "near fields": whole(PERSON + b"".join(b"nam%d: 1\n" % number for number in range(20_000))),
        "a field given again": whole(b"name: x\n" * (HALF // 8)),
        "items that are no regions": whole(PERSON + b"former_names: [" + b"{}, " * 60_000 + b"]\n"),
        "decisions without a day": whole(PERSON.split(b"decisions:")[0] + b"decisions:\n" + b"  - {}\n" * 36_000),
        "comments after values": whole(b"".join(b"k%d: a #b\n" % number for number in range(18_000))),
        "comments in brackets": whole(b"a: [" + b"b #c\n," * 36_000 + b"]\n"),
        "items that go on": whole(b"a:\n" + b"  - b\n    c\n" * 20_000),
        "a text that goes on": whole(b"a: b\n" + b"  c\n" * 60_000),
        "question marks": whole(b"a: [" + b"? b: c, " * 30_000 + b"]\n"),
        "curly quotes": whole(b"a: [" + "“b”, ".encode() * 28_000 + b"]\n"),
        "invisible characters": whole("\u202e\n".encode() * 65_000),
        "invisible characters in a line": whole("\u202e".encode() * 80_000),
        "carriage returns": whole(b"\r" * 250_000),
        "letters spelled otherwise": whole("e\u0301\n".encode() * 65_000),
        "a long line of them": whole("e\u0301".encode() * 87_000),
        "accents without end": whole(b"name: e" + "\u0301\u0323".encode() * 60_000),
        "markers": whole(b"<<<<<<< x\n" * 26_000),
        "a long line": whole(b"name: " + b"x" * HALF),
        "a long anchor": whole(b"a: &" + b"a" * 250_000),
        "directives": whole(b"%YAML 1.1\n" * 20_000),
        "a quote over many lines": whole(b'a: "' + b"x\n" * 120_000),
        "backslashes": whole(b'a: "' + b"\\u0301" * 40_000 + b'"\n'),
        "a billion laughs": whole(
            b"a: &a [x,x,x,x,x,x,x,x,x]\n"
            + b"".join(b"%c: &%c [*%c,*%c,*%c]\n" % (n, n, *[n - 1] * 3) for n in range(98, 122))
        ),
        "no text": lambda: os.urandom(HALF),
        "nothing but zeros": whole(b"\0" * HALF),
        "a day of many digits": whole(PERSON.replace(b"2026-01-15", b"9" * 200_000)),
        "an amount of many digits": whole(PERSON.replace(b'"150.00"', b'"' + b"9" * 200_000 + b'.00"')),
        "days paid for one by one": many(
            b"invoices",
            b'{number: INV-#, fee: registration-ongoing, issued_on: 2024-05-01, amount: "1.00", paid_on: 2024-05-02, '
            b"covers: {from: DAY, to: DAY}}",
            1_600,
        ),
        "regions without end": whole(
            PERSON.replace(b"[yorkshire-and-the-humber]", b"[" + b"wales, " * 34_000 + b"wales]")
        ),
    },
    Outcome.HARMLESS: {},
}
