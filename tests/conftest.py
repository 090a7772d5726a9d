"""What tests share: the option that rewrites golden files, and a copy of the example register to change on disk."""

import shutil
from pathlib import Path

import pytest
from example import ROOT


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="rewrite golden files with what the code makes now")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--bless"))


@pytest.fixture
def register_root(tmp_path: Path) -> Path:
    """A copy of the example register, to change."""
    root = tmp_path / "register"
    shutil.copytree(ROOT, root)
    return root
