"""A change of photos: what check, changes and clashes say of it, and an erasure that would leave one."""

from datetime import date
from pathlib import Path

import pytest
from commands import called
from hostile_photos import REFUSED, photo
from revisions import Work

from generator import days

TOM = "data/assessors/tom-hale.png"
AGREED = '{agreed_on: 2026-02-20, alternative_text: "Drawing of a man with short dark hair, smiling"}'


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    """The example register, on the day of which it is."""
    monkeypatch.setattr(days, "today", lambda: date(2026, 3, 1))
    return Work.begun(tmp_path / "register")


def said(work: Work, *words: str) -> str:
    done = called("--root", work.root, "--on", "2026-03-01", *words)
    return str(done.stdout + done.stderr)


def test_another_photo_is_a_change_of_the_page_and_shows_none_of_its_bytes(work: Work) -> None:
    (work.root / TOM).write_bytes(photo("PNG", 400, 300))
    text = said(work, "changes", "main")
    assert f"{TOM} changed" in text
    assert "/assessors/tom-hale/ changes" in text
    assert "photo.large.content: " in text
    assert "PNG" not in text
    assert "\\x" not in text


def test_a_photo_is_replaced_added_and_deleted_without_a_rule_against_it(work: Work) -> None:
    (work.root / TOM).unlink()
    assert "0 refused" in said(work, "check", "--base", "main")
    (work.root / TOM).with_suffix(".webp").write_bytes(photo("WEBP"))
    assert "0 refused" in said(work, "check", "--base", "main")


def test_an_erasure_that_leaves_the_photo_is_refused(work: Work) -> None:
    work.remove("assessors/tom-hale")
    work.write("erasures/tom-hale", "erased_on: 2026-03-01\nlisted: yes\nregistration_numbers: [ICTM 0002]\n")
    text = said(work, "check", "--base", "main")
    assert f"{TOM}:1:1: refused: The data of this assessor is erased, but their photo still exists" in text
    (work.root / TOM).unlink()
    assert TOM not in said(work, "check", "--base", "main")


def test_the_act_of_an_erasure_deletes_the_photo(work: Work) -> None:
    text = said(work, "record", "erasure", "assessor=tom-hale", "erased_on=2026-03-01")
    assert f"{TOM} is deleted." in text
    assert f"{TOM} removed" in text


def test_the_act_of_a_withdrawal_deletes_the_photo(work: Work) -> None:
    words = ("record", "photo-withdrawn", "assessor=tom-hale", "withdrawn_on=2026-03-01", "--write")
    assert f"Written: data/assessors/tom-hale.yml, {TOM}." in said(work, *words)
    assert not (work.root / TOM).exists()
    assert "0 refused" in said(work, "check", "--base", "main")
    again = said(work, *words)
    assert "No agreement to publish a photo is in force" in again


def test_two_branches_clash_if_one_withdraws_and_the_other_replaces_the_photo(work: Work) -> None:
    work.branch("replace")
    (work.root / TOM).write_bytes(photo("PNG"))
    work.commit()
    work.branch("withdraw")
    work.edit("assessors/tom-hale", AGREED, f"{AGREED[:-1]}, withdrawn_on: 2026-03-01}}")
    (work.root / TOM).unlink()
    work.commit()
    assert TOM in said(work, "clashes", "main", "replace", "withdraw")


def test_two_branches_clash_if_one_withdraws_and_the_other_adds_the_photo(work: Work) -> None:
    """Git merges them without a conflict: only the check of both together finds it."""
    (work.root / TOM).unlink()
    work.commit()
    work.branch("add")
    (work.root / TOM).write_bytes(photo("PNG"))
    work.commit()
    work.branch("withdraw")
    work.edit("assessors/tom-hale", AGREED, f"{AGREED[:-1]}, withdrawn_on: 2026-03-01}}")
    work.commit()
    text = said(work, "clashes", "main", "add", "withdraw")
    assert "The person no longer agrees to publish this photo" in text


@pytest.mark.parametrize("form", ["text", "github", "sarif", "json", "markdown"])
def test_a_photo_that_is_refused_is_named_in_every_format(work: Work, form: str) -> None:
    (work.root / TOM).write_bytes(REFUSED["a PNG of 100,000 pixels a side"]())
    assert TOM in said(work, "check", "--base", "main", "--format", form)


def test_the_one_form_of_files_leaves_photos_alone(work: Work) -> None:
    before = (work.root / TOM).read_bytes()
    assert TOM not in said(work, "fmt", "--write", "--all")
    assert (work.root / TOM).read_bytes() == before


def test_everything_held_of_a_person_comes_with_a_copy_of_their_photo(work: Work) -> None:
    assert "tom-hale.png" in said(work, "held", "tom-hale")
    text = said(work, "held", "tom-hale", "--write")
    assert "held-tom-hale-tom-hale.png" in text
    (copy,) = (work.root / "letters").glob("*.png")
    assert copy.read_bytes() == (work.root / TOM).read_bytes()
    assert copy.stat().st_mode & 0o077 == 0
    assert "tom-hale.png" not in said(work, "held", "amina-rahman")
