"""The public site: what its pages say, that no data can break them, and that a build is whole or not at all."""

import ast
import html
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields
from datetime import date
from functools import partial
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import urlopen

import pytest
from example import TODAY, Changes, register
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from generator.plain_markdown import faults
from generator.public import PublicSite, public
from generator.site import Engine, EngineFailed, build
from generator.site import engine as engine_module
from generator.site.docs import docs, pages
from generator.site.page import Page
from generator.site.parts.portrait import portrait_html

GOLDEN = Path(__file__).parent / "golden"
HOST = "https://register.example/"
MAY_IMPORT = {
    "generator",  # its `addresses`
    "generator.addresses",
    "generator.annotations",
    "generator.days",
    "generator.explained",  # the rules in words, made of code alone
    "generator.postcodes",
    "generator.plain_markdown",
    "generator.problem",  # the severities of those rules
    "generator.public",
    "generator.vocabulary",
}


def site(changes: Changes | None = None, on: str = TODAY) -> PublicSite:
    return public(register(changes), date.fromisoformat(on))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's site, made by MkDocs."""
    root = tmp_path_factory.mktemp("built")
    build(root, site())
    return root / "site"


class Parsed(HTMLParser):
    """A page's ids, its links, what it makes a browser fetch, and its text by element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.heading = ""
        self.description = ""
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.ids.update(values[name] for name in ("id",) if name in values)
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "link" and values.get("rel") in ("stylesheet", "icon", "preconnect", "preload"):
            self.fetched.append(values["href"])
        if tag == "meta" and values.get("name") == "description":
            self.description = values["content"]
        if "src" in values:
            self.fetched.append(values["src"])

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "h1":
            self.heading += data

    def handle_endtag(self, tag: str) -> None:
        self.tags.append("/" + tag)


def html_pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Each page with its address below the site's top."""
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        yield name.removesuffix("index.html"), path.read_text(encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


# What the site is made of


def test_the_site_imports_public_types_alone() -> None:
    imported = set()
    for path in Path("generator/site").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [one.name for one in node.names] if isinstance(node, ast.Import) else []
            imported |= {name for name in names if name and name.split(".")[0] == "generator"}
    assert {name for name in imported if not name.startswith("generator.site")} == MAY_IMPORT


def test_the_pages_are_as_they_were_blessed(bless: bool) -> None:
    made = docs(site())
    if bless:
        for path in GOLDEN.glob("docs/**/*.md"):
            path.unlink()
    for name, content in made.items():
        if bless and name.endswith(".md"):
            path = GOLDEN / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    blessed = tree(GOLDEN / "docs")
    assert {name: one.decode() for name, one in blessed.items()} == {
        name: one.decode() for name, one in made.items() if name.endswith(".md")
    }


def test_the_engine_writes_the_files_that_were_blessed(built: Path, bless: bool) -> None:
    listed = "".join(f"{name}\n" for name in tree(built))
    if bless:
        (GOLDEN / "site.txt").write_text(listed, encoding="utf-8")
    assert listed == (GOLDEN / "site.txt").read_text(encoding="utf-8")


# What every page has


def test_every_page_says_when_it_was_built_and_until_when_it_holds(built: Path) -> None:
    for address, text in html_pages(built):
        flat = " ".join(re.sub(r"<[^>]+>", "", text).split())
        said = "Built on 1 March 2026; may be relied on until 8 March 2026."
        if address.startswith("cy/"):
            said = "Lluniwyd ar 1 Mawrth 2026; gellir dibynnu arni tan 8 Mawrth 2026."
        assert said in flat, address


def test_every_page_of_a_demonstration_says_so_and_no_page_of_another_register(built: Path, tmp_path: Path) -> None:
    notice = re.compile("Every person, school and organisation on this site is fictional|Dychmygol yw pob person")
    assert all(notice.search(text) for _, text in html_pages(built))
    build(tmp_path, site({"scheme": {"demonstration": "no"}}))
    assert not any(notice.search(text) for _, text in html_pages(tmp_path / "site"))


def test_no_page_makes_a_browser_ask_another_host(built: Path) -> None:
    for address, text in html_pages(built):
        for target in Parsed(text).fetched:
            assert not urlsplit(target).netloc, (address, target)
    for path in built.glob("assets/register.css"):
        assert "url(" not in path.read_text(encoding="utf-8")


def test_every_internal_link_and_anchor_resolves(built: Path) -> None:
    found = {address: Parsed(text) for address, text in html_pages(built)}
    checked = 0
    for address, page in found.items():
        if address == "404.html":  # stands at every address, so its links begin at the host's top
            continue
        for link in page.links:
            target = urlsplit(urljoin(HOST + address, link))
            if target.netloc != urlsplit(HOST).netloc or target.scheme == "mailto":
                continue
            path = target.path.lstrip("/")
            checked += 1
            if (built / path).is_file():
                continue
            assert path in found, (address, link)
            assert not target.fragment or unquote(target.fragment) in found[path].ids, (address, link)
    assert checked > 500


def test_each_page_has_one_main_heading_and_no_id_twice(built: Path) -> None:
    for address, text in html_pages(built):
        assert text.count("<h1") == 1, address
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), address


# People


HOSTILE = [
    "*Ann* _Bell_ `Cox`",
    "[Ann](https://evil.example)",
    "<script>alert(1)</script>",
    "</div></article><h2>Out</h2>",
    "Ann & Bell &amp; Cox &lt;",
    "{{ config.site_dir }}{% raw %}",
    "--- # : - ! | > %",
    "Ann \"Bell\" 'Cox'",
    "!!python/object:os.system",
    "[TOC] {: #id .class } ^[note] ~~x~~ ++y++ :smile: $$x$$",
    '--8<-- "mkdocs.yml"',
    "&#60;b&#62; &copy;",
]


@pytest.mark.parametrize("engine", Engine)
def test_a_name_is_text_whatever_it_holds(engine: Engine, tmp_path: Path) -> None:
    public_site = site()
    people = {f"hostile-{index}": name for index, name in enumerate(HOSTILE)}
    hostile = tuple(_with(public_site.assessors[0], id=id, name=name) for id, name in people.items())
    build(tmp_path, _with(public_site, assessors=hostile), engine)
    folder = tmp_path / "site" / "assessors"
    listing = (folder / "index.html").read_text(encoding="utf-8")
    for id, name in people.items():
        text = (folder / id / "index.html").read_text(encoding="utf-8")
        assert Parsed(text).heading == name
        assert str(escape(name)) in text
        title = re.search("<title>(.*?)</title>", text, re.DOTALL)
        assert title
        assert html.unescape(title[1]).removesuffix(f" - {public_site.name}") == name  # where there is room for both
        assert Parsed(text).description.startswith(f"{name}, accredited")
        assert f">{escape(name)}</a>" in listing
        assert "<script>alert" not in text + listing
        assert "<h2>Out" not in text + listing


def _with(thing: Any, **changes: Any) -> Any:
    """A frozen value with other values in some fields."""
    return type(thing)(**({one.name: getattr(thing, one.name) for one in fields(thing)} | changes))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Plain *words*.", "<p>Plain <em>words</em>.</p>"),
        ("# One\n\n## Two\n\n# One", "<h3>One</h3>\n<h4>Two</h4>\n<h3>One</h3>"),
        ("###### Six\n\n###### Six", "<h3>Six</h3>\n<h4>Six</h4>"),
        ("#", ""),
        ("## **&#8203;**", ""),
        (
            "[](https://a.example)",
            '<p><a href="https://a.example" rel="external nofollow noopener">https://a.example</a></p>',
        ),
        ("One\n===", "<h3>One</h3>"),
        ("<b onclick=x>bold</b>", "<p>&lt;b onclick=x&gt;bold&lt;/b&gt;</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        (
            "[site](https://a.example)",
            '<p><a href="https://a.example" rel="external nofollow noopener">site</a></p>',
        ),
        ("[mail](mailto:a@b.example)", '<p><a href="mailto:a@b.example" rel="external nofollow noopener">mail</a></p>'),
        (
            "<https://a.example>",
            '<p><a href="https://a.example" rel="external nofollow noopener">https://a.example</a></p>',
        ),
        ("[x](http://a.example)", "<p>[x](http://a.example)</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](JavaScript:alert(1))", "<p>[x](JavaScript:alert(1))</p>"),
        ("[x](&#106;avascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](data:text/html,x)", "<p>[x](data:text/html,x)</p>"),
        ("[x](//a.example)", "<p>[x](//a.example)</p>"),
        ("[x](/assessors/)", "<p>[x](/assessors/)</p>"),
        ("![x](https://a.example/x.png)", "<p>![x](https://a.example/x.png)</p>"),
        ('[x](https://a.example "a\\" onmouseover=\\"b")', None),
        ("{{ x }} {% y %} [TOC]", "<p>{{ x }} {% y %} [TOC]</p>"),
    ],
)
def test_a_portrait_is_plain_markdown_and_nothing_else(written: str, shown: str | None) -> None:
    made = str(portrait_html(written)).strip()
    if shown is not None:
        assert made == shown
    assert set(Parsed(made).tags) <= {tag for name in ("p", "em", "a", "h3", "h4") for tag in (name, "/" + name)}
    assert not re.search(r"<[^>]*\son\w+=", re.sub(r'"[^"]*"', '""', made))


MARKS = st.lists(
    st.sampled_from([*"#>-*_`[]()<!", "\n", "\n\n", " ", "    ", "x", "](https://a.example)", "<b>", "&nbsp;"])
)


@given(MARKS.map("".join))
@settings(max_examples=300, deadline=None)
def test_whatever_a_portrait_holds_its_headings_go_down_by_steps_and_nothing_is_empty(written: str) -> None:
    page = str(portrait_html(written))
    levels = [2, *(int(level) for level in re.findall(r"<h(\d)", page))]
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert 2 not in levels[1:]
    for inside in re.findall(r"<(?:a|h\d)\b[^>]*>(.*?)</(?:a|h\d)>", page, re.DOTALL):
        assert html.unescape(re.sub("<[^>]*>", "", inside)).strip(), page
    assert all(fault.place.line <= written.count("\n") + 1 for fault in faults(written))


def test_a_portrait_reaches_its_page_and_the_headings_stay_below_the_pages_own(tmp_path: Path) -> None:
    written = "# My work\n\nI advise heads.\n\n```\n<script>x</script>\n\n    ---\n```\n\n- one\n\n\n- two & three"
    public_site = site({"assessors/tom-hale": {"portrait": written}})
    build(tmp_path, public_site)
    text = (tmp_path / "site" / "assessors" / "tom-hale" / "index.html").read_text(encoding="utf-8")
    assert str(portrait_html(written)).strip() in text


def test_an_accredited_assessor_is_marked_by_word() -> None:
    public_site = site()
    registered = _with(public_site.assessors[0], standing=type(public_site.assessors[0].standing)("registered"))
    made = docs(_with(public_site, assessors=(registered, *public_site.assessors[1:])))["assessors.md"].decode()
    marks = re.findall(r'</a> <span class="standing[^"]*">(\w+)</span>', made)
    assert marks == ["Registered", "Accredited", "Accredited"]


DECIDED = [{"on": "2018-12-01", "decision": "registered"}, {"on": "2019-04-01", "decision": "accredited"}]
REMOVED = {"on": "2026-02-01", "decision": "removed", "clause": "UA.1", "reason": "A reason."}
REASONS = {
    "membership ended": {"membership.0.to": "2026-01-31"},
    "event missed": {"development": []},
    "removed": {"decisions": [*DECIDED, REMOVED]},
}


@pytest.mark.parametrize("reason", REASONS)
def test_a_person_no_longer_listed_leaves_a_page_that_is_the_same_for_every_reason(reason: str, bless: bool) -> None:
    made = docs(site({"assessors/tom-hale": REASONS[reason]}))
    left = made.pop("assessors/tom-hale.md")
    if bless:
        (GOLDEN / "not-listed.md").write_bytes(left)
    assert left.decode() == (GOLDEN / "not-listed.md").read_text(encoding="utf-8")
    assert not any(b"tom-hale" in content for name, content in made.items() if "tom-hale" not in name)


def test_a_person_no_longer_listed_is_kept_out_of_every_search(tmp_path: Path) -> None:
    build(tmp_path, site({"assessors/tom-hale": {"development": []}}))
    folder = tmp_path / "site"
    text = (folder / "assessors" / "tom-hale" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in text
    index = json.loads((folder / "search" / "search_index.json").read_text(encoding="utf-8"))
    places = {entry["location"].split("#")[0] for entry in index["docs"]}
    assert "assessors/grace-mensah/" in places
    assert "assessors/tom-hale/" not in places
    assert "assessors/" not in places


def test_two_pages_cannot_have_one_address() -> None:
    public_site = site()
    with pytest.raises(ValueError, match="two pages"):
        docs(_with(public_site, assessors=public_site.assessors * 2))


# Fees and events


def test_a_fees_page_shows_its_past_present_and_announced_amounts() -> None:
    schedule = [
        {"from": "2018-04-01", "amount": "110.00", "vat": "excluded"},
        {"from": "2024-04-01", "amount": "1120.50", "vat": "included"},
        {"from": "2026-04-01", "amount": "132.00", "vat": "exempt", "announced_on": "2026-01-10"},
    ]
    made = docs(site({"fees/quality-review": {"schedule": schedule}}))["fees/quality-review.md"].decode()
    rows = re.findall(r'<th scope="row">(.*?)</th>\s*<td.*?>(.*?)</td>\s*<td.*?>(.*?)</td>', made)
    assert rows == [
        ("1 April 2026 on", "£132, exempt from VAT", "announced on 10 January 2026"),
        ("1 April 2024 to 31 March 2026", "£1,120.50, VAT included", "in force today"),
        ("1 April 2018 to 31 March 2024", "£110, VAT excluded", "past"),
    ]


# The build as a whole


def _sites(root: Path, seed: str) -> None:
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from generator.read.loading import load\n"
        "from generator.public import public; from generator.site import build\n"
        f"build(Path(sys.argv[1]), public(load(Path('tests/example')).register, date.fromisoformat('{TODAY}')))"
    )
    subprocess.run([sys.executable, "-c", code, str(root)], check=True, env=os.environ | {"PYTHONHASHSEED": seed})


def test_the_same_register_gives_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        _sites(tmp_path / seed, seed)
    first, second = tree(tmp_path / "1" / "site"), tree(tmp_path / "2" / "site")
    assert [name for name in first | second if first.get(name) != second.get(name)] == []


def test_a_build_that_fails_leaves_the_former_site_and_nothing_half_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, site())
    before = tree(tmp_path)
    with monkeypatch.context() as patched:
        patched.setitem(
            engine_module.COMMANDS, Engine.MATERIAL, lambda config: ["-c", "raise SystemExit('no such thing')"]
        )
        with pytest.raises(EngineFailed, match="no such thing"):
            build(tmp_path, site({"assessors/tom-hale": {"name": "Tom Halewood"}}))
    assert tree(tmp_path) == before
    build(tmp_path, site(on="2026-03-02"))
    assert tree(tmp_path) != before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "site"]
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == ["docs"]


def test_the_engine_stops_at_a_page_that_the_navigation_has_and_the_site_has_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(public_site: PublicSite) -> list[Page]:
        return [page for page in pages(public_site) if page.path != "how-it-works/"]

    monkeypatch.setattr("generator.site.docs.pages", without)
    with pytest.raises(EngineFailed, match="how-it-works"):
        build(tmp_path, site())
    assert not (tmp_path / "site").exists()


def test_both_engines_make_the_same_pages(built: Path, tmp_path: Path) -> None:
    build(tmp_path, site(), Engine.ZENSICAL)
    ours, theirs = dict(html_pages(built)), dict(html_pages(tmp_path / "site"))
    assert list(ours) == list(theirs)
    for address, text in ours.items():
        block = _own_block(text)
        assert block == _own_block(theirs[address]), address


def _own_block(text: str) -> str:
    """What our template says, by its text alone."""
    found = re.search(r'<div class="register".*?>(.*?)</article>', text, re.DOTALL)
    assert found
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found[1])).split())


# The commands


def _register(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_builds_the_register_of_another_folder_with_either_engine(register_root: Path) -> None:
    for engine in Engine:
        done = _register("build", "--root", register_root, "--on", TODAY, "--engine", engine)
        assert done.returncode == 0, done.stderr
        assert (register_root / "site" / "assessors" / "tom-hale" / "index.html").is_file()


def test_a_refused_register_is_not_built_and_nothing_is_written(register_root: Path) -> None:
    _replace(register_root / "data" / "assessors" / "tom-hale.yml", "base: EH1", "base: nowhere")
    done = _register("build", "--root", register_root, "--on", TODAY)
    assert done.returncode == 1
    assert "data/assessors/tom-hale.yml:5:7" in done.stdout + done.stderr
    assert [path.name for path in register_root.iterdir()] == ["data"]


def test_a_builds_log_tells_nothing_of_what_the_rules_tell_staff(register_root: Path) -> None:
    _replace(
        register_root / "data" / "assessors" / "tom-hale.yml", "from: 2018-01-01}", "from: 2018-01-01, to: 2026-01-31}"
    )
    done = _register("build", "--root", register_root, "--on", TODAY)
    assert done.returncode == 0, done.stderr
    assert "tom-hale" not in done.stdout + done.stderr


# The server


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
        found, deadline = "", time.monotonic() + 30
        while time.monotonic() < deadline:
            with suppress(URLError), urlopen(top + page) as answer:  # noqa: S310  # http, to the server above
                found = answer.read().decode()
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


def test_the_served_site_follows_the_data_and_the_day_and_keeps_the_last_good_pages(
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
    wait_for("", "Built on 2 March 2026")
    wait_for("", "livereload(")
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 0
