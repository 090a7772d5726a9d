"""An office in which a runbook is followed: a clone of a register, its repository on GitHub, and GitHub's own program.

The commands are the document's own, run by bash in the order in which they are written, with real git. GitHub's program
is a stand-in: it answers with what a repository has, by jq itself, and keeps what it was asked to do.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from example import ROOT, TODAY
from project import PROJECT
from workflows.repository import git
from workflows.runner import TODAY as CLOCK

ADDRESS = "https://github.com/naace/"
GH = """#!{python}
import json, subprocess, sys
from pathlib import Path
answers = json.loads(Path({answers!r}).read_text("utf-8"))
words = sys.argv[1:]
if "--jq" in words:
    asked = next(word for word in words if word in answers)
    jq = ["jq", "-r", words[words.index("--jq") + 1]]
    sys.exit(subprocess.run(jq, input=json.dumps(answers[asked]), text=True).returncode)
with Path({calls!r}).open("a", encoding="utf-8") as calls:
    print(*words, file=calls)
"""
"""Answers a question by the word that names what is asked about; anything else is an act, which is kept."""
BLOCK = re.compile(r"^( *)```console\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


def commands(document: str, heading: str = "", until: str = "") -> str:
    """The commands of a document, from one heading until another, as one script."""
    text = (PROJECT / "docs" / document).read_text("utf-8")
    first = text.index(f"\n## {heading}\n") if heading else 0
    last = text.index(f"\n## {until}\n", first) if until else len(text)
    blocks = BLOCK.findall(text[first:last])
    assert blocks
    return "".join(re.sub(f"^{margin}", "", block, flags=re.MULTILINE) for margin, block in blocks)


class Office:
    """`here` is the clone that somebody works in, `github` the repository on GitHub."""

    def __init__(self, folder: Path, data: Path = ROOT / "data") -> None:
        self.folder, self.here, self.github = folder, folder / "work/register", folder / "github/register.git"
        self.answers, self.log = folder / "answers.json", folder / "calls"
        self.answers.write_text("{}", "utf-8")
        self.log.touch()
        for name in ("github", "home", "bin", "clock", "work"):
            (folder / name).mkdir()
        (folder / "clock/sitecustomize.py").write_text(CLOCK.format(day=TODAY), "utf-8")
        gh = GH.format(python=sys.executable, answers=str(self.answers), calls=str(self.log))
        (folder / "bin/gh").write_text(gh, "utf-8")
        (folder / "bin/gh").chmod(0o755)
        (folder / "home/.gitconfig").write_text(
            f'[user]\n\tname = Staff Example\n\temail = staff@naace.example\n[url "{self.github.parent}/"]\n'
            f"\tinsteadOf = {ADDRESS}\n[init]\n\tdefaultBranch = main\n",
            "utf-8",
        )
        shutil.copytree(data, self.here / "data")
        shutil.copyfile(PROJECT / ".gitignore", self.here / ".gitignore")
        (self.here / ".venv").mkdir()
        (self.here / ".venv/bin").symlink_to(Path(sys.executable).parent)
        git(self.here, "init", "--quiet", "--initial-branch=main")
        self.commit("The register begins")
        for name in ("register.git", "register-restored.git"):
            git(self.github.parent, "init", "--quiet", "--bare", "--initial-branch=main", name)
        git(self.here, "remote", "add", "origin", str(self.github))
        git(self.here, "push", "--quiet", "--set-upstream", "origin", "main")

    def commit(self, message: str) -> None:
        git(self.here, "add", "--all")
        git(self.here, "commit", "--quiet", "--allow-empty", "--message", message)

    def push(self) -> None:
        git(self.here, "push", "--quiet", "origin", "main")

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.here / f"data/{name}.yml"
        text = path.read_text("utf-8")
        assert text.count(old) == 1, (old, text)
        path.write_text(text.replace(old, new), "utf-8")

    def has_on_github(self, **answers: object) -> None:
        """What GitHub's program answers, by the last word of the address; `due` answers for issues of that label."""
        named = {f"repos/naace/register/{name.replace('__', '/')}": answer for name, answer in answers.items()}
        self.answers.write_text(json.dumps(named | {"list": answers.get("list", [])}), "utf-8")

    @property
    def asked_of_github(self) -> list[str]:
        return self.log.read_text("utf-8").splitlines()

    def follow(self, script: str) -> str:
        """Run the commands; what they print. A command that fails fails the test."""
        environment = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(self.folder / "home"),
            "LANG": "C.UTF-8",
            "GH_REPO": "naace/register",
            "PYTHONPATH": f"{PROJECT}:{self.folder / 'clock'}",
            "REGISTER_KEEPS_NOTHING": "yes",
        }
        done = subprocess.run(
            ["bash", "-c", f"set -euo pipefail\n{script}"],
            cwd=self.here, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-4000:]
        return done.stdout
