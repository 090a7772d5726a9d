"""How long a check of every school of England and 1,000 assessors takes: beside reading the same bytes, and beside
PyYAML's C loader with the same models, in one run. Cost: linear in the files; nothing is kept between runs yet.

`make bench` prints it; docs/speed.md holds the last figures read.
"""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from bench.generated import write_england, write_register
from bench.sizes import ASSESSORS, RUNS, SCHOOLS
from example import TODAY
from project import OFFICIAL_LISTS

ENGLAND = OFFICIAL_LISTS / "gias_open_schools_2026-03.csv.gz"

BYTES = """
import pathlib, sys
for path in sorted(pathlib.Path(sys.argv[1], "data").rglob("*.yml")):
    path.read_bytes()
"""
PLAIN = """
import gc, pathlib, sys
import yaml
from generator.read.loading import KINDS
gc.disable()
def tuples(value):
    if isinstance(value, dict):
        return {key: tuples(inner) for key, inner in value.items()}
    return tuple(map(tuples, value)) if isinstance(value, list) else value
kept = []
for path in sorted(pathlib.Path(sys.argv[1], "data").rglob("*.yml")):
    kind = KINDS[path.parent.name if path.parent.name in KINDS else ""]
    values = tuples(yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader))
    kept.append(kind.model_validate({**values, "id": path.stem}))
"""


def once(*command: str) -> float:
    """Processor seconds of a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, *command], check=False, capture_output=True)
    assert done.returncode in (0, 1), done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def seconds(*command: str) -> tuple[float, int]:
    """The least of several runs, and the most memory of any child in MiB."""
    return min(once(*command) for _ in range(RUNS)), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


@pytest.mark.bench
@pytest.mark.parametrize("schools", ["made up", "England's"])
def test_check_of_every_school_of_england(schools: str, tmp_path: Path) -> None:
    if schools == "made up":
        root = str(write_register(tmp_path, ASSESSORS, SCHOOLS))
    elif ENGLAND.is_file():
        root = str(write_england(tmp_path, ASSESSORS, ENGLAND))
    else:
        pytest.skip("England's list of schools is not in ../shared/data")
    reading, _ = seconds("-c", BYTES, root)
    check, memory = seconds("-m", "generator", "check", "--root", root, "--on", TODAY)
    plain, _ = seconds("-c", PLAIN, root)
    number = sum(1 for _ in Path(root, "data/schools").iterdir())
    print(
        f"\ncheck of {number:,} schools, {schools}, and {ASSESSORS} assessors: {check:.1f} s of processor, {memory} MiB"
    )
    print(f"  {check / reading:.1f} × reading the same bytes ({reading:.2f} s)")
    print(f"  {check / plain:.2f} × PyYAML's C loader with the same models ({plain:.1f} s)")
    assert memory < 1024
