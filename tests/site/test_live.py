"""A live site is always the one that would be built anew, and an edit writes only the files that it touches."""

import shutil
from pathlib import Path

import pytest
from example import Changes
from html_pages import tree
from published import ADDRESS, EVERYTHING, TOM, site

from generator.disk import NotWritten
from generator.project import TEMPLATES
from generator.site.live import LiveSite

pytestmark = pytest.mark.slow

PORTRAIT: Changes = {**ADDRESS, TOM: {"portrait": "I advise heads in other words."}}
STATES: list[tuple[Changes, str]] = [
    (ADDRESS, "2026-03-01"),
    (PORTRAIT, "2026-03-01"),
    (EVERYTHING, "2026-03-01"),
    ({**ADDRESS, TOM: {"name": "Tom Halewood", "regions": ["wales"]}}, "2026-03-01"),
    (ADDRESS, "2026-03-02"),
    ({}, "2026-03-02"),
]
"""What changes from one to the next: nothing yet, one text, who is listed with fees and events, a name, the day, where
the site is."""


def files(folder: Path) -> dict[str, tuple[int, int]]:
    """What tells whether a file was written again."""
    paths = {path.relative_to(folder).as_posix(): path.stat() for path in folder.rglob("*") if path.is_file()}
    return {name: (status.st_ino, status.st_mtime_ns) for name, status in paths.items()}


def test_after_every_edit_the_live_site_has_the_bytes_of_one_made_anew(tmp_path: Path) -> None:
    live = LiveSite(tmp_path, tmp_path / "live")
    for number, (changes, on) in enumerate(STATES):
        live.update(site(changes, on))
        anew = LiveSite(tmp_path, tmp_path / str(number))
        anew._theme = live._theme  # the engine's part; it is used only if it is made of the same
        anew.update(site(changes, on))
        assert tree(live.folder) == tree(anew.folder), number


def test_an_edit_of_a_portrait_writes_the_files_that_hold_it_and_no_others(tmp_path: Path) -> None:
    live = LiveSite(tmp_path, tmp_path / "live")
    live.update(site(ADDRESS))
    theme, before = live._theme, files(live.folder)
    live.update(site(PORTRAIT))
    after = files(live.folder)
    assert {name for name in before | after if before.get(name) != after.get(name)} == {
        "api/v1/assessors.json",
        "api/v1/assessors/tom-hale.json",
        "assessors/tom-hale/index.html",
        "assets/finder-words.json",
        "cy/assessors/tom-hale/index.html",
        "manifest.json",
        "search/search_index.json",
    }
    assert live._theme is theme
    live.update(site(PORTRAIT))
    assert files(live.folder) == after


def test_an_update_that_cannot_be_written_is_made_whole_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = LiveSite(tmp_path, tmp_path / "live")
    live.update(site(ADDRESS))

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(NotWritten, match="the disk is full"):
            live.update(site(PORTRAIT))
    live.update(site(PORTRAIT))
    anew = LiveSite(tmp_path, tmp_path / "anew")
    anew._theme = live._theme
    anew.update(site(PORTRAIT))
    assert tree(live.folder) == tree(anew.folder)


def test_a_template_that_changes_is_seen_at_the_next_update(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    monkeypatch.setattr("generator.site.docs.TEMPLATES", templates)
    live = LiveSite(tmp_path, tmp_path / "live")
    live.update(site(ADDRESS))
    template, page = templates / "pages/fees.html", live.folder / "fees/index.html"
    template.write_text(f"{template.read_text('utf-8')}\n<p>One more line.</p>\n", encoding="utf-8")
    assert b"One more line." not in page.read_bytes()
    live.update(site(ADDRESS))
    assert b"One more line." in page.read_bytes()
