"""The helper of golden files: a difference fails and shows itself; blessing writes what is made and nothing else."""

from pathlib import Path

import pytest
from golden import ACCEPT, Golden


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/one.md").write_text("first\nsecond\n")
    (tmp_path / "pages/gone.md").write_text("gone\n")
    (tmp_path / "sections.text").write_text("# a\nfirst\n\n# b\nsecond\n")
    return tmp_path


def failure(pytest_failed: pytest.ExceptionInfo[pytest.fail.Exception]) -> list[str]:
    return str(pytest_failed.value).splitlines()


def test_a_difference_is_shown_line_by_line_and_ends_with_what_to_run(kept: Path) -> None:
    with pytest.raises(pytest.fail.Exception) as failed:
        Golden(bless=False, folder=kept).file("pages/one.md", "first\nthird\n")
    lines = failure(failed)
    assert [line for line in lines if line.startswith(("-second", "+third"))] == ["-second", "+third"]
    assert lines[-1] == ACCEPT
    assert "make bless" in ACCEPT


def test_a_file_too_many_and_one_too_few_are_named(kept: Path) -> None:
    with pytest.raises(pytest.fail.Exception) as failed:
        Golden(bless=False, folder=kept).tree("pages", {"one.md": "first\nsecond\n", "new.md": "new"})
    assert failure(failed)[1:-1] == [
        "tests/golden/pages/gone.md: is made no longer",
        "tests/golden/pages/new.md: is not there yet",
    ]


def test_one_section_is_held_without_the_others(kept: Path) -> None:
    golden = Golden(bless=False, folder=kept)
    golden.section("sections.text", "a", "first\n")
    golden.section("sections.text", "b", "second\n")
    golden.sections("sections.text", ["a", "b"])
    for other in (["b", "a"], ["a"], ["a", "b", "c"]):
        with pytest.raises(pytest.fail.Exception):
            golden.sections("sections.text", other)
    with pytest.raises(pytest.fail.Exception):
        golden.section("sections.text", "a", "second\n")
    with pytest.raises(pytest.fail.Exception):
        golden.section("sections.text", "c", "")


def test_blessing_writes_what_is_made_and_drops_what_is_made_no_longer(kept: Path) -> None:
    golden = Golden(bless=True, folder=kept)
    golden.tree("pages", {"one.md": "other", "deeper/new.md": b"\xff"})
    golden.section("sections.text", "b", "third\n")
    golden.sections("sections.text", ["b", "a"])
    assert {path.relative_to(kept).as_posix() for path in kept.rglob("*") if path.is_file()} == {
        "pages/one.md",
        "pages/deeper/new.md",
        "sections.text",
    }
    assert (kept / "sections.text").read_text() == "# b\nthird\n\n# a\nfirst\n"
    Golden(bless=False, folder=kept).tree("pages", {"one.md": "other", "deeper/new.md": b"\xff"})
