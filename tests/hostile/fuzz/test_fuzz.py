"""No input that a coverage-guided search comes upon crashes the reader, the records, portraits, lists, edits or acts.

Every seed is tried on every system. The search itself (Atheris) runs where it is installed: Linux, Python 3.11 to 3.13.
It is the same each time, so that it fails only for what a change breaks; `make fuzz` searches on, by chance.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from browsing import missing
from hostile.fuzz.targets import TARGETS
from hostile.outcome import Outcome
from project import TESTS
from trust import Count, Figure

SEEDS = TESTS / "hostile/fuzz/seeds"
RUNS = {"reader": 6_000, "records": 300, "portraits": 600, "lists": 1_200, "yaml_edits": 3_000, "acts": 400}
"""How many inputs are tried in the suite: each about ten seconds of a processor."""
SECONDS = 90
"""On a machine that is busy, fewer are tried."""
FIGURES = {Outcome.REFUSED: Figure.REFUSED, Outcome.INERT: Figure.INERT, Outcome.HARMLESS: Figure.ACCEPTED}


def counted(came: dict[str, int], count: Count) -> None:
    count(Figure.TRIED, sum(came.values()))
    for outcome, figure in FIGURES.items():
        count(figure, came.get(outcome.value, 0))


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_every_seed_keeps_what_is_promised(target: str, count: Count) -> None:
    seeds = sorted((SEEDS / target).iterdir())
    assert len(seeds) > 2
    counted(Counter(TARGETS[target](seed.read_bytes()).value for seed in seeds), count)


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_a_search_by_coverage_finds_nothing_that_crashes(target: str, tmp_path: Path, count: Count) -> None:
    if importlib.util.find_spec("atheris") is None:
        if sys.platform == "linux" and sys.version_info < (3, 14):
            missing("Atheris (`make test` installs it)")
        pytest.skip("Atheris has no package for this system or Python")
    figures = tmp_path / "figures.json"
    options = ("-seed=1", f"-runs={RUNS[target]}", f"-max_total_time={SECONDS}")
    done = subprocess.run(
        [sys.executable, "-m", "hostile.fuzz.run", target, figures, tmp_path, *options],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS / "support"), str(TESTS)])},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    count(Figure.CRASHES, int(done.returncode != 0))
    assert done.returncode == 0, said[-6_000:]
    assert re.search(r"Done \d+ runs", said)
    counted(json.loads(figures.read_text("utf-8")), count)
