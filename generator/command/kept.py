"""Answers kept on this machine: the same question about the same files on the same day has the same answer.

In: what was typed, and the day. Out: what was said to that before, if everything that it depends on is as it was: the
content of every file of the register, by its hash; the program itself and the packages it uses; the day; and where git
is asked, its branches, index and settings. Nothing of the register is read for that, and little is imported.

A command that has no kept answer runs as if there were none at all. What it said is kept if nothing changed meanwhile.
`check` and `changes` may take over what the last check found in the files that did not change: see `rechecking.py`.
"""

import os
import sys
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from generator.command.output import Said
from generator.command.shelf import Folder
from generator.disk import WORK
from generator.project import PACKAGE, TEMPLATES
from generator.read.contents import Held, contents, digest, held

NOTHING_IS_KEPT = ("CI", "REGISTER_KEEPS_NOTHING", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE")
"""Nothing is kept where one of these variables is set: on a machine of CI, by wish, and in git's hooks."""
_ENVIRONMENT = ("GIT_", "GITHUB_")
"""How variables begin that an answer may depend on."""
_TAKING = ("--root", "--on")
"""The options before a command's name that take a value."""
_NOT_KEPT = {"--commit", "--write"}
"""Options that ask what git has staged, or write."""
_BESIDE = "postcodes"
"""The folder beside `data/` that a register may have too, with places of its own."""
_MOST_ANSWERS = 24
_MOST_CHARACTERS = 4_000_000


class Answer(NamedTuple):
    """What a command said, and its exit code."""

    said: list[Said]
    code: int

    @property
    def length(self) -> int:
        """How many characters it has."""
        return sum(len(line) for said in self.said for line in said.lines)


@dataclass
class Question:
    """A command's words, the register's root that they name, the day, and the folder in which answers are kept.

    `data` is what the register held when it was last looked at. `is_known` if the answer was worked out from just that,
    whatever was written since.
    """

    words: tuple[str, ...]
    root: Path
    today: date
    shelf: Folder
    data: Held | None = None
    is_known: bool = False

    @classmethod
    def of(cls, words: Sequence[str], today: date, commands: Container[str]) -> "Question | None":
        """The question that some words ask of one of the commands; None if nothing is kept for such."""
        if (
            _command(words) not in commands
            or _NOT_KEPT & {*words}
            or any(os.environ.get(name) for name in NOTHING_IS_KEPT)
        ):
            return None
        root = _root(words)
        is_register = root is not None and (root / "data").is_dir() and not (root / "data").is_symlink()
        shelf = Folder.of(root) if root and is_register else None
        return cls(tuple(words), root, today, shelf) if root and shelf else None

    def state(self) -> str | None:
        """The name of its answer: a hash of everything that the answer depends on; None if that cannot be known."""
        if not self.is_known:
            self.data = held(str(self.root / "data"), self.shelf, "data")
        program = self.program()
        if self.data is None or program is None or (self.root / WORK).exists():
            return None
        try:
            git = _git_state(self.root, _names(self.words)) if self._asks_git else b""
            places = (str(Path.cwd()), str(self.root))
        except OSError:
            return None
        depends_on = {name: value for name, value in os.environ.items() if name.startswith(_ENVIRONMENT)}
        known = (self.data.hash, program, git, self.words, places, sorted(depends_on.items()))
        return f"{self.today.isoformat()}-{digest(known).hex()}"

    def program(self) -> bytes | None:
        """A hash of the program, the packages that it uses, and the register's own postcodes."""
        folders = {"program": PACKAGE, "templates": TEMPLATES}
        if (self.root / _BESIDE).exists():
            folders[_BESIDE] = self.root / _BESIDE
        hashes = [
            contents(str(folder), self.shelf, name, skipped="__pycache__" if folder is PACKAGE else "")
            for name, folder in folders.items()
        ]
        return None if None in hashes else digest((hashes, sys.version, _packages()))

    @property
    def _asks_git(self) -> bool:
        return any(word == "changes" or word.startswith(("--base", "--format")) for word in self.words)

    def answer(self, state: str) -> Answer | None:
        """What was said to it before, in this state."""
        kept = self.shelf.get(state)
        return Answer([Said(*said) for said in kept[0]], kept[1]) if kept else None

    def keep(self, state: str, answer: Answer) -> None:
        """Keep an answer that was given in a state, if that lasted until now, and drop the oldest ones, and those of
        other days.
        """
        if answer.code not in (0, 1) or answer.length > _MOST_CHARACTERS:
            return
        if (not self.is_known and self._has_strays()) or self.state() != state:
            return
        self.shelf.drop_left()
        self.shelf.put(state, ([tuple(said) for said in answer.said], answer.code))
        answers = [name for name in self.shelf.names() if name[:2].isdecimal()]
        todays = [name for name in answers if name.startswith(self.today.isoformat())]
        self.shelf.drop({*answers} - {*todays[:_MOST_ANSWERS]})

    def _has_strays(self) -> bool:
        """Whether something in `data/` is no record: what is said of it depends on what git ignores."""
        files, loading = (import_module(f"generator.read.{name}") for name in ("files", "loading"))
        in_place = files.placed_files(files.DiskTree(self.root), loading.FOLDERS)
        return not all(isinstance(place, files.Placed) for place in in_place)


def _command(words: Sequence[str]) -> str:
    """The name of the command: the first word that is neither an option nor its value."""
    before = ""
    for word in words:
        if not word.startswith("-") and before not in _TAKING:
            return word
        before = word
    return ""


def _root(words: Sequence[str]) -> Path | None:
    """The root that the words name; None where they could be read in two ways."""
    named = [place for place, word in enumerate(words) if word.startswith("--root")]
    if not named:
        return Path()
    place, word = named[0], words[named[0]]
    if "--" in words or len(named) > 1 or (place and words[place - 1].startswith("-")):
        return None
    if word.startswith("--root="):
        return Path(word.removeprefix("--root="))
    return Path(words[place + 1]) if word == "--root" and place + 1 < len(words) else None


def _git_state(root: Path, names: Sequence[str]) -> bytes:
    """Imported only where git is asked: it starts processes."""
    state: bytes = import_module("generator.compare.git_state").git_state(root, names)
    return state


def _names(words: Sequence[str]) -> list[str]:
    """The words that may name a revision."""
    values = [word.removeprefix("--base=") for word in words]
    return [value for value in values if value and value[:1] != "-"]


def _packages() -> list[str]:
    """The packages that Python finds, with their versions."""
    return sorted(path.name for folder in {*sys.path} for path in Path(folder).glob("*.dist-info"))
