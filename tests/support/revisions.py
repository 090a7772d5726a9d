"""A real git repository with the example register in it, for tests to make branches and changes in."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from example import ROOT

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Example Staff",
    "GIT_AUTHOR_EMAIL": "staff@example.org",
    "GIT_AUTHOR_DATE": "2026-03-01T12:00:00Z",
    "GIT_COMMITTER_NAME": "Example Staff",
    "GIT_COMMITTER_EMAIL": "staff@example.org",
    "GIT_COMMITTER_DATE": "2026-03-01T12:00:00Z",
    # Nothing is packed in the background, and nothing waits for the disk.
    "GIT_CONFIG_COUNT": "2",
    "GIT_CONFIG_KEY_0": "maintenance.auto",
    "GIT_CONFIG_VALUE_0": "false",
    "GIT_CONFIG_KEY_1": "core.fsync",
    "GIT_CONFIG_VALUE_1": "none",
}


class Work:
    """A clone that somebody works in. Files are named below `data/`, without `.yml`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def begun(cls, root: Path, *options: str, of: Path = ROOT) -> "Work":
        """A new repository whose branch main holds the example register, or another: a copy of the first such one."""
        return cls.copied(Path(_first(of, options).name), root)

    @classmethod
    def copied(cls, of: Path, root: Path) -> "Work":
        """A copy of a whole repository: what several tests begin with is made once."""
        shutil.copytree(of, root)
        work = cls(root)
        work.git("update-index", "-q", "--refresh")  # git knows a file by its number on the disk too
        return work

    def git(self, *arguments: str) -> str:
        command = ["git", "-C", str(self.root), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT).stdout

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "A change")

    def branch(self, name: str, of: str = "main") -> None:
        self.git("switch", "-q", "-c", name, of)

    def path(self, name: str) -> Path:
        return self.root / f"data/{name}.yml"

    def write(self, name: str, text: str) -> None:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, (old, text)
        self.write(name, text.replace(old, new))

    def remove(self, name: str) -> None:
        self.path(name).unlink()

    def move(self, name: str, to: str) -> None:
        self.path(name).rename(self.path(to))


@cache
def _first(of: Path, options: tuple[str, ...]) -> TemporaryDirectory[str]:
    """A repository whose branch main holds a register, in as few files as can be; it lasts as long as this process."""
    folder = TemporaryDirectory(prefix="register-")
    shutil.copytree(of, folder.name, dirs_exist_ok=True)
    work = Work(Path(folder.name))
    work.git("init", "-q", "-b", "main", *options, ".")
    work.commit()
    work.git("repack", "-a", "-d", "-q")
    for sample in (work.root / ".git/hooks").iterdir():
        sample.unlink()
    return folder
