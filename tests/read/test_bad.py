"""Files that are wrong, each saying on the line what is expected of it.

`# expect CODE COLUMN` is at the end of the line that it is about; `# next: CODE COLUMN` on the line before it, where
the line itself cannot carry a comment; `# at LINE:COLUMN CODE` anywhere. Several are parted by `;`. The file is laid
into the example register; all problems in it but notices, of format and of rules, must be just those expected.
"""

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from example import ROOT, TODAY
from trust import Count, Figure

from generator.check import check
from generator.problem import Severity
from generator.read.loading import load

BAD = Path(__file__).parent / "bad"
FILES = sorted(path.relative_to(BAD) for path in BAD.rglob("*.*"))
EXPECTED = re.compile(r"# (expect|next:|at) ([^#]*?)\s*$")


def expected(text: str) -> Counter[tuple[str, int, int]]:
    found: Counter[tuple[str, int, int]] = Counter()
    for number, line in enumerate(text.split("\n"), 1):
        if match := EXPECTED.search(line):
            for problem in match[2].split(";"):
                if match[1] == "at":
                    place, code = problem.split()
                    row, column = map(int, place.split(":"))
                    found[code, row, column] += 1
                else:
                    code, column_text = problem.split()
                    found[code, number + (match[1] == "next:"), int(column_text)] += 1
    return found


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_bad_file_has_just_the_problems_it_says(path: Path, tmp_path: Path, count: Count) -> None:
    shutil.copytree(ROOT, tmp_path, dirs_exist_ok=True)
    target = tmp_path / "data" / (path.name if path.parts[0] == "top" else path)
    shutil.copyfile(BAD / path, target)
    text = target.read_bytes().decode("utf-8", "replace")
    checked = check(load(tmp_path), date.fromisoformat(TODAY))
    file = target.relative_to(tmp_path).as_posix()
    found = Counter(
        (problem.code, *checked.loaded.source.place(problem.at))
        for problem in checked.problems
        if problem.at.file == file and problem.severity is not Severity.TOLD
    )
    assert found == expected(text)
    assert found, "a bad file expects something"
    count(Figure.TRIED, 1)
    count(Figure.REFUSED, 1)
