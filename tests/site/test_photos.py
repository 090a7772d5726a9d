"""Photos on the site: whose are shown and when, how, and that nothing else of their files is published."""

import html
import json
import re
from datetime import date
from functools import cache
from typing import Any

import pytest
from example import Changes, register
from hostile_photos import ACCEPTED, SECRET

from generator.public import PublicAssessor, public
from generator.site.docs import docs

ON = date(2026, 3, 1)
TOM = "assessors/tom-hale"
PHOTO = f"{TOM}.png"
FILES = {f"{TOM}/photo.jpg", f"{TOM}/photo-small.jpg"}
SECRETIVE = ACCEPTED["a JPEG with a place, a profile, XMP and a comment"]()


def tom(changes: Changes | None = None, on: date = ON) -> PublicAssessor | None:
    """Tom Hale as the public sees him."""
    site = public(register(changes), on)
    return next((assessor for assessor in site.assessors if assessor.id == "tom-hale"), None)


def files(changes: Changes | None = None, on: date = ON) -> dict[str, bytes]:
    return docs(public(register(changes), on))


@cache
def ordinary() -> dict[str, bytes]:
    """The site with the photo."""
    return files({"scheme": {"site_url": "https://register.example"}})


def image(page: bytes) -> dict[str, str]:
    """What a page says of its photo."""
    (tag,) = re.findall(r'<img class="profile__photo".*?>', page.decode(), re.DOTALL)
    return {name: html.unescape(value) for name, value in re.findall(r'([\w-]+)="(.*?)"', tag)}


@pytest.mark.parametrize(
    ("on", "is_shown"),
    [
        ("2026-02-19", False),
        ("2026-02-20", True),
        ("2026-02-21", True),
        ("2026-02-24", True),
        ("2026-02-25", False),
        ("2026-02-26", False),
    ],
)
def test_a_photo_is_public_from_the_agreement_until_the_withdrawal(on: str, is_shown: bool) -> None:
    """Agreed on 20 February 2026, withdrawn on the 25th; the photo's file is still there."""
    shown = tom({TOM: {"publish_photo.0.withdrawn_on": "2026-02-25"}}, date.fromisoformat(on))
    assert shown
    assert bool(shown.photo) is is_shown


@pytest.mark.parametrize(
    "changes",
    [
        {"decisions": []},
        {"membership.0.to": "2026-01-31"},
        {"decisions": [{"on": "2018-06-04", "decision": "registered"}, {"on": "2026-02-01", "decision": "left"}]},
    ],
    ids=["an applicant's", "a lapsed person's", "of somebody who left"],
)
def test_no_photo_of_anybody_who_is_not_listed_is_published(changes: dict[str, Any]) -> None:
    assert tom({TOM: changes}) is None
    made = files({TOM: changes})
    assert not [name for name in made if "photo" in name and name.startswith("assessors/tom-hale")]
    assert b"profile__photo" not in made.get("assessors/tom-hale.md", b"")


def test_a_photo_without_an_agreement_and_no_photo_give_the_same_bytes() -> None:
    """Nothing shows that somebody withdrew, or that there ever was a photo."""
    withdrawn = {TOM: {"publish_photo.0.withdrawn_on": "2026-02-25"}}
    never = {TOM: {"publish_photo": None}, PHOTO: None}
    assert files(withdrawn) == files(never) == files({**withdrawn, PHOTO: None}) != files()


def test_both_pages_show_it_with_its_size_and_its_words() -> None:
    for path in (f"{TOM}.md", f"cy/{TOM}.md"):
        shown = image(ordinary()[path])
        root = "../../" if path.startswith("assessors") else "../../../"
        assert (shown["src"], shown["data-small"]) == (f"{root}{TOM}/photo.jpg", f"{root}{TOM}/photo-small.jpg")
        assert (shown["alt"], shown["lang"]) == ("Drawing of a man with short dark hair, smiling", "en")
        assert (shown["width"], shown["height"]) == ("160", "144")
        small, large = f"{root}{TOM}/photo-small.jpg 160w", f"{root}{TOM}/photo.jpg 480w"
        assert (shown["srcset"], shown["sizes"]) == (f"{small}, {large}", "(min-width: 30em) 160px, 100px")
        assert (shown["data-small-width"], shown["data-small-height"]) == ("72", "65")
    assert ordinary().keys() >= FILES


def test_the_words_of_a_photo_are_text_whatever_they_hold() -> None:
    words = '"><script>alert(1)</script> {{ x }} &amp;'
    shown = image(files({TOM: {"publish_photo.0.alternative_text": words}})[f"{TOM}.md"])
    assert shown["alt"] == words


def test_the_files_for_other_programs_have_it() -> None:
    (listed,) = [person for person in json.loads(ordinary()["api/v1/assessors.json"])["assessors"] if person["photo"]]
    assert listed["photo"] == {
        "alternative_text": "Drawing of a man with short dark hair, smiling",
        "large": {"address": f"https://register.example/{TOM}/photo.jpg", "width": 480, "height": 432},
        "small": {"address": f"https://register.example/{TOM}/photo-small.jpg", "width": 160, "height": 144},
    }
    alone = json.loads(ordinary()["api/v1/assessors/tom-hale.json"])
    assert alone["assessor"]["photo"] == listed["photo"]


def test_machines_are_told_of_it_where_the_site_has_an_address() -> None:
    def facts(page: bytes) -> dict[str, Any]:
        (text,) = re.findall(r"ld\+json\">(.*?)</script>", page.decode())
        person: dict[str, Any] = json.loads(text)["@graph"][0]["mainEntity"]
        return person

    assert facts(ordinary()[f"{TOM}.md"])["image"] == f"https://register.example/{TOM}/photo.jpg"
    assert "image" not in facts(ordinary()["assessors/amina-rahman.md"])
    assert "image" not in facts(files({"scheme": {"site_url": None}})[f"{TOM}.md"])


def test_nothing_else_of_a_photo_s_file_is_published() -> None:
    """Where it was taken, who took it, and what else was written into it."""
    made = files({PHOTO: None, f"{TOM}.jpg": SECRETIVE})
    assert made.keys() >= FILES
    for name, content in made.items():
        assert SECRET.encode() not in content, name
        assert SECRETIVE[:400] not in content, name


def test_lists_load_no_photo() -> None:
    """A list of fifty people would take a phone hundreds of kilobytes more; choosing by the face is not asked for."""
    lists = [name for name in ordinary() if name.endswith(".md") and name.split("/")[-1] != "tom-hale.md"]
    assert len(lists) > 20
    assert not [name for name in lists if b"/photo" in ordinary()[name] or b"photo.jpg" in ordinary()[name]]
