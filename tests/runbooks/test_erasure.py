"""The runbook for an erasure, followed from its first command to its last on a real repository."""

import re
import shutil

import pytest
from browsing import program
from project import PROJECT
from runbooks.office import Office, commands
from workflows.repository import git

pytestmark = pytest.mark.slow
PERSON = re.compile(r"Amina Rahman|01632 960123|amina-rahman@", re.IGNORECASE)
RUNS = [
    {"id": 1, "head_branch": "record/erasure-1", "name": "Check"},
    {"id": 2, "head_branch": "main", "name": "Publish"},
    {"id": 3, "head_branch": "main", "name": "Record: payment"},
]
COMMENTS = [
    {"id": 11, "body": "amina-rahman, today: accredited"},
    {"id": 12, "body": "tom-hale, today: accredited"},
    {"id": 13, "body": "**Amina Rahman** is to pay"},
]


@pytest.fixture(scope="module")
def erased(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, str]:
    """The office after all steps, and what the commands said. A pull request of an older day is on GitHub, too."""
    program("jq")
    office = Office(tmp_path_factory.mktemp("erasure"))
    office.edit("schools/eng-900001", "postcode: YO1 9ZZ", "postcode: YO1 9ZZ\nnote: Amina Rahman rang on Monday")
    helper = "support: [{kind: framework, given_by: Miriam Castle, from: 2020-01-01, to: 2020-02-01}]\n"
    path = office.here / "data/schools/sco-9000001.yml"
    path.write_text(path.read_text("utf-8") + helper, "utf-8")
    people = office.here / "data/assessors"
    agreed = 'publish_photo: [{agreed_on: 2026-02-20, alternative_text: "Drawing of a woman, smiling"}]\n'
    with (people / "amina-rahman.yml").open("a", encoding="utf-8") as file:
        file.write(agreed)
    shutil.copyfile(people / "tom-hale.png", people / "amina-rahman.png")
    office.commit("A call of Amina Rahman")
    office.push()
    git(office.here, "push", "--quiet", "origin", "main:refs/pull/7/head")
    office.edit("schools/eng-900001", "\nnote: Amina Rahman rang on Monday", "")
    office.commit("The note is not needed any more")
    office.push()
    office.has_on_github(
        issues__comments=COMMENTS,
        pulls__comments=[{"id": 14, "body": "Is this Amina Rahman's?"}, {"id": 15, "body": "Agreed"}],
        actions__runs={"workflow_runs": RUNS},
        actions__artifacts={"artifacts": [{"id": 21}, {"id": 22}]},
        actions__caches={"actions_caches": [{"id": 31}]},
        list=[{"number": 5}],
    )
    return office, office.follow(commands("erasure.md"))


def test_every_command_works_and_nothing_is_refused_afterwards(erased: tuple[Office, str]) -> None:
    _, said = erased
    checks = re.findall(r"^(\d+) refused", said, re.MULTILINE)
    assert len(checks) == 2
    assert set(checks) == {"0"}
    assert re.search(r"First Changed Commit\(s\) is/are:\s+[0-9a-f]{40}", said)


def test_no_commit_file_or_message_on_github_names_the_person(erased: tuple[Office, str]) -> None:
    office, _ = erased
    history = git(office.github, "log", "--all", "--patch", "--format=%B%an")
    assert "Tom Hale" in history
    assert not PERSON.search(history)
    assert git(office.github, "log", "--all", "--format=%h", "--", "data/assessors/amina-rahman.yml") == ""
    assert "data/erasures/amina-rahman.yml" in git(office.github, "ls-tree", "-r", "--name-only", "main").split()


def test_no_commit_on_github_has_the_photo_of_the_person_and_other_photos_stay(erased: tuple[Office, str]) -> None:
    office, _ = erased
    names = git(office.github, "log", "--all", "--name-only", "--format=").split()
    assert "data/assessors/tom-hale.png" in names
    assert "data/assessors/amina-rahman.png" not in names
    assert "data/assessors/amina-rahman.png" in git(office.here, "log", "--all", "--name-only", "--format=").split()


def test_the_person_was_there_before_so_that_these_tests_can_fail(erased: tuple[Office, str]) -> None:
    office, _ = erased
    history = git(office.here, "log", "--all", "--patch", "--format=%B")
    assert len(PERSON.findall(history)) > 5
    assert "A call of Amina Rahman" in history


def test_a_pull_request_s_commits_are_rewritten_where_the_server_lets_it(erased: tuple[Office, str]) -> None:
    """GitHub does not; so the document sends an owner to its support."""
    office, _ = erased
    assert not PERSON.search(git(office.github, "log", "--patch", "--format=%B", "refs/pull/7/head"))
    assert "Remove sensitive data" in (PROJECT / "docs/erasure.md").read_text("utf-8")


def test_the_name_of_a_helper_goes_from_every_commit_and_the_rest_of_the_line_stays(erased: tuple[Office, str]) -> None:
    office, _ = erased
    rewritten = office.here.parent / "without-helper.git"
    assert "Miriam Castle" in git(office.github, "log", "--all", "--patch")
    assert "Miriam Castle" not in git(rewritten, "log", "--all", "--patch")
    assert "given_by: somebody whose name is erased" in git(rewritten, "show", "main:data/schools/sco-9000001.yml")


def test_what_github_keeps_is_deleted_and_nothing_else(erased: tuple[Office, str]) -> None:
    office, _ = erased
    deleted = [call.removeprefix("api --method DELETE repos/naace/register/") for call in office.asked_of_github]
    assert deleted == [
        "issues/comments/11",
        "issues/comments/13",
        "pulls/comments/14",
        "actions/runs/1",
        "actions/runs/3",
        "actions/artifacts/21",
        "actions/artifacts/22",
        "actions/caches/31",
        "issue delete 5 --yes",
        "workflow run office.yml",
    ]


@pytest.mark.parametrize("document", ["erasure.md", "when-it-goes-wrong.md"])
def test_nothing_is_deleted_before_the_list_of_it_is_complete(document: str) -> None:
    """GitHub counts its pages anew for each question: what is deleted meanwhile moves others to a page already read."""
    asked = [line for line in commands(document).splitlines() if "--jq" in line or "--paginate" in line]
    assert all("--limit" in line for line in asked if "issue list" in line), "without a limit, 30 are listed"
    assert asked
    assert not [line for line in asked if line.rstrip().endswith("|")]


def test_no_copy_that_the_commands_made_is_left_in_the_office(erased: tuple[Office, str]) -> None:
    office, _ = erased
    assert not list((office.here / "letters").glob("*amina*"))
    assert [path.name for path in office.here.parent.iterdir() if path.is_file()] == []
    assert not (office.here.parent / "looked-at").exists()


def test_the_document_has_a_step_for_each_thing_that_outlives_an_erasure() -> None:
    text = (PROJECT / "docs/erasure.md").read_text("utf-8").casefold()
    for thing in ("history", "comments", "runs", "caches", "artifacts", "backups", "clones", "desk.html", "emails"):
        assert thing in text
