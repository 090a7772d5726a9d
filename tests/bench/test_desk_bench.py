"""The office's own page for every school of England and 1,000 assessors, beside a plain check.

Times are of the processor. The page is also opened in a browser and searched, because it is one file of some megabytes.
"""

from pathlib import Path

import pytest
from bench.generated import write_register
from bench.sizes import ASSESSORS, SCHOOLS
from bench.test_check_bench import once
from example import TODAY
from playwright.sync_api import Browser

MOST_BYTES = 10_000_000
KEYS = """() => {
  const box = document.querySelector("#words"), took = []
  for (const typed of ["a", "am", "amina 77", "york", ""]) {
    box.value = typed
    const began = performance.now()
    box.dispatchEvent(new Event("input"))
    document.body.offsetHeight
    took.push(performance.now() - began)
  }
  return took
}"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_register(tmp_path_factory.mktemp("bench") / "register", ASSESSORS, SCHOOLS)


@pytest.mark.bench
def test_the_office_s_page_beside_a_plain_check(root: Path, browser: Browser) -> None:
    asked = ("-m", "generator", "--root", str(root), "--on", TODAY)
    check, desk = (once(*asked, command) for command in ("check", "desk"))
    size = (root / "desk.html").stat().st_size
    print(f"\ncheck {check:.1f} s; desk {desk / check:.2f} ×, {size:,} bytes")
    tab = browser.new_page()
    tab.goto((root / "desk.html").as_uri())
    opened = tab.evaluate("() => performance.getEntriesByType('navigation')[0].domComplete")
    took = tab.evaluate(KEYS)
    print(f"  opened in {opened:.0f} ms; a search took {max(took):.0f} ms at most")
    tab.close()
    assert size < MOST_BYTES
    assert desk < 4 * check
