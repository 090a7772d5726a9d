"""The office's morning: one issue that says what is due, a comment on what is new, and the office's own page."""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from browsing import program
from workflows.language_server import SERVER
from workflows.repository import begun, git
from workflows.runner import WORKFLOWS, Ran, Runner

GH = """#!{python}
import json, subprocess, sys
from pathlib import Path
state = Path({state!r})
issues = json.loads(state.read_text("utf-8"))
kind, verb, *rest = sys.argv[1:]
options = {{rest[at]: rest[at + 1] for at in range(len(rest) - 1) if rest[at].startswith("--")}}
body = lambda: Path(options["--body-file"]).read_text("utf-8")
asked = lambda value: subprocess.run(["jq", "-r", options["--jq"]], input=json.dumps(value), text=True, check=True)
this = next((issue for issue in issues if rest and str(issue["number"]) == rest[0]), None)
match kind, verb:
    case "issue", "list":
        assert options["--state"] == "all"
        asked([issue for issue in reversed(issues) if options["--label"] in issue["labels"]])
    case "issue", "view":
        asked(this)
    case "issue", "create":
        labels = [options["--label"]]
        number = len(issues) + 1
        made = {{"title": options["--title"], "labels": labels, "body": body(), "state": "OPEN", "comments": []}}
        issues.append({{"number": number}} | made)
    case "issue", "comment":
        this["comments"].append(body())
    case "issue", "edit":
        this["body"] = body()
    case "issue", "reopen":
        this["state"] = "OPEN"
    case "label", "create":
        pass
state.write_text(json.dumps(issues), "utf-8")
"""
"""A stand-in for GitHub's own program, which keeps the repository's issues in a file."""
OTHER = {"number": 1, "title": "A question", "labels": ["due"], "body": "?", "state": "OPEN", "comments": []}
EXCUSE = "excuses: [{event: conference-2025, notified_on: 2026-02-25}]\n"
NEW = "**Tom Hale**: This excuse is not decided yet"


@pytest.fixture(scope="module", autouse=True)
def from_npm() -> None:
    """GitHub's own tools, which `make test` installs where npm is."""
    program("jq")
    if not SERVER.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("npm ci in tests/workflows installs what is missing")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begun(tmp_path_factory.mktemp("base"))


class Office:
    """A private repository with its issues; each morning is a run of the workflow on the main branch as it is then."""

    def __init__(self, base: Path, folder: Path) -> None:
        self.folder, self.origin = folder, folder / "origin"
        shutil.copytree(base, self.origin, symlinks=True)
        self.state, tools = folder / "issues.json", folder / "tools"
        tools.mkdir()
        (tools / "gh").write_text(GH.format(python=sys.executable, state=str(self.state)), "utf-8")
        (tools / "gh").chmod(0o755)
        self.path = f"{tools}:{os.environ['PATH']}"
        self.keep([OTHER])
        self.mornings = 0

    def keep(self, issues: list[dict[str, Any]]) -> None:
        self.state.write_text(json.dumps(issues), "utf-8")

    @property
    def issues(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.state.read_text("utf-8"))
        return found

    def morning(self, visibility: str = "private", *, has_issues: bool = True) -> tuple[Ran, Path]:
        """What came of the run, and its artifacts."""
        self.mornings += 1
        repository = {"default_branch": "main", "visibility": visibility, "has_issues": has_issues}
        github = {
            "event_name": "schedule",
            "sha": git(self.origin, "rev-parse", "main").strip(),
            "event": {"repository": repository},
            "repository": "naace/register",
            "token": "a-token",
        }
        runner = Runner(self.folder / f"run-{self.mornings}", self.origin, github)
        runner.environment = {"PATH": self.path}
        return runner.run("office", "office"), runner.artifacts

    def record(self, file: str, more: str) -> None:
        path = self.origin / file
        path.write_text(path.read_text("utf-8") + more, "utf-8")
        git(self.origin, "commit", "--quiet", "--all", "--message", "A change")


@pytest.fixture
def office(base: Path, tmp_path: Path) -> Office:
    return Office(base, tmp_path)


def test_one_issue_is_opened_kept_up_to_date_and_commented_on_only_when_something_became_due(office: Office) -> None:
    ran, artifacts = office.morning()
    assert ran.result == "success", ran.log
    other, issue = office.issues
    assert other == OTHER, "an issue of another title is somebody's own"
    assert (issue["title"], issue["labels"], issue["comments"]) == ("What is due", ["due"], [])
    assert "What is due on 1 March 2026, or within 30 days." in issue["body"]
    assert NEW not in issue["body"]
    assert "<title>" in (artifacts / "desk.html").read_text("utf-8")
    assert office.morning()[0].result == "success"
    assert office.issues == [other, issue], "nothing became due, and nothing is said"
    office.record("data/assessors/tom-hale.yml", EXCUSE)
    ran, _ = office.morning()
    assert ran.result == "success", ran.log
    (comment,) = office.issues[1]["comments"]
    assert comment.startswith("Due since the list of 1 March 2026:\n\n- **Tom Hale**: This excuse is not decided yet")
    assert comment.count("\n- ") == 1
    assert NEW in office.issues[1]["body"]
    assert office.morning()[0].result == "success"
    assert office.issues[1]["comments"] == [comment]
    assert ran.summary == ""
    assert "Became due since the last list: 1." in ran.log
    for word in ("Tom", "tom-hale", "Amina", "excuse", "a-token"):
        assert word not in ran.log, "the log names nobody and nothing that is due"


def test_a_closed_issue_is_opened_again_and_a_deleted_one_made_anew(office: Office) -> None:
    office.morning()
    issues = office.issues
    issues[1]["state"] = "CLOSED"
    office.keep(issues)
    office.morning()
    assert [issue["state"] for issue in office.issues] == ["OPEN", "OPEN"]
    office.keep([OTHER])
    office.morning()
    assert [issue["title"] for issue in office.issues] == ["A question", "What is due"]


@pytest.mark.parametrize("visibility", ["public", "internal", ""])
def test_nothing_is_made_where_others_than_the_office_can_read(office: Office, visibility: str) -> None:
    ran, artifacts = office.morning(visibility)
    assert ran.result == "skipped"
    assert office.issues == [OTHER]
    assert not artifacts.exists()


def test_without_issues_the_page_is_made_all_the_same(office: Office) -> None:
    ran, artifacts = office.morning(has_issues=False)
    assert ran.result == "success", ran.log
    assert office.issues == [OTHER]
    assert (artifacts / "desk.html").is_file()


def test_the_page_is_made_where_the_issue_cannot_be_kept(office: Office) -> None:
    office.state.unlink()
    ran, artifacts = office.morning()
    assert ran.result == "failure"
    assert (artifacts / "desk.html").is_file()


def test_the_page_is_one_unzipped_file_that_is_soon_deleted() -> None:
    (kept,) = (
        step["with"] for step in WORKFLOWS["office"]["jobs"]["office"]["steps"] if "upload" in step.get("uses", "")
    )
    assert kept == {"path": "desk.html", "archive": "false", "if-no-files-found": "error", "retention-days": "3"}
