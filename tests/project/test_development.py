"""The page for engineers names files and tests that are there."""

import re

from project import PROJECT, TESTS

PAGE = (PROJECT / "docs/development.md").read_text("utf-8")


def test_every_file_and_folder_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`([a-z_./]+/[a-z_./]*|[a-z_]+\.(?:py|yml|toml))`", PAGE))
    assert len(named) > 20
    missing = [name for name in named if not (PROJECT / name).exists() and not (PROJECT / "generator" / name).exists()]
    assert missing == []


def test_every_test_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert len(named) > 15
    files = [*TESTS.glob("*/test_*.py"), *TESTS.glob("*/*/test_*.py")]
    tests = "\n".join(path.read_text("utf-8") for path in files)
    assert [name for name in named if f"def {name}(" not in tests] == []
