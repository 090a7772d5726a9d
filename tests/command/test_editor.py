"""`register editor`: what it refuses before it writes."""

from pathlib import Path
from typing import Any

import pytest
from commands import called

from generator.command import editor
from generator.command.output import USED_WRONGLY

ASKED = {"--repository": "naace/register", "--address": "https://details.register.example/"}


def asked(root: Path, folder: Path, **other: str) -> Any:
    options = ASKED | {f"--{name}": value for name, value in other.items()}
    words = [word for option in options.items() for word in option]
    return called("editor", folder, *words, "--root", root)


@pytest.mark.parametrize(
    "address",
    [
        "https://register.example",
        "https://REGISTER.example./details",
        "https://register.example:443/",
        "https://user@register.example/",
    ],
)
def test_the_form_is_never_published_at_the_public_site(register_root: Path, tmp_path: Path, address: str) -> None:
    scheme = register_root / "data/scheme.yml"
    scheme.write_text(scheme.read_text() + "site_url: https://register.example/\n")
    done = asked(register_root, tmp_path / "form", address=address)
    assert done.returncode == USED_WRONGLY
    assert "the public site's host" in done.stderr
    assert not (tmp_path / "form").exists()


@pytest.mark.parametrize("address", ["http://details.example", "details.example", "https://", "https://[", "file:///x"])
def test_an_address_begins_with_https_and_a_host(register_root: Path, tmp_path: Path, address: str) -> None:
    done = asked(register_root, tmp_path / "form", address=address)
    assert done.returncode == USED_WRONGLY
    assert "https://" in done.stderr


@pytest.mark.parametrize("repository", ["register", "a/b/c", "https://github.com/a/b", "a/", "../b", "a/b\n"])
def test_a_repository_is_an_owner_and_a_name(register_root: Path, tmp_path: Path, repository: str) -> None:
    done = asked(register_root, tmp_path / "form", repository=repository)
    assert done.returncode == USED_WRONGLY
    assert "is not OWNER/NAME" in done.stderr


def test_a_folder_with_other_files_is_left_alone(register_root: Path, tmp_path: Path) -> None:
    done = asked(register_root, register_root / "data")
    assert done.returncode == USED_WRONGLY
    assert "holds other files" in done.stderr
    assert (register_root / "data/scheme.yml").is_file()


def test_without_npm_nothing_is_written(register_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor.shutil, "which", lambda name: None)
    done = asked(register_root, tmp_path / "form")
    assert done.returncode == USED_WRONGLY
    assert "npm is not installed here" in done.stderr
    assert not any(tmp_path.glob("form*"))
    assert not any(tmp_path.glob(".register-editor"))


def test_the_program_asks_no_other_host_for_its_fonts_and_versions() -> None:
    program = (
        "a{src:url(https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@5.3.0/latin-400-normal.woff2)}"
        "b{src:url(https://cdn.jsdelivr.net/fontsource/fonts/source-sans-3:vf@5.3.0/latin-wght-normal.woff2)}"
        "fetch('https://unpkg.com/@sveltia/cms'+'/package.json')\n//# sourceMappingURL=x.map"
    )
    ours, fonts = editor._of_our_own(program)
    assert "https://" not in ours
    assert "sourceMappingURL" not in ours
    assert fonts == {"noto-mono": "latin-400-normal.woff2", "source-sans-3": "latin-wght-normal.woff2"}
