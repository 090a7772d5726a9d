"""The problems of one file are counted, not listed without end. That no file takes long or much memory to refuse is
tried at the doors of `tests/hostile/`.
"""

from pathlib import Path

from example import ROOT

from generator.read.loading import load
from generator.read.source import MOST_PROBLEMS

PERSON = (ROOT / "data/assessors/amina-rahman.yml").read_bytes()


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
