"""A register's files in a revision, read through git's plumbing and never checked out.

Anyone may have chosen the names and contents in a repository: names are split at NUL, contents by their length, and
git never takes either for an option.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import NamedTuple

from generator.read.files import FileKind
from generator.read.source import MOST_BYTES
from generator.records.base import DATA

_MODES = {"100644": FileKind.FILE, "100755": FileKind.FILE, "040000": FileKind.FOLDER}
_SETTINGS = ("--no-replace-objects", "--no-optional-locks", "--literal-pathspecs", "-c", "core.quotePath=false")


class GitError(Exception):
    """Git cannot give what was asked for; the message says what to do."""


@dataclass(frozen=True)
class Repository:
    """The git repository that holds a register's root. `variables` are added to git's environment."""

    root: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    def run(self, *arguments: str, allowed: Iterable[int] = (0,), given: bytes = b"") -> tuple[int, bytes]:
        """Run git; its exit code and output. Raises GitError where git is not there or answers with another code."""
        environment = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", **self.variables}
        command = ["git", "-C", str(self.root), *_SETTINGS, *arguments]
        try:
            done = subprocess.run(command, input=given, capture_output=True, check=False, env=environment)
        except FileNotFoundError:
            raise GitError("The program git is not installed here, and this command needs it.") from None
        if done.returncode not in allowed:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            if any("not a git repository" in line for line in said):
                raise GitError(f"{self.root} is not in a git repository, so there is nothing to compare with.")
            raise GitError(f"git {arguments[0]} failed: {said[-1] if said else 'it does not say why'}")
        return done.returncode, done.stdout

    @cached_property
    def prefix(self) -> str:
        """The root's name from the top of the repository, with a slash at its end; empty at the top."""
        return os.fsdecode(self.run("rev-parse", "--show-prefix")[1]).removesuffix("\n")

    def commit(self, name: str) -> str:
        """The id of the commit that a revision's name means. Raises GitError if there is none."""
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        code, output = self.run(*asked, allowed=(0, 1, 128)) if name and "\0" not in name else (1, b"")
        if code == 0:
            return output.decode().strip()
        self.run("rev-parse", "--git-dir")  # Raises where there is no repository at all.
        raise GitError(f"git knows no revision {name!r} here. {self._advice()}")

    def merge_base(self, first: str, second: str) -> str:
        """The last commit that two commits share: where a branch began. Raises GitError if there is none."""
        code, output = self.run("merge-base", first, second, allowed=(0, 1))
        if code:
            raise GitError(f"The two revisions share no commit here. {self._advice()}")
        return output.decode().split()[0]

    @contextmanager
    def in_memory(self) -> Iterator["Repository"]:
        """The same repository, whose new objects are deleted at the end: nothing is written into the real one."""
        objects = Path(os.fsdecode(self.run("rev-parse", "--git-path", "objects")[1]).removesuffix("\n"))
        with TemporaryDirectory() as folder:
            also = f'"{self.root.resolve() / objects}"'.replace("\\", "/")
            yield Repository(self.root, {"GIT_OBJECT_DIRECTORY": folder, "GIT_ALTERNATE_OBJECT_DIRECTORIES": also})

    def merge(self, first: str, second: str) -> "Merge":
        """Two commits merged by git, without a checkout. Call it on a repository from `in_memory`."""
        asked = ("merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", first, second)
        code, output = self.run(*asked, allowed=(0, 1))
        tree, *names = [os.fsdecode(part) for part in output.split(b"\0") if part]
        if code:
            return Merge(None, tuple(sorted({name.removeprefix(self.prefix) for name in names})))
        person = {f"GIT_{who}_{what}": "register" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        dated = {f"GIT_{who}_DATE": "2000-01-01T00:00:00Z" for who in ("AUTHOR", "COMMITTER")}
        committing = Repository(self.root, {**self.variables, **person, **dated})
        commit = committing.run("commit-tree", tree, "-p", first, "-p", second, given=b"merged in memory\n")[1]
        return Merge(commit.decode().strip(), ())

    @property
    def is_shallow(self) -> bool:
        """Whether this clone holds only the newest commits."""
        return self.run("rev-parse", "--is-shallow-repository")[1].strip() == b"true"

    def _advice(self) -> str:
        if self.is_shallow:
            return "This clone holds only the newest commits: `git fetch --unshallow` brings the others."
        return "`git branch --all` lists the branches; `git fetch` brings those of others."

    def contents(self, ids: Sequence[str]) -> Iterator[bytes]:
        """The contents of these ids, read by one process. A content that is too large is cut off one byte past the
        limit.
        """
        if not ids:
            return
        with TemporaryFile() as asked:  # Not a pipe: git would wait for us to read what it writes, and we for it.
            asked.write("".join(f"{id}\n" for id in ids).encode())
            asked.seek(0)
            command = ["git", "-C", str(self.root), *_SETTINGS, "cat-file", "--batch"]
            environment = {**os.environ, "LC_ALL": "C", **self.variables}
            with subprocess.Popen(command, stdin=asked, stdout=subprocess.PIPE, env=environment) as running:
                assert running.stdout  # noqa: S101  # for the type checker: stdout is a pipe
                for _ in ids:
                    header = running.stdout.readline().split()
                    if len(header) != 3:
                        raise GitError("This clone does not hold all of the revision. `git fetch` brings the rest.")
                    size = int(header[2])
                    data = running.stdout.read(min(size, MOST_BYTES + 1))
                    left = size - len(data) + 1
                    while left > 0 and (passed := len(running.stdout.read(min(left, 1 << 20)))):
                        left -= passed
                    yield data

    def versions(self, commit: str, files: Iterable[str]) -> dict[str, list[str]]:
        """The ids of the contents that each of the register's files has had, newest first, up to a commit.

        Along first parents: the result of each merge, not the commits of its branch. One walk for all files.
        """
        ids_of: dict[str, list[str]] = {file: [] for file in files}
        whatever_is_set = ("--root", "--no-follow", "--no-show-signature", "--no-renames", "--no-relative")
        form = ("--first-parent", "--diff-merges=first-parent", "--raw", "--no-abbrev", "--format=", "-z")
        parts = iter(self.run("log", *whatever_is_set, *form, commit, "--", DATA)[1].split(b"\0"))
        for part in parts:
            if part.lstrip().startswith(b":"):
                _, mode, _, id, _ = part.decode().split(" ")
                file = os.fsdecode(next(parts)).removeprefix(self.prefix)
                if file in ids_of and _MODES.get(mode) is FileKind.FILE:
                    ids_of[file].append(id)
        return ids_of

    def revision(self, commit: str) -> "Revision":
        """The register's files in a commit or tree, by its id."""
        listed = self.run("ls-tree", "-r", "-t", "-z", "--full-tree", commit, "--", f"{self.prefix}{DATA}")[1]
        folders: dict[str, list[tuple[str, FileKind]]] = {"": []}
        blobs: dict[str, str] = {}
        for line in listed.split(b"\0")[:-1]:
            described, _, raw = line.partition(b"\t")
            mode, _, id = described.decode().split(" ")
            file = os.fsdecode(raw).removeprefix(self.prefix)
            if not file.startswith(DATA):
                continue
            folder, _, name = file.removeprefix(DATA).rpartition("/")
            kind = _MODES.get(mode, FileKind.OTHER)
            folders.setdefault(folder, []).append((name, kind))
            if kind is FileKind.FILE:
                blobs[file] = id
        return Revision(self, commit, blobs, {folder: sorted(names) for folder, names in folders.items()})


class Merge(NamedTuple):
    """The commit that a merge makes; or None, and the files in which the texts conflict."""

    commit: str | None
    conflicts: tuple[str, ...]


@dataclass(frozen=True)
class Revision:
    """The register's files in a commit or tree. `blobs` are the ids of the contents, by file."""

    repository: Repository
    id: str
    blobs: Mapping[str, str]
    folders: Mapping[str, Sequence[tuple[str, FileKind]]]

    def names(self, folder: str) -> Iterable[tuple[str, FileKind]]:
        return self.folders.get(folder, ())

    def contents(self, files: Sequence[str]) -> Iterator[bytes]:
        return self.repository.contents([self.blobs[file] for file in files])


def blob_id(data: bytes, like: str) -> str:
    """The id that git gives to a content, by the hash (SHA-1 or SHA-256) that made the id `like`."""
    digest = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return digest(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
