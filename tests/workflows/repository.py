"""A repository on GitHub as a run of a workflow meets it: this program, the example's data, and a change proposed."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from example import ROOT
from project import PROJECT
from workflows.runner import Runner

PORTRAIT = "data/assessors/amina-rahman.yml"
REPOSITORY = {"repository": {"default_branch": "main", "visibility": "private"}}
Change = Callable[[Path], object]


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=Staff Example", "-c", "user.email=staff@naace.example", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


def begun(root: Path, *, with_program: bool = True) -> Path:
    """A repository with the program as it is here, and the example's data. Without, a run has the program that is
    installed for the tests, which is the same one: less to check out.
    """
    for name in ("generator", "site_templates", "docs", ".ci", ".github") if with_program else ():
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    root.mkdir(parents=True, exist_ok=True)
    for name in ("mkdocs.yml", "Makefile", "pyproject.toml", "requirements.lock", ".gitignore", ".gitattributes"):
        shutil.copyfile(PROJECT / name, root / name)
    shutil.copytree(ROOT / "data", root / "data")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "The register")
    return root


def proposed(base: Path, folder: Path, change: Change, event: str = "pull_request", **given: Any) -> Runner:
    """A run on a change: GitHub runs it on the merge of the two branches. `given` is what its context has besides."""
    origin = folder / "origin"
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
    return Runner(folder, origin, {**github, **into, **given})


def edit(file: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        text = (root / file).read_text("utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), "utf-8")

    return change


TYPO = edit(PORTRAIT, "portrait: |\n", "portrait: |\n  Well known.\n\n")
REFUSED = edit(PORTRAIT, "details_confirmed_on: 2026-01-15", "details_confirmed_on: 2026-02-30")
