"""A register's files in a revision, read through git's plumbing and never checked out.

Anyone may have chosen the names and contents in a repository: names are split at NUL, contents by their length, and
git never takes either for an option.
"""

import os
import re
import shlex
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryFile
from typing import NamedTuple

from generator.compare.git_environment import SETTINGS, GitError, environment
from generator.read.files import MOST_BYTES, FileKind
from generator.records.base import DATA
from generator.write.scratch import scratch

MODES = {"100644": FileKind.FILE, "100755": FileKind.FILE}
"""The modes of ordinary files; any other is of a link or of a repository in this one."""
MOST_FILES = 150_000
"""In one revision: four times the schools of the United Kingdom."""
MOST_CHANGES = 4_000_000
"""Of files, twice over, in the whole history of a register."""
_CONVERTED = ("filter", "working-tree-encoding")
"""By these attributes a file on disk differs from what git keeps. Line ends need no care: YAML reads both kinds."""

_listed: set[str] = set()
"""The ids of commits whose files were listed to the end."""


@dataclass(frozen=True)
class Repository:
    """The git repository that holds a register's root. `variables` are added to git's environment."""

    root: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    place_before: str | None = None
    """The folder from the top that held the register before it was moved to the root, with a slash at its end."""

    def run(self, *arguments: str, allowed: Iterable[int] = (0,), given: bytes = b"") -> tuple[int, bytes]:
        """Run git; its exit code and output. Raises GitError where git is not there or answers with another code."""
        command = ["git", "-C", str(self.root), *SETTINGS, *arguments]
        try:
            done = subprocess.run(command, input=given, capture_output=True, check=False, env=self._environment)
        except FileNotFoundError:
            raise GitError("The program git is not installed here, and this command needs it.") from None
        if done.returncode not in allowed:
            raise GitError(self._reason(arguments[0], done.stderr.decode("utf-8", "replace")))
        return done.returncode, done.stdout

    def _parts(self, *arguments: str, most: int = MOST_FILES) -> Iterator[bytes]:
        """What git lists, part by part. Raises GitError as `run` does, and for more parts than `most`: a few
        objects of git can be a folder that holds itself so often that no list of it ends.
        """
        command = ["git", "-C", str(self.root), *SETTINGS, *arguments]
        count, begun = 0, b""
        with (
            TemporaryFile() as said,
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, env=self._environment) as running,
        ):
            assert running.stdout  # noqa: S101  # for the type checker: stdout is a pipe
            while data := running.stdout.read(1 << 20):
                *whole, begun = (begun + data).split(b"\0")
                count += len(whole)
                if count > most:
                    running.kill()
                    raise GitError(
                        f"git {arguments[0]} lists more than {most:,} files or changes, which no register has. Look for"
                        " a folder that holds other folders, and compare with another revision."
                    )
                yield from whole
            if running.wait():
                said.seek(0)
                raise GitError(self._reason(arguments[0], said.read().decode("utf-8", "replace")))

    @cached_property
    def _environment(self) -> Mapping[str, str]:
        return {**environment(self.root), **self.variables}

    def _reason(self, asked: str, said: str) -> str:
        """Why git failed, and what to do if we know it; else git's own words, of which the first is the reason."""
        if "not a git repository" in said:
            return f"{self.root} is not in a git repository, so there is nothing to compare with."
        if conflicts := re.findall(r"^(.+): unmerged \(", said, re.MULTILINE):
            names = ", ".join(dict.fromkeys(conflicts))
            return f"Git makes no commit while files are in conflict: {names}. Correct them, then `git add` them."
        if "dubious ownership" in said:
            owned = re.search(r"in repository at '(.+)'", said)
            folder = owned[1] if owned else str(self.root.resolve())
            return (
                f"Git does not read {folder}, because another user owns it. If you trust what is in it, run"
                f" `git config --global --add safe.directory {shlex.quote(folder)}`, and try again."
            )
        reasons = re.findall(r"^(?:fatal|error): (.+)$", said, re.MULTILINE) or said.split("\n")[:1]
        return f"git {asked} failed: {'; '.join(reasons).strip() or 'it does not say why'}"

    @cached_property
    def prefix(self) -> str:
        """The register's folder from the top of the repository, with a slash at its end; empty at the top."""
        if self.place_before is not None:
            return self.place_before
        said = os.fsdecode(self.run("rev-parse", "--is-inside-work-tree", "--show-prefix")[1])
        is_inside, _, prefix = said.partition("\n")
        if is_inside != "true":
            advice = " GIT_DIR is set: unset it, or set GIT_WORK_TREE to the top of the files." * (
                "GIT_DIR" in os.environ
            )
            raise GitError(f"{self.root} is in no work tree of git, so there is nothing to compare with.{advice}")
        return prefix.removesuffix("\n")

    @cached_property
    def top(self) -> "Repository":
        """The same repository, from its top."""
        folder = os.fsdecode(self.run("rev-parse", "--show-toplevel")[1]).removesuffix("\n")
        return Repository(Path(folder), self.variables)

    def commit(self, name: str) -> str:
        """The id of the commit that a revision's name means. Raises GitError if there is none."""
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        code, output = self.run(*asked, allowed=(0, 1, 128)) if name and "\0" not in name else (1, b"")
        if code == 0:
            return output.decode().strip()
        self.run("rev-parse", "--git-dir")  # Raises where there is no repository at all.
        raise GitError(f"git knows no revision {name!r} here. {self._advice()}")

    def knows(self, name: str) -> str | None:
        """The id of the commit that a full name such as `refs/heads/main` means; None if there is none."""
        code, output = self.run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", allowed=(0, 1, 128))
        return output.decode().strip() if code == 0 else None

    def shared_commit(self, first: str, *others: str) -> str | None:
        """The last commit that one shares with another, or with what a merge of several others would be."""
        code, output = self.run("merge-base", first, *others, allowed=(0, 1))
        return None if code else output.decode().split()[0]

    def merge_base(self, first: str, *others: str) -> str:
        """The same: where a branch began. Raises GitError if there is no such commit."""
        shared = self.shared_commit(first, *others)
        if shared is None:
            raise GitError(f"The two revisions share no commit here. {self._advice()}")
        return shared

    def commit_as_on_disk(self) -> str | None:
        """The id of the commit whose files are on disk, in the whole repository; None outside of git, or if something
        differs, is not committed, or is ignored although the register reads it.
        """
        try:
            commit = self.commit("HEAD")
            changed = self.top.run("status", "--porcelain", "--untracked-files=normal", "--ignore-submodules=none")[1]
            of_the_register = self.run("ls-files", "-z", "--others", "--", DATA)[1]  # Those that git ignores too.
            index = self.top.run("ls-files", "-z", "-v")[1].split(b"\0")[:-1]
        except GitError:
            return None
        is_hidden = any(not line.startswith(b"H ") for line in index)  # Git was asked not to look, or it is not there.
        return None if changed or of_the_register or is_hidden else commit

    @contextmanager
    def in_memory(self) -> Iterator["Repository"]:
        """The same repository, whose new objects are deleted at the end: nothing is written into the real one."""
        objects = Path(os.fsdecode(self.run("rev-parse", "--git-path", "objects")[1]).removesuffix("\n"))
        with scratch() as folder:
            also = f'"{self.root.resolve() / objects}"'.replace("\\", "/")
            apart = {"GIT_OBJECT_DIRECTORY": str(folder), "GIT_ALTERNATE_OBJECT_DIRECTORIES": also}
            yield replace(self, variables={**self.variables, **apart})

    @contextmanager
    def staged(self) -> Iterator["Revision"]:
        """The register's files as git's index has them, which are those that the next commit will hold. Raises GitError
        where files are in conflict.
        """
        with self.in_memory() as repository, scratch() as folder:
            index = Path(os.fsdecode(self.run("rev-parse", "--git-path", "index")[1]).removesuffix("\n"))
            copy = folder / "index"  # git writes into the one that it makes a tree of
            with suppress(FileNotFoundError):  # nothing was added yet
                copyfile(self.root.resolve() / index, copy)
            asked = {**repository.variables, "GIT_INDEX_FILE": str(copy)}
            tree = replace(repository, variables=asked).run("write-tree")[1].decode().strip()
            yield repository.revision(tree)

    def merge(self, first: str, second: str) -> "Merge":
        """Two commits merged by git, without a checkout. Call it on a repository from `in_memory`."""
        for side in (first, second):
            self._refuse_endless(side)
        asked = ("merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", first, second)
        code, output = self.run(*asked, allowed=(0, 1))
        tree, *names = [os.fsdecode(part) for part in output.split(b"\0") if part]
        if code:
            return Merge(None, tuple(sorted({name.removeprefix(self.prefix) for name in names})))
        person = {f"GIT_{who}_{what}": "register" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        dated = {f"GIT_{who}_DATE": "2000-01-01T00:00:00Z" for who in ("AUTHOR", "COMMITTER")}
        committing = replace(self, variables={**self.variables, **person, **dated})
        commit = committing.run("commit-tree", tree, "-p", first, "-p", second, given=b"merged in memory\n")[1]
        return Merge(commit.decode().strip(), ())

    def _refuse_endless(self, commit: str) -> None:
        """Raise GitError for a commit of more files than can be listed: git itself would merge it without end."""
        if commit not in _listed:
            for _ in self._parts("ls-tree", "-r", "-z", "--full-tree", "--name-only", commit):
                pass
            _listed.add(commit)

    @property
    def is_shallow(self) -> bool:
        """Whether this clone holds only the newest commits."""
        return self.run("rev-parse", "--is-shallow-repository")[1].strip() == b"true"

    def _advice(self) -> str:
        if self.knows("HEAD") is None and not self.run("for-each-ref", "--count=1")[1]:
            return "It holds no commit yet."
        if self.is_shallow:
            return "This clone holds only the newest commits: `git fetch --unshallow` brings the others."
        return "`git branch --all` lists the branches; `git fetch` brings those of others."

    def contents(self, blobs: Sequence["Blob"], of: str = "") -> Iterator[bytes]:
        """The contents as a checkout would write them, in order; `of` is the commit whose attributes count, if any.

        One process reads them all, and one more each file that a filter converts. A content that is too large is cut
        off one byte past the limit. Raises GitError if one is missing, or its filter fails.
        """
        converted = self._converted([blob.file for blob in blobs], of) if blobs else frozenset()
        plain = self._plain_contents([blob.id for blob in blobs if blob.file not in converted])
        for blob in blobs:
            yield self._converted_content(blob, of) if blob.file in converted else next(plain)

    def with_attributes_of(self, commit: str) -> "Repository":
        """The same repository, with the attributes of files as they are in a commit, or with no commit on disk.

        Git older than 2.41 takes them from disk in either case.
        """
        return replace(self, variables={**self.variables, "GIT_ATTR_SOURCE": commit}) if commit else self

    def _converted(self, files: Iterable[str], commit: str) -> frozenset[str]:
        asked = b"".join(os.fsencode(f"{self.prefix}{file}\0") for file in files)
        check = ("check-attr", "--stdin", "-z", *_CONVERTED)
        said = os.fsdecode(self.top.with_attributes_of(commit).run(*check, given=asked)[1]).split("\0")
        converted = {}
        for name, attribute, value in zip(said[::3], said[1::3], said[2::3], strict=False):
            file = name.removeprefix(self.prefix)
            if value not in ("unspecified", "unset", ""):
                converted[file] = value
                if attribute == "filter" and not self._is_set_up(value):
                    raise GitError(
                        f"Git keeps {file} through the filter {value}, which is not set up here, so the file cannot be"
                        " read as it was. Set the filter up (git-crypt: `git-crypt unlock`), and try again."
                    )
        return frozenset(converted)

    def _is_set_up(self, filter_name: str) -> bool:
        """Whether the settings here say how a filter turns what git keeps into a file on disk."""
        names = (f"filter.{filter_name}.{command}" for command in ("smudge", "process"))
        return any(self.run("config", "--get", name, allowed=(0, 1))[0] == 0 for name in names)

    def _converted_content(self, blob: "Blob", commit: str) -> bytes:
        shown = ("cat-file", "--filters", f"--path={self.prefix}{blob.file}", blob.id)
        return self.with_attributes_of(commit).run(*shown)[1][: MOST_BYTES + 1]

    def _plain_contents(self, ids: Sequence[str]) -> Iterator[bytes]:
        if not ids:
            return
        with TemporaryFile() as asked:  # Not a pipe: git would wait for us to read what it writes, and we for it.
            asked.write("".join(f"{id}\n" for id in ids).encode())
            asked.seek(0)
            command = ["git", "-C", str(self.root), *SETTINGS, "cat-file", "--batch"]
            with subprocess.Popen(command, stdin=asked, stdout=subprocess.PIPE, env=self._environment) as running:
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

    def versions(self, commit: str, files: Iterable[str]) -> dict[str, list["Blob"]]:
        """The contents that each of the register's files has had, newest first, up to a commit.

        Along first parents: the result of each merge, not the commits of its branch. One walk for all files.
        """
        blobs: dict[str, list[Blob]] = {file: [] for file in files}
        whatever_is_set = ("--root", "--no-follow", "--no-show-signature", "--no-renames", "--no-relative")
        form = ("--first-parent", "--diff-merges=first-parent", "--raw", "--no-abbrev", "--format=", "-z")
        walk = (*whatever_is_set, *form, commit, "--", f"{self.prefix}{DATA}")
        parts = self.top._parts("log", *walk, most=MOST_CHANGES)  # noqa: SLF001  # of the same class
        for part in parts:
            if part.lstrip().startswith(b":"):
                _, mode, _, id, _ = part.decode().split(" ")
                file = os.fsdecode(next(parts)).removeprefix(self.prefix)
                if file in blobs and MODES.get(mode) is FileKind.FILE:
                    blobs[file].append(Blob(id, file))
        return blobs

    def revision(self, commit: str) -> "Revision":
        """The register's files in a commit or tree, by its id."""
        items: dict[str, Item] = {}
        for line in self._parts("ls-tree", "-r", "-z", "--full-tree", commit, "--", f"{self.prefix}{DATA}"):
            described, _, raw = line.partition(b"\t")
            mode, _, id = described.decode().split(" ")
            file = os.fsdecode(raw).removeprefix(self.prefix)
            if file.startswith(DATA):
                items[file] = Item(MODES.get(mode, FileKind.OTHER), id)
        return Revision(self, commit, items)

    def changed(self, revision: "Revision", commit: str) -> "Revision":
        """The register's files in a commit that differs little from a revision, by what differs alone."""
        items = dict(revision.items)
        for mode, id, name in self._differences(revision.id, commit):
            file = name.removeprefix(self.prefix)
            items.pop(file, None)
            if name.startswith(f"{self.prefix}{DATA}") and mode != "000000":
                items[file] = Item(MODES.get(mode, FileKind.OTHER), id)
        return Revision(self, commit, items)

    def names(self, commit: str) -> frozenset[str]:
        """The names of all files in a commit or tree, from the top of the repository."""
        return frozenset(map(os.fsdecode, self._parts("ls-tree", "-r", "-z", "--full-tree", "--name-only", commit)))

    def differing(self, first: str, second: str) -> frozenset[str]:
        """The names, from the top of the repository, of all files that differ between two commits."""
        return frozenset(name for _, _, name in self._differences(first, second))

    def _differences(self, first: str, second: str) -> Iterator[tuple[str, str, str]]:
        """The mode, the id and the name from the top of each file that differs, as it is in the second commit."""
        parts = self._parts("diff-tree", "-r", "-z", "--raw", "--no-renames", first, second)
        for described, raw in zip(parts, parts, strict=True):
            _, mode, _, id, _ = described.decode().split(" ")
            yield mode, id, os.fsdecode(raw)

    def nothing(self) -> "Revision":
        """What there is before the first commit."""
        return Revision(self, "", {})


class Merge(NamedTuple):
    """The commit that a merge makes; or None, and the files in which the texts conflict."""

    commit: str | None
    conflicts: tuple[str, ...]


class Blob(NamedTuple):
    """A content that git keeps, and the file from the register's root whose content it is or was."""

    id: str
    file: str


class Item(NamedTuple):
    """What a revision holds under a name: a file, or a link or other repository; and its id."""

    kind: FileKind
    id: str


@dataclass(frozen=True)
class Revision:
    """The register's files in a commit or tree, by their names from the register's root. `id` is the commit's."""

    repository: Repository
    id: str
    items: Mapping[str, Item]

    @cached_property
    def blobs(self) -> Mapping[str, str]:
        """The ids of the contents, by file."""
        return {file: item.id for file, item in self.items.items() if item.kind is FileKind.FILE}

    @cached_property
    def _folders(self) -> Mapping[str, Mapping[str, FileKind]]:
        folders: dict[str, dict[str, FileKind]] = {"": {}}
        for file, item in self.items.items():
            name, kind = file.removeprefix(DATA), item.kind
            while True:
                folder, _, name = name.rpartition("/")
                names = folders.setdefault(folder, {})
                if name in names:
                    break
                names[name] = kind
                if not folder:
                    break
                name, kind = folder, FileKind.FOLDER
        return folders

    def names(self, folder: str) -> Iterable[tuple[str, FileKind]]:
        return sorted(self._folders.get(folder, {}).items())

    def contents(self, files: Sequence[str]) -> Iterator[bytes]:
        return self.repository.contents([Blob(self.blobs[file], file) for file in files], self.id)
