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


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_each_act_has_a_form_that_github_takes(act: Any) -> None:
    text = forms()[file_of(act)]
    assert text.count("        type: ") <= 25
    assert json.dumps(act.name)[1:-1] in text
