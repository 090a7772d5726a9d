"""The workflows: what they may do, what GitHub's own tools find in them, and the site published as CI would do it."""

import json
import os
import re
import shutil
import subprocess
import tarfile
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from no_network import NOTHING_FETCHED
from project import PROJECT
from workflows.language_server import findings
from workflows.repository import REFUSED, begun, git
from workflows.runner import FILES, WORKFLOWS, Runner

from generator.days import today

JOBS = [(name, job) for name, workflow in WORKFLOWS.items() for job in workflow["jobs"]]
STEPS = [(name, job, step) for name, job in JOBS for step in WORKFLOWS[name]["jobs"][job].get("steps", ())]


pytestmark = pytest.mark.usefixtures("from_npm")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begun(tmp_path_factory.mktemp("base"))


# What the files themselves say.


def test_github_s_language_server_finds_nothing() -> None:
    texts = [(path.relative_to(PROJECT).as_posix(), path.read_text("utf-8")) for path in FILES]
    assert findings(texts) == []


def test_the_language_server_does_find_what_is_wrong() -> None:
    text = (PROJECT / ".github/workflows/check.yml").read_text("utf-8").replace("github.sha", "gihub.sha")
    assert "Unrecognized named-value: 'gihub'" in " ".join(findings([(".github/workflows/check.yml", text)]))


def test_zizmor_finds_nothing_and_one_line_alone_is_excepted() -> None:
    command = [
        "zizmor",
        "--offline",
        "--persona=pedantic",
        "--strict-collection",
        "--color=never",
        "--format=plain",
        str(PROJECT),
    ]
    command[0] = str(PROJECT / ".venv/bin/zizmor") if (PROJECT / ".venv").is_dir() else command[0]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "No findings to report. Good job! (1 ignored)"), done.stdout
    assert sum(path.read_text("utf-8").count("zizmor: ignore") for path in FILES) == 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_allowed_but_what_a_job_asks_for_and_no_secret_is_named(path: Path) -> None:
    text, workflow = path.read_text("utf-8"), WORKFLOWS[path.stem]
    assert workflow["permissions"] == {}
    assert "secrets" not in text
    assert "pull_request_target" not in text
    assert "concurrency" in workflow or "workflow_call" in workflow["on"]
    for job in workflow["jobs"].values():
        assert "timeout-minutes" in job or job["uses"] == "$/.github/workflows/recording.yml"
        assert isinstance(job["permissions"], dict)


def test_a_run_of_the_gate_is_not_named_by_the_title_of_a_pull_request() -> None:
    """GitHub does so where no name is given, and people write names into titles."""
    assert WORKFLOWS["check"]["run-name"] == "Check ${{ github.event.pull_request.number || github.ref_name }}"


def test_a_pull_request_s_run_can_only_read() -> None:
    assert [job["permissions"] for job in WORKFLOWS["check"]["jobs"].values()] == [
        {"contents": "read"},
        {"contents": "read"},
        {"contents": "read"},
        {},
    ]


def test_actions_are_pinned_by_commit_with_the_version_beside_it_and_alike_everywhere() -> None:
    used = [
        line.split("uses: ")[1]
        for path in FILES
        for line in path.read_text("utf-8").splitlines()
        if "uses:" in line and "uses: $/" not in line
    ]
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action
    assert len({action.split("@")[0] for action in used}) == len(set(used))


def test_no_checkout_leaves_a_token_behind() -> None:
    checkouts = [step for _, _, step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_no_script_has_an_expression_put_into_it() -> None:
    """So what a branch, a title or a file is called reaches a script as a value, never as a part of it."""
    assert [(name, step["name"]) for name, _, step in STEPS if "${{" in step.get("run", "")] == []


def test_the_one_required_check_waits_for_every_other_job() -> None:
    jobs = WORKFLOWS["check"]["jobs"]
    assert jobs["summary"]["if"] == "${{ always() }}"
    assert {*jobs["summary"]["needs"], "summary"} == set(jobs)
    branch_protection = (PROJECT / "docs/branch-protection.md").read_text("utf-8")
    assert f"`{jobs['summary']['name']}`" in branch_protection


def test_only_changes_into_the_main_branch_are_judged_and_a_tick_in_the_description_repeats_nothing() -> None:
    """A branch with weaker rules would judge a change, and its green check would follow it to main."""
    asked = WORKFLOWS["check"]["on"]
    assert asked["pull_request"] == {"branches": ["main"], "types": ["opened", "synchronize", "reopened"]}
    assert asked["merge_group"] == asked["push"] == {"branches": ["main"]}


def test_a_script_fails_where_any_command_of_a_pipe_does() -> None:
    scripted = {name for name, _, step in STEPS if "run" in step}
    assert {name for name in WORKFLOWS if WORKFLOWS[name].get("defaults") == {"run": {"shell": "bash"}}} == scripted
    assert not [step for _, _, step in STEPS if "shell" in step]


@pytest.mark.parametrize("day", [date(2026, 1, 15), date(2026, 7, 15), date(2026, 3, 29), date(2026, 10, 25)])
def test_the_site_is_published_when_a_day_begins_in_london_in_summer_and_winter(day: date) -> None:
    (schedule,) = WORKFLOWS["publish"]["on"]["schedule"]
    minute, hour, *rest = schedule["cron"].split()
    assert rest == ["*", "*", "*"]
    begun = datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=ZoneInfo(schedule["timezone"]))
    assert (begun.hour, begun.minute) == (0, 5)
    assert today(begun.astimezone(UTC)) == day


def test_every_step_that_is_a_script_is_run_by_a_test() -> None:
    ran = {"data", "code", "pythons", "summary", "comment", "build", "attest", "alert", "branch", "form", "office"}
    ran |= {"audit", "make", "publish", "unpublish"}
    assert {job for _, job, step in STEPS if "run" in step} == ran


# The site, published.


def test_the_site_is_built_kept_and_attested_with_its_data_files(base: Path, tmp_path: Path) -> None:
    event = {"repository": {"visibility": "public"}}
    github = {"event_name": "schedule", "sha": git(base, "rev-parse", "main").strip(), "event": event}
    runner = Runner(tmp_path, base, github)
    built = runner.run("publish", "build")
    assert built.result == "success", built.log
    assert "; 0 missing, 0 added, 0 changed." in built.log
    kept = json.loads((runner.artifacts / "manifest/manifest.json").read_bytes())
    assert kept["commit"] == github["sha"]
    with tarfile.open(runner.artifacts / "github-pages/artifact.tar") as tar:
        names = {member.name.removeprefix("./") for member in tar.getmembers() if member.isfile()}
        published = tar.extractfile("./manifest.json")
        assert published
        said = json.loads(published.read())
    assert names == kept["files"].keys()
    assert "commit" not in said
    assert runner.run("publish", "attest").result == "success"
    assert runner.run("publish", "deploy").result == "success"


def test_a_private_repository_attests_only_if_its_plan_is_said_to_allow_it(tmp_path: Path) -> None:
    runner = Runner(tmp_path, tmp_path, {"event": {"repository": {"visibility": "private"}}})
    assert runner.run("publish", "attest").result == "skipped"


def test_what_is_refused_is_not_published(base: Path, tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    shutil.copytree(base, origin)
    REFUSED(origin)
    git(origin, "commit", "--quiet", "--all", "--message", "Wrong")
    github = {"event_name": "push", "sha": git(origin, "rev-parse", "main").strip(), "event": {}}
    assert Runner(tmp_path, origin, github).run("publish", "build").result == "failure"
    assert not (tmp_path / "artifacts").exists()


def alerted(folder: Path, base: Path, deployed: str, number: str) -> str:
    """What the job "alert" asks of GitHub's own program, which a stand-in answers: the open alert is `number`."""
    tools = folder / f"tools-{deployed}-{number}"
    tools.mkdir(parents=True)
    calls = tools / "calls"
    answer = f'[ "$2" = list ] && printf "%s" "{number}"'
    (tools / "gh").write_text(f'#!/bin/sh\necho "$*" >> {calls}\n{answer}\nexit 0\n', "utf-8")
    (tools / "gh").chmod(0o755)
    github = {
        "event_name": "schedule",
        "sha": git(base, "rev-parse", "main").strip(),
        "event": {"repository": {"has_issues": True}},
        "repository": "naace/register",
        "server_url": "https://github.example",
        "run_id": "9",
        "token": "a-token",
    }
    needs = {"build": {"result": deployed, "outputs": {}}, "deploy": {"result": deployed, "outputs": {}}}
    runner = Runner(folder / f"run-{deployed}-{number}", base, github, needs)
    runner.environment = {"PATH": f"{tools}:{os.environ['PATH']}"}
    done = runner.run("publish", "alert")
    assert done.result == "success", done.log
    return calls.read_text("utf-8")


RUN = "https://github.example/naace/register/actions/runs/9"


@pytest.mark.parametrize(
    ("deployed", "number", "calls"),
    [
        ("failure", "", ["issue list", "label create publish", "issue create --title The public site could"]),
        ("skipped", "", ["issue list", "label create publish", "issue create --title The public site could"]),
        ("failure", "12", ["issue list", "issue comment 12 --body The public site is out of date"]),
        ("success", "12", ["issue list", "issue close 12"]),
        ("success", "", ["issue list"]),
    ],
)
def test_a_site_that_is_not_published_calls_the_owners_until_it_is(
    deployed: str, number: str, calls: list[str], base: Path, tmp_path: Path
) -> None:
    asked = alerted(tmp_path, base, deployed, number)
    begun = [line for line in asked.splitlines() if line.startswith(("issue ", "label "))]
    assert len(begun) == len(calls)
    assert all(line.startswith(call) for line, call in zip(begun, calls, strict=True)), begun
    assert (RUN in asked) is bool(number or deployed != "success")


def test_without_issues_in_the_repository_no_alert_is_tried(base: Path, tmp_path: Path) -> None:
    github = {"event": {"repository": {"has_issues": False}}}
    assert Runner(tmp_path, base, github).run("publish", "alert").result == "skipped"


def test_the_form_for_details_is_made_and_kept_once_it_has_an_address(base: Path, tmp_path: Path) -> None:
    github = {"event_name": "workflow_dispatch", "sha": git(base, "rev-parse", "main").strip(), "event": {}}
    home = {"HOME": os.environ["HOME"]}  # with npm's own settings, and what it keeps
    runner = Runner(tmp_path, base, github, environment=home | NOTHING_FETCHED)
    assert runner.run("form", "form").result == "skipped"
    runner.variables = {"FORM_ADDRESS": "https://details.example/"}
    made = runner.run("form", "form")
    assert made.result == "success", made.log
    kept = runner.artifacts / "form"
    assert json.loads((kept / "settings.json").read_text("utf-8"))["settings"]["backend"]["repo"] == "naace/register"
    assert (kept / "index.html").is_file()


def test_newer_versions_of_all_that_is_pinned_are_proposed() -> None:
    dependabot = yaml.safe_load((PROJECT / ".github/dependabot.yml").read_text("utf-8"))
    proposed = {update["package-ecosystem"]: update for update in dependabot["updates"]}
    assert set(proposed) == {"github-actions", "pip", "npm"}
    locks = {f"/{path.parent.relative_to(PROJECT)}" for path in PROJECT.glob("*/*/package-lock.json")}
    assert locks
    assert proposed["npm"]["directories"] == sorted(locks)
    environments = {f"/{path.parent.relative_to(PROJECT)}" for path in PROJECT.glob("tests/*/requirements.lock")}
    assert proposed["pip"]["directories"] == ["/", *sorted(environments)]
