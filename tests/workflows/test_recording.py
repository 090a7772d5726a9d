"""An act recorded by a form: main's code, a branch of its own, nothing typed in a log or a name, and then the gate."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from workflows.repository import REPOSITORY, begun, git
from workflows.runner import Ran, Runner

from generator.office.acts import ACTS
from generator.office.lists import LIST_KINDS
from generator.reports.forms import file_of, forms

pytestmark = pytest.mark.usefixtures("from_npm")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begun(tmp_path_factory.mktemp("base"))


Form = Callable[..., tuple[Ran, Path]]


@pytest.fixture
def form(base: Path, tmp_path: Path) -> Form:
    """Runs the form of an act with these inputs: what came of it, and the repository on GitHub."""

    def recorded(act: str, ref: str = "main", **inputs: str) -> tuple[Ran, Path]:
        origin = tmp_path / "origin"
        shutil.copytree(base, origin, symlinks=True)
        github: dict[str, Any] = {
            "event_name": "workflow_dispatch",
            "sha": git(origin, "rev-parse", "HEAD").strip(),
            "event": {**REPOSITORY, "inputs": inputs},
            "run_id": "41",
            "ref_name": ref,
            "actor": "secretary",
            "token": "token",
        }
        return Runner(tmp_path, origin, github).run(f"record-{act}", "record"), origin

    return recorded


CONFIRMED = {"assessor": "Amina Rahman", "confirmed_on": "2026-02-27"}


def test_an_act_becomes_a_branch_that_changes_data_alone_and_a_link_to_its_pull_request(form: Form) -> None:
    ran, origin = form("confirmation", **CONFIRMED)
    assert ran.result == "success", ran.log
    branch = "record/confirmation-41"
    assert git(origin, "diff", "--name-only", "main", branch).split() == ["data/assessors/amina-rahman.yml"]
    assert "+details_confirmed_on: 2026-02-27" in git(origin, "diff", "main", branch)
    assert git(origin, "log", "-1", "--format=%an", branch).strip() == "secretary"
    assert f"/compare/main...{branch}?quick_pull=1&title=Amina+Rahman+confirmed" in ran.summary


def test_nothing_that_was_typed_is_in_the_log_or_the_commit_s_message(form: Form) -> None:
    ran, origin = form("confirmation", **CONFIRMED)
    message = git(origin, "log", "-1", "--format=%B", "record/confirmation-41")
    assert message.strip() == "Record: confirmation"
    for word in ("amina", "Rahman", "2026-02-27", "token"):
        assert word not in ran.log


def test_what_the_check_would_refuse_is_no_branch_and_the_summary_says_why(form: Form) -> None:
    ran, origin = form("signature", assessor="amina", signed_on="2026-02-27", version="", signed_as="")
    assert ran.result == "failure"
    assert "This version is listed twice" in ran.summary
    assert "amina" not in ran.log
    assert git(origin, "branch", "--list", "record/*") == ""


@pytest.mark.parametrize(
    "typed", ['"; touch ../../hacked; "', "$(touch ../../hacked)", "`touch ../../hacked`", "--help"]
)
def test_what_is_typed_is_never_a_command(typed: str, form: Form, tmp_path: Path) -> None:
    ran, origin = form("confirmation", assessor=typed, confirmed_on="2026-02-27")
    assert ran.result == "failure"
    assert "assessor:" in ran.summary
    assert not list(tmp_path.rglob("hacked"))
    assert git(origin, "branch", "--list", "record/*") == ""


def test_only_the_main_branch_records(form: Form) -> None:
    ran, _ = form("confirmation", ref="other", **CONFIRMED)
    assert ran.result == "failure"
    assert "Choose the main branch" in ran.log


PASTED = "Name\tDate\tAccount\t Amina Rahman\t20/02/2026\t00112233\t Grace Mensah\t21/02/2026\t44556677"


def test_a_list_is_pasted_and_becomes_one_branch_and_nothing_of_it_is_kept(form: Form) -> None:
    ran, origin = form("confirmations", list=PASTED, leave_out="false")
    assert ran.result == "success", ran.log
    change = git(origin, "diff", "main", "record/confirmations-41")
    assert change.count("\n+details_confirmed_on: 2026-02-2") == 2
    for confidential in ("00112233", "44556677"):
        assert confidential not in change + ran.log + ran.summary
    for word in ("amina", "Rahman", "2026-02-2", "20/02/2026"):
        assert word not in ran.log
    assert "2 rows: 2 to record" in ran.summary
    assert "/compare/main...record/confirmations-41?quick_pull=1&title=" in ran.summary


@pytest.mark.parametrize(("leave_out", "result"), [("false", "failure"), ("true", "success")])
def test_a_row_that_means_nobody_stops_a_pasted_list_unless_it_is_left_out(
    leave_out: str, result: str, form: Form
) -> None:
    ran, origin = form("confirmations", list=f"{PASTED}\t Nobody Here\t2026-02-20\t1\t", leave_out=leave_out)
    assert ran.result == result
    assert "row 4: nobody on file has this name" in ran.summary
    assert "Nobody" not in ran.log
    assert bool(git(origin, "branch", "--list", "record/*")) is (result == "success")


def test_a_sign_in_sheet_is_pasted_beside_the_event(form: Form) -> None:
    """The example's list is on file already, so nothing changes: no branch, and the summary says why."""
    ran, _ = form("attendance", event="conference", present="", recorded_on="", list="Name\t Nobody Here\t")
    assert ran.result == "failure"
    assert "row 2: nobody on file has this name" in ran.summary


@pytest.mark.parametrize("recorded", [*ACTS, *LIST_KINDS], ids=lambda recorded: recorded.name)
def test_each_act_and_each_list_has_a_form_that_github_takes(recorded: Any) -> None:
    text = forms()[file_of(recorded)]
    assert text.count("        type: ") <= 25
    assert json.dumps(recorded.name)[1:-1] in text
