"""`register record` at the command line: shown first, written with --write, refused as check refuses."""

from pathlib import Path

from command.test_command import register


def test_an_act_is_shown_and_only_written_with_write(register_root: Path) -> None:
    file = register_root / "data/assessors/amina-rahman.yml"
    before = file.read_bytes()
    words = ("record", "confirmation", "assessor=amina", "confirmed_on=2026-02-27")
    shown = register(*words, root=register_root)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "+details_confirmed_on: 2026-02-27" in shown.stdout
    assert "run the same command with --write" in shown.stdout
    assert file.read_bytes() == before
    assert register(*words, "--write", root=register_root).returncode == 0
    assert file.read_bytes() == before.replace(b"2026-01-15", b"2026-02-27")
    again = register(*words, "--write", root=register_root)
    assert "on file already" in again.stdout
    assert register("check", root=register_root).returncode == 0


def test_what_check_would_refuse_is_not_written_and_says_so_in_the_same_words(register_root: Path) -> None:
    file = register_root / "data/assessors/amina-rahman.yml"
    before = file.read_bytes()
    words = ("record", "signature", "assessor=amina", "signed_on=2026-02-27", "--write")
    refused = register(*words, root=register_root)
    assert refused.returncode == 1
    assert "refused: This version is listed twice" in refused.stdout
    assert file.read_bytes() == before


def test_a_refusal_shows_what_is_refused_and_nothing_that_only_follows_from_it(register_root: Path) -> None:
    """The person's file is left out while it is refused, and others would then seem to miss things."""
    words = ("record", "publication", "assessor=amina", "items=note", "agreed_on=2026-02-27")
    refused = register(*words, root=register_root)
    assert refused.returncode == 1
    assert "There is no such field here" in refused.stdout
    assert ": notice: " not in refused.stdout


def test_an_event_without_inputs_asks_for_the_fields_and_speaks_of_no_command(register_root: Path) -> None:
    event = register_root / "event.json"
    event.write_text('{"inputs": null}', encoding="utf-8")
    refused = register("record", "confirmation", "--event", event, root=register_root)
    assert refused.returncode == 2
    assert refused.stdout.startswith("Nothing is recorded.")
    assert "- assessor: This is missing" in refused.stdout
    assert "- confirmed_on: This is missing" in refused.stdout
    assert "Usage" not in refused.stdout + refused.stderr


def test_an_unknown_act_and_a_missing_field_are_named(register_root: Path) -> None:
    unknown = register("record", "payement", root=register_root)
    assert unknown.returncode == 2
    assert "There is no act payement; did you mean payment?" in unknown.stderr
    missing = register("record", "confirmation", "assessor=amina", root=register_root)
    assert missing.returncode == 2
    assert "confirmed_on: This is missing" in missing.stderr
    no_field = register("record", "confirmation", "amina", root=register_root)
    assert "amina is no field. Write NAME=VALUE" in no_field.stderr
