"""The settings of the form for texts and details, made from the records."""

from collections.abc import Iterator
from typing import Any

import pytest

from generator.records import ENTRIES, Entry, Erasure, Sample
from generator.records.base import Recorded, Visibility, classified
from generator.reports.editor import LEFT_OUT, settings, shown

MADE = settings("naace/register", "", "https://register.example")
LISTS = {listed["name"]: listed for listed in MADE["settings"]["collections"]}


def asked_of(kind: type[Entry]) -> list[dict[str, Any]]:
    """What the form asks for in a file of that kind."""
    listed = LISTS[kind.folder or "settings"]
    fields: list[dict[str, Any]] = listed["fields"] if kind.folder else listed["files"][0]["fields"]
    return fields


def all_fields(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from all_fields(field.get("fields", []))


SHOWN = [kind for kind in ENTRIES if kind not in (Sample, Erasure)]


@pytest.mark.parametrize("kind", SHOWN)
def test_the_form_shows_every_field_that_may_change_and_no_other(kind: type[Entry]) -> None:
    may_change = [
        info.alias or name
        for name, info in kind.model_fields.items()
        if name != "id" and classified(info)["recorded"] != Recorded.KEPT
    ]
    assert [field["name"] for field in asked_of(kind)] == [
        name for name in may_change if name not in LEFT_OUT.get(kind, ())
    ]


def test_what_is_drawn_or_erased_has_no_form() -> None:
    assert shown(Sample) == shown(Erasure) == {}
    assert set(LISTS) == {"assessors", "schools", "organisations", "fees", "events", "settings"}


def test_what_is_left_out_would_otherwise_be_shown() -> None:
    for kind, names in LEFT_OUT.items():
        for name in names:
            assert classified(kind.model_fields[name])["recorded"] != Recorded.KEPT


@pytest.mark.parametrize("kind", SHOWN)
def test_every_field_says_what_it_means_and_who_sees_it(kind: type[Entry]) -> None:
    for field in asked_of(kind):
        info = next(info for name, info in kind.model_fields.items() if (info.alias or name) == field["name"])
        assert (info.description or "").strip() in field["hint"]
        is_confidential = classified(info)["visibility"] == Visibility.CONFIDENTIAL
        assert field["hint"].endswith("Confidential: never on the public site.") == is_confidential
        assert field["required"] == info.is_required()


def test_each_field_is_asked_for_in_its_own_way() -> None:
    asked = {field["name"]: field for kind in SHOWN for field in all_fields(asked_of(kind))}
    ways = {name: asked[name]["widget"] for name in ("details_confirmed_on", "regions", "region", "phases", "contact")}
    assert ways == {
        "details_confirmed_on": "datetime",
        "regions": "select",
        "region": "select",
        "phases": "list",
        "contact": "object",
    }
    assert asked["portrait"] == {**asked["portrait"], "widget": "text", "maxlength": 20_000}
    assert asked["base"]["pattern"][1] == "The part of the postcode before the space: YO1."
    assert {"label": "Welsh", "value": "cy"} in asked["languages"]["options"]
    assert asked["demonstration"]["options"] == ["yes", "no"]


def test_every_file_goes_through_a_format_of_its_own_and_a_pull_request_that_somebody_else_merges() -> None:
    formats = {kind["format"] for kind in MADE["kinds"]}
    for listed in LISTS.values():
        assert {held["format"] for held in listed.get("files", [listed])} <= formats
        assert not listed["publish"]
        assert not any(listed.get(name, False) for name in ("create", "delete", "duplicate"))
    assert MADE["settings"]["publish_mode"] == "editorial_workflow"
    assert MADE["settings"]["backend"]["auth_methods"] == ["token"]


def test_a_commit_s_message_names_no_person_and_no_school() -> None:
    assert MADE["settings"]["backend"]["commit_messages"] == {"update": "Change details of {{collection}}"}


def test_a_register_in_a_folder_of_its_repository_is_found_there() -> None:
    made = settings("naace/register", "kept/here/", None)["settings"]
    assert made["collections"][0]["folder"] == "kept/here/data/assessors"
    assert made["collections"][-1]["files"][0]["file"] == "kept/here/data/scheme.yml"
    assert "display_url" not in made
