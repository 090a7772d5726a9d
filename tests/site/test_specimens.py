"""A site made by specimens has the bytes that the engine gives it, page by page, and no text leaves its place."""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Served, demonstration
from hostile_texts import HOSTILE
from html_pages import Parsed, tree
from published import ADDRESS, EVERYTHING, site, with_

from generator.public import PublicSite
from generator.site import Engine, EngineFailed
from generator.site.docs import docs, every_page, rendered, write
from generator.site.engine import configuration, files_in, run
from generator.site.page import Page
from generator.site.search import INDEX, entries
from generator.site.specimens import Slot, marks_of, specimen_of


def differing(one: Path, other: Path) -> list[str]:
    """The files of which the two sites do not have the same bytes."""
    first, second = tree(one / "site"), tree(other / "site")
    assert len(first) > 100
    return [name for name in sorted(first | second) if first.get(name) != second.get(name)]


@pytest.mark.parametrize("engine", Engine)
def test_the_demonstration_has_the_same_bytes_by_specimens_and_with_every_page_built_by_the_engine(
    engine: Engine, request: pytest.FixtureRequest, tmp_path: Path, build_site: Callable[..., None]
) -> None:
    by_specimens: Served = request.getfixturevalue(str(engine))
    build_site(tmp_path, demonstration(), engine, by_specimens=False)
    assert differing(by_specimens.folder.parent, tmp_path) == []


def hostile(public_site: PublicSite, engine: Engine) -> PublicSite:
    """The site with people whose names and portraits hold whatever could be taken for something else, a mark too."""
    marks = marks_of(configuration(engine, public_site, guarded=True))
    texts = [*HOSTILE, *(f"x {mark}100/ {mark}" for mark in marks.values()), f"<h1>{marks[Slot.BODY]}</h1>"]
    texts.append(' data-search-exclude="true" <p data-search-exclude="true">&lt;h2 id="x"&gt;')
    template = public_site.assessors[0]
    people = [
        with_(template, id=f"hostile-{index}", name=text, portrait=f"{text}\n\n{text}")
        for index, text in enumerate(texts)
    ]
    made: PublicSite = with_(public_site, assessors=tuple(people))
    return made


@pytest.mark.parametrize("engine", Engine)
@pytest.mark.parametrize("changes", [EVERYTHING, {}], ids=["with an address", "without"])
def test_whatever_a_text_holds_it_fills_its_own_place_alone(
    engine: Engine, changes: dict[str, dict[str, object]], tmp_path: Path, build_site: Callable[..., None]
) -> None:
    public_site = hostile(site(changes), engine)
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    build_site(tmp_path / "one", public_site, engine)
    build_site(tmp_path / "other", public_site, engine, by_specimens=False)
    assert differing(tmp_path / "one", tmp_path / "other") == []
    for assessor in public_site.assessors:
        page = (tmp_path / "one" / "site" / "assessors" / assessor.id / "index.html").read_text(encoding="utf-8")
        assert Parsed(page).heading == assessor.name
        assert page.count("<h1") == 1


@pytest.mark.slow
def test_no_mark_is_left_in_any_file(material: Served) -> None:
    marks = marks_of(configuration(Engine.MATERIAL, demonstration(), guarded=True))
    for name, content in tree(material.folder).items():
        for slot, mark in marks.items():
            assert mark.encode() not in content, (name, slot)


def test_pages_share_a_specimen_only_if_they_are_in_one_folder_and_listed_alike() -> None:
    marks = marks_of("settings")
    shapes: dict[Page, list[Page]] = {}
    for page in every_page(site(EVERYTHING)):
        shapes.setdefault(specimen_of(page, marks), []).append(page)
    shared = [alike for alike in shapes.values() if len(alike) > 1]
    assert shared
    for alike in shared:
        assert len({page.path.rstrip("/").rpartition("/")[0] for page in alike}) == 1
        assert len({(page.language, page.indexed, page.searched, page.other is None) for page in alike}) == 1
    assert len({specimen.path for specimen in shapes}) == len(shapes)


def test_marks_are_others_for_other_settings_and_no_text_of_the_settings_can_hold_them() -> None:
    first, second = marks_of("name: Register"), marks_of(f"name: {marks_of('name: Register')[Slot.BODY]}")
    assert not set(first.values()) & set(second.values())
    assert len(set(first.values())) == len(Slot)


@pytest.mark.slow
def test_a_theme_that_leaves_the_page_s_own_text_out_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, build_site: Callable[..., None]
) -> None:
    def without_a_block(path: Path, text: bytes) -> int:
        return written(path, text.replace(b"<h1>", b"<h2>"))

    written = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", without_a_block)
    with pytest.raises(EngineFailed, match="has no place for its own text"):
        build_site(tmp_path, site())
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
@pytest.mark.parametrize("engine", Engine)
def test_the_search_finds_the_places_and_words_that_the_engine_s_own_index_has(engine: Engine, tmp_path: Path) -> None:
    public_site = site({**ADDRESS})
    write(docs(public_site).items(), tmp_path / "docs")
    run(engine, public_site, tmp_path)
    listed = json.loads(files_in(tmp_path / "site")[INDEX[engine]])
    theirs = {entry["location"]: entry for entry in listed.get("docs") or listed["items"]}
    ours = {
        entry.address: entry
        for page, _, html in rendered(public_site, every_page(public_site))
        for entry in entries(page, html)
    }
    assert set(ours) == set(theirs)
    for address, entry in ours.items():
        if address.startswith("#"):
            continue  # the engine takes the sentence after a list in a column for part of another column
        assert letters(entry.text) == letters(theirs[address]["text"]), address
        if "#" in address:
            assert letters(entry.title) == letters(theirs[address]["title"]), address


def letters(text: str) -> str:
    return "".join(html.unescape(re.sub("<[^>]+>", "", text)).split())
