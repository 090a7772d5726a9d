"""A build: the same bytes of the same register, and whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest
from example import TODAY
from html_pages import tree
from published import site

from generator.disk import NotWritten
from generator.public import PublicSite
from generator.site import Engine, EngineFailed, build
from generator.site import engine as engine_module
from generator.site.docs import pages
from generator.site.page import Page

pytestmark = pytest.mark.slow


def test_a_build_that_fails_leaves_the_former_site_and_nothing_half_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, site())
    before = tree(tmp_path)
    with monkeypatch.context() as patched:
        patched.setitem(
            engine_module.COMMANDS, Engine.MATERIAL, lambda config: ["-c", "raise SystemExit('no such thing')"]
        )
        with pytest.raises(EngineFailed, match="no such thing"):
            build(tmp_path, site({"assessors/tom-hale": {"name": "Tom Halewood"}}))
    assert tree(tmp_path) == before
    build(tmp_path, site(on="2026-03-02"))
    assert tree(tmp_path) != before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_disk_that_fills_up_while_the_engine_writes_is_no_bug_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = ["-c", "raise OSError(28, 'No space left on device')"]
    monkeypatch.setitem(engine_module.COMMANDS, Engine.MATERIAL, lambda config: full)
    with pytest.raises(NotWritten, match="the disk is full"):
        build(tmp_path, site())
    assert not (tmp_path / "site").exists()


def test_a_disk_that_fills_up_before_the_engine_runs_is_a_sentence_with_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")  # A disk that is full while a file is written names none.

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(
        NotWritten, match=r"build/making-\w+ cannot be written: the disk is full\. The site stays as it"
    ):
        build(tmp_path, site())
    assert not (tmp_path / "site").exists()


def test_the_engine_stops_at_a_page_that_the_navigation_has_and_the_site_has_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(public_site: PublicSite) -> list[Page]:
        return [page for page in pages(public_site) if page.path != "how-it-works/"]

    monkeypatch.setattr("generator.site.docs.pages", without)
    with pytest.raises(EngineFailed, match="how-it-works"):
        build(tmp_path, site())
    assert not (tmp_path / "site").exists()


def _register(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_command_builds_the_register_of_another_folder_with_either_engine(register_root: Path) -> None:
    for engine in Engine:
        done = _register("build", "--root", register_root, "--on", TODAY, "--engine", engine)
        assert done.returncode == 0, done.stderr
        assert (register_root / "site" / "assessors" / "tom-hale" / "index.html").is_file()


def test_a_refused_register_is_not_built_and_nothing_is_written(register_root: Path) -> None:
    _replace(register_root / "data" / "assessors" / "tom-hale.yml", "base: EH1", "base: nowhere")
    done = _register("build", "--root", register_root, "--on", TODAY)
    assert done.returncode == 1
    assert "data/assessors/tom-hale.yml:6:7" in done.stdout + done.stderr
    assert [path.name for path in register_root.iterdir()] == ["data"]


def test_a_builds_log_says_nothing_of_what_the_rules_tell_staff(register_root: Path) -> None:
    _replace(
        register_root / "data" / "assessors" / "tom-hale.yml", "from: 2018-01-01}", "from: 2018-01-01, to: 2026-01-31}"
    )
    done = _register("build", "--root", register_root, "--on", TODAY)
    assert done.returncode == 0, done.stderr
    assert "tom-hale" not in done.stdout + done.stderr
