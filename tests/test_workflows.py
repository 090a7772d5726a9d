"""The workflows: what they may do, what GitHub's own tools find in them, and every step run as CI would run it."""

import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from example import ROOT
from workflows.language_server import SERVER, findings
from workflows.runner import FILES, PROJECT, WORKFLOWS, Runner

from generator.days import today
from generator.staff.commenting import AUTHOR, MARK, body, refusal
from generator.staff.handed_over import CHANGES, CHECK, handed_over

JOBS = [(name, job) for name, workflow in WORKFLOWS.items() for job in workflow["jobs"]]
STEPS = [(name, job, step) for name, job in JOBS for step in WORKFLOWS[name]["jobs"][job]["steps"]]
PORTRAIT = "data/assessors/amina-rahman.yml"


@pytest.fixture(scope="module", autouse=True)
def from_npm() -> None:
    """GitHub's own tools, which `make test` installs where npm is."""
    if not SERVER.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("npm ci in tests/workflows installs what is missing")


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=Staff Example", "-c", "user.email=staff@naace.example", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the program as it is here, and the example's data."""
    root = tmp_path_factory.mktemp("base")
    for name in ("generator", "site_templates", "docs", ".ci", ".github"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "Makefile", "pyproject.toml", "requirements.lock", ".gitignore", ".gitattributes"):
        shutil.copyfile(PROJECT / name, root / name)
    shutil.copytree(ROOT / "data", root / "data")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "The register")
    return root


Change = Callable[[Path], object]


@pytest.fixture
def pull_request(base: Path, tmp_path: Path) -> Callable[[Change], Runner]:
    """A run of a pull request that makes a change: GitHub runs it on the merge of the two."""

    def opened(change: Change, event: str = "pull_request", **given: Any) -> Runner:
        origin = tmp_path / "origin"
        shutil.copytree(base, origin, symlinks=True)
        git(origin, "checkout", "--quiet", "-b", "change")
        change(origin)
        git(origin, "add", "--all")
        git(origin, "commit", "--quiet", "--allow-empty", "--message", "A change")
        git(origin, "checkout", "--quiet", "-b", "merged", "main")
        git(origin, "merge", "--quiet", "--no-ff", "--message", "Merge", "change")
        told: dict[str, Any] = {**REPOSITORY}
        if event == "pull_request":
            head = git(origin, "rev-parse", "change").strip()
            # It also tells of what the branch was before its last push: nothing to compare with.
            told |= {"pull_request": {"number": 7, "head": {"sha": head}}, "before": head}
        elif event == "push":
            told["before"] = git(origin, "rev-parse", "main").strip()
        github = {"event_name": event, "sha": git(origin, "rev-parse", "HEAD").strip(), "event": told}
        into = {"base_ref": "main"} if event == "pull_request" else {}
        return Runner(tmp_path, origin, {**github, **into, **given})

    return opened


REPOSITORY = {"repository": {"default_branch": "main", "visibility": "private"}}


def edit(file: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        text = (root / file).read_text("utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), "utf-8")

    return change


TYPO = edit(PORTRAIT, "portrait: |\n", "portrait: |\n  Well known.\n\n")
REFUSED = edit(PORTRAIT, "details_confirmed_on: 2026-01-15", "details_confirmed_on: 2026-02-30")

# What the files themselves say.


def test_github_s_language_server_finds_nothing() -> None:
    texts = [(path.relative_to(PROJECT).as_posix(), path.read_text("utf-8")) for path in FILES]
    assert findings(texts) == []


def test_the_language_server_does_find_what_is_wrong() -> None:
    text = FILES[0].read_text("utf-8").replace("github.sha", "gihub.sha")
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
    assert "concurrency" in workflow
    for job in workflow["jobs"].values():
        assert "timeout-minutes" in job
        assert isinstance(job["permissions"], dict)


def test_a_pull_request_s_run_can_only_read() -> None:
    assert [job["permissions"] for job in WORKFLOWS["check"]["jobs"].values()] == [
        {"contents": "read"},
        {"contents": "read"},
        {},
    ]


def test_actions_are_pinned_by_commit_with_the_version_beside_it_and_alike_everywhere() -> None:
    used = [
        line.split("uses: ")[1] for path in FILES for line in path.read_text("utf-8").splitlines() if "uses:" in line
    ]
    assert used
    for one in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one), one
    assert len({one.split("@")[0] for one in used}) == len(set(used))


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


def test_only_changes_into_the_main_branch_are_judged_and_anew_when_another_base_is_chosen() -> None:
    """Else a branch with weaker rules would judge a change, whose green check followed it to main."""
    asked = WORKFLOWS["check"]["on"]
    assert asked["pull_request"] == {"branches": ["main"], "types": ["opened", "synchronize", "reopened", "edited"]}
    assert asked["merge_group"] == asked["push"] == {"branches": ["main"]}


def test_a_script_fails_where_any_command_of_a_pipe_does() -> None:
    assert [workflow["defaults"] for workflow in WORKFLOWS.values()] == [{"run": {"shell": "bash"}}] * len(WORKFLOWS)
    assert not [step for _, _, step in STEPS if "shell" in step]


@pytest.mark.parametrize("day", [date(2026, 1, 15), date(2026, 7, 15), date(2026, 3, 29), date(2026, 10, 25)])
def test_the_site_is_published_when_a_day_begins_in_london_in_summer_and_winter(day: date) -> None:
    (schedule,) = WORKFLOWS["publish"]["on"]["schedule"]
    minute, hour, *rest = schedule["cron"].split()
    assert rest == ["*", "*", "*"]
    begun = datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=ZoneInfo(schedule["timezone"]))
    assert (begun.hour, begun.minute) == (0, 5)
    assert today(begun.astimezone(UTC)) == day


def test_every_step_that_is_a_script_is_run_below() -> None:
    ran = {"data", "code", "summary", "comment", "build", "attest"}
    assert {job for _, job, step in STEPS if "run" in step} == ran


# The gate, run.


def test_a_good_change_of_data_passes_is_reported_and_can_be_looked_at(pull_request: Callable[..., Runner]) -> None:
    runner = pull_request(TYPO)
    data = runner.run("check", "data")
    assert data.result == "success", data.log
    assert data.outputs == {"code": "no"}
    handed = handed_over(runner.artifacts / "report")
    assert [one["name"] for one in handed.changes["records"]] == [PORTRAIT]
    assert handed.commit == runner.github["event"]["pull_request"]["head"]["sha"]
    assert "data/assessors/amina-rahman.yml changed" in data.summary
    assert "Nothing is refused." in data.summary
    assert json.loads((runner.artifacts / "problems/register.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "Well known." in (runner.artifacts / "preview/assessors/amina-rahman/index.html").read_text("utf-8")
    assert runner.run("check", "code").result == "skipped"
    runner.needs["code"] = {"result": "skipped", "outputs": {}}
    assert runner.run("check", "summary").result == "success"


def test_a_refused_change_fails_beside_its_line_and_is_reported_all_the_same(
    pull_request: Callable[..., Runner],
) -> None:
    runner = pull_request(REFUSED)
    data = runner.run("check", "data")
    assert data.result == "failure"
    assert "\n::error file=data/assessors/amina-rahman.yml,line=" in f"\n{data.log}"
    assert data.outcomes["Say what the change does"] == "success", data.log
    assert data.outcomes["Build the site as it would be"] == "skipped"
    assert "### Refused: 1" in body(handed_over(runner.artifacts / "report"), "https://github.example/run")
    assert "### Refused: 1" in data.summary
    assert not (runner.artifacts / "preview").exists()
    runner.needs["code"] = {"result": "skipped", "outputs": {}}
    assert runner.run("check", "summary").result == "failure"


def test_a_change_of_data_cannot_bring_weaker_rules_along(pull_request: Callable[..., Runner]) -> None:
    def change(root: Path) -> None:
        REFUSED(root)
        edit("generator/check.py", "return Checked(loaded, tuple(problems))", "return Checked(loaded, ())")(root)
        (root / "Makefile").write_text(".venv/.ready:\n\ttrue\n", "utf-8")

    data = pull_request(change).run("check", "data")
    assert data.result == "failure"
    assert data.outputs == {"code": "yes"}
    assert "::error file=data/assessors/amina-rahman.yml" in data.log


def test_after_the_merge_the_new_rules_hold(pull_request: Callable[..., Runner]) -> None:
    weaker = edit("generator/check.py", "return Checked(loaded, tuple(problems))", "return Checked(loaded, ())")
    runner = pull_request(weaker, "push", ref="refs/heads/main")
    assert runner.run("check", "data").outputs == {"code": "yes"}
    assert "Checked(loaded, ())" in (runner.folder / "data-1/workspace/rules/generator/check.py").read_text("utf-8")


def test_a_pull_request_into_another_branch_fails(pull_request: Callable[..., Runner]) -> None:
    data = pull_request(TYPO, base_ref="weak").run("check", "data")
    assert data.result == "failure"
    assert "Only a change into the main branch is judged" in data.log
    assert data.outcomes["Check the data, and the change"] == "skipped"


def test_the_rules_of_a_pull_request_are_those_of_the_main_branch(pull_request: Callable[..., Runner]) -> None:
    """Also where what GitHub merged it into is another commit, and a tag looks like the main branch."""
    runner = pull_request(REFUSED)
    git(runner.origin, "checkout", "--quiet", "-b", "weak", "main")
    edit("generator/check.py", "return Checked(loaded, tuple(problems))", "return Checked(loaded, ())")(runner.origin)
    git(runner.origin, "commit", "--quiet", "--all", "--message", "Weaker")
    git(runner.origin, "tag", "origin/main")
    git(runner.origin, "merge", "--quiet", "--no-ff", "--message", "Merge", "change")
    runner.github["sha"] = git(runner.origin, "rev-parse", "HEAD").strip()
    data = runner.run("check", "data")
    assert data.result == "failure"
    assert "::error file=data/assessors/amina-rahman.yml" in data.log


DECIDED = edit(PORTRAIT, "on: 2024-07-01, decision: accredited", "on: 2024-07-02, decision: accredited")


def test_a_pull_request_is_compared_with_the_main_branch_however_often_it_is_pushed_to(
    pull_request: Callable[..., Runner],
) -> None:
    data = pull_request(DECIDED).run("check", "data")
    assert data.result == "failure"
    assert "a-decision" in data.log


def test_a_push_is_compared_with_what_was_there_before_it(pull_request: Callable[..., Runner]) -> None:
    """Of three commits pushed at once all are compared, not the last alone."""
    runner = pull_request(DECIDED, "push")
    for _ in range(2):
        git(runner.origin, "commit", "--quiet", "--allow-empty", "--message", "Another")
    runner.github["sha"] = git(runner.origin, "rev-parse", "HEAD").strip()
    data = runner.run("check", "data")
    assert data.result == "failure"
    assert "a-decision" in data.log


@pytest.mark.parametrize("before", ["0" * 40, "1234567890" * 4])
def test_a_push_whose_past_is_not_known_is_checked_without_it_and_says_so(
    before: str, pull_request: Callable[..., Runner]
) -> None:
    runner = pull_request(DECIDED, "push")
    runner.github["event"]["before"] = before
    data = runner.run("check", "data")
    assert data.result == "success", data.log
    assert "::notice::What was on the branch before this push is not known" in data.log
    assert data.outputs == {"code": "yes"}
    assert data.outcomes["Say what the change does"] == "skipped"


def test_a_day_s_passing_is_compared_with_nothing(pull_request: Callable[..., Runner]) -> None:
    """Else what was rightly merged yesterday would be refused today."""
    runner = pull_request(DECIDED, "schedule")
    data = runner.run("check", "data")
    assert data.result == "success", data.log
    assert "::notice::" not in data.log
    assert data.outputs == {"code": "no"}
    assert json.loads((runner.artifacts / "problems/register.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_a_program_that_fails_leaves_no_half_report(pull_request: Callable[..., Runner]) -> None:
    runner = pull_request(TYPO)
    git(runner.origin, "checkout", "--quiet", "main")
    edit("generator/reports/changes.py", "def as_json(", "def as_json(*_, **__): raise SystemExit(3)\ndef _former(")(
        runner.origin
    )
    git(runner.origin, "commit", "--quiet", "--all", "--message", "A bug")
    data = runner.run("check", "data")
    assert data.outcomes["Say what the change does"] == "failure", data.log
    assert data.result == "failure"
    assert not (runner.artifacts / "report").exists()
    assert (runner.artifacts / "problems").exists()


def test_a_change_that_deletes_all_data_fails(pull_request: Callable[..., Runner]) -> None:
    data = pull_request(lambda root: shutil.rmtree(root / "data")).run("check", "data")
    assert data.result == "failure"
    assert "holds no folder data/" in data.log


def test_a_link_in_place_of_data_is_refused_and_not_followed(pull_request: Callable[..., Runner]) -> None:
    def change(root: Path) -> None:
        (root / PORTRAIT).unlink()
        (root / PORTRAIT).symlink_to("/etc/passwd")

    data = pull_request(change).run("check", "data")
    assert data.result == "failure"
    assert "not an ordinary file" in data.log
    assert "root:" not in data.log


def test_a_folder_data_that_is_a_link_is_refused(pull_request: Callable[..., Runner]) -> None:
    def change(root: Path) -> None:
        shutil.move(root / "data", root / "elsewhere")
        (root / "data").symlink_to("elsewhere")

    assert pull_request(change).run("check", "data").result == "failure"


def test_settings_of_git_that_come_with_data_are_refused(pull_request: Callable[..., Runner]) -> None:
    data = pull_request(lambda root: (root / "data/.gitattributes").write_text("*.yml text\n")).run("check", "data")
    assert data.result == "failure"
    assert ".gitattributes" in data.log


HOSTILE = (
    "::error::x @everyone |<script>alert(1)</script>| `x` ##[stop-commands]y www.evil.example GH-1 ::stop-commands::y"
)


def test_hostile_words_reach_no_command_no_mention_and_no_markup(pull_request: Callable[..., Runner]) -> None:
    def change(root: Path) -> None:
        edit(PORTRAIT, "name: Amina Rahman", f'name: "{HOSTILE}"')(root)
        edit(PORTRAIT, "portrait: |\n", f"portrait: |\n  {HOSTILE}\n  ::error::y\n")(root)
        (root / "data/assessors/::error::z\n::error::w.yml").write_text("name: x\n")
        for number in range(12):  # so that the last stands in the log alone
            (root / f"data/assessors/v{number} ##[add-mask]Amina.yml").write_text("name: x\n")
        (root / "data/assessors/w ##[stop-commands]y.yml").write_text("name: x\n")

    runner = pull_request(change)
    data = runner.run("check", "data")
    assert data.result == "failure"
    commands = [line for line in data.log.splitlines() if line.lstrip().startswith("::")]
    assert commands
    assert all(
        re.match(r"::(error|warning|notice) (file=data/[^ ]|title=)|::notice::\d+ more ", one) for one in commands
    )
    assert "stop-commands]y.yml" in data.log
    assert "##[" not in data.log
    for text in (data.summary, body(handed_over(runner.artifacts / "report"), "https://github.example/run")):
        assert "everyone" in text, "the name that changes is shown, so that there is something to escape"
        assert "&#60;script&#62;" in text
        for live in ("@everyone", "<script", "`x`", "www.", "GH-1", "##["):
            assert live not in text


@pytest.mark.parametrize(
    ("data", "code", "changed", "expected"),
    [
        ("success", "success", "yes", "success"),
        ("success", "skipped", "no", "success"),
        ("success", "skipped", "yes", "failure"),
        ("success", "failure", "yes", "failure"),
        ("success", "cancelled", "yes", "failure"),
        ("failure", "skipped", "no", "failure"),
        ("failure", "success", "yes", "failure"),
        ("cancelled", "skipped", "", "failure"),
        ("skipped", "skipped", "", "failure"),
    ],
)
def test_the_required_check_passes_only_if_all_that_had_to_run_has_passed(
    data: str, code: str, changed: str, expected: str, tmp_path: Path
) -> None:
    needs = {"data": {"result": data, "outputs": {"code": changed}}, "code": {"result": code, "outputs": {}}}
    assert Runner(tmp_path, tmp_path, {"sha": ""}, needs).run("check", "summary").result == expected


def test_a_change_of_code_is_tested_by_its_own_code(pull_request: Callable[..., Runner]) -> None:
    """`make` is the one thing that is not run here: it would run this test again."""
    runner = pull_request(edit("generator/check.py", "return Checked(loaded, tuple(problems))", "raise SystemExit(9)"))
    runner.needs["data"] = {"result": "success", "outputs": {"code": "yes"}}
    tools = runner.folder / "tools"
    tools.mkdir()
    (tools / "make").write_text("#!/bin/sh\necho made $*\n")
    (tools / "make").chmod(0o755)
    runner.environment = {"PATH": f"{tools}:/usr/local/bin:/usr/bin:/bin"}
    code = runner.run("check", "code")
    assert code.outcomes["Run the linters and every test"] == "success", code.log
    assert "made test" in code.log
    assert code.outcomes["Check the data by the proposed code"] == "failure"


# The site, published.


def test_the_site_is_built_kept_and_attested_with_its_data_files(base: Path, tmp_path: Path) -> None:
    event = {"repository": {"visibility": "public"}}
    github = {"event_name": "schedule", "sha": git(base, "rev-parse", "main").strip(), "event": event}
    runner = Runner(tmp_path, base, github)
    built = runner.run("publish", "build")
    assert built.result == "success", built.log
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


# The comment.


class GitHub(BaseHTTPRequestHandler):
    """As much of GitHub's REST API as the comment needs, over one pull request."""

    comments: list[dict[str, Any]]
    pulls: list[dict[str, Any]]

    def answer(self, value: Any) -> None:
        assert self.headers["Authorization"] == "Bearer a-token"
        content = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def sent(self) -> str:
        return str(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"])

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        page, size = int(query["page"][0]), int(query["per_page"][0])
        if path == "/repos/naace/register/pulls":
            assert query["base"] == ["main"]
            found = [one for one in self.pulls if one["head"]["label"] == query["head"][0]]
        else:
            assert path == "/repos/naace/register/issues/7/comments"
            found = self.comments
        self.answer(found[(page - 1) * size : page * size])

    def do_POST(self) -> None:
        assert self.path == "/repos/naace/register/issues/7/comments"
        self.comments.append({"id": 1000, "user": {"login": AUTHOR}, "body": self.sent()})
        self.answer({})

    def do_PATCH(self) -> None:
        (one,) = (one for one in self.comments if self.path == f"/repos/naace/register/issues/comments/{one['id']}")
        one["body"] = self.sent()
        self.answer({})

    def log_message(self, *_: object) -> None:
        """Nothing on standard error."""


@pytest.fixture
def github() -> Iterator[tuple[type[GitHub], str]]:
    head = {"sha": SHA, "label": "staff:a-change"}
    state = type("State", (GitHub,), {"comments": [], "pulls": [{"number": 7, "head": head}]})
    server = HTTPServer(("127.0.0.1", 0), state)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield state, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


SHA, RUN = "a" * 40, "https://github.example/naace/register/actions/runs/1"
PLACE = {"file": "data/a.yml", "line": 1, "column": 1, "keys": ""}
PROBLEM = {
    **PLACE,
    "severity": "refused",
    "code": "a-code",
    "clauses": ["P1"],
    "message": "It is wrong",
    "mend": "Mend it.",
    "related": [],
}
Report = dict[str, Any]


def report(name: str) -> Report:
    """What a run hands over of a change that gives an assessor another name."""
    difference = {"name": "name", "does": "changed", "before": "Amina", "after": name}
    record = {"name": "data/a.yml", "does": "changed", "differences": [difference]}
    none: list[Any] = []
    changes = {"on": "2026-03-01", "records": [record], "standings": none, "pages": none, "made": none, "mended": none}
    counts = {"refused": 0, "warned": 0, "told": 0}
    check = {"on": "2026-03-01", "counts": counts, "files": 1, "unchecked": 0, "problems": none}
    return {"changes": changes, "check": check}


def write(folder: Path, report: Report, commit: str) -> None:
    """The files of an artifact; a path stands for a link to it, None for no file."""
    folder.mkdir(parents=True)
    (folder / "head").write_text(f"{commit}\n", "utf-8")
    for name, value in report.items():
        path = folder / f"{name}.json"
        if isinstance(value, Path):
            path.symlink_to(value)
        elif isinstance(value, bytes):
            path.write_bytes(value)
        elif value is not None:
            path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")


@pytest.fixture
def commented(base: Path, tmp_path: Path, github: tuple[type[GitHub], str]) -> Callable[..., str]:
    """The job "comment" on what the run that has ended hands over; what it logs."""

    def run(report: Report, sha: str = SHA, branch: str = "a-change", commit: str = "") -> str:
        run = {
            "event": "pull_request",
            "conclusion": "failure",
            "id": 1,
            "head_sha": sha,
            "head_branch": branch,
            "head_repository": {"owner": {"login": "staff"}},
            "html_url": RUN,
        }
        event = {"workflow_run": run, "repository": {"default_branch": "main"}}
        context = {"event_name": "workflow_run", "event": event, "token": "a-token"}
        number = len(list(tmp_path.glob("run-*")))
        runner = Runner(tmp_path / f"run-{number}", base, context, environment={"GITHUB_API_URL": github[1]})
        write(runner.artifacts / "report", report, commit or sha)
        done = runner.run("comment", "comment")
        assert done.result == "success", done.log
        return done.log

    return run


def test_a_pull_request_has_one_comment_that_is_edited(
    commented: Callable[..., str], github: tuple[type[GitHub], str]
) -> None:
    state, _ = github
    state.comments += [{"id": each, "user": {"login": "staff"}, "body": f"{MARK} mine"} for each in range(150)]
    assert "pull request 7" in commented(report("first"))
    assert "pull request 7" in commented(report("second"))
    (ours,) = (one["body"] for one in state.comments if one["user"]["login"] == AUTHOR)
    assert "name: Amina → second" in ours
    assert "first" not in ours
    assert len(state.comments) == 151


def test_a_run_that_is_out_of_date_comments_nowhere(
    commented: Callable[..., str], github: tuple[type[GitHub], str]
) -> None:
    assert "No open pull request" in commented(report("late"), sha="d" * 40)
    assert "No open pull request" in commented(report("x"), branch="other&head=staff:a-change")
    assert github[0].comments == []


def test_only_runs_of_pull_requests_that_ended_are_commented_on(tmp_path: Path) -> None:
    for event, conclusion in (("push", "success"), ("pull_request", "cancelled")):
        context = {"event": {"workflow_run": {"event": event, "conclusion": conclusion}}}
        assert Runner(tmp_path / event, tmp_path, context).run("comment", "comment").result == "skipped"


def spoilt(**parts: Any) -> dict[str, Any]:
    whole = report("SECRET")
    return {**whole, **{name: part(whole[name]) if callable(part) else part for name, part in parts.items()}}


def found_in(value: Any, *keys: str | int, to: Any) -> Any:
    """The value with another one where the keys lead."""
    copy = json.loads(json.dumps(value))
    at = copy
    for key in keys[:-1]:
        at = at[key]
    at[keys[-1]] = to
    return copy


SPOILT: list[tuple[str, dict[str, Any]]] = [
    ("no JSON", spoilt(changes="SECRET")),
    ("a list", spoilt(check=["SECRET"])),
    ("a field more", spoilt(changes=lambda it: {**it, "SECRET": 1})),
    ("a field less", spoilt(changes=lambda it: {"on": it["on"]})),
    ("a word that it does not say", spoilt(changes=lambda it: found_in(it, "records", 0, "does", to="SECRET"))),
    ("a number for a text", spoilt(changes=lambda it: found_in(it, "records", 0, "name", to=7))),
    ("a truth for a number", spoilt(check=lambda it: found_in(it, "files", to=True))),
    ("a number below zero", spoilt(check=lambda it: found_in(it, "counts", "told", to=-1))),
    ("no day", spoilt(check=lambda it: found_in(it, "on", to="2026-02-30"))),
    ("a text too long", spoilt(changes=lambda it: found_in(it, "records", 0, "name", to="SECRET" * 60_000))),
    ("a key twice", spoilt(check='{"on": "2026-03-01", "on": "SECRET"}')),
    ("no number", spoilt(check='{"on": NaN}')),
    ("too deep", spoilt(check="[" * 100_000)),
    ("too large", spoilt(changes=" " * 20_000_001)),
    ("a number too long", spoilt(check="1" * 10_000)),
    ("not UTF-8", spoilt(changes=b"\xff")),
    ("a link", spoilt(check=Path("/etc/passwd"))),
    ("a file missing", spoilt(check=None)),
]


@pytest.mark.parametrize(("sentence", "spoilt"), SPOILT, ids=[row[0] for row in SPOILT])
def test_what_is_not_of_the_shape_that_main_makes_is_not_shown(
    sentence: str, spoilt: dict[str, Any], commented: Callable[..., str], github: tuple[type[GitHub], str]
) -> None:
    commented(spoilt)
    assert [one["body"] for one in github[0].comments] == [refusal(RUN)]


@pytest.mark.parametrize("commit", ["d" * 40, "main", "", "a" * 41])
def test_a_report_of_another_commit_is_not_shown(
    commit: str, commented: Callable[..., str], github: tuple[type[GitHub], str]
) -> None:
    commented(report("SECRET"), commit=commit or " ")
    assert [one["body"] for one in github[0].comments] == [refusal(RUN)]


def test_the_comment_needs_nothing_but_python() -> None:
    command = ["python3", "-S", "-c", "import generator.staff.commenting"]
    assert subprocess.run(command, cwd=PROJECT, check=False).returncode == 0


ATTACKS = (
    "&#64;everyone",
    "&commat;org/team",
    "[x](https://e.example)",
    "<img src=x>",
    "@team",
    "#1",
    "GH-1",
    ":tada:",
)


def test_every_word_that_was_handed_over_is_escaped_by_main_s_code(tmp_path: Path) -> None:
    """In each place where the shape has a text, one that would be live."""

    def filled(shape: Any) -> Any:
        if isinstance(shape, dict):
            return {name: filled(one) for name, one in shape.items()}
        if isinstance(shape, list):
            return [filled(shape[0])]
        if isinstance(shape, tuple):
            return filled(shape[0])
        if isinstance(shape, frozenset):
            return min(shape)
        return {str: " ".join(ATTACKS), int: 1, date: "2026-03-01"}[shape]

    whole = {"changes": filled(CHANGES), "check": filled(CHECK)}
    write(tmp_path / "report", whole, SHA)
    shown = body(handed_over(tmp_path / "report"), RUN)
    assert shown.count("everyone") > 20
    for live in ("@everyone", "@team", "&commat;", "](https", "<img", "#1", "GH-1", ":tada:", "&#64;everyone"):
        assert live not in shown.replace(f"]({RUN})", ""), live


def test_a_comment_is_cut_after_it_is_escaped_and_says_where_the_whole_stands(tmp_path: Path) -> None:
    record = report("@a" * 140)["changes"]["records"][0]
    whole = report("x")
    whole["changes"]["records"] = [record] * 1_000
    write(tmp_path / "report", whole, SHA)
    shown = body(handed_over(tmp_path / "report"), RUN)
    assert 60_000 < len(shown) < 65_536
    assert shown.endswith(
        f"Cut here, for GitHub shows no more of it: the whole stands in [the summary of the run]({RUN})."
    )
    assert "\n    - name: Amina → @<!-- -->a@<!-- -->a" in shown


def test_the_comment_has_what_the_change_makes_and_only_counts_what_stood_before(tmp_path: Path) -> None:
    whole = report("x")
    stood = {**PROBLEM, "severity": "told", "message": "SOMEBODY ELSE'S"}
    made = {**PROBLEM, "related": [{**PLACE, "line": 3, "word": "where it is used"}]}
    mended = {**PROBLEM, "message": "It was wrong"}
    whole["changes"] |= {"made": [{**made, "quoted": "number: INV-0107"}], "mended": [mended]}
    whole["check"] |= {"problems": [stood] * 32 + [made], "counts": {"refused": 1, "warned": 0, "told": 32}}
    write(tmp_path / "report", whole, SHA)
    shown = body(handed_over(tmp_path / "report"), RUN).replace("&#58;", ":").replace("<!-- -->", "")
    assert "### Refused: 1" in shown
    assert "<code>number: INV-0107</code><br>see data/a.yml:3:1: where it is used" in shown
    assert "It was wrong" in shown
    assert "SOMEBODY" not in shown
    assert (
        f"Stood before it, and still do: 32 for Naace to know or decide. They are in [the summary of the run]({RUN})."
        in shown
    )
    assert len(shown.splitlines()) < 25
