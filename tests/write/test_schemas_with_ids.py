"""`register schema --with-ids`: editors offer and check the ids on file, on this machine alone."""

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
from commands import called
from editor_yaml import values_of
from project import PROJECT


def git(root: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration in a repository of its own."""
    folder = tmp_path_factory.mktemp("register")
    for name in ("data", "docs/schemas"):
        shutil.copytree(PROJECT / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "x")
    return folder


def test_ids_are_offered_and_checked_and_git_sees_nothing_until_they_are_taken_out(root: Path) -> None:
    assert called("schema", "--with-ids", "--root", root).returncode == 0
    assert git(root, "status", "--porcelain") == ""
    schema = json.loads((root / "docs/schemas/school.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    support = schema["properties"]["support"]["items"]["properties"]
    assert set(support["assessor"]["enum"]) >= {path.stem for path in (root / "data/assessors").glob("*.yml")}
    (known, *_) = support["organisation"]["enum"]
    entry = {"kind": "framework", "organisation": known, "from": "2023-01-10"}
    school = values_of(min((root / "data/schools").glob("*.yml")).read_text("utf-8"))
    assert validator.is_valid({**school, "support": [entry]})
    assert not validator.is_valid({**school, "support": [{**entry, "organisation": "nobody-knows"}]})

    for kind in ("assessor", "school", "event", "sample", "organisation", "fee"):
        validator = jsonschema.Draft202012Validator(
            json.loads((root / f"docs/schemas/{kind}.schema.json").read_text("utf-8"))
        )
        for path in (root / "data" / f"{kind}s").glob("*.yml"):
            assert list(validator.iter_errors(values_of(path.read_text("utf-8")))) == [], path

    assert called("schema", "--root", root).returncode == 0
    assert not [line for line in git(root, "ls-files", "-v", "docs/schemas").splitlines() if line.startswith("S")]
    assert git(root, "status", "--porcelain", "docs") == ""


def test_outside_of_git_no_schema_with_ids_is_written(register_root: Path) -> None:
    done = called("schema", "--with-ids", "--root", register_root)
    assert done.returncode == 2
    assert not (register_root / "docs").exists()


def test_before_the_schemas_are_committed_none_is_written_with_ids_and_a_sentence_says_what_to_do(
    register_root: Path,
) -> None:
    git(register_root, "init", "--quiet")
    assert called("schema", "--root", register_root).returncode == 0
    schema = (register_root / "docs/schemas/school.schema.json").read_bytes()
    done = called("schema", "--with-ids", "--root", register_root)
    assert done.returncode == 2
    assert "The schemas are not in git yet" in done.stderr
    assert (register_root / "docs/schemas/school.schema.json").read_bytes() == schema
