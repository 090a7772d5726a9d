"""docs/engine.md says of the engines what pyproject.toml and the tests say."""

import re
import tomllib

import pytest
from project import PROJECT

DOCUMENT = (PROJECT / "docs/engine.md").read_text(encoding="utf-8")
SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIRED = [*SETTINGS["dependencies"], *SETTINGS["optional-dependencies"]["zensical"]]


@pytest.mark.parametrize("engine", ["mkdocs", "mkdocs-material", "zensical"])
def test_an_engine_is_required_in_the_versions_that_the_document_names(engine: str) -> None:
    (required,) = (text for text in REQUIRED if re.match(r"[\w-]+", text)[0] == engine)
    assert f"`{required}`" in DOCUMENT


def test_the_tests_and_files_that_the_document_names_are_there() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "tests/browser").glob("*.py"))
    names = re.findall(r"`(test_[a-z_]+)`", DOCUMENT)
    files = [PROJECT / name for name in re.findall(r"`((?:generator|tests|site_templates)/[\w./]+)`", DOCUMENT)]
    assert len(names) >= 2
    assert len(files) >= 5
    assert [name for name in names if f"def {name}(" not in tests] == []
    assert [file for file in files if not file.exists()] == []
