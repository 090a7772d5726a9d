"""A real git repository with the example register in it, for tests to make branches and changes in."""

import os
import shutil
import subprocess
from pathlib import Path

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
}


class Work:
    """A clone that somebody works in. Files are named below `data/`, without `.yml`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def begun(cls, root: Path, *options: str, of: Path = ROOT) -> "Work":
        """A new repository whose branch main holds the example register, or another."""
        shutil.copytree(of, root)
        work = cls(root)
        work.git("init", "-q", "-b", "main", *options, ".")
        work.commit()
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
