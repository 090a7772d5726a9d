"""The runbooks for bad days, each followed by its own commands on a real repository."""

import json
import re
import shutil
import tarfile
from pathlib import Path

import pytest
from browsing import program
from project import PROJECT
from runbooks.office import Office, commands
from workflows.repository import git
from workflows.runner import WORKFLOWS

DOCUMENT = "when-it-goes-wrong.md"
TEXT = (PROJECT / "docs" / DOCUMENT).read_text("utf-8")
LEAK, REMOVAL, OLD = "A leak is published", "A wrong removal is published", "The site is out of date"
DOWN, LOST = "GitHub is down", "The repository is lost"
REMOVED = """  - on: 2026-02-25
    decision: removed
    clause: UA.1
    reason: Late again
"""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def refused(said: str) -> list[int]:
    return [int(number) for number in re.findall(r"^(\d+) refused", said, re.MULTILINE)]


@pytest.mark.slow
def test_a_wrong_removal_is_corrected_and_the_person_is_listed_again_as_before(office: Office) -> None:
    accredited = "  - {on: 2024-07-01, decision: accredited}\n"
    office.edit("assessors/amina-rahman", accredited, accredited + REMOVED)
    office.commit("Record: decision")
    office.push()
    said = office.follow(commands(DOCUMENT, REMOVAL, OLD))
    assert re.findall(r"\(amina-rahman\) on 1 March 2026: (\w+)", said) == ["removed", "accredited"]
    assert refused(said) == [0]
    assert "decision: removed" in git(office.github, "show", "main:data/assessors/amina-rahman.yml"), "it stays on file"
    shown = json.loads((office.here / "site/api/v1/assessors/amina-rahman.json").read_text("utf-8"))
    shown = shown["assessor"]
    assert (shown["standing"], shown["since"]) == ("accredited", "2024-07-01")
    published = (path for path in (office.here / "site").rglob("*") if path.is_file())
    assert not any("2026-02-25" in path.read_text("utf-8", "replace") for path in published)


@pytest.mark.slow
def test_a_leak_is_taken_off_deleted_and_corrected_and_the_site_comes_back(office: Office) -> None:
    program("jq")
    artifacts = [{"id": 1, "name": "github-pages"}, {"id": 2, "name": "problems"}, {"id": 3, "name": "preview"}]
    office.has_on_github(actions__artifacts={"artifacts": artifacts})
    said = office.follow(commands(DOCUMENT, LEAK, REMOVAL))
    assert refused(said) == [0]
    assert office.asked_of_github == [
        "workflow run unpublish.yml",
        "api --method DELETE repos/naace/register/pages",
        "workflow disable publish.yml",
        "api --method DELETE repos/naace/register/actions/artifacts/1",
        "api --method DELETE repos/naace/register/actions/artifacts/3",
        "workflow enable publish.yml",
        "workflow run publish.yml",
    ]


def test_the_search_before_the_site_comes_back_stops_where_the_leak_is_still_there(office: Office) -> None:
    (office.here / "site").mkdir()
    (office.here / "site/index.html").write_text("what was leaked", "utf-8")
    search = next(line for line in commands(DOCUMENT, LEAK, REMOVAL).splitlines() if line.startswith("! grep"))
    with pytest.raises(AssertionError):
        office.follow(f"{search} || exit 1")


@pytest.mark.slow
def test_a_site_that_is_out_of_date_is_published_after_the_change_that_broke_it_is_taken_back(office: Office) -> None:
    office.edit("assessors/amina-rahman", "details_confirmed_on: 2026-01-15", "details_confirmed_on: 2026-02-30")
    office.commit("A typing mistake")
    office.push()
    said = office.follow(commands(DOCUMENT, OLD, DOWN))
    assert refused(said) == [1, 0]
    assert "data/assessors/amina-rahman.yml:15:23: refused" in said
    assert "2026-01-15" in git(office.github, "show", "main:data/assessors/amina-rahman.yml")
    assert office.asked_of_github == ["workflow run publish.yml"]


@pytest.mark.slow
def test_work_goes_on_while_github_is_down_and_is_sent_later(office: Office) -> None:
    work, later = commands(DOCUMENT, DOWN, LOST).split("git push")
    office.github.rename(office.folder / "away")
    office.follow(work)
    (office.folder / "away").rename(office.github)
    office.follow(f"git push{later}")
    assert git(office.github, "diff", "--name-only", "main", "record/concern-1").split() == [
        "data/assessors/amina-rahman.yml"
    ]
    with tarfile.open(office.here.parent / "site.tar.gz") as site:
        names = site.getnames()
    assert "./index.html" in names
    assert "./api/v1/assessors.json" in names


@pytest.mark.slow
def test_a_lost_repository_is_restored_from_the_weekly_copy_with_every_branch_and_commit(office: Office) -> None:
    git(office.here, "push", "--quiet", "origin", "main:record/payment-1")
    git(office.here, "tag", "v1")
    git(office.here, "push", "--quiet", "origin", "v1")
    every_week, restore = commands(DOCUMENT, LOST).split("git clone --quiet --mirror ../register.bundle")
    office.follow(every_week)
    refs = git(office.github, "for-each-ref")
    shutil.rmtree(office.github)
    shutil.rmtree(office.here / "data")
    said = office.follow(f"git clone --quiet --mirror ../register.bundle{restore}")
    assert refused(said) == [0]
    restored = office.github.parent / "register-restored.git"
    assert git(restored, "for-each-ref") == refs
    assert "record/payment-1" in refs
    git(restored, "fsck", "--strict", "--full")


def test_the_table_of_copies_names_how_long_pages_are_kept_and_where_the_rest_is() -> None:
    copies = TEXT[TEXT.index("### Which copies remain") : TEXT.index(f"## {REMOVAL}")]
    for word in ("max-age=600", "search engines", "Internet Archive", "feed readers", "history", "previews"):
        assert word in copies
    retention = {
        step["with"]["retention-days"]
        for workflow in WORKFLOWS.values()
        for job in workflow["jobs"].values()
        for step in job.get("steps", ())
        if "retention-days" in step.get("with", {})
    }
    assert max(map(int, retention)) <= 90


def test_the_ico_hears_of_a_breach_within_72_hours_and_each_breach_is_recorded() -> None:
    leak = TEXT[TEXT.index(f"## {LEAK}") : TEXT.index("### Which copies remain")]
    assert "| the ICO | within 72 hours, unless a risk to people is unlikely |" in leak
    assert "Record each breach, reported or not" in leak


def test_each_run_and_workflow_that_the_documents_name_is_there() -> None:
    for document in (TEXT, (PROJECT / "docs/erasure.md").read_text("utf-8")):
        for file in re.findall(r"gh workflow \w+ ([\w.-]+)", document):
            assert Path(file).stem in WORKFLOWS
    names = {workflow["name"] for workflow in WORKFLOWS.values()}
    assert {"Publish", "Unpublish", "Office", "Record: correction", "Record: erasure"} <= names
    for name in re.findall(r"\*Actions → ([A-Z][\w: ]+?) →", TEXT):
        assert name in names, name
