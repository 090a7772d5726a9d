"""`register serve`: the site on this machine follows the data and the day."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from example import TODAY

pytestmark = pytest.mark.slow


SERVER = """
import sys
from datetime import date
from pathlib import Path
from generator.check import check
from generator.read.loading import load
from generator.public import public
from generator.site import Flow, serve
import generator.site.serve as module

module.SECONDS_BETWEEN_LOOKS = 0.1
root = Path(sys.argv[1])
say = lambda text: print(text, flush=True)

def read(on):
    checked = check(load(root), on)
    if checked.refused:
        return say("refused")
    return public(checked.loaded.register, on)

serve(root, Flow(read, lambda: date.fromisoformat((root / "today").read_text()), say), port=8700, browser=False)
"""


@pytest.fixture
def server(register_root: Path) -> Iterator[tuple[Path, Callable[[str, str], None], subprocess.Popen[str]]]:
    """A served copy of the example: its root, how to wait until a page holds a text, and the process."""
    (register_root / "today").write_text(TODAY)
    process = subprocess.Popen([sys.executable, "-c", SERVER, str(register_root)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    address = ""
    while "http" not in address:
        address = process.stdout.readline()
        assert address, "the server ended before it began"
    top = re.findall(r"http://\S+", address)[0]

    def wait_for(page: str, text: str) -> None:
        found, deadline = "", time.monotonic() + 180
        while time.monotonic() < deadline:
            with suppress(URLError), urlopen(top + page) as answer:  # noqa: S310  # http, to the server above
                found = answer.read().decode().replace("\u00a0", " ")  # days have fixed spaces
            if text in found:
                return
            time.sleep(0.1)
        raise AssertionError(f"{page} never said {text!r}:\n{found}")

    yield register_root, wait_for, process
    process.kill()
    process.wait()
    process.stdout.close()


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_served_site_follows_the_data_the_day_and_its_own_path_and_keeps_the_last_good_pages(
    server: tuple[Path, Callable[[str, str], None], subprocess.Popen[str]],
) -> None:
    root, wait_for, process = server
    tom = root / "data" / "assessors" / "tom-hale.yml"
    lines = partial(next, iter(process.stdout or ()))
    wait_for("assessors/tom-hale/", "<dd>EH1</dd>")
    _replace(tom, "base: EH1", "base: EH2")
    wait_for("assessors/tom-hale/", "<dd>EH2</dd>")
    _replace(tom, "base: EH2", "base: nowhere")
    while lines() != "refused\n":
        pass
    wait_for("assessors/tom-hale/", "<dd>EH2</dd>")
    _replace(tom, "base: nowhere", "base: EH3")
    wait_for("assessors/tom-hale/", "<dd>EH3</dd>")
    (root / "today").write_text("2026-03-02")
    wait_for("", "Updated 2 March 2026")
    wait_for("", "livereload(")
    _replace(root / "data" / "scheme.yml", "demonstration: yes", "demonstration: yes\nsite_url: https://x.example/ict/")
    wait_for("ict/assessors/tom-hale/", "<dd>EH3</dd>")
    wrong = (root / "build" / "served" / "404.html").read_text(encoding="utf-8")
    assert '"/ict/assets/register.css"' in wrong, "a page for a wrong address is the same at any depth"
    wait_for("ict/assets/register.css", ".register")
    wait_for("", "Updated 2 March 2026")  # the host's top leads to it
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=180) == 0
