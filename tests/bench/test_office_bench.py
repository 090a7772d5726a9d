"""What the office's commands cost beside a plain check, with 1,000 assessors and every school of England: what is due,
who may be sent to a school, and 300 schools shared out at once. Each reads the register as a check does, and asks the
rules of what it is about. Times are of the processor.
"""

from pathlib import Path

import pytest
from bench.generated import WAITING, write_register
from bench.test_check_bench import ASSESSORS, SCHOOLS, seconds
from example import TODAY

AT_MOST = {"due": 4, "one": 4, "several": 12}
"""Times a plain check, at most."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_register(tmp_path_factory.mktemp("office") / "register", ASSESSORS, SCHOOLS)


@pytest.mark.bench
def test_the_office_s_commands_beside_a_plain_check(root: Path) -> None:
    def cost(*arguments: str) -> tuple[float, int]:
        return seconds("-m", "generator", "--root", str(root), "--on", TODAY, *arguments)

    plain, _ = cost("check")
    waiting = [f"eng-{200000 + ASSESSORS + number}" for number in range(WAITING)]
    commands = {
        "due": ("due", "--within", "60"),
        "one": ("allocate", waiting[0], "--visit", "2026-05-20"),
        "several": ("allocate", *waiting),
    }
    print(f"\n{SCHOOLS} schools and {ASSESSORS} assessors; a plain check {plain:.1f} s of processor time")
    for name, command in commands.items():
        took, memory = cost(*command)
        shown = f"{len(command) - 1} schools" if name == "several" else " ".join(command[1:])
        print(f"  {command[0]} {shown}: {took:.1f} s, {took / plain:.2f} × a plain check; {memory} MiB at most so far")
        assert took < AT_MOST[name] * plain
