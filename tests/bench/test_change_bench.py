"""What holding a one-file change to its base costs, beside a plain check, on every school of England and 1,000
assessors, in one run. Cost: hashing every file, and reading those that differ from git.
"""

from pathlib import Path

import pytest
from bench.generated import write_register
from bench.test_check_bench import ASSESSORS, SCHOOLS, seconds
from example import TODAY
from revisions import Work


@pytest.mark.bench
def test_a_change_of_one_file_beside_a_plain_check(tmp_path: Path) -> None:
    work = Work(write_register(tmp_path / "register", ASSESSORS, SCHOOLS))
    work.git("init", "-q", "-b", "main", ".")
    work.commit()
    work.edit("assessors/amina-rahman", "plain words", "clear words")
    asked = ("-m", "generator", "--root", str(work.root), "--on", TODAY)
    plain, _ = seconds(*asked, "check")
    based, _ = seconds(*asked, "check", "--base", "main")
    told, _ = seconds(*asked, "changes", "main")
    print(f"\ncheck {plain:.1f} s; check --base {based / plain:.2f} ×; changes {told / plain:.2f} ×")
    assert based < 1.5 * plain
    assert told < 2 * plain
