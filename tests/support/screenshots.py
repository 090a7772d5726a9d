"""Makes the pictures of the main pages in build/screenshots/, of the demonstration register, on one fixed day.

`make screenshots`. The README shows two of them; copy those into docs/screenshots/ when the pages change. A picture is
for a reader of the documentation, so no test compares its bytes.
"""

import tempfile
from pathlib import Path

from browsing import Reader, build_demonstration, launched, opened, served, still
from playwright.sync_api import sync_playwright
from project import PROJECT

from generator.site import Engine

INTO = PROJECT / "build" / "screenshots"
SIZES = {320: 640, 375: 750, 768: 1024, 1280: 720}
PAGES = {
    "home": "",
    "finder": "assessors/",
    "assessor": "assessors/agnieszka-nowak/",
    "compare": "assessors/compare/?a=agnieszka-nowak&b=marged-pritchard",
    "request": "request/",
    "fees": "fees/",
    "finder-cy": "cy/assessors/?region=wales",
}


def main() -> None:
    """A picture of each page at each width in light colours, and of the widest and a phone's in dark ones."""
    INTO.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launched(playwright.chromium)
        build_demonstration(Path(folder), Engine.MATERIAL)
        with served(Path(folder)) as site:
            for scheme, widths in (("light", [320, 375, 768, 1280]), ("dark", [375, 1280])):
                with opened(browser, Reader(scheme, scripts=True)) as tab:  # type: ignore[arg-type]
                    for name, path in PAGES.items():
                        for width in widths:
                            tab.set_viewport_size({"width": width, "height": SIZES[width]})
                            tab.goto(site.address + path)
                            still(tab)
                            tab.screenshot(path=INTO / f"{name}-{width}-{scheme}.png")


if __name__ == "__main__":
    main()
