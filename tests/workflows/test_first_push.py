"""The first push of a new register, as GitHub would run its workflows: the gate passes, and the site is published."""

import os
from typing import Any

import pytest
from starting.test_init import init
from workflows.language_server import SERVER
from workflows.repository import REPOSITORY, git
from workflows.runner import Runner
from workflows.test_gate import pythons


@pytest.fixture(scope="module", autouse=True)
def from_npm() -> None:
    """GitHub's own tools, which `make test` installs where npm is."""
    if not SERVER.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("npm ci in tests/workflows installs what is missing")


@pytest.fixture(scope="module")
def pushed(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """A run on the first commit of a new register, pushed to a repository that was empty."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "origin").mkdir()
    assert init(folder / "origin").returncode == 0
    git(folder / "origin", "init", "--quiet", "--initial-branch=main")
    git(folder / "origin", "add", "--all")
    git(folder / "origin", "commit", "--quiet", "--message", "The register begins")
    github: dict[str, Any] = {
        "event_name": "push",
        "sha": git(folder / "origin", "rev-parse", "HEAD").strip(),
        "event": {**REPOSITORY, "before": "0" * 40},
        "ref_name": "main",
        "token": "token",
    }
    return Runner(folder, folder / "origin", github)


def test_the_gate_and_the_publication_of_a_new_register_s_first_push_succeed(pushed: Runner) -> None:
    pythons(pushed)
    jobs = ("check", "data"), ("check", "code"), ("check", "pythons"), ("check", "summary"), ("publish", "build")
    for workflow, job in jobs:
        ran = pushed.run(workflow, job)
        assert ran.result == "success", f"{job}: {ran.log}"
    assert "Built site" in ran.log
