"""What is around the register on GitHub: forms in the register's words, owners, hooks, and the staff's guide."""

import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from example import TODAY
from project import PROJECT
from revisions import Work

from generator.read.loading import load
from generator.read.plain_yaml import build
from generator.records import ENTRIES, Assessor
from generator.records.base import Record, Visibility
from generator.records.fee import Amount
from generator.vocabulary import Language, Phase, Region, SchoolType, Vat

FORMS = sorted(path for path in (PROJECT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
WORDS = {"regions": Region, "phases": Phase, "school_types": SchoolType, "languages": Language}
GUIDE = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")


def form(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((PROJECT / f".github/ISSUE_TEMPLATE/{name}.yml").read_text("utf-8"))
    return found


def options(name: str) -> dict[str, list[str]]:
    return {field["id"]: field["attributes"]["options"] for field in form(name)["body"] if field["type"] == "dropdown"}


def test_a_form_for_a_new_assessor_offers_the_register_s_words() -> None:
    assert options("new-assessor") == {id: [term.label for term in terms] for id, terms in WORDS.items()}


def test_a_form_for_a_fee_offers_every_fee_on_file() -> None:
    register = load(PROJECT).register
    assert register is not None
    assert options("fee") == {
        "fee": [fee.title for fee in register.fees.values()],
        "vat": [term.label for term in Vat],
    }


ASKED_AS = {"phases": {"phases", "experience"}, "from_": {"from"}}
"""Fields that the forms ask for by other names."""


@pytest.mark.parametrize(
    ("name", "model", "besides"),
    [
        ("new-assessor", Assessor, {"phases", "school_types", "portrait", "organisations", "publish"}),
        ("fee", Amount, {"announced_on"}),
    ],
)
def test_a_form_asks_for_each_field_that_a_file_needs_and_for_no_confidential_one(
    name: str, model: type[Record], besides: set[str]
) -> None:
    """`besides` are those that may be left out of a file, and without which nobody is published."""
    asked = {field["id"] for field in form(name)["body"] if "id" in field} - {"agreed"}
    needed = {field for field, info in model.model_fields.items() if info.is_required() and field != "id"} | besides
    assert asked >= {id for field in needed for id in ASKED_AS.get(field, {field})}
    confidential = {
        field
        for field, info in model.model_fields.items()
        if isinstance(info.json_schema_extra, dict)
        and info.json_schema_extra.get("visibility") == Visibility.CONFIDENTIAL
    }
    assert asked & confidential <= {"publish"}  # the day of an agreement to publish


def test_a_link_beside_the_forms_is_one_that_github_shows() -> None:
    """A mail address is none: the link is then left out without a word."""
    links = form("config")["contact_links"]
    assert links
    assert all(link["url"].startswith("https://") for link in links)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_begins_with_the_warning_and_ends_with_asking_for_nothing_confidential(path: Path) -> None:
    first, *asked, last = form(path.stem)["body"]
    assert first["attributes"]["value"].startswith("**Do not write anything confidential here.**")
    assert "in the private repository" in first["attributes"]["value"].replace("\n", " ")
    assert last["attributes"]["options"][-1] == {"label": "Nothing here is confidential.", "required": True}
    ids = [field["id"] for field in asked]
    assert len(ids) == len(set(ids))


def test_everything_has_an_owner_and_what_binds_everybody_has_those_of_the_rules() -> None:
    lines = [line.split() for line in (PROJECT / ".github/CODEOWNERS").read_text("utf-8").splitlines()]
    owners = {line[0]: line[1] for line in lines if line and not line[0].startswith("#")}
    assert owners["*"] == owners["/data/erasures/"] == owners["/data/scheme.yml"] == owners["/data/fees/"]
    assert next(iter(owners)) == "*"
    folders = {kind.folder for kind in ENTRIES if kind.folder}
    for path in owners:
        assert path in ("*", "/data/", "/data/scheme.yml") or path.removeprefix("/data/").strip("/") in folders


@pytest.fixture(params=[".pre-commit-config.yaml", ".pre-commit-hooks.yaml"])
def hook(request: pytest.FixtureRequest) -> dict[str, Any]:
    found = yaml.safe_load((PROJECT / request.param).read_text("utf-8"))
    hooks: list[dict[str, Any]] = found["repos"][0]["hooks"] if "repos" in found else found
    (checking,) = (hook for hook in hooks if hook["id"] == "register-check")
    return checking


def test_the_hook_runs_whatever_is_committed(hook: dict[str, Any]) -> None:
    """A file deleted or renamed is among those that pre-commit passes over, and the commonest mistake of history."""
    assert hook["always_run"] is True
    assert hook["pass_filenames"] is False
    assert "files" not in hook


@pytest.mark.parametrize(
    ("mistake", "refused"),
    [
        (lambda work: work.edit("assessors/amina-rahman", "plain words", "clear words"), False),
        (lambda work: work.write("organisations/new-one", "title: x\n"), True),
        (lambda work: work.remove("fees/quality-review"), True),
        (lambda work: work.move("organisations/hale-ict", "organisations/hale"), True),
        (lambda work: work.edit("assessors/amina-rahman", "2024-07-01, decision", "2024-07-02, decision"), True),
    ],
    ids=["a typo", "an unknown field", "a file deleted", "a file renamed", "a decision edited"],
)
@pytest.mark.slow
def test_the_hook_refuses_what_the_check_of_a_pull_request_refuses(
    mistake: Callable[[Work], None], refused: bool, hook: dict[str, Any], tmp_path: Path
) -> None:
    work = Work.begun(tmp_path / "register")
    mistake(work)
    work.git("add", "-A")
    command = [str(PROJECT / ".venv/bin/register"), *hook["entry"].split()[1:], "--on", TODAY]
    assert subprocess.run(command, cwd=work.root, capture_output=True, check=False).returncode == int(refused)


def test_every_picture_and_link_of_the_guide_is_there_and_each_picture_says_that_it_is_a_drawing() -> None:
    pictures = re.findall(r"!\[(.*?)\]\((.*?)\)", GUIDE)
    assert len(pictures) == len(list((PROJECT / "docs/contributing").glob("*.svg"))) == 5
    for words, path in pictures:
        assert words.startswith("Drawing: ")
        root = ET.parse(PROJECT / path).getroot()  # noqa: S314  # our own file
        assert "A drawing, not a photograph" in "".join(root.itertext())
        described = root.findtext("{http://www.w3.org/2000/svg}desc") or ""
        numbers = re.findall(r"marked (\d)", described)
        assert sorted(numbers) == [str(number) for number in range(1, len(numbers) + 1)]
        assert numbers
    for link in re.findall(r"(?<!!)\[[^\]]*\]\((?!http)([^)]+)\)", GUIDE):
        assert (PROJECT / link).exists(), link


def test_the_guide_s_example_is_on_file() -> None:
    files = re.findall(r"`(data/[a-z/-]+\.yml)`", GUIDE)
    assert files
    assert all((PROJECT / file).exists() for file in files)


def test_the_guide_s_way_to_add_an_item_to_a_list_gives_one_item_more() -> None:
    before, after = (build(text)[0] for text in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL))
    assert before
    assert after
    assert before.keys() == after.keys()
    for name, items in before.items():
        added = after[name]
        assert isinstance(items, tuple)
        assert isinstance(added, tuple)
        assert added[:-1] == items
