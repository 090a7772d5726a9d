"""What the tests of imports share: a register without schools, and an import of lists into it."""

import shutil

import example
import pytest

from generator.imports.schools import import_schools


@pytest.fixture
def root(tmp_path):
    """A register that holds the scheme's settings alone."""
    (tmp_path / "register/data").mkdir(parents=True)
    shutil.copy(example.ROOT / "data/scheme.yml", tmp_path / "register/data")
    return tmp_path / "register"


@pytest.fixture
def importing(root, tmp_path):
    """Work out the import of lists given as text or bytes."""

    def work(*lists):
        paths = []
        for number, content in enumerate(lists, 1):
            path = tmp_path / f"list-{number}.csv"
            path.write_bytes(content.encode() if isinstance(content, str) else content)
            paths.append(path)
        return import_schools(root, paths)

    return work


@pytest.fixture
def on_file(root):
    """Put a school's file into the register."""

    def put(text, id="eng-900001"):
        path = root / f"data/schools/{id}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
        return path

    return put
