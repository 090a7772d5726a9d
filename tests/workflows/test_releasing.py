"""A release, an audit and the taking off of the whole site, run as GitHub would run them."""

import os
import re
import shutil
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest
from project import PROJECT
from supply import release
from workflows.repository import begun, git
from workflows.runner import WORKFLOWS, Runner

pytestmark = pytest.mark.usefixtures("from_npm")
CALLS = '#!/bin/sh\necho "{name} $*" >> "{calls}"\n{then}\n'
CONTACT = "ictmark@naace.co.uk"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begun(tmp_path_factory.mktemp("base"))


class Run:
    """A run on main, or on another commit, with stand-ins for programs; `calls` is what was asked of them."""

    def __init__(self, base: Path, folder: Path, commit: str = "main", **stand_ins: str) -> None:
        self.folder, self.log = folder, folder / "calls"
        tools = folder / "tools"
        tools.mkdir(parents=True)
        self.log.touch()
        for name, then in {"gh": "", **stand_ins}.items():
            (tools / name).write_text(CALLS.format(name=name, calls=self.log, then=then), "utf-8")
            (tools / name).chmod(0o755)
        github = {
            "event_name": "push",
            "sha": git(base, "rev-parse", commit).strip(),
            "ref_name": "v1.0.0",
            "event": {"repository": {"default_branch": "main"}},
            "repository": "naace/register",
            "token": "a-token",
        }
        self.runner = Runner(folder / "run", base, github)
        self.runner.environment = {"PATH": f"{tools}:{os.environ['PATH']}"}

    @property
    def calls(self) -> list[str]:
        return self.log.read_text("utf-8").splitlines()


MADE = '[ "$1" != release ] || { mkdir dist; for file in a.whl a.cdx.json notes.md; do echo x > "dist/$file"; done; }'


def test_a_tag_on_main_is_released_with_its_wheel_lists_and_notes(base: Path, tmp_path: Path) -> None:
    run = Run(base, tmp_path, make=MADE)
    for job in ("make", "attest", "publish"):
        done = run.runner.run("release", job)
        assert done.result == "success", done.log
    assert "make release TAG=v1.0.0" in run.calls
    (released,) = (call for call in run.calls if call.startswith("gh release"))
    assert released == (
        "gh release create v1.0.0 --verify-tag --title v1.0.0 --notes-file dist/notes.md dist/a.whl dist/a.cdx.json"
    )


def test_a_tag_beside_main_is_not_released(base: Path, tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    shutil.copytree(base, origin, symlinks=True)
    git(origin, "switch", "--quiet", "--create", "beside")
    git(origin, "commit", "--quiet", "--allow-empty", "--message", "Beside")
    git(origin, "switch", "--quiet", "main")
    run = Run(origin, tmp_path / "run", "beside", make=MADE)
    done = run.runner.run("release", "make")
    assert done.result == "failure"
    assert "Tag a commit of the main branch" in done.log
    assert not any("release" in call for call in run.calls)


def test_what_makes_a_release_can_write_nothing_and_what_writes_runs_no_program() -> None:
    jobs = WORKFLOWS["release"]["jobs"]
    assert jobs["make"]["permissions"] == {"contents": "read"}
    assert jobs["publish"]["permissions"] == {"contents": "write"}
    assert not [step for step in jobs["publish"]["steps"] if "checkout" in step.get("uses", "")]
    assert WORKFLOWS["release"]["on"] == {"push": {"tags": ["v*"]}}


CHANGELOG = "# Changelog\n\n## 1.1.0 (not yet released)\n\n- New.\n\n## 1.0.0 (2026-12-01)\n\n- First.\n"


@pytest.mark.parametrize(
    ("tag", "version", "reason"),
    [
        ("v1.0.0", "1.0.0", ""),
        ("1.0.0", "1.0.0", "the tag must be v1.0.0"),
        ("v1.0.0", "1.0.1", "the tag must be v1.0.1"),
        ("v1.1.0", "1.1.0", "write the day of the release"),
        ("v1.2.0", "1.2.0", "has no section 1.2.0"),
    ],
)
def test_the_tag_is_the_version_and_the_changelog_has_its_day(tag: str, version: str, reason: str) -> None:
    if reason:
        with pytest.raises(release.NotReleasedError, match=re.escape(reason)):
            release.notes(tag, version, CHANGELOG)
    else:
        assert release.notes(tag, version, CHANGELOG) == "- First.\n"


@pytest.mark.slow
def test_the_wheel_of_a_release_has_the_same_bytes_whenever_it_is_made(tmp_path: Path) -> None:
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        release.wheel(tmp_path / folder)
    ((first,), (second,)) = ((tmp_path / folder).glob("*.whl") for folder in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()
    with ZipFile(first) as wheel:
        assert "generator/public.py" in wheel.namelist()


def test_nothing_is_released_into_a_folder_that_holds_something(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "pyproject.toml").write_text('[project]\nversion = "1.0.0"\n', "utf-8")
    (project / "CHANGELOG.md").write_text(CHANGELOG, "utf-8")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/old.whl").touch()
    with pytest.raises(release.NotReleasedError, match="is not empty"):
        release.make("v1.0.0", tmp_path / "dist", project)


@pytest.mark.parametrize(("code", "result"), [(1, "failure"), (3, "success")])
def test_an_audit_fails_at_a_weakness_and_not_where_nothing_can_be_known(
    code: int, result: str, base: Path, tmp_path: Path
) -> None:
    done = Run(base, tmp_path, make="", python3=f"exit {code}").runner.run("audit", "audit")
    assert done.result == result


def test_the_whole_site_is_taken_off_without_the_register_s_program(base: Path, tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    shutil.copytree(base, origin, symlinks=True)
    for broken in ("data/assessors/amina-rahman.yml", "generator/__main__.py", "requirements.lock"):
        (origin / broken).write_text("broken", "utf-8")
    git(origin, "commit", "--quiet", "--all", "--message", "Broken")
    run = Run(origin, tmp_path / "run", make="exit 1", python3="exit 1")
    done = run.runner.run("unpublish", "unpublish")
    assert done.result == "success", done.log
    assert run.calls == ["gh workflow disable publish.yml"]
    assert "docs/when-it-goes-wrong.md" in done.summary
    with tarfile.open(run.runner.artifacts / "github-pages/artifact.tar") as published:
        names = {name for name in published.getnames() if name != "."}
        assert names == {"./index.html", "./404.html"}
        pages = {name: published.extractfile(name).read().decode() for name in names}  # type: ignore[union-attr]
    assert pages["./index.html"] == pages["./404.html"]
    page = pages["./index.html"]
    assert "The register is not available" in page
    assert '<div lang="cy">' in page
    assert page.count(f'<a href="mailto:{CONTACT}">{CONTACT}</a>') == 2
    assert "EMAIL" not in page
    assert 'content="noindex, noarchive"' in page


def test_publish_cannot_bring_back_what_is_taken_off() -> None:
    """It is switched off before anything else, and a run of it that is under way is cancelled."""
    unpublish = WORKFLOWS["unpublish"]
    assert unpublish["concurrency"] == {
        "group": WORKFLOWS["publish"]["concurrency"]["group"],
        "cancel-in-progress": "true",
    }
    steps = unpublish["jobs"]["unpublish"]["steps"]
    assert steps[0]["run"] == "gh workflow disable publish.yml"
    assert (PROJECT / ".github/workflows/publish.yml").is_file()
    assert unpublish["on"] == {"workflow_dispatch": ""}
