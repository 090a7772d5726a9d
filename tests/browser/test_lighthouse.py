"""Lighthouse, in the installed Chromium, of a page of each kind and of the finder with 500 assessors: a telephone.

Its day is the machine's, so the notice of a site past its day may be on these pages; the crowd's is never past.
"""

import json
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from browsing import STATES, Once, Served, chromium, program, serving, tool
from crowd import crowded_finder
from project import PROJECT

pytestmark = pytest.mark.browser

ENTIRE = ("accessibility", "best-practices", "seo")
QUICK = 95
"""At least, of performance."""
RUNS = 4
"""At most of a page with too low a score, or none. The last, or the best, counts: other programs only lower it."""
WELSH = ("home-cy", "finder-cy", "profile-cy", "compare-cy", "request-cy")
"""The pages whose scripts or order differ in Welsh; the other kinds have the same markup in both languages."""
AT_A_TIME = 3
"""Lighthouse mostly waits until a page has been still for long enough."""
OUT_OF_SEARCHES = {"not_listed-en": "who is no longer listed is not to be found by name, so the page says noindex"}


def lighthouse(categories: Sequence[str], addresses: Sequence[str]) -> list[dict[str, Any]]:
    """Scores of 100, and what lowers them, of each address."""
    tool("lighthouse/package.json")
    script = PROJECT / "tests" / "browser" / "lighthouse.mjs"
    scores: list[dict[str, Any]] = []
    for _ in range(RUNS):  # on a busy machine a browser may not answer it in time
        left = [address for address in addresses if address not in {score["address"] for score in scores}]
        command = [program("node"), str(script), chromium(), ",".join(categories), *left]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        scores += [score for line in done.stdout.splitlines() if not (score := json.loads(line))["error"]]
        if len(scores) == len(addresses):
            return sorted(scores, key=lambda score: addresses.index(score["address"]))
    raise AssertionError(f"Lighthouse failed {RUNS} times.\n{done.stdout}{done.stderr}")


Scores = dict[str, dict[str, Any]]


def _is_entire(page: dict[str, Any]) -> bool:
    return all(page["scores"][name] == 100 for name in ENTIRE)


@pytest.fixture(scope="module")
def scores(material: Served, once: Once) -> Scores:
    """Of each kind of page, by its name; each is looked at once in a run, for the first test that asks."""

    def look(folder: Path) -> None:
        kinds = {kind: path for kind, path in material.kinds.items() if not kind.endswith("-cy") or kind in WELSH}
        addresses = [material.address + path for path in kinds.values()]
        known = {material.address + kinds[kind] for kind in OUT_OF_SEARCHES}
        pages: Scores = {}
        for _ in range(RUNS):
            left = [at for at in addresses if at not in pages or (at not in known and not _is_entire(pages[at]))]
            shares = filter(None, (left[at::AT_A_TIME] for at in range(AT_A_TIME)))
            with ThreadPoolExecutor(AT_A_TIME) as pool:
                parts = pool.map(lambda share: lighthouse([*ENTIRE, "performance"], share), shares)
                pages |= {page["address"]: page for part in parts for page in part}
        by_kind = {kind: pages[address] for kind, address in zip(kinds, addresses, strict=True)}
        (folder / "scores.json").write_text(json.dumps(by_kind), encoding="utf-8")

    found: Scores = json.loads((once("lighthouse", look) / "scores.json").read_text(encoding="utf-8"))
    return found


def test_every_kind_of_page_has_all_of_accessibility_best_practices_and_searches(
    scores: Scores, material: Served
) -> None:
    english = {kind for kind in material.kinds if not kind.endswith("-cy")}
    assert scores.keys() == english | set(WELSH)
    assert len(english) > 15
    for kind, page in scores.items():
        whole = {name: 100 for name in ENTIRE if not (name == "seo" and kind in OUT_OF_SEARCHES)}
        assert page["scores"] | whole == page["scores"], (kind, page["failed"])
        assert ("is-crawlable" in page["failed"]) == (kind in OUT_OF_SEARCHES), kind


def quickest(address: str) -> int:
    """The best performance of a few runs: another program on the machine can only make a run slower."""
    best = 0
    for _ in range(RUNS):
        (run,) = lighthouse(["performance"], [address])
        best = max(best, run["scores"]["performance"])
        if best >= QUICK:
            break
    return best


@pytest.mark.measures
def test_every_kind_of_page_is_quick_on_a_telephone(scores: Scores, material: Served) -> None:
    """Those that were slow among other tests are looked at again alone."""
    slow = [kind for kind, page in scores.items() if page["scores"]["performance"] < QUICK]
    again = {kind: quickest(material.address + material.kinds[kind]) for kind in slow}
    assert {kind: performance for kind, performance in again.items() if performance < QUICK} == {}


@pytest.mark.measures
def test_the_finder_with_500_assessors_is_quick_on_a_telephone(tmp_path: Path) -> None:
    with crowded_finder(500, tmp_path) as address:
        assert quickest(address) >= QUICK


@pytest.mark.measures
def test_a_comparison_of_four_is_quick_on_a_telephone(material: Served) -> None:
    assert quickest(material.address + STATES["comparison of four"]) >= QUICK


def test_lighthouse_finds_the_faults_that_are_put_in(tmp_path: Path) -> None:
    busy = "<script>setTimeout(() => { while (performance.now() < 1500); }, 200); missing()</script>"
    (tmp_path / "index.html").write_text(f"<!doctype html><html><h1>x</h1><img src=x.png>{busy}", encoding="utf-8")
    with serving(tmp_path) as address:
        (found,) = lighthouse([*ENTIRE, "performance"], [address])
    assert found["failed"].keys() >= {"image-alt", "html-has-lang", "errors-in-console", "meta-description"}
    assert found["scores"]["performance"] < QUICK
