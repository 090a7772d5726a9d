"""The pages as our templates write them, before an engine has seen them."""

import ast
import importlib
import re
from types import FunctionType
from typing import Any, get_type_hints

import pytest
from example import Changes
from golden import FACETS, Golden
from project import PROJECT
from published import DECIDED, MISSED, TOM, site, with_
from published import pages as pages_as_text

from generator.annotations import types_in
from generator.site.docs import docs
from generator.site.unbroken import FIXED_SPACE

MAY_IMPORT = {
    "generator.addresses",
    "generator.annotations",
    "generator.days",
    "generator.disk",  # an exception and a sentence for it
    "generator.explained",  # the rules in words, made of code alone
    "generator.letters",  # a table of letters, made of code alone
    "generator.plain_markdown",
    "generator.postcodes",
    "generator.problem",  # the severities of those rules
    "generator.price",
    "generator.project",
    "generator.public",
    "generator.vocabulary",
    "generator.write.folders",  # puts a built folder in its place; it gets paths, and knows nothing of what is in them
}
PRIVATE = ("records", "register", "read", "scheme", "rules", "check", "compare")
"""Where types are that hold what is not public."""


def test_the_site_imports_public_types_alone() -> None:
    imported = set()
    for path in (PROJECT / "generator/site").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            if isinstance(node, ast.ImportFrom):
                names = [f"generator.{name}" for name in names] if node.module == "generator" else [node.module or ""]
            imported |= {name for name in names if name.split(".")[0] == "generator"}
    assert {name for name in imported if not name.startswith("generator.site")} == MAY_IMPORT


@pytest.mark.parametrize("name", sorted(MAY_IMPORT))
def test_what_the_site_may_import_gives_out_no_private_type(name: str) -> None:
    """A function of `public` may ask for the register, but nothing that the site gets holds one."""
    module = importlib.import_module(name)
    public = [
        member
        for member in vars(module).values()
        if getattr(member, "__module__", "").startswith(name) and not getattr(member, "__name__", "_").startswith("_")
    ]
    given = {
        type_
        for member in public
        if isinstance(member, type | FunctionType)
        for argument, hint in get_type_hints(member).items()
        if isinstance(member, type) or argument == "return" or name != "generator.public"
        for type_ in types_in(hint)
    }
    private = tuple(f"generator.{room}" for room in PRIVATE)
    assert [type_ for type_ in given if type_.__module__.startswith(private)] == []


def test_the_pages_are_as_they_were_blessed(golden: Golden) -> None:
    golden.tree("docs", {name: text for name, text in pages_as_text().items() if not _is_another_facet(name)})


def _is_another_facet(name: str) -> bool:
    facet = re.fullmatch(r"(?:cy/)?assessors/(.+/.+)\.md", name)
    return bool(facet and facet[1] not in FACETS)


def test_an_accredited_assessor_is_marked_by_word() -> None:
    public_site = site()
    registered = with_(public_site.assessors[0], standing=type(public_site.assessors[0].standing)("registered"))
    made = docs(with_(public_site, assessors=(registered, *public_site.assessors[1:])))["assessors.md"].decode()
    marks = re.findall(r'<td><span class="standing[^"]*">(\w+)</span>', made)
    assert marks == ["Registered", "Accredited", "Accredited"]


REMOVED = {"on": "2026-02-01", "decision": "removed", "clause": "UA.1", "reason": "A reason."}


def withdrawn_on(day: str) -> list[dict[str, Any]]:
    """Every decision on Tom Hale corrected: none should have been made."""
    correction = {"on": day, "reason": "A mistake.", "approved_by": "Delyth Roberts", "approved_on": day}
    return [{**made, "corrects": made["on"], "withdrawn": "yes", "correction": correction} for made in DECIDED]


REASONS: dict[str, Changes] = {
    "membership ended": {TOM: {"membership.0.to": "2026-01-31"}},
    "event missed": MISSED,
    "left": {TOM: {"decisions": [*DECIDED, {"on": "2026-02-01", "decision": "left", "leaving": "retired"}]}},
    "removed": {TOM: {"decisions": [*DECIDED, REMOVED]}},
    "withdrawn": {TOM: {"decisions": [*DECIDED, *withdrawn_on("2026-02-01")]}},
}


@pytest.mark.parametrize("reason", REASONS)
def test_a_person_no_longer_listed_leaves_a_page_that_is_the_same_for_every_reason(reason: str, golden: Golden) -> None:
    made = docs(site(REASONS[reason]))
    left = made.pop("assessors/tom-hale.md")
    golden.file("not-listed.md", left)
    assert not any(b"tom-hale" in content for name, content in made.items() if "tom-hale" not in name)


def test_two_pages_cannot_have_one_address() -> None:
    public_site = site()
    with pytest.raises(ValueError, match="two pages"):
        docs(with_(public_site, assessors=public_site.assessors * 2))


def test_a_fees_page_shows_its_past_present_and_announced_amounts() -> None:
    schedule = [
        {"from": "2018-04-01", "amount": "110.00", "vat": "excluded"},
        {"from": "2024-04-01", "amount": "1120.50", "vat": "included"},
        {"from": "2026-04-01", "amount": "132.00", "vat": "exempt", "announced_on": "2026-01-10"},
    ]
    page = docs(site({"fees/quality-review": {"schedule": schedule}}))["fees/quality-review.md"]
    made = page.decode().replace(FIXED_SPACE, " ")
    rows = re.findall(r'<th scope="row">(.*?)</th>\s*<td.*?>(.*?)</td>\s*<td.*?>(.*?)</td>', made)
    assert rows == [
        ("1 April 2026 on", "£132 exempt from VAT", "announced on 10 January 2026"),
        ("1 April 2024 to 31 March 2026", "£1,120.50 including VAT", "in force today"),
        ("1 April 2018 to 31 March 2024", "£110 plus VAT", "past"),
    ]


@pytest.mark.parametrize("page", ["how-it-works.md", "code.md"])
def test_the_published_texts_are_on_the_pages_of_how_it_works_and_of_the_code(page: str) -> None:
    agreements = [
        {"version": "2018", "in_force_from": "2018-09-01", "sign_by": "2018-12-31"},
        {
            "version": "2024",
            "in_force_from": "2024-01-01",
            "sign_by": "2024-03-31",
            "website": "https://naace.example/code-2024",
        },
    ]
    procedures = [{"version": "7 <b>", "in_force_from": "2025-09-01", "website": "https://naace.example/procedures"}]
    made = pages_as_text({"scheme": {"agreements": agreements, "procedures": procedures}})[page]
    found = re.findall(r'<li><a href="(.*?)" rel="external nofollow noopener">(.*?)</a></li>', made)
    assert found == [
        (
            "https://naace.example/code-2024",
            "Code of practice, version 2024, in force from 1 January 2024",
        ),
        (
            "https://naace.example/procedures",
            "Assessment procedures, version 7 &lt;b&gt;, in force from 1 September 2025",
        ),
    ]


def test_without_a_published_text_no_page_names_one() -> None:
    made = pages_as_text()
    assert 'rel="external' not in made["how-it-works.md"] + made["code.md"]
