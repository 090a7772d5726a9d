"""The manifest of a site, and `register verify`: every file that is missing, added or changed is named."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from commands import called
from html_pages import tree
from published import site

from generator.addresses import MANIFEST
from generator.site import build
from generator.site.manifest import Manifest, ManifestDamaged, with_manifest

FILES = {
    "index.html": b"<p>",
    "assessors/index.html": b"",
    "api/v1/x.json": b"{}",
    ".well-known/security.txt": b"Contact",
}
DAY = date(2026, 3, 1)
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A small site with its manifest."""
    folder = tmp_path / "copy"
    for name, content in with_manifest(FILES.items(), DAY):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def _lines(said: str) -> list[str]:
    return said.splitlines()[:-1]


@pytest.mark.slow
def test_the_manifest_of_a_built_site_names_every_other_file_and_nothing_of_where_it_was_built(
    once: Callable[[str, Callable[[Path], object]], Path],
) -> None:
    built = tree(once("example", lambda root: build(root, site())) / "site")
    said = json.loads(built[MANIFEST])
    assert said.keys() == {"version", "built_on", "files"}
    assert said["built_on"] == "2026-03-01"
    assert said["files"] == {name: sha256(content).hexdigest() for name, content in built.items() if name != MANIFEST}
    assert ".well-known/security.txt" in said["files"]


def test_a_whole_copy_is_as_it_was_built(copy: Path) -> None:
    done = called("verify", copy)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "4 files are as built for 2026-03-01; 0 missing, 0 added, 0 changed.\n"


def test_each_file_that_is_missing_added_or_changed_is_named(copy: Path) -> None:
    (copy / "index.html").write_bytes(b"<p> ")
    (copy / "assessors/index.html").unlink()
    (copy / "assessors").rmdir()
    (copy / "new/page").mkdir(parents=True)
    (copy / "new/page/index.html").touch()
    (copy / ".hidden").touch()
    (copy / "a\nb\u202e").touch()

    done = called("verify", copy)

    assert done.returncode == 1
    assert _lines(done.stdout) == [
        "missing: assessors/index.html",
        "added: .hidden",
        "added: a�b�",
        "added: new/page/index.html",
        "changed: index.html",
    ]
    assert done.stdout.endswith("2 files are as built for 2026-03-01; 1 missing, 3 added, 1 changed.\n")


@pytest.mark.parametrize("name", FILES)
def test_one_changed_bit_of_any_file_is_found(copy: Path, name: str) -> None:
    content = FILES[name] or b"\0"
    (copy / name).write_bytes(bytes([content[0] ^ 1]) + content[1:])
    done = called("verify", copy)
    assert (done.returncode, _lines(done.stdout)) == (1, [f"changed: {name}"])


def test_a_link_is_no_file_of_a_site_whatever_it_leads_to(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(FILES["index.html"])
    (copy / "index.html").unlink()
    (copy / "index.html").symlink_to(tmp_path / "elsewhere")
    (copy / "loop").symlink_to(copy)
    done = called("verify", copy)
    assert (done.returncode, _lines(done.stdout)) == (1, ["added: loop", "changed: index.html"])


def test_a_manifest_from_elsewhere_finds_what_somebody_changed_together_with_the_manifest(
    copy: Path, tmp_path: Path
) -> None:
    office = tmp_path / "office.json"
    office.write_bytes(Manifest.read(copy / MANIFEST).for_the_office(COMMIT))
    done = called("verify", copy, "--manifest", office)
    assert done.returncode == 0
    assert done.stdout == f"5 files are as built for 2026-03-01 from commit {COMMIT}; 0 missing, 0 added, 0 changed.\n"

    (copy / "index.html").write_bytes(b"another")
    forged = dict(with_manifest((FILES | {"index.html": b"another"}).items(), DAY))
    (copy / MANIFEST).write_bytes(forged[MANIFEST])

    assert called("verify", copy).returncode == 0, "the folder's own manifest cannot find this"
    done = called("verify", copy, "--manifest", office)
    assert (done.returncode, _lines(done.stdout)) == (1, ["changed: index.html", f"changed: {MANIFEST}"])
    (copy / MANIFEST).unlink()
    assert f"missing: {MANIFEST}" in called("verify", copy, "--manifest", office).stdout


def test_the_commit_is_in_the_office_s_manifest_alone(copy: Path) -> None:
    manifest = Manifest.read(copy / MANIFEST)
    office = json.loads(manifest.for_the_office(COMMIT))
    assert office["commit"] == COMMIT
    assert "commit" not in json.loads(manifest.published())
    assert Manifest.model_validate(office).published() != manifest.published(), "it lists the published one too"


def test_a_folder_without_a_manifest_is_used_wrongly(tmp_path: Path, copy: Path) -> None:
    done = called("verify", tmp_path)
    assert done.returncode == 2
    assert f"There is no manifest {tmp_path / MANIFEST}. Name the folder of a built site" in done.stderr
    assert called("verify", tmp_path / "absent").returncode == 2
    assert called("verify", copy, "--manifest", tmp_path / "absent").returncode == 2


SOUND = {"version": 1, "built_on": "2026-03-01", "files": {}}
HASH = "0" * 64


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        *(
            json.dumps(SOUND | changed).encode()
            for changed in (
                {"version": 2},
                {"built_on": "yesterday"},
                {"files": ["index.html"]},
                {"files": {"index.html": "abc"}},
                {"files": {"index.html": HASH.replace("0", "G")}},
                {"files": {"../index.html": HASH}},
                {"files": {"/etc/passwd": HASH}},
                {"files": {"a//b": HASH}},
                {"files": {"a/./b": HASH}},
                {"files": {"C:x": HASH}},
                {"files": {"a\\..\\b": HASH}},
                {"files": {"": HASH}},
            )
        ),
    ],
)
def test_a_damaged_manifest_is_refused_in_a_sentence(copy: Path, damaged: bytes) -> None:
    (copy / MANIFEST).write_bytes(damaged)
    done = called("verify", copy)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{copy / MANIFEST} is damaged, or is no manifest of a site.\n"


def test_a_sound_manifest_of_no_files_is_read(copy: Path) -> None:
    (copy / MANIFEST).write_text(json.dumps(SOUND))
    done = called("verify", copy)
    assert done.returncode == 1
    assert len(_lines(done.stdout)) == len(FILES)


def test_a_manifest_of_endless_size_is_not_read_whole(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.site.manifest._MOST_BYTES", 10)
    with pytest.raises(ManifestDamaged):
        Manifest.read(copy / MANIFEST)


def test_a_copy_can_be_moved_anywhere(copy: Path, tmp_path: Path) -> None:
    moved = tmp_path / "deep" / "er"
    shutil.copytree(copy, moved)
    assert called("verify", moved).returncode == 0
