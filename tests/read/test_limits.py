"""No file of any size or kind takes more than 2 seconds of a processor or 200 MiB to read and refuse, and the problems
of one file are counted, not listed without end. Each is read in a process of its own.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from example import ROOT, TODAY

from generator.read.loading import load
from generator.read.source import MOST_BYTES, MOST_PROBLEMS

SECONDS, MEBIBYTES = 2.0, 200
MEASURED = """
import json, resource, sys, time
from datetime import date
from pathlib import Path
from generator.check import check
from generator.read.loading import load
from generator.reports.github import github
from generator.reports.text import text
def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
before, begun = memory(), time.process_time()
checked = check(load(Path(sys.argv[1])), date.fromisoformat(sys.argv[2]))
said = [*text(checked), *github(checked)]
print(json.dumps({
    "seconds": time.process_time() - begun,
    "memory": memory() - before,
    "refused": checked.refused,
    "said": sum(map(len, said)),
}))
"""


def written(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(4 << 30)


def socketed(path: Path) -> None:
    """Named from its folder: a socket's path has at most 108 characters."""
    with socket.socket(socket.AF_UNIX) as made:
        before = Path.cwd()
        os.chdir(path.parent)
        try:
            made.bind(path.name)
        finally:
            os.chdir(before)


HALF = MOST_BYTES - 1024
PERSON = (ROOT / "data/assessors/amina-rahman.yml").read_bytes()


def portrait(text: bytes) -> Callable[[Path], object]:
    """A whole file, refused only because Amina Rahman has its email address, or for its portrait."""
    return written(PERSON.replace(b"A pen portrait in plain words.", text))


HOSTILE: dict[str, Callable[[Path], object]] = {
    "a sparse file of 4 GiB": sparse,
    "a pipe": os.mkfifo,
    "a folder named as a file": Path.mkdir,
    "a socket": socketed,
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path),
    "brackets": written(b"a: " + b"[" * HALF),
    "braces": written(b"{a: " * (HALF // 4)),
    "brackets in a portrait": portrait(b"[" * HALF),
    "quotes in a portrait": portrait(b"> " * 9_000 + b"x"),
    "few brackets in a portrait": portrait(b"[" * 19_900),
    "images in a portrait": portrait(b"![a](" * 3_900),
    "headings in a portrait": portrait(b"# &nbsp;\n  " * 1_500),
    "stars in a portrait": portrait(b"*a_ " * 4_900 + b"x"),
    "links in a portrait": portrait(b"[a](<b" * 3_300),
    "entities in a portrait": portrait(b"`&nbsp;" * 2_800),
    "dashes": written(b"- " * (HALF // 2)),
    "fields that nobody knows": written(b"".join(b"k%d: 1\n" % number for number in range(20_000))),
    "near fields": written(PERSON + b"".join(b"nam%d: 1\n" % number for number in range(20_000))),
    "a field given again": written(b"name: x\n" * (HALF // 8)),
    "items that are no regions": written(PERSON + b"former_names: [" + b"{}, " * 60_000 + b"]\n"),
    "decisions without a day": written(PERSON.split(b"decisions:")[0] + b"decisions:\n" + b"  - {}\n" * 36_000),
    "comments after values": written(b"".join(b"k%d: a #b\n" % number for number in range(18_000))),
    "comments in brackets": written(b"a: [" + b"b #c\n," * 36_000 + b"]\n"),
    "items that go on": written(b"a:\n" + b"  - b\n    c\n" * 20_000),
    "a text that goes on": written(b"a: b\n" + b"  c\n" * 60_000),
    "question marks": written(b"a: [" + b"? b: c, " * 30_000 + b"]\n"),
    "curly quotes": written(b"a: [" + "“b”, ".encode() * 28_000 + b"]\n"),
    "invisible characters": written("\u202e\n".encode() * 65_000),
    "letters spelled otherwise": written("e\u0301\n".encode() * 65_000),
    "a long line of them": written("e\u0301".encode() * 87_000),
    "markers": written(b"<<<<<<< x\n" * 26_000),
    "a long line": written(b"name: " + b"x" * HALF),
    "a quote over many lines": written(b'a: "' + b"x\n" * 120_000),
    "backslashes": written(b'a: "' + b"\\u0301" * 40_000 + b'"\n'),
    "a billion laughs": written(
        b"a: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [*%c,*%c,*%c]\n" % (n, n, *[n - 1] * 3) for n in range(98, 122))
    ),
    "no text": written(os.urandom(HALF)),
    "nothing but zeros": written(b"\0" * HALF),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.slow
def test_no_file_takes_long_or_much_memory_to_refuse(name: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT, tmp_path, dirs_exist_ok=True)
    HOSTILE[name](tmp_path / "data/assessors/hostile.yml")
    command = [sys.executable, "-c", MEASURED, str(tmp_path), TODAY]
    for _ in range(3):  # another program on the machine can only make a run slower
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)
        measured = json.loads(done.stdout)
        if measured["seconds"] < SECONDS:
            break
    assert measured["refused"]
    assert measured["seconds"] < SECONDS
    assert measured["memory"] < MEBIBYTES
    assert measured["said"] < 200_000


def test_the_problems_of_one_file_are_counted_beyond_those_that_are_shown(register_root: Path) -> None:
    file = register_root / "data/assessors/ann-example.yml"
    for content, count in (
        (b"".join(b"k%d: a #b\n" % number for number in range(1_000)), 1_000),
        (b"".join(b"k%d: a\n" % number for number in range(1_000)), 1_000 + 6),
        (PERSON + b"former_names: [" + b"{}, " * 1_000 + b"]\n", 1_000),
    ):
        file.write_bytes(content)
        problems = load(register_root).problems
        assert len(problems) == MOST_PROBLEMS + 1
        (more,) = [problem for problem in problems if problem.code == "more-problems"]
        assert more.message == f"There are {count - MOST_PROBLEMS:,} more problems like these in this file"


def test_as_many_problems_as_are_shown_are_not_counted(register_root: Path) -> None:
    file = register_root / "data/assessors/ann-example.yml"
    file.write_bytes(b"".join(b"k%d: a #b\n" % number for number in range(MOST_PROBLEMS)))
    assert [problem.code for problem in load(register_root).problems] == ["cut-text"] * MOST_PROBLEMS
