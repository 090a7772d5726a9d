"""What it costs to say who may be sent to a school, and to share 300 schools out at once, beside a plain check, with
1,000 assessors and every school of England. Cost: as a check, to read; the rules for each pair of school and person;
two checks, to show the edit. Times are of the processor.
"""

from pathlib import Path

import pytest
from bench.generated import WAITING, write_register
from bench.sizes import ASSESSORS, SCHOOLS
from bench.test_check_bench import seconds
from example import TODAY

AT_MOST = {"one": 4, "several": 12}
"""Times a plain check, at most."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_register(tmp_path_factory.mktemp("allocate") / "register", ASSESSORS, SCHOOLS)


@pytest.mark.bench
def test_one_school_and_300_beside_a_plain_check(root: Path) -> None:
    def cost(*arguments: str) -> tuple[float, int]:
        return seconds("-m", "generator", "--root", str(root), "--on", TODAY, *arguments)

    plain, _ = cost("check")
    waiting = [f"eng-{200000 + ASSESSORS + number}" for number in range(WAITING)]
    commands = {
        "one": ("allocate", waiting[0], "--visit", "2026-05-20"),
        "several": ("allocate", *waiting),
    }
    print(f"\n{SCHOOLS} schools and {ASSESSORS} assessors; a plain check {plain:.1f} s of processor time")
    for name, command in commands.items():
        took, memory = cost(*command)
        shown = f"{len(command) - 1} schools" if name == "several" else " ".join(command[1:])
        print(f"  {command[0]} {shown}: {took:.1f} s, {took / plain:.2f} × a plain check; {memory} MiB at most so far")
        assert took < AT_MOST[name] * plain
