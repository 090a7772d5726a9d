"""The gate: every step of the workflow "Check" run as CI would run it, on changes good, wrong and hostile."""

import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from workflows.repository import PORTRAIT, REFUSED, TYPO, Change, begun, edit, git, proposed
from workflows.runner import Runner

from generator.pull_request.comment import body
from generator.pull_request.handed_over import handed_over

pytestmark = pytest.mark.usefixtures("from_npm")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begun(tmp_path_factory.mktemp("base"))


@pytest.fixture
def pull_request(base: Path, tmp_path: Path) -> Callable[..., Runner]:
    """A run of a pull request that makes a change."""

    def opened(change: Change, event: str = "pull_request", **given: Any) -> Runner:
        return proposed(base, tmp_path, change, event, **given)

    return opened


def test_a_good_change_of_data_passes_is_reported_and_can_be_looked_at(pull_request: Callable[..., Runner]) -> None:
    runner = pull_request(TYPO)
    data = runner.run("check", "data")
    assert data.result == "success", data.log
    assert data.outputs == {"code": "no"}
    handed = handed_over(runner.artifacts / "report")
    assert [record["name"] for record in handed.changes["records"]] == [PORTRAIT]
    assert handed.commit == runner.github["event"]["pull_request"]["head"]["sha"]
    assert "Nothing is refused." in data.summary
    assert "amina-rahman" not in data.summary, "what changes is said in the comment alone"
    assert json.loads((runner.artifacts / "problems/register.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "Well known." in (runner.artifacts / "preview/assessors/amina-rahman/index.html").read_text("utf-8")
    assert runner.run("check", "code").result == runner.run("check", "pythons").result == "skipped"
    runner.needs |= {job: {"result": "skipped", "outputs": {}} for job in ("code", "pythons")}
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
    runner.needs |= {job: {"result": "skipped", "outputs": {}} for job in ("code", "pythons")}
    assert runner.run("check", "summary").result == "failure"


def test_a_change_of_data_cannot_bring_weaker_rules_along(pull_request: Callable[..., Runner]) -> None:
    def change(root: Path) -> None:
        REFUSED(root)
        edit("generator/check.py", "tuple(sorted(problems, key=order))", "()")(root)
        (root / "Makefile").write_text(".venv/.ready:\n\ttrue\n", "utf-8")

    data = pull_request(change).run("check", "data")
    assert data.result == "failure"
    assert data.outputs == {"code": "yes"}
    assert "::error file=data/assessors/amina-rahman.yml" in data.log


def test_after_the_merge_the_new_rules_hold(pull_request: Callable[..., Runner]) -> None:
    weaker = edit("generator/check.py", "tuple(sorted(problems, key=order))", "()")
    runner = pull_request(weaker, "push", ref="refs/heads/main")
    assert runner.run("check", "data").outputs == {"code": "yes"}
    assert "return cls(loaded, (), " in (runner.folder / "data-1/workspace/rules/generator/check.py").read_text("utf-8")


def test_a_pull_request_into_another_branch_fails(pull_request: Callable[..., Runner]) -> None:
    data = pull_request(TYPO, base_ref="weak").run("check", "data")
    assert data.result == "failure"
    assert "Only a change into the main branch is judged" in data.log
    assert data.outcomes["Check the data, and the change"] == "skipped"


def test_the_rules_of_a_pull_request_are_those_of_the_main_branch(pull_request: Callable[..., Runner]) -> None:
    """Also where what GitHub merged it into is another commit, and a tag looks like the main branch."""
    runner = pull_request(REFUSED)
    git(runner.origin, "checkout", "--quiet", "-b", "weak", "main")
    edit("generator/check.py", "tuple(sorted(problems, key=order))", "()")(runner.origin)
    git(runner.origin, "commit", "--quiet", "--all", "--message", "Weaker")
    git(runner.origin, "tag", "origin/main")
    git(runner.origin, "merge", "--quiet", "--no-ff", "--message", "Merge", "change")
    runner.github["sha"] = git(runner.origin, "rev-parse", "HEAD").strip()
    data = runner.run("check", "data")
    assert data.result == "failure"
    assert "::error file=data/assessors/amina-rahman.yml" in data.log


ACCREDITED = "  - {on: 2024-07-01, decision: accredited}\n"
REMOVED = "  - {on: 2026-02-10, decision: removed, clause: UA.1, reason: Unpaid.}\n"
DECIDED = edit(PORTRAIT, "on: 2024-07-01, decision: accredited", "on: 2024-07-02, decision: accredited")


def test_a_pull_request_is_compared_with_the_main_branch_however_often_it_is_pushed_to(
    pull_request: Callable[..., Runner],
) -> None:
    runner = pull_request(DECIDED)
    data = runner.run("check", "data")
    assert data.result == "failure"
    assert "a-decision" in data.log
    assert [record["name"] for record in handed_over(runner.artifacts / "report").changes["records"]] == [PORTRAIT]


def test_a_push_is_compared_with_what_was_there_before_it(pull_request: Callable[..., Runner]) -> None:
    """Of three commits pushed at once all are compared, not the last alone."""
    runner = pull_request(DECIDED, "push")
    for _ in range(2):
        git(runner.origin, "commit", "--quiet", "--allow-empty", "--message", "Another")
    runner.github["sha"] = git(runner.origin, "rev-parse", "HEAD").strip()
    data = runner.run("check", "data")
    assert data.result == "failure"
    assert "a-decision" in data.log


def test_a_push_to_a_new_branch_is_checked_without_a_past_and_says_so(pull_request: Callable[..., Runner]) -> None:
    runner = pull_request(DECIDED, "push")
    runner.github["event"]["before"] = "0" * 40
    data = runner.run("check", "data")
    assert data.result == "success", data.log
    assert "::notice::This branch is new" in data.log
    assert data.outputs == {"code": "yes"}
    assert data.outcomes["Say what the change does"] == "skipped"


def test_a_push_whose_past_cannot_be_fetched_fails(pull_request: Callable[..., Runner]) -> None:
    runner = pull_request(DECIDED, "push")
    runner.github["event"]["before"] = "1234567890" * 4
    data = runner.run("check", "data")
    assert data.result == "failure"
    assert "::error::What was on the branch before this push cannot be fetched" in data.log
    assert data.outcomes["Check the data, and the change"] == "skipped"


def test_a_push_that_takes_commits_away_is_compared_with_what_they_held(pull_request: Callable[..., Runner]) -> None:
    """No branch leads to them any more: they are fetched by their id."""
    runner = pull_request(TYPO, "push")
    git(runner.origin, "checkout", "--quiet", "--detach", "main")
    edit(PORTRAIT, "  - {on: 2024-07-01, decision: accredited}\n", f"{ACCREDITED}{REMOVED}")(runner.origin)
    git(runner.origin, "commit", "--quiet", "--all", "--message", "A decision")
    runner.github["event"]["before"] = git(runner.origin, "rev-parse", "HEAD").strip()
    git(runner.origin, "checkout", "--quiet", "merged")
    data = runner.run("check", "data")
    assert data.result == "failure"
    assert "a-decision-stays" in data.log


def test_a_day_s_passing_is_compared_with_nothing(pull_request: Callable[..., Runner]) -> None:
    """Else what was rightly merged yesterday would be refused today."""
    runner = pull_request(DECIDED, "schedule")
    data = runner.run("check", "data")
    assert data.result == "success", data.log
    assert "::notice::" not in data.log
    assert data.outputs == {"code": "no"}
    assert json.loads((runner.artifacts / "problems/register.sarif").read_text("utf-8"))["version"] == "2.1.0"


@pytest.mark.parametrize("event", ["pull_request", "push", "merge_group"])
def test_no_log_and_no_summary_holds_what_is_not_public(event: str, pull_request: Callable[..., Runner]) -> None:
    """A removal's clause and reason, and that it is one: of these only the comment says anything."""
    line = "  - {on: 2024-07-01, decision: accredited}\n"
    removed = "  - {on: 2026-02-25, decision: removed, clause: UA.1, reason: Zq secret.}\n"
    data = pull_request(edit(PORTRAIT, line, line + removed), event).run("check", "data")
    assert data.result == "success", data.log
    for text in (data.log, data.summary):
        assert "Zq secret" not in text
        assert "removed" not in text


def test_a_day_s_check_can_be_run_by_hand(pull_request: Callable[..., Runner]) -> None:
    data = pull_request(DECIDED, "workflow_dispatch").run("check", "data")
    assert data.result == "success", data.log
    assert data.outputs == {"code": "no"}


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
    assert "amina-rahman.yml,line=1,col=1,title=refused%3A stray-file" in data.log
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
        for number in range(12):  # so that the last is in the log alone
            (root / f"data/assessors/v{number} ##[add-mask]Amina.yml").write_text("name: x\n")
        (root / "data/assessors/w ##[stop-commands]y.yml").write_text("name: x\n")

    runner = pull_request(change)
    data = runner.run("check", "data")
    assert data.result == "failure"
    commands = [line for line in data.log.splitlines() if line.lstrip().startswith("::")]
    assert commands
    assert all(
        re.match(r"::(error|warning|notice) (file=data/[^ ]|title=)|::notice::\d+ more ", command)
        for command in commands
    )
    assert "stop-commands]y.yml" in data.log
    assert "##[" not in data.log
    comment = body(handed_over(runner.artifacts / "report"), "https://github.example/run")
    assert "everyone" in comment, "the name that changes is shown, so that there is something to escape"
    assert "&#60;script&#62;" in comment
    for text in (data.summary, comment):
        for live in ("@everyone", "<script", "`x`", "www.", "GH-1", "##["):
            assert live not in text


@pytest.mark.parametrize(
    ("results", "changed", "expected"),
    [
        (("success", "success", "success"), "yes", "success"),
        (("success", "skipped", "skipped"), "no", "success"),
        (("success", "skipped", "success"), "yes", "failure"),
        (("success", "success", "skipped"), "yes", "failure"),
        (("success", "failure", "success"), "yes", "failure"),
        (("success", "success", "failure"), "yes", "failure"),
        (("success", "success", "failure"), "no", "failure"),
        (("success", "cancelled", "success"), "yes", "failure"),
        (("failure", "skipped", "skipped"), "no", "failure"),
        (("failure", "success", "success"), "yes", "failure"),
        (("cancelled", "skipped", "skipped"), "", "failure"),
        (("skipped", "skipped", "skipped"), "", "failure"),
    ],
)
def test_the_required_check_passes_only_if_all_that_had_to_run_has_passed(
    results: tuple[str, ...], changed: str, expected: str, tmp_path: Path
) -> None:
    jobs = zip(("data", "code", "pythons"), results, strict=True)
    needs: dict[str, Any] = {job: {"result": result, "outputs": {}} for job, result in jobs}
    needs["data"]["outputs"] = {"code": changed}
    assert Runner(tmp_path, tmp_path, {"sha": ""}, needs).run("check", "summary").result == expected


def test_a_change_of_code_is_tested_by_its_own_code(pull_request: Callable[..., Runner]) -> None:
    """`make` is the one thing that is not run here: it would run this test again."""
    runner = pull_request(edit("generator/check.py", "return cls(loaded, tuple(", "raise SystemExit(9)  # ("))
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


PYTHON = """#!/bin/sh
# Stands for a Python of that name: it makes an environment whose packages are those of this test run.
mkdir -p "$3/bin"
cat > "$3/bin/python" <<'END'
#!/bin/sh
case "$2" in
  pip) exit 0 ;;
esac
{python} "$@" || exit
{then}
END
chmod +x "$3/bin/python"
"""
OTHERWISE = """if [ "$3" = build ]; then echo more >> "$5/site/fees/index.html"; fi"""


def pythons(runner: Runner, then: str = "") -> None:
    """Two Pythons for the steps of a run; the other one does something else after each command."""
    tools = runner.folder / "pythons"
    tools.mkdir()
    for version, afterwards in (("3.13", ""), ("3.11", then)):
        (tools / f"python{version}").write_text(PYTHON.format(python=sys.executable, then=afterwards))
        (tools / f"python{version}").chmod(0o755)
    runner.environment = {"PATH": f"{tools}:{os.environ['PATH']}"}


def test_a_file_that_another_python_writes_otherwise_is_named(pull_request: Callable[..., Runner]) -> None:
    runner = pull_request(TYPO)
    runner.needs["data"] = {"result": "success", "outputs": {"code": "yes"}}
    pythons(runner, OTHERWISE)

    ran = runner.run("check", "pythons")

    assert ran.result == "failure"
    assert "Python 3.13, zensical:" in ran.log, ran.log
    assert "changed: fees/index.html\n" in ran.log, ran.log
    assert "0 missing, 0 added, 1 changed." in ran.log
