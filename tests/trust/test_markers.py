"""What is confidential never leaves the register: not by pages, search, data files, feeds, or names of files."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from example import register
from leaks import Searched, files_below
from marked_register import AROUND, LISTED, ON, SCHOOL, around_marks, checkout, hidden_marks, made
from markers import UNSAID, Mark, Variant
from pydantic import BaseModel
from trust import Count, Figure

from generator.days import in_words
from generator.public import public
from generator.read.entries import models_in
from generator.records import ENTRIES, Entry, Visibility
from generator.records.base import fields_of
from generator.site import Engine, build
from generator.site.unbroken import FIXED_SPACE

THEMES_OWN = ("assets/javascripts/", "assets/stylesheets/")
"""Where the engine keeps what is the same on every site of its theme: the last test of this file shows that it is."""


@pytest.fixture(scope="module")
def sites(once: Callable[[str, Callable[[Path], object]], Path]) -> Any:
    """Built sites, made once for each variant, agreement and engine."""

    def site(letter: str, agreed: bool = False, engine: Engine = Engine.MATERIAL) -> Path:
        values = made(letter, agreed=agreed)[1]

        def fill(root: Path) -> None:
            build(checkout(values, root).root, public(register(values), ON), engine)

        return once(f"marked-{letter}-{'agreed' if agreed else 'not-agreed'}-{engine}", fill) / AROUND["folder"]

    return site


@cache
def searched(root: Path) -> Searched:
    """Every file of a site but the theme's own."""
    return Searched(file for file in files_below(root / "site") if not file[0].startswith(THEMES_OWN))


# The markers themselves


def test_every_kind_of_file_is_there_and_every_field_of_it_holds_something() -> None:
    v, values = made("1")
    assert {name.rpartition("/")[0] for name in values} == {kind.folder for kind in ENTRIES}
    hidden = hidden_marks(v)
    assert len(hidden) > 200
    every = [text for mark in v.marks for text in mark.texts[:1]]
    fixed = {mark.place for mark in v.marks if mark.place.endswith(".on")}
    assert len(set(every)) >= len(every) - len(fixed) - 12


def test_every_field_that_is_not_public_is_in_the_files_with_markers() -> None:
    """A confidential field that comes to be, such as who attended an event, is covered without a word here."""

    def paths(model: type[BaseModel], keys: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        for name, info in fields_of(model):
            if info.json_schema_extra["visibility"] is not Visibility.PUBLIC:  # type: ignore[index, call-overload]
                yield (*keys, name)
            for inner in models_in(info.annotation):
                yield from paths(inner, (*keys, name))

    def written_in(value: Any, keys: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        yield keys
        for name, inner in value.items() if isinstance(value, dict) else ():
            yield from written_in(inner, (*keys, name))
        for inner in value if isinstance(value, list | tuple) else ():
            yield from written_in(inner, keys)

    there = {(name.rpartition("/")[0], keys) for name, values in made("1")[1].items() for keys in written_in(values)}
    missing = [
        f"{kind.__name__}.{'.'.join(keys)}"
        for kind in ENTRIES
        for keys in paths(kind)
        if keys[-1] != UNSAID and (kind.folder, keys) not in there
    ]
    assert missing == []


def test_a_field_that_nobody_classified_fails() -> None:
    class Unclassified(Entry):
        folder = "unclassified"
        secret: str

    with pytest.raises(AssertionError, match="public, agreed or confidential"):
        Variant("1", 1).entry(Unclassified, "one")


# The site


@pytest.mark.parametrize(("letter", "engine"), [("1", Engine.MATERIAL), ("1", Engine.ZENSICAL), ("2", Engine.MATERIAL)])
def test_no_confidential_marker_occurs_anywhere_in_what_is_built(
    sites: Any, letter: str, engine: Engine, count: Count
) -> None:
    marks = [*hidden_marks(made(letter)[0]), *around_marks()]
    leaks = searched(sites(letter, engine=engine)).leaks(marks)
    count(Figure.MARKERS, len(marks))
    count(Figure.LEAKS, len(leaks))
    assert leaks == []


def _with_plain_spaces(text: str) -> str:
    """Days and amounts have fixed spaces, so that they do not break over lines."""
    return text.replace(FIXED_SPACE, " ")


def test_what_is_agreed_occurs_where_it_should_and_nothing_more(sites: Any, count: Count) -> None:
    v, values = made("1", agreed=True)
    root = sites("1", agreed=True)
    leaks = searched(root).leaks(hidden_marks(v))
    count(Figure.MARKERS, len(hidden_marks(v)))
    count(Figure.LEAKS, len(leaks))
    assert leaks == []
    page = _with_plain_spaces((root / "site" / "assessors" / LISTED / "index.html").read_text(encoding="utf-8"))
    data = (root / "site" / "api" / "v1" / "assessors.json").read_text(encoding="utf-8")
    person = values[f"assessors/{LISTED}"]
    for shown in (person["portrait"], *person["contact"].values()):
        assert shown in page
        assert shown in data
    ((time,), most) = person["availability"]["unavailable"], person["availability"]["most_visits_a_year"]
    first, last = (in_words(date.fromisoformat(time[end])) for end in ("from", "to"))
    assert f"from {first} to {last}" in page
    (listed,) = [assessor for assessor in json.loads(data)["assessors"] if assessor["id"] == LISTED]
    assert (listed["unavailable"], listed["most_visits_a_year"]) == ([time], int(most))
    schools = _with_plain_spaces((root / "site" / "schools" / "index.html").read_text(encoding="utf-8"))
    assert values[f"schools/{SCHOOL}"]["name"] in schools
    assert "3 February 2028" in schools


def test_what_is_public_occurs_so_that_these_tests_can_fail(sites: Any) -> None:
    v, _ = made("1")
    site = searched(sites("1"))
    shown = [mark for mark in v.marks if not mark.hidden and mark.place.split("/")[0] != "scheme"]
    missing = [mark.place for mark in shown if not site.leaks([mark])]
    corrected = ["events/zq-event:cost.amount", "events/zq-event:cost.vat_rate"]
    not_announced_yet = ["fees/zq-fee:schedule.vat_rate"]
    assert missing == corrected + not_announced_yet
    listed = Mark("the page of who is listed", False, (f"register.example/assessors/{LISTED}/",))
    names = {"sitemap.xml", "search/search_index.json", "api/v1/changes.atom", f"assessors/{LISTED}/badge.svg"}
    assert names <= {name for name, _ in files_below(sites("1") / "site")}
    assert site.leaks([listed])


def test_what_is_public_only_later_does_not_occur_yet(sites: Any) -> None:
    _, values = made("1")
    early = (values["events/zq-event"]["cost"]["amount"], "888.22", "£888")
    assert [searched(sites("1")).file_with(amount) for amount in early] == [None, None, None]


# Two registers that differ in nothing that is public


@pytest.mark.parametrize("agreed", [False, True], ids=["nothing agreed", "all agreed"])
@pytest.mark.parametrize("letter", ["2", "3"])
def test_registers_that_differ_only_in_what_is_confidential_build_the_same_site(
    sites: Any, letter: str, agreed: bool, count: Count
) -> None:
    """Other dates, words, numbers, yes for no, more of them or none; other histories of one standing; people whom the
    list never named, and one who left it for another reason: not a byte differs.
    """
    assert made("1", agreed=agreed)[1] != made(letter, agreed=agreed)[1]
    first, second = (
        dict(files_below(root / "site")) for root in (sites("1", agreed=agreed), sites(letter, agreed=agreed))
    )
    differ = [name for name in sorted(first | second) if first.get(name) != second.get(name)]
    count(Figure.LEAKS, len(differ))
    assert differ == []
