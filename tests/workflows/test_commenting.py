"""The one comment on a pull request: written by main's program, from values that anybody may have written."""

import json
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from project import PROJECT
from workflows.repository import begun
from workflows.runner import Runner

from generator.pull_request.comment import AUTHOR, MARK, body, refusal
from generator.pull_request.handed_over import CHANGES, CHECK, handed_over
from generator.scheme.standing import StandingKind

pytestmark = pytest.mark.usefixtures("from_npm")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begun(tmp_path_factory.mktemp("base"))


class GitHub(BaseHTTPRequestHandler):
    """As much of GitHub's REST API as the comment needs, over one pull request."""

    comments: list[dict[str, Any]]
    pulls: list[dict[str, Any]]
    files: list[dict[str, Any]]

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
            found = [pull for pull in self.pulls if pull["head"]["label"] == query["head"][0]]
        elif path == "/repos/naace/register/pulls/7/files":
            found = self.files
        else:
            assert path == "/repos/naace/register/issues/7/comments"
            found = self.comments
        self.answer(found[(page - 1) * size : page * size])

    def do_POST(self) -> None:
        assert self.path == "/repos/naace/register/issues/7/comments"
        self.comments.append({"id": 1000, "user": {"login": AUTHOR}, "body": self.sent()})
        self.answer({})

    def do_PATCH(self) -> None:
        (comment,) = (
            comment
            for comment in self.comments
            if self.path == f"/repos/naace/register/issues/comments/{comment['id']}"
        )
        comment["body"] = self.sent()
        self.answer({})

    def log_message(self, *_: object) -> None:
        """Nothing on standard error."""


@pytest.fixture
def github() -> Iterator[tuple[type[GitHub], str]]:
    head = {"sha": SHA, "label": "staff:a-change"}
    state = type("State", (GitHub,), {"comments": [], "pulls": [{"number": 7, "head": head}], "files": []})
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
    "fix": "Correct it.",
    "related": [],
}
Report = dict[str, Any]


def report(name: str) -> Report:
    """What a run hands over of a change that gives an assessor another name."""
    difference = {"name": "name", "does": "changed", "before": "Amina", "after": name}
    record = {"name": "data/a.yml", "does": "changed", "differences": [difference]}
    none: list[Any] = []
    changes = {
        "on": "2026-03-01",
        "until": "2026-05-30",
        "records": [record],
        "standings": none,
        "pages": none,
        "made": none,
        "mended": none,
    }
    counts = {"refused": 0, "warned": 0, "told": 0}
    check = {"on": "2026-03-01", "counts": counts, "files": 1, "unchecked": 0, "problems": none}
    return {"changes": changes, "check": check}


def write(folder: Path, report: Report, commit: str) -> None:
    """The files of an artifact; a path means a link to it, None for no file."""
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
        if report:
            write(runner.artifacts / "report", report, commit or sha)
        done = runner.run("comment", "comment")
        assert done.result == "success", done.log
        return done.log

    return run


def test_a_pull_request_has_one_comment_that_is_edited(
    commented: Callable[..., str], github: tuple[type[GitHub], str]
) -> None:
    state, _ = github
    state.comments += [{"id": number, "user": {"login": "staff"}, "body": f"{MARK} mine"} for number in range(150)]
    assert "pull request 7" in commented(report("first"))
    assert "pull request 7" in commented(report("second"))
    (ours,) = (comment["body"] for comment in state.comments if comment["user"]["login"] == AUTHOR)
    assert "name: Amina → second" in ours
    assert "first" not in ours
    assert len(state.comments) == 151


JUDGES = [
    {"filename": "data/generator/x.yml"},
    {"filename": ".github/workflows/check.yml"},
    {"filename": "data/a.yml", "previous_filename": "generator/check.py"},
    {"filename": "@team/`x`.md"},
    *({"filename": f"data/assessors/{number}.yml"} for number in range(100)),
    *({"filename": f"tests/{number}.py"} for number in range(20)),
]


@pytest.mark.parametrize("is_forged", [False, True])
def test_a_change_to_what_judges_it_is_said_first_with_the_files_as_github_lists_them(
    is_forged: bool, commented: Callable[..., str], github: tuple[type[GitHub], str]
) -> None:
    """Also where the report is refused: a changed workflow can hand over any report, but not another list of files."""
    github[0].files = JUDGES
    commented({**report("x"), "check": "{}"} if is_forged else report("x"))
    (comment,) = github[0].comments
    lines = comment["body"].splitlines()
    assert lines[1].startswith("**This change also changes what judges it.**")
    listed = [line for line in lines if line.startswith("- ")][:11]
    assert listed[:2] == ["- .github/workflows/check.yml", "- @<!-- -->team/&#96;x&#96;.md"]
    assert listed[2] == "- generator/check.py"
    assert listed[10] == "- and 13 more"


def test_a_change_of_data_alone_says_nothing_of_what_judges_it(
    commented: Callable[..., str], github: tuple[type[GitHub], str]
) -> None:
    github[0].files = [{"filename": "data/a.yml"}]
    commented(report("x"))
    assert "judges" not in github[0].comments[0]["body"]


def test_a_change_of_more_files_than_github_lists_says_so(
    commented: Callable[..., str], github: tuple[type[GitHub], str]
) -> None:
    github[0].files = [{"filename": f"data/{number}.yml"} for number in range(3_000)]
    commented(report("x"))
    assert "- more files than GitHub lists" in github[0].comments[0]["body"]


@pytest.mark.parametrize("kind", StandingKind)
def test_the_comment_shows_a_change_to_any_standing(kind: StandingKind, tmp_path: Path) -> None:
    whole = report("Amina")
    whole["changes"]["standings"] = [
        {"assessor": "a", "first": "2026-03-01", "last": "2026-03-02", "before": None, "after": kind, "reasons": []}
    ]
    write(tmp_path / "report", whole, SHA)
    assert str(kind) in body(handed_over(tmp_path / "report"), RUN)


def test_a_run_that_hands_nothing_over_is_commented_on_too(
    commented: Callable[..., str], github: tuple[type[GitHub], str]
) -> None:
    """A changed workflow could leave the report out, and with it the word on what judges the change."""
    github[0].files = [{"filename": ".github/workflows/check.yml"}]
    commented({})
    assert [comment["body"] for comment in github[0].comments] == [refusal(RUN, [".github/workflows/check.yml"])]


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
    assert [comment["body"] for comment in github[0].comments] == [refusal(RUN)]


@pytest.mark.parametrize("commit", ["d" * 40, "main", "", "a" * 41])
def test_a_report_of_another_commit_is_not_shown(
    commit: str, commented: Callable[..., str], github: tuple[type[GitHub], str]
) -> None:
    commented(report("SECRET"), commit=commit or " ")
    assert [comment["body"] for comment in github[0].comments] == [refusal(RUN)]


def test_the_comment_needs_nothing_but_python() -> None:
    command = ["python3", "-S", "-c", "import generator.pull_request.comment"]
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
            return {name: filled(inner) for name, inner in shape.items()}
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
    assert shown.count("everyone") == 20
    for live in ("@everyone", "@team", "&commat;", "](https", "<img", "#1", "GH-1", ":tada:", "&#64;everyone"):
        assert live not in shown.replace(f"]({RUN})", ""), live


def test_a_comment_is_cut_after_it_is_escaped_and_says_where_the_whole_is(tmp_path: Path) -> None:
    record = report("@a" * 140)["changes"]["records"][0]
    whole = report("x")
    whole["changes"]["records"] = [record] * 1_000
    write(tmp_path / "report", whole, SHA)
    shown = body(handed_over(tmp_path / "report"), RUN)
    assert 60_000 < len(shown) < 65_536
    assert shown.endswith(
        f"Cut here, because GitHub shows no more: the artifact `report` of [the run]({RUN}) holds everything."
    )
    assert "\n    - name: Amina → @<!-- -->a@<!-- -->a" in shown


def test_the_comment_has_what_the_change_makes_and_only_counts_what_was_there_before(tmp_path: Path) -> None:
    whole = report("x")
    there_before = {**PROBLEM, "severity": "told", "message": "SOMEBODY ELSE'S"}
    made = {**PROBLEM, "related": [{**PLACE, "line": 3, "word": "where it is used"}]}
    fixed = {**PROBLEM, "message": "It was wrong"}
    whole["changes"] |= {"made": [made], "mended": [fixed]}
    whole["check"] |= {"problems": [there_before] * 32 + [made], "counts": {"refused": 1, "warned": 0, "told": 32}}
    write(tmp_path / "report", whole, SHA)
    shown = body(handed_over(tmp_path / "report"), RUN).replace("&#58;", ":").replace("<!-- -->", "")
    assert "### Refused: 1" in shown
    assert "<br>see data/a.yml:3:1: where it is used" in shown
    assert "It was wrong" in shown
    assert "SOMEBODY" not in shown
    assert f"Already there before this change: 32 notices. [The run]({RUN}) lists where." in shown
    assert f"Commit {SHA[:10]}, as it would be merged:" in shown
    assert len(shown.splitlines()) < 25
