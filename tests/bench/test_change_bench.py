"""What holding a change to its base costs, beside a plain check, on every school of England and 1,000 assessors; and
what 40 open branches cost. Cost: git's list of what differs, reading those files, and the rules asked of the base too.

Times are of the processor, in pairs one after the other, because other work on the machine slows both of a pair.
"""

from statistics import median

import pytest
from bench.generated import write_register
from bench.sizes import ASSESSORS, RUNS, SCHOOLS
from bench.test_check_bench import once
from example import TODAY
from revisions import Work

AMINA = "assessors/amina-rahman"
BRANCHES = 40
APPOINTED = """\
assessments:
  - id: 2026-1
    requested: {{on: 2026-02-10, by: school}}
    assessor: amina-rahman
    appointed_on: 2026-02-12
    visit_told_on: 2026-02-12
    accepted_on: 2026-02-13
    conflict_declaration: {{signed_on: 2026-02-13, conflict: none}}
    visit_planned_on: 2026-03-{day:02}
"""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Work:
    work = Work(write_register(tmp_path_factory.mktemp("bench") / "register", ASSESSORS, SCHOOLS))
    work.git("init", "-q", "-b", "main", ".")
    work.commit()
    return work


def asked(work: Work, *arguments: str) -> float:
    return once("-m", "generator", "--root", str(work.root), "--on", TODAY, *arguments)


@pytest.mark.bench
def test_a_change_of_one_file_beside_a_plain_check(work: Work) -> None:
    work.edit(AMINA, "plain words", "clear words")
    based, told = [], []
    for _ in range(RUNS):
        plain = asked(work, "check")
        based.append(asked(work, "check", "--base", "main") / plain)
        told.append(asked(work, "changes", "main") / plain)
    work.git("restore", ".")
    print(f"\ncheck {plain:.1f} s; check --base {median(based):.2f} ×; changes {median(told):.2f} ×")
    assert median(based) <= 1.2
    assert median(told) <= 1.3


@pytest.mark.bench
def test_a_thousand_schools_renamed_beside_a_plain_check(work: Work) -> None:
    for number in range(1_000):
        work.move(f"schools/eng-{210000 + number}", f"schools/eng-{310000 + number}")
    plain, based = asked(work, "check"), asked(work, "check", "--base", "main")
    work.git("restore", ".")
    work.git("clean", "-q", "-f", "-d")
    print(f"\n1,000 schools renamed: check --base {based / plain:.2f} × a plain check")
    assert based < 3 * plain


@pytest.mark.bench
def test_forty_branches_beside_a_plain_check(work: Work) -> None:
    """Half of them appoint one assessor at a school, on the same ten days; half edit a portrait."""
    names = []
    for number in range(BRANCHES):
        names.append(f"branch-{number}")
        work.branch(names[-1])
        if number % 2:
            school = f"schools/eng-{212000 + number}"
            work.write(school, work.path(school).read_text("utf-8") + APPOINTED.format(day=10 + number // 2 % 10))
        else:
            work.edit(f"assessors/amina-rahman-{number}", "plain words", "clear words")
        work.commit()
    work.git("switch", "-q", "main")
    plain, clashes = asked(work, "check"), asked(work, "clashes", "main", *names)
    print(f"\n{BRANCHES} branches, of which 10 pairs clash: {clashes:.1f} s, {clashes / plain:.1f} × a plain check")
    assert clashes < 25 * plain
