"""Every address of the site is spelled in one place, and every address that anything prints leads to what is there."""

import ast
import csv
import html
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from example import TODAY
from published import EVERYTHING, site
from revisions import Work

from generator import addresses
from generator.compare.change import since
from generator.compare.effects import Effects, effects
from generator.public import public
from generator.read.loading import load
from generator.reports import changes as report
from generator.reports import rules
from generator.rules import RULES
from generator.rules.clauses import CLAUSES
from generator.site.docs import TEMPLATES, docs
from generator.site.facets import FACETS
from generator.vocabulary import Language

GENERATOR = Path(addresses.__file__).parent
HOST = "https://register.example/"

# One place


FIRST_PARTS = (
    "assessors|fees|events|schools|how-it-works|for-assessors|code|privacy|accessibility|changes|request|api|cy|data"
)
SPELLED = re.compile(
    rf"(?<![\w/-])/?({FIRST_PARTS})/(?!\w+\.yml)|\bcompare/|\?a=|/#|#(person|terms)\b|\bevent-$|api/v1|badge\.svg"
    r"|sitemap\.xml|robots\.txt$|llms\.txt$|finder-(words|places|towns)\.json|assets/finder\.js"
)


def literals(source: str) -> Iterator[str]:
    """The texts of a module that are not docstrings."""
    tree = ast.parse(source)
    sentences = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in sentences:
            yield node.value


def spelled(source: str) -> list[str]:
    """The texts that spell an address of the site; a file of the register, below `data/`, is none."""
    return [text for text in literals(source) if SPELLED.search(text) and "data/" not in text]


@pytest.mark.parametrize(
    "source",
    [
        'path = "assessors/"', 'path = f"/assessors/{id}/"', 'path = "api/v1/fees.json"', 'page = f"/{folder}/#{id}"',
        'anchor = f"event-{id}"', 'link = f"{root}compare/?a={id}"', 'link = f"{root}fees/"', 'name = "badge.svg"',
    ],
)  # fmt: skip
def test_an_address_spelled_elsewhere_is_noticed(source: str) -> None:
    assert spelled(source)


def test_the_search_for_addresses_knows_the_first_part_of_every_page() -> None:
    parts = {name.removesuffix(".md").partition("/")[0] for name in docs(site()) if name.endswith(".md")}
    assert len(parts) > 10
    assert parts - {"index"} <= set(FIRST_PARTS.split("|"))


@pytest.mark.parametrize(
    "email", ["a%40b@example.org", "a?b&c=d@example.org", "o'brien+ict/1@example.org", "a#b@x.example"]
)
def test_a_link_to_an_email_address_is_to_that_very_address(email: str) -> None:
    address = urlsplit(addresses.mailto(email))
    assert (address.scheme, unquote(address.path), address.query, address.fragment) == ("mailto", email, "", "")


def test_every_page_writes_to_the_address_that_the_register_names() -> None:
    email = "100%25of?it@example.org"
    pages = docs(site({"scheme": {"contact_email": email}}))
    linked = {
        name: {
            unquote(urlsplit(html.unescape(href)).path) for href in re.findall(r'href="(mailto:[^"]*)', text.decode())
        }
        for name, text in pages.items()
        if name.endswith(".md")
    }
    assert {name for name, found in linked.items() if email in found} >= {"request.md", "cy/request.md", "privacy.md"}
    assert {address for found in linked.values() for address in found if "%" in address} == {email}


def test_no_module_but_one_spells_an_address() -> None:
    modules = [path for path in sorted(GENERATOR.rglob("*.py")) if path != Path(addresses.__file__)]
    assert len(modules) > 100
    found = {path.relative_to(GENERATOR).as_posix(): spelled(path.read_text(encoding="utf-8")) for path in modules}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_no_template_spells_an_address() -> None:
    templates = [*TEMPLATES.rglob("*.html")]
    assert len(templates) > 15
    found = {path.name: SPELLED.findall(re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"))) for path in templates}
    assert {name: texts for name, texts in found.items() if texts} == {}


# What is there


def leads_somewhere(address: str, files: dict[str, bytes]) -> bool:
    """Whether the docs folder has the page or file of an address below the site's top, and the anchor in it."""
    target = urlsplit(address.removeprefix("/"))
    name = target.path if target.path in files else f"{target.path or 'index'}".rstrip("/") + ".md"
    text = files.get(name, b"").decode(errors="replace")
    return bool(text) and (not target.fragment or f'id="{target.fragment}"' in text)


def not_there(found: Iterable[str], files: dict[str, bytes]) -> list[str]:
    return [address for address in found if not leads_somewhere(address, files)]


def test_an_address_that_leads_nowhere_is_noticed() -> None:
    files = docs(site(EVERYTHING))
    wrong = ["/events/#summer", "/fees/nothing/", "/fee/assessment-charge/", "/how-it-works/#P999", "/code/#P999"]
    assert not_there(wrong, files) == wrong
    right = ["/", "/events/#event-summer", "/fees/assessment-charge/", "/cy/code/#P1", "api/v1/fees.json"]
    assert not_there(right, files) == []


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """A change to a page of every kind that `register changes` names."""
    work = Work.begun(tmp_path / "register")
    work.write("fees/an-old-fee", FEE)
    work.write("events/an-old-day", EVENT)
    work.commit()
    work.branch("change")
    work.move("fees/an-old-fee", "fees/a-new-fee")
    work.move("events/an-old-day", "events/a-new-day")
    work.remove("assessors/grace-mensah")
    work.write("erasures/grace-mensah", "erased_on: 2026-02-20\nlisted: no\n")
    work.edit("assessors/amina-rahman", "plain words", "clear words")
    work.edit("schools/eng-900001", "publish_award: [{agreed_on: 2024-07-05}]\n", "")
    work.edit("scheme", "contact_email: ", "contact_email: new-")
    work.commit()
    return work


FEE = "title: A fee\naudience: school\nschedule: [{from: 2026-03-01, amount: '10.00', vat: excluded}]\n"
EVENT = "title: A day\nkind: conference\nsittings: [{from: 2026-06-01, place: York}]\n"
PAGES = {
    "/": "changes",
    "/assessors/amina-rahman/": "changes",
    "/assessors/grace-mensah/": "vanishes",
    "/events/#event-a-new-day": "appears",
    "/events/#event-an-old-day": "vanishes",
    "/fees/a-new-fee/": "appears",
    "/fees/an-old-fee/": "vanishes",
    "/schools/": "changes",
}
"""The pages that the change names."""
OPPOSITE = {"changes": "changes", "vanishes": "appears", "appears": "vanishes"}


def named(work: Work) -> tuple[dict[str, str], Effects]:
    """The pages that `register changes main --public` names, with what it says of each."""
    done = effects(since(load(work.root), work.root, "main"), date.fromisoformat(TODAY))
    text = "\n".join(report.text(done, for_public=True))
    pages = dict(re.findall(r"^  (/\S*) (appears|changes|vanishes)$", text, re.MULTILINE))
    assert pages == {page["name"]: page["does"] for page in report.as_json(done, for_public=True)["pages"]}
    return pages, done


def built(work: Work, revision: str) -> dict[str, bytes]:
    """The docs folder of a revision."""
    work.git("switch", "-q", "--detach", revision)
    loaded = load(work.root)
    assert loaded.register
    return docs(public(loaded.register, date.fromisoformat(TODAY)))


@pytest.mark.parametrize("is_reversed", [False, True], ids=["there", "and back"])
def test_every_address_that_the_report_on_a_change_names_is_there(work: Work, *, is_reversed: bool) -> None:
    if is_reversed:
        work.git("branch", "-f", "main")
        work.git("revert", "--no-edit", "HEAD")
    pages, _ = named(work)
    assert pages == ({address: OPPOSITE[does] for address, does in PAGES.items()} if is_reversed else PAGES)
    before, after = built(work, "main"), built(work, "change")
    assert not_there((address for address, does in pages.items() if does != "appears"), before) == []
    assert not_there((address for address, does in pages.items() if does != "vanishes"), after) == []
    gone = [address for address, does in pages.items() if does == "vanishes"]
    assert not_there(gone, after) == gone


def texts(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, dict):
        for held in value.values():
            yield from texts(held)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def printed(name: str, content: bytes) -> set[str]:
    """The addresses of the site that a file prints, whole or from the file's place, below the site's top."""
    text = content.decode("utf-8-sig")
    if name.endswith(".json"):
        found = set(texts(json.loads(text)))
    elif name.endswith(".csv"):
        found = {row["page"] for row in csv.DictReader(StringIO(text, newline=""))}
    elif name.endswith(".xml"):
        found = {link.get("href", "") for link in ET.fromstring(text).iter() if link.tag.endswith("link")}  # noqa: S314  # ours
    else:
        found = set(re.findall(rf"{HOST}[^\s)\"<]*", html.unescape(text)))
    return {word.removeprefix(HOST) for word in found if word.startswith(HOST) and word != HOST} - NO_PLACES


NO_PLACES = {addresses.person(id) for id in ("amina-rahman", "grace-mensah", "tom-hale")}
"""They name a person to programs; nothing is there to read."""
SITEMAP = "sitemap.xml"
"""The engine's own, which no docs folder holds."""


def test_every_address_in_the_data_files_feed_and_letters_is_there() -> None:
    files = docs(site(EVERYTHING))
    names = [name for name in files if not name.startswith("assets/") and not name.endswith(".jpg")]
    found = {name: printed(name, files[name]) - {SITEMAP} for name in names}
    assert {name: missing for name, all_ in found.items() if (missing := not_there(all_, files))} == {}
    for name, least in {
        addresses.ASSESSORS_JSON: 4,
        addresses.assessor_json("amina-rahman"): 2,
        addresses.FEES_JSON: 5,
        addresses.ASSESSORS_CSV: 2,
        addresses.CHANGES_XML: 5,
        addresses.LLMS: 4,
        addresses.OPENAPI_JSON: 1,
        addresses.schema("fees"): 1,
        "assessors/amina-rahman.md": 2,
    }.items():
        assert len(found[name]) >= least, name
    assert printed(addresses.ROBOTS, files[addresses.ROBOTS]) == {SITEMAP}


def test_without_a_public_address_the_feed_and_the_description_lead_from_their_own_place() -> None:
    files = docs(site())
    described = json.loads(files[addresses.OPENAPI_JSON])
    assert urljoin(HOST + addresses.OPENAPI_JSON, described["servers"][0]["url"]) == HOST
    assert "url" not in described["info"]["license"]  # only a full address would be right there
    resolved = [
        urljoin(HOST + feed, link)
        for feed in (addresses.CHANGES_ATOM, addresses.CHANGES_XML, addresses.changes_in("wales"))
        for link in re.findall(r'href="([^"]*)"', files[feed].decode())
    ]
    assert len(resolved) > 6
    assert not_there([address.removeprefix(HOST) for address in resolved], files) == []


def test_every_page_beside_those_of_assessors_and_fees_has_an_address_that_no_id_may_take() -> None:
    public_site = site(EVERYTHING)
    for address, free in ((addresses.assessor, "assessors"), (addresses.fee, "fees")):
        folder = address("").rstrip("/")
        pages = [page.removeprefix("cy/") for page in docs(public_site) if page.removeprefix("cy/").startswith(folder)]
        parts = {page.removeprefix(f"{folder}/").removesuffix(".md").split("/")[0] for page in pages if "/" in page}
        others = (
            parts
            - {record.id for record in (*public_site.assessors, *public_site.fees)}
            - {*public_site.no_longer_listed}
        )
        only_of_long_lists = {addresses.LIST_PARTS} if address is addresses.assessor else set()
        assert others | only_of_long_lists == addresses.taken(address) - {addresses.FOLDERS_OWN_PAGE}, free
    assert tuple(facet.name for facet in FACETS) == addresses.FACETS


def test_the_site_explains_every_rule_that_the_command_lists() -> None:
    page = docs(site())["code.md"].decode().partition("<article")[2]
    shown = [html.unescape(line) for line in re.findall(r"^  <li>(.*?)(?: <span.*)?</li>$", page, re.MULTILINE)]
    listed = [rule["statement"] for clause in rules.clauses() for rule in clause["rules"]]
    assert len(listed) > len(RULES)
    assert shown == listed


def test_an_anchor_of_the_code_answers_where_it_was_and_leads_to_where_it_is() -> None:
    files = docs(site())
    code = files["code.md"].decode()
    before = files["how-it-works.md"].decode()
    for clause in CLAUSES:
        assert f'id="{clause.name}"' in code
        assert f'<a id="{clause.name}" href="../code/#{clause.name}">' in before
        assert leads_somewhere(addresses.clause(clause.name), files)
        assert leads_somewhere(addresses.clause(clause.name, Language.WELSH), files)
        assert f'<div id="{addresses.section_anchor(clause.section)}">' in before
