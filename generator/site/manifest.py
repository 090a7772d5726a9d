"""The manifest: the SHA-256 of every file of a site, and the day it was built for; and how a folder differs from it.

In: the files of a build, or a folder that holds a copy of a site. Out: `manifest.json`, or the names of the files that
are missing, added or changed.

The published manifest does not name the commit. The repository is private, and its commits change with every
confidential fact: the public would see on which days there was one. The office's copy, beside the site, names it.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from generator import addresses

_MOST_BYTES = 100_000_000


def _is_inside(name: str) -> str:
    """A file's path from the site's top, with slashes. Raises ValueError for one that could lead elsewhere."""
    if not name or re.search(r"[\\:\0]", name) or {"", ".", ".."} & {*name.split("/")}:
        raise ValueError("this is no path in a site")
    return name


_Path = Annotated[str, AfterValidator(_is_inside)]
_Hash = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]


class Manifest(BaseModel):
    """What a manifest says. Unlike the published one, the office's names the commit and lists the published one."""

    model_config = ConfigDict(frozen=True)

    version: Literal[1] = 1
    """Of this format."""
    built_on: date
    """The day that the site is true for."""
    commit: str | None = None
    """The commit whose files the site was built from; None if it is not published, or if they were not as committed."""
    files: Mapping[_Path, _Hash]
    """The SHA-256 of each file, by its path from the site's top."""

    @classmethod
    def read(cls, path: Path) -> "Manifest":
        """The manifest in a file. Raises ManifestDamaged, OSError."""
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        try:
            return cls.model_validate_json(data if len(data) <= _MOST_BYTES else b"")
        except ValidationError:
            raise ManifestDamaged(f"{path} is damaged, or is no manifest of a site.") from None

    def published(self) -> bytes:
        """The manifest as the site has it."""
        return _text({"version": 1, "built_on": self.built_on.isoformat(), "files": dict(sorted(self.files.items()))})

    def for_the_office(self, commit: str | None) -> bytes:
        """The manifest as the office keeps it: with the commit, and with the published one among the files."""
        files = {**self.files, addresses.MANIFEST: sha256(self.published()).hexdigest()}
        said = {"version": 1, "built_on": self.built_on.isoformat(), "commit": commit}
        return _text(said | {"files": dict(sorted(files.items()))})


class ManifestDamaged(Exception):
    """A file that should be a manifest, but cannot be read as one: its path, in a sentence."""


def with_manifest(files: Iterable[tuple[str, bytes]], built_on: date) -> Iterator[tuple[str, bytes]]:
    """The files of a site by their paths, then its manifest."""
    hashes: dict[str, str] = {}
    for name, content in files:
        hashes[name] = sha256(content).hexdigest()
        yield name, content
    yield addresses.MANIFEST, Manifest(built_on=built_on, files=hashes).published()


@dataclass(frozen=True)
class Differences:
    """How the files of a folder differ from a manifest: paths, sorted. `same` counts the files that do not."""

    same: int
    missing: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    """With other contents, or no ordinary files."""

    def __bool__(self) -> bool:
        return bool(self.missing or self.added or self.changed)


def differences(folder: Path, manifest: Manifest) -> Differences:
    """Compare every file below a folder with a manifest. Links are not followed. Raises OSError.

    The folder's own manifest is compared only if that manifest lists it: a file cannot hold its own SHA-256.
    """
    found = dict(_files(folder))
    if addresses.MANIFEST not in manifest.files:
        found.pop(addresses.MANIFEST, None)
    there = sorted(found.keys() & manifest.files.keys())
    changed = tuple(name for name in there if not found[name] or _hash(folder / name) != manifest.files[name])
    return Differences(
        same=len(there) - len(changed),
        missing=tuple(sorted(manifest.files.keys() - found.keys())),
        added=tuple(sorted(found.keys() - manifest.files.keys())),
        changed=changed,
    )


def _files(folder: Path) -> Iterator[tuple[str, bool]]:
    """Everything below a folder that is no folder, by its path in it, and whether it is an ordinary file."""
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(folder / above) as items:
            for item in items:
                if item.is_dir(follow_symlinks=False):
                    waiting.append(f"{above}{item.name}/")
                else:
                    yield above + item.name, item.is_file(follow_symlinks=False)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _text(value: Mapping[str, object]) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()
